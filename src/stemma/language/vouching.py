"""Vouching: whether the next sentence says that a report could not be verified, or is not confirmed.

"The Gazette said a second farm was sealed off. The authority has yet to confirm this." leaves the first in doubt.
"""

from __future__ import annotations

import re

_THIS = (
    r"(?:this|that|it|them|these|(?:the|this|that|its|their|his|her|these|those) (?:[a-z]+ ){0,2}"
    r"(?:reports?|claims?|accounts?|figures?|information|allegations?|story|statements?|details|toll|death))\b"
)
_UNCONFIRMED = re.compile(
    r"\b(?:(?:could|can|did|was|were|is|has|have|had) ?(?:not|n['’]t) (?:been )?(?:yet )?(?:able to )?(?:be )?"
    r"(?:immediately |independently |yet )*(?:verify|verified|confirm|confirmed|corroborate|corroborated)"
    r"|cannot (?:be )?(?:independently )?(?:verify|verified|confirm|confirmed)"
    r"|(?:has|have|had) yet to (?:confirm|verify|corroborate)"
    r"|not (?:immediately |yet )?possible to (?:independently )?(?:verify|confirm|corroborate)"
    r"|(?:unable|failed) to (?:independently )?(?:verify|confirm|corroborate))\b"
)
_LONGEST = 300  # characters of a sentence that says so


def leaves_in_doubt(sentence: str) -> bool:
    """Whether a sentence says that what stands before it is not confirmed: "this", "the report", no matter of its own.

    >>> leaves_in_doubt("Northwire could not immediately verify the report.")
    True
    >>> leaves_in_doubt("The board could not confirm that the gate had failed.")
    False
    """
    words = " ".join(sentence[:_LONGEST].split())
    found = _UNCONFIRMED.search(words.lower())
    if found is None or len(sentence) > _LONGEST:
        return False
    behind, before = words.lower()[found.end() :], words.lower()[: found.start()]
    if re.match(rf" {_THIS}(?: (?:independently|yet|immediately))*\W*$", behind):
        return True
    suffered = found.group().endswith("ed") and re.match(
        r"(?: (?:independently|yet|immediately|by [^,]*))*\W*$", behind
    )
    return bool(suffered) and bool(re.search(rf"(?:^|\W){_THIS}[^,]{{0,20}}$", before))
