"""The verbs that answer questions: `show`, `why`, `search`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

import stemma
from stemma.cli.ending import plain_errors, stop
from stemma.cli.options import Json, Opened, is_dossier, the_dossier
from stemma.cli.printing import as_data, print_json


class Claims(StrEnum):
    """Which claims `show` prints."""

    shared = "shared"
    all = "all"


class Kind(StrEnum):
    """What `search` looks in."""

    article = "article"
    statement = "statement"
    claim = "claim"
    source = "source"
    entity = "entity"


def show(
    dossier: Opened = None,
    story: Annotated[str | None, typer.Option("--story", metavar="ID", help="Only this story.")] = None,
    claims: Annotated[
        Claims, typer.Option("--claims", help="The claims that several articles tell, or all of them.")
    ] = Claims.shared,
    as_json: Json = False,
) -> None:
    """Show each story as a tree, and its claims: who took what from whom, who says what, and where accounts differ."""
    with plain_errors(), stemma.open(the_dossier(dossier)) as opened:
        from stemma.faces.compose import view_dossier
        from stemma.faces.decided import judged_lines, view_judgements
        from stemma.faces.terminal import make_console, print_dossier, print_story

        view = view_dossier(opened, most_passages=4)
        wanted = [s for s in view.stories if story is not None and s.id.startswith(story)]
        if story is not None and len(wanted) != 1:
            ids = ", ".join(s.id for s in view.stories[:5]) or "none"
            stop(f"{story!r} names {len(wanted)} stories of this dossier; its stories: {ids}")
        if as_json:
            judged = view_judgements(opened, wanted[0].id if wanted else "")
            print_json({**as_data(wanted[0] if wanted else view), "judgements": as_data(judged)})
        elif wanted:
            print_story(wanted[0], make_console(), in_full=claims is Claims.all, judged=judged_lines(opened))
        else:
            print_dossier(view, make_console(), in_full=claims is Claims.all, judged=judged_lines(opened))


def why(
    names: Annotated[list[str], typer.Argument(metavar="[DOSSIER] ID", help="An id, its beginning, or a file name.")],
    as_json: Json = False,
) -> None:
    """Say why a row stands in the dossier: its reasons, and the words in the articles that show it."""
    if len(names) > 2:
        raise typer.BadParameter("give one id, and before it the dossier if there are several: stemma why [DOSSIER] ID")
    with plain_errors(), stemma.open(the_dossier(Path(names[0]) if len(names) == 2 else None)) as opened:
        from stemma.faces.reasons import view_why
        from stemma.faces.terminal import make_console, print_why

        view = view_why(opened, names[-1])
        if as_json:
            print_json(as_data(view))
        else:
            print_why(view, make_console())


def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="[DOSSIER] WORDS...",
                       help="Words that must all be there, phrases in quotation marks, beginnings of words with *."),
    ],
    kinds: Annotated[
        list[Kind] | None, typer.Option("--kind", show_default=False, help="Only this; may be given several times.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=200, help="How many hits to print.")] = 20,
    offset: Annotated[int, typer.Option("--offset", min=0, help="How many hits to leave out first.")] = 0,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Search articles, statements, claims, sources and names."""
    given = list(words)
    path = the_dossier(Path(given.pop(0)) if is_dossier(given[0]) else None)
    with plain_errors(), stemma.open(path) as opened:
        from stemma.faces.decided import print_found
        from stemma.faces.terminal import make_console

        # The shell took the quotation marks off: an argument of several words is a phrase.
        typed = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in given)
        found = opened.search(typed, tuple(kind.value for kind in kinds or ()), limit, offset)
        if as_json:
            print_json(as_data(found))
        else:
            print_found(found, opened, make_console(), offset)
