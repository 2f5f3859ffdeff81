"""Captions of pictures and the credits under them, by their form. A photographer's agency is no source of the "
"text."""

from __future__ import annotations

import re

from stemma.knowledge import Knowledge
from stemma.language.lines import words_in

_LONGEST = 130  # words of a caption that carries a credit
_MEDIUM = (
    r"(?:photo(?:graph)?|picture|pic|image|screenshot|screen ?grab|graphic|illustration|video|media|still|"
    r"cartoon|map|chart|courtesy)s?"
)
_STARTS = re.compile(
    rf"\(?(?:file|{_MEDIUM}|image credit|main (?:image|photo)|cover (?:image|photo))"
    rf"(?:\s(?:credit|illustration|by|courtesy|source|caption|of)s?)?(?:\s?[:/©|]\s?|\s[–—-]\s)\s{{0,5}}\S",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(?:file\s?[-–—:]|\(?file (?:photo|image|picture)\b|in this [^.]{0,60}\b(?:photo|image|picture|frame|"
    r"combination|sketch)|"
    r"this [^.]{0,40}\b(?:photo|image|handout|frame grab|combination)\b[^.]{0,60}\b(?:shows?|provided|taken|"
    r"released)|"
    r"(?:(?:left|right|top|above|below|bottom|centre|center)(?: to \w+)?:|(?:from|clockwise from|left to) \w+[:,])\s|"
    r"[^.]{3,120}\bposes? for (?:a |an )?(?:photo|picture|portrait|selfie)|[^.]{3,120}\((?:L|R|C)\)[ ,.]|"
    r"[^.]{3,120} \(file photo\))",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]{0,25}"
_BRACKET = re.compile(
    r"\((?:photos?|pictures?|images?|pic|video|credit|illustration|courtesy)?\s?(?:by|of|credit)?\s?:?\s?"
    rf"{_NAME}(?:\s{_NAME}){{0,3}}(?:\s?/\s?{_NAME}(?:\s{_NAME}){{0,4}}){{1,3}}\)\.?$"
)
_BRACKET_WORD = re.compile(
    r"\((?:[^()]{0,60}\b(?:photo|photograph|getty|shutterstock|file|handout)\b[^()]{0,60})\)\.?$", re.IGNORECASE
)
_HOUSE = re.compile(
    rf"(?:^|[.!?…\"”’)]\s?|\s)[A-Z]{{3,20}}(?:\s[A-Z]{{2,20}}){{0,2}}\s?/\s?{_NAME}(?:\s{_NAME}){{1,2}}\.?$"
)
_ALONE = re.compile(rf"{_NAME}(?:\s{_NAME}){{0,3}}(?:\s?/\s?{_NAME}(?:\s{_NAME}){{0,3}}){{1,3}}(?:\sfor\s.{{2,40}})?")
# A spaced dash is left alone: "… – Agency" ends headlines, "…. — Agency" ends texts.
_TAIL = re.compile(r"(?:\s?[|/]\s?|(?<=\w)[—–](?=\w)|\bvia\s|©\s?)([A-Z][\w.& ]{1,30})\)?\.?$")
_PHOTO_BY = re.compile(rf"\b(?:photo|picture|image|photograph|video)s? by {_NAME}\s{_NAME}", re.IGNORECASE)
_STOCK = re.compile(
    r"\b(?:Getty Images|Shutterstock|Alamy|iStock|Unsplash|Pixabay|Wikimedia Commons|Flickr|Handout|AP Photo)\b"
)


def is_caption(text: str, knowledge: Knowledge) -> bool:
    """Whether a line is a picture's caption or credit, by a credit in it or by the way it begins.

    >>> from stemma.knowledge import load_knowledge
    >>> is_caption("Snow on the pier (Ada Lund/AP)", load_knowledge()), is_caption("Snow fell.", load_knowledge())
    (True, False)
    """
    if len(text) > 1200:
        return False
    count = len(words_in(text))
    if _FILE.match(text) or (_STARTS.match(text) and count <= 60):
        return True
    return count <= _LONGEST and is_credited(text, knowledge)


def is_credited(text: str, knowledge: Knowledge) -> bool:
    """Whether a line ends with a picture's credit, or is one."""
    tail = text[-160:]
    if _BRACKET.search(tail) or _BRACKET_WORD.search(tail) or _HOUSE.search(tail) or _PHOTO_BY.search(tail):
        return True
    if len(text) <= 80 and "/" in text and _ALONE.fullmatch(text):
        parts = [part.strip() for part in text.split("/")]
        # "City / Health" is a trail of sections: a credit names a person, an agency or initials.
        if any(len(part.split()) > 1 or part.isupper() or knowledge.press(part) for part in parts):
            return True
    stock = _STOCK.search(text[-60:])
    if stock and (len(text) <= 120 or not text.endswith(".")):
        return True
    match = _TAIL.search(tail)
    if not match or (text.endswith(".") and len(words_in(text)) > 40):
        return False
    return _is_picture_desk(match.group(1).strip(" ."), knowledge)


def is_credit_only(text: str, knowledge: Knowledge) -> bool:
    """Whether a line is nothing but a picture's credit: the line beside it is then the caption."""
    return len(words_in(text)) <= 9 and (is_credited(text, knowledge) or bool(_STARTS.match(text)))


def _is_picture_desk(name: str, knowledge: Knowledge) -> bool:
    press = knowledge.press(name)
    if press is not None:
        return press.kind in ("agency", "photo")
    return any(word in ("Photos", "Pictures", "Images", "Photo") for word in name.split())
