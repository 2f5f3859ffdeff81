"""Views from rows: fills the records of `views` from a dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from stemma.faces import wording
from stemma.faces.claims import view_claims
from stemma.faces.family import Family, Index, Rows, build_family
from stemma.faces.lineage import ref_of, view_lineage
from stemma.faces.passages import (
    LONGEST_TEXT,
    citation_quote,
    credit_quote,
    passages,
    shared_of,
    tinted,
)
from stemma.faces.views import (
    ArticleView,
    DossierView,
    DropView,
    LostView,
    Reason,
    Ref,
    SiblingView,
    SourceView,
    StoryView,
    anchor,
)
from stemma.faces.wording import count, listed, one_line
from stemma.model import Article, Story

MOST_FURNITURE, MOST_QUOTES = 60, 12


def view_dossier(rows: Rows, most_passages: int = 12) -> DossierView:
    """Build the views of a whole dossier; at most `most_passages` shared passages an edge."""
    index = Index(rows)
    families = [build_family(index, s) for s in sorted(rows.stories, key=lambda s: (-len(s.articles), s.id))]
    told = {m.id for f in families for m in f.members}
    stories = tuple(view_story(index, f, f"s{n}", most_passages) for n, f in enumerate(families, 1))
    lone = [a for a in sorted(rows.articles, key=lambda a: (a.name, a.id)) if a.id not in told]
    loose = tuple(article_view(index, loose_family(index, a), "s0", a.id) for a in lone)
    dropped = tuple(
        DropView(one_line(d.name, 200), one_line(d.reason, 300))
        for d in sorted(rows.dropped, key=lambda d: (d.name, d.reason, d.id))
    )
    headline = dossier_headline(len(rows.articles), [story.headline for story in stories], len(loose))
    return DossierView(headline, dossier_counts(rows, len(dropped)), stories, loose, dropped)


def view_story(index: Index, family: Family, prefix: str, most_passages: int = 12) -> StoryView:
    """Build one story's views. `prefix` starts every anchor, so that several stories fit on one page."""
    lines = view_lineage(index, family, prefix, most_passages)
    return StoryView(
        family.story.id,
        prefix,
        one_line(family.story.title, 200),
        lines.headline,
        lines.subline,
        lines.origins,
        lines.apart,
        lines.rows,
        lines.edges,
        tuple(article_view(index, family, prefix, m.id) for m in family.members if not m.lost),
        lost_views(index, family, lines.refs),
        sibling_views(index, family, lines.refs, prefix, most_passages),
        source_views(index, family),
        sum(r.story == family.story.id for r in index.rows.rivals),
        view_claims(index, family, lines.refs, lines.edges, prefix),
    )


def dossier_headline(articles: int, headlines: Sequence[str], loose: int) -> str:
    """The first line of a face. `headlines`: one a story; `loose`: articles that tell none."""
    if not articles:
        return "No article could be read."
    if not headlines:
        return f"{count(articles, 'article')}, and no two tell the same story."
    if len(headlines) == 1 and not loose:
        return headlines[0]
    told = f"{count(articles, 'article')} tell {'one story' if len(headlines) == 1 else f'{len(headlines)} stories'}"
    if loose:
        told = f"{articles - loose} of {told}; {loose} {'stands' if loose == 1 else 'stand'} alone"
    return told + (". " + headlines[0].split(". ", 1)[1] if len(headlines) == 1 else ".")


def dossier_counts(rows: Rows, dropped: int) -> str:
    """How much there is of everything, in one line."""
    lost = sum(r.article is None for r in rows.reports)
    parts = [
        count(len(rows.articles), "article"),
        count(len(rows.stories), "story", "stories"),
        count(sum(d.kind != "cited" for d in rows.derivations), "line") + " of descent",
        count(lost, "report") + " not in hand",
        count(len(rows.reuse), "shared passage"),
        *([count(len(rows.claims), "claim")] if rows.claims else []),
    ]
    return ", ".join(parts) + (f"; {count(dropped, 'input')} dropped" if dropped else "")


def loose_family(index: Index, article: Article) -> Family:
    """The family of an article that tells no story that another tells: itself."""
    return build_family(index, Story("", "", (article.id,)))


