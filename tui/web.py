"""The app in a browser, by textual-serve: a process of the app for each page that is opened.

Only pages that this server itself has sent may talk to it. Without that, any web site open in the same
browser could read the archive through the server's socket, loopback or not. And the page may load nothing
from elsewhere: textual-serve's asks a font service for its font, which would then know who reads when.
"""

from __future__ import annotations

import logging
import shlex
import sys
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from textual_serve.server import Server

_FROM_HERE_ONLY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server on ``host``."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def app_command(folder: Path, index: Path | None, *, refresh: bool) -> str:
    """The shell command that opens the app on an archive, and has it refresh the index or not."""
    options = ["--index", str(index)] if index else []
    if not refresh:
        options.append("--no-refresh")
    return shlex.join([sys.executable, "-m", "tui.cli.main", str(folder), *options])


class ArchiveServer(Server):
    """Serves the app over one archive; ``started`` is called when pages can be loaded."""

    def __init__(self, command: str, host: str, port: int, title: str, started: Callable[[], None]) -> None:
        super().__init__(command, host=host, port=port, title=title)
        self._started = started

    def serve(self, debug: bool = False) -> None:
        """Serve until Ctrl+C; warnings go to stderr."""
        self.debug = debug
        logging.basicConfig(level=logging.WARNING, format="dateline: %(message)s", stream=sys.stderr)
        # aiohttp "prints" when the socket listens; textual-serve's own hook comes before that.
        web.run_app(
            self._make_app(),
            host=self.host,
            port=self.port,
            access_log=None,
            print=lambda *_: self._started(),
        )

    async def on_startup(self, app: web.Application) -> None:
        """Nothing: textual-serve shows a banner here."""

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard())
        return app

    def _guard(self) -> Middleware:
        own = urlsplit(self.public_url).netloc
        names = {own, f"localhost:{self.port}", f"127.0.0.1:{self.port}"} if is_loopback(self.host) else None

        @web.middleware
        async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
            """Turn away what another page, or a name that was bent to this machine, sends."""
            origin = request.headers.get("Origin")
            if names is not None and request.host not in names:
                raise web.HTTPForbidden(text="This server has another name.")
            if origin is not None and urlsplit(origin).netloc != request.host:
                raise web.HTTPForbidden(text="Only this server's own page may ask.")
            response = await handler(request)
            if not response.prepared:
                response.headers["Content-Security-Policy"] = _FROM_HERE_ONLY
                response.headers["Referrer-Policy"] = "no-referrer"
            return response

        return guard
