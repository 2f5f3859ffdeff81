"""How a verb ends: with which exit code, and what it says on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import NoReturn

import typer

import stemma

FAILED, USAGE, NOTHING, DROPPED, INTERRUPTED = 1, 2, 3, 4, 130
EPILOG = (
    "Exit codes: 0 done; 1 a dossier or row cannot be opened, written or trusted; 2 wrong usage; "
    "3 nothing could be read; 4 with --strict, an input was dropped; 130 interrupted."
)


def stop(message: str, code: int = FAILED) -> NoReturn:
    """End with one line on stderr and an exit code."""
    typer.echo(f"stemma: {message}", err=True)
    raise typer.Exit(code)


def warn(lines: Iterable[str]) -> None:
    """Print lines on stderr."""
    for line in lines:
        typer.echo(f"stemma: {line}", err=True)


@contextmanager
def plain_errors() -> Iterator[None]:
    """Errors as one line that says what to do, with the exit code that stands for them."""
    try:
        yield
    except typer.Exit:
        raise
    except stemma.UnknownId as error:
        stop(f"{error}. See the ids with: stemma show")
    except FileNotFoundError as error:
        stop(f"{error}. Make a dossier with: stemma build PATHS... -o event.stemma")
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(FAILED) from None
    except (OSError, ValueError) as error:  # NotADossier and ExportRefused are ValueErrors
        stop(str(error))
    except KeyboardInterrupt:
        stop("interrupted; what was done is kept, the same command goes on from there", INTERRUPTED)
