"""``dateline serve``: the app in a browser, for this machine and its own page only."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyte
import pytest

from tests.cli.dateline_command import COMMAND, dateline


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, str]]:
    """Serve an archive; gives the address and the line that the command printed."""
    command = [str(COMMAND), "serve", str(folder), "--port", str(free_port())]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        line = process.stderr.readline()
        address = re.search(r"http://[^,]+", line)
        assert address, line
        yield address[0], line
    finally:
        process.terminate()
        process.communicate(timeout=10)


def answer_code(address: str, **headers: str) -> int:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_it_says_in_one_line_where_and_for_whom_it_serves(archive_folder: Path) -> None:
    with serving(archive_folder) as (address, line):
        assert line == f"dateline: {archive_folder} is at {address}, to this machine only; Ctrl+C stops\n"
        with urllib.request.urlopen(address, timeout=10) as page:
            assert f"dateline: {archive_folder.name}" in page.read().decode()
            policy = page.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy, "nothing is loaded from elsewhere"


def test_no_other_page_and_no_other_name_reaches_the_archive(archive_folder: Path) -> None:
    with serving(archive_folder) as (address, _):
        assert answer_code(address) == 200
        assert answer_code(address, Origin=address) == 200
        assert answer_code(f"{address}/ws", Origin="http://elsewhere.example") == 403
        assert answer_code(address, Host="elsewhere.example") == 403


def test_a_port_in_use_is_one_line(archive_folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = dateline("serve", archive_folder, "--port", port)
    assert done.code == 3
    assert done.err.startswith(f"dateline: can't serve on 127.0.0.1, port {port}")
    assert done.err.count("\n") == 1


def test_a_missing_folder_is_told_before_anything_is_served(tmp_path: Path) -> None:
    done = dateline("serve", tmp_path / "nowhere")
    assert done.code == 3
    assert done.err.count("\n") == 1


@pytest.mark.slow
def test_in_a_browser_a_search_is_typed_and_its_events_are_shown(archive_folder: Path) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on this machine")
    screen = pyte.Screen(140, 40)
    stream = pyte.ByteStream(screen)
    loaded: list[str] = []

    def take(payload: object) -> None:
        if isinstance(payload, bytes):
            stream.feed(payload)

    def fit(payload: object) -> None:
        """Follow the size of the terminal that the page draws."""
        kind, *rest = json.loads(str(payload))
        if kind == "resize":
            screen.resize(rest[0]["height"], rest[0]["width"])

    def follow(opened: Any) -> None:
        size = parse_qs(urlsplit(opened.url).query)
        screen.resize(int(size["height"][0]), int(size["width"][0]))
        opened.on("framereceived", take)
        opened.on("framesent", fit)

    def shows(words: str) -> bool:
        end = time.monotonic() + 20
        while time.monotonic() < end:
            page.wait_for_timeout(100)
            if words in "\n".join(screen.display):
                return True
        return False

    with serving(archive_folder) as (address, _), playwright.sync_playwright() as started:
        arguments = [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ]
        browser = started.chromium.launch(executable_path=chromium, args=arguments)
        page = browser.new_page(viewport={"width": 1400, "height": 800})
        page.on("response", lambda response: loaded.append(response.url))
        page.on("websocket", follow)
        page.goto(address)
        assert shows("Articles 3"), screen.display
        page.locator(".xterm-helper-textarea").focus()
        page.keyboard.type("kazan", delay=30)
        assert shows("Articles 1"), screen.display
        assert shows("The two leaders met in Kazan"), "the article"
        assert shows("4 Jun 2024  planned"), "its events"
        browser.close()
    assert [
        url for url in loaded if not url.startswith((address, address.replace("http", "ws"), "data:"))
    ] == []
