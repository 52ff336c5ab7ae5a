"""What kind of text this is: a history is read from date to date, a report from its published day."""

from __future__ import annotations

import pytest

from tests.search_index.dates.reading import values

_HISTORIES = [
    (
        "2024-09-04",
        (
            "The 2003 outbreak began in the afternoon of May 4, 2003, over Kansas. On May 5 the storms "
            "moved east. A tornado struck Jackson on the evening of May 6. By May 10 more than 300 had "
            "touched down."
        ),
        "the evening of May 6",
        "2003-05-06TEV",
    ),
    (
        "2024-09-04",
        (
            "John Harlow (born 3 May 1950) is a British politician. He was elected to the council on 4 "
            "May 1989 and became its leader on 12 May. He resigned on 3 July."
        ),
        "3 July",
        "1989-07-03",
    ),
    (
        "2023-05-10",
        (
            "On 24 February 2022 Russian troops crossed the border from three sides. Kherson fell on 2 "
            "March. The army left the Kyiv region at the end of March. Mariupol was surrounded on 1 March "
            "and held out until 20 May 2022. In September the front broke near Kharkiv, and on 11 "
            "November Kherson was retaken."
        ),
        "11 November",
        "2022-11-11",
    ),
    (
        "1998-11-04",
        (
            "The company was founded in 1923, moved to Ohio in 1951 and went public in 1968. Its chairman "
            "took over on 3 May 1987. A year later the first plant abroad was opened. On 2 June the works "
            "council was formed."
        ),
        "2 June",
        "1988-06-02",
    ),
    (
        "2014-06-25",
        (
            "Franz Ferdinand left Vienna on 23 June 1914. He reached Bosnia two days later. On the "
            "morning of 28 June he set out for the town hall. A first bomb missed. After the speeches, at "
            "10:45, he set out again. The funeral was held on 3 July."
        ),
        "3 July",
        "1914-07-03",
    ),
    (
        "2020-01-15",
        (
            '"We shall fight," the general told his officers on the evening of 3 May 1811. "Tomorrow will '
            'decide." The attack came at dawn. By noon on the 4th the ridge was lost. "I have never seen '
            'the like," an ensign wrote. On the 5th the army withdrew. In June it crossed the river. "It '
            'is over," said the general.'
        ),
        "June",
        "1811-06",
    ),
    (
        "2024-01-20",
        (
            "The strike began on 1 February 1953. In the following weeks other yards joined. On 3 March "
            "the police came. The day after, two men were dead. Three weeks later the yards reopened. In "
            "April the leaders were tried; on the 20th they were freed."
        ),
        "the 20th",
        "1953-04-20",
    ),
    (
        "2010-08-10",
        (
            "Saddam Hussein was born in 1937 near Tikrit, joined the Baath party in 1957 and fled to "
            "Egypt in 1959. He became president on 16 July 1979. In September 1980 he attacked Iran. On 2 "
            "August 1990 his troops took Kuwait. The United Nations voted for sanctions on 6 August. He "
            "was hanged on 30 December 2006."
        ),
        "6 August",
        "1990-08-06",
    ),
    (
        "2024-09-04",
        (
            "The first edition of the race was held in 1903. It started on 1 July in Montgeron and ended "
            "on 19 July in Paris. Garin won. The next year he was disqualified. The 1905 race began on 9 "
            "July."
        ),
        "9 July",
        "1905-07-09",
    ),
    (
        "2024-09-04",
        (
            "Hurricane Maria formed on September 16, 2017. It became a hurricane on September 17 and "
            "reached Category 5 just before landfall on Dominica on September 18. It struck Puerto Rico "
            "on September 20. On September 28 it turned out to sea, and two days later it was gone."
        ),
        "two days later",
        "2017-09-30",
    ),
    (
        None,
        (
            "On 12 May 1926 Amundsen's airship reached the Pole. It had left Rome on 29 March, Leningrad "
            "on 5 May. Two days later it landed in Alaska."
        ),
        "29 March",
        "1926-03-29",
    ),
    (
        "2006-03-01",
        (
            "The Battle of Long Tan (18 August 1966) took place in a rubber plantation. In April 1966 the "
            "task force had been set up at Nui Dat. On the night of 16/17 August mortars hit the base. "
            "Patrols were sent out the next day. On 18 August D Company left at 11:00. At 15:40 contact "
            "was made. Reinforcements arrived at dusk. The field was cleared on 19 August, and 245 dead "
            "were counted by the 21st."
        ),
        "the 21st",
        "1966-08-21",
    ),
    (
        "2018-11-10",
        (
            "Donald Trump announced his run on June 16, 2015. He won in New Hampshire on February 9, 2016 "
            "and in Indiana on May 3, and was named in July. On October 7 a tape came out. He was elected "
            "on November 8 and sworn in on January 20."
        ),
        "November 8",
        "2016-11-08",
    ),
    (
        "2024-09-04",
        (
            "Work on the tunnel began in 1988. The two ends met on 1 December 1990. The Queen opened it "
            "on 6 May 1994; the first train ran on 14 November. A fire broke out on 18 November 1996. "
            "Traffic was halved for six months. Today 20 million people use it."
        ),
        "14 November",
        "1994-11-14",
    ),
    (
        "2024-09-04",
        (
            "He enlisted in August 1914 and was sent to France the following spring. He was wounded at "
            'Loos on 25 September. In a letter he said that he was well. "I saw Tom last Sunday," he '
            'said; "he told me that the push is off." He returned to his battalion in January and was '
            "killed on 1 July."
        ),
        "1 July",
        "1916-07-01",
    ),
]

