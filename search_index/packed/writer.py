"""Whoosh's segment writer, made to invert whole batches of documents at once.

>>> writer = PackedWriter(index)  # doctest: +SKIP
>>> writer.add_document(title="Talks in Kazan", text="...")  # doctest: +SKIP
>>> writer.commit()  # doctest: +SKIP

Adding a document cuts its texts into pieces and notes these as numbers. Every few million, the words of all
of them are sorted at once into runs, which are put away on the disk; a commit merges these. Merging segments
is the same: they are runs already.
"""

from __future__ import annotations

import contextlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from whoosh.fields import FieldType, UnknownFieldError
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import IndexReader, SegmentReader
from whoosh.writing import SegmentWriter

from search_index.packed.batch import FieldBatch, PostingBatch, put_away
from search_index.packed.codec import DOCUMENTS, TERMS, PackedCodec
from search_index.packed.documents import PackedDocumentReader
from search_index.packed.field_plan import FieldPlan, Posting
from search_index.packed.runs import Run, merge, renumber
from search_index.packed.segment import PackedSegment
from search_index.packed.terms import PackedTermsReader
from search_index.packed.vocabulary import TermTable, WordField, WordsOfPieces

_BATCH_WORDS = 4_000_000
"""Pieces, a word or so each, that are inverted at once; those of a text that several fields have count once:
a word takes about 40 bytes while that is done, one field after the other."""
_LARGEST_VOCABULARY = 1_000_000

WritingListener = Callable[[int, int], None]
"""Called with how many fields have been written, and with how many there are."""


