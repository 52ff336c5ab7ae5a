"""The published date of an article: where it is known from, and what is claimed when it is not stated."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.publication.happenings import HappeningsError, known_happenings, load_happenings
from search_index.dates.published import published_date

_BODY = "The two leaders met and talked about trade."


def _published(text: str = _BODY, path: str = "report.txt", **other: str) -> Published:
    return published_date(Article(path, other.pop("title", "A report"), text, **other))


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        ("2024-02-21", "2024-02-21", "2024-02-21"),
        ("20240221", "2024-02-21", "2024-02-21"),
        ("2024-02-21T23:30:00+01:00", "2024-02-21", "2024-02-21"),
        ("Wed, 21 Feb 2024 10:00:00 +0100", "2024-02-21", "2024-02-21"),
        ("21 February 2024", "2024-02-21", "2024-02-21"),
        ("Feb 21, 2024 at 9:15 a.m.", "2024-02-21", "2024-02-21"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("3/4/2024", "2024-03-04", "2024-04-03"),
    ],
)
def test_metadata_is_read_as_precisely_as_it_is_written(stated: str, first: str, last: str) -> None:
    published = _published(stated_date=stated)
    assert (str(published.earliest), str(published.latest)) == (first, last)
    assert (published.provenance, published.confidence) == (Provenance.FRONT_MATTER, Confidence.STATED)
    assert stated in published.reasons[0]


def test_a_reason_says_what_the_date_means_only_where_the_words_do_not() -> None:
    assert _published(stated_date="2018-09-21").reasons == ("the file's own metadata says 2018-09-21",)
    (reason,) = _published(stated_date="21 September 2018").reasons
    assert reason == "the file's own metadata says 21 September 2018: 2018-09-21"


@pytest.mark.parametrize(
    ("path", "day", "provenance"),
    [
        ("2024-02-21-kazan.txt", "2024-02-21", Provenance.FILE_NAME),
        ("wire/20240221_kazan.html", "2024-02-21", Provenance.FILE_NAME),
        ("kazan 2024.02.21.md", "2024-02-21", Provenance.FILE_NAME),
        ("2018/09/21/report.md", "2018-09-21", Provenance.FOLDER_NAME),
        ("2018/09/21-report.md", "2018-09-21", Provenance.FOLDER_NAME),
        ("2018-09-21/report.md", "2018-09-21", Provenance.FOLDER_NAME),
    ],
)
def test_a_date_in_the_path_is_read(path: str, day: str, provenance: Provenance) -> None:
    published = _published(path=path)
    assert (str(published.day), published.provenance) == (day, provenance)


@pytest.mark.parametrize(
    "path", ["report-1234567890.txt", "2024-13-45.txt", "20249999.txt", "a/2019-0.txt", "12-05.txt"]
)
def test_a_number_in_the_path_that_is_no_date_is_not_read(path: str) -> None:
    assert _published(path=path).confidence is Confidence.UNKNOWN


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (_BODY, "https://example.org/2018/09/21/some-story"),
        (_BODY + "\n\nOriginal url:\n\n<https://example.org/2018/09/21/some-story>", ""),
        (_BODY + "\n\nhttps://example.org/2018/09/21/ministers-talk-of-trade-in-kazan", ""),
    ],
)
def test_the_address_of_the_article_is_read(text: str, url: str) -> None:
    published = _published(text, url=url, title="Ministers talk of trade in Kazan")
    assert (published.day, published.provenance) == (date(2018, 9, 21), Provenance.ADDRESS)


def test_the_address_of_another_page_is_not() -> None:
    text = _BODY + " See https://example.org/2011/01/02/another-story for more."
    assert _published(text, title="Ministers talk of trade in Kazan").confidence is Confidence.UNKNOWN


@pytest.mark.parametrize(
    "line",
    [
        "September 21, 2018",
        "21 September 2018",
        "Friday, 21 September 2018",
        "Published: 21 September 2018, 10:30 GMT",
        "Published on Sept. 21, 2018 at 4:05 p.m. ET",
        "Posted 2018-09-21",
        "**September 21, 2018**",
    ],
)
def test_a_date_line_is_read(line: str) -> None:
    published = _published(f"# A report\n\nBy A. Writer\n\n{line}\n\n{_BODY}")
    assert (published.day, published.provenance) == (date(2018, 9, 21), Provenance.DATE_LINE)


def test_the_line_of_an_update_counts_only_if_there_is_no_other() -> None:
    text = f"A report\nUpdated: 25 September 2018\nPublished: 21 September 2018\n\n{_BODY}"
    assert _published(text).day == date(2018, 9, 21)


@pytest.mark.parametrize(
    "start",
    [
        "KAZAN, Feb. 21, 2024 (Wire) — ",
        "KAZAN (Wire), 21 February 2024 - ",
        "Kazan, Russia, February 21, 2024 -- ",
        "KAZAN, Feb. 21, 2024, Wire - ",
        "Isle of Man, Wednesday, Feb. 21, 2024 - ",
        "SAINT-ÉTIENNE, Feb. 21, 2024 - ",
    ],
)
def test_a_dateline_is_read(start: str) -> None:
    published = _published(start + _BODY)
    assert (published.day, published.provenance) == (date(2024, 2, 21), Provenance.DATELINE)


@pytest.mark.parametrize("start", ["Talks began Feb. 21, 2024 - ", "KAZAN, Feb. 21, 2024: "])
def test_what_no_place_opens_or_no_dash_ends_is_no_dateline(start: str) -> None:
    assert _published(start + _BODY).provenance is not Provenance.DATELINE


def test_datelines_of_one_day_are_read_alike_whatever_their_place() -> None:
    starts = (f"{place}, Feb. 21, 2024 - " for place in ("KAZAN", "New York", "Oslo, Norway"))
    assert len({_published(start + _BODY) for start in starts}) == 1


@pytest.mark.parametrize(
    ("path", "stated", "start", "day", "provenance"),
    [
        ("2024-02/kazan.txt", "", "KAZAN, Feb. 21 (Wire) — ", "2024-02-21", Provenance.DATELINE),
        ("kazan.txt", "2024", "KAZAN, Feb. 21 (Wire) — ", "2024-02-21", Provenance.DATELINE),
        ("2024-02/kazan.txt", "", "Published: 21 February 2024\n\n", "2024-02-21", Provenance.DATE_LINE),
        ("2024-02/kazan-2024-02-21.txt", "February 2024", "", "2024-02-21", Provenance.FILE_NAME),
        ("2024-02-21.txt", "3/4/2024", "", "None", Provenance.FRONT_MATTER),
        ("2024-02/kazan.txt", "", "KAZAN, March 21 (Wire) — ", "None", Provenance.FOLDER_NAME),
        ("2024-02/kazan.txt", "", "KAZAN, Feb. 21, 2023 (Wire) — ", "None", Provenance.FOLDER_NAME),
    ],
)
def test_a_month_or_a_year_is_made_narrower_by_what_lies_within(
    path: str, stated: str, start: str, day: str, provenance: Provenance
) -> None:
    published = _published(start + _BODY, path=path, stated_date=stated)
    assert (str(published.day), published.provenance, published.confidence) == (
        *(day, provenance),
        Confidence.STATED,
    )
    assert len(published.reasons) == (1 if day == "None" else 2)


def test_a_dateline_without_a_year_alone_does_not_tell_when() -> None:
    assert _published("KAZAN, Feb. 21 (Wire) — " + _BODY).confidence is Confidence.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "The seminar on the treaty will be held at the university on\nMarch 12, 2024.\nMany will come.",
        "Supplies in the two years, in tons:\n    04/21/24 03/22/24  04/21/24 03/22/24\nWheat 12 13 14 15",
    ],
)
def test_the_end_of_a_wrapped_sentence_and_the_head_of_a_table_are_no_date_lines(text: str) -> None:
    assert _published(f"A report\n\n{text}").provenance is not Provenance.DATE_LINE


@pytest.mark.parametrize("opening", ["A" * 90, "A.B-" * 22, "Of the " * 14, "((, " * 24, "1 May " * 600])
def test_what_stands_before_a_date_is_looked_through_once(opening: str) -> None:
    start = time.process_time()
    _published(f"{opening}! 21 February 2024 - {_BODY}\n" * 10)
    assert time.process_time() - start < 1


def test_metadata_goes_before_the_file_name_and_that_before_the_text() -> None:
    text = "1 May 2001\n\n" + _BODY
    assert _published(text, path="2002-05-01.txt", stated_date="2003-05-01").day == date(2003, 5, 1)
    assert _published(text, path="2002-05-01.txt").day == date(2002, 5, 1)
    assert _published(text).day == date(2001, 5, 1)


def test_what_is_told_as_past_bounds_the_published_date_from_below() -> None:
    published = _published("The bridge collapsed on 3 March 2011. It had been opened in 1998.")
    assert (published.earliest, published.latest) == (date(2011, 3, 3), None)
    assert published.confidence is Confidence.BOUNDED
    assert "3 March 2011" in " ".join(published.reasons)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will be opened in 2031.",
        "They expect sales to double by 2030.",
        "It was sold on Wednesday and will reopen in July.",
        "They will meet at the NATO summit in Brussels, where many have been held.",
        "Brazil and Germany have won the World Cup, and the Olympics were discussed in London.",
        "",
    ],
)
def test_what_bounds_nothing_leaves_it_unknown(text: str) -> None:
    assert _published(text) == Published()


def test_a_month_and_day_between_two_happenings_falls_into_one_year() -> None:
    text = """The minister met his guest in Geneva on May 4.

