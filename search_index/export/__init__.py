"""Writing events out: one format a file, and a registry."""

from search_index.export.formats import FORMATS, ExportFormat
from search_index.export.record import event_record

__all__ = ["FORMATS", "ExportFormat", "event_record"]
