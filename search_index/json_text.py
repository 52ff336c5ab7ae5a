"""JSON from files that may be damaged, or made to do harm."""

from __future__ import annotations

import json
from typing import Any


def read_json(text: str | bytes) -> Any:
    """Return what a JSON text says.

    Raises:
        ValueError: it is no JSON, or its values lie too deeply within each other to be read.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("its values lie too deeply within each other") from error
