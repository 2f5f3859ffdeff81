"""Which outlet a flattened page is from, as the page itself says: its first lines, its feet, its own addresses.

A name needs two supports, of which the first must be words on the page: a masthead line, a copyright line, or the
page speaking of itself. The second may be the page's file name or address. An agency that a byline, dateline or licence
credits is never taken for the outlet of a page that has other signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from stemma.knowledge import Knowledge
from stemma.language.institutions import is_institution, is_state
from stemma.language.judging import same_press, tidy_name
from stemma.language.kinds import is_territory
from stemma.language.lines import Line, words_in
from stemma.language.press import is_press_like, media_strength, press_words
from stemma.language.tokens import is_common, word_set

_FIRST_LINES = 3
_WORDS = 9  # of an institution's name
_HEAD = 8  # lines from a masthead to the headline
_SEPARATOR = re.compile(r"\s*(?:::|[|•·/›»>¦«\u2190-\u21ff\u25a0-\u27bf☰])+\s*|\s\*{1,3}\s|\s{2,}|\t+|\s+[–—-]\s+")
_LINE = 400  # code points of a line of the head that are looked at
_MENU = 3  # parts from which a line of the head is a menu
_LABELS = 5  # words of a line of the head that may be a slogan or a section
_FREQUENCY = re.compile(r"\s\d{2,3}\.\d{1,2}(?:\s?(?:FM|AM|MHz))?$")
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s{0,2}(?:copyright|©|\(c\))?\s?(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|"
    r"20)?\d\d)?,?\s)?(?:by\s)?"
    r"(?P<name>(?:[Tt]he\s)?[A-Z0-9][\w&’'.-]*(?:\s(?:of|and|&|the|[A-Z0-9][\w&’'-]*)){0,5})",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[,.]?\s(?:(?:Ltd|Limited|Inc|LLC|PLC|GmbH|AG|AB|AS|Corp|Corporation|Company|Co|Holdings|IP|Pty)\b.*|(?:19|"
    r"20)\d\d\b.*|"
    r"(?:all|republication|digiti[sz]ed|registered|may|is|are|and (?:its|other)|or its)\b.*)$",
    re.IGNORECASE,
)
_YEARS = re.compile(r"^(?:19|20)\d\d(?:\s?[-–]\s?(?:(?:19|20)\d\d)?)?(?=\s|$)")
_SELF = (
    re.compile(
        r"\b(?P<name>[A-Z][\w&’'-]*(?:\s(?:&\s)?[A-Z0-9][\w&’'-]*){0,4}) "
        r"(?:understands|can reveal|has learn(?:ed|t) that)\b"
    ),
    re.compile(
        r"\b[Tt]his (?:is|was) reported by (?:the )?(?P<name>[A-Z0-9][\w&’'-]*(?:\s[A-Z0-9][\w&’'-]*){0,4}) "
        r"with reference to\b"
    ),
    re.compile(
        r"\b(?P<name>[A-Z][\w&’'-]*(?:\s[A-Z0-9][\w&’'-]*){0,4}) (?:may earn (?:a|an|commission)|"
        r"is a trademark of|is not responsible for)\b"
    ),
    re.compile(
        r"\b[Ii]n an interview with (?P<name>[A-Z][\w&’'-]*(?:\s[A-Z0-9][\w&’'-]*){0,4}), conducted for "
        r"this\b"
    ),
)
_DOMAIN = re.compile(
    r"\b(?:[\w-]{1,40}\.)?([\w-]{2,40})\.(?:com|org|net|co\.uk|co|news|tv|info|eu|us|uk|de|fr|ie|in|za|au|nz|ca|"
    r"example|[a-z]{2})\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@([\w-]{2,40})\.[a-z]{2,}", re.IGNORECASE)
_SLUG_NOISE = re.compile(r"\.(?:txt|html?|json[l]?|md|text|xhtml)(?::\d+)?$|\b[0-9a-f]{8,}\b|\d+", re.IGNORECASE)
_BUSINESS = re.compile(
    r"(?:\s(?:Media|Group|Publishing|Publications|Communications|Network|Newspapers|Interactive|Digital))+$"
)
_ABOVE = ("widget", "cookie", "promotion", "advertisement", "symbol")  # what may stand above a masthead
_SECTION = re.compile(
    r"(?:the\s)?(?:latest|breaking|top|local|national|world|international|home|more|all|other|featured|trending|recent)\s"
    r"(?:news|stories|headlines|articles|posts|videos?)",
    re.IGNORECASE,
)
_NEWSWIRE = re.compile(r"(?:the\s)?(?:news\s?wire|(?:\w+\s)?news agency|press agency|wire service)", re.IGNORECASE)
_BUTTONS = word_set("share tweet email e-mail print save comment comments listen facebook whatsapp copy read min")
_SMALL = ("of", "the", "and", "for", "in")
_ASIDE = re.compile(
    r"\b(?:online|archives?|edition|late|home ?page|official|site|website|app|e-?paper|print|digital|live)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Supports:
    """What a page offers beside its lines: its name or address, and the press it credits."""

    slug: str
    credited: Sequence[str] = ()
    title: str | None = None


def find_outlet(
    lines: Sequence[Line], reasons: Sequence[str | None], supports: Supports, knowledge: Knowledge
) -> str | None:
    """The outlet of a flattened page, None where the page does not support any name."""
    page = _Page(lines, reasons, supports, knowledge)
    best: tuple[float, int, str] | None = None
    for place, (name, strength) in enumerate(page.candidates()):
        score = strength + page.support(name)
        credited = any(same_press(name, other, knowledge) for other in supports.credited)
        if score >= (3 if credited else 2) and (best is None or score > best[0]):
            best = (score, place, name)
    return page.spell(best[2]) if best else None


def masthead_names(lines: Sequence[Line]) -> list[str]:
    """Names that the first lines of a page may give for its outlet, untested, the likeliest first."""
    names: list[str] = []
    for line in lines[:_FIRST_LINES]:
        if len(line.text) > 200 or (line.text.endswith((".", "?", "!")) and len(words_in(line.text)) > 6):
            break
        parts = [part for part in _SEPARATOR.split(line.text) if words_in(part)]
        for part in parts[:2]:
            name = _FREQUENCY.sub("", _ASIDE.sub("", part).strip(" ,:;.-–—"))
            if 1 <= len(words_in(name)) <= _WORDS and len(name) > 1 and name not in names:
                names.append(name)
    return names


def is_masthead_of(text: str, outlet: str) -> bool:
    """Whether a line is a masthead of `outlet`: its name, alone or with a frequency, an edition, its letters beside it.

    >>> is_masthead_of("Radio Norwick 98.3 FM", "Radio Norwick"), is_masthead_of("Norwick burns", "Norwick")
    (True, False)
    """
    names = [_FREQUENCY.sub("", _ASIDE.sub("", part).strip(" ,:;.-–—")) for part in _SEPARATOR.split(text[:200])]
    named = [press_words(name) == press_words(outlet) for name in names]
    return any(named) and all(
        own or not words_in(name) or stands_for(name, outlet) for name, own in zip(names, named, strict=True)
    )


class _Page:
    def __init__(
        self, lines: Sequence[Line], reasons: Sequence[str | None], supports: Supports, knowledge: Knowledge
    ) -> None:
        self.lines = lines
        self.knowledge = knowledge
        self.supports = supports
        self.slug = _fold(_SLUG_NOISE.sub(" ", supports.slug.rpartition("/")[2].replace("_", " ").replace("-", " ")))
        self.text = "\n".join(line.text for line in lines)[:300_000]
        # Below "Republic of Norvania" the ministry is whose page it is.
        skipped = next((i for i, reason in enumerate(reasons[:_FIRST_LINES]) if reason not in _ABOVE), 0)
        self.head = lines[skipped : skipped + _FIRST_LINES]
        state = len(self.head) > 1 and is_state(self.head[0].text) and is_institution(self.head[1].text, knowledge)
        self.top = self.head[state].text if self.head else ""
        self.title = next((i for i, reason in enumerate(reasons) if reason == "headline"), len(lines))
        if self.title <= skipped + state:  # the masthead was taken for it
            self.title = min(_HEAD - 1, len(lines))
        self.menu = {name for line in lines[1:_FIRST_LINES] for name in _menu_of(line.text)}
        self.feet = [line.text for line, reason in zip(lines, reasons, strict=True) if reason is not None][-60:]

    def candidates(self) -> Iterable[tuple[str, float]]:
        """Names with the strength of the place where they stand; nothing here is yet supported."""
        first = self.top
        for name in masthead_names(self.head):
            if self._may_be_name(name) and not self._is_label(name):
                place = 1.0 if name in first[:100] else 0.3 if name in self.menu else 0.6
                yield name, place + self._by_words(name)
        domain = _DOMAIN.search(first[:200])
        if domain:
            named = re.search(rf"\b{re.escape(domain.group(1))}\b", first, re.IGNORECASE)
            known = self.knowledge.by_domain(domain.group().casefold())
            yield (known.name if known else named.group() if named else domain.group(1)), 2.5
        for foot in self.feet:
            for match in _HOLDER.finditer(foot[:400]):
                name = _YEARS.sub("", _CUT.sub("", match.group("name"))).strip(" ,.")
                if self._may_be_name(name):
                    name = self._without_company(name)
                    yield name, 1.2 + 0.5 * self._by_words(name)
        for pattern in _SELF:
            for match in list(pattern.finditer(self.text))[:5]:
                if self._may_be_name(match.group("name")):
                    yield match.group("name"), 2.0
        if self.supports.title and " | " in self.supports.title:
            name = self.supports.title.rpartition(" | ")[2]
            if self._may_be_name(name):
                yield name, 1.5 + self._by_words(name)

    def _may_be_name(self, name: str) -> bool:
        words = words_in(name)
        if not 1 <= len(words) <= (_WORDS if is_institution(name, self.knowledge) else 6) or is_territory(
            name.lower(), self.knowledge
        ):
            return False
        if any(same_press(name, other, self.knowledge) for other in self.supports.credited):
            return self._in_first_line(name)
        return (
            not all(is_common(word.lower()) and word.lower() not in self.knowledge.media_words for word in words)
            or self._by_words(name) > 0
            or self._in_slug(name)
            or self._in_first_line(name)
        )

    def _is_label(self, name: str) -> bool:
        """Whether a name of the first lines is a section's ("Latest News") or a state's over its ministry."""
        if is_state(name) and not self.top.startswith(name):
            return True
        words = words_in(name)
        plain = all(is_common(word.lower()) for word in words) and not self._in_slug(name)
        return plain and (len(words) == 1 or bool(_SECTION.fullmatch(name)) or not self._in_first_line(name))

    def _in_first_line(self, name: str) -> bool:
        return bool(self.lines) and _fold(self.top).startswith(_fold(name))

    def _by_words(self, name: str) -> float:
        known = self.knowledge.press(name)
        if known is not None:
            return 0.0 if known.kind == "photo" else 0.6 if self.knowledge.is_ambiguous(name) else 1.2
        if is_press_like(name, self.knowledge):
            return 1.0
        return 0.5 * min(1, media_strength(press_words(name), self.knowledge))

    def _in_slug(self, name: str) -> bool:
        folded = _fold(name)
        slug = self.slug.strip()
        if len(slug.split()) >= 2 and f"{folded} ".startswith(f"{slug} "):
            return True  # the file name leaves off the masthead's last words
        initials = "".join(word[0] for word in folded.split() if word not in _SMALL)
        if len(initials) >= 3 and initials == (slug.split() or [""])[0]:
            return True  # "hsi-notice" is from the Harbour Safety Inspectorate
        return bool(folded) and len(folded) >= 3 and f" {folded.removeprefix('the ')} " in f" {slug} "

    def support(self, name: str) -> float:
        """What else on the page, or in its name, bears the name out."""
        folded = _fold(name).removeprefix("the ")
        score = 1.0 * self._in_slug(name)
        glued = folded.replace(" ", "")
        hosts = {match.group(1).casefold().replace("-", "") for match in _ADDRESS.finditer(self.text)}
        score += 1.0 * (glued in hosts or (len(folded.split()) > 1 and folded.split()[-1] in hosts))
        elsewhere = [foot for foot in self.feet if foot not in (line.text for line in self.lines[:2])]
        score += 0.8 * any(f" {folded} " in f" {_fold(foot)} " for foot in elsewhere)
        score += 0.5 * self._speaks_as(name)
        if self._in_first_line(name) and (len(words_in(self.top)) > len(words_in(name)) or self._menu_below()):
            score += 0.6
        if self._in_first_line(name) and len(self.head) > 1 and _NEWSWIRE.fullmatch(self.head[1].text.strip()):
            score += 0.6
        return score + self._as_head(name)

    def _as_head(self, name: str) -> float:
        """What speaks for a name that fills the first line over a headline: capitals, an institution's noun, and a
        menu or slogan between the two."""
        words, institution = words_in(name), is_institution(name, self.knowledge)
        if not 0 < self.title < _HEAD or not self._in_first_line(name):
            return 0.0
        if all(is_common(word.lower()) for word in words) and not institution:
            return 0.0
        between = any(_is_label(line.text) for line in self.lines[1 : self.title])
        capitals = self.top.isupper() and any(len(word) > 2 for word in words)
        return 0.5 * (institution or capitals) + 0.5 * (between and not self._menu_below())

    def _menu_below(self) -> bool:
        """Whether the second line is a menu, a slogan's place or a date, or a menu stands between the first line and
        the headline: then the first is a masthead."""
        below = self.lines[1 : max(2, min(self.title, _HEAD))]
        return any(_menu_of(line.text) for line in below)

    def _speaks_as(self, name: str) -> bool:
        """Whether somebody is said to have told the paper, or the paper is said to know, under the last word
        of its name."""
        words = [word for word in words_in(name) if word.lower() != "the"]
        if not words:
            return False
        last = re.escape(words[-1])
        full = r"\s".join(re.escape(word) for word in words)
        own = (
            rf"\b(?:told|telling|to|by) (?:the )?(?:{full}|{last})\b|\b[Tt]he {last} (?:has|understands|can|was|"
            rf"went)\b"
        )
        return bool(re.search(own, self.text, re.IGNORECASE if len(words) > 1 else 0))

    def _without_company(self, name: str) -> str:
        """ "Gulf Press Media" is the company of the masthead "Gulf Press" where the page has such a masthead."""
        for other in masthead_names(self.lines):
            if _fold(name).startswith(_fold(other)) and len(_fold(other)) >= 3:
                return other
        short = _BUSINESS.sub("", name)
        alone = rf"\b{re.escape(short)}\b(?!\s(?:Media|Group|Publishing|News))"
        return short if short and len(re.findall(alone, self.text, re.IGNORECASE)) >= 3 else name

    def spell(self, name: str) -> str:
        """The name as known, else as the page spells it best; a longer form in page and file name is preferred."""
        known = self.knowledge.press(name)
        if known is not None and not self.knowledge.is_ambiguous(name):
            return known.name
        name = _without_initials(self._longer(name))
        forms = re.findall(rf"\b{re.escape(name)}\b", self.text, re.IGNORECASE)
        mixed = [form for form in forms if not form.isupper() and not form.islower() and " ".join(form.split()) == form]
        return max(sorted(set(mixed)), key=mixed.count) if mixed else tidy_name(name)

    def _longer(self, name: str) -> str:
        """ "Six" where the page says "Channel Six" and so does its file name; "GBD // Gulf Bunker Desk" is the
        latter."""
        for other in masthead_names(self.lines):
            if len(name) > 1 and stands_for(name, other):
                return other
        words = self.slug.split()
        folded = _fold(name).removeprefix("the ").split()
        for size in range(min(5, len(words)), len(folded), -1):
            for start in range(len(words) - size + 1):
                run = words[start : start + size]
                if not set(folded) <= set(run):
                    continue
                spelled = re.search(r"\b[A-Z]" + "[ -]".join(map(re.escape, run))[1:] + r"\b", self.text, re.IGNORECASE)
                if spelled and all(word[0].isupper() for word in spelled.group().split()):
                    return spelled.group()
        return name


def is_menu(text: str) -> bool:
    """Whether a line is a paper's sections; what a reader may do with the article is none of them.

    >>> is_menu("News  Farming  What's on"), is_menu("Share | Print | Save"), is_menu("Pier burns, two hurt")
    (True, False, False)
    """
    parts = _menu_of(text)
    return bool(parts) and not any(_BUTTONS & {word.lower() for word in words_in(part)} for part in parts)


def _menu_of(text: str) -> tuple[str, ...]:
    """The parts of a line of sections, parted by bars or blanks, or by commas behind a colon; empty for other lines."""
    parts = [part for part in _SEPARATOR.split(text[:_LINE]) if words_in(part)]
    if len(parts) < _MENU and re.match(r"[A-Z]\w{2,15}: ", text):
        parts = [part for part in text[:_LINE].partition(": ")[2].split(", ") if len(words_in(part)) <= 2]
    return tuple(part.strip(" ,:;.-–—") for part in parts) if len(parts) >= _MENU else ()


def _is_label(text: str) -> bool:
    """Whether a line of the head is a slogan, a section or a menu rather than a sentence."""
    return bool(_menu_of(text)) or (len(words_in(text[:_LINE])) <= 3 * _LABELS and not text.endswith((".", "?", "!")))


def stands_for(short: str, name: str) -> bool:
    """Whether letters are the initials of a name, or its words' first letters with some from within.

    >>> stands_for("NCR", "Norwick Coast Radio"), stands_for("TCN", "Transcoastal News"), stands_for("ABC", "Gull News")
    (True, True, False)
    """
    words = [word.lower() for word in words_in(name)]
    if len(words) < 2 or "".join(word[0] for word in words) == short.lower():
        return len(words) > 1
    if not short.isupper() or not 3 <= len(short) <= 5 or short[0].lower() != words[0][0]:
        return False
    initials = [word[0] for word in words if word not in _SMALL]
    letters = iter("".join(words))
    first = iter(short.lower())
    return all(letter in letters for letter in short.lower()) and all(initial in first for initial in initials)


def _without_initials(name: str) -> str:
    """ "NCR Norwick Coast Radio" without the letters that stand for what follows."""
    short, _, rest = name.partition(" ")
    words = [word for word in words_in(rest) if word.lower() not in _SMALL]
    initials = "".join(word[0] for word in words).upper()
    return rest if len(short) > 1 and short.isupper() and len(words) > 1 and initials.startswith(short) else name


def _fold(name: str) -> str:
    return " ".join(words_in(anyascii(name[:300]).casefold().replace("&", " and ")))
