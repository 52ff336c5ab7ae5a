"""One search finds every place at which a rule can fit, and the first that can."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search_index.dates.notation import RuleBook, expand, may_begin, places_of
from search_index.dates.passage import split_passage
from search_index.dates.reader import RULES, places_in
from search_index.dates.vocabulary import CLASS_WORDS, WORD_CLASSES

WORDS = [
    *(words.split()[0] for words in CLASS_WORDS.values()),
    *("3", "21", "45", "1990", "204", "met", "Ada"),
]
MARKS = st.sampled_from([" ", " ", " ", "-", ", ", ". ", "’s ", "/", ":", " (", ") ", "\n\n", ",", "."])
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), MARKS), max_size=25).map(
    lambda pairs: "".join(word + mark for word, mark in pairs)
)


@settings(max_examples=200)
@given(TEXTS)
def test_every_place_at_which_a_rule_fits_is_found_and_no_rule_before_the_first_fits(text):
    passage = split_passage(text)
    places = dict(places_in(passage))
    for index in range(len(passage.words)):
        fitting = {rule.expanded for rule in RULES if rule.pattern.match(passage.classes, index)}
        assert fitting <= {rule.expanded for rule, _ in places.get(index, ())}


@settings(max_examples=200)
@given(TEXTS)
def test_what_a_pattern_matches_it_may_begin_with(text):
    classes = split_passage(text).classes
    for index in range(len(classes)):
        for rule in RULES:
            if rule.pattern.match(classes, index):
                assert all(may_begin(_nameless(rule), classes[index : index + length]) for length in range(4))


def _nameless(rule):
    return rule.expanded.replace("(?P=mark)", ".")


@pytest.mark.parametrize(
    ("pattern", "words", "may"),
    [
        ("DAY UNITS", "3", True),
        ("DAY UNITS", "3 ", True),
        ("DAY UNITS", "3 days", True),
        ("DAY UNITS", "3 men", False),
        ("DAY(?:[ -]CARDINAL){0,4} UNITS", "3 men", False),
        ("DAY(?:[ -]CARDINAL){1,4} UNITS", "3 days", False),
        ("DAY(?: CARDINAL)+ UNITS", "3 two two days", True),
        ("DAY(?:,|,? AND)? UNITS", "3, and", True),
        ("DAY(?= UNITS) OTHER", "3 men", False),
        ("DAY(?! UNITS).", "3 days", True),
        ("DAY(?<=AND DAY)", "3 men", True),
        ("DAY$", "3", True),
        ("DAY$", "3 ", False),
        ("OF DAY|IN DAY", "in 3", True),
        (r"OF\. DAY", "of.", True),
        (r"OF\. DAY", "of,", False),
    ],
)
def test_a_pattern_may_begin_with_some_words_or_not(pattern, words, may):
    classes = "".join(WORD_CLASSES.get(word, "_") for word in split_passage(words).words)
    assert may_begin(expand(pattern), classes) is may


def test_a_place_tells_the_first_rule_that_fits_there():
    book = RuleBook()
    for name, pattern in (
        ("days", "DAY UNITS"),
        ("day and month", "DAY MONTHNAME"),
        ("day", "DAY(?! UNITS)"),
    ):
        book.rule(name, pattern)(lambda phrase: None)
    pattern, firsts = places_of(book.rules)
    classes = split_passage("3 days, 3 May, 3 men, 3").classes
    found = [(each.start(), firsts[each.lastindex - 1][1].name) for each in pattern.finditer(classes)]
    assert found == [(0, "days"), (5, "day and month"), (10, "day"), (15, "day")]
