"""Where an article's published date can be known from, one kind of evidence a file."""
