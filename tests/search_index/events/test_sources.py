"""What a text tells of its origin, before it is compared with others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search_index.events.sources import SKETCH_SIZE, agency_names, origin_of

REPORT = "The ministers of both_states met at 9.30 in Kazan, in the TOWN hall; 3,500 people (or more) came."


def test_signs_that_are_of_no_word_change_nothing_in_ascii_or_beyond_it() -> None:
    sketch = origin_of(REPORT).sketch
    assert len(sketch) == SKETCH_SIZE
    assert origin_of(f"“{REPORT}”").sketch == sketch
    assert origin_of(REPORT.upper()).sketch == sketch
    assert origin_of(f"{REPORT} Más tarde.").sketch != sketch


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_any_text_in_ascii_has_the_sketch_that_it_has_beside_a_sign_beyond_it(text: str) -> None:
    assert origin_of(text).sketch == origin_of(f"“{text}”").sketch


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("KAZAN (AP) - Two ministers met.", ("Associated Press",)),
        ("KAZAN (Reuters) — Two ministers met.", ("Reuters",)),
        ("Two ministers met. With reporting by AFP", ("Agence France-Presse",)),
        ("MOSCOW (ITAR-TASS) - Two ministers met.", ("Tass",)),
        (f"(dpa) {REPORT * 9} From Xinhua and by Kyodo", ("Xinhua", "Deutsche Presse-Agentur", "Kyodo")),
        (f"{REPORT * 5} (efe) {REPORT * 5}", ()),
        ("The paper has a map of (capes) and (japan).", ()),
        ("The AP was founded in 1846.", ()),
    ],
)
def test_agencies_are_those_that_are_credited(text: str, agencies: tuple[str, ...]) -> None:
    assert agency_names(origin_of(text).agencies) == agencies
