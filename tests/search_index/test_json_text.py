"""What is no JSON is refused in one way, whatever is wrong with it."""

import pytest

from search_index.json_text import read_json


def test_values_are_what_the_text_says():
    assert read_json('{"days": [1, null]}') == read_json(b'{"days": [1, null]}') == {"days": [1, None]}


@pytest.mark.parametrize("text", ["", "{", b"\xff\xfe\xff", "[" * 100_000, '{"a":' * 100_000])
def test_what_cannot_be_read_is_a_value_error(text):
    with pytest.raises(ValueError, match=r"\S"):
        read_json(text)
