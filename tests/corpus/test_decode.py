"""Bytes become clean text, or are refused with one line."""

from __future__ import annotations

import contextlib
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.decode import UnreadableFile, clean_text, decode, places_before_cleaning

RUSSIAN = "Министр прибыл в столицу во вторник и встретился с президентом."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", ["Plain words, twice over\n", RUSSIAN])
def test_unicode_encodings_are_read_with_and_without_a_byte_order_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“No,” said the café’s owner – a naïve man from Málaga, España."),
        ("cp1250", "Predsjednik je čestitao. Šta će reći Željko i njegova žena?"),
        ("cp1250", "Vučić"),
        ("cp1250", "Książka o Łodzi jest już gotowa"),
        ("cp1251", RUSSIAN),
        ("koi8_r", RUSSIAN),
        ("cp1253", "Ο πρόεδρος συναντήθηκε με τον υπουργό την Τετάρτη."),
        ("shift_jis", "首相は水曜日に大統領と会談した。"),
        ("gb18030", "总统星期三举行会谈。"),
    ],
)
def test_legacy_encodings_are_recognised(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    "text", ["A piñata", "Où ça?", "It’s over", "São Paulo", "Der Bundeskanzler führte Gespräche"]
)
def test_a_few_western_letters_are_read_as_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252")).text == text


def test_one_broken_byte_does_not_spoil_a_utf8_file() -> None:
    decoded = decode("Čelnici će doći u četvrtak".encode() + b"\xff")
    assert decoded.text == "Čelnici će doći u četvrtak\ufffd"
    assert len(decoded.problems) == 1
    assert "1 place " in decoded.problems[0]


def test_well_formed_text_has_no_problems() -> None:
    assert decode(RUSSIAN.encode("cp1251")).problems == ()


@pytest.mark.parametrize(
    "content",
    [
        b"words\x00words",
        bytes(range(256)) * 8,
        b"\x01\x02\x03\x04",
        b"%PDF-1.7 and so on",
        b"PK\x03\x04 and so on",
        b"\x89PNG\r\n\x1a\n",
        b"\x1f\x8b\x08",
        random.Random(4).randbytes(4000),
        b"\xff\xfe" + b"\x00\xd8" * 50,
    ],
)
def test_binary_data_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(UnreadableFile) as error:
        decode(content)
    assert str(error.value)
    assert "\n" not in str(error.value)


def test_every_kind_of_line_end_becomes_a_newline() -> None:
    assert decode("a\r\nb\rc\nd\fe\u2028f\x85g".encode()).text == "a\nb\nc\nd\ne\nf\ng"


@given(st.text(alphabet="ab \r\n\f\x1b[3m\x07]\u2028\u00ad\u202e", max_size=40))
def test_what_is_left_of_a_text_is_found_again_in_it(text: str) -> None:
    places = places_before_cleaning(text)
    cleaned = clean_text(text)
    assert len(places) == len(cleaned)
    assert list(places) == sorted(set(places))
    assert all(text[place] == left or left == "\n" for place, left in zip(places, cleaned, strict=True))


def test_tabs_stay() -> None:
    assert clean_text("a\tb") == "a\tb"


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[31m",
        "\x1b[38;2;1;2;3m",
        "\x9b1A",
        "\x1b]0;window title\x07",
        "\x1b]8;;https://example.org\x1b\\",
        "\x1bPdevice string\x1b\\",
        "\x1b(B",
        "\x1bc",
        "\u202e",
        "\u2066",
        "\u00ad",
        "\ufeff",
        "\x08",
        "\x7f",
    ],
)
def test_what_a_terminal_would_act_on_is_removed(sequence: str) -> None:
    assert clean_text(f"before{sequence} after") == "before after"


def test_an_unfinished_control_string_takes_no_words_with_it() -> None:
    assert clean_text("\x1b]0;the rest of this text\nand more") == "0;the rest of this text\nand more"


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_decoding_gives_clean_text_or_one_error(content: bytes) -> None:
    try:
        text = decode(content).text
    except UnreadableFile:
        return
    assert not any(_acts_on_a_terminal(char) for char in text)
    assert clean_text(text) == text


@given(st.text(alphabet="\x1b[]0;m\x07\\\x9b\x9d\r\n\x85\u202eaPX^_", max_size=60))
def test_no_control_survives_whatever_it_is_mixed_with(text: str) -> None:
    cleaned = clean_text(text)
    assert not any(_acts_on_a_terminal(char) for char in cleaned)
    assert clean_text(cleaned) == cleaned


@pytest.mark.parametrize(
    "content",
    [
        b"\x1b]" * 1_000_000,
        b"\x1b[" + b"1" * 2_000_000,
        b"\x1b]" + b"a" * 2_000_000,
        b"a\x1b]b" * 500_000,
        b"\xe9" * 2_000_000,
        b"\xe9\n" * 1_000_000,
        b"\r" * 2_000_000,
        b"\x00a" * 1_000_000,
        "é".encode() * 1_000_000 + b"\xff",
    ],
    ids=[
        "strings",
        "parameters",
        "unfinished",
        "mixed",
        "high",
        "high lines",
        "returns",
        "utf-16",
        "damaged",
    ],
)
def test_hostile_input_takes_linear_time(content: bytes) -> None:
    started = time.process_time()
    with contextlib.suppress(UnreadableFile):
        decode(content)
    assert time.process_time() - started < 5


def _acts_on_a_terminal(char: str) -> bool:
    code = ord(char)
    controls = (code < 32 and char not in "\t\n") or 0x7F <= code <= 0x9F
    return controls or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069
