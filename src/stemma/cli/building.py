"""`build`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

import stemma
from stemma.cli.ending import DROPPED, NOTHING, plain_errors, stop, warn
from stemma.cli.options import Json
from stemma.cli.printing import print_json
from stemma.settings import Settings


def build(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS...", help="Files, folders or web addresses.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The dossier to write.")] = Path("event.stemma"),
    add: Annotated[bool, typer.Option("--add", help="Keep what the dossier already holds.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="Read paragraphs once, in less than half the time.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 4 if an input was dropped.")] = False,
    as_json: Json = False,
) -> None:
    """Read articles and write a dossier: one file with all that was found."""
    with plain_errors():
        with _something_to_read(), _progress() as advance:
            dossier = stemma.build(paths, out=out, settings=Settings(reading_once=quick), add=add, on_progress=advance)
        with dossier:
            from stemma.faces.compose import view_dossier

            view = view_dossier(dossier, most_passages=0)
            warn(f"not taken in: {drop.name}: {drop.reason}" for drop in view.dropped)
            if as_json:
                dropped = [{"name": d.name, "reason": d.reason} for d in view.dropped]
                print_json({"dossier": str(out), "headline": view.headline, "counts": view.counts, "dropped": dropped})
            else:
                typer.echo(f"{view.headline}\n{view.counts}.\n\nWritten to {out}. See it with: stemma show {out}")
        if strict and view.dropped:
            raise typer.Exit(DROPPED)


@contextmanager
def _something_to_read() -> Iterator[None]:
    try:
        yield
    except stemma.NothingToRead as error:
        from stemma.faces.wording import one_line

        warn(f"not taken in: {one_line(drop.name, 200)}: {one_line(drop.reason, 300)}" for drop in error.dropped)
        stop(f"{error}. Give files (.txt, .html, .json, .jsonl), folders of them, or web addresses", NOTHING)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """A progress bar on stderr for each stage; None where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description:<8}", markup=False),
        BarColumn(24),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {}

        def advance(stage: str, done: int, of: int) -> None:
            """Move a stage's bar."""
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=of)
            bar.update(tasks[stage], completed=done, total=of)

        yield advance
