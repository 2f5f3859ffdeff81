"""The command line: thin verbs, each of which calls one public function. What is slow to import stands inside them.

Exit codes: 0 done (inputs that were dropped are named on stderr), 1 a dossier or a row cannot be opened, written or
trusted, 2 the command line is wrong, 3 nothing could be read, 4 with --strict an input was dropped, 130 interrupted.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

import stemma

FAILED, USAGE, NOTHING, DROPPED, INTERRUPTED = 1, 2, 3, 4, 130
EPILOG = (
    "Exit codes: 0 done; 1 a dossier or row cannot be opened, written or trusted; 2 wrong usage; "
    "3 nothing could be read; 4 with --strict, an input was dropped; 130 interrupted."
)
app = typer.Typer(
    help="The family tree of a news story: who wrote it first, and who copied or rewrote whom.",
    epilog=EPILOG, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
)  # fmt: skip


class Format(StrEnum):
    """What `export` writes."""

    json = "json"
    csv = "csv"
    graphml = "graphml"
    svg = "svg"


class Claims(StrEnum):
    """Which claims `show` prints."""

    shared = "shared"
    all = "all"


@app.callback()
def main() -> None:
    """The family tree of a news story: who wrote it first, and who copied or rewrote whom."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter shows "?"


Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Opened = Annotated[
    Path | None,
    typer.Argument(
        metavar="[DOSSIER]", show_default=False, help="A .stemma file; default: the only one in this folder."
    ),
]


@app.command(epilog=EPILOG)
def build(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS...", help="Files, folders or web addresses.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The dossier to write.")] = Path("event.stemma"),
    add: Annotated[bool, typer.Option("--add", help="Keep what the dossier already holds.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 4 if an input was dropped.")] = False,
    as_json: Json = False,
) -> None:
    """Read articles and write a dossier: one file with all that was found."""
    with _plain_errors():
        with _something_to_read(), _progress() as advance:
            dossier = stemma.build(paths, out=out, add=add, on_progress=advance)
        with dossier:
            from stemma.faces.compose import view_dossier

            view = view_dossier(dossier, most_passages=0)
            _warn(f"not taken in: {drop.name}: {drop.reason}" for drop in view.dropped)
            if as_json:
                dropped = [{"name": d.name, "reason": d.reason} for d in view.dropped]
                _print_json({"dossier": str(out), "headline": view.headline, "counts": view.counts, "dropped": dropped})
            else:
                _print(f"{view.headline}\n{view.counts}.\n\nWritten to {out}. See it with: stemma show {out}")
        if strict and view.dropped:
            raise typer.Exit(DROPPED)


@app.command(epilog=EPILOG)
def show(
    dossier: Opened = None,
    story: Annotated[str | None, typer.Option("--story", metavar="ID", help="Only this story.")] = None,
    claims: Annotated[
        Claims, typer.Option("--claims", help="The claims that several articles tell, or all of them.")
    ] = Claims.shared,
    as_json: Json = False,
) -> None:
    """Show each story as a tree, and its claims: who took what from whom, who says what, and where accounts differ."""
    with _plain_errors(), stemma.open(_the_dossier(dossier)) as opened:
        from stemma.faces.compose import view_dossier
        from stemma.faces.terminal import make_console, print_dossier, print_story

        view = view_dossier(opened, most_passages=4)
        wanted = [s for s in view.stories if story is not None and s.id.startswith(story)]
        if story is not None and len(wanted) != 1:
            ids = ", ".join(s.id for s in view.stories[:5]) or "none"
            _stop(f"{story!r} names {len(wanted)} stories of this dossier; its stories: {ids}")
        if as_json:
            _print_json(_as_data(wanted[0] if wanted else view))
        elif wanted:
            print_story(wanted[0], make_console(), in_full=claims is Claims.all)
        else:
            print_dossier(view, make_console(), in_full=claims is Claims.all)


@app.command(epilog=EPILOG)
def why(
    names: Annotated[list[str], typer.Argument(metavar="[DOSSIER] ID", help="An id, its beginning, or a file name.")],
    as_json: Json = False,
) -> None:
    """Say why a row stands in the dossier: its reasons, and the words in the articles that show it."""
    if len(names) > 2:
        raise typer.BadParameter("give one id, and before it the dossier if there are several: stemma why [DOSSIER] ID")
    with _plain_errors(), stemma.open(_the_dossier(Path(names[0]) if len(names) == 2 else None)) as opened:
        from stemma.faces.reasons import view_why
        from stemma.faces.terminal import make_console, print_why

        view = view_why(opened, names[-1])
        if as_json:
            _print_json(_as_data(view))
        else:
            print_why(view, make_console())


