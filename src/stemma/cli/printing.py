"""Data on stdout."""

from __future__ import annotations

import json
from typing import Any

import typer


def print_json(data: object) -> None:
    """Print data as JSON, keys sorted."""
    typer.echo(json.dumps(data, ensure_ascii=False, sort_keys=True, indent=2))


def as_data(view: object) -> Any:
    """A view as JSON data: its fields, by name."""
    import msgspec

    return msgspec.to_builtins(view)
