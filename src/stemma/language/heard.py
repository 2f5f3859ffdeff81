"""Heard: which press each speaker of an article has told something, and whether he is still telling it."""

from __future__ import annotations

import re

from stemma.language.cited import Cited

_SAME = re.compile(
    r"(?:In|On|During|Later in|Elsewhere in) the (?:same )?(?:interview|programme|program|broadcast|show|podcast)\b"
)
# "Pohl said on the same programme that"
_SAME_LATER = re.compile(
    r"[^,.;:“”\"]{3,60} (?:said|told|replied|added|insisted|argued|countered|admitted|claimed|denied) (?:in|on|during) "
    r"the same (?:interview|programme|program|broadcast|show|podcast|station|channel)\b"
)


def is_same_setting(text: str, start: int) -> bool:
    """Whether the sentence at `start` goes on with an interview: "In the same interview, her deputy said"."""
    return _SAME.match(text, start) is not None or _SAME_LATER.match(text, start) is not None


class Heard:
    """Whom the speakers of one article told it, by their names, with the sentence in which they did."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Cited, int]] = {}

    def note(self, name: str, press: Cited, sentence: int) -> None:
        """Enter that somebody told it to a paper in a sentence."""
        self._rows[name] = press, sentence

    def still(self, name: str, kind: str, sentence: int, anaphor: bool, same_setting: bool) -> Cited | None:
        """The paper that a speaker of a `kind` goes on telling in a later sentence, None for none.

        `anaphor`: he is called by a pronoun or a word that points back. `same_setting`: the sentence says that it is
        the same interview, whoever else gave it.
        """
        known = self._rows.get(name)
        if known is None and " of " in name:  # "one of the divers" is of the "two divers" who told it
            last = name.rpartition(" ")[2]
            known = next((row for other, row in self._rows.items() if other.endswith(f" {last}")), None)
        if known is None and same_setting and self._rows:
            known = max(self._rows.values(), key=lambda row: row[1])
            return known[0] if sentence - known[1] <= 1 else None
        if known is None or not anaphor or kind not in ("anonymous", "person"):
            return None
        return known[0] if kind == "anonymous" or sentence - known[1] <= 1 else None
