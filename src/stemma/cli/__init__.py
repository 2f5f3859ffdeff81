"""The command line: thin verbs, each of which calls one public function. What is slow to import stands inside them.

Exit codes: 0 done (inputs that were dropped are named on stderr), 1 a dossier or a row cannot be opened, written or
trusted, 2 the command line is wrong, 3 nothing could be read, 4 with --strict an input was dropped, 130 interrupted.
"""

from __future__ import annotations

import io
import sys

import typer

import stemma
from stemma.cli.building import build
from stemma.cli.ending import EPILOG
from stemma.cli.judging import judge
from stemma.cli.options import Json
from stemma.cli.printing import print_json
from stemma.cli.reading import search, show, why
from stemma.cli.serving import serve
from stemma.cli.writing import export, report

app = typer.Typer(
    help="The family tree of a news story: who wrote it first, and who copied or rewrote whom.",
    epilog=EPILOG, no_args_is_help=True, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False,
)  # fmt: skip


@app.callback()
def main() -> None:
    """The family tree of a news story: who wrote it first, and who copied or rewrote whom."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a letter shows "?"


def version(as_json: Json = False) -> None:
    """Print the version of Stemma."""
    if as_json:
        print_json({"stemma": stemma.__version__})
    else:
        typer.echo(stemma.__version__)


for verb in (build, show, why, judge, search, report, serve, export, version):  # as `stemma --help` lists them
    app.command(epilog=EPILOG)(verb)
