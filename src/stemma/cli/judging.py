"""`judge`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

import stemma
from stemma.cli.ending import USAGE, plain_errors, stop
from stemma.cli.options import Json, is_dossier, the_dossier
from stemma.cli.printing import as_data, print_json


def judge(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[DOSSIER] [ID DECISION]", show_default=False,
                       help="A row, and confirm, reject, correct or withdraw. Without them all judgements are listed."),
    ] = None,
    value: Annotated[
        str, typer.Option("--value", metavar="V",
                          help="What correct puts there: the id of the right parent or claim, or a kind of difference.")
    ] = "",
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="Why, for those who read it later.")] = "",
    user: Annotated[
        str | None, typer.Option("--user", metavar="NAME", help="Who decides. Default: your name on this machine.")
    ] = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Decide about a line of descent, a claim, a statement's place in it or a difference; or list what was decided."""
    given = list(names or [])
    if len(given) > 3 or (len(given) == 1 and not is_dossier(given[0])):
        raise typer.BadParameter("give a row and a decision: stemma judge [DOSSIER] ID confirm|reject|correct|withdraw")
    path = the_dossier(Path(given.pop(0)) if len(given) in (1, 3) else None)
    with plain_errors(), stemma.open(path) as opened:
        from stemma.faces.decided import print_judgement, print_judgements, view_judgement, view_judgements
        from stemma.faces.terminal import make_console

        if not given:
            views = view_judgements(opened)
            if as_json:
                print_json(as_data(views))
            else:
                print_judgements(views, make_console())
            return
        made = opened.judge(given[0], given[1], user or _myself(), note, value=value)  # type: ignore[arg-type]
        view = view_judgement(opened, made)
        if as_json:
            print_json(as_data(view))
        else:
            print_judgement(view, make_console())


def _myself() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        stop("who decides? Say so with --user NAME", USAGE)
