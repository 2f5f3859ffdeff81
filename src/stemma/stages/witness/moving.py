"""Whether a matter moved on between two tellings, so that the later reading replaces the earlier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from stemma.language.comparing import Contrast, goes_on
from stemma.language.tokens import word_set
from stemma.language.words import find_words
from stemma.model import Article, Published, Statement

# Counts and levels that rise or fall while an event goes on. Compiled from general knowledge of news, not from a story.
_CHANGING = word_set(
    "dead died dies die death deaths killed kill kills toll casualties victims injured wounded hurt injuries missing "
    "unaccounted trapped rescued saved recovered evacuated displaced homeless stranded sheltering fled fleeing left "
    "moved arrested detained charged charges counts offences offenses suspects accused infected infections cases sick "
    "ill hospitalised hospitalized hospital patients tested quarantined share shares stock price prices traded trading "
    "percent per cent index currency votes counted ballots turnout seats power outages homes households customers "
    "donations raised signatures burned contained captured seized controlled advanced losses towns villages"
)
_NEWS = re.compile(
    r"\b(?:now|rose|risen|rises|climbed|climbs|grew|grown|jumped|fell|fallen|dropped|since then|later|latest|new|newly|"
    r"updated?|revised|corrected|so far|already|by (?:the )?(?:evening|night|noon|midday|afternoon|dusk|dawn|"
    r"morning)|no longer|any ?more|from \S{1,15} to|replac\w{1,4}|instead|until now|previously|earlier|initially|"
    r"at first|"
    r"had (?:earlier|first|previously)|today|tonight)\b",
    re.IGNORECASE,
)
_LATER_HOURS = 2.0


@dataclass(frozen=True, slots=True)
class Moves:
    """Two statements that differ, the elder first, and how they stand to each other on the tree.

    `speaks_anew`: the later one is laid to somebody.
    """

    before: Article
    after: Article
    elder: Statement
    younger: Statement
    contrast: Contrast
    on_line: bool
    one_root: bool
    speaks_anew: bool


def moved_on(moves: Moves) -> bool:
    """Whether the later telling replaces the earlier one, and does not contradict or distort it.

    For that it must be later, or say that things changed; and the matter must be one that changes: a count that rises,
    a price, a state, a date that was only expected. One who copies must come hours after, or say who told it the news.
    """
    if moves.elder.article == moves.younger.article and moves.one_root:
        return False
    hours = hours_between(moves.before, moves.after)
    if not moves.on_line and not (hours or 0.0) < 0 and steps_on(moves.before, moves.after, moves.contrast):
        return True
    told = _sentence(moves.after, moves.younger)
    says_so = bool(_NEWS.search(told))
    later = hours is not None and hours >= _LATER_HOURS
    if not later and not (says_so and hours is None) and not (says_so and hours is not None and hours >= 0):
        return False
    if not _can_change(moves):
        return False
    return later or (says_so and (moves.speaks_anew or not moves.on_line))


def steps_on(before: Article, after: Article, contrast: Contrast) -> bool:
    """Whether the second reading is a later step of what the first tells: entered, captured."""
    words = before.text[slice(*contrast.a)], after.text[slice(*contrast.b)]
    return contrast.about == "status" and goes_on(*words)


def _can_change(moves: Moves) -> bool:
    about = moves.contrast.about
    if about == "time":
        return "expected" in (moves.elder.hedge, moves.younger.hedge)
    if about == "number":
        words = {*find_words(_sentence(moves.before, moves.elder)).folded}
        words &= {*find_words(_sentence(moves.after, moves.younger)).folded} | _CHANGING
        return bool(words & _CHANGING)
    if about == "status":
        if steps_on(moves.before, moves.after, moves.contrast):
            return True
        return moves.elder.hedge in ("expected", "unconfirmed") and moves.younger.hedge == "none"
    return False


def hours_between(before: Article, after: Article) -> float | None:
    """Hours from the latest moment of one publication to the earliest of the other; None when either is unknown.

    Negative when the second came first, zero when they may have come at once.
    """
    if before.published is None or after.published is None:
        return None
    x, y = _instants(before.published), _instants(after.published)
    if x is None or y is None:
        return None
    if y[0] >= x[1]:
        return (y[0] - x[1]).total_seconds() / 3600
    if x[0] >= y[1]:
        return (y[1] - x[0]).total_seconds() / 3600
    return 0.0


@lru_cache(maxsize=10_000)
def _instants(published: Published) -> tuple[datetime, datetime] | None:
    try:
        first, last = datetime.fromisoformat(published.earliest), datetime.fromisoformat(published.latest)
    except ValueError:
        return None
    return first.replace(tzinfo=None), last.replace(tzinfo=None)


def _sentence(article: Article, statement: Statement) -> str:
    return article.text[statement.start : statement.end]
