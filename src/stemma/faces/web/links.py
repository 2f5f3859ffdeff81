"""Addresses: where each row has its page."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, quote, urlencode

from stemma.faces.family import Family
from stemma.faces.pieces import Pager
from stemma.faces.views import ClaimView, EdgeView, Ref, SiblingView, anchor

PAGE_OF = {
    "article": "article", "report": "report", "derivation": "edge", "rival": "edge", "sibling": "edge",
    "claim": "claim",
}  # fmt: skip


def page(kind: str, name: str, part: str = "", /, **parameters: str | int) -> str:
    """The address of a page about one row; parameters that are empty or 0 are left out.

    >>> page("story", "story-1", "claims", show="drifted", page=0)
    '/story/story-1/claims?show=drifted'
    """
    path = f"/{kind}/{quote(name, safe='')}" + (f"/{part}" if part else "")
    given = {key: value for key, value in parameters.items() if value}
    return f"{path}?{urlencode(given)}" if given else path


def to(thing: Ref | EdgeView | SiblingView | ClaimView) -> str:
    """The address of the page that tells of a member, a line or a claim."""
    if isinstance(thing, Ref):
        return page("report" if thing.lost else "article", thing.id)
    return page("claim" if isinstance(thing, ClaimView) else "edge", thing.id)


def addresses(family: Family, prefix: str) -> Callable[[str], str]:
    """Says where a link of a family's figure leads: to a page, or as it is where it stays within the figure."""
    known = {}
    for member in family.members:
        known[anchor(prefix, "member", member.id)] = page("report" if member.lost else "article", member.id)
    for parent, child in family.graph.edges:
        row = family.row(parent, child)
        known[anchor(prefix, "edge", row.id)] = page("edge", row.id)
    for pair in family.siblings:
        known[anchor(prefix, "sibling", pair.id)] = page("edge", pair.id)
    return lambda link: known.get(link.removeprefix("#"), link)


def turned(here: str, number: int) -> str:
    """The address of another page of a list.

    >>> turned("/story/s/claims?show=all&page=2", 3)
    '/story/s/claims?show=all&page=3'
    """
    path, _, query = here.partition("?")
    kept = [(key, value) for key, value in parse_qsl(query) if key != "page"]
    return f"{path}?{urlencode([*kept, ('page', str(number))])}"


def near(pager: Pager) -> list[int]:
    """Pages to link to: the first, the last, and those around; 0 stands for what lies between.

    >>> near(Pager(5, 9, 0, 0, 0))
    [1, 0, 4, 5, 6, 0, 9]
    """
    shown = sorted({1, pager.pages, *range(max(1, pager.page - 1), min(pager.pages, pager.page + 1) + 1)})
    numbers: list[int] = []
    for number in shown:
        if numbers and number > numbers[-1] + 1:
            numbers.append(0)
        numbers.append(number)
    return numbers
