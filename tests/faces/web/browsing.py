"""A real browser over a reading room that really listens; and what every page in it must keep to."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

import stemma
from stemma.faces.web.app import make_app
from stemma.faces.web.safety import Rules
from stemma.faces.web.serving import configure, listen
from stemma.faces.web.shelf import Keeper

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-default-apps", "--no-first-run", "--mute-audio", "--disable-dev-shm-usage")  # fmt: skip
STRICT = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def chromium() -> str:
    """The system's Chromium. Without one tests are skipped, but in a check of a change they fail."""
    found = next((path for name in NAMES if (path := shutil.which(name))), "")
    if not found:
        said = "no Chromium on this machine: on Debian, apt-get install chromium"
        pytest.fail(said) if os.environ.get("CI") == "true" else pytest.skip(said)
    return found


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    path = chromium()
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def listening(path: Path) -> Iterator[str]:
    """The reading room of a dossier on a free port; gives its address."""
    dossier = stemma.open(path)
    socket = listen("127.0.0.1", 0)
    server = uvicorn.Server(configure(make_app(Keeper(dossier, path), Rules())))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    try:
        yield f"http://localhost:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        socket.close()
        dossier.close()


class Watched:
    """A page whose console and requests are watched: `check` tells of any fault, and of any call to another host."""

    def __init__(self, context: BrowserContext, home: str = "") -> None:
        self.page: Page = context.new_page()
        self.home = home
        self.faults: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._see)

    def go(self, address: str) -> Page:
        """Open an address of the reading room; it must be there."""
        answer = self.page.goto(self.home + address)
        assert answer is not None and answer.status == 200, address
        return self.page

    def check(self, *, accessible: bool = True) -> None:
        """No fault so far; and what is on the screen shuts nobody out (axe-core, WCAG 2.2 A and AA)."""
        assert not self.faults, self.faults
        if accessible:
            options = {"runOnly": {"type": "tag", "values": list(STRICT)}}
            found = Axe().run(self.page, options=options).response["violations"]
            told = [(row["id"], [node["html"][:160] for node in row["nodes"][:3]]) for row in found]
            assert not told, (self.page.url, told)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(f"{message.type}: {message.text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.home or "file://", "file://", "data:")):
            self.faults.append(f"a call to {request.url}")
