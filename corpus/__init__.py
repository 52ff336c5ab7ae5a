"""Articles: files in, :class:`~corpus.article.Article` values out, and the bundled sample archive."""
