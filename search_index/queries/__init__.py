"""The query language: words in, a Whoosh query out, errors with their position."""
