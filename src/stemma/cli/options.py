"""What several verbs take: options, and the dossier that is meant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from stemma.cli.ending import USAGE, stop

Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
Opened = Annotated[
    Path | None,
    typer.Argument(
        metavar="[DOSSIER]", show_default=False, help="A .stemma file; default: the only one in this folder."
    ),
]


def the_dossier(given: Path | None) -> Path:
    """The dossier that is meant: the one given, else the only .stemma file of this folder."""
    if given is not None:
        return given
    found = sorted(Path().glob("*.stemma"))
    if len(found) != 1:
        what = (
            "there is none in this folder" if not found else f"this folder has {', '.join(str(p) for p in found[:5])}"
        )
        stop(f"which dossier? {what}. Name one, or make one with: stemma build PATHS... -o event.stemma", USAGE)
    return found[0]


def is_dossier(name: str) -> bool:
    """Whether an argument names a dossier, not a row."""
    return name.endswith(".stemma") or Path(name).is_file()


def away_from(out: Path) -> Path:
    """`out`, unless writing there would destroy a dossier."""
    if out.suffix == ".stemma":
        stop(f"{out} is named like a dossier; choose another name to write to", USAGE)
    return out
