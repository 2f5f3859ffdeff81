"""The words of the rules beside what the network that links says: where it is sure and they differ, it is followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemma.language.cues import Cues
from stemma.language.sayings import Saying, find_sayings
from stemma.language.speakers import Cast
from stemma.language.speaking import Speaker
from stemma.language.tokens import find_tokens
from stemma.model import Attribution, Matter
from stemma.model.links import Link, Named

Span = tuple[int, int]
_OWN = 0.95  # so likely the article's own voice, that nobody's word is taken for it
_ANOTHER = 0.9  # so likely named as the source, that whom the rules found is not
_FOUND = 0.8  # the same where the rules found nobody
_BEHIND = 0.7  # the same where whom the rules found is named as one between
_SPOKEN = 0.3  # own voice at most so likely
_NOT_OWN = 0.05  # the same where the rules found nobody
_BETWEEN = 0.7


@dataclass(frozen=True, slots=True)
class Word:
    """A saying with who says it."""

    saying: Saying
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Way:
    """Words from the article outwards. `before`, `behind`: who else is named between, nearer to the article than those
    of the words, or farther; `without`: who is not named between.
    """

    words: tuple[Word, ...]
    before: tuple[tuple[Named, Speaker], ...] = ()
    behind: tuple[tuple[Named, Speaker], ...] = ()
    without: tuple[str, ...] = ()


class Linker:
    """Sets the links of one article beside its words."""

    def __init__(
        self, text: str, attributions: Sequence[Attribution], words: Sequence[Word], cast: Cast, cues: Cues
    ) -> None:
        self._text, self._rows, self._cast, self._cues = text, attributions, cast, cues
        self._words = words
        self._sources = [row.source for row in attributions if row.source is not None]

    def settle(self, matter: Matter, chain: Sequence[Word], link: Link | None) -> Way:
        """The way that the word of a matter goes."""
        if link is None or (not chain and link.own > _NOT_OWN):
            return Way(tuple(chain))
        if chain and link.own > _OWN:
            return Way(())
        words = self._spoken(matter, list(chain), link)
        if not words or link.own > _SPOKEN:
            return Way(tuple(words))
        return self._between(words, link)

    def _spoken(self, matter: Matter, chain: list[Word], link: Link) -> list[Word]:
        source = link.source
        if source is None or link.own > _SPOKEN or source.sure < self._least(chain, link, source):
            return chain
        if chain and _is_at(chain[-1], source):
            return chain
        word = self._word(matter, source)
        if word is None or word.speaker.open or word.speaker.own:
            return chain
        if chain and word.speaker.name == chain[-1].speaker.name:
            return chain
        for number, one in enumerate(chain):
            if _is_at(one, source) or one.speaker.name == word.speaker.name:
                return chain[: number + 1]  # who comes behind it tells nothing of this
        kept = [one for one in chain if any(_is_at(one, between) for between in link.through)]
        return [*kept, word]

    def _least(self, chain: Sequence[Word], link: Link, source: Named) -> float:
        """How sure it must be of another source: less where whom the rules found is one between, and that one speaks.

        "The clerk said the warden had boasted of it": the rules have the clerk, through whom it is.
        """
        if not chain:
            return _FOUND
        between = any(one.sure >= _ANOTHER and _is_at(chain[-1], one) for one in link.through)
        speaks = any(row.source and row.cue and _meet(row.source, source) for row in self._rows)
        return _BEHIND if between and speaks else _ANOTHER

    def _word(self, matter: Matter, source: Named) -> Word | None:
        """Who is named there, as one who says it."""
        saying = self._saying(matter, source)
        if self._is_unsourced(saying):
            return None  # "He reportedly told the board that": who reports it is not said
        known = next((w for w in self._words if w.saying.source == saying.source and w.saying.cue == saying.cue), None)
        speaker = known.speaker if known is not None else self._cast.speaker(saying)
        return Word(saying, speaker) if speaker is not None else None

    def _is_unsourced(self, saying: Saying) -> bool:
        start, end = (saying.source or saying.cue)[1], saying.cue[1]
        return bool(self._cues.unsourced & {token.low for token in find_tokens(self._text[start:end])})

    def _saying(self, matter: Matter, source: Named) -> Saying:
        rows = [row for row in self._rows if row.source and _meet(row.source, source) and row.cue]
        place = matter.spans[0][0]
        row = min(rows, key=lambda row: abs((row.cue or (0, 0))[0] - place), default=None)
        span = (source.start, source.end)
        made = replace(row, content=matter.spans) if row else Attribution(span, span, matter.spans)
        read = find_sayings(self._text, [made], self._cues)
        if read:
            return replace(read[0], reach=matter.spans)
        return Saying(made.source, made.cue or span, matter.spans, matter.spans, "statement", frozenset(), False)

    def _between(self, words: Sequence[Word], link: Link) -> Way:
        spans = [span for word in words for span in _named(word)]
        named = [(one, self._cast.between((one.start, one.end), self._sources)) for one in link.through]
        known = [
            (one, speaker) for one, speaker in named if speaker is not None and not speaker.open and not speaker.own
        ]
        further = [
            (one, speaker)
            for one, speaker in known
            if one.sure >= _BETWEEN
            and not any(_meet(span, one) for span in spans)
            and not (link.source is not None and _meet((link.source.start, link.source.end), one))
        ]
        meant = {speaker.name for _, speaker in known}
        without = [
            name
            for word in words
            for span, name in _between_of(word, word is words[-1])
            if span[0] >= link.seen and name not in meant and not any(_meet(span, one) for one in link.through)
        ]
        there = [number for number, one in enumerate(link.through) if any(_meet(span, one) for span in spans)]
        first = [pair for pair in further if not there or link.through.index(pair[0]) < there[0]]
        last = [pair for pair in further if pair not in first]
        return Way(tuple(words), tuple(first), tuple(last), tuple(without))


def _named(word: Word) -> list[Span]:
    """Where those whom a word brings in are named."""
    between = [span for span, _ in _between_of(word, True)]
    return [*between, *(span for span in (word.saying.source, word.speaker.called) if span)]


def _between_of(word: Word, far: bool) -> list[tuple[Span, str]]:
    cited = [((row.start, row.end), row.name) for row in (word.speaker.told, word.speaker.through) if row is not None]
    if far or word.saying.source is None:
        return cited
    return [*cited, (word.saying.source, word.speaker.name)]


def _is_at(word: Word, named: Named) -> bool:
    return any(span is not None and _meet(span, named) for span in (word.saying.source, word.speaker.called))


def _meet(span: Span, named: Named) -> bool:
    return span[0] < named.end and named.start < span[1]
