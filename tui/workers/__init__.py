"""What runs beside the app's thread: thin wrappers over calls into the archive that only post messages."""
