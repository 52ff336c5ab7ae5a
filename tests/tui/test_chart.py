"""The chart over the events: bars, axis, cursor, zoom, and the stretch of time that narrows everything."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from search_index.archive import Archive
from search_index.timeline.calendar_units import edges, finest
from search_index.timeline.histogram import Histogram
from tests.tui.driving import NARROW, Driver, running
from tui.arrangement import Pane
from tui.chart.bars import bars
from tui.chart.scale import TICK, Scale, axis
from tui.chart.window import Window

_DAYS = st.integers(1, date.max.toordinal())


def painted(app: Driver) -> list[str]:
    """The lines of the chart: caption, bars, axis."""
    return str(app.explorer.event_pane.chart.render()).splitlines()


def dates(app: Driver) -> list[str]:
    """The first days of the events listed."""
    rows = app.explorer.event_pane.rows
    spans = [rows.event(row).span for row in range(len(rows))]
    return [span.earliest.isoformat() for span in spans if span is not None]


async def chart_in_use(app: Driver) -> None:
    """Go to the chart and wait until it is drawn."""
    await app.do("escape", "3", "tab")
    chart = app.explorer.event_pane.chart
    assert app.app.focused is chart
    await app.until(lambda: chart.scale is not None)
    await app.settled()


@st.composite
def scales(draw: st.DrawFn) -> tuple[Scale, int]:
    first, last = sorted((draw(_DAYS), draw(_DAYS)))
    columns = draw(st.integers(20, 200))
    unit = finest(first, last, columns)
    starts = edges(first, last, unit)
    assume(len(starts) - 1 <= columns)
    counts = starts[1:] - starts[:-1]
    return Scale.fitting(Histogram(unit, starts, counts, 0, 0), columns), columns


@given(scales())
def test_an_axis_is_dated_at_both_ends_and_never_wider_than_the_bars(made: tuple[Scale, int]) -> None:
    scale, columns = made
    words = axis(scale, columns)
    assert len(words) <= columns
    first = scale.histogram.start(0)
    assert str(first.year // 100) in words or first.year < 100
    for column, letter in enumerate(words):
        if letter == TICK:
            assert column % scale.cells == 0
            assert words[column - 1] == " "


@given(scales(), _DAYS)
def test_every_column_and_every_day_belongs_to_one_bar(made: tuple[Scale, int], day: int) -> None:
    scale, _ = made
    for column in range(scale.width):
        bucket = scale.bucket_at(column)
        since, until = scale.days_of(bucket, bucket)
        assert scale.bucket_of(since) == scale.bucket_of(until) == bucket
        assert scale.columns_of((since, until)) == (bucket * scale.cells, (bucket + 1) * scale.cells)
    assert 0 <= scale.bucket_of(day) < scale.count


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=80), st.integers(1, 6), st.integers(1, 4))
def test_no_count_but_zero_is_without_a_bar_and_the_greatest_fills_it(
    counts: list[int], lines: int, cells: int
) -> None:
    drawn = bars(counts, lines, cells)
    assert {len(line) for line in drawn} == {len(counts) * cells}
    for index, count in enumerate(counts):
        column = [line[index * cells] for line in drawn]
        assert (column[-1] != " ") == (count > 0)
        if count and count == max(counts):
            assert set(column) == {"█"}


@given(_DAYS, _DAYS, _DAYS, st.lists(st.sampled_from(["in", "out"]), max_size=12))
def test_zooming_stays_within_all_time_and_keeps_what_it_is_around(
    one: int, other: int, around: int, steps: list[str]
) -> None:
    first, last = sorted((one, other))
    around = max(first, min(around, last))
    window = Window(first, last, first, last)
    for step in steps:
        window = window.zoomed_in(around) if step == "in" else window.zoomed_out(around)
        assert first <= window.since <= around <= window.until <= last
    for _ in range(12):
        window = window.zoomed_out(around)
    assert window.is_whole


@pytest.mark.parametrize("size", [NARROW, (160, 50)])
async def test_the_chart_shows_bars_and_dates_at_both_ends(flood: Archive, size: tuple[int, int]) -> None:
    async with running(flood, size) as app:
        await chart_in_use(app)
        caption, *drawn, dates = painted(app)
        assert 2 <= len(drawn) <= 5
        assert "█" in drawn[0]
        assert dates.startswith("1930s")
        assert dates.rstrip().endswith("2020s")
        assert caption.startswith("1930s: 1 event · by decade")
        assert len(app.lines(app.explorer.event_pane.rows_list)) >= 9


async def test_arrows_move_the_cursor_and_say_how_many_events_there_are(flood: Archive) -> None:
    async with running(flood, (160, 50)) as app:
        await chart_in_use(app)
        await app.do("end")
        assert painted(app)[0].startswith("2020s: ")
        await app.do("left")
        assert painted(app)[0].startswith("2010s: 0 events")
        await app.do("home")
        assert painted(app)[0].startswith("1930s: 1 event ")
        await app.do("right", "right", "right", "right")
        assert painted(app)[0].startswith("1970s: 1 event ")
        here = app.explorer.event_pane.event_at_cursor
        assert here is not None
        assert "1970s" in here.expression


async def test_z_zooms_around_the_cursor_down_to_days_and_shift_z_out_again(flood: Archive) -> None:
    async with running(flood, (160, 50)) as app:
        await app.do("escape", "3")
        await app.press("d", *"9 October 2024", "enter")
        await app.settled()
        chart = app.explorer.event_pane.chart
        units = [chart.scale.histogram.unit.value if chart.scale else ""]
        for _ in range(8):
            await app.do("z")
            units.append(chart.scale.histogram.unit.value if chart.scale else "")
        assert units[0] == "decade"
        assert units[-1] == "day"
        assert chart.window is not None
        assert chart.window.since <= date(2024, 10, 9).toordinal() <= chart.window.until
        for _ in range(8):
            await app.do("Z")
        assert chart.window.is_whole


async def test_a_stretch_narrows_both_lists_is_said_in_words_and_cleared(flood: Archive) -> None:
    async with running(flood, (160, 50)) as app:
        pane, chart = app.explorer.event_pane, app.explorer.event_pane.chart
        await chart_in_use(app)
        every = str(pane.border_title)
        await app.do("end", "enter")
        assert "only 2020s (C clears)" in app.words("#events-left-out")
        assert min(date.fromisoformat(day).year for day in dates(app)) == 2024
        assert str(pane.border_title) != every
        assert app.explorer.search_pane.border_title == "Articles 3"
        assert chart.scale is not None
        assert chart.scale.histogram.start(0).year == 1930, "what is narrowed away stays to be seen"
        await app.do("C")
        assert str(pane.border_title) == every
        assert not app.explorer.query_one("#events-left-out").display
        await app.do("home", "space", "right", "enter")
        assert "only 1930–1949 (C clears)" in app.words("#events-left-out")
        assert app.explorer.search_pane.border_title == "Articles 1"


async def test_esc_drops_the_stretch_then_leaves_the_chart(flood: Archive) -> None:
    async with running(flood) as app:
        await chart_in_use(app)
        chart = app.explorer.event_pane.chart
        await app.do("end", "shift+left")
        assert chart.begun is not None
        await app.do("escape")
        assert chart.begun is None
        assert app.app.focused is chart
        await app.do("escape")
        assert app.app.focused is app.explorer.event_pane.rows_list
        assert not app.explorer.conversation.question.narrowing


async def test_h_hides_the_chart_and_gives_its_room_to_the_list(flood: Archive) -> None:
    async with running(flood, NARROW) as app:
        await chart_in_use(app)
        rows = app.explorer.event_pane.rows_list
        height = rows.size.height
        await app.do("h")
        await app.pilot.pause()
        assert app.app.focused is rows
        assert rows.size.height == height + 4
        await app.do("tab")
        assert app.pane_in_use is Pane.RESULTS
        await app.do("escape", "3", "h")
        await app.pilot.pause()
        assert rows.size.height == height


async def test_the_mouse_puts_the_cursor_on_a_bar_and_a_double_click_narrows_to_it(flood: Archive) -> None:
    async with running(flood, (160, 50)) as app:
        await chart_in_use(app)
        chart = app.explorer.event_pane.chart
        scale = chart.scale
        assert scale is not None
        bucket = scale.bucket_of(date(2024, 6, 1).toordinal())
        place = (bucket * scale.cells + 1, 2)
        await app.pilot.click("TimelineChart", offset=place)
        await app.settled()
        assert scale.bucket_of(chart.cursor) == bucket
        assert not app.explorer.conversation.question.narrowing
        await app.pilot.click("TimelineChart", offset=place, times=2)
        await app.until(lambda: bool(app.explorer.conversation.question.narrowing))
        await app.settled()
        assert "only 2020s" in app.words("#events-left-out")


async def test_no_dated_events_is_said_and_nothing_can_be_chosen(flood: Archive) -> None:
    async with running(flood) as app:
        await app.search("zebra")
        await app.do("3", "tab", "left", "space", "enter", "z", "Z", "home")
        assert "No dated events to draw." in painted(app)[0]
        assert not app.explorer.conversation.question.narrowing


async def test_what_is_chosen_and_the_cursor_stand_out_without_any_colour(
    flood: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(flood, (160, 50)) as app:
        await chart_in_use(app)
        await app.do("end", "enter", "home")
        chart = app.explorer.event_pane.chart
        scale = chart.scale
        assert scale is not None
        strip = app.explorer._compositor.render_strips()[chart.content_region.y + chart.size.height - 2]
        cells = strip.crop(chart.content_region.x, chart.content_region.right)
        looks = [
            (style.bold, style.dim, style.reverse)
            for segment in cells
            if (style := segment.style)
            for _ in segment.text
        ]
        cursor, left, chosen = looks[0], looks[scale.cells], looks[scale.width - 1]
        assert len({cursor, left, chosen}) == 3


async def test_a_stretch_can_be_drawn_with_the_mouse(flood: Archive) -> None:
    async with running(flood, (160, 50)) as app:
        await chart_in_use(app)
        scale = app.explorer.event_pane.chart.scale
        assert scale is not None
        end = scale.bucket_of(date(1975, 1, 1).toordinal()) * scale.cells + 2
        await app.pilot.mouse_down("TimelineChart", offset=(2, 2))
        await app.pilot.hover("TimelineChart", offset=(end, 2))
        await app.pilot.mouse_up("TimelineChart", offset=(end, 2))
        await app.until(lambda: bool(app.explorer.conversation.question.narrowing))
        await app.settled()
        assert "only 1930–1979 (C clears)" in app.words("#events-left-out")
