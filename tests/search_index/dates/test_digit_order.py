"""Whether 3/4/2024 is in March or in April: told by the text, by its outlet, by the archive, or by nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article, Provenance
from search_index.dates.digit_order import (
    DigitOrder,
    OrderTeller,
    ToldOrder,
    has_ambiguous_date,
    orders_shown,
)
from search_index.dates.publication.orders import ArchiveOrders
from search_index.dates.published import published_date
from search_index.dates.tagger import tag

_DAY, _MONTH = frozenset({DigitOrder.DAY_FIRST}), frozenset({DigitOrder.MONTH_FIRST})


@pytest.mark.parametrize(
    ("words", "orders"),
    [
        ("Filed 21/2/2024.", _DAY),
        ("Filed 2/21/2024.", _MONTH),
        ("Filed 21.02.2024 and on 2/21/24.", _DAY | _MONTH),
        ("Filed 3/4/2024.", frozenset()),
        ("Their record is 21/2/3, call 555-21-2-2024 or see 10.21.2.2024.", frozenset()),
        ("2024-02-21", frozenset()),
        ("32/2/2024 and 0/21/2024", frozenset()),
    ],
)
def test_a_number_above_twelve_shows_the_order(words: str, orders: frozenset[DigitOrder]) -> None:
    assert orders_shown(words) == orders


@pytest.mark.parametrize(
    ("words", "ambiguous"),
    [("3/4/2024", True), ("03.04.24", True), ("3/3/2024", False), ("21/2/2024", False), ("1/2", False)],
)
def test_two_different_numbers_up_to_twelve_are_ambiguous(words: str, ambiguous: bool) -> None:
    assert has_ambiguous_date(words) is ambiguous


def test_an_outlet_tells_its_own_order_and_the_archive_that_of_outlets_which_show_none() -> None:
    orders = ArchiveOrders.of([("Wire", _DAY), ("Daily", _MONTH), *[("Weekly", _DAY)] * 12])
    assert orders.told_to("wire ") == ToldOrder(DigitOrder.DAY_FIRST, OrderTeller.OUTLET)
    assert orders.told_to("Daily") == ToldOrder(DigitOrder.MONTH_FIRST, OrderTeller.OUTLET)
    assert orders.told_to("Gazette") == ToldOrder(DigitOrder.DAY_FIRST, OrderTeller.ARCHIVE)
    assert orders.told_to("") == ToldOrder(DigitOrder.DAY_FIRST, OrderTeller.ARCHIVE)


@pytest.mark.parametrize(
    ("day_first", "month_first", "known"), [(1, 0, True), (9, 1, True), (8, 1, False), (1, 1, False)]
)
def test_nine_of_ten_articles_have_to_agree(day_first: int, month_first: int, known: bool) -> None:
    orders = ArchiveOrders.of([("Wire", _DAY)] * day_first + [("Wire", _MONTH)] * month_first)
    assert (orders.told_to("Wire") is not None) is known


def test_an_outlet_that_contradicts_itself_is_not_overruled_by_the_archive() -> None:
    orders = ArchiveOrders.of([("Wire", _DAY), ("Wire", _MONTH), *[("Daily", _DAY)] * 50])
    assert orders.told_to("Wire") is None


def test_without_evidence_nothing_is_told() -> None:
    assert ArchiveOrders.of([("Wire", frozenset()), ("Wire", _DAY | _MONTH)]).told_to("Wire") is None


@given(
    st.lists(st.tuples(st.sampled_from(["Wire", "Daily", ""]), st.sampled_from([_DAY, _MONTH]))), st.randoms()
)
def test_it_does_not_matter_in_which_order_articles_are_heard(votes, random) -> None:
    shuffled = list(votes)
    random.shuffle(shuffled)
    one, other = ArchiveOrders.of(votes), ArchiveOrders.of(shuffled)
    assert all(one.told_to(source) == other.told_to(source) for source in ("Wire", "Daily", "Gazette"))


@pytest.mark.parametrize("order", DigitOrder)
@pytest.mark.parametrize("teller", OrderTeller)
def test_an_order_is_read_back_from_its_words(order: DigitOrder, teller: OrderTeller) -> None:
    assert ToldOrder.read(str(ToldOrder(order, teller))) == ToldOrder(order, teller)


def test_the_rule_says_whose_evidence_decided() -> None:
    told = ToldOrder(DigitOrder.MONTH_FIRST, OrderTeller.OUTLET)
    (found,) = tag("Filed 3/4/2024.", order=told)
    assert (found.value, found.rule) == (
        "2024-03-04",
        "date in digits, month first, as in the articles of this source",
    )
    own = tag("Filed 3/4/2024, heard 21/2/2024.", order=told)[0]
    assert (own.value, own.rule) == (
        "2024-04-03",
        "date in digits, day first, as in the other dates of this text",
    )


def test_a_text_that_contradicts_itself_is_not_overruled() -> None:
    told = ToldOrder(DigitOrder.MONTH_FIRST, OrderTeller.ARCHIVE)
    found = tag("Filed 3/4/2024, heard 21/2/2024, decided 2/22/2024.", order=told)[0]
    assert "unknown" in found.rule


_TOLD = Article(
    "a.txt", "A report", "They met.", digit_order=str(ToldOrder(DigitOrder.DAY_FIRST, OrderTeller.OUTLET))
)


def test_stated_dates_and_date_lines_are_read_in_the_told_order_and_say_so() -> None:
    stated = published_date(replace(_TOLD, stated_date="3/4/2024"))
    assert (stated.day, stated.provenance) == (date(2024, 4, 3), Provenance.FRONT_MATTER)
    assert "day first, as in the articles of this source" in stated.reasons[0]
    line = published_date(replace(_TOLD, text="A report\n\nPublished: 3/4/2024\n\nThey met."))
    assert (line.day, line.provenance) == (date(2024, 4, 3), Provenance.DATE_LINE)
    assert "day first, as in the articles of this source" in line.reasons[0]


def test_a_date_line_is_read_in_the_order_of_its_own_text_first() -> None:
    text = "A report\n\nPublished: 3/4/2024\n\nThey had met in Kazan on 2/21/2024."
    line = published_date(replace(_TOLD, text=text))
    assert line.day == date(2024, 3, 4)
    assert "as in the other dates of this text" in line.reasons[0]


def test_an_ambiguous_date_line_without_evidence_is_no_published_date() -> None:
    line = published_date(Article("a.txt", "A report", "A report\n\nPublished: 3/4/2024\n\nThey met."))
    assert line.provenance is not Provenance.DATE_LINE
