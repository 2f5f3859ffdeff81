"""Views from rows: fills the records of `views` from a dossier."""

from __future__ import annotations

from collections import Counter

from stemma.faces import wording
from stemma.faces.claims import view_claims
from stemma.faces.family import Family, Index, Member, Rows, build_family, is_uncertain
from stemma.faces.passages import (
    LONGEST_TEXT,
    citation_quote,
    credit_quote,
    passages,
    quotes,
    shared_of,
    tint_of,
    tinted,
)
from stemma.faces.views import (
    ArticleView,
    DossierView,
    DropView,
    EdgeView,
    LostView,
    OriginView,
    Reason,
    Ref,
    SiblingView,
    SourceView,
    StoryView,
    TreeRow,
    anchor,
)
from stemma.faces.wording import count, listed, one_line, percent
from stemma.model import Article, Derivation, Story

MOST_FURNITURE, MOST_QUOTES = 60, 12


def view_dossier(rows: Rows, most_passages: int = 12) -> DossierView:
    """Build the views of a whole dossier; at most `most_passages` shared passages an edge."""
    index = Index(rows)
    families = [build_family(index, s) for s in sorted(rows.stories, key=lambda s: (-len(s.articles), s.id))]
    told = {m.id for f in families for m in f.members}
    stories = tuple(view_story(index, f, f"s{n}", most_passages) for n, f in enumerate(families, 1))
    lone = [a for a in sorted(rows.articles, key=lambda a: (a.name, a.id)) if a.id not in told]
    loose = tuple(_article_view(index, _loose_family(index, a), "s0", a.id) for a in lone)
    dropped = tuple(
        DropView(one_line(d.name, 200), one_line(d.reason, 300))
        for d in sorted(rows.dropped, key=lambda d: (d.name, d.reason, d.id))
    )
    return DossierView(
        _dossier_headline(len(rows.articles), stories, len(loose)), _counts(rows, len(dropped)), stories, loose, dropped
    )


def view_story(index: Index, family: Family, prefix: str, most_passages: int = 12) -> StoryView:
    """Build one story's views. `prefix` starts every anchor, so that several stories fit on one page."""
    refs = {m.id: ref_of(m, prefix) for m in family.members}
    edges = [
        _edge_view(index, family, refs, p, m.id, prefix, most_passages)
        for m in family.members
        for p in family.parents(m.id)
    ]
    of_child: dict[str, list[EdgeView]] = {}
    for edge in edges:
        of_child.setdefault(edge.child.id, []).append(edge)
    rows = tuple(
        TreeRow(refs[m.id], m.depth, m.id in family.origins, tuple(of_child.get(m.id, ()))) for m in family.members
    )
    origins = tuple(
        sorted((_origin_view(family, refs, of_child, o) for o in family.origins), key=lambda o: -len(o.descendants))
    )
    reached = set(family.origins).union(*(family.descendants(o) for o in family.origins))
    apart = sum(not m.lost and m.id not in reached for m in family.members)
    headline, subline = _story_lines(family, origins, of_child, apart)
    return StoryView(
        family.story.id,
        prefix,
        one_line(family.story.title, 200),
        headline,
        subline,
        origins,
        apart,
        rows,
        tuple(edges),
        tuple(_article_view(index, family, prefix, m.id) for m in family.members if not m.lost),
        _lost_views(index, family, refs),
        _sibling_views(index, family, refs, prefix, most_passages),
        _source_views(index, family),
        sum(r.story == family.story.id for r in index.rows.rivals),
        view_claims(index, family, refs, edges, prefix),
    )


def ref_of(member: Member, prefix: str) -> Ref:
    """Point at a member."""
    published = member.article.published if member.article else None
    return Ref(
        member.id,
        anchor(prefix, "member", member.id),
        member.letter,
        tint_of(member.letter),
        member.label,
        member.title,
        "not in hand" if member.lost else wording.when(published),
        member.lost,
        member.outlet,
    )


