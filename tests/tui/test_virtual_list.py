"""The list that is never filled: where rows stand, the cursor always in view, a million rows for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content

from tui.rows.layout import RowLayout
from tui.rows.source import RowSource
from tui.themes import VARIABLE_DEFAULTS
from tui.widgets.virtual_list import VirtualList


@st.composite
def layouts(draw: st.DrawFn) -> RowLayout:
    count = draw(st.integers(1, 60))
    headings = draw(st.sets(st.integers(0, count - 1)))
    return RowLayout(count, draw(st.integers(1, 5)), sorted(headings))


@given(layouts())
def test_every_line_of_a_list_belongs_to_one_row_or_heading(layout: RowLayout) -> None:
    expected = []
    for row in range(layout.count):
        if row in layout.headings:
            expected.append((row, 0, layout.headings.index(row)))
        expected += [(row, line, None) for line in range(layout.row_height)]
    found = [layout.place_at(line) for line in range(layout.line_count)]
    assert [(place.row, place.line, place.heading) for place in found if place] == expected
    assert layout.place_at(-1) is None
    assert layout.place_at(layout.line_count) is None


@given(layouts())
def test_a_row_is_found_on_its_own_first_line(layout: RowLayout) -> None:
    for row in range(layout.count):
        place = layout.place_at(layout.line_of(row))
        assert place is not None
        assert (place.row, place.line, place.heading) == (row, 0, None)
        assert layout.line_of(row) - layout.top_of(row) == (row in layout.headings)


class Numbers(RowSource):
    """A million rows, a heading over each thousand; counts how often a row was asked for."""

    row_height = 3

    def __init__(self, count: int) -> None:
        self.count = count
        self.headings: Sequence[int] = range(0, count, 1000)
        self.asked: list[int] = []

    def __len__(self) -> int:
        return self.count

    def row(self, index: int, width: int) -> Sequence[Content]:
        self.asked.append(index)
        return [Content(f"row {index}"), Content("[b]not markup[/b]")]

    def heading(self, index: int, width: int) -> Content:
        return Content(f"heading {index}")


class ListApp(App[None]):
    def compose(self) -> ComposeResult:
        yield VirtualList()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return VARIABLE_DEFAULTS


async def test_a_million_rows_cost_only_the_rows_in_view() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 30)) as pilot:
        rows = app.query_one(VirtualList)
        rows.focus()
        source = Numbers(1_000_000)
        start = process_time()
        rows.show(source)
        assert process_time() - start < 0.05
        await pilot.pause()
        await pilot.press("G")
        await pilot.pause()
        assert rows.cursor == 999_999
        assert "row 999999" in rows.render_line(rows.size.height - 3).text
        await pilot.press("g")
        await pilot.pause()
        assert rows.render_line(0).text.strip() == "heading 0"
        assert "[b]not markup[/b]" in rows.render_line(2).text
        assert len(set(source.asked)) < 100


async def test_the_cursor_is_in_view_after_every_key() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 17)) as pilot:
        rows = app.query_one(VirtualList)
        rows.focus()
        rows.show(Numbers(2500))
        keys = [
            "j",
            "j",
            "down",
            "pagedown",
            "pagedown",
            "k",
            "G",
            "up",
            "pageup",
            "b",
            "home",
            "space",
            "end",
        ]
        for key in keys * 2:
            app.simulate_key(key)
            await pilot.pause(0)
            first = rows.scroll_offset.y
            painted = [rows.render_line(y).text for y in range(rows.size.height)]
            lines = [line for line in painted if line.startswith("▌")]
            assert len(lines) == 3, f"after {key} the cursor's row is not whole at {first}"
            assert f"row {rows.cursor}" in lines[0]


async def test_the_cursor_stops_at_both_ends_and_tells_only_moves() -> None:
    told: list[int] = []

    class Telling(ListApp):
        def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
            told.append(message.row)

    app = Telling()
    async with app.run_test(size=(60, 17)) as pilot:
        rows = app.query_one(VirtualList)
        rows.focus()
        rows.show(Numbers(3))
        await pilot.press("k", "j", "j", "j", "G", "g")
        await pilot.pause()
        assert told == [1, 2, 0]
        rows.move_cursor(1, tell=False)
        await pilot.pause()
        assert told == [1, 2, 0]


async def test_other_rows_can_be_shown_without_moving_what_the_reader_looks_at() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 20)) as pilot:
        rows = app.query_one(VirtualList)
        rows.focus()
        rows.show(Numbers(900))
        rows.move_cursor(30)
        await pilot.pause()
        line = next(y for y in range(rows.size.height) if "row 30" in rows.render_line(y).text)
        rows.show(Numbers(950), cursor=40, keep_place=True)
        await pilot.pause()
        assert "row 40" in rows.render_line(line).text


async def test_a_list_without_rows_takes_every_key_and_says_why_it_is_empty() -> None:
    app = ListApp()
    async with app.run_test(size=(60, 17)) as pilot:
        rows = app.query_one(VirtualList)
        rows.focus()
        rows.show(Numbers(0), hint="There is [nothing] here.")
        await pilot.press("j", "k", "G", "g", "pagedown", "pageup", "enter")
        await pilot.click(VirtualList)
        await pilot.pause()
        assert "There is [nothing] here." in rows.render_line(1).text
