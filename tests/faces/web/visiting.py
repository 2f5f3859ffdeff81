"""A visitor of a reading room, without a socket: asks for pages, follows their links, sends their forms."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
from faces.markup import Elements

import stemma
from stemma.dossier import Dossier
from stemma.faces.web.app import make_app
from stemma.faces.web.safety import Rules
from stemma.faces.web.shelf import Keeper

HERE = "http://localhost"


class Page(Elements):
    """A page, its links, ids and fields."""

    @property
    def links(self) -> list[str]:
        return [href for tag, attrs in self.tags if tag == "a" and (href := attrs.get("href"))]

    @property
    def ids(self) -> list[str]:
        return [name for _, attrs in self.tags if (name := attrs.get("id"))]

    def field(self, name: str) -> str:
        """The value of the first field of that name."""
        return next(
            str(attrs.get("value") or "") for tag, attrs in self.tags if tag == "input" and attrs.get("name") == name
        )


class Visitor:
    """Asks an app over a dossier in a file."""

    def __init__(self, path: Path, rules: Rules | None = None) -> None:
        self.dossier: Dossier = stemma.open(path)
        self.keeper = Keeper(self.dossier, path)
        self._app = make_app(self.keeper, rules or Rules())
        self.cookies = httpx.Cookies()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.dossier.close()

    def ask(self, method: str, address: str, **more: object) -> httpx.Response:
        """One request; cookies are kept."""

        async def run() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url=HERE, cookies=self.cookies) as client:
                answer = await client.request(method, address, **more)  # type: ignore[arg-type]
                self.cookies.update(client.cookies)
                return answer

        return asyncio.run(run())

    def get(self, address: str, **more: object) -> httpx.Response:
        return self.ask("GET", address, **more)

    def page(self, address: str) -> Page:
        """A page that must be there."""
        answer = self.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return Page(answer.text)

    def judge(self, address: str, about: str, decision: str, **more: str) -> httpx.Response:
        """Send the form on a page; gives the page that one comes back to."""
        csrf = self.page(address).field("csrf")
        data = {"csrf": csrf, "back": address, "about": about, "decision": decision, "user": "Ann"} | more
        answer = self.ask("POST", "/judge", data=data)
        return self.get(answer.headers["location"]) if answer.status_code == 303 else answer


def inner(links: list[str], here: str) -> set[str]:
    """Addresses within the reading room, without the place on the page."""
    base = httpx.URL(HERE).join(here)
    found = {base.join(link) for link in links}
    assert all(url.host == "localhost" for url in found), [str(url) for url in found if url.host != "localhost"]
    return {url.raw_path.decode() for url in found}