def _edge_view(
    index: Index, family: Family, refs: dict[str, Ref], parent: str, child: str, prefix: str, most: int
) -> EdgeView:
    row: Derivation = family.row(parent, child)
    shown, more = passages(index, shared_of(index, row, parent, child), child, most)
    return EdgeView(
        row.id,
        anchor(prefix, "edge", row.id),
        refs[child],
        refs[parent],
        row.kind,
        wording.VERBS[row.kind],
        round(row.share, 3),
        percent(row.share),
        round(row.confidence, 3),
        wording.certainty(row.confidence),
        row.credited,
        is_uncertain(row),
        family.main.get(child) == parent,
        tuple(one_line(r, 300) for r in row.reasons),
        quotes(index, row),
        shown,
        more,
    )


def _origin_view(family: Family, refs: dict[str, Ref], of_child: dict[str, list[EdgeView]], name: str) -> OriginView:
    below = family.descendants(name)
    line = {name, *below, *(m.id for m in family.members if m.lost)}
    silent = sum(_is_silent([e for e in of_child.get(b, []) if e.parent.id in line]) for b in below)
    if not below:
        sentence = "Nothing else here descends from it."
    else:
        sentence = f"{count(len(below), 'article')} {'descends' if len(below) == 1 else 'descend'} from it"
        sentence += (
            f"; {silent} without saying so." if silent and len(below) > 1 else " without saying so." if silent else "."
        )
    return OriginView(refs[name], tuple(refs[b] for b in below), silent, sentence)


def _is_silent(edges: list[EdgeView]) -> bool:
    return any(not e.credited for e in edges)


def _story_lines(
    family: Family, origins: tuple[OriginView, ...], of_child: dict[str, list[EdgeView]], apart: int
) -> tuple[str, str]:
    """The one-look answer, and the figures under it."""
    hand = [m for m in family.members if not m.lost]
    copies = [m for m in hand if m.id in family.main]
    head = f"{count(len(hand), 'article')} {'tells' if len(hand) == 1 else 'tell'} one story. "
    if not family.main:
        head += "None is seen to descend from another." if len(hand) > 1 else "Nothing to compare it with."
    else:
        head += f"It enters through {count(len(origins), 'origin')}"
        lost = sum(o.ref.lost for o in origins)
        head += (
            "."
            if not lost
            else ", which is not in hand."
            if len(origins) == 1
            else f", {lost} of them not in hand."
            if lost < len(origins)
            else ", none of them in hand."
        )
    silent = sum(_is_silent(of_child.get(m.id, [])) for m in copies)
    parts = [_copies_line(len(copies), silent)] if copies else []
    parts += [f"{count(apart, 'article')} {'stands' if apart == 1 else 'stand'} apart"] if apart and copies else []
    return head, "; ".join(parts) + ("." if parts else "")


def _copies_line(copies: int, silent: int) -> str:
    """How many descend, and how many of them do not say so."""
    if copies == 1:
        return f"1 article descends from another report{' without saying so' if silent else ' and says so'}"
    said = (
        "all of them say so"
        if not silent
        else "none of them says so"
        if silent == copies
        else f"{silent} of {copies} without saying so"
    )
    return f"{count(copies, 'article')} descend from another report; {said}"


def _dossier_headline(articles: int, stories: tuple[StoryView, ...], loose: int) -> str:
    if not articles:
        return "No article could be read."
    if not stories:
        return f"{count(articles, 'article')}, and no two tell the same story."
    if len(stories) == 1 and not loose:
        return stories[0].headline
    told = f"{count(articles, 'article')} tell {'one story' if len(stories) == 1 else f'{len(stories)} stories'}"
    if loose:
        told = f"{articles - loose} of {told}; {loose} {'stands' if loose == 1 else 'stand'} alone"
    return told + (". " + stories[0].headline.split(". ", 1)[1] if len(stories) == 1 else ".")


def _counts(rows: Rows, dropped: int) -> str:
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


def _loose_family(index: Index, article: Article) -> Family:
    return build_family(index, Story("", "", (article.id,)))


def _article_view(index: Index, family: Family, prefix: str, name: str) -> ArticleView:
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


def _lost_views(index: Index, family: Family, refs: dict[str, Ref]) -> tuple[LostView, ...]:
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


def _sibling_views(
    index: Index, family: Family, refs: dict[str, Ref], prefix: str, most: int
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


def _source_views(index: Index, family: Family) -> tuple[SourceView, ...]:
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
