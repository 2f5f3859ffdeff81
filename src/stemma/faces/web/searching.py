"""Search over everything, and the log of what people decided."""

from __future__ import annotations

from stemma.dossier import Hit
from stemma.dossier.standing import Outcome
from stemma.faces.pages import JudgementsPage, SearchPage
from stemma.faces.pieces import Found, JudgementLine, Verdict
from stemma.faces.web import judged, links
from stemma.faces.web.shelf import Shelf, choose, paged, pages
from stemma.faces.wording import DIFFERENCES, VERBS, one_line, when
from stemma.model import Article, Claim, Derivation, Difference, Report, Sibling, Source, Statement

HITS, LINES, LONGEST_QUERY = 20, 40, 300
KINDS = {
    "article": "Articles", "claim": "Claims", "statement": "Statements", "source": "Sources",
    "entity": "Names",
}  # fmt: skip
_WHAT = {"derivation": "line of descent", "rival": "line of descent, not chosen"}


def view_search(shelf: Shelf, q: str, kind: str = "", page: int = 1) -> SearchPage:
    """A page of what words are found in; of no words nothing."""
    q = " ".join(q[:LONGEST_QUERY].split())
    kind = kind if kind in KINDS else ""
    kinds = choose([("", "Everything", 0), *((key, label, 0) for key, label in KINDS.items())], kind)
    if not q:
        return SearchPage(q, kinds, (), pages(0, 1, HITS))
    among = (kind,) if kind else ()
    offset = (max(1, page) - 1) * HITS
    found = shelf.dossier.search(q, among, HITS, offset)
    hits = tuple(_found(shelf, hit) for hit in found.hits)
    return SearchPage(q, kinds, hits, pages(found.total, page, HITS))


def _found(shelf: Shelf, hit: Hit) -> Found:
    article = shelf.index.articles.get(hit.article)
    outlet = one_line(article.outlet or article.name, 60) if article else ""
    runs = tuple((text[:400], matched) for text, matched in hit.runs[:60])
    return Found(
        hit.kind,
        hit.id,
        address(shelf, hit.id) or (links.page("article", hit.article) if hit.article else ""),
        one_line(hit.title, 160),
        outlet,
        when(article.published) if article else "",
        one_line(hit.before, 120),
        runs,
    )


def view_judgements(shelf: Shelf, page: int = 1) -> JudgementsPage:
    """A page of all decisions, the latest first."""
    shown, pager = paged(judged.decided(shelf.dossier)[::-1], page, LINES)
    lines = tuple(_line(shelf, row) for row in shown)
    stale = sum(verdict.stale for verdict in shelf.verdicts.values())
    return JudgementsPage(lines, len(shelf.verdicts), stale, pager)


def _line(shelf: Shelf, row: Outcome) -> JudgementLine:
    return line_of(shelf, judged.verdict(row), row.state != "past")


def line_of(shelf: Shelf, verdict: Verdict, standing: bool) -> JudgementLine:
    """A decision with the row that it is about."""
    name = verdict.about
    kind = "claim, joined" if name in shelf.dossier.joined else shelf.dossier.named.get(name, ("", None))[0]
    words = words_of(shelf, name) or "a row that is no longer there"
    return JudgementLine(verdict, _WHAT.get(kind, kind), words, address(shelf, name), standing)


def address(shelf: Shelf, name: str) -> str:
    """The page on which a row is shown; "" where there is none."""
    name = shelf.dossier.joined.get(name, name)
    kind, row = shelf.dossier.named.get(name, ("", None))
    match row:
        case Statement():
            claim = shelf.claim_of.get(name)
            return links.page("claim", claim) if claim else links.page("article", row.article)
        case Difference():
            return links.page("claim", row.claim)
        case Source():
            return next(
                (links.page("story", story, "claims", source=name) for story in _stories_of(shelf, name)), ""
            )  # fmt: skip
    return links.page(links.PAGE_OF[kind], name) if kind in links.PAGE_OF else ""


def _stories_of(shelf: Shelf, source: str) -> list[str]:
    """Stories in which a source is heard."""
    return [shelf.story_of[row.article] for row in shelf.dossier.statements
            if row.source == source and row.article in shelf.story_of][:1]  # fmt: skip


def words_of(shelf: Shelf, name: str) -> str:
    """A row in a few words; "" for one that is not there."""
    _, row = shelf.dossier.named.get(shelf.dossier.joined.get(name, name), ("", None))
    match row:
        case Derivation():
            return f"{_member(shelf, row.child)} {VERBS[row.kind]} {_member(shelf, row.parent)}"
        case Sibling():
            return f"{_member(shelf, row.a)} and {_member(shelf, row.b)}"
        case Claim():
            return one_line(row.text, 160)
        case Difference():
            return f"{DIFFERENCES[row.kind]} · {one_line(row.about, 20)}: {one_line(row.why, 160)}"
        case Statement():
            return one_line(shelf.index.articles[row.article].text[row.start : row.end], 160)
        case Article():
            return one_line(row.title or row.name, 160)
    return ""


def _member(shelf: Shelf, name: str) -> str:
    name = shelf.index.stands(name)
    report = shelf.index.reports.get(name)
    return shelf.index.report_name(report) if isinstance(report, Report) else shelf.index.voices.outlet(name)
