"""The codec: which classes write and read the two files of a segment."""

from __future__ import annotations

from whoosh.codec import base
from whoosh.filedb.filestore import Storage

from search_index.packed.documents import PackedDocumentReader, PackedDocumentWriter
from search_index.packed.field_writer import PackedFieldWriter
from search_index.packed.segment import PackedSegment
from search_index.packed.terms import PackedTermsReader

DOCUMENTS, TERMS = ".documents", ".terms"
"""What the files of a segment end in."""


class PackedCodec(base.Codec):
    """Keeps an index in packed arrays; for Whoosh's own writer: ``index.writer(codec=PackedCodec())``."""

    length_stats = False  # lengths are looked up in the documents' file

    def per_document_writer(self, storage: Storage, segment: PackedSegment) -> PackedDocumentWriter:
        """Return a writer of documents."""
        return PackedDocumentWriter(storage, segment, segment.make_filename(DOCUMENTS))

    def field_writer(self, storage: Storage, segment: PackedSegment) -> PackedFieldWriter:
        """Return a writer of postings."""
        return PackedFieldWriter(storage, segment.make_filename(TERMS))

    def per_document_reader(self, storage: Storage, segment: PackedSegment) -> PackedDocumentReader:
        """Return a reader of documents."""
        return PackedDocumentReader(storage, segment, segment.make_filename(DOCUMENTS))

    def terms_reader(self, storage: Storage, segment: PackedSegment) -> PackedTermsReader:
        """Return a reader of postings."""
        documents = self.per_document_reader(storage, segment)
        return PackedTermsReader(storage, segment.make_filename(TERMS), documents)

    def new_segment(self, _storage: Storage, indexname: str) -> PackedSegment:
        """Return an empty segment."""
        return PackedSegment(indexname)
