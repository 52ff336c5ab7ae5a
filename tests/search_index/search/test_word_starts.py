"""Looking only where wanted words may begin finds what reading every word finds."""

import time
from itertools import takewhile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search_index.index.analysis import (
    folded_form,
    further_stems,
    is_tied,
    split,
    stem_of,
    stretches,
    word_pattern,
    words,
)
from search_index.index.stemming import shared_beginning
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
    "a-b",
    "ab-s",
    "abs OR s",
    "a-a-b OR ba",
    "b'as",
    "a'b-s*",
    "asb",
    "a15",
)
TEXTS = st.text(alphabet="abAs'’.,150 \n\t\u00a0é_-–&ß\u0301ж中กิ", max_size=40)


def fits(row, place, text):
    """Whether a stretch of text is what stands at a place of a row."""
    words = tuple(split(text))
    if len(words) > 1:
        return not row.exact and bool(row.words[place:]) and further_stems(words) == (row.words[place],)
    folded = folded_form(text)
    if place == len(row.words):
        return folded.startswith(row.beginning)
    return edit_distance(row.words[place], folded if row.exact else stem_of(text), 2) <= row.distance


def matches_by_reading(rows, text):
    """The same by its plain definition: every row tried at every stretch that anything begins with."""
    in_places = [  # what stands where each word ends
        [(start, end) for start, end in stretches(text) if found.start() < end <= found.end()]
        for found in word_pattern(text).finditer(text)
        if folded_form(found[0])
    ]
    found = []
    for place, here in enumerate(in_places):
        for start, end in here:
            for row in rows:
                if len(row) > len(in_places) - place or not fits(row, 0, text[start:end]):
                    continue
                last = end
                for step in range(1, len(row)):
                    behind = [
                        each
                        for each in in_places[place + step]
                        if len(split(text[slice(*each)])) == 1 and fits(row, step, text[slice(*each)])
                    ]
                    if not behind:
                        break
                    last = behind[0][1]
                else:
                    found.append(Match(start, last, row.wanted))
    matches = []
    for match in sorted(found, key=lambda each: (each.start, -each.end)):
        if not matches or match.start >= matches[-1].end:
            matches.append(match)
    return matches


@settings(max_examples=400)
@given(TEXTS, st.sampled_from(QUERIES))
def test_matches_are_those_of_reading_every_word(text, query):
    rows = wanted_rows(parse(query).root, "text")
    assert find_matches(rows, text) == matches_by_reading(rows, text)


@pytest.mark.parametrize(
    ("beginning", "text", "found"),
    [
        ("oil", "Oil, turmoil and oilfields; crude-oil.", ["oil", "oilfields", "oil"]),
        ("obrien", "said O’Brien and O'Brien's", ["o'brien", "o'brien's"]),
        ("sos", "s.o.s. and so", ["s.o.s."]),
        ("us", "the U.S. and us", ["u.s.", "us"]),
        ("1500", "some 1,500 of 21,500", ["1,500"]),
        ("vuc", "Vučić", ["vucic"]),
        ("noone", "No-one, no–one and no one", ["no-one", "no-one"]),
        ("ivoire", "Côte d’Ivoire", ["ivoire"]),
        ("att", "AT&T's", ["at&t's"]),
        ("usled", "a U.S.-led plan", ["u.s.-led"]),
    ],
)
def test_words_begin_where_they_begin(beginning, text, found):
    places = WantedWords({beginning: [""]}).in_texts([text], [0])
    assert [
        word for word in places.words if "".join(map(folded_form, split(word))).startswith(beginning)
    ] == found
    assert set(zip(places.starts, places.ends, strict=True)) <= set(stretches(text))


@given(st.text(alphabet="abcdeilnorstuyz", min_size=1, max_size=12))
@example("abys")
def test_every_word_begins_with_what_words_of_its_stem_share(word):
    assert folded_form(word).startswith(shared_beginning(stem_of(word)))


@given(TEXTS)
def test_splitting_finds_the_words_that_analysis_finds(text):
    split_up = [each[:-1] if is_tied(each) else each for each in split(text) if folded_form(each)]
    assert split_up == [text[word.start : word.end] for word in words(text)]


@pytest.mark.parametrize(
    ("word", "other"), [("day", "days"), ("pay", "pays"), ("say", "says"), ("play", "played")]
)
def test_a_short_word_and_its_inflected_form_are_one(word, other):
    assert stem_of(word) == stem_of(other)


@pytest.mark.parametrize("repeated", ["a'", "a-", "a'b-", "a.", "a&'", "a'd", "1,", "a'a'a'a "])
def test_endless_words_are_gone_through_once(repeated):
    text = repeated * 6_000
    rows = wanted_rows(parse('"a b" OR a OR aaa OR "a a a"').root, "text")
    started = time.process_time()
    find_matches(rows, text)
    assert time.process_time() - started < 1


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
