"""The user's own work with an archive, kept as plain text in the data directory: a kind of record a file.

Everything here reads and writes files, so it is called from worker threads only, never from a widget.
"""
