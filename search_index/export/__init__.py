"""Writing events out: one format a file, and a registry."""
