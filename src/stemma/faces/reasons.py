"""The view behind `stemma why`: one row explained by the words that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from stemma.dossier import Dossier, Evidence, UnknownId, Why
from stemma.faces.family import Index
from stemma.faces.passages import Passage, passages
from stemma.faces.wording import one_line
from stemma.model import Derivation, Reuse, Sibling

MOST = 12


@dataclass(frozen=True, slots=True)
class Witness:
    """Words of an article: `label` says what they show."""

    outlet: str
    article: str
    start: int
    end: int
    in_page: bool
    quote: str
    label: str


@dataclass(frozen=True, slots=True)
class WhyView:
    """A row explained: what it says, the reasons noted with it, and what shows it; `more` passages were left out."""

    id: str
    kind: str
    summary: str
    reasons: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    passages: tuple[Passage, ...]
    more: int


def find_row(dossier: Dossier, name: str) -> str:
    """The id that `name` means: an id or the beginning of one, or an article's name or file name. Raises UnknownId."""
    try:
        return dossier.why(name).id
    except UnknownId:
        named = [a.id for a in dossier.articles if name in (a.name, a.url, a.name.rsplit("/", 1)[-1])]
        if len(named) != 1:
            raise
        return named[0]


def view_why(dossier: Dossier, name: str, most: int = MOST) -> WhyView:
    """Explain a row (see `find_row`), with at most `most` shared passages side by side. Raises UnknownId."""
    why = dossier.why(find_row(dossier, name))
    index = Index(dossier)
    shared = _shared(index, why)
    child = _child(index, why)
    shown, more = passages(index, shared, child, most)
    shared_words = {index.articles[s.article].text[s.start : s.end] for r in shared for s in (r.a, r.b)}
    rest = [e for e in why.evidence if e.quote not in shared_words]
    witnesses = tuple(_witness(index, e) for e in rest if e.article in index.articles)
    return WhyView(why.id, why.kind, why.summary, why.reasons, witnesses, shown, more)


def _witness(index: Index, found: Evidence) -> Witness:
    article = index.articles[found.article]
    outlet = one_line(article.outlet or article.name, 60)
    return Witness(outlet, article.id, found.start, found.end, found.in_page, found.quote, found.label)


def _shared(index: Index, why: Why) -> list[Reuse]:
    row = why.row
    if isinstance(row, Reuse):
        return [row]
    if not isinstance(row, Derivation | Sibling):
        return []
    ends = (row.child, row.parent) if isinstance(row, Derivation) else (row.a, row.b)
    found = {i: index.reuse[i] for i in row.evidence if i in index.reuse}
    found.update({r.id: r for r in index.shared.get(frozenset(map(index.stands, ends)), ())})
    return [found[i] for i in sorted(found)]


def _child(index: Index, why: Why) -> str:
    row = why.row
    if isinstance(row, Derivation):
        return index.stands(row.child)
    return row.b if isinstance(row, Sibling) else row.b.article if isinstance(row, Reuse) else ""