_REPORTS = [
    (
        "2024-09-04",
        (
            "The museum, which opened in 1871 and was rebuilt in 1904 and again in 1956, will close on 3 "
            "October for repairs. It was last shut in 1989. Its director said visitors could return on 15 "
            "May."
        ),
        "15 May",
        "2024-05-15",
    ),
    (
        "2024-09-04",
        (
            "What is the alliance? It was founded in 1949 by 12 states. Greece and Turkey joined in 1952, "
            "West Germany in 1955, Spain in 1982. In 1999 it took in three former members of the Warsaw "
            "Pact. On Tuesday its leaders meet in Brussels. They will discuss a paper that was leaked on "
            "20 August. Two days later it was withdrawn."
        ),
        "20 August",
        "2024-08-20",
    ),
    (
        "1998-11-04",
        (
            "The company, founded in 1923, moved to Ohio in 1951 and went public in 1968. Its chairman, "
            "who took over in 1987, resigned Monday. A successor is to be named Dec. 1. He joined in "
            "1979."
        ),
        "Dec. 1",
        "1998-12-01",
    ),
    (
        "2014-06-25",
        (
            "SARAJEVO - A century after the shots that led to war, the city remembers. Gavrilo Princip "
            "was born in 1894 and died in 1918. On 28 June 1914 he stood at the corner. This Saturday an "
            "orchestra from Vienna will play. In 1984 the Olympics came, in 1992 the siege. A bridge was "
            "named for him until 1993. The concert on 28 June will be shown in 30 countries, organisers "
            "said."
        ),
        "28 June",
        "2014-06-28",
    ),
    (
        "2009-07-17",
        (
            "Walter Cronkite, who told Americans in 1963 that their president was dead and in 1969 that "
            "men walked on the moon, died Friday at his home in New York. He was 92. He retired on March "
            "6, 1981. He joined CBS in 1950 and covered the conventions of 1952. A private service will "
            "be held July 23. In 1968 he went to Vietnam. In 1977 he spoke with Sadat and Begin."
        ),
        "July 23",
        "2009-07-23",
    ),
    (
        "2011-03-02",
        (
            "Key dates in the life of the factory: 1954: opened. 1971: first strike. 1980: 4,000 workers. "
            "1999: sold. The last shift ended at midnight on Monday, and the gates will be locked on "
            "March 31, the owners said."
        ),
        "March 31",
        "2011-03-31",
    ),
    (
        "1990-08-10",
        (
            "Saddam Hussein, 53, has ruled since 1979. He was born in 1937 near Tikrit, joined the Baath "
            "party in 1957 and fled to Egypt in 1959. On Aug. 2 his troops took Kuwait. In 1980 he had "
            "attacked Iran. The United Nations voted for sanctions on Aug. 6. Arab leaders are meeting in "
            "Cairo today."
        ),
        "Aug. 6",
        "1990-08-06",
    ),
    (
        "2001-06-12",
        (
            "TERRE HAUTE, Ind. -- Timothy McVeigh was executed Monday for the 1995 bombing. He was "
            "pronounced dead at 7:14 a.m. He parked the truck on April 19, 1995. He was arrested 90 "
            "minutes later. He was convicted on June 2, 1997. The execution, first set for May 16, was "
            "put off by a month."
        ),
        "May 16",
        "2001-05-16",
    ),
    (
        "1987-05-06",
        (
            "The bank, set up in 1962, lost 4.2 mln dlrs in 1985 and 3.1 mln in 1986. It closed two "
            "branches in 1984. The annual meeting is on May 20. Shareholders approved the merger on April "
            "8."
        ),
        "May 20",
        "1987-05-20",
    ),
    (
        "2017-09-21",
        (
            "Maria, which became a hurricane on September 17, struck Puerto Rico on September 20. Power "
            "is out on the whole island. In 1928 a storm killed 300 there; in 1989 Hugo came. The "
            "governor said curfews would last until Saturday."
        ),
        "September 20",
        "2017-09-20",
    ),
    (
        "2016-11-10",
        (
            "Donald Trump was elected president on Tuesday. He announced his run in June 2015, won the "
            "nomination in May and was formally named on July 19. He was born in 1946 and made his name "
            "in the 1980s. He first thought of running in 1987. His rival conceded on November 9. He "
            "takes office on January 20."
        ),
        "November 9",
        "2016-11-09",
    ),
    (
        "2024-05-06",
        (
            "The tunnel was opened 30 years ago today. Work began in 1988, and the two ends met on 1 "
            "December 1990. The Queen opened it in 1994. Fires in 1996 and 2008 closed it for weeks. On "
            "15 May a new operator starts. Some 20 million people use it each year."
        ),
        "15 May",
        "2024-05-15",
    ),
    (
        "1996-08-20",
        (
            "CHICAGO (AP) - Democrats gather here next week for the first time since 1968. That August, "
            "police clubbed protesters in Grant Park. The party has met in Chicago in 1932, 1940, 1944, "
            "1952 and 1956. The convention opens Aug. 26. Officials said 15,000 reporters would come."
        ),
        "Aug. 26",
        "1996-08-26",
    ),
]


