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
from stemma.language.bylines import same_press, tidy_name
from stemma.language.kinds import is_territory
from stemma.language.lines import Line, words_in
from stemma.language.press import is_press_like, media_strength, press_words
from stemma.language.tokens import is_common

_FIRST_LINES = 3
_SEPARATOR = re.compile(r"\s*[|·•/›»>¦«►☰]+\s*|\s{2,}|\t+|\s+[–—-]\s+")
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
_SELF = (
    re.compile(
        r"\b(?P<name>[A-Z][\w&’'-]*(?:\s[A-Z0-9][\w&’'-]*){0,4}) (?:understands|can reveal|has learn(?:ed|t) that)\b"
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
            name = _ASIDE.sub("", part).strip(" ,:;.-–—")
            if 1 <= len(words_in(name)) <= 6 and len(name) > 1 and name not in names:
                names.append(name)
    return names


class _Page:
    def __init__(
        self, lines: Sequence[Line], reasons: Sequence[str | None], supports: Supports, knowledge: Knowledge
    ) -> None:
        self.lines = lines
        self.knowledge = knowledge
        self.supports = supports
        self.slug = _fold(_SLUG_NOISE.sub(" ", supports.slug.rpartition("/")[2].replace("_", " ").replace("-", " ")))
        self.text = "\n".join(line.text for line in lines)[:300_000]
        self.feet = [line.text for line, reason in zip(lines, reasons, strict=True) if reason is not None][-60:]

    def candidates(self) -> Iterable[tuple[str, float]]:
        """Names with the strength of the place where they stand; nothing here is yet supported."""
        first = self.lines[0].text if self.lines else ""
        for name in masthead_names(self.lines):
            if self._may_be_name(name):
                yield name, (1.0 if name in first[:100] else 0.6) + self._by_words(name)
        domain = _DOMAIN.search(first[:200])
        if domain:
            named = re.search(rf"\b{re.escape(domain.group(1))}\b", first, re.IGNORECASE)
            known = self.knowledge.by_domain(domain.group().casefold())
            yield (known.name if known else named.group() if named else domain.group(1)), 2.5
        for foot in self.feet:
            for match in _HOLDER.finditer(foot[:400]):
                name = _CUT.sub("", match.group("name")).strip(" ,.")
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
        if not 1 <= len(words) <= 6 or is_territory(name.lower(), self.knowledge):
            return False
        if any(same_press(name, other, self.knowledge) for other in self.supports.credited):
            return self._in_first_line(name)
        return (
            not all(is_common(word.lower()) and word.lower() not in self.knowledge.media_words for word in words)
            or self._by_words(name) > 0
            or self._in_slug(name)
            or self._in_first_line(name)
        )

    def _in_first_line(self, name: str) -> bool:
        return bool(self.lines) and _fold(self.lines[0].text).startswith(_fold(name))

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
        first = self.lines[0].text if self.lines else ""
        if self._in_first_line(name) and (len(words_in(first)) > len(words_in(name)) or self._menu_below()):
            score += 0.6
        return score

    def _menu_below(self) -> bool:
        """Whether the second line is a menu, a slogan's place or a date: then the first is a masthead."""
        if len(self.lines) < 2:
            return False
        parts = [part for part in _SEPARATOR.split(self.lines[1].text) if words_in(part)]
        return len(parts) >= 3

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
        name = self._longer(name)
        forms = re.findall(rf"\b{re.escape(name)}\b", self.text, re.IGNORECASE)
        mixed = [form for form in forms if not form.isupper() and not form.islower() and " ".join(form.split()) == form]
        return max(sorted(set(mixed)), key=mixed.count) if mixed else tidy_name(name)

    def _longer(self, name: str) -> str:
        """ "Six" where the page says "Channel Six" and so does its file name; "GBD // Gulf Bunker Desk" is the
        latter."""
        for other in masthead_names(self.lines):
            initials = "".join(word[0] for word in words_in(other))
            if len(name) > 1 and initials.casefold() == name.casefold():
                return other
        words = self.slug.split()
        folded = _fold(name).removeprefix("the ").split()
        for size in range(min(5, len(words)), len(folded), -1):
            for start in range(len(words) - size + 1):
                run = words[start : start + size]
                if not set(folded) <= set(run):
                    continue
                spelled = re.search(r"\b[A-Z]" + r"\s".join(map(re.escape, run))[1:] + r"\b", self.text, re.IGNORECASE)
                if spelled and all(word[0].isupper() for word in spelled.group().split()):
                    return spelled.group()
        return name


def _fold(name: str) -> str:
    return " ".join(words_in(anyascii(name[:300]).casefold().replace("&", " and ")))
