"""Hedges: how far what is told is vouched for, by the words of the matter itself and by the cue that brings it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from stemma.knowledge import Knowledge
from stemma.language.finite import is_finite
from stemma.language.modality import find_main_hedge
from stemma.language.sayings import Saying
from stemma.language.tokens import Token, find_tokens, word_set
from stemma.model import Hedge

_BE = r"(?:is|are|was|were|be|been|being)(?: now| also| still| all| both| currently| simply| completely)?"
_FUTURE = word_set("will shall would may might 'll won't")
_SOON = word_set("at by on about around towards this next tomorrow today tonight noon midday until")
_TO_COME = re.compile(r"\b(?:is|are)(?: all| both| now)? to (?!blame\b)[a-z]+", re.IGNORECASE)
# What somebody says no with, when it opens his words: "There is no fifth key", "Nobody has asked us", "No such order
# was given". What is merely an idiom ("there is no doubt") or tells of good luck ("no injuries") refuses nothing.
_IDLE = (
    r"(?:doubt|question|need|way|point|time|turning|going|excuse|reason|hurry|choice|alternative|danger|panic|"
    r"casualties|deaths|injuries|injured|survivors|victims|sign|signs|word|immediate|other|evidence|longer|more|"
    r"better|place)\b"
)
_REFUSED = re.compile(
    r"^\W*(?:there (?:is|are|was|were|has been|have been) (?:absolutely |simply )?[“\"]?"
    rf"(?:nothing|none|no (?!{_IDLE}))\b"
    r"|(?:this|that|it|these|they|the [\w’'-]+) (?:is|are|was|were) (?:simply |just |all |pure )?"
    r"(?:not (?:true|so|correct|the case)|wrong|lies|untrue|nonsense|fiction|an? (?:lie|invention|fabrication))\b"
    r"|(?:nobody|no one|none of (?:us|them|this)|nothing) (?:has|have|had|was|is|ever|told|asked|said|gave)\b"
    r"|nothing of the (?:sort|kind)\b|no such [\w’'-]+"
    r"|no [\w’'-]+ (?:has|have|was|were|is|are) (?:ever |yet )?(?:been|taken|given|made|held|signed|sold|offered)\b"
    r"|(?:[\w’'-]+ ){1,4}(?:has|have|had|did|does|do) (?:not|never)\b(?! (?:know|say|yet|want|think|remember|expect)\b)"
    rf"|(?:[\w’'-]+ ){{1,4}}(?:has|have|had) \w+(?:ed|en|ld|nt|de|ne) no (?!\w+ (?:that|of|whether)\b)(?!{_IDLE})"
    rf"|(?:i|we|he|she|they|it) (?:has|have|had) no (?!{_IDLE}|idea\b|comment\b|information\b)"
    r"|(?:i|we|he|she|they|it) (?:never\b|(?:hasn|haven|hadn|didn|don|doesn|wasn|weren|isn|aren)['’]t\b))",
    re.IGNORECASE,
)
_BREAK = re.compile(r"^([^,]{1,40}),[^,]{1,60},(?= )")  # "Nobody, least of all the board, has …"


def find_hedge(text: str, spans: Sequence[tuple[int, int]], saying: Saying | None, knowledge: Knowledge) -> Hedge:
    """The hedge of the matter told by the words at `spans`, brought by `saying` (None: the article's own voice).

    A cue that rejects or alleges outweighs the matter's words; of these, doubt outweighs the future. A main verb that
    governs what is told speaks as the cue does (`find_main_hedge`). Nothing is denied in the article's own voice.

    >>> from stemma.knowledge import load_knowledge
    >>> find_hedge("The gate will be mended.", [(0, 24)], None, load_knowledge())
    'expected'
    """
    words = " ".join(text[a:b] for a, b in spans)
    tokens = find_tokens(words)
    governed = find_main_hedge(tokens, knowledge)
    if saying is not None and (governed == "denied" or _denies(saying, words, knowledge)):
        return "denied"
    if _holds("alleged", words, knowledge) or (saying is not None and saying.alleges):
        return "alleged"
    doubted = governed == "unconfirmed" or (saying is not None and saying.doubts)
    if doubted or _holds("unconfirmed", words, knowledge):
        return "unconfirmed"
    foretold = governed == "expected" or (saying is not None and saying.foretells)
    if foretold or _holds("expected", words, knowledge) or _TO_COME.search(words) or _is_future(tokens):
        return "expected"
    return "none"


def _denies(saying: Saying, words: str, knowledge: Knowledge) -> bool:
    no_such = words.lower().removeprefix("that ").startswith("no such ")
    if no_such or saying.denies or _holds("denied", words, knowledge):
        return True
    return saying.quoted and bool(_REFUSED.match(words) or _REFUSED.match(_BREAK.sub(r"\1", words, count=1)))


def _holds(hedge: str, words: str, knowledge: Knowledge) -> bool:
    return bool(_pattern(tuple(knowledge.speech.hedges.get(hedge, ()))).search(words))


@lru_cache(maxsize=16)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One expression for phrases in which "be" stands for its forms, and a "not" at the end for one behind "be"."""
    made = []
    for phrase in phrases:
        words = phrase.split()
        negated = len(words) > 2 and words[-1] == "not"
        parts = [re.escape(w) for w in (words[:-1] if negated else words)]
        be = _BE + r" not(?: yet)?(?: been)?" if negated else _BE
        made.append(" ".join(be if w == "be" else ("is not" if w == "is" and negated else w) for w in parts))
    return re.compile(rf"\b(?:{'|'.join(made) or '(?!)'})\b", re.IGNORECASE)


def _is_future(tokens: Sequence[Token]) -> bool:
    """Whether the first verb of the matter is of the future: "will close", not "would have closed", "would not say"."""
    for i, token in enumerate(tokens):
        if is_finite(tokens, i):
            after = [t.low for t in tokens[i + 1 : i + 3]]
            if token.low == "should":
                return any(t.low in _SOON for t in tokens[i + 1 :])
            return token.low in _FUTURE and "have" not in after and not ("not" in after[:1] and "say" in after)
    return False