It was their first meeting since Russia began its invasion of Ukraine. They spoke of the World Cup that is
scheduled to start in Qatar in November."""
    published = _published(text)
    assert (published.earliest, published.latest) == (date(2022, 5, 4), date(2022, 5, 5))
    assert (published.provenance, published.confidence) == (Provenance.TEXT, Confidence.INFERRED)
    assert any("World Cup" in reason for reason in published.reasons)


def test_so_many_years_since_a_happening_tell_the_year() -> None:
    text = "The minister met his guest on May 4. Three years ago Britain voted to leave the European Union."
    assert _published(text).earliest == date(2019, 5, 4)


def test_weekday_and_date_must_agree() -> None:
    text = """The minister met his guest on Wednesday, May 4.

Two years ago Russia launched its invasion of Ukraine."""
    assert _published(text).day is None


def test_facts_that_contradict_one_another_leave_it_unknown() -> None:
    text = "The hall was opened on 5 June 2023. The World Cup is scheduled to start in Qatar next month."
    assert _published(text) == Published()


def test_every_known_happening_has_a_source() -> None:
    assert len(known_happenings()) > 40
    assert all(happening.source.startswith("https://") for happening in known_happenings())


def test_the_users_own_happenings_are_used(tmp_path: Path) -> None:
    table = tmp_path / "happenings.toml"
    table.write_text(
        '[[happening]]\nname = "harbour fire"\nwords = [["harbour fire"]]\n'
        "start = 2015-06-07\nend = 2015-06-09\n"
    )
    article = Article("report.txt", "A report", "The mayor spoke of the harbour fire that killed nine.")
    assert published_date(article).earliest is None
    assert published_date(article, load_happenings(table)).earliest == date(2015, 6, 7)
    assert load_happenings(tmp_path / "none.toml") == known_happenings()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[happening]", "not valid TOML"),
        ("[[happening]]\nstart = 2015-06-07", "a name is missing"),
        ('[[happening]]\nname = "x"\nwords = [["x"]]\nstart = "2015"', "dates such as"),
        ('[[happening]]\nname = "x"\nwords = [["x"]]\nstart = 2015-06-07\nend = 2014-01-01', "ends before"),
        ('[[happening]]\nname = "x"\nwords = "x"\nstart = 2015-06-07', "groups of phrases"),
    ],
)
def test_a_wrong_table_of_happenings_says_where_and_why(tmp_path: Path, text: str, complaint: str) -> None:
    table = tmp_path / "happenings.toml"
    table.write_text(text)
    with pytest.raises(HappeningsError, match=complaint) as error:
        load_happenings(table)
    assert str(table) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_day_in_may_is_told_as_past_like_any_other() -> None:
    assert _published("The bridge collapsed on 3 May 2011.").earliest == date(2011, 5, 3)
    assert _published("The bridge may collapse, as it did on 3 March 2011.").earliest is None
