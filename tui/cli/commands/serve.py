"""``dateline serve``: the app in a browser."""

from __future__ import annotations

import socket
from pathlib import Path

import click

from search_index.archive import Archive
from search_index.errors import ArchiveError
from tui.cli.archive_options import on_archive


@click.command("serve")
@on_archive
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve on.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535), help="The port.")
def command(folder: Path, host: str, port: int, index: Path | None, *, no_refresh: bool) -> int:
    """Serve the app on FOLDER to a browser on this machine.

    With another --host than the default, everyone who can reach this machine can read the whole archive:
    there is no password.

    \b
    Examples:
      dateline serve ~/clippings
      dateline serve ~/clippings --port 9000
    """
    with Archive.open(folder, index):
        pass  # what is wrong with the archive is told here, not in the browser
    _check_free(host, port)
    # After the cheap checks: it loads a web server.
    from tui.web import ArchiveServer, app_command, is_loopback

    whom = "to this machine only" if is_loopback(host) else "to everyone who can reach it, without a password"
    shown = f"[{host}]" if ":" in host else host

    def tell() -> None:
        click.echo(f"dateline: {folder} is at http://{shown}:{port}, {whom}; Ctrl+C stops", err=True)

    ArchiveServer(
        app_command(folder, index, refresh=not no_refresh),
        shown,
        port,
        f"dateline: {folder.resolve().name}",
        tell,
    ).serve()
    return 0


def _check_free(host: str, port: int) -> None:
    """Raise ``ArchiveError`` when nothing can be served at this address."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ArchiveError(
            f"can't serve on {host}, port {port} ({reason}); choose others with --host and --port"
        ) from error
