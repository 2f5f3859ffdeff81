"""Vouching: whether the next sentence says that a report could not be verified, or is not confirmed.

"The Gazette said a second farm was sealed off. The authority has yet to confirm this." leaves the first in doubt;
"Neither account could be checked." leaves the last two in doubt.
"""

from __future__ import annotations

import re

_NOUNS = (
    r"(?:reports?|claims?|accounts?|figures?|information|allegations?|story|statements?|details|versions?|tolls?|"
    r"deaths?|assertions?|rumou?rs?|numbers?|testimony|footage|recordings?|change|move|deal|appointment|departure|"
    r"resignation|arrests?|plans?|strikes?|attacks?|incident|seizure|capture)"
)
_PAIR = rf"(?:either|neither|both|any|none)(?: of (?:the|these|those))?(?: (?:two|side['’]s))? {_NOUNS}"
_THIS = (
    rf"(?:this|that|it|them|these|(?:the|this|that|its|their|his|her|these|those) (?:[a-z]+ ){{0,2}}{_NOUNS}|{_PAIR})\b"
)
_HOW = r"(?:immediately |independently |yet |officially )*"
_VERBS = r"(?:verify|confirm|corroborate|check|substantiate|authenticate)"
_DONE = r"(?:verified|confirmed|corroborated|checked|substantiated|authenticated)"
_UNCONFIRMED = re.compile(
    r"\b(?:(?:could|can|did|was|were|is|has|have|had) ?(?:not|n['’]t) (?:been )?(?:yet )?(?:able to )?(?:be )?"
    rf"{_HOW}(?:{_VERBS}|{_DONE})"
    rf"|cannot (?:be )?{_HOW}(?:{_VERBS}|{_DONE})"
    rf"|(?:has|have|had) yet to {_VERBS}"
    rf"|not (?:been )?(?:immediately |yet )?possible to {_HOW}{_VERBS}"
    rf"|(?:unable|failed) to {_HOW}{_VERBS}"
    rf"|(?<=neither )(?:[a-z]+ )?{_NOUNS} (?:could|can|has|have) (?:be |been )?{_HOW}{_DONE})\b"
)
_LONGEST = 300  # characters of a sentence that says so


def leaves_in_doubt(sentence: str) -> int:
    """How many sentences before it a sentence says not to be confirmed: "this", "the report", no matter of its own.

    >>> leaves_in_doubt("Northwire could not immediately verify the report.")
    1
    >>> leaves_in_doubt("The board could not confirm that the gate had failed.")
    0
    >>> leaves_in_doubt("Neither account could be checked.")
    2
    """
    words = " ".join(sentence[:_LONGEST].split()).lower()
    found = _UNCONFIRMED.search(words)
    if found is None or len(sentence) > _LONGEST:
        return 0
    behind, before = words[found.end() :], words[: found.start()]
    alone = rf"(?: (?:{_HOW.strip()}|by [^,]*))*\W*$"
    if found[0].endswith("ed") and re.match(alone, behind):  # "The claim could not be checked"
        if re.search(r"\bneither $", before) or re.search(rf"\b{_PAIR}[^,]{{0,20}}$", before):
            return 2
        return int(bool(re.search(rf"(?:^|\W){_THIS}[^,]{{0,20}}$", before)))
    object_at = re.match(rf" ({_THIS})(?: (?:independently|yet|immediately))*\W*$", behind)
    if object_at is None:
        return 0
    return 2 if re.fullmatch(_PAIR, object_at[1]) else 1
