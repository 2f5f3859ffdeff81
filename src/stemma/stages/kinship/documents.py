"""Documents: pages that are an institution's own words, a statement, a notice, a filing, remarks; no report of them.

A report says whose words it gives and has somebody of the press behind it; a document has neither. So three things are
asked of a page: does its title say what it is; does the press sign it; and if it does not, whose page it is, by what
labels it goes and in whose voice it speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemma.knowledge import Knowledge
from stemma.language.institutions import is_institution, is_state
from stemma.language.press import is_agency_name, press_words
from stemma.model import Article

_ENOUGH = 3  # points from which a page that no press signs is a document
_HEAD = 12  # lines above and below the text that are looked at
_LABEL = 90  # code points of a line that is a label
_TEXT = 60_000  # code points of a text whose voice is heard

# A title that names the kind of document. "Minister's statement angers union" does not: there the statement acts.
_TITLE = re.compile(
    r"(?:(?:the|a|an|full|joint|public|official|personal|prepared|opening|press|media|further|new|urgent)\s){0,3}"
    r"(?:(?:text|transcript|wording)\sof\s(?:the\s|a\s|an\s)?)?"
    r"(?:(?:(?:statement|communiqu[eé]|declaration|announcement|letter|message)\s(?:by|from|of|on|regarding|concerning|to)"
    r"|(?:remarks|speech|address|words)\s(?:by|of|given|delivered)|transcript\sof|notice\s(?:to|of|regarding|concerning))\b"
    r"(?!.*\b(?:draws?|angers?|sparks?|raises?|prompts?|fails?|leaves?|divides?|shocks?|stuns?)\b)"
    r"|(?:press|media|news)\srelease\b|for immediate release\b|regulatory\s(?:announcement|filing)\b)",
    re.IGNORECASE,
)
_WHOLE = re.compile(  # "Club statement", "Recall notice 12/2031 - Pump, all sizes"
    r"(?:[\w'’.&-]{1,30}\s){0,4}(?:statement|communiqu[eé]|notice)(?:\s(?:no\.?\s?)?[\d/.-]{1,12})?(?:\s?[–—:-]\s.{1,160})?",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"\b(?:press|media|news)\sreleases?\b|\bfor immediate release\b|\bstatements?\b|\bcommuniqu[eé]s?\b|\bnotices?\b"
    r"|\b(?:ref(?:erence|\.)?|no\.?|number)\s?:?\s?(?:[A-Z]{1,5}[-/ ]?)?\d{1,5}[-/]\d{2,4}\b"
    r"|\bspeeches\b|\btranscripts?\b"
    r"|\b(?:notes to editors|media (?:contact|enquiries|inquiries)|press (?:office|contact|enquiries))\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    r"\bofficial\s(?:(?:web\s?)?site|page|channel|announcement)\b|\b(?:government|state)\sportal\b", re.IGNORECASE
)
_FIRM = re.compile(r"\s(?:Ltd|Limited|Inc|PLC|plc|LLC|GmbH|AG|SA|AB|Corp|Corporation|Holdings?)\.?$")
_ANNOUNCED = re.compile(
    r"\b(?:this announcement is|notice to (?:members|shareholders|customers|investors)|notes to editors)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«][^“”\"«»\n]{0,2000}[”\"»]")
_WE = re.compile(r"\b(?:we|our|us|ourselves)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|my|me|myself)\b")
# What bodies do in their own words, and seldom anybody else in the first person.
_DECLARES = re.compile(
    r"\bwe (?:can |would like to |wish to |are pleased to |have today |today |hereby |deeply |sincerely ){0,2}"
    r"(?:announce|confirm|regret|apologi[sz]e|deny|reject|welcome|condemn|are aware|are committed|"
    r"have decided|are cooperating|are recalling|urge customers|thank (?:our|the))\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:said|says|told|according to|reported|reports|announced|added|stated|wrote|confirmed|explained|insisted|"
    r"claimed|warned|denied)\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][\w.'’ /,-]{1,60}?\((?P<name>[A-Z][\w.&'’ /-]{1,40})\)\s{0,3}(?:[-–—]{1,3}|:)\s")
# A state's agency is press; a ministry's press service is the ministry.
_STATE_AGENCY = re.compile(
    r"\b(?:(?:news|press|information|telegraph(?:ic)?|media)\s(?:agency|bureau)|news\sservice)\b", re.IGNORECASE
)


def is_document(article: Article, knowledge: Knowledge) -> bool:
    """Whether a page is an institution's own words: its title says so plainly, or nobody of the press signs it and
    masthead, labels and voice are those of a body that speaks for itself.

    A newspaper's page is one only by its title: it then prints the words of others whole. Linear in the text.
    """
    title = " ".join((article.title or "").split())[:300]
    if _TITLE.match(title) or (_WHOLE.fullmatch(title) and not _is_press(article, knowledge)):
        return True
    if _is_press(article, knowledge):
        return False
    head = list(_around(article))
    spoken = _QUOTED.sub(" ", article.text[:_TEXT])
    body, labels = _masthead(article, head, knowledge), _labels(article, title, head)
    signs = body + labels + (2 if _declares(spoken) else 0)  # a columnist's "I" alone makes no document
    return signs > 0 and signs + _voice(spoken) >= _ENOUGH


def _is_press(article: Article, knowledge: Knowledge) -> bool:
    """Whether somebody of the press signs the page: a reporter, an agency, or an outlet by its name."""
    carried = any(credit.where in ("byline", "dateline") for credit in article.credits)
    if article.byline or carried or any(row.reason == "byline" for row in article.furniture):
        return True
    dateline = _DATELINE.match(article.text[:140])
    if dateline is not None and _kind(dateline["name"], knowledge) != "release":
        return True
    outlet = article.outlet or ""
    if _kind(outlet, knowledge) in ("outlet", "agency") or is_agency_name(outlet):
        return True
    if any(word in knowledge.media_words for word in press_words(outlet)) and not is_institution(outlet, knowledge):
        return True
    return any(_STATE_AGENCY.search(line) for line in (outlet, *_mastheads(article)))


def _kind(name: str, knowledge: Knowledge) -> str | None:
    known = knowledge.press(name) if name else None
    return (
        known.kind
        if known is not None and not (knowledge.is_ambiguous(name) and is_institution(name, knowledge))
        else None
    )


def _around(article: Article) -> Iterator[str]:
    """The first and the last short lines of the page that are not in the text."""
    lines = [" ".join(row.text.split()) for row in article.furniture if len(row.text) <= _LABEL]
    yield from lines[:_HEAD]
    yield from lines[_HEAD:][-_HEAD:]


def _mastheads(article: Article) -> list[str]:
    return [row.text for row in article.furniture[:4] if row.reason == "masthead" and len(row.text) <= 120]


def _masthead(article: Article, head: list[str], knowledge: Knowledge) -> int:
    """2 where the page is an institution's: its outlet, its first lines, or "official site" says so."""
    names = [article.outlet or "", *_mastheads(article)]
    company = any(_FIRM.search(name) for name in names)
    own = any(is_institution(name, knowledge) or is_state(name) for name in names)
    return 2 if own or company or any(_OFFICIAL.search(line) for line in head[:4]) else 0


