"""The published date of an article: the best evidence there is, with its provenance and how sure it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.digit_order import ToldOrder, digit_order, has_ambiguous_date
from search_index.dates.edtf import to_edtf
from search_index.dates.passage import split_passage
from search_index.dates.publication.address import date_in_address
from search_index.dates.publication.happenings import Happening
from search_index.dates.publication.inference import infer_published
from search_index.dates.publication.lines import date_line, dateline, day_within
from search_index.dates.publication.metadata import read_stated
from search_index.dates.publication.names import date_in_file_name, date_in_folders
from search_index.dates.spans import DateSpan, day
from search_index.dates.tagger import tag

_READ_AT_MOST = 100_000
"""So many characters are read to infer a date; what an article is about, it tells early."""
_FIRST_CHARACTERS = 4000
"""Date lines and datelines are looked for in so many."""


def published_date(article: Article, happenings: Sequence[Happening] | None = None) -> Published:
    """Return when an article was published, from the best evidence there is.

    That is the first of these: its metadata, its file name, its folders, its own web address, a date line,
    a dateline with a year. Where it is no more than a month or a year ("2024-02/report.txt"), one of those
    after it that lies within makes it narrower; so does a dateline without a year ("KAZAN, Feb. 21 -").
    The article's ``published`` is not looked at. What none of these tells is inferred from the text;
    otherwise it is unknown. ``article.digit_order`` is how ambiguous dates in digits are read where the text
    has no others. ``happenings`` is the table of dated happenings to infer with; the one that
    comes with dateline if it is not given.
    """
    told = ToldOrder.read(article.digit_order)
    if (stated := _stated(article, told)) is not None:
        return stated
    return infer_published(article.text, tag(article.text[:_READ_AT_MOST], order=told), happenings)


def corrected_date(span: DateSpan, note: str = "") -> Published:
    """Return the published date that the user has given an article: no other evidence counts beside it."""
    reason = f"you corrected it to {to_edtf(span)}"
    return Published(
        span.earliest,
        span.latest,
        Provenance.CORRECTION,
        Confidence.STATED,
        (f"{reason}: {note}" if note else reason,),
    )


def _order(article: Article, told: ToldOrder | None) -> ToldOrder | None:
    """Return the order of ambiguous dates outside of running text, if there are any and it is known."""
    if has_ambiguous_date(article.stated_date) or has_ambiguous_date(article.text[:_FIRST_CHARACTERS]):
        return digit_order(split_passage(article.text[:_READ_AT_MOST]), told)
    return None


class _Order:
    """The order of ambiguous dates, found out when it is asked for: names of files don't need it."""

    __slots__ = ("_article", "_known", "_order", "_told")

    def __init__(self, article: Article, told: ToldOrder | None) -> None:
        self._article = article
        self._told = told
        self._order: ToldOrder | None = None
        self._known = False

    def __call__(self) -> ToldOrder | None:
        if not self._known:
            self._order, self._known = _order(self._article, self._told), True
        return self._order


_Reader = Callable[[Article, _Order, Published | None], Published | None]


def _stated(article: Article, told: ToldOrder | None) -> Published | None:
    """Return what is written down: the first evidence there is, made narrower by what agrees with it."""
    order = _Order(article, told)
    best: Published | None = None
    for read in _EVIDENCE:
        found = read(article, order, best)
        if found is None:
            continue
        if best is None:
            best = found
        elif _is_narrower(found, best):
            best = replace(found, reasons=(*best.reasons, *found.reasons))
        if best.day is not None:
            break
    return best


def _is_narrower(found: Published, known: Published) -> bool:
    first, last = found.earliest, found.latest
    if first is None or last is None or known.earliest is None or known.latest is None:
        return False
    return known.earliest <= first and last <= known.latest and last - first < known.latest - known.earliest


def _in_metadata(article: Article, order: _Order, _known: Published | None) -> Published | None:
    stated = article.stated_date.strip()
    span = read_stated(stated, order()) if stated else None
    if span is None:
        return None
    told = f"the file's own metadata says {stated}{_as_told(stated, order)}"
    return _published(span, Provenance.FRONT_MATTER, told)


def _in_file_name(article: Article, _order: _Order, _known: Published | None) -> Published | None:
    span = date_in_file_name(article.path)
    told = f"the file is named {article.path.rpartition('/')[2]}"
    return _published(span, Provenance.FILE_NAME, told) if span else None


def _in_folders(article: Article, _order: _Order, _known: Published | None) -> Published | None:
    span = date_in_folders(article.path)
    return _published(span, Provenance.FOLDER_NAME, f"the file is in {article.path}") if span else None


def _in_address(article: Article, _order: _Order, _known: Published | None) -> Published | None:
    found = date_in_address(article)
    return _published(found[0], Provenance.ADDRESS, f"its address is {found[1]}") if found else None


def _in_date_line(article: Article, order: _Order, _known: Published | None) -> Published | None:
    found = date_line(article.text, order)
    return _told_first(found.span, found.text, Provenance.DATE_LINE, order) if found else None


def _in_dateline(article: Article, order: _Order, known: Published | None) -> Published | None:
    found = dateline(article.text, order)
    if found is None:
        return None
    span = found.span
    if span is None and known is not None and known.earliest is not None and known.latest is not None:
        only = day_within(found, known.earliest, known.latest)
        span = day(only) if only is not None else None
    return _told_first(span, found.text, Provenance.DATELINE, order)


_EVIDENCE: tuple[_Reader, ...] = (
    _in_metadata, _in_file_name, _in_folders, _in_address, _in_date_line, _in_dateline,
)  # fmt: skip
"""Where a published date may be written down, best first."""


def _told_first(span: DateSpan | None, words: str, provenance: Provenance, order: _Order) -> Published | None:
    told = f"the text begins with the date “{words}”{_as_told(words, order)}"
    return _published(span, provenance, told) if span else None


def _as_told(words: str, order: _Order) -> str:
    """Say whose evidence put day and month of an ambiguous date in order."""
    told = order() if has_ambiguous_date(words) else None
    return f" ({told})" if told is not None else ""


def _published(span: DateSpan, provenance: Provenance, reason: str) -> Published:
    meaning = to_edtf(span)
    told = reason if meaning in reason else f"{reason}: {meaning}"
    return Published(span.earliest, span.latest, provenance, Confidence.STATED, (told,))
