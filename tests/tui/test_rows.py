"""What the rows of the lists say of an event or an article."""

from __future__ import annotations

from datetime import date
from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.spans import DateSpan, Precision
from search_index.events.event import Event, Status
from tui.marks import CURRENT_DATE, MATCH
from tui.rows.content import in_lines, lines_with_first, plain
from tui.rows.events import passage
from tui.wording import event_date_words, published_date_words, published_words

_MAY = DateSpan(date(2023, 5, 1), date(2023, 5, 31), Precision.MONTH)


def event_in(sentence: str, expression: str, *, span: DateSpan | None = _MAY) -> Event:
    """An event told by ``sentence``, white space and all, dated by ``expression`` in it."""
    article = Article("a.md", "A title", sentence)
    start = sentence.index(expression)
    return Event(
        id="1",
        span=span,
        status=Status.HAPPENED,
        text=" ".join(sentence.split()),
        path=article.path,
        title=article.title,
        source="",
        published=article.published,
        sentence_start=0,
        sentence_end=len(sentence),
        expression=expression,
        expression_start=start,
        expression_end=start + len(expression),
        rule="month and year",
        reference=None,
        story="1",
    )


_WORDS = st.lists(st.sampled_from(["the", "harbour", "of", "Łódź", "was\n  quiet", "then"]), max_size=80)


@given(_WORDS, _WORDS, st.integers(24, 90))
def test_two_lines_of_a_passage_always_hold_the_words_of_its_date(
    before: list[str], after: list[str], width: int
) -> None:
    event = event_in(" ".join([*before, "May 2023", *after]), "May 2023")
    lines = passage(event, width, 2)
    assert len(lines) <= 2
    assert all(line.cell_length <= width for line in lines)
    marks = [
        line.plain[span.start : span.end]
        for line in lines
        for span in line.spans
        if span.style == CURRENT_DATE
    ]
    assert " ".join(mark.strip() for mark in marks) == "May 2023"


@given(_WORDS, _WORDS, st.integers(24, 90))
def test_two_lines_of_a_snippet_always_hold_its_first_match(
    before: list[str], after: list[str], width: int
) -> None:
    text = " ".join(" ".join([*before, "a dam", *after, "the end"]).split())
    matches = [(place, place + len(words)) for words in ("a dam", "the end") for place in [text.index(words)]]
    lines = lines_with_first(text, matches, MATCH, width, 2)
    assert len(lines) <= 2
    assert all(line.cell_length <= width for line in lines)
    marks = [
        line.plain[span.start : span.end] for line in lines for span in line.spans if span.style == MATCH
    ]
    assert " ".join(mark.strip() for mark in marks).startswith("a dam")


def test_the_words_are_marked_where_they_gave_the_date_not_where_they_stood_before() -> None:
    sentence = "In May they met, and in\n May they parted."
    event = event_in(sentence, "May they p")
    (line,) = passage(event, 100, 2)
    assert [(mark.start, mark.end) for mark in line.spans] == [(24, 34)]


def test_a_passage_of_a_megabyte_is_cut_before_it_is_laid_out() -> None:
    event = event_in("word " * 200_000 + "May 2023" + " word" * 10, "May 2023")
    start = process_time()
    lines = passage(event, 40, 2)
    assert process_time() - start < 0.1
    assert "May 2023" in "".join(line.plain for line in lines)


def test_a_date_is_told_no_finer_than_it_was_written() -> None:
    assert event_date_words(event_in("In May 2023.", "May 2023")) == "May 2023"
    assert event_date_words(event_in("Once upon a time.", "Once", span=None)) == "no date"


def test_a_published_date_says_how_it_is_known() -> None:
    day = date(2024, 9, 4)
    stated = Published(day, day, Provenance.FRONT_MATTER, Confidence.STATED)
    assert published_words(stated) == "published 4 Sep 2024 (front matter)"
    assert published_date_words(stated) == "4 Sep 2024"
    inferred = Published(day, date(2024, 9, 6), Provenance.TEXT, Confidence.INFERRED)
    assert published_words(inferred) == "published ≈ 4–6 Sep 2024 (inferred from text)"
    bounded = Published(day, None, Provenance.TEXT, Confidence.BOUNDED)
    assert published_words(bounded) == "published not before 4 Sep 2024 (text)"
    assert published_words(Published()) == "publication date unknown"
    assert published_date_words(Published()) == "undated"


@given(st.text(max_size=60), st.integers(1, 12), st.integers(1, 3))
def test_text_cut_to_lines_never_takes_more_room_than_there_is(text: str, width: int, count: int) -> None:
    lines = in_lines(plain(text), width, count)
    assert len(lines) <= count
    assert all(line.cell_length <= max(2, width) for line in lines)
