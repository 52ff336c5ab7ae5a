"""The stem of an English word: Porter's, mended where it takes a word for another or parts it from its forms.

Porter's rules (Program 14, 1980) know no words. So "used" becomes "us", which is what "U.S." is folded to,
and "Andes" becomes "and". What is done about it here holds for the language: what Porter's second edition
(Snowball's "english") does with words in -us and -ay; rules for words so short that their stem says nothing;
and some words, frequent in the news, that would be taken for quite another one.
"""

from __future__ import annotations

from functools import lru_cache

from whoosh.lang.porter import stem as porter_stem

_STEMMED_FROM = 4
"""Shorter words are left as they are: stemming "was" or "gas" only makes strangers equal."""
_SHORTEST_STEM = 3
_VOWEL_AND_I = frozenset(("ai", "ei", "oi", "ui"))
_PLURALS_IN_US = frozenset(
    ("bantus", "bureaus", "ecus", "emus", "gnus", "gurus", "hindus", "menus", "plateaus", "zulus")
)
"""All other words in -us are singular: "virus", "census", "status"."""
_IRREGULAR = {
    "being": "be",
    "doing": "do",
    "does": "do",
    "going": "go",
    "goes": "go",
    "gases": "gas",
    "buses": "bus",
    "crises": "crisi",
    "noone": "noone",
    # Rather than by "new", "and", "how", "even", "sever", "import", "gener", "commun", "univers", "organ",
    # "author", "execut", "depart", "apart" and "posit".
    **{each: each for each in ("news", "andes", "howe", "several", "positive")},
    **dict.fromkeys(("useful", "usefully", "usefulness"), "useful"),
    **dict.fromkeys(("evening", "evenings"), "evening"),
    **dict.fromkeys(("general", "generals", "generally"), "general"),
    **dict.fromkeys(("important", "importantly", "importance"), "importan"),
    **dict.fromkeys(("community", "communities"), "communit"),
    **dict.fromkeys(("university", "universities"), "universit"),
    **dict.fromkeys(("organization", "organizations", "organizational"), "organiz"),
    **dict.fromkeys(("authority", "authorities"), "authorit"),
    **dict.fromkeys(("executive", "executives"), "executiv"),
    **dict.fromkeys(("department", "departments", "departmental"), "department"),
    **dict.fromkeys(("apartment", "apartments"), "apartment"),
}


@lru_cache(maxsize=200_000)
def stem(folded: str) -> str:
    """Return the stem of a folded word: itself, where it is short or not of English letters alone."""
    if len(folded) < _STEMMED_FROM or not (folded.isascii() and folded.isalpha()):
        return folded
    if (known := _IRREGULAR.get(folded)) is not None:
        return known
    if folded.endswith("us") and not folded.endswith("ous") and folded not in _PLURALS_IN_US:
        return folded
    found: str = porter_stem(folded)
    # Porter's second edition leaves a y behind a vowel as it is; the first makes "dai" of "days".
    if found[-2:] in _VOWEL_AND_I and folded.startswith(f"{found[:-1]}y"):
        found = f"{found[:-1]}y"
    return found if len(found) >= _SHORTEST_STEM else _of_short_word(folded)


def _of_short_word(folded: str) -> str:
    """Return the word of three letters that an inflected form comes from: "use" of "used" and "using"."""
    begins, ending = folded[:2], folded[2:]
    if ending in ("es", "ed", "eing"):
        return f"{begins}e"
    if ending == "ing":
        return f"{begins[0]}ie" if begins[1] == "y" else f"{begins}e"
    return folded


def shared_beginning(stem: str) -> str:
    """Return with what every word begins, when folded, that has this stem.

    Porter's rules take an ending away, and at most the last letter of what remains is then another one
    ("happi" of "happy", "rate" of "rating"); of stems of less than four letters only to those with an i. To
    words of three letters an e may have been given back ("using", "dying").
    """
    if len(stem) >= _STEMMED_FROM or stem.endswith("i"):
        return stem[:-1]
    if len(stem) == _SHORTEST_STEM and stem.endswith("e"):
        return stem[:1] if stem.endswith("ie") else stem[:-1]
    return stem
