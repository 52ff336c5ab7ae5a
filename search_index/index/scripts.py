r"""Which characters make words in the world's scripts, as parts of character classes of regular expressions.

Python's ``\w`` knows letters and digits, but not the marks that many scripts write vowels with; and some
scripts put no space between words.
"""

from __future__ import annotations

APOSTROPHES = "'\u2019\u2018\u02bc\u02bb\uff07\u05f3\u05f4"
"""Signs that are written for an apostrophe within a word, Hebrew ones of initials among them."""
HYPHENS = "-\u2010\u2011\u2012\u2013\uff0d&_\u200c"
"""Signs that tie words: hyphens of any kind, "&" and "_", and what parts a Persian word without a space.

In a class of characters they come first, so that the first of them stands for itself.
"""
INVISIBLE = "\u00ad\u200d\u2060\ufeff"
"""What says where a word may be divided, or may not."""
_ACCENTS = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"  # of any script
    "\u0483-\u0489"  # Cyrillic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Arabic
    "\u0711\u0730-\u074a"  # Syriac
)
ACCENTS = _ACCENTS
"""Marks that one may leave out: accents, and the vowels of scripts that mostly do without them."""
MARKS = _ACCENTS + (
    "\u0900-\u0963\u0966-\u0dff"  # of India and Sri Lanka: letters too, but not the full stops
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece"  # Thai, Lao
    "\u0f35\u0f37\u0f39\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc"  # Tibetan
    "\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d\u1071-\u1074\u1082-\u108d\u108f"
    "\u109a-\u109d\u135d-\u135f\u17b4-\u17d3\u17dd"  # Burmese, Ethiopic, Khmer
    "\u3099\u309a\uff9e\uff9f"  # Japanese
)
"""Marks that belong to the letter before them."""
UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # Chinese characters
    "\U00020000-\U000323af"
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9d"  # Japanese
    "\uac00-\ud7a3"  # Korean, which has spaces, but hangs particles on its words
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"  # Thai, Lao
    "\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081"  # Burmese
    "\u1780-\u17b3"  # Khmer
)
"""Letters of scripts in which words are not told apart by spaces: each is a word by itself."""
