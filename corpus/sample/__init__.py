"""The bundled archive: short articles to try dateline on, opened when no folder is named.

They retell five news reports on Milorad Dodik, Aleksandar Vulin, Aleksandar Vučić and their meetings
with Russian leaders from 2018 to 2024, in words written for dateline, from several sides and at several
times. The front matter of each names, under ``retells``, the headline of the report whose facts it has.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def sample_folder() -> Path:
    """Return the folder of the bundled archive, as installed. It is read only, like every archive."""
    return Path(str(files(__name__) / "articles"))
