"""Templates: one Jinja environment that escapes everything."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from stemma.faces.passages import tint_of
from stemma.faces.wording import count, in_marks, listed, one_line, percent, span_of


def asset(name: str) -> str:
    """A style sheet or script of the package."""
    return (files("stemma.faces") / "static" / name).read_text("utf-8")


def _template(name: str) -> str:
    return (files("stemma.faces") / "templates" / name).read_text("utf-8")


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        count=count,
        marked=in_marks,
        one_line=one_line,
        percent=percent,
        tint=tint_of,
        spanned=lambda ends: span_of(*ends),
    )
    made.globals.update(listed=listed)
    return made


def render(template: str, **context: object) -> str:
    """Fill a template. Values are escaped; a name that the template misses raises jinja2.UndefinedError."""
    return _environment().get_template(template).render(**context)
