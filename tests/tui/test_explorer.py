"""The main path on a wide terminal: search, open, step through events, and back."""

from __future__ import annotations

import pytest

from search_index.archive import Archive
from search_index.search.narrowing import Sort
from tests.tui.driving import NARROW, WIDE, running
from tui.arrangement import Pane


@pytest.mark.parametrize("size", [(160, 45), (80, 24), (200, 50)])
async def test_search_open_step_through_the_events_and_back(archive: Archive, size: tuple[int, int]) -> None:
    async with running(archive, size) as app:
        for letter in "varna":
            await app.press(letter)
        await app.do("enter", "j", "k", "enter")
        assert app.pane_in_use is Pane.ARTICLE
        assert "Varna" in app.text
        dates = []
        for _ in range(2):
            await app.do("]")
            assert app.current_event is not None
            dates.append(app.current_event.expression)
            assert f"“{dates[-1]}” →" in app.words("#article-status")
            assert "┃" in app.text
        assert len(set(dates)) == 2
        await app.do("escape", "3", "G", "enter")
        assert app.pane_in_use is Pane.ARTICLE
        await app.do("escape", "escape", "escape")
        assert app.pane_in_use is Pane.RESULTS
        assert app.explorer.search_pane.border_title == "Articles 4"


async def test_the_app_opens_on_every_article_and_every_event(archive: Archive) -> None:
    async with running(archive) as app:
        assert app.panes == {Pane.RESULTS, Pane.ARTICLE, Pane.EVENTS}
        assert "Varna dockers go back to work" in app.lines(app.explorer.search_pane.rows_list)[0]
        assert "A ferry that nobody remembers" in app.results
        assert app.explorer.event_pane.border_title == f"Events {len(archive.timeline):,}"
        assert app.open_path == "strike/ends.md"


async def test_typing_searches_at_once_and_shows_the_first_article_with_its_match_marked(
    archive: Archive,
) -> None:
    async with running(archive) as app:
        for letter in "bridge":
            await app.press(letter)
        await app.settled()
        assert app.explorer.search_pane.border_title == "Articles 1"
        assert app.open_path == "bridge.md"
        assert app.explorer.article_pane.match == 0
        painted = [
            segment.text
            for y in range(app.explorer.article_pane.text.size.height)
            for segment in app.explorer.article_pane.text.render_line(y)
            if segment.style and segment.style.bold and segment.style.reverse
        ]
        assert painted == ["bridge"]


