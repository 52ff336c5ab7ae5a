"""The rules for reading date expressions, one family a file."""
