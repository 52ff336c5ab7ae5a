"""Whatever an article says is shown as text and does nothing."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from search_index.archive import Archive
from tests.tui.conftest import write_archive
from tests.tui.driving import WIDE, running
from tui.plain_text import visible

HOSTILE = {
    "markup.md": """---
title: "[b]Bold[/b] claim [@click=app.quit]press[/] [/nothing]"
source: "[red]Gazette[/red]"
author: "[$error]"
date: 2024-05-06
---

On 3 May 2024 [sic] the [@click=app.quit]minister[/] said [/b] and [bold] that [link=x]nothing[/link] was so.
""",
    "bidi.txt": "\u202egnihtemos\u202c, \u2066more\u2069\n\nOn 4 May 2024 \u202edesrever\u202c words came.\n",
    "wide.txt": "漢字の見出し\n\n2024年5月5日、漢字がたくさん並んだ長い文章。"
    + "漢字" * 200
    + "\n\nOn 5 May 2024 it ended.\n",
    "line.txt": "One long line\n\n" + "On 6 May 2024 it went on and on, " * 300 + "\n",
    "unbroken.txt": "One long word\n\n" + "x" * 100_000 + " came on 9 May 2024.\n",
    "escaped.md": """---
title: "Nul \\0 in \\e[31mhead"
source: "\\u202eecruos"
author: "a\\x9b2Jb"
---

Text.
""",
    "nul.txt": "Nuls\n\nOn 10 May 2024 it\x00 came, \x00\x00and went.\n",
    "escape.txt": "Escapes\n\nOn 7 May 2024 \x1b[31mred\x1b[0m and \x1b]0;title\x07 and \x9b2J came.\n",
}


@given(st.text())
def test_visible_text_keeps_every_offset_and_no_control(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


async def test_hostile_articles_are_shown_as_plain_text_and_trigger_nothing(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "hostile", HOSTILE)
    (folder / "[b]name[").mkdir()
    (folder / "[b]name[" / "[@click=app.quit].txt").write_text(
        "A file with a name\n\nIt came on 8 May 2024.\n"
    )
    with Archive.open(folder, tmp_path / "index") as archive:
        report = archive.refresh()
        assert [problem.path for problem in report.problems] == ["nul.txt"], "binary, and said to be so"
        async with running(archive, WIDE) as app:
            await app.do("escape")
            seen, results = "", []
            for _ in range(len(app.explorer.search_pane.rows)):
                await app.do("2", "]", "w", "w", "n", "1")
                text = " ".join(line[2:] for line in app.text.splitlines())
                results.append(app.results)
                seen += app.results + text + app.events + app.words("ArticleHead")
                await app.do("j")
            await app.do("3", "G", "g")
            seen = " ".join(seen.split())
            assert "[sic] the [@click=app.quit]minister[/] said [/b] and [bold] that [link=x]nothing" in seen
            assert "[b]Bold[/b] claim [@click=app.quit]press[/] [/nothing]" in seen
            assert "[red]Gazette[/red]" in seen
            assert "\x1b" not in seen
            assert "\x00" not in seen
            listed = {line[2:].strip() for line in "\n".join(results).splitlines()}
            assert {"Nul in head", "One long word", "One long line"} <= listed
            assert "\u202e" not in seen
            for y in range(4):
                await app.pilot.click("#article-text", offset=(10, y))
            assert app.app.is_running


async def test_every_painted_line_is_as_wide_as_its_pane(tmp_path: Path) -> None:
    folder = write_archive(tmp_path / "hostile", HOSTILE)
    with Archive.open(folder, tmp_path / "index") as archive:
        archive.refresh()
        async with running(archive, (83, 24)) as app:
            await app.do("escape")
            for _ in range(len(app.explorer.search_pane.rows)):
                for widget in (app.explorer.search_pane.rows_list, app.explorer.article_pane.text):
                    widths = {widget.render_line(y).cell_length for y in range(widget.size.height)}
                    assert widths <= {widget.scrollable_size.width}
                await app.do("1", "j", "2")
