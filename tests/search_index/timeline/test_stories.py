"""Stories: what tells of the same happening is one story, and its independent sources are counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from corpus.article import Published
from search_index.dates import spans
from search_index.dates.spans import DateSpan
from search_index.events.event import DatedBy, Event, Status
from search_index.events.sources import Origin, origin_of
from search_index.timeline.timeline import Timeline
from search_index.timeline.writer import write_timeline
from tests.search_index.timeline.making import REPORTED, day, event

NONE = np.empty(0, np.int32)
OPENED = day(2024, 2, 21)
LIND = "Mayor Ana Lind opened the Sava Bridge in Kazan with a speech on tolls."
AGAIN = "Ana Lind gave a speech on tolls as she opened the Sava Bridge in Kazan."
OTHER = "Farmers drove tractors through Porto against milk prices, Rui Costa said."


def told(number: int, text: str, span: DateSpan | None, *, place: int = 0, **fields: object) -> Event:
    fields = {"source": f"Outlet {number}"} | fields
    return replace(event(number, place, span, text=text), **fields)  # type: ignore[arg-type]


def timeline_of(directory: Path, *events: Event, origins: dict[str, Origin] | None = None) -> Timeline:
    """A timeline of one article an event, numbered from 0."""
    added = [(number, [each], (origins or {}).get(each.text, Origin())) for number, each in enumerate(events)]
    write_timeline(directory, 1, None, NONE, added)
    return Timeline.open(directory, 1)


def test_two_articles_that_tell_of_one_happening_are_one_story(tmp_path: Path) -> None:
    timeline = timeline_of(tmp_path, told(0, LIND, OPENED), told(1, AGAIN, OPENED), told(2, OTHER, OPENED))
    first, second, other = timeline.select()
    assert first.story == second.story != other.story
    assert [(each.articles, each.sources) for each in (first, second, other)] == [(2, 2), (2, 2), (1, 1)]
    assert timeline.stories == 2
    story = timeline.story(0)
    assert (story.name, story.articles, story.sources, story.span) == (first.story, 2, 2, OPENED)
    assert [each.text for each in story.events] == [LIND, AGAIN]


def test_a_month_agrees_with_a_day_in_it_and_the_story_is_as_narrow_as_its_sources(tmp_path: Path) -> None:
    timeline = timeline_of(tmp_path, told(0, LIND, spans.month(2024, 2)), told(1, AGAIN, OPENED))
    assert timeline.stories == 1
    assert timeline.story(0).span == OPENED


@pytest.mark.parametrize(
    ("span", "fields"),
    [
        (day(2024, 5, 21), {}),
        (spans.month(2024, 3), {}),
        (None, {}),
        (OPENED, {"status": Status.PLANNED}),
    ],
)
def test_other_dates_and_other_statuses_are_other_stories(
    tmp_path: Path, span: DateSpan | None, fields: dict[str, object]
) -> None:
    assert timeline_of(tmp_path, told(0, LIND, OPENED), told(1, AGAIN, span, **fields)).stories == 2


def test_a_report_may_tell_of_the_day_before(tmp_path: Path) -> None:
    reported = told(1, AGAIN, day(2024, 2, 22), dated_by=DatedBy.REPORT)
    assert timeline_of(tmp_path, told(0, LIND, OPENED), reported).stories == 1


def test_sources_that_name_different_days_are_one_story_whose_dates_differ(tmp_path: Path) -> None:
    timeline = timeline_of(tmp_path, told(0, LIND, OPENED), told(1, LIND, day(2024, 2, 23)))
    assert all(each.dates_differ for each in timeline.select())
    story = timeline.story(0)
    assert (story.span, story.dates_differ, len(story.events)) == (None, True, 2)


def test_copies_of_one_text_and_articles_of_one_outlet_are_one_source(tmp_path: Path) -> None:
    wire = origin_of(
        f"KAZAN (Reuters) - {LIND} Boats blew their horns, and a choir sang on the quay for an hour."
    )
    copy = origin_of(f"{LIND} Boats blew their horns, and a choir sang on the quay for more than an hour.")
    own = origin_of(
        "From our correspondent. Crowds lined the river as the long-awaited crossing was inaugurated."
    )
    events = [told(number, text, OPENED) for number, text in enumerate((LIND, AGAIN, LIND + " "))]
    added = list(zip(range(3), [[each] for each in events], (wire, own, copy), strict=True))
    write_timeline(tmp_path, 1, None, NONE, added)
    story = Timeline.open(tmp_path, 1).story(0)
    assert (story.articles, story.sources, story.agencies) == (3, 2, ("Reuters",))
    outlet = [told(4, LIND, OPENED, source="Wire"), told(5, AGAIN, OPENED, source="WIRE")]
    (tmp_path / "outlet").mkdir()
    assert timeline_of(tmp_path / "outlet", *outlet).story(0).sources == 1


def test_new_and_removed_articles_change_the_stories_they_touch(tmp_path: Path) -> None:
    timeline_of(tmp_path, told(0, LIND, OPENED), told(1, OTHER, OPENED))
    before = Timeline.open(tmp_path, 1)
    write_timeline(tmp_path, 2, before, NONE, [(5, [told(5, AGAIN, OPENED)])])
    joined = Timeline.open(tmp_path, 2)
    assert [each.articles for each in joined.select()] == [2, 1, 2]
    write_timeline(tmp_path, 3, joined, np.array([0], np.int32), [])
    assert [each.articles for each in Timeline.open(tmp_path, 3).select()] == [1, 1]


def test_events_can_be_chosen_by_what_dates_them_and_by_when_they_were_known(tmp_path: Path) -> None:
    timeline = timeline_of(
        tmp_path, told(0, LIND, OPENED), told(1, OTHER, day(2024, 2, 22), dated_by=DatedBy.REPORT)
    )
    assert [each.text for each in timeline.select(dated_by=[DatedBy.EXPRESSION])] == [LIND]
    assert len(timeline.select(known_before=date(2024, 2, 23))) == 2
    assert len(timeline.select(known_before=date(2024, 2, 22))) == 0


def filler(number: int) -> Event:
    words = " ".join(f"w{number * 7 + step}x" for step in range(7))
    return told(number, f"In Town{number} the {words} were found.", day(1950 + number % 40, 1 + number % 12))


BOARD = "{0} said its board declared a quarterly dividend payable in Tampa to holders."
ACME = BOARD.format("Shares: Acme Foundries of Lille, a maker of presses and moulds run by Otto Brandt,")
AGAIN_ACME = BOARD.format("Otto Brandt of Acme Foundries, whose works in Lille hired 30 men for its looms,")
ZENITH = BOARD.format("Shares: Zenith Quarries of Perth, a digger of slate and gravel led by Mia Okoro,")


@pytest.mark.parametrize(("second", "stories"), [(AGAIN_ACME, 1), (ZENITH, 2)])
def test_in_a_large_archive_those_who_are_named_tell_alike_reports_apart(
    tmp_path: Path, second: str, stories: int
) -> None:
    # The words that such reports share are in many others too.
    others = [told(3000 + n, BOARD.format(f"Firm{n}"), day(2001, 1 + n % 12)) for n in range(60)]
    events = [*map(filler, range(2000)), *others, told(2001, ACME, OPENED), told(2002, second, OPENED)]
    write_timeline(tmp_path, 1, None, NONE, [(int(each.title.split()[1]), [each]) for each in events])
    view = Timeline.open(tmp_path, 1).select(since=OPENED.earliest, until=OPENED.latest)
    assert (len(view), len({each.story for each in view})) == (2, stories)


def test_what_its_own_words_do_not_date_is_not_the_news_of_some_weeks(tmp_path: Path) -> None:
    weeks = spans.between(day(2024, 2, 10), day(2024, 2, 24))
    goes_on = told(1, AGAIN, OPENED, dated_by=DatedBy.DISCOURSE)
    assert timeline_of(tmp_path, told(0, LIND, weeks), goes_on).stories == 2


def test_an_article_that_names_a_day_twice_may_tell_of_one_thing_twice(tmp_path: Path) -> None:
    for number, dated_by, stories in ((1, DatedBy.EXPRESSION, 1), (2, DatedBy.DISCOURSE, 2)):
        again = told(0, LIND, OPENED, place=1, dated_by=dated_by)
        directory = tmp_path / str(number)
        directory.mkdir()
        write_timeline(directory, 1, None, NONE, [(0, [told(0, LIND, OPENED), again])])
        assert Timeline.open(directory, 1).stories == stories


TOLD_THEN = date(2005, 4, 28)
DAYS = [
    told(n, f"In Town{n} the w{n * 7}x, w{n * 7 + 1}x and w{n * 7 + 2}x were found.", day(2023, 1 + n % 12))
    for n in range(40)
]
MAIDEN = "The H450, which made its maiden flight on 27 April, can carry 853 passengers."
FLEW = "The H450 first flew in April."


@pytest.mark.parametrize(
    ("published", "stories"), [(REPORTED, 1), (replace(REPORTED, earliest=TOLD_THEN, latest=TOLD_THEN), 2)]
)
def test_a_date_that_is_background_is_evidence_and_the_day_that_all_report_of_is_none(
    tmp_path: Path, published: Published, stories: int
) -> None:
    flights = [told(50, MAIDEN, day(2005, 4, 27), published=published)]
    flights += [told(51, FLEW, spans.month(2005, 4), published=published)]
    timeline = timeline_of(tmp_path, *DAYS, *flights)
    found = timeline.select(until=date(2005, 12, 31))
    assert (len(found), len({each.story for each in found})) == (2, stories)


def test_who_is_named_says_not_yet_what_happened(tmp_path: Path) -> None:
    first = told(50, "Judge Mary Ellen Porter of Union Motors is angry.", day(2005, 4, 27))
    second = told(51, "Union Motors sent flowers to Mary Ellen Porter.", day(2005, 4, 27))
    found = timeline_of(tmp_path, *DAYS, first, second).select(until=date(2005, 12, 31))
    assert len({each.story for each in found}) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Gunnar Fors resigned as head of Halvorsen.", "Gunnar Fors stepped down after a row."),
        ("Harlan Brothers filed for bankruptcy.", "The collapse of Harlan Brothers frightened savers."),
        ("Viktor Yakov was sworn in as president.", "The inauguration of Viktor Yakov took an hour."),
        ("Nordbank bought Harlan Brothers.", "A takeover of Harlan Brothers cheered savers."),
    ],
)
def test_one_deed_told_with_another_word_is_one_story(tmp_path: Path, first: str, second: str) -> None:
    events = [told(50, first, day(2005, 4, 27)), told(51, second, spans.month(2005, 4))]
    found = timeline_of(tmp_path, *DAYS, *events).select(until=date(2005, 12, 31))
    assert len({each.story for each in found}) == 1


@pytest.mark.parametrize(("span", "stories"), [(spans.month(2024, 2), 1), (spans.year(2024), 2)])
def test_what_is_only_said_to_be_of_a_year_must_be_more_alike(
    tmp_path: Path, span: DateSpan, stories: int
) -> None:
    mayor = (
        "Ana Lind spoke of tolls, schools, taxes, buses, rats, drains and a bigger town hall to angry "
        "shopkeepers, lawyers and farmers."
    )
    assert timeline_of(tmp_path, *DAYS, told(50, LIND, OPENED), told(51, mayor, span)).stories == 40 + stories
