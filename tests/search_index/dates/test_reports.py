"""A report is read from its published day: tense and schedule tell which Friday, which May, which night."""

from __future__ import annotations

import pytest

from tests.search_index.dates.reading import days, values


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Schools open again on Monday.", "Monday", "2024-09-09"),
        ("The funeral is Friday.", "Friday", "2024-09-06"),
        ("Ministers hold a call on Friday.", "Friday", "2024-09-06"),
        ("The minister met voters who open shops on Monday.", "Monday", "2024-09-02"),
        ("Troops were to arrive Friday.", "Friday", "2024-09-06"),
        ("The bonds will be dated and delivered October 1.", "October 1", "2024-10-01"),
        ("The bonds were dated and delivered October 1.", "October 1", "2023-10-01"),
        ("The comet is closest to the Sun on 13 August.", "13 August", "2024-08-13"),
        ("Storms are forecast for Friday.", "Friday", "2024-09-06"),
        ("They go to the polls this Sunday after a debate that angered many.", "this Sunday", "2024-09-08"),
        ("The party won Sunday's vote.", "Sunday", "2024-09-01"),
        ("He said he would quit in November.", "November", "2024-11"),
        ("The channel may open by the weekend.", "the weekend", "2024-W36-WE"),
        ("Three men died overnight.", "overnight", "2024-09-03TNI"),
        ("Rain will fall overnight.", "overnight", "2024-09-04TNI"),
        ("It took effect the day before.", "the day before", "2024-09-03"),
        ("It opened half a century ago.", "half a century ago", "1974"),
        ("It opened a year and a half ago.", "a year and a half ago", "2023-03"),
        ("It shut in the final quarter of last year.", "the final quarter of last year", "2023-Q4"),
        ("He sang in the 70s.", "the 70s", "197"),
        ("He sang in the summer of '69.", "the summer of '69", "1969-SU"),
        ("He sang in '89.", "'89", "1989"),
        ("On May 3, '19, he sang.", "May 3, '19", "2019-05-03"),
        ("Payments for 2024-02 are late.", "2024-02", "2024-02"),
        ("It stood there c. 1850.", "c. 1850", "1850"),
        ("On the twenty-first of February it rained.", "the twenty-first of February", "2024-02-21"),
        ("It rained from the 12th to the 14th century.", "the 14th century", "13"),
        ("It was built between the 12th and 14th centuries.", "14th centuries", "13"),
        ("Mother's Day was quiet.", "Mother's Day", "2024-05-12"),
        ("May Day 1968 was not quiet.", "May Day 1968", "1968-05-01"),
        ("They met at 3:05 p.m. local time on Monday.", "3:05 p.m. local time on Monday", "2024-09-02T15:05"),
        ("They met at 11:30 in the morning.", "11:30 in the morning", "2024-09-04T11:30"),
    ],
)
def test_a_report_is_counted_from_its_published_day(text: str, words: str, value: str) -> None:
    assert values(text)[-1] == (words, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He spoke a day after the vote.", "P1D"),
        ("It was a day-long talk.", "P1D"),
        ("It ended a decades-long feud.", "PXY"),
        ("It was a one-day trip.", "P1D"),
        ("It sank a minute and a half later.", "PT1M30S"),
        ("They stayed for two nights.", "P2D"),
    ],
)
def test_amounts_of_time(text: str, value: str) -> None:
    assert [each for _, each in values(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The index fell 12.5 to 1738.",
        "The index closed at 2014.",
        "Shares added 3 points to 2010.",
        "Gold hit 2000 and slipped to 1920.",
        "More than 2000 came.",
        "Call 020 7946 2014.",
        "Call +44 2012 345678.",
        "See 18 U.S.C. 1956.",
        "See Directive 2004/38/EC, the Companies Act 2006 and ISO 2014.",
        "He was 2000th in line.",
        "He drove a 2014 Corolla and drank a 2009 Bordeaux.",
        "They met June Carter and April Jones there.",
        "He wrote on Sun Microsystems.",
        "He scored in the second half.",
        "She threw two touchdown passes in the fourth quarter.",
        "Women in their twenties came; a man in his 30s too.",
        "Temperatures were in the 70s.",
        "The tremor that may have killed ten was strong.",
        "It is Ukraine's Independence Day.",
    ],
)
def test_levels_numbers_names_and_games_are_no_dates(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In June 2006 the dam broke, and in July the mayor resigned.", "July", "2006-07"),
        ("On 3 May 2006 they met, and then on 4 June they signed.", "4 June", "2006-06-04"),
        ("He left in November 2005 and in February he was back.", "February", "2006-02"),
        ("The port, founded in June 1985, said in July that it had closed.", "July", "2007-07"),
        ("He came in June 2006. And in July he left.", "July", "2007-07"),
        ("It opened in June 2006 and in November it will close.", "November", "2007-11"),
    ],
)
def test_a_month_joined_to_a_dated_one_follows_it(text: str, words: str, value: str) -> None:
    assert (words, value) in values(text, "2007-10-16")


def test_a_time_of_day_in_brackets_after_a_sentence_makes_no_history_of_an_agenda() -> None:
    text = "AGENDA FOR APRIL 8\n\n-- Members review the plan. (1000)\n-- The survey is released. (1500)\n"
    assert ("APRIL 8", "1987-04-08") in values(text, "1987-04-01")


@pytest.mark.parametrize(
    ("text", "published", "span"),
    [
        ("Sales fell between January and October.", "2024-11-10", "2024-01-01..2024-10-31"),
        ("From January to October exports rose.", "2024-11-10", "2024-01-01..2024-10-31"),
        ("Exports rose January through October.", "2024-11-10", "2024-01-01..2024-10-31"),
        ("The road will be closed between January and March.", "2024-11-10", "2025-01-01..2025-03-31"),
        ("It rose from November to January.", "2024-03-10", "2023-11-01..2024-01-31"),
    ],
)
def test_months_from_one_to_another_are_all_told_of_at_once(text: str, published: str, span: str) -> None:
    assert days(text, published)[0] == span


@pytest.mark.parametrize(
    "text",
    [
        "The cases were brought up on 12 October.",
        "Talks were held on 12 October.",
        "Talks were held on 12 and 13 October.",
    ],
)
def test_the_verb_that_a_day_belongs_to_tells_its_side(text: str) -> None:
    assert days(text, "2024-08-10")[0] == "2023-10-12"
