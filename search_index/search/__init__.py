"""Running a search: hits, snippets as offsets, and the matches within one article."""
