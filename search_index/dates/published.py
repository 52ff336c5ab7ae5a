"""The published date of an article: the best evidence there is, with its provenance and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.article import Article, Confidence, Provenance, Published
from search_index.dates.digit_order import ToldOrder, digit_order, has_ambiguous_date
from search_index.dates.edtf import to_edtf
from search_index.dates.passage import split_passage
from search_index.dates.publication.address import date_in_address
from search_index.dates.publication.happenings import Happening
from search_index.dates.publication.inference import infer_published
from search_index.dates.publication.lines import date_line, dateline
from search_index.dates.publication.metadata import read_stated
from search_index.dates.publication.names import date_in_file_name, date_in_folders
from search_index.dates.spans import DateSpan
from search_index.dates.tagger import tag

_READ_AT_MOST = 100_000
"""So many characters are read to infer a date; what an article is about, it tells early."""
_FIRST_CHARACTERS = 4000
"""Date lines and datelines are looked for in so many."""


def published_date(article: Article, happenings: Sequence[Happening] | None = None) -> Published:
    """Return when an article was published, from the best evidence there is.

    That is the first of these: its metadata, its file name, its folders, its own web address, a date line,
    a dateline with a year.
    The article's ``published`` is not looked at. What none of these tells is inferred from the text;
    otherwise it is unknown. ``article.digit_order`` is how ambiguous dates in digits are read where the text
    has no others. ``happenings`` is the table of dated happenings to infer with; the one that
    comes with dateline if it is not given.
    """
    told = ToldOrder.read(article.digit_order)
    if (stated := _stated(article, _order(article, told))) is not None:
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


def _stated(article: Article, order: ToldOrder | None) -> Published | None:
    if (span := read_stated(article.stated_date, order)) is not None:
        stated = article.stated_date.strip()
        reason = f"the file's own metadata says {stated}{_as_told(stated, order)}"
        return _published(span, Provenance.FRONT_MATTER, reason)
    if (span := date_in_file_name(article.path)) is not None:
        return _published(span, Provenance.FILE_NAME, f"the file is named {article.path.rpartition('/')[2]}")
    if (span := date_in_folders(article.path)) is not None:
        return _published(span, Provenance.FOLDER_NAME, f"the file is in {article.path}")
    if (found := date_in_address(article)) is not None:
        return _published(found[0], Provenance.ADDRESS, f"its address is {found[1]}")
    for provenance, line in ((Provenance.DATE_LINE, date_line), (Provenance.DATELINE, dateline)):
        expression = line(article.text, order)
        if expression is not None and expression.span is not None:
            told = _as_told(expression.text, order)
            reason = f"the text begins with the date “{expression.text}”{told}"
            return _published(expression.span, provenance, reason)
    return None


def _as_told(words: str, order: ToldOrder | None) -> str:
    """Say whose evidence put day and month of an ambiguous date in order."""
    return f" ({order})" if order is not None and has_ambiguous_date(words) else ""


def _published(span: DateSpan, provenance: Provenance, reason: str) -> Published:
    meaning = to_edtf(span)
    told = reason if meaning in reason else f"{reason}: {meaning}"
    return Published(span.earliest, span.latest, provenance, Confidence.STATED, (told,))
