"""Opening an article's original with the program that the desktop has for it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit


def original_of(folder: Path, path: str, url: str) -> str:
    """What to open for the article at ``path``: its web address if it has one, else the file it is in."""
    if is_web_address(url):
        return url
    file = folder.resolve() / path
    if not file.exists():  # one of several articles of a file: "mail.mbox#2"
        file = file.with_name(file.name.rpartition("#")[0] or file.name)
    return str(file)


def is_web_address(url: str) -> bool:
    """Whether ``url`` names a page on the web; articles may say anything of themselves."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable()


def opener(environment: Mapping[str, str], platform: str = sys.platform) -> str | None:
    """The desktop's program for opening files and addresses; ``None`` where no desktop is to be seen."""
    if platform == "darwin":
        return None if environment.get("SSH_CONNECTION") else shutil.which("open")
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open", path=environment.get("PATH"))
    return None


def open_with(program: str, original: str) -> None:
    """Open a file or an address.

    The program must neither write on the terminal, which shows the app, nor end with it: that is why
    ``webbrowser`` and ``click.launch`` will not do.

    Raises:
        OSError: the program can't be started.
    """
    quiet = subprocess.DEVNULL
    subprocess.Popen([program, original], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
