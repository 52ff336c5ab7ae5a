"""JSON Lines: one record an event."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from search_index.events.event import Event
from search_index.export.record import event_record


def write_jsonl(events: Iterable[Event], stream: TextIO) -> int:
    """Write one JSON object a line, in UTF-8 rather than escapes. Returns the number written."""
    written = 0
    for event in events:
        stream.write(json.dumps(event_record(event), ensure_ascii=False) + "\n")
        written += 1
    return written