def _labels(article: Article, title: str, head: list[str]) -> int:
    """1 for a label that documents have (a number, "Statements", "Media contact"), 2 for two or one in the title."""
    found = sum(bool(_LABELS.search(line)) for line in head)
    named = bool(_WHOLE.fullmatch(title)) or bool(_ANNOUNCED.search(article.text[:1000]))
    return min(2, found + 2 * named)


def _voice(spoken: str) -> int:
    """In whose voice a text speaks, its quotations left out: 2 in the first person throughout, 1 more where nobody is
    said to have said anything; below 0 where it says whom it has each thing from.

    >>> _voice("The lock was old, the board said. It will be closed, said Ada Lund.")
    -2
    """
    we, own, told = (len(pattern.findall(spoken)) for pattern in (_WE, _I, _TELLS))
    hundreds = max(0.5, len(spoken.split()) / 100)
    if told >= 1.5 * hundreds:
        return -2
    return (2 if we + own >= 1.5 * hundreds else 0) + (told < 0.5 * hundreds)


def _declares(spoken: str) -> bool:
    """Whether a body declares something in a text of its own: "We regret …", and no "I" beside it."""
    we, own = len(_WE.findall(spoken)), len(_I.findall(spoken))
    return we > 2 * own and we >= len(spoken.split()) / 100 and bool(_DECLARES.search(spoken))
