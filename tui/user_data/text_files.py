"""How the files of the user's own work with an archive are read and written."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile


def read_text(file: Path) -> str:
    """What a file says; nothing when there is none, or none that can be read as text."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def write_text(file: Path, text: str) -> None:
    """Write a file, private to the user, in one step: whoever reads it sees the old text or the new.

    Raises:
        OSError: it can't be written.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile("wb", dir=file.parent, prefix=f".{file.name}-", delete=False) as draft:
        try:
            draft.write(text.encode("utf-8", "replace"))
            draft.close()
            Path(draft.name).replace(file)
        except OSError:
            Path(draft.name).unlink(missing_ok=True)
            raise
