"""Articles of one archive settle each other's published dates."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.expression import DateExpression
from search_index.dates.publication import testimony
from search_index.dates.publication.archive import settle_archive
from search_index.dates.published import published_date
from search_index.dates.tagger import tag


def _dated(path: str, text: str, stated: str = "") -> tuple[Article, list[DateExpression]]:
    article = Article(path, "A report", text, stated_date=stated)
    article = replace(article, published=published_date(article))
    return article, tag(article.text, article.published)


_LATER = _dated(
    "later.txt",
    "The last time that Anna Weber met Pedro Ruiz was on February 21 in Kazan, where they signed a treaty.",
    "2024-03-20",
)
_SAME = "Minister Anna Weber met President Pedro Ruiz in Kazan on February 21 and signed a treaty on trade."


def _settled(*articles: tuple[Article, list[DateExpression]]) -> dict[str, Published]:
    return settle_archive(articles)


def test_a_dated_article_that_tells_of_the_same_day_gives_the_year() -> None:
    settled = _settled(_dated("undated.txt", _SAME), _LATER)["undated.txt"]
    assert (settled.earliest, settled.latest) == (date(2024, 2, 21), date(2024, 2, 22))
    assert (settled.provenance, settled.confidence) == (Provenance.ARCHIVE, Confidence.INFERRED)
    assert "later.txt" in settled.reasons[-1]


def test_other_people_on_the_same_day_settle_nothing() -> None:
    other = _dated("undated.txt", "Chancellor Maria Lopez opened a bridge in Bergen on February 21.")
    assert _settled(other, _LATER) == {}


def test_another_day_settles_nothing() -> None:
    assert _settled(_dated("undated.txt", _SAME.replace("21", "22")), _LATER) == {}


def test_two_years_to_choose_from_settle_nothing() -> None:
    earlier = _dated("earlier.txt", _LATER[0].text, "2019-03-20")
    assert _settled(_dated("undated.txt", _SAME), _LATER, earlier) == {}


def test_a_year_before_the_articles_own_facts_is_not_taken() -> None:
    text = _SAME + " The hall where they met was opened on 5 June 2024."
    assert _settled(_dated("undated.txt", text), _LATER) == {}


def test_what_was_only_planned_when_it_was_told_settles_nothing() -> None:
    plan = _dated("plan.txt", "Anna Weber will meet Pedro Ruiz in Kazan on February 21, 2031.", "2024-03-20")
    assert _settled(_dated("undated.txt", _SAME), plan) == {}


def test_ranks_and_names_of_institutions_settle_nothing() -> None:
    told = "President {} of the United States spoke to Congress in Washington on February 21, they said."
    other = _dated("other.txt", told.format("Lopez"), "2024-03-20")
    assert _settled(_dated("undated.txt", told.format("Weber")), other) == {}


def test_lines_of_tables_settle_nothing() -> None:
    table = (
        "BERGEN, March 17 - Results\n\n{}\n    Ended February 21\n    Sales 5\n    Profit 3\n    Note: Shares"
    )
    other = _dated("other.txt", table.format("Fish Factory"), "2024-03-20")
    assert _settled(_dated("undated.txt", table.format("Tractors")), other) == {}


@pytest.mark.parametrize("text", ["5 May 2003 ", "Anna Weber Pedro Ruiz 5 May 2003. "])
def test_a_text_of_nothing_but_days_is_heard_in_bounded_time(text: str) -> None:
    article = Article("days.txt", "Days", text * 20_000, stated_date="2024-03-20")
    article = replace(article, published=published_date(article))
    expressions = tag(article.text[:20_000], article.published) * 50
    started = time.process_time()
    assert len(testimony.testify(article, expressions).tellings) <= 1
    assert time.process_time() - started < 1.0


def test_articles_that_state_their_date_are_left_alone() -> None:
    assert _settled(_dated("stated.txt", _SAME, "2023-02-22"), _LATER) == {}


def test_news_of_january_is_later_than_that_of_december() -> None:
    text = (
        "Anna Weber met Pedro Ruiz in Kazan on December 30 and signed a treaty. "
        "Anna Weber met Pedro Ruiz in Kazan on January 2 and signed a second one."
    )
    told = _dated(
        "told.txt",
        "Anna Weber met Pedro Ruiz in Kazan on December 30, 2023. "
        "Anna Weber met Pedro Ruiz in Kazan again on January 2, 2024.",
        "2024-03-20",
    )
    settled = _settled(_dated("undated.txt", text), told)["undated.txt"]
    assert settled.earliest == date(2024, 1, 2)
