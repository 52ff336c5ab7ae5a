"""A Whoosh codec of packed, memory-mapped arrays, a writer that inverts in batches, and a vectorised search.

What Whoosh keeps as pickled blocks and reads posting by posting is kept here as NumPy arrays in term order,
so that a term is a slice, and a prefix is one too. It is a codec like any other: a segment, a reader and
matchers, on which every Whoosh query works. Two parts go beyond it:

- :class:`~search_index.packed.writer.PackedWriter` takes Whoosh's place as segment writer and sorts a whole
  batch of documents at once instead of one posting after the other;
- :func:`~search_index.packed.search.search` scores the common query shapes over the arrays and leaves any
  other part of a query to Whoosh's own matchers.

It knows nothing of articles. Fields may have Whoosh's Existence, Frequency or Positions format; values that
are stored may be text, bytes, or what JSON can hold. No file it writes contains a pickle.
"""
