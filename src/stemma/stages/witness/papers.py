"""Papers under several descriptions: "a secret report of the Audit Chamber" is "the report" of another article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stemma.language.tokens import FUNCTION_WORDS, PREPOSITIONS, find_tokens, lemma, word_set
from stemma.model import Source

# Words for papers of one sort, of which one may stand for another.
_SORTS = tuple(
    word_set(words)
    for words in (
        "report audit finding study review assessment survey inquiry",
        "letter note missive",
        "memo memorandum",
        "email e-mail message",
        "minute protocol",
        "paper document file record dossier bundle",
        "filing accounts list disclosure",
        "indictment complaint lawsuit petition writ",
        "contract agreement treaty deal accord text draft",
        "log register logbook",
        "presentation slide",
        "data figure statistic",
        "bulletin",
        "transcript recording",
    )
)
_WHO_HAS_IT = re.compile(
    r"\s\(.*|,.*|\b(?:seen|obtained|reviewed|quoted|cited|published|leaked|viewed|shown|read|held)\s(?:by|to|in)\b.*",
    re.IGNORECASE,
)
_PRESS = re.compile(r"^(?:the\s)?(?:paper|newspaper|agency|daily|weekly|broadcaster)['’]s\s", re.IGNORECASE)
_HOW_IT_CAME = word_set("secret leaked confidential internal restricted new unpublished full court public own")
_LONGEST = 160


def join_papers(sources: Sequence[Source]) -> dict[str, str]:
    """Document → the one with the fullest name that it may be, for those that may be one; of two that might be, none.

    Two descriptions may be of one paper when they are of one sort and neither says of whom or of what kind it is where
    the other says otherwise. By whom it was seen, and that it was secret, does not tell papers apart.
    """
    looks = {source.id: look for source in sources if (look := _look(source.name)) is not None}
    fullest = sorted(looks, key=lambda s: (-len(looks[s][1] | looks[s][2]), s))
    joined: dict[str, str] = {}
    for place, source in enumerate(fullest):
        alike = [other for other in fullest[:place] if other not in joined and _may_be(looks[source], looks[other])]
        if len(alike) == 1:
            joined[source] = alike[0]
    return joined


def lay_to_papers(voice: Mapping[str, str], by_id: Mapping[str, Source]) -> dict[str, str]:
    """Voices with documents that may be one paper laid to it."""
    found = join_papers([by_id[one] for one in sorted(set(voice.values())) if by_id[one].kind == "document"])
    return {source: found.get(one, one) for source, one in voice.items()}


_Look = tuple[int, frozenset[str], frozenset[str]]


def _look(name: str) -> _Look | None:
    """Of what sort a paper is, whose (names), and what else is said of it; None for one of no known sort."""
    bare = _PRESS.sub("", _WHO_HAS_IT.sub("", name[:_LONGEST]))
    tokens = find_tokens(bare)
    cut = next((k for k, t in enumerate(tokens) if t.low in PREPOSITIONS), len(tokens))
    heads = [(k, sort) for k in range(cut) for sort, words in enumerate(_SORTS) if _is_of(tokens[k].low, words)]
    if not heads:
        return None
    head, sort = heads[-1]
    rest = [t for k, t in enumerate(tokens) if k != head and t.low[:1].isalnum() and t.low not in FUNCTION_WORDS]
    names = frozenset(t.low for t in rest if (t.capital and t.start > 0) or (t.capital and not _opens(bare, t.low)))
    return sort, names, frozenset(t.low for t in rest if t.low not in names and t.low not in _HOW_IT_CAME)


def _is_of(low: str, sort: frozenset[str]) -> bool:
    return lemma(low) in sort and not low.endswith("ed")  # "filed" is no file


def _opens(name: str, low: str) -> bool:
    """Whether a capital may be there only since the word comes first: "Secret report"."""
    return low in _HOW_IT_CAME and name.lower().startswith(low)


def _may_be(a: _Look, b: _Look) -> bool:
    return a[0] == b[0] and all(not x or not y or x <= y or y <= x for x, y in ((a[1], b[1]), (a[2], b[2])))
