"""The server: where it listens, what it prints, and when it opens a browser."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from stemma.dossier import Dossier
from stemma.faces.web.app import make_app
from stemma.faces.web.overview import view_overview
from stemma.faces.web.safety import LOOPBACK, Guard, Rules, names_of
from stemma.faces.web.searching import view_search
from stemma.faces.web.shelf import Keeper

PORT = 8650
CONNECTIONS = 64


@dataclass(frozen=True, slots=True)
class Address:
    """Where a reading room is to be found: `url` holds the token, where one is asked for."""

    url: str
    host: str
    port: int
    token: str


def serve(
    dossier: Dossier,
    path: Path,
    host: str = "127.0.0.1",
    port: int | None = None,
    browse: bool = False,
    on_start: Callable[[Address], None] = lambda address: None,
) -> None:
    """Serve the reading room of the dossier in the file `path` until it is interrupted.

    `port` None: 8650, or any other where that is taken. Beyond the loopback every browser needs a token, which is part
    of the address that `on_start` is told. Raises `OSError` where nobody can listen.
    """
    listening = listen(host, port)
    bound = int(listening.getsockname()[1])
    rules = rules_for(host)
    shown = f"[{host}]" if ":" in host else "localhost" if host == "127.0.0.1" else host
    shown = socket.gethostname() if host in {"0.0.0.0", "::"} else shown
    address = Address(f"http://{shown}:{bound}/" + (f"?token={rules.token}" if rules.token else ""), host, bound,
                      rules.token)  # fmt: skip
    keeper = Keeper(dossier, path)
    warm(keeper)
    on_start(address)
    if browse:
        webbrowser.open(address.url)
    server = uvicorn.Server(configure(make_app(keeper, rules)))
    try:
        server.run(sockets=[listening])
    except KeyboardInterrupt:
        pass  # the way to stop it
    finally:
        listening.close()


def warm(keeper: Keeper) -> None:
    """Make beforehand what the first readers would wait for: the overview, what lies behind the largest stories, and

    the index of the search.
    """
    with keeper.look(writes=True) as shelf:
        view_overview(shelf)
        view_search(shelf, "a")
        for story in shelf.stories[:3]:
            shelf.room(story.id).figure()
        _ = shelf.moments, shelf.said_in


def configure(app: Guard) -> uvicorn.Config:
    """A server that tells nobody what it is, trusts no header about who asks, and writes no log of what is read."""
    return uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, lifespan="off", ws="none", http="h11",
        proxy_headers=False, limit_concurrency=CONNECTIONS, h11_max_incomplete_event_size=32 * 1024,
        timeout_graceful_shutdown=2,
    )  # fmt: skip


def rules_for(host: str) -> Rules:
    """The rules for a server on `host`: beyond the loopback it asks for a token."""
    if host.lower() in LOOPBACK:
        return Rules()
    every = host in {"0.0.0.0", "::"}
    known = (socket.gethostname(), f"{socket.gethostname()}.local") if every else ()
    return Rules(names_of(host, known), secrets.token_urlsafe(24), every)


def listen(host: str, port: int | None) -> socket.socket:
    """A socket that listens. Raises `OSError` with words that say what to do."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for wanted in (PORT, 0) if port is None else (port,):
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, wanted))
            made.listen(CONNECTIONS)
            return made
        except (OSError, OverflowError) as error:
            made.close()
            failed = error
    raise OSError(f"cannot listen on {host}, port {port}: {failed}. Choose another with --port or --host")
