"""Lines of descent that a person draws and nothing has weighed: their kind and share are read off shared passages."""

from __future__ import annotations

from stemma.dossier.computed import Computed
from stemma.dossier.grounds import Verdict
from stemma.model import Derivation, DerivationKind, Reuse, Span, Story, make_id

_WHOLE, _MOST = 0.8, 0.3  # shares from which on a child counts as republished, and as rewritten
_KINDS: tuple[DerivationKind, ...] = ("republished", "version", "rewritten", "partial", "cited")


def draw_line(
    computed: Computed, verdict: Verdict, old: Derivation | None = None, parent: str = ""
) -> Derivation | None:
    """The line that a decision asks for: that of its ground, or of the child of `old` to another `parent`.

    `confidence` is 1: a person answers for it. None where its ends are not in one story.
    """
    ground = verdict.ground
    child = old.child if old else ground.child if ground else ""
    parent = parent or (ground.parent if ground else "")
    there = computed.article_by_id.keys() | computed.report_by_id.keys()
    story = story_of(computed, child, parent, old.story if old else "")
    if not {child, parent} <= there or story is None or child == parent:
        return None
    passages = _between(computed, child, parent)
    share = _share(computed, child, passages)
    how: DerivationKind = next(
        (kind for kind in _KINDS if kind == (old.kind if old else ground.how if ground else "")), "rewritten"
    )
    if parent in computed.report_by_id and old is not None and old.kind != "cited":
        share, how = old.share, old.kind  # what it shares with its like it has from that report
    elif share > 0 or how == "cited":
        how = _kind(share)
    named = _naming(computed, child, parent)
    evidence = (*(row.id for row in passages), *named)
    return Derivation(make_id("der", child, parent), story, child, parent, how, share, 1.0, bool(named), evidence)


def story_of(computed: Computed, child: str, parent: str, likely: str = "") -> str | None:
    """The story in which both ends stand, the `likely` one first; None for none.

    A report stands where an article has words from it, or names its source.
    """
    for story in sorted(computed.stories, key=lambda story: story.id != likely):
        mine = [row for row in computed.line_by_id.values() if row.story == story.id]
        known = {*story.articles, *story.origins, *(end for row in mine for end in (row.child, row.parent))}
        known |= {row.report for row in computed.siblings if row.story == story.id and row.report}
        if {child, parent} <= known | _named_in(computed, story):
            return story.id
    return None


def _named_in(computed: Computed, story: Story) -> set[str]:
    """Reports of sources that articles of a story credit or cite."""
    articles = [computed.article_by_id[name] for name in story.articles if name in computed.article_by_id]
    sources = {credit.source.id for article in articles for credit in article.credits}
    sources |= {row.source for row in computed.citations if row.article in story.articles}
    return {row.id for row in computed.report_by_id.values() if row.source in sources}


def _between(computed: Computed, child: str, parent: str) -> list[Reuse]:
    report = computed.report_by_id.get(parent)
    pair = {child, report.article or parent if report is not None else parent}
    return [row for row in computed.reuse if {row.a.article, row.b.article} == pair and row.kind != "public"]


def _share(computed: Computed, child: str, passages: list[Reuse]) -> float:
    """The words of the child that stand in passages, over all its words."""
    if child not in computed.article_by_id:
        return 0.0
    spans: list[Span] = sorted(span for row in passages for span in (row.a, row.b) if span.article == child)
    text, words, done = computed.article_by_id[child].text, 0, 0
    for span in spans:
        start = max(span.start, done)
        if span.end > start:
            words += len(text[start : span.end].split())
            done = span.end
    return round(min(1.0, words / max(1, len(text.split()))), 3)


def _kind(share: float) -> DerivationKind:
    return "republished" if share >= _WHOLE else "rewritten" if share >= _MOST or not share else "partial"


def _naming(computed: Computed, child: str, parent: str) -> tuple[str, ...]:
    """Credits and citations in the child that name the parent's outlet or source."""
    article, report = computed.article_by_id.get(child), computed.report_by_id.get(parent)
    outlet = computed.article_by_id[parent].outlet if parent in computed.article_by_id else None

    def names(source: str) -> bool:
        if report is not None:
            return source == report.source
        found = computed.source_by_id.get(source)
        return found is not None and outlet is not None and found.name.casefold() == outlet.casefold()

    credits = [credit.id for credit in article.credits if names(credit.source.id)] if article is not None else []
    cited = [row.id for row in computed.citations if row.article == child and names(row.source)]
    return (*credits, *cited)
