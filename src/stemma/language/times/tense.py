"""Whether the words about a date look ahead of publication or back."""

from __future__ import annotations

import re

_CLAUSE = 80  # code points before a date that may say whether it lies ahead
_BREAK = re.compile(r"[!?\n;]|(?<![\s.][a-zA-Z])\.(?=\s)")  # not the point of "a.m."
_AHEAD = re.compile(
    r"\b(?:will|shall|won't|due(?!\sto\s(?:an?|the|its|his|her|their)\b)|expect(?:s|ed)?|scheduled|slated|planned|"
    r"planning|plans? (?:to|for)|set to|is to|are to|to be|would(?! have)|as (?:soon|early) as|payable|of record|"
    r"effective|upcoming|deadline|starting|beginning|ahead of|hopes?|intends?)\b|['’]ll\b"
    r"|\b(?:by|until|till|before)\s(?:\d[\w.: ]{1,15}\s)?$",
    re.IGNORECASE,
)
_WILL_AFTER = re.compile(r",?(?:\s(?!\w+ed\b|said|says|told)[\w'’-]{1,20}){1,4}?\s(?:will|won't)\b")
_PAST_BEFORE = re.compile(
    r"\b(?:\w{2,20}ed|said|told|met|held|took|came|went|left|made)\s(?:on\s|late\s|early\s|last\s)?$"
    r"|\bhad\b(?!.*\bwill\b)|\bas (?:previously |originally )?(?:planned|scheduled|expected)\b"
)
_PUT_OFF = re.compile(r"\b(?:off|back|postponed|delayed|extended|adjourned|suspended)\s(?:until|till|to)\s$")
_SET = re.compile(
    r"\b(?:call|set|fix|schedul|plan|summon|conven|arrang|book|slat|pencill?)\w{0,3}\b[^,;]{1,60}\sfor\s$"
)
_PLANNED = re.compile(
    r"\b(?:planned|scheduled|expected|slated|delayed|postponed|extended|dated|called)\s(?:(?:on|for|in)\s)?$"
)
_PAST_AFTER = re.compile(r",?\s(?:was|were|had)\b|,\s\w{1,20}\shad\b")


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words about text[start:end], a date, put it after publication; where they do not say, False.

    >>> looks_ahead("It will open on Friday.", 16, 22), looks_ahead("It opened on Friday.", 13, 19)
    (True, False)
    """
    before = _BREAK.split(text[max(0, start - _CLAUSE) : start])[-1]
    if _PUT_OFF.search(before) or (_SET.search(before) and text[end : end + 2] not in ("'s", "’s")):
        return True  # put off until Friday; has called a meeting for Friday
    past = _PAST_BEFORE.search(before) and not _PLANNED.search(before)
    if past or before.endswith("since ") or _PAST_AFTER.match(text, end):
        return False  # announced on Wednesday; the march planned for Saturday was called off
    return bool(_AHEAD.search(before) or _WILL_AFTER.match(text, end))
