"""Everything about finding and dating; pure of any terminal, usable as a library.

:class:`search_index.archive.Archive` is the front door.
"""
