"""A published date from ages: a birth and an age at a death that is the news."""

from __future__ import annotations

import pytest

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.published import published_date


def _published(text: str) -> Published:
    return published_date(Article("report.txt", "", text))


def _bounds(text: str) -> tuple[str, str]:
    published = _published(text)
    return str(published.earliest), str(published.latest)


_IN_THE_YEAR_OF_84 = ("2003-06-10", "2004-06-16")
"""From the 84th birthday of somebody born on 10 June 1919 to a week after the last day of being 84."""


@pytest.mark.parametrize(
    "text",
    [
        "Cellist Ada Winter dies aged 84\n\nAda Winter, born in Leeds on 10 June 1919, gave 900 concerts.",
        "The cellist Ada Winter died yesterday at the age of 84. She was born on June 10, 1919.",
        "Ada Winter (born 10 June 1919) has died at 84, her family said.",
        "Ada Winter, a cellist, died Monday at home. She was 84.\n\nMs. Winter was born June 10, 1919.",
        "Ada Winter, 84, died on Sunday night after a fall.\n\nBorn on 10 June 1919, she taught herself.",
        "The 84-year-old cellist Ada Winter passed away this morning. Winter was born June 10, 1919.",
    ],
)
def test_a_birth_and_an_age_at_a_fresh_death_bound_the_published_date_on_both_sides(text: str) -> None:
    published = _published(text)
    assert (str(published.earliest), str(published.latest)) == _IN_THE_YEAR_OF_84
    assert (published.provenance, published.confidence) == (Provenance.TEXT, Confidence.INFERRED)
    assert all("84" in reason and "1919" in reason for reason in published.reasons[-2:])


def test_a_year_of_birth_leaves_two_years() -> None:
    assert _bounds("Ada Winter died yesterday aged 84. She was born in 1919.") == ("2003-01-01", "2005-01-06")


@pytest.mark.parametrize(
    "text",
    [
        # no fresh death
        "The cellist Ada Winter died in 2003 at the age of 84. She was born on June 10, 1919.",
        "Ada Winter, who was born on 10 June 1919, played at 84 as she had at 20.",
        # somebody else's birth, age or death
        "Ada Winter died yesterday at the age of 84. Her son Carl was born on June 10, 1951.",
        "Ada Winter died yesterday at the age of 84. Carl Summer, born on June 10, 1951, will play.",
        "Ada Winter wept. Her father died yesterday at the age of 84. She was born on June 10, 1950.",
        # not one age, not one birth
        "Ada Winter, 84, and Carl Summer, 70, died yesterday. Winter was born on 10 June 1919.",
        "Ada Winter died yesterday aged 84. She was born on 10 June 1919, or was born on 3 May 1920.",
        # no age at all, or no birth
        "Ada Winter died yesterday at 9:15 at 84 Mill Lane. She was born on June 10, 1919.",
        "Ada Winter died yesterday at the age of 84.",
    ],
)  # fmt: skip
def test_nothing_is_said_unless_one_birth_and_one_fresh_death_are_told_of_one_person(text: str) -> None:
    assert _published(text).latest is None


def test_facts_that_contradict_the_ages_leave_it_unknown() -> None:
    text = "Ada Winter died yesterday at 84. She was born on 10 June 1919. She left Leeds on 3 May 2009."
    assert _published(text) == Published()


_ADA = "Ada Winter died yesterday at the age of 84. {} She was born on June 10, 1919."


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("On August 24, she gave her last concert.", "2003-08-24"),
        ("On June 1, she gave her last concert.", "2003-06-10"),  # may be that of 2003, nine days before
        ("In 1972 she married. On August 24, she gave a concert in Rome.", "2003-06-10"),
        ("She will be buried on August 24.", "2003-06-10"),
    ],
)
def test_a_day_that_the_report_looks_back_on_bounds_from_below_only(sentence: str, first: str) -> None:
    assert _bounds(_ADA.format(sentence)) == (first, "2004-06-16")


def test_a_day_named_after_the_reports_own_is_not_taken_for_it() -> None:
    text = """The ministers met again yesterday. On May 4 they had met in Geneva.

Russia began its invasion of Ukraine. The World Cup is scheduled to start in Qatar in November."""
    assert _bounds(text) == ("2022-05-04", "2022-11-20")
