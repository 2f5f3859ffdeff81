"""Which pairs of a story's articles are worth aligning, now that near copies need not all be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations

from stemma.language.words import Words
from stemma.model import Article
from stemma.settings import Settings
from stemma.stages.overlap.candidates import find_candidates
from stemma.stages.overlap.copies import group_copies
from stemma.stages.overlap.fingerprints import frame_of
from stemma.stages.overlap.terms import Pair, find_terms


def select_pairs(articles: Sequence[Article], words: Mapping[str, Words], settings: Settings) -> list[Pair]:
    """The pairs (a < b, article ids) to align, sorted. `words`: of each article.

    All of them, up to `settings.reuse_all_pairs` articles. In a larger story near copies (`overlap.copies`) are
    compared with the one that stands for them alone, and of those that stand each with the `reuse_partners` that share
    most telling terms and the as many that share most fingerprints: the first finds what is told again, the second what
    is copied.
    """
    by_id = {article.id: article for article in articles}
    if len(by_id) <= settings.reuse_all_pairs:
        return list(combinations(sorted(by_id), 2))
    frame = frame_of([by_id[key] for key in sorted(by_id)])
    standing = _standing(dict(group_copies(frame).rows()), by_id)
    leaders = {key: by_id[key] for key in sorted(set(standing.values()))}
    terms = find_terms(leaders, {key: words[key] for key in leaders}, {key: key for key in leaders})
    pairs = terms.partners(settings.reuse_partners, settings.reuse_least_common)
    pairs |= _copied([leaders[key] for key in leaders], settings.reuse_partners)
    pairs |= {_pair(key, leader) for key, leader in standing.items() if key != leader}
    return sorted(pairs)


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _standing(groups: Mapping[str, str], articles: Mapping[str, Article]) -> dict[str, str]:
    """For each article the one of its near copies that is likeliest the first, as its page says.

    The one whose outlet the others' pages credit; else one that credits nobody, the earliest, the longest.
    """
    members: dict[str, list[str]] = {}
    for key in sorted(groups):
        members.setdefault(groups[key], []).append(key)
    first: dict[str, str] = {}
    for group in members.values():
        credited = Counter(credit.source.name for key in group for credit in articles[key].credits)
        best = min(group, key=lambda key: (*_rank(articles[key], credited), key))
        first.update(dict.fromkeys(group, best))
    return first


def _rank(article: Article, credited: Mapping[str, int]) -> tuple[int, bool, str, int]:
    """Least for the likeliest first."""
    named = credited.get(article.outlet or "", 0)
    others = any(credit.source.name != article.outlet for credit in article.credits)
    time = article.published.latest if article.published else "9"
    return -named, others, time, -len(article.text)


def _copied(articles: Sequence[Article], most: int) -> set[Pair]:
    """For each article the up to `most` others with which it shares most fingerprints."""
    found = find_candidates(articles)
    best: dict[str, list[tuple[int, Pair]]] = {}
    for a, b, shared in found.select("a", "b", "shared").iter_rows():
        for key in (a, b):
            best.setdefault(key, []).append((-shared, (a, b)))
    return {pair for rows in best.values() for _, pair in sorted(rows)[:most]}
