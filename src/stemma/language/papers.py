"""Papers: whether a noun phrase is of something written, by its word or by what is done to papers alone.

What is "filed at the court", "unsealed" or "seen by" the press is a paper, whatever it is called: accounts, a plea.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Protocol

from stemma.language.tokens import PREPOSITIONS, word_set

FILED = word_set("filed lodged unsealed leaked published released submitted circulated")
_SEEN = word_set("seen obtained reviewed viewed read published leaked")
_LONGEST_HEAD = 8  # words before which the head of a phrase stands


class Word(Protocol):
    """A word by its lower-case form: a token, or an item of a clause."""

    @property
    def low(self) -> str: ...


def paper_head(words: Sequence[Word], documents: Set[str]) -> int | None:
    """Which of `words`, a phrase, is its head when that is a paper, else None. `documents`: words for papers.

    >>> from stemma.language.tokens import find_tokens
    >>> paper_head(find_tokens("the accounts filed at the court"), {"memo"})
    1
    >>> paper_head(find_tokens("the leaked memo"), {"memo"}), paper_head(find_tokens("the author of a memo"), {"memo"})
    (2, None)
    """
    for k in range(min(len(words), _LONGEST_HEAD)):
        if words[k].low in PREPOSITIONS:
            return None
        if words[k].low in documents or is_shown(words, k):
            return k
    return None


def shown_paper(words: Sequence[Word], head: str) -> bool:
    """Whether the word `head` of a phrase is said to be filed somewhere, or seen by somebody."""
    return any(words[k].low == head and is_shown(words, k) for k in range(min(len(words), _LONGEST_HEAD)))


def is_shown(words: Sequence[Word], k: int) -> bool:
    """Whether what stands behind word `k` is said of papers: that they were filed, or seen by somebody."""
    after = words[k + 1].low if k + 1 < len(words) else ""
    behind = words[k + 2].low if k + 2 < len(words) else ""
    shown = (after in _SEEN and behind == "by") or (after, behind) in (("shown", "to"), ("shared", "with"))
    return shown or (after in FILED and (behind in PREPOSITIONS or not behind))
