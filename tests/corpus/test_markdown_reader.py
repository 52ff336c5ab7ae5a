"""Markdown: metadata from front matter in three languages, plain text without markup, no word lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Article
from corpus.decode import clean_text
from corpus.readers import UnreadableFile, read_articles


def read(text: str, path: str = "2024-ferry.md") -> Article:
    (article,) = read_articles(path, text.encode())
    return article


@pytest.mark.parametrize(
    "block",
    [
        "---\ntitle: Ferry sails\nsource: The Gazette\ndate: 2024-02-21\nauthor: Jane Doe\nurl: https://example.org/a\n---\n",
        """+++
title = "Ferry sails"
source = "The Gazette"
date = 2024-02-21
author = "Jane Doe"
url = "https://example.org/a"
+++
""",
        """{
"title": "Ferry sails", "source": "The Gazette", "date": "2024-02-21",
"author": "Jane Doe", "url": "https://example.org/a"
}
""",
    ],
    ids=["yaml", "toml", "json"],
)
def test_front_matter_is_read_in_three_languages(block: str) -> None:
    article = read(block + "\nIt sailed.\n")
    assert article == Article(
        path="2024-ferry.md",
        title="Ferry sails",
        text="It sailed.",
        source="The Gazette",
        author="Jane Doe",
        url="https://example.org/a",
        stated_date="2024-02-21",
    )


@pytest.mark.parametrize("key", ["source", "outlet", "Publisher", "SITE", "site_name"])
def test_the_source_has_several_names(key: str) -> None:
    assert read(f"---\n{key}: The Gazette\n---\nText").source == "The Gazette"


@pytest.mark.parametrize("key", ["date", "Published", "publication_date", "pubDate", "date_published"])
def test_the_date_has_several_names(key: str) -> None:
    assert read(f"---\n{key}: 2024-02-21\n---\nText").stated_date == "2024-02-21"


@pytest.mark.parametrize(
    ("written", "author"),
    [
        ("[Jane Doe, John Roe]", "Jane Doe, John Roe"),
        ("\n  - Jane Doe\n  - name: John Roe", "Jane Doe, John Roe"),
        ("Jane Doe", "Jane Doe"),
        ("null", ""),
        ("", ""),
    ],
)
def test_several_authors_are_joined(written: str, author: str) -> None:
    assert read(f"---\nauthors: {written}\n---\nText").author == author


@pytest.mark.parametrize(
    ("written", "stated"),
    [
        ("2024-02-21", "2024-02-21"),
        ("2024-2-1", "2024-02-01"),
        ("2024-02-21 10:30:00", "2024-02-21T10:30:00"),
        ("2024-02-21T23:30:00+02:00", "2024-02-21T23:30:00+02:00"),
        ("'21 February 2024'", "21 February 2024"),
        ("20240221", "20240221"),
        ("2024-02-31", "2024-02-31"),
        ("2024", "2024"),
    ],
)
def test_yaml_dates_are_iso_8601_and_other_dates_as_written(written: str, stated: str) -> None:
    article = read(f"---\ndate: {written}\n---\nText")
    assert (article.stated_date, article.problems) == (stated, ())


def test_toml_dates_are_iso_8601() -> None:
    assert read("+++\ndate = 2024-02-21T10:30:00Z\n+++\nText").stated_date == "2024-02-21T10:30:00+00:00"


def test_an_address_given_as_the_source_shows_its_host() -> None:
    assert read("---\nsource: https://www.example.org/a\n---\nText").source == "example.org"


def test_words_that_yaml_would_type_stay_words() -> None:
    article = read("---\ntitle: 1984\nsource: No\n---\nText")
    assert (article.title, article.source) == ("1984", "No")


def test_markup_goes_and_words_stay_in_their_order() -> None:
    article = read(
        "# First *heading*\n\n"
        "A **bold** and _leaning_ [link](https://example.org/x 'hint'), an ![image](a.png), `code`\n"
        "and a wrapped line, <b>HTML</b> &amp; more.  \nHard break.\n\n"
        "- one\n- two\n  1. inner\n\n> quoted\n\n```python\nfenced  code\n```\n\n"
        "| a | b |\n|---|---|\n| c | *d* |\n\n***\n\nEnd <https://example.org/y>.\n"
    )
    assert article.text.split("\n\n") == [
        "First heading",
        "A bold and leaning link, an image, code and a wrapped line, HTML & more.\nHard break.",
        "one",
        "two",
        "inner",
        "quoted",
        "fenced  code",
        "a\tb",
        "c\td",
        "End https://example.org/y.",
    ]


def test_html_blocks_are_reduced_to_their_text() -> None:
    article = read(
        "<div class='x'><!-- note -->\n<p>One <em>word</em>.</p>"
        "<p>Two &lt;3<br>three <img alt='four' src='x'></p>\n"
        "<script>hidden()</script><style>p {}</style>\n</div>\n\nFive."
    )
    assert article.text == "One word.\nTwo <3\nthree four\n\nFive."


def test_a_link_to_anywhere_leaves_only_its_words() -> None:
    assert read("A [trap](javascript:alert(1)) here").text == "A trap here"


def test_a_character_reference_brings_no_control_in() -> None:
    text = read("Red &#27;[31m and &#x9b;1m and &#x202e;over").text
    assert clean_text(text) == text


def test_the_first_heading_is_the_title_when_the_front_matter_has_none() -> None:
    article = read("---\ndate: 2024-02-21\n---\nA lead.\n\n## Ferry sails\n\nIt sailed.")
    assert article.title == "Ferry sails"


def test_without_any_heading_the_title_is_read_as_in_plain_text() -> None:
    assert read("**Ferry sails again**\n\nBy [Reuters](#)\n\nIt sailed.").title == "Ferry sails again"


def test_a_heading_that_repeats_the_title_stands_once() -> None:
    article = read("---\ntitle: Ferry sails\n---\n# Ferry sails\n\nIt sailed.")
    assert article.title == "Ferry sails"
    assert article.text == "Ferry sails\n\nIt sailed."


def test_credits_in_the_text_fill_what_the_front_matter_leaves_open() -> None:
    article = read(
        "---\nsource: The Gazette\n---\n# Ferry sails\n\nBy Jane Doe\n\nIt did.\n\nOriginal url:\n\n<https://e.org/a>"
    )
    assert (article.source, article.author, article.url) == ("The Gazette", "Jane Doe", "https://e.org/a")


def test_front_matter_without_a_body_is_an_article() -> None:
    article = read("---\ntitle: Ferry sails\ndate: 2024-02-21\n---\n")
    assert (article.title, article.text, article.stated_date) == ("Ferry sails", "", "2024-02-21")


@pytest.mark.parametrize("text", ["", "---\n---\n", "---\ndate: 2024-02-21\n---\n", "<!-- nothing -->"])
def test_neither_text_nor_title_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read(text)


def test_an_unquoted_colon_is_named_and_nothing_is_lost() -> None:
    article = read("---\ntitle: Ferry: it sails\ndate: 2024-02-21\n---\nIt sailed.")
    assert (article.title, article.stated_date, article.text) == (
        "Ferry: it sails",
        "2024-02-21",
        "It sailed.",
    )
    (problem,) = article.problems
    assert "line 2" in problem
    assert "quotes" in problem
    assert "\n" not in problem


@pytest.mark.parametrize(
    "block",
    [
        "+++\ntitle = Ferry sails\n+++\n",
        '{\n"title": "Ferry sails",\n}\n',
        "---\n- a\ntitle: Ferry sails\n---\n",
    ],
    ids=["toml", "json", "yaml"],
)
def test_broken_front_matter_is_noted_and_read_line_by_line(block: str) -> None:
    article = read(block + "It sailed.")
    assert (article.title, article.text) == ("Ferry sails", "It sailed.")
    assert len(article.problems) == 1


def test_front_matter_without_an_end_is_read_as_text_and_noted() -> None:
    article = read("---\ntitle: Ferry sails\n\nIt sailed.")
    assert "It sailed." in article.text
    assert "title: Ferry sails" in article.text
    assert len(article.problems) == 1


def test_text_between_two_rules_is_no_front_matter() -> None:
    article = read("---\n\nFerry sails\n\n---\n\nIt sailed.")
    assert "Ferry sails" in article.text
    assert article.problems == ()


@pytest.mark.parametrize(
    "evil",
    [
        "x: !!python/object/apply:os.system ['exit 1']",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d {<<: [*c, *c]}",
        "a: &a {k: v}\n"
        + "\n".join(
            f"{'abcdefghijklmnopqrstuvwxyz'[i]}: &n{i} {{<<: [{', '.join(['*a'] * 9)}]}}" for i in range(20)
        ),
        "deep: " + "[" * 20_000,
        "- " * 20_000,
        "deep: " + "{a: " * 10_000,
        "? " * 20_000,
    ],
    ids=["tag", "aliases", "merges", "brackets", "dashes", "braces", "questions"],
)
def test_hostile_yaml_is_harmless(evil: str) -> None:
    started = time.process_time()
    article = read(f"---\ntitle: Ferry sails\n{evil}\n---\nIt sailed.")
    assert time.process_time() - started < 5
    assert "It sailed." in article.text
    assert article.title == "Ferry sails"


@pytest.mark.parametrize(
    "block", ["+++\na = " + "[" * 20_000 + "\n+++\n", '{\n"a": ' + "[" * 20_000 + "\n}\n"]
)
def test_deep_toml_and_json_are_harmless(block: str) -> None:
    assert "It sailed." in read(block + "\nIt sailed.").text


def test_immense_front_matter_is_not_parsed_but_kept() -> None:
    article = read("---\n" + "key: value\n" * 20_000 + "---\nIt sailed.")
    assert article.text.endswith("It sailed.")
    assert any("64 kB" in problem for problem in article.problems)


def test_escapes_in_metadata_reach_no_terminal() -> None:
    article = read('---\ntitle: "Red \\e[31mferry\\nsails"\nsource: "A\\u202eB"\n---\nText')
    assert (article.title, article.source) == ("Red ferry sails", "AB")


def test_metadata_has_sane_lengths() -> None:
    article = read("---\ntitle: " + "long " * 2000 + "\nsource: " + "x" * 5000 + "\n---\nText")
    assert len(article.title) <= 300
    assert len(article.source) <= 150
    assert article.title.endswith("long…")


@pytest.mark.parametrize(
    "text",
    ["> " * 50_000 + "word", "".join("  " * level + "- word\n" for level in range(300)), "word " * 500_000],
    ids=["quotes", "lists", "length"],
)
def test_what_is_no_markdown_any_more_keeps_its_words(text: str) -> None:
    article = read(text)
    assert article.text.count("word") == text.count("word")
    assert len(article.problems) == 1
    assert "marks" in article.problems[0]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "![" * 50_000,
        "*a " * 100_000,
        "<![CDATA[" * 50_000,
        "<!--" * 50_000,
        "[a](<b" * 30_000,
        "<div>\n" + "<p" * 300_000,
        "<div>" + "<!" * 100_000,
        "<div>" + "<!-- " * 100_000,
        "a_" * 200_000,
        "&" * 200_000,
        "[a]: /u\n" * 20_000 + "x",
        "`a``" * 50_000,
        ("[" * 9_900 + "\n\n") * 20,
        ("![" * 4_900 + "\n\n") * 20,
    ],
)
def test_hostile_markdown_takes_bounded_time(text: str) -> None:
    started = time.process_time()
    read(text + "\n\nx")
    assert time.process_time() - started < 6


@given(st.text(alphabet="ab \n#*_->[]()`~|<&;!\\1.+:{}\"'", max_size=200))
def test_reading_any_markdown_is_deterministic_and_never_fails_otherwise(text: str) -> None:
    try:
        article = read(text)
    except UnreadableFile:
        return
    assert read(text) == article
    assert article.title
    assert clean_text(article.text) == article.text


@given(
    st.lists(
        st.lists(
            st.sampled_from(["ferry", "harbour", "*storm*", "**mail**", "[quay](x)", "`rope`"]), min_size=1
        )
    )
)
def test_no_word_of_the_body_is_lost_or_moved(paragraphs: list[list[str]]) -> None:
    article = read("---\ntitle: A title\n---\n" + "\n\n".join(map(" ".join, paragraphs)))
    plain = {"*storm*": "storm", "**mail**": "mail", "[quay](x)": "quay", "`rope`": "rope"}
    assert article.text.split() == [plain.get(word, word) for paragraph in paragraphs for word in paragraph]