class PackedWriter(SegmentWriter):
    """Adds documents to an index as a packed segment, and merges it with small ones."""

    def __init__(
        self, index: FileIndex, listener: WritingListener | None = None, batch_words: int = _BATCH_WORDS
    ) -> None:
        super().__init__(index, codec=PackedCodec())
        self._listener = listener or (lambda _done, _total: None)
        self._batch_words = batch_words
        self._runs: dict[str, list[Run]] = defaultdict(list)
        self._plans: dict[str, FieldPlan] = {}
        self._stay: list[PackedSegment] | None = None
        self._begin_vocabulary()
        self._begin_batch()

    def add_document(self, **fields: Any) -> None:
        """Add a document, as Whoosh's writers do. Boosts of single documents are not supported.

        Raises:
            UnknownFieldError: the schema has no such field.
            ValueError: a value can't be indexed; then nothing of the document is. Or the segment is complete.
        """
        self._check_state()
        if self._stay is not None:
            raise ValueError("the segment is written: nothing can be added any more")
        plans = self._plans
        given = [
            (plans.get(name) or self._planned(name), value)
            for name, value in fields.items()
            if value is not None and not name.startswith("_")
        ]
        if len(given) < len(fields):
            self._refuse_boosts(fields)
        documents = self.perdocwriter
        documents.start_doc(self.docnum)
        texts: list[tuple[FieldBatch, array[int]]] = []
        known: dict[Any, array[int]] = {}
        postings: list[tuple[FieldPlan, Sequence[Posting]]] = []
        for plan, value in given:
            if words := plan.words:
                texts.append((self._batch_of(plan.name, words), self._numbers(words, value, known)))
            elif plan.field.indexed:
                postings.append((plan, plan.postings(value)))
            if plan.kept:
                self._store(plan, fields.get(f"_stored_{plan.name}", value))
        for batch, numbers in texts:
            if numbers:
                batch.add(self.docnum, numbers)
        for plan, found in postings:
            if found:
                self._add(plan, found)
        self._words += sum(map(len, known.values()))
        documents.finish_doc()
        self.docnum += 1
        self._added = True
        if self._words >= self._batch_words:
            self._put_batch_away()

    def add_field(self, fieldname: str, fieldtype: FieldType, **options: Any) -> None:
        """Add a field to the schema, as Whoosh's writers do."""
        self._plans.clear()
        super().add_field(fieldname, fieldtype, **options)

    def remove_field(self, fieldname: str) -> None:
        """Remove a field from the schema, as Whoosh's writers do."""
        self._plans.clear()
        super().remove_field(fieldname)

    def _planned(self, name: str) -> FieldPlan:
        if name not in self.schema:
            raise UnknownFieldError(f"no field named {name!r} in {self.schema}")
        plan = self._plans[name] = FieldPlan.of(name, self.schema[name])
        return plan

    def _refuse_boosts(self, fields: Mapping[str, Any]) -> None:
        left = [name for name, value in fields.items() if value is None or name.startswith("_")]
        if any(name.endswith("_boost") for name in left):
            raise ValueError("packed indexes keep no boosts of single documents")

    def _store(self, plan: FieldPlan, value: Any) -> None:
        field = plan.field
        if field.stored:
            self.perdocwriter.add_field(plan.name, field, value, 0)
        if field.column_type and value is not None:
            self.perdocwriter.add_column_value(plan.name, field.column_type, field.to_column_value(value))

    def _add(self, plan: FieldPlan, found: Sequence[Posting]) -> None:
        postings = self._postings[plan.name]
        length = 0
        for term, count, positions in found:
            postings.add(term, self.docnum, count, positions)
            length += count
        self._words += len(found)
        if plan.field.scorable:
            self.perdocwriter.add_field(plan.name, plan.field, None, length)

    def _numbers(self, field: WordField, value: Any, known: dict[Any, array[int]]) -> array[int]:
        """Return the pieces of a value by number, which are ``known`` if another field has the same value."""
        same = field.pieces, field.split, id(value)
        numbers = known.get(same)
        if numbers is None:
            number_of = self._known_words(field).pieces.__getitem__
            numbers = known[same] = array("I", map(number_of, field.pieces(value)))
        return numbers

    def _known_words(self, field: WordField) -> WordsOfPieces:
        known = self._words_of.get(field.split)
        if known is None:
            known = self._words_of[field.split] = WordsOfPieces(field.split)
        return known

    def _begin_vocabulary(self) -> None:
        self._words_of: dict[Any, WordsOfPieces] = {}
        self._tables: dict[Any, TermTable] = {}

    def _begin_batch(self) -> None:
        self._words = 0
        self._texts: dict[str, FieldBatch] = {}
        self._postings: dict[str, PostingBatch] = defaultdict(PostingBatch)

    def _invert_batch(self) -> dict[str, Run]:
        """Invert what was added since the last batch."""
        runs: dict[str, Run] = {}
        for name, batch in self._texts.items():
            field = self.schema[name]
            runs[name], documents, lengths = batch.invert(
                counted=field.format.fixed_value_size() != 0,
                placed=field.format.supports("positions"),
            )
            if field.scorable:
                self.perdocwriter.add_lengths(name, documents, lengths)
        for name, postings in self._postings.items():
            runs[name] = postings.invert(placed=self.schema[name].format.supports("positions"))
        self._begin_batch()
        return {name: run for name, run in runs.items() if run.terms}

    def _batch_of(self, name: str, field: WordField) -> FieldBatch:
        batch = self._texts.get(name)
        if batch is None:
            batch = self._texts[name] = FieldBatch(self._known_words(field), self._table(field))
        return batch

    def _table(self, field: WordField) -> TermTable:
        key = (field.split, field.term, field.tied, field.further_terms)
        if key not in self._tables:
            self._tables[key] = TermTable(self._known_words(field).words, field)
        return self._tables[key]

    def _put_batch_away(self) -> None:
        folder = self.storage.folder if isinstance(self.storage, FileStorage) else None
        self._keep(put_away(self._invert_batch(), folder))
        if sum(map(len, self._words_of.values())) > _LARGEST_VOCABULARY:
            self._begin_vocabulary()

    def _keep(self, runs: Mapping[str, Run]) -> None:
        """Note runs for the commit, behind those of earlier documents."""
        for name, run in runs.items():
            self._runs[name].append(run)

    def add_reader(self, reader: IndexReader) -> None:
        """Take over the documents of a packed segment that are not deleted.

        Raises:
            ValueError: the segment is of another codec.
        """
        self._check_state()
        packed = packed_parts(reader)
        if packed is None:
            raise ValueError("only packed segments can be merged: index the documents anew")
        terms, documents = packed
        live = np.ones(documents.doc_count_all(), np.bool_)
        live[list(documents.deleted_docs())] = False
        kept = np.flatnonzero(live)
        numbers = np.where(live, np.cumsum(live) - 1 + self.docnum, -1).astype(np.int32)
        self._keep(self._invert_batch())
        runs = {name: renumber(field.run(), numbers) for name, field in terms.fields.items()}
        self._keep({name: run for name, run in runs.items() if name in self.schema and run.terms})
        self.perdocwriter.copy(documents, kept, dict(self.schema.items()))
        self.docnum += len(kept)
        self._added |= len(kept) > 0

    def prepare(self) -> None:
        """Write the segment: all that a commit does before the moment in which it becomes the index.

        It may be called in a thread of its own, for its files are nobody else's. After it, documents can be
        neither added nor deleted, and the arguments of :meth:`commit` mean nothing.
        """
        self._check_state()
        stay = self._merge_segments(None, None, None)
        if self._added:
            self._flush_segment()
        self._stay = stay

    def _merge_segments(self, mergetype: Any, optimize: Any, merge: Any) -> list[PackedSegment]:
        if self._stay is not None:
            return self._stay
        wanted = mergetype or self.mergetype
        asked = self.optimize if optimize is None else optimize
        allowed = self.merge if merge is None else merge
        if wanted is None and not asked and allowed:
            mergetype = merge_by_size
        segments: list[PackedSegment] = super()._merge_segments(mergetype, optimize, merge)
        return segments

    def _flush_segment(self) -> None:
        if self._stay is not None:
            return
        self._keep(self._invert_batch())
        names = sorted(self._runs)
        for done, name in enumerate(names):
            self._listener(done, len(names))
            self.fieldwriter.add_run(name, self.schema[name], merge(self._runs.pop(name)))
        self._listener(len(names), len(names))
        self.perdocwriter.close()
        self.fieldwriter.close()

    def _close_segment(self) -> None:
        for part in (self.perdocwriter, self.fieldwriter):
            if not part.is_closed:
                part.abandon()
        self.pool.cleanup()

    def cancel(self) -> None:
        """Forget everything that was added or deleted, and remove what was written."""
        super().cancel()
        for extension in (DOCUMENTS, TERMS):
            with contextlib.suppress(OSError):
                self.storage.delete_file(self.newsegment.make_filename(extension))


def packed_parts(reader: IndexReader) -> tuple[PackedTermsReader, PackedDocumentReader] | None:
    """Return what Whoosh's reader of one segment reads from, ``None`` for other codecs' segments."""
    if not isinstance(reader, SegmentReader):
        return None
    terms, documents = reader._terms, reader._perdoc  # Whoosh offers no other way to them
    if isinstance(terms, PackedTermsReader) and isinstance(documents, PackedDocumentReader):
        return terms, documents
    return None


def merge_by_size(writer: PackedWriter, segments: Sequence[PackedSegment]) -> list[PackedSegment]:
    """Merge the segments that are not much larger than all smaller ones together; return those that stay.

    What stays grows by a factor with each segment, so there are few; each document is merged but a few times.
    A segment that is mostly deleted is merged too, and one that is so entirely is dropped.
    """
    total = writer.doc_count()
    stay: list[PackedSegment] = []
    for segment in sorted(segments, key=lambda each: int(each.doc_count())):
        live = segment.doc_count()
        if live <= 2 * total or 2 * live < segment.doc_count_all():
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            total += live
        else:
            stay.append(segment)
    return stay
