"""Bytes to text: the character encoding, line ends, and everything a terminal would act on.

This is the door through which all text comes in: whatever passes :func:`clean_text` can be shown on a
terminal as it is. Every step takes time linear in the length of its input.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from charset_normalizer.models import CharsetMatch


class UnreadableFile(ValueError):
    """A file that can't be read as an article. ``str(error)`` says why, in one line without the path."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Clean text, the codec it was decoded with, and one-line notes on bytes that did not decode."""

    text: str
    encoding: str
    problems: tuple[str, ...] = ()


# Longest marks first: the UTF-32 mark begins with the UTF-16 one.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Formats that people drop into a folder of clippings and whose first bytes alone could pass for text.
_BINARY_MAGIC = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP or Office document",
    b"\x1f\x8b": "gzip-compressed",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
}

# What charset detection may answer with: encodings in which news has been kept, likelier ones first.
# Without the fence, a line with one accented letter is as likely to come out as EBCDIC or Big5.
_LATIN_ENCODINGS = ["cp1252", "cp1250", "cp1254", "iso8859_2"]
_OTHER_ENCODINGS = [
    *("cp1251", "koi8_r", "cp866", "iso8859_5", "cp1253", "cp1255", "cp1256"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
# Latin scripts have an accented letter now and then; in other scripts most bytes are above 0x7f.
_MOST_ACCENTED = 0.25

# Punctuation and currency that the Windows encodings share: quotes, dashes, ellipsis, bullet, euro,
# no-break space, guillemets, degree … Text with no other byte above 0x7f is read as Windows-1252.
_WINDOWS_PUNCTUATION = bytes.fromhex("80 82 84 85 8b 91 92 93 94 95 96 97 99 9b a0 a3 a7 a9 ab ae b0 b7 bb")
_ASCII = bytes(range(128))
# Controls that do not occur in text; tab, line ends, form feed, backspace and escape do.
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\f\v\b\x1b")) + b"\x7f"

_ODD_IN_WORD = re.compile(r"[a-z][¹³¿][a-z]")

_SAMPLE_BYTES = 32 * 1024
_MOST_CONTROLS = 0.1

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_FORBIDDEN = "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_NEEDS_CLEANING = re.compile(f"[{_FORBIDDEN}]")
# ECMA-48: a control string (OSC, DCS, SOS, PM, APC) runs to its terminator and never over a line end
# here, so that a stray opening takes no words with it; then CSI with parameters; then other escapes;
# then every single control. All repeats are possessive: no backtracking.
_CONTROLS = re.compile(
    "(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]*+(?:\x07|\x1b\\\\|\x9c)"
    "|(?:\x1b\\[|\x9b)[0-?]{0,64}+[ -/]{0,8}+[@-~]?"
    "|\x1b[ -/]{0,8}+[0-~]?"
    f"|[{_FORBIDDEN}]"
)


def decode(content: bytes) -> DecodedText:
    """Decode a file of text and clean it.

    Byte order marks decide; then UTF-8; then UTF-16 without a mark where every other byte shows it;
    then a legacy encoding, as charset-normalizer finds it.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    decoded = decode_only(content)
    return DecodedText(clean_text(decoded.text), decoded.encoding, decoded.problems)


def decode_only(content: bytes) -> DecodedText:
    """Decode a file of text as :func:`decode` does, and leave the text as it is.

    Raises:
        UnreadableFile: the bytes are no text.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        decoded = _decode_other(content)
    else:
        decoded = DecodedText(text, "utf-8")
        if "\x00" in text:
            decoded = _decode_with_nul(content)
    _refuse_binary(content, decoded)
    return decoded


def clean_text(text: str) -> str:
    r"""Normalise line ends to ``\n`` and remove what is not text.

    Removed are ANSI escape sequences, C0 and C1 controls except tab and line end, the bidirectional
    embeddings, overrides and isolates (they can reorder what a reader sees), soft hyphens, byte order
    marks and lone surrogates. Form feeds and Unicode line separators become line ends.
    """
    # Nothing that can be printed is to be removed, and of most texts that is told in less time.
    if text.replace("\n", "").replace("\t", "").isprintable() or not _NEEDS_CLEANING.search(text):
        return text
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def places_before_cleaning(text: str) -> Sequence[int]:
    """Return for each code point of ``clean_text(text)`` where it stands in ``text``."""
    ends = [(found.start() + 1, found.end()) for found in _LINE_ENDS.finditer(text)]  # the first stays
    places = _left(range(len(text)), ends)
    controls = [found.span() for found in _CONTROLS.finditer(_LINE_ENDS.sub("\n", text))]
    return _left(places, controls)


def _left(places: Sequence[int], removed: Iterable[tuple[int, int]]) -> Sequence[int]:
    left: list[int] = []
    begin = 0
    for start, end in removed:
        left += places[begin:start]
        begin = end
    return [*left, *places[begin:]]


def _decode_other(content: bytes) -> DecodedText:
    """Decode what is not valid UTF-8."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _decode_marked(content[len(mark) :], encoding)
    if b"\x00" in content:
        return _decode_with_nul(content)
    _refuse_known_formats(content)
    return _decode_damaged_utf8(content) or _decode_legacy(content)


def _decode_marked(content: bytes, encoding: str) -> DecodedText:
    text = content.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    if lost * 10 > len(text):
        raise UnreadableFile(f"the file is marked as {encoding.upper()} but is not")
    return DecodedText(text, encoding, _lost_bytes(lost, encoding))


def _decode_with_nul(content: bytes) -> DecodedText:
    """Decode as UTF-16 without a mark, the only text in which NUL bytes are at home.

    Text of any script has spaces and line ends, whose high byte is zero: NULs stand in every second
    place only.
    """
    sample = content[: _SAMPLE_BYTES & ~1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if len(content) % 2 == 0 and zeros * 40 >= len(sample) and others == 0:
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _is_prose(text[:4096]):
                return DecodedText(text, encoding)
    raise UnreadableFile("this is binary data, not text (it has NUL bytes)")


def _is_prose(text: str) -> bool:
    """Whether nearly all characters are assigned and none but the usual controls occur."""
    strange = sum(unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"} for char in text)
    strange -= sum(text.count(char) for char in "\t\n\r\f")
    return strange * 100 <= len(text)


def _decode_damaged_utf8(content: bytes) -> DecodedText | None:
    """Read UTF-8 in which a few bytes are broken, or return ``None`` where it isn't UTF-8.

    In a legacy encoding, bytes above 0x7f almost never form valid UTF-8 sequences.
    """
    text = content.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    ascii_characters = len(content) - len(content.translate(None, _ASCII))
    if len(text) - ascii_characters - lost < 3 * lost:
        return None
    return DecodedText(text, "utf-8", _lost_bytes(lost, "utf-8"))


def _decode_legacy(content: bytes) -> DecodedText:
    high = content.translate(None, _ASCII)
    encoding = "cp1252"
    if high.translate(None, _WINDOWS_PUNCTUATION):
        encoding = _detect(_telling_lines(content)) or encoding
    text = content.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    if lost * 10 > len(text):
        raise UnreadableFile("its character encoding can't be told; save it as UTF-8")
    return DecodedText(text, encoding, _lost_bytes(lost, encoding))


def _telling_lines(content: bytes) -> bytes:
    """Return a sample for charset detection: lines that have bytes outside ASCII."""
    lines = []
    size = 0
    for line in content.splitlines():
        if size >= _SAMPLE_BYTES:
            break
        if not line.isascii():
            lines.append(line[: _SAMPLE_BYTES - size])
            size += len(lines[-1])
    return b"\n".join(lines)


def _detect(sample: bytes) -> str:
    """Return the most likely legacy encoding of a sample, or an empty string."""
    from charset_normalizer import from_bytes  # slow to import, and rarely needed

    high = len(sample.translate(None, _ASCII))
    others = _OTHER_ENCODINGS if high > len(sample) * _MOST_ACCENTED else []
    matches = from_bytes(sample, cp_isolation=[*_LATIN_ENCODINGS, *others], enable_fallback=False)
    best = matches.best()
    if best is None:
        return ""
    ties = {match.encoding for match in matches if _fit(match) == _fit(best)}
    if {"cp1252", "cp1250"} <= ties and _is_central_european(sample):
        return "cp1250"
    return next((encoding for encoding in _LATIN_ENCODINGS if encoding in ties), best.encoding)


def _is_central_european(sample: bytes) -> bool:
    """Decide between Windows-1250 and -1252 where both give letters, by letters that don't go together.

    Serbian and Croatian in the wrong encoding mix Nordic letters with others (``Vuèiæ``), Polish has
    superscripts within words (``£ód³``, ``ksi¹¿ka``).
    """
    western = sample.decode("cp1252", errors="replace").lower()
    return bool(set(western) & set("æð") and set(western) & set("èšž")) or bool(_ODD_IN_WORD.search(western))


def _fit(match: CharsetMatch) -> tuple[float, float]:
    """How well a decoding fits: how little of it is noise, and how much looks like a language."""
    return match.chaos, match.coherence


def _lost_bytes(lost: int, encoding: str) -> tuple[str, ...]:
    if not lost:
        return ()
    places = "1 place" if lost == 1 else f"{lost} places"
    return (f"{places} could not be decoded as {encoding.upper()}, shown as \ufffd; save the file as UTF-8",)


def _refuse_binary(content: bytes, decoded: DecodedText) -> None:
    """Refuse bytes that decode but are no text."""
    _refuse_known_formats(content)
    if decoded.encoding.startswith(("utf-16", "utf-32")):
        controls, length = sum(decoded.text.count(chr(byte)) for byte in _CONTROL_BYTES), len(decoded.text)
    else:
        controls, length = len(content) - len(content.translate(None, _CONTROL_BYTES)), len(content)
    if controls > length * _MOST_CONTROLS or "\x00" in decoded.text:
        raise UnreadableFile("this is binary data, not text (it is full of control characters)")


def _refuse_known_formats(content: bytes) -> None:
    if content.startswith(tuple(_BINARY_MAGIC)):
        name = next(name for magic, name in _BINARY_MAGIC.items() if content.startswith(magic))
        raise UnreadableFile(f"this is {name}, not text")
