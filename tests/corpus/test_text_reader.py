"""Plain text: the whole text, its headline, and credits where they are clear."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.readers import UnreadableFile, read_articles


def read(text: str, path: str = "clippings/a_short-note.txt") -> Article:
    (article,) = read_articles(path, text.encode())
    return article


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ferry service resumes\n\nThe ferry sailed on Monday.", "Ferry service resumes"),
        ("# Ferry service *resumes* today\n\nIt sailed.", "Ferry service *resumes* today"),
        ("**Ferry service resumes**\n\nIt sailed.", "Ferry service resumes"),
        (
            "News\n\nFerry service resumes after the storm\n\nIt sailed.",
            "Ferry service resumes after the storm",
        ),
        ("Middle East\n\nFerry service resumes after the storm\n", "Ferry service resumes after the storm"),
        ("Peace Talks\n\nThe talks began on Monday, officials said.", "Peace Talks"),
        ("Peace Talks\n\nBy Jane Doe\n\nThe talks began.", "Peace Talks"),
        ("Peace Talks\n\nMonday, 4 March 2019\n\nThe talks began.", "Peace Talks"),
        ("September 21, 2018\n\nFerry sails\n\nIt sailed.", "Ferry sails"),
        ("By Jane Doe\n\nFerry sails\n\nIt sailed.", "Ferry sails"),
        ("=====\n\nFerry sails\n\nIt sailed.", "Ferry sails"),
        ("https://example.org/a\n\nFerry sails\n\nIt sailed.", "Ferry sails"),
        ("Is the ferry sailing?\n\nYes.", "Is the ferry sailing?"),
        ("Ferry deal with the U.S.\n\nIt was signed.", "Ferry deal with the U.S."),
        ("Dr. Brown meets Mr. Green\n\nThey met.", "Dr. Brown meets Mr. Green"),
        ("The ferry sailed on Monday. Nobody was on board.", "The ferry sailed on Monday"),
        ("The ferry sailed on\nMonday morning. Nobody was on board.", "The ferry sailed on Monday morning"),
    ],
)
def test_the_title_is_the_first_line_that_looks_like_a_headline(text: str, title: str) -> None:
    assert read(text).title == title


def test_long_prose_gives_its_beginning_cut_at_a_word() -> None:
    title = read(
        "The ferry that had been tied up in the harbour since the storm sailed again " * 3 + "."
    ).title
    assert len(title) <= 100
    assert title.endswith("…")
    assert "The ferry that had been tied up in the harbour since the storm sailed again".startswith(
        title[:60]
    )
    assert title[:-1].split()[-1] in {"ferry", "that", "had", "been", "again", "The"}


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("a_short-note.txt", "a short note"),
        ("x/2024-02-21-ferry-sails.txt", "2024-02-21 ferry sails"),
        ("---", "---"),
    ],
)
def test_without_a_headline_the_file_name_is_the_title(path: str, title: str) -> None:
    assert read("-----\n\n* * *", path).title == (title if path != "---" else "untitled")


def test_the_text_stays_whole_with_its_title() -> None:
    text = "News\n\n# Ferry service *resumes* again\n\nIt\tsailed,  twice.\nSource: https://example.org/a"
    assert read(text).text == text


@pytest.mark.parametrize(
    ("line", "source", "author"),
    [
        ("By [Reuters](#)", "Reuters", ""),
        ("By The Associated Press", "AP", ""),
        ("*By Jane Doe*", "", "Jane Doe"),
        ("By Jane Doe and Juan de la Cruz", "", "Jane Doe and Juan de la Cruz"),
        ("By JANE DOE, Reuters", "Reuters", "JANE DOE"),
        ("Author: Jane Doe", "", "Jane Doe"),
        ("SARAJEVO (Reuters) - The ferry sailed.", "Reuters", ""),
        ("OSLO, Sept 20 (AFP) – The ferry sailed.", "AFP", ""),
        ("(AP) — The ferry sailed.", "AP", ""),
        ("Source: The Harbour Gazette", "The Harbour Gazette", ""),
        ("By the river the ferry lay.", "", ""),
        ("By Monday Evening", "", ""),
        ("The ferry was bought\nby Harbour Holdings", "", ""),
        ("Reuters reported that the ferry sailed.", "", ""),
        ("The agency (Reuters) reported it.", "", ""),
        ("With reporting by AP and TASS", "", ""),
    ],
)
def test_source_and_author_are_read_from_clear_credits_only(line: str, source: str, author: str) -> None:
    article = read(f"Ferry service resumes\n\n{line}\n\nIt sailed from the old harbour.")
    assert (article.source, article.author) == (source, author)


@pytest.mark.parametrize(
    "lines",
    [
        "Original url:\n\n<https://www.example.org/news/a-1>",
        "URL: https://www.example.org/news/a-1",
        "Source: https://www.example.org/news/a-1.",
        "Link: [read it](https://www.example.org/news/a-1)",
        "**Original article:** https://www.example.org/news/a-1",
    ],
)
def test_the_labelled_address_is_the_url_and_its_host_the_source(lines: str) -> None:
    article = read(f"Ferry service resumes\n\nIt sailed.\n\n{lines}\n")
    assert (article.url, article.source) == ("https://www.example.org/news/a-1", "example.org")


def test_an_address_in_the_midst_of_the_text_is_not_the_url() -> None:
    assert read("Ferry sails\n\nSee https://example.org/a for more.\n\nThe end.").url == ""


def test_a_text_states_no_date_of_its_own() -> None:
    assert read("Ferry sails\n\nDate: 4 March 2019\n\nIt sailed.").stated_date == ""


@pytest.mark.parametrize("path", ["note", "x/Talks of 21.02", "A.TEXT"])
def test_files_without_a_suffix_are_text_if_they_decode(path: str) -> None:
    assert read("Ferry sails\n\nIt sailed.", path).title == "Ferry sails"
    with pytest.raises(UnreadableFile):
        read_articles(path, b"\x00\x01\x02")


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\x1b[0m"])
def test_a_file_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read_articles("a.txt", content)


def test_a_format_without_a_reader_is_refused() -> None:
    with pytest.raises(UnreadableFile, match=r"no reader for \.docx files"):
        read_articles("a.docx", b"words")


def test_undecodable_bytes_are_noted_on_the_article() -> None:
    (article,) = read_articles("a.txt", "Trajekt plovi opet, čak i noću: že, šta, čas".encode() + b"\xff")
    assert len(article.problems) == 1


@given(st.text(max_size=300))
def test_reading_is_deterministic_and_titles_fit_on_a_line(text: str) -> None:
    content = text.encode("utf-8", "replace")
    try:
        (article,) = read_articles("a.txt", content)
    except UnreadableFile:
        return
    assert read_articles("a.txt", content) == [article]
    for field in (article.title, article.source, article.author, article.url):
        assert field.splitlines() in ([field], [])
        assert len(field) <= 2000
    assert article.title


@pytest.mark.parametrize(
    "text",
    [
        "By " + "A" * 10**6,
        ("By " + "Ab " * 60 + "\n") * 5000,
        "(" * 10**6,
        "[a](" * 250_000,
        "*a" * 500_000,
        "a. " * 300_000,
        "\n" * 10**6 + "x",
        "a\n" * 500_000,
        "Source:" + " " * 10**6 + "x",
        "12/" * 300_000,
        ("(AP) " * 12 + "\n") * 10_000,
        "A,\n" * 300_000,
        "http://" + "a" * 10**6,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 2
