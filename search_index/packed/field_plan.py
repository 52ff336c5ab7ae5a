"""What is to be done with the values of a field: asked of the field once, not for every document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whoosh.fields import FieldType

from search_index.packed.field_writer import check_format, frequency
from search_index.packed.vocabulary import WordField

Posting = tuple[bytes, int, list[int]]
"""Term, frequency and positions, which are none where they are not kept."""


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """A field with what it asks for.

    ``words`` is the field if its terms come from words, else ``None``. ``placed`` says that positions
    are wanted, ``kept`` that values are stored or go into a column.
    """

    name: str
    field: FieldType
    words: WordField | None
    placed: bool
    kept: bool

    @classmethod
    def of(cls, name: str, field: FieldType) -> FieldPlan:
        """Return the plan for a field.

        Raises:
            ValueError: its format holds more than a packed index keeps.
        """
        kept = bool(field.stored or field.column_type)
        if not field.indexed:
            return cls(name, field, None, False, kept)
        if isinstance(field, WordField):
            return cls(name, field, field, True, kept)
        check_format(name, field.format)
        return cls(name, field, None, field.format.supports("positions"), kept)

    def postings(self, value: Any) -> list[Posting]:
        """Return the postings of a value in one document.

        Raises:
            ValueError: the value can't be indexed.
        """
        held = self.field.format
        plain = held.field_boost == 1.0
        return [
            (
                term,
                1 if plain and weight == 1.0 else frequency(self.name, weight, held),
                held.decode_positions(encoded) if self.placed else [],
            )
            for term, _, weight, encoded in self.field.index(value)
        ]
