"""What articles live by: who sells text, who gathers it, whom each names, and what work of its own each shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stemma.language.translated import reads_translated
from stemma.model import Article
from stemma.stages.kinship.press import Press

_OWN_WORK = re.compile(
    r"\b(?:exclusive|this newspaper|this reporter|whom we spoke to|told (?:us|me)\b|(?:we|I) (?:asked|spoke to|put)\b"
    r"|\(reporting by|has seen|seen by|obtained by|reviewed by|described to|in an interview with)",
    re.IGNORECASE,
)
_GATHERS = re.compile(
    r"^live\b|\blive(?: ?blog| updates?)?:|\blive (?:blog|updates)\b|\bas it happened\b|\bminute by minute\b"
    r"|\bround-?up\b|\bwhat we know\b|\bexplain(?:ed|er)\b|^(?:opinion|comment|analysis|column)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Habits:
    """What a story's articles live by. All keys are articles' ids.

    `agencies`: agencies' own; `signed`: those that carry an agency's report under its name; `gathering`: live pages,
    columns and round-ups, by their headlines; `cited`: how many outlets and agencies each names; `own_work`: how many
    kinds of traces of its own reporting each shows; `naming`: whose outlets each names; `translated`: reports
    that read as translated from elsewhere.
    """

    agencies: frozenset[str]
    signed: frozenset[str]
    gathering: frozenset[str]
    cited: Mapping[str, int]
    own_work: Mapping[str, int]
    naming: Mapping[str, frozenset[str]]
    translated: frozenset[str]


def find_habits(articles: Mapping[str, Article], press: Press) -> Habits:
    """Read off the pages what each article lives by."""
    kinds = {source.id: source.kind for source in press.sources}
    named = {pair for pair in (*press.credits, *press.citations) if kinds[pair[1]] in ("outlet", "agency")}
    return Habits(
        agencies=press.agency_articles(),
        signed=press.signed_by_agency(),
        gathering=frozenset(key for key, article in articles.items() if _GATHERS.search(article.title or "")),
        cited=Counter(article for article, _ in named),
        own_work={key: own_work(article) for key, article in articles.items()},
        naming=find_naming(articles, press),
        translated=frozenset(
            key
            for key, article in articles.items()
            if key not in press.documents and reads_translated(article.text, article.language)
        ),
    )


def find_naming(articles: Iterable[str], press: Press) -> dict[str, frozenset[str]]:
    """For each article the others whose outlet it credits or cites, or whose report, carried for want of its own.

    An institution is named by everybody who speaks of it: that is no credit to its own statement.
    """
    found: dict[str, set[str]] = {article: set() for article in articles}
    for article, source in sorted({*press.credits, *press.citations}):
        own, carriers = press.own.get(source, ()), press.carriers.get(source, ())
        if article in found:
            found[article].update(own)
            if not own and article not in carriers:
                found[article].update(carriers)
    return {article: frozenset(others - press.documents - {article}) for article, others in found.items()}


def own_work(article: Article) -> int:
    """How many kinds of traces of own reporting an article shows, at most 3."""
    text = article.text[:20_000]
    found = {match.group().casefold() for match in _OWN_WORK.finditer(text)}
    if article.outlet:
        short = article.outlet.split()[-1]
        if re.search(rf"\b(?:told|to) (?:the )?(?:{re.escape(article.outlet)}|{re.escape(short)})\b", text):
            found.add("told its own outlet")
    return min(len(found), 3)
