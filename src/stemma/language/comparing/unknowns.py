"""The unknown against the stated: "no cause has been established", "was caused by"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.language.comparing.wording import Contrast, Span, Wording

_KNOWN = r"(?:clear|known|established|determined|decided|confirmed)"
_UNKNOWN = re.compile(
    r"\b(?:no\s(?:\w+\s)?(?:cause|reason|explanation|motive)\b(?:\s\w+){0,4}?\s"
    r"(?:established|determined|given|found|known|identified|named|disclosed|provided|ruled\sout)"
    rf"|(?:it\s(?:is|was|remained?|remains)\s)?(?:not\s(?:yet\s)?(?:immediately\s)?(?:been\s)?{_KNOWN}|unclear|unknown)\b"
    r"|(?:cause|reason|motive)\s(?:of\s[\w\s]{1,40}?)?(?:is|was|remained|remains)\s(?:still\s)?"
    rf"(?:unknown|unclear|(?:being|under)\sinvestigat\w+|not\s{_KNOWN}))",
    re.IGNORECASE,
)
_CAUSED = re.compile(
    r"\b(?:(?:was|were|is|been)\s(?:probably\s)?(?:caused|triggered|sparked|started|set\soff|brought\sabout)\sby"
    r"|caused\sby|because\sof|due\sto|as\sa\sresult\sof|resulted\sfrom|blamed\s(?:it\s)?on|the\sresult\sof"
    r"|the\scause\s(?:was|of\s[\w\s]{1,40}?\swas))\s\w+(?:[\s-]\w+){0,4}",
    re.IGNORECASE,
)


def compare_unknowns(a: Wording, b: Wording) -> Iterator[Contrast]:
    """Contrasts of status between a cause that one wording calls unknown and one that the other names."""
    for x, y, finer in ((a, b, True), (b, a, False)):
        unknown, stated = _search(_UNKNOWN, x), _search(_CAUSED, y)
        if unknown and stated and _search(_CAUSED, x) is None and _about_cause(x, unknown):
            pair = (unknown, stated) if finer else (stated, unknown)
            yield Contrast("status", pair[0], pair[1], "differ", 0.6)


def _search(pattern: re.Pattern[str], wording: Wording) -> Span | None:
    for start, end in wording.spans:
        if match := pattern.search(wording.text, start, min(end, start + 6_000)):
            return match.span()[0], match.start() + len(match[0].rstrip())
    return None


def _about_cause(wording: Wording, span: Span) -> bool:
    words = wording.text[span[0] : span[1] + 30].lower()
    return any(word in words for word in ("cause", "reason", "why", "what led", "what made", "explanation"))
