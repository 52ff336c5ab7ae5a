"""Rows opened under others are numbered as they are listed, and every number leads back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.rows.opened import InnerRow, OpenedRows


@given(st.integers(1, 40), st.dictionaries(st.integers(0, 39), st.integers(0, 4), max_size=8))
def test_the_list_is_every_outer_row_followed_by_what_is_opened_under_it(
    outer_rows: int, opened: dict[int, int]
) -> None:
    opened = {row: count for row, count in opened.items() if row < outer_rows}
    rows = OpenedRows(opened)
    expected = [
        InnerRow(outer, index)
        for outer in range(outer_rows)
        for index in (None, *range(opened.get(outer, 0)))
    ]
    assert outer_rows + rows.count == len(expected)
    assert [rows.at(listed) for listed in range(len(expected))] == expected
    assert all(expected[rows.listed(outer)] == InnerRow(outer) for outer in range(outer_rows))
