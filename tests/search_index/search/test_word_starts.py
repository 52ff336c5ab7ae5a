"""Looking only where wanted words may begin finds what reading every word finds."""

from itertools import takewhile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search_index.index.analysis import folded_form, shared_beginning, split, stem_of, words
from search_index.packed.similar import edit_distance
from search_index.queries.parser import parse
from search_index.search.matching import Match, find_in_all, find_matches, wanted_rows
from search_index.search.snippets import LENGTH, best_snippets
from search_index.search.word_starts import WantedWords

QUERIES = (
    "a",
    "ab",
    "a*",
    "1*",
    "15",
    "1,5",
    "1.5",
    "1.1500",
    "11500",
    "中",
    "中中 a",
    "ก*",
    "as",
    '"a b"',
    "b's",
    "é*",
    "ab OR a*",
    '"a ab"',
    '"ab b"',
    '"b 1.5"',
    '"15 o\'b"',
    '"a. s"',
    "a-b*",
    "a.b.",
    "s* b",
    '"as b"',
    '"bs"',
    "o'b",
    "absab~",
    '"a b" OR ab OR 15',
)
TEXTS = st.text(alphabet="abAs'’.,150 \n\t\u00a0é_-ß\u0301ж中กิ", max_size=40)


def matches_word_by_word(rows, text):
    """The same by its plain definition: every row tried at every word."""
    found = list(words(text))
    matches = []
    for place, word in enumerate(found):
        for row in sorted(rows, key=lambda row: not row.words):
            stretch = found[place : place + len(row)]
            forms = [each.folded if row.exact else each.stem for each in stretch]
            fits = len(stretch) == len(row) and all(
                edit_distance(wanted, form, 2) <= row.distance
                for wanted, form in zip(row.words, forms, strict=False)
            )
            if not fits or not stretch[-1].folded.startswith(row.beginning):
                continue
            match = Match(word.start, stretch[-1].end, row.wanted)
            if not matches or match.start >= matches[-1].end:
                matches.append(match)
            elif match.start == matches[-1].start and match.end > matches[-1].end:
                matches[-1] = match
    return matches


@settings(max_examples=400)
@given(TEXTS, st.sampled_from(QUERIES))
def test_matches_are_those_of_reading_every_word(text, query):
    rows = wanted_rows(parse(query).root, "text")
    assert find_matches(rows, text) == matches_word_by_word(rows, text)


@pytest.mark.parametrize(
    ("beginning", "text", "starts"),
    [
        ("oil", "Oil, turmoil and oilfields; crude-oil.", [0, 17, 34]),
        ("obrien", "said O’Brien and O'Brien's", [5, 17]),
        ("sos", "s.o.s. and so", [0]),
        ("us", "the U.S. and us", [4, 13]),
        ("1500", "some 1,500 of 21,500", [5]),
        ("vuc", "Vučić", [0]),
    ],
)
def test_words_begin_where_they_begin(beginning, text, starts):
    assert [start for start, _, _ in WantedWords({beginning: [""]}).in_texts([text], [0])] == starts


@given(st.text(alphabet="abcdeilnorstuyz", min_size=1, max_size=12))
@example("abys")
def test_every_word_begins_with_what_words_of_its_stem_share(word):
    assert folded_form(word).startswith(shared_beginning(stem_of(word)))


@given(TEXTS)
def test_splitting_finds_the_words_that_analysis_finds(text):
    assert [each for each in split(text) if folded_form(each)] == [text[w.start : w.end] for w in words(text)]


@pytest.mark.parametrize(
    ("word", "other"), [("day", "days"), ("pay", "pays"), ("say", "says"), ("play", "played")]
)
def test_a_short_word_and_its_inflected_form_are_one(word, other):
    assert stem_of(word) == stem_of(other)


@given(TEXTS.map(lambda text: text * 20), st.sampled_from(QUERIES))
def test_a_snippet_shows_the_window_with_the_most(text, query):
    rows = wanted_rows(parse(query).root, "text")
    matches = find_matches(rows, text)
    (snippet,) = best_snippets([text], find_in_all(rows, [text]), [""])
    folded = " ".join(text.split())
    assert snippet.text.strip("…") in folded
    for start, end in snippet.matches:
        assert snippet.text[start:end] in {" ".join(text[m.start : m.end].split()) for m in matches}
    if matches and len(text) <= LENGTH // 2:
        assert len(snippet.matches) == len(list(takewhile(lambda match: match.end < LENGTH, matches)))
