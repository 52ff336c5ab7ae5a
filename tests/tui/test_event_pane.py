"""The list of events: dates at a glance, orders, stories opened, filters, dates to go to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from search_index.archive import Archive
from search_index.dates import spans
from search_index.dates.spans import DateSpan
from search_index.events.event import DatedBy, Status
from tests.tui.chronicle import FLOOD
from tests.tui.conftest import write_archive
from tests.tui.driving import NARROW, Driver, running
from tui.arrangement import Pane
from tui.screens.filter_events import FilterEventsScreen
from tui.screens.go_to_date import GoToDateScreen, date_to_go_to


def dates(app: Driver) -> list[str]:
    """The dates of all rows of the list, in its order."""
    rows = app.explorer.event_pane.rows
    return [
        rows.event(row).span.earliest.isoformat() if rows.event(row).span else ""  # type: ignore[union-attr]
        for row in range(len(rows))
    ]


def notices(app: Driver) -> str:
    return " ".join(notification.message for notification in app.app._notifications)


async def go_to(app: Driver, text: str) -> str:
    """Type a date to go to; what the box said of it."""
    await app.press("d")
    assert isinstance(app.app.screen, GoToDateScreen)
    await app.press(*text)
    said = app.words("#date-found")
    await app.press("enter")
    await app.settled()
    return said


async def test_dates_stand_in_one_column_and_what_is_not_told_is_blank(flood: Archive) -> None:
    async with running(flood, (160, 60)) as app:
        lines = app.events.splitlines()
        ends = {
            words: line.index(words) + len(words)
            for words in ("4 Mar 2024", "Feb 2024", "1931", "1970s")
            for line in lines
            if f" {words} ·" in line
        }
        assert set(ends) == {"4 Mar 2024", "Feb 2024", "1931", "1970s"}
        assert len(set(ends.values())) == 1
        (planned,) = (line for line in lines if "20 Jun 2024" in line and "planned" in line)
        assert "▷" in planned


async def test_v_lists_the_events_as_they_were_reported_and_says_how_much_later(flood: Archive) -> None:
    async with running(flood, (240, 60)) as app:
        await app.do("escape", "3")
        here = app.explorer.event_pane.event_at_cursor
        happened = dates(app)
        assert happened == sorted(happened)
        await app.do("v")
        pane = app.explorer.event_pane
        assert "as reported" in str(pane.border_title)
        assert pane.event_at_cursor == here
        reports = [pane.rows.event(row).published.earliest for row in range(len(pane.rows))]
        assert reports == sorted(reports)  # type: ignore[type-var]
        assert dates(app) != happened
        await app.do("g")
        assert "reported 1 day later" in app.events
        assert "reported 4 months ahead" in app.events
        await app.do("v")
        assert dates(app) == happened
        assert "as reported" not in str(pane.border_title)


async def test_x_opens_the_story_with_who_says_which_and_closes_it_again(flood: Archive) -> None:
    async with running(flood, (240, 60)) as app:
        await app.do("escape", "3")
        await go_to(app, "2024-03-04")
        pane = app.explorer.event_pane
        event = pane.event_at_cursor
        assert event is not None
        assert event.articles == 2
        assert "▸ 2 sources" in app.events
        before, cursor = len(pane.rows), pane.rows_list.cursor
        await app.do("x")
        assert len(pane.rows) == before + 1
        assert pane.event_at_cursor == event
        assert "▾ 2 sources" in app.events
        other = {"Harbour Gazette": "Coast Courier", "Coast Courier": "Harbour Gazette"}[event.source]
        (opened,) = (line for line in app.events.splitlines() if "└" in line)
        assert "4 Mar 2024" in opened
        day = {"Harbour Gazette": "5 Mar 2024", "Coast Courier": "7 Mar 2024"}[other]
        assert f"{other}, {day}" in opened
        await app.do("j")
        assert app.current_event is not None
        assert app.current_event.source == other
        assert app.open_path != event.path
        await app.do("x")
        assert (len(pane.rows), pane.rows_list.cursor) == (before, cursor)
        assert "└" not in app.events


async def test_a_story_that_is_opened_at_the_bottom_of_the_list_is_scrolled_into_view(flood: Archive) -> None:
    async with running(flood, (80, 20)) as app:
        await app.do("escape", "3", "g")
        rows, pane = app.explorer.event_pane.rows_list, app.explorer.event_pane
        while (event := pane.event_at_cursor) is not None and event.articles == 1:
            await app.do("j")
        assert rows.cursor == rows.rows_in_view[-1], "at the bottom, or this shows nothing"
        await app.do("x")
        assert {rows.cursor, rows.cursor + 1} <= set(rows.rows_in_view)
        assert "└" in app.events
        assert app.events.count("Ilic said") + app.events.count("mayor Dragan Ilic.") == 2


async def test_x_says_when_no_other_article_tells_of_it(flood: Archive) -> None:
    async with running(flood) as app:
        await app.do("escape", "3", "g", "x")
        await app.until(lambda: "Only this article tells of it." in notices(app))


async def test_an_opened_story_stays_open_in_another_order(flood: Archive) -> None:
    async with running(flood, (160, 60)) as app:
        await app.do("escape", "3")
        await go_to(app, "2024-03-04")
        await app.do("x", "v")
        assert "└" in app.events
        await app.do("f")
        assert "└" in app.events


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("2024-10-09", "2024-10-09"), ("October 2024", "2024-10-01"), ("the 1970s", "1970-01-01")],
)
async def test_d_goes_to_the_date_that_is_typed(flood: Archive, typed: str, expected: str) -> None:
    async with running(flood, NARROW) as app:
        await app.do("escape")
        said = await go_to(app, typed)
        assert "then" in said
        assert app.pane_in_use is Pane.EVENTS
        event = app.explorer.event_pane.event_at_cursor
        assert event is not None
        assert event.span is not None
        assert event.span.earliest.isoformat() == expected


async def test_a_date_without_an_event_leads_to_the_nearest_one_and_says_so(flood: Archive) -> None:
    async with running(flood) as app:
        await app.do("escape", "3")
        said = await go_to(app, "June 1932")
        assert "nothing begins in Jun 1932; the nearest event is of 1931" in said
        assert "the nearest event is of 1931" in notices(app)
        assert "1931" in dates(app)[app.explorer.event_pane.rows_list.cursor]


async def test_what_is_no_date_is_told_and_esc_stays(flood: Archive) -> None:
    async with running(flood) as app:
        await app.do("escape", "3", "j")
        here = app.explorer.event_pane.event_at_cursor
        await app.press("d", *"soup", "enter")
        assert "No date yet." in app.words("#date-found")
        await app.press("escape")
        assert app.app.screen is app.explorer
        assert app.explorer.event_pane.event_at_cursor == here


async def test_p_filters_by_status_and_precision_and_says_what_is_left(flood: Archive) -> None:
    async with running(flood, (160, 60)) as app:
        await app.do("escape", "3")
        every = len(app.explorer.event_pane.rows)
        await app.press("p")
        assert isinstance(app.app.screen, FilterEventsScreen)
        shown = "\n".join(app.lines(app.app.screen.query_one("#event-filter")))
        assert "planned" in shown
        assert "decade" in shown
        await app.press("j", "space")
        await app.settled()
        pane = app.explorer.event_pane
        assert {pane.rows.event(row).status for row in range(len(pane.rows))} == {Status.PLANNED}
        await app.press("escape")
        assert "only planned (p changes)" in app.words("#events-left-out")
        await app.search("Lapovo")
        assert "only planned (p changes)" in app.words("#events-left-out")
        app.explorer.search_pane.box.value = ""
        await app.settled()
        await app.do("escape")
        await app.press("p", "x", "escape")
        await app.settled()
        assert len(pane.rows) == every
        assert not app.explorer.query_one("#events-left-out").display


async def test_brackets_pass_over_what_is_told_of_the_reports_day_alone(flood: Archive) -> None:
    async with running(flood) as app:
        await app.search("Lapovo")
        await app.do("enter", "enter")
        opened = app.explorer.article_pane.opened
        assert opened is not None
        assert {event.dated_by for event in opened.events} > {DatedBy.REPORT}
        seen = []
        for _ in opened.stops:
            await app.do("]")
            assert app.current_event is not None
            seen.append(app.current_event)
        assert DatedBy.REPORT not in {event.dated_by for event in seen}
        assert len({event.id for event in seen}) == len(opened.stops) < len(opened.events)
        assert f"event {len(seen)} of {len(seen)}" in str(app.explorer.article_pane.border_subtitle)


async def test_an_article_that_tells_of_its_own_day_alone_can_be_stepped_through(tmp_path: Path) -> None:
    text = "---\ntitle: News\ndate: 2024-04-01\n---\n\nMinisters met in Varna. The mayor resigned.\n"
    folder = write_archive(tmp_path / "news", {"news.md": text})
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        async with running(archive) as app:
            await app.do("enter", "enter", "]")
            assert app.current_event is not None
            assert app.current_event.dated_by is DatedBy.REPORT


async def test_a_refresh_keeps_stories_open_and_the_cursor_on_its_event(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "flood", FLOOD)
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        async with running(archive, (240, 60)) as app:
            await app.do("escape", "3")
            await go_to(app, "2024-03-04")
            await app.do("x")
            event = app.explorer.event_pane.event_at_cursor
            assert event is not None
            news = "---\ntitle: News\ndate: 2024-04-01\n---\n\nIt rained on 1 May 1900.\n"
            write_archive(folder, {"new.md": news})
            await app.press("r")
            await app.until(lambda: "1 added" in notices(app))
            await app.settled()
            after = app.explorer.event_pane.event_at_cursor
            assert after is not None
            assert after.id == event.id
            assert "└" in app.events


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("last July", spans.month(2025, 7)),
        ("in March 2022", spans.month(2022, 3)),
        ("2022-03", spans.month(2022, 3)),
        ("199X", spans.decade(1990)),
        ("yesterday", spans.day(date(2026, 2, 9))),
        ("soup", None),
        ("", None),
    ],
)
def test_a_date_to_go_to_may_be_counted_from_today(typed: str, expected: DateSpan | None) -> None:
    assert date_to_go_to(typed, today=date(2026, 2, 10)) == expected
