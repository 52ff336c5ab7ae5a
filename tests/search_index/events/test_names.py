"""People and places of a passage."""

from __future__ import annotations

import time

import pytest

from search_index.events.names import names_in


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