@app.command(epilog=EPILOG)
def report(
    dossier: Opened = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="The page to write.")] = Path("report.html"),
    as_json: Json = False,
) -> None:
    """Write the whole dossier as one HTML page that needs nothing else."""
    with _plain_errors(), stemma.open(_the_dossier(dossier)) as opened:
        from stemma.faces.report import write_report

        written = write_report(opened, _away_from(out, opened))
        if as_json:
            _print_json({"report": str(written), "bytes": written.stat().st_size})
        else:
            _print(f"Written to {written}. Open it in a browser; it needs no network.")


@app.command(epilog=EPILOG)
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
    path = _the_dossier(dossier)
    with _plain_errors(), stemma.open(path) as opened:
        from stemma.faces.web.serving import Address, serve

        def say(address: Address) -> None:
            """Print where it is, before the first request."""
            if as_json:
                data = {"url": address.url, "host": address.host, "port": address.port, "token": address.token}
                _print_json(data)
            else:
                token = " Whoever has this address can read and judge." if address.token else ""
                _print(f"Reading room of {path}: {address.url}\n{token.strip() or 'Only this machine can reach it.'} "
                       "Stop it with Ctrl+C.")
            sys.stdout.flush()

        serve(opened, path, host, port, sys.stdout.isatty() if browse is None else browse, say)


@app.command(epilog=EPILOG)
def export(
    dossier: Opened = None,
    form: Annotated[Format, typer.Option("--as", help="The form to write.")] = Format.json,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", show_default=False,
                     help="Where to. Default: standard output; CSV needs a folder or a .zip file."),
    ] = None,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Export the dossier as JSON (all of it), CSV (tables), GraphML (the family trees) or SVG (their picture)."""
    if form is Format.csv and out is None:
        raise typer.BadParameter("CSV makes several tables: say where to, with -o FOLDER or -o tables.zip")
    with _plain_errors(), stemma.open(_the_dossier(dossier)) as opened:
        from stemma.faces import export as as_rows
        from stemma.faces import sheet, tables

        if form is Format.csv and out is not None:
            written = [str(path) for path in tables.write_csv(opened, _away_from(out, opened))]
        else:
            made = {Format.json: as_rows.export_json, Format.graphml: tables.to_graphml, Format.svg: sheet.to_svg}
            text = made[form](opened)
            if out is None:
                sys.stdout.buffer.write(text.encode())
                return
            _away_from(out, opened).write_text(text, "utf-8", newline="\n")
            written = [str(out)]
        if as_json:
            _print_json({"written": written})
        else:
            _warn([f"written to {written[0] if len(written) == 1 else out}"])


@app.command(epilog=EPILOG)
def version(as_json: Json = False) -> None:
    """Print the version of Stemma."""
    if as_json:
        _print_json({"stemma": stemma.__version__})
    else:
        _print(stemma.__version__)


def _the_dossier(given: Path | None) -> Path:
    """The dossier that is meant: the one given, else the only .stemma file of this folder."""
    if given is not None:
        return given
    found = sorted(Path().glob("*.stemma"))
    if len(found) != 1:
        what = (
            "there is none in this folder" if not found else f"this folder has {', '.join(str(p) for p in found[:5])}"
        )
        _stop(f"which dossier? {what}. Name one, or make one with: stemma build PATHS... -o event.stemma", USAGE)
    return found[0]


def _away_from(out: Path, opened: stemma.Dossier) -> Path:
    """`out`, unless writing there would destroy a dossier."""
    if out.suffix == ".stemma":
        _stop(f"{out} is named like a dossier; choose another name to write to", USAGE)
    return out


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Errors as one line that says what to do, with the exit code that stands for them."""
    try:
        yield
    except typer.Exit:
        raise
    except stemma.UnknownId as error:
        _stop(f"{error}. See the ids with: stemma show")
    except FileNotFoundError as error:
        _stop(f"{error}. Make a dossier with: stemma build PATHS... -o event.stemma")
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(FAILED) from None
    except (OSError, ValueError) as error:  # NotADossier and ExportRefused are ValueErrors
        _stop(str(error))
    except KeyboardInterrupt:
        _stop("interrupted; what was done is kept, the same command goes on from there", INTERRUPTED)


@contextmanager
def _something_to_read() -> Iterator[None]:
    try:
        yield
    except stemma.NothingToRead as error:
        from stemma.faces.wording import one_line

        _warn(f"not taken in: {one_line(drop.name, 200)}: {one_line(drop.reason, 300)}" for drop in error.dropped)
        _stop(f"{error}. Give files (.txt, .html, .json, .jsonl), folders of them, or web addresses", NOTHING)


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


def _print(text: str) -> None:
    typer.echo(text)


def _print_json(data: object) -> None:
    typer.echo(json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2))


def _as_data(view: object) -> object:
    """A view as JSON data: its fields, by name."""
    import msgspec

    return msgspec.to_builtins(view)


def _warn(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(f"stemma: {line}", err=True)


def _stop(message: str, code: int = FAILED) -> NoReturn:
    typer.echo(f"stemma: {message}", err=True)
    raise typer.Exit(code)
