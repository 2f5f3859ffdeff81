"""`serve`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import stemma
from stemma.cli.ending import plain_errors
from stemma.cli.options import Json, Opened, the_dossier
from stemma.cli.printing import print_json


def serve(
    dossier: Opened = None,
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65535, show_default=False,
                     help="Where to listen. Default: 8650, or any other where that is taken."),
    ] = None,
    host: Annotated[str, typer.Option("--host", help="Whom to listen to; others than this machine need a token.")]
    = "127.0.0.1",
    browse: Annotated[
        bool | None,
        typer.Option("--open/--no-open", show_default=False, help="Open a browser. Default: on a terminal."),
    ] = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Open the reading room: the dossier as pages in a browser, where it can also be judged."""
    path = the_dossier(dossier)
    with plain_errors(), stemma.open(path) as opened:
        from stemma.faces.web import serving

        def say(address: serving.Address) -> None:
            """Print where it is, before the first request."""
            if as_json:
                data = {"url": address.url, "host": address.host, "port": address.port, "token": address.token}
                print_json(data)
            else:
                here, there = "Only this machine can reach it.", "Whoever has this address can read and judge."
                typer.echo(f"Reading room of {path}: {address.url}")
                typer.echo(f"{there if address.token else here} Stop it with Ctrl+C.")
            sys.stdout.flush()

        serving.serve(opened, path, host, port, sys.stdout.isatty() if browse is None else browse, say)