@pytest.mark.parametrize(("published", "text", "words", "value"), _HISTORIES)
def test_a_history_goes_on_from_its_own_dates_however_short_it_is(
    published: str | None, text: str, words: str, value: str
) -> None:
    assert (words, value) in values(text, published)


@pytest.mark.parametrize(("published", "text", "words", "value"), _REPORTS)
def test_a_report_that_tells_what_went_before_is_read_from_its_published_day(
    published: str | None, text: str, words: str, value: str
) -> None:
    assert (words, value) in values(text, published)


def test_an_obituary_tells_a_life_from_date_to_date_and_what_is_to_come_from_its_own_day() -> None:
    text = (
        "Ada Winter, who sang in Leeds from 1950 to 1983, died yesterday at the age of 84. Born in 1919, "
        "she first sang on 3 May 1938. The following year she went to Rome; in June she sang before the "
        "king. She left in 1940, came back in 1946, was married in 1948 and taught in Vienna until 1949. "
        "She toured America in 1952, 1955 and 1961, and made her last record in 1979. She had a stroke in "
        "1996. A service will be held on 12 March. This year's prize is to go to a tenor."
    )
    read = dict(values(text, "2004-03-04"))
    assert read["June"] == "1939-06"
    assert (read["12 March"], read["This year"]) == ("2004-03-12", "2004")
