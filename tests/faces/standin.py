"""Hand-made dossiers: one lost origin, large families, hostile text; and what it takes to make more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from stemma.dossier import Standing
from stemma.model import (
    Article,
    Citation,
    Claim,
    Credit,
    Derivation,
    Difference,
    Dropped,
    Entity,
    Furniture,
    Judgement,
    Page,
    Published,
    Receipt,
    Report,
    Reuse,
    Segment,
    Sibling,
    Source,
    Span,
    Statement,
    Story,
    make_id,
)
from stemma.store import base
from stemma.store.sqlite import SqliteStore


@dataclass(frozen=True)
class Rows:
    """Rows in memory, as a dossier offers them."""

    articles: tuple[Article, ...] = ()
    stories: tuple[Story, ...] = ()
    sources: tuple[Source, ...] = ()
    reports: tuple[Report, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    rivals: tuple[Derivation, ...] = ()
    siblings: tuple[Sibling, ...] = ()
    citations: tuple[Citation, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    differences: tuple[Difference, ...] = ()
    entities: tuple[Entity, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    stale: tuple[tuple[str, str], ...] = ()  # ids of judgements, and why they are stale

    @property
    def standing(self) -> dict[str, Standing]:
        """The latest judgement about each row, unless it withdraws the others."""
        stale, latest = dict(self.stale), {row.about: row for row in self.judgements}
        return {
            name: Standing(row, row.id in stale, stale.get(row.id, ""))
            for name, row in latest.items()
            if row.decision != "withdraw"
        }

    def page_text(self, row: Article) -> str:
        """A page is its title, an empty line, the text, and its credits on lines of their own."""
        return page_of(row.title, row.text, row.credits)


def page_of(title: str | None, text: str, credits: tuple[Credit, ...]) -> str:
    """The page of a made-up article."""
    return f"{title or ''}\n\n{text}" + "".join(f"\n{c.quote}" for c in credits)


def article(
    key: str,
    outlet: str | None,
    title: str | None,
    when: str | None,
    text: str,
    *,
    precision: str = "minute",
    byline: tuple[str, ...] = (),
    credits: tuple[Credit, ...] = (),
    furniture: tuple[Furniture, ...] = (),
    url: str | None = None,
    quote: str | None = None,
) -> Article:
    """An article whose page is its title, an empty line and its text."""
    published = None
    if when:
        latest = when[:10] + "T23:59:59+00:00" if precision == "day" else when
        published = Published(when, latest, precision, "text" if quote else "metadata", quote)  # type: ignore[arg-type]
    start = len(title or "") + 2
    at = start + len(text)
    placed = []
    for credit in credits:
        placed.append(replace(credit, page_start=at + 1, page_end=at + 1 + len(credit.quote)))
        at += 1 + len(credit.quote)
    return Article(
        make_id("art", key),
        make_id("art", key),
        f"pages/{key}.txt",
        url,
        outlet,
        title,
        byline,
        published,
        "en",
        text,
        tuple(placed),
        furniture,
        (Segment(0, start, len(text)),),
    )


def span(row: Article, words: str) -> Span:
    """Where `words` stand in an article."""
    start = row.text.index(words)
    return Span(row.id, start, start + len(words))


def shared(a: Article, words_a: str, b: Article, words_b: str, kind: str = "verbatim", score: float = 1.0) -> Reuse:
    """A shared passage."""
    one, two = sorted((span(a, words_a), span(b, words_b)))
    return Reuse(make_id("reuse", one, two), one, two, kind, score)  # type: ignore[arg-type]


def derived(
    story: str,
    child: str,
    parent: str,
    kind: str,
    share: float,
    confidence: float,
    credited: bool,
    evidence: tuple[str, ...] = (),
    reasons: tuple[str, ...] = (),
) -> Derivation:
    """A line of descent."""
    return Derivation(
        make_id("der", child, parent),
        story,
        child,
        parent,
        kind,
        share,
        confidence,  # type: ignore[arg-type]
        credited,
        evidence,
        reasons,
    )


def one_origin() -> Rows:
    """Five articles, all from one lost agency report; three of them silent."""
    agency = Source("src-a", "Highland Press Agency", "agency")
    text = (
        "Rescuers on Wednesday freed the last of 41 people trapped overnight in a cable car on Mount Sarrow.\n\n"
        "Seventeen passengers were lowered to the ground on Tuesday evening.\n\nAll lifts are to be checked."
    )
    members = tuple(
        article(f"copy{n}", outlet, title, f"2031-11-05T{8 + n:02}:05:00+00:00", text + f"\n\nPage {n}.")
        for n, (outlet, title) in enumerate(
            [
                ("The Clarion", "Last of 41 freed"),
                ("Northern Times", "Cable car: all safe"),
                ("Daily Lantern", "Terror ends"),
                ("Brenna Today", "All safe on Mount Sarrow"),
                ("Evening Mail", "Forty-one down"),
            ]
        )
    )
    report = Report("rep-a", agency.id, None, "credited by two articles; the others share its words")
    reuse = tuple(shared(members[0], part, m, part) for m in members[1:] for part in text.split("\n\n")[:2])
    rows = tuple(
        derived("story-1", m.id, report.id, "republished" if n < 2 else "rewritten", 0.9 - n / 10, 0.95 - n / 10, n < 2)
        for n, m in enumerate(members)
    )
    return Rows(
        members,
        (Story("story-1", "Cable car on Mount Sarrow", tuple(m.id for m in members), (report.id,)),),
        (agency,),
        (report,),
        reuse,
        rows,
    )


def large(number: int) -> Rows:
    """`number` articles: an origin in ten, copies and rewritings of it, some of these copied again."""
    members, rows = [], []
    for n in range(number):
        text = f"Report number {n} on the reservoir. The dam gate stuck open at dawn and the lower road was closed."
        stamp = (
            f"2031-{3 + n % 2 * (n % 7 == 0):02}-{1 + n * 20 // number:02}T{n * 7 % 24:02}:{n * 13 % 60:02}:00+00:00"
        )
        members.append(
            article(
                f"p{n:04}",
                f"Outlet {n:03} {'Gazette' if n % 3 else 'Tribune'}",
                f"Gate stuck open at the reservoir, edition {n}",
                None if n % 29 == 7 else stamp,
                text,
            )
        )
        if n % 10 and n % 11:
            root = members[0] if n % 2 else members[n - n % 10]
            parent = members[n - 1] if n % 5 == 4 else root
            kind, share = ("republished", 0.97) if n % 3 else ("rewritten", 0.4)
            rows.append(
                derived("story-1", members[n].id, parent.id, kind, share, 0.5 if n % 13 == 0 else 0.9, n % 4 != 0)
            )
    reuse = tuple(
        shared(a, "The dam gate stuck open at dawn", b, "The dam gate stuck open at dawn") for a, b in pairwise(members)
    )
    story = Story("story-1", "Reservoir gate", tuple(m.id for m in members))
    return Rows(tuple(members), (story,), (), (), reuse, tuple(rows))


def hostile() -> Rows:
    """Markup, direction marks, escapes and a word of a million letters where names and texts should be."""
    script = "<script>alert(1)</script>"
    long_word = "x" * 1_000_000
    a = article(
        "<img src=x onerror=alert(2)>",
        f"Outlet {script}",
        f"\u202e{script} \x1b[31m'\" title",
        "2031-11-05T06:12:00+00:00",
        f"A line {script} of text. </style><style>*{{display:none}}</style> {long_word}",
        url="javascript:alert(3)",
        byline=("\u2067O'Name <b>",),
        furniture=(Furniture("<iframe src=//evil.example>" + long_word, "<b>widget"),),
    )
    b = article("b", None, long_word, "not a date", f"A line {script} of text. {{{{ 7*7777 }}}} مرحبا \u202eabc")
    source = Source("src-1", f"{script}\x07", "agency")
    report = Report("rep'\"><script>", source.id, None, script)
    words = f"A line {script} of text."
    rows = (
        derived("st", b.id, a.id, "rewritten", 1.5, 0.4, False, (), (script,)),
        derived("st", a.id, report.id, "partial", 0.1, 0.7, True),
    )
    return Rows(
        (a, b),
        (Story("st", script, (a.id, b.id, "art-missing")),),
        (source,),
        (report,),
        (shared(a, words, b, words),),
        rows,
        dropped=(Dropped("sources", f"{script}\n", "\x1b[2J bad"),),
    )


def keep(rows: Rows, path: Path) -> Path:
    """Write rows into a dossier file, with a text page for each article."""
    pages = [Page(a.page, a.name, a.url, None, "text/plain", rows.page_text(a).encode()) for a in rows.articles]
    filed = [
        base.ARTICLES.of(rows.articles),
        base.STORIES.of(rows.stories),
        base.TRACED.of(rows.stories),
        base.SOURCES.of(rows.sources),
        base.REPORTS.of(rows.reports),
        base.REUSE.of(rows.reuse),
        base.DERIVATIONS.of(rows.derivations),
        base.RIVALS.of(rows.rivals),
        base.SIBLINGS.of(rows.siblings),
        base.CITATIONS.of(rows.citations),
        base.STATEMENTS.of(rows.statements),
        base.CLAIMS.of(rows.claims),
        base.DIFFERENCES.of(rows.differences),
        base.ENTITIES.of(rows.entities),
        base.DROPPED.of(rows.dropped),
    ]
    with SqliteStore(path, create=True) as store:
        store.replace(Receipt("standin", "all", "0"), filed)
        for page in pages:
            store.replace(Receipt("fetch", page.id, "0"), [base.PAGES.of([page])])
        for judgement in rows.judgements:
            store.judge(judgement)
    return path