async def test_the_event_list_holds_only_events_of_the_articles_found(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("dockers")
        rows = app.explorer.event_pane.rows
        paths = {rows.event(row).path for row in range(len(rows))}
        assert paths == {"strike/begins.md", "strike/ends.md"}
        assert "4 Mar 2024" in app.events
        assert "1931" not in app.events


async def test_the_event_list_stands_under_year_headings_in_order(archive: Archive) -> None:
    async with running(archive) as app:
        headings = [
            line.split()[0] for line in app.lines(app.explorer.event_pane.rows_list) if "event" in line
        ]
        assert headings[:2] == ["1931", "1970"]
        assert headings == sorted(headings)
        assert "May 2011" in app.events
        assert "1 May 2011" not in app.events


async def test_enter_takes_the_query_as_it_stands_and_goes_to_the_results(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("dockers")
        await app.do("enter")
        assert app.pane_in_use is Pane.RESULTS
        assert app.app.focused is app.explorer.search_pane.rows_list
        first = app.open_path
        await app.do("j")
        assert app.open_path not in (None, first)
        await app.do("enter")
        assert app.pane_in_use is Pane.ARTICLE


async def test_letters_are_text_in_the_search_box_and_commands_outside(archive: Archive) -> None:
    async with running(archive) as app:
        await app.press("q", "j", "?", "1", "/", "n")
        assert app.explorer.search_pane.box.value == "qj?1/n"
        await app.settled()
        await app.do("escape")
        assert app.app.focused is app.explorer.search_pane.rows_list
        await app.do("3")
        assert app.pane_in_use is Pane.EVENTS


async def test_enter_on_an_event_opens_its_article_at_its_sentence(archive: Archive) -> None:
    async with running(archive, (160, 20)) as app:
        await app.search("vote")
        await app.do("escape", "3", "G", "enter")
        assert app.pane_in_use is Pane.ARTICLE
        event = app.current_event
        assert event is not None
        assert event.expression == "12 April 2024"
        marked = [line for line in app.text.splitlines() if line.startswith("┃")]
        assert "will be held on 12 April 2024" in " ".join(line[2:] for line in marked)


async def test_the_cursor_in_the_events_previews_the_sentence(archive: Archive) -> None:
    async with running(archive) as app:
        await app.do("escape", "3", "j")
        event = app.explorer.event_pane.event_at_cursor
        assert event is not None
        assert app.current_event is not None
        assert app.current_event.id == event.id
        assert app.pane_in_use is Pane.EVENTS
        assert "┃" in app.text


async def test_stepping_through_the_events_of_an_article_explains_each_date(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("dockers walked")
        await app.do("enter", "enter", "]")
        first = app.current_event
        assert first is not None
        assert first.expression == "4 March 2024"
        status = app.words("#article-status")
        assert "“4 March 2024” → 4 Mar 2024" in status
        assert first.rule in status
        await app.do("]")
        second = app.current_event
        assert second is not None
        assert second.expression == "May 2011"
        assert "→ May 2011" in app.words("#article-status")
        await app.do("[")
        assert app.current_event == first
        at_cursor = app.explorer.event_pane.event_at_cursor
        assert at_cursor is not None
        assert at_cursor.id == first.id


async def test_w_opens_the_reasons_for_the_date_and_esc_closes_them(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("bridge")
        await app.do("enter", "enter", "]", "w")
        why = app.explorer.query_one("#why")
        assert why.display
        assert "30 June 2023" in app.words("#why")
        assert "published 2 Jul 2023 (front matter)" in app.words("#why")
        await app.do("escape")
        assert not why.display
        assert app.pane_in_use is Pane.ARTICLE


async def test_n_goes_round_the_matches_and_says_which_one_it_is(archive: Archive) -> None:
    async with running(archive, (160, 20)) as app:
        await app.search("customs")
        await app.do("escape")
        pane = app.explorer.article_pane
        for _ in range(len(app.explorer.search_pane.rows)):
            if app.open_path == "strike/begins.md":
                break
            await app.do("j")
        assert pane.opened is not None
        assert len(pane.opened.matches) == 1
        assert "customs house" in app.text
        assert "match 1 of 1" in str(pane.border_subtitle)
        await app.do("n")
        assert pane.match == 0


async def test_esc_leads_back_step_by_step_and_never_out(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("dockers")
        await app.do("enter", "3", "enter")
        assert app.pane_in_use is Pane.ARTICLE
        await app.do("escape")
        assert app.pane_in_use is Pane.EVENTS
        await app.do("escape")
        assert app.pane_in_use is Pane.RESULTS
        assert app.explorer.search_pane.box.value == "dockers"
        await app.do("escape")
        assert app.explorer.search_pane.box.value == ""
        assert app.explorer.search_pane.border_title == "Articles 4"
        await app.do("escape", "escape")
        assert app.app.is_running


async def test_tab_goes_round_the_panes_both_ways(archive: Archive) -> None:
    async with running(archive) as app:
        seen = []
        for _ in range(5):
            await app.press("tab")
            seen.append(app.pane_in_use)
            if len(seen) == 4:
                assert app.app.focused is app.explorer.event_pane.chart
        assert seen == [Pane.RESULTS, Pane.ARTICLE, Pane.EVENTS, Pane.EVENTS, Pane.RESULTS]
        assert app.app.focused is app.explorer.search_pane.box
        await app.press("shift+tab")
        assert app.pane_in_use is Pane.EVENTS


async def test_slash_selects_the_old_query_so_that_typing_replaces_it(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("bridge")
        await app.do("enter")
        await app.press("/", "f", "e", "r", "r", "y")
        await app.settled()
        assert app.explorer.search_pane.box.value == "ferry"
        assert app.open_path == "ferry.txt"


async def test_q_quits_outside_of_the_search_box(archive: Archive) -> None:
    async with running(archive) as app:
        await app.do("escape")
        await app.press("q")
        assert not app.app.is_running


async def test_a_query_given_at_the_start_is_searched_for(archive: Archive) -> None:
    async with running(archive, query="ferry") as app:
        assert app.explorer.search_pane.box.value == "ferry"
        assert app.open_path == "ferry.txt"


async def test_a_click_moves_the_cursor_and_the_focus(archive: Archive) -> None:
    async with running(archive, WIDE) as app:
        await app.pilot.click("#result-list", offset=(4, 5))
        await app.settled()
        assert app.explorer.search_pane.rows_list.cursor == 1
        assert app.pane_in_use is Pane.RESULTS
        await app.pilot.click("#article-text", offset=(4, 1))
        assert app.pane_in_use is Pane.ARTICLE


async def test_f_folds_and_unfolds_what_is_told_of_the_reports_day(archive: Archive) -> None:
    async with running(archive) as app:
        pane = app.explorer.event_pane
        folded = len(pane.rows)
        await app.do("enter", "3", "f")
        unfolded = len(pane.rows)
        assert folded < unfolded == len(archive.timeline)
        await app.do("f")
        assert len(pane.rows) == folded


async def test_enter_keeps_what_an_unfinished_last_word_has_found(archive: Archive) -> None:
    async with running(archive) as app:
        await app.search("Varn")
        found = app.results
        assert "Varna dockers go back to work" in found
        await app.do("enter")
        assert app.results == found
        assert app.app.focused is app.explorer.search_pane.rows_list


async def test_keys_typed_right_behind_enter_are_for_the_list(archive: Archive) -> None:
    async with running(archive) as app:
        for key in ("d", "o", "c", "k", "enter", "j", "S"):
            app.app.simulate_key(key)
        await app.until(lambda: app.explorer.conversation.question.sort is Sort.PUBLISHED)
        await app.settled()
        assert app.explorer.search_pane.box.value == "dock"
        assert app.pane_in_use is Pane.RESULTS
        for key in ("slash", "b", "r", "i", "d", "g", "e", "down", "G"):
            app.app.simulate_key(key)
        await app.until(lambda: app.explorer.conversation.question.query == "bridge")
        await app.settled()
        assert app.explorer.search_pane.box.value == "bridge"
        for key in ("slash", "x", "escape", "3"):
            app.app.simulate_key(key)
        await app.until(lambda: app.pane_in_use is Pane.EVENTS)
        assert app.explorer.search_pane.box.value == "x"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_w_among_the_events_explains_the_one_under_the_cursor(
    archive: Archive, size: tuple[int, int]
) -> None:
    async with running(archive, size) as app:
        await app.do("escape", "3")
        event = app.explorer.event_pane.event_at_cursor
        assert event is not None
        assert app.current_event != event
        await app.do("w")
        assert app.explorer.article_pane.display
        assert app.explorer.article_pane.why_shown
        assert app.current_event == event
        assert app.open_path == event.path
        assert event.expression in app.words("WhyPanel")
        await app.do("escape")
        assert not app.explorer.article_pane.why_shown
        if size == NARROW:
            await app.do("escape")
        assert app.pane_in_use == "events"
