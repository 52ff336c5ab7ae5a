"""People and places of a passage."""

from __future__ import annotations

import time

import pytest

from search_index.events.article_names import Names
from search_index.events.extraction import extract_events
from search_index.events.names import names_in, names_of_article
from tests.search_index.events.making import article, day, expression


@pytest.mark.parametrize(
    ("passage", "people", "places"),
    [
        ("President Ana Lind met Mr Okoro in Riga.", ("Ana Lind", "Okoro"), ("Riga",)),
        ("Juan Ortega said on Monday that tolls fell.", ("Juan Ortega",), ()),
        ("Tolls fell, said Juan Ortega, who is the port’s head.", ("Juan Ortega",), ()),
        ("They met near Santa Rosa, Chile, and in the city of Lota.", (), ("Santa Rosa", "Chile", "Lota")),
        ("In May the Harbour Bank said in Monday's note that it closed.", (), ()),
        ("Boats lay in Russian waters and in Harbour Company hands.", (), ()),
        ("Étienne Leclerc told reporters in Évreux.", ("Étienne Leclerc",), ("Évreux",)),
        ("nothing is named here", (), ()),
        ("", (), ()),
    ],
)
def test_names_are_found_by_what_stands_around_them(
    passage: str, people: tuple[str, ...], places: tuple[str, ...]
) -> None:
    found = names_in(passage)
    assert (found.people, found.places) == (people, places)


def test_a_name_that_comes_twice_is_told_once() -> None:
    assert names_in("Ana Lind said so, and Ana Lind added more.").people == ("Ana Lind",)


@pytest.mark.parametrize("piece", ["President ", "Ab ", "in Ab, ", "Ab Cd, the ", "the capital of "])
def test_hostile_passages_take_bounded_time(piece: str) -> None:
    began = time.process_time()
    names_in(piece * 50_000)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("President Ana Lind left. Lind said no more.", ("Ana Lind",)),
        ("Lind spoke first. Then President Ana Lind left.", ("Ana Lind",)),
        ("Ana Lind and Eva Lind left. Mr Lind stayed.", ("Ana Lind", "Eva Lind", "Lind")),
        ("Ana Lind and Eva Lind left. Lind stayed.", ("Ana Lind", "Eva Lind")),
        ("Mr Okoro left. Okoro said no more.", ("Okoro",)),
        ("Roh Tae-woo, who leads the party, met Bashar al-Assad.", ("Roh Tae-woo", "Bashar al-Assad")),
        ("Kwame Asante scored. Asante ran.", ("Kwame Asante",)),
        ("Tzeela Livn said so. Livn laughed.", ("Tzeela Livn",)),
        ("The geologist Palle Simonsen left.", ("Palle Simonsen",)),
    ],
)
def test_a_surname_stands_for_the_only_full_name_that_has_it(text: str, people: tuple[str, ...]) -> None:
    assert names_in(text).people == people


@pytest.mark.parametrize(
    "text",
    [
        "Baltic Harbour said that profit rose. Baltic said so too.",
        "Ana Lind Shipping Corp said that profit rose.",
        "James Okafor and Co sold it.",
        "Philip Moor Cos Inc said so. Philip Moor rose by a point.",
        "General Timber said so, and lead manager Nordea agreed.",
        "It was told to the president. Everything else is talk.",
        "U.S. Sales rose.",
        "Officials of Zemlja Nova, with Vasko at their head, stand in the way.",
    ],
)
def test_companies_and_countries_are_no_people(text: str) -> None:
    assert names_in(text).people == ()


def test_a_place_is_known_again_wherever_it_stands_and_countries_always_are() -> None:
    assert names_in("They met in Lota. Lota grew. Chile paid.").places == ("Lota", "Chile")


def test_names_lie_where_the_text_names_them() -> None:
    text = "President Ana Lind met\nMr Okoro in Riga. Lind flew home."
    names = names_of_article(text)
    second = text.index("Lind flew")
    assert names.within(second, len(text)) == Names(("Ana Lind",), ())
    assert names.within(0, second) == Names(("Ana Lind", "Okoro"), ("Riga",))
    assert names.all == names.within(0, len(text))


def test_an_event_has_the_names_of_its_own_passage() -> None:
    text = "President Ana Lind spoke in Riga.\n\nLind met Mr Okoro on Friday."
    first, second = extract_events(article(text), [expression(text, "Friday", day(2024, 3, 8))])
    assert (first.people, first.places) == (("Ana Lind",), ("Riga",))
    assert (second.people, second.places) == (("Ana Lind", "Okoro"), ())