def article_view(index: Index, family: Family, prefix: str, name: str) -> ArticleView:
    """One article of a family, cleaned, tinted by parent. Raises KeyError."""
    article, member = index.articles[name], family.by_id[name]
    parents = [family.by_id[p] for p in family.parents(name)]
    if parents:
        main = family.row(parents[0].id, name)
        status = f"{wording.VERBS[main.kind]} {parents[0].label}"
        status += f" and takes from {listed([p.label for p in parents[1:]], 3)}" if parents[1:] else ""
    else:
        status = "origin" if family.main and name in family.origins else ""
    shown = article.furniture[:MOST_FURNITURE]
    return ArticleView(
        ref_of(member, prefix),
        member.label,
        member.title,
        one_line(", ".join(article.byline[:6]), 200),
        article.url,
        one_line(article.name, 200),
        wording.evidence(article.published),
        status,
        len(article.text.split()),
        tuple(credit_quote(c) for c in article.credits[:MOST_QUOTES]),
        tinted(index, family, name),
        max(0, len(article.text) - LONGEST_TEXT),
        tuple(Reason(one_line(f.text, 400), one_line(f.reason, 80)) for f in shown),
        len(article.furniture) - len(shown),
    )


def lost_views(index: Index, family: Family, refs: Mapping[str, Ref]) -> tuple[LostView, ...]:
    """Reports not in hand that the story's articles descend from or name."""
    here = {m.id for m in family.members}
    rows = [d for d in index.rows.derivations if d.story == family.story.id]
    names = {n for d in rows for n in (d.child, d.parent) if n in index.reports and index.reports[n].article is None}
    names |= {n for n in here if n in index.reports}
    names |= {s.report for s in index.rows.siblings if s.story == family.story.id and s.report in index.reports}
    views = []
    for report in sorted((index.reports[n] for n in names if n), key=lambda r: (r.id not in here, r.id)):
        cited = [
            (_outlet(family, c.article), citation_quote(index, c))
            for c in index.rows.citations
            if c.source == report.source and c.article in here
        ]
        cited += [
            (_outlet(family, m.id), credit_quote(c))
            for m in family.members
            if m.article
            for c in m.article.credits
            if c.source.id == report.source
        ]
        cited = sorted(set(cited), key=lambda pair: (pair[0], pair[1].where, pair[1].before, pair[1].words))
        below = tuple(refs[n] for n in family.descendants(report.id)) if report.id in family.graph else ()
        views.append(
            LostView(
                report.id,
                refs.get(report.id),
                index.report_name(report),
                one_line(report.note, 300),
                tuple(cited[:MOST_QUOTES]),
                max(0, len(cited) - MOST_QUOTES),
                below,
            )
        )
    return tuple(views)


def _outlet(family: Family, name: str) -> str:
    return family.by_id[name].outlet


def sibling_views(
    index: Index, family: Family, refs: Mapping[str, Ref], prefix: str, most: int
) -> tuple[SiblingView, ...]:
    """Those that no common parent explains come first."""
    views = []
    for row in sorted(family.siblings, key=lambda s: (bool(family.joint(s.a, s.b)), -s.confidence, s.id)):
        shown, more = passages(index, shared_of(index, row, row.a, row.b), row.b, most)
        report = index.reports.get(row.report or "")
        views.append(
            SiblingView(
                row.id,
                anchor(prefix, "sibling", row.id),
                refs[row.a],
                refs[row.b],
                next((refs[parent] for parent in family.joint(row.a, row.b)), None),
                f"{index.source_name(report.source)} report" if report and report.source else "",
                wording.certainty(row.confidence),
                round(row.confidence, 3),
                tuple(one_line(r, 300) for r in row.reasons),
                shown,
                more,
            )
        )
    return tuple(views)


def source_views(index: Index, family: Family) -> tuple[SourceView, ...]:
    """Sources named by the story's articles, the most named first."""
    here = {m.id for m in family.members}
    named = [(c.source, c.article) for c in index.rows.citations if c.article in here]
    named += [(c.source.id, m.id) for m in family.members if m.article for c in m.article.credits]
    times = Counter(source for source, _ in named)
    views = []
    for source in sorted(times, key=lambda s: (-times[s], index.source_name(s), s)):
        outlets = sorted({_outlet(family, article) for s, article in named if s == source})
        views.append(
            SourceView(
                source,
                index.source_name(source),
                index.sources[source].kind if source in index.sources else "anonymous",
                tuple(outlets),
                times[source],
            )
        )
    return tuple(views)
