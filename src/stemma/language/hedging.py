"""Hedges: how far what is told is vouched for, by the words of the matter itself and by the cue that brings it.

Who says that a gate will open vouches for it as fully as who says that it opened, and who says that no gate was opened
denies nothing in turn: a plain "will" and a plain "not" are no hedges. For comparing two wordings they count as such
all the same (`find_standing`), as what was to come can since have come, and what is refused is told by others as so.
"""

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
_OPENING = frozenset('“"«„')
_BREAK = re.compile(r"^([^,]{1,40}),[^,]{1,60},(?= )")  # "Nobody, least of all the board, has …"


def find_hedge(text: str, spans: Sequence[tuple[int, int]], saying: Saying | None, knowledge: Knowledge) -> Hedge:
    """The hedge of the matter told by the words at `spans`, brought by `saying` (None: the article's own voice).

    A cue that rejects or alleges outweighs the matter's words; of these, doubt outweighs the future. A main verb that
    governs what is told speaks as the cue does (`find_main_hedge`). Nothing is denied in the article's own voice.

    >>> from stemma.knowledge import load_knowledge
    >>> find_hedge("The gate is due to be mended.", [(0, 29)], None, load_knowledge())
    'expected'
    """
    words = " ".join(text[a:b] for a, b in spans)
    governed = find_main_hedge(find_tokens(words), knowledge)
    if saying is not None and (governed == "denied" or _denies(saying, words, knowledge)):
        return "denied"
    if _holds("alleged", words, knowledge) or (saying is not None and saying.alleges):
        return "alleged"
    doubted = governed == "unconfirmed" or (saying is not None and saying.doubts)
    if doubted or _holds("unconfirmed", words, knowledge):
        return "unconfirmed"
    foretold = governed == "expected" or (saying is not None and saying.foretells)
    return "expected" if foretold or _holds("expected", words, knowledge) else "none"


def find_standing(text: str, spans: Sequence[tuple[int, int]], hedge: Hedge) -> Hedge:
    """How a matter with that hedge stands beside another wording of it: what is to come, and what a quotation refuses.

    >>> find_standing("The gate will be mended.", [(0, 24)], "none")
    'expected'
    >>> find_standing("“Nobody has asked us,” she said.", [(0, 22)], "none")
    'denied'
    """
    if hedge != "none":
        return hedge
    words = " ".join(text[a:b] for a, b in spans)
    bare = words.lower().removeprefix("that ")
    quoted = any(text[a : a + 1] in _OPENING or text[a - 1 : a] in _OPENING for a, _ in spans if a)
    quoted = quoted or words[:1] in _OPENING
    if bare.startswith("no such ") or (
        quoted and any(_REFUSED.match(one) for one in (words, _BREAK.sub(r"\1", words, count=1)))
    ):
        return "denied"
    return "expected" if _TO_COME.search(words) or _is_future(find_tokens(words)) else "none"


def _denies(saying: Saying, words: str, knowledge: Knowledge) -> bool:
    return saying.denies or _holds("denied", words, knowledge)


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
