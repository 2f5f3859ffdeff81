"""Article → Statement: who says what in one article, on whose word, and how far it is vouched for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemma.knowledge import Knowledge
from stemma.language.bylines import source_of
from stemma.language.citations import find_citations
from stemma.language.cues import load_cues
from stemma.language.finite import is_of_before
from stemma.language.hedging import find_hedge
from stemma.language.nearness import find_nearness
from stemma.language.reader.asked import in_common
from stemma.language.sayings import Saying, find_sayings
from stemma.language.speakers import Cast
from stemma.language.speaking import Speaker
from stemma.language.vouching import leaves_in_doubt
from stemma.model import Article, Matter, Reading, Source, Stated, Statement, make_id
from stemma.model.links import Named
from stemma.settings import Settings
from stemma.stages.linked import Linker, Way, Word

_LEAST_HELD = 0.5  # share of a matter's characters that an attribution must hold
_DATELINE = re.compile(r"[A-Z][^\n()]{1,50}\(([^()\n]{2,30})\)\s?[-–—]")  # "LONDON, March 4 (Northwire) -"
_PRESS = ("agency", "outlet")
_OVERLAPPING = 8  # matters of one sentence that may lie within each other
_MOST_HELD = 40  # sayings that hold one matter; more are a list, or pages run together
_REPORTS = frozenset(["statement", "phrase", "finding", "figure"])


def find_statements(article: Article, reading: Reading, knowledge: Knowledge, settings: Settings) -> Stated:
    """Give each matter of an article its statement: whose word it is, through whom, and its hedge.

    Key: the article. Exactly one statement for each of ``reading.matters``, in their order. A matter is a speaker's
    when an attribution in which he speaks holds at least half of it, the innermost if several do; what no attribution
    holds is the article's own voice. `Statement.origin` stays None. Offsets are code points of ``article.text``.
    Method: rules over attributions (Krestel, Bergler and Witte 2008) and a salience order for whom a phrase means
    (Lappin and Leass 1994), see `stemma.language`.
    """
    del settings
    cues = load_cues(knowledge)
    text = article.text
    outlets = [article.outlet] if article.outlet else []
    cited = find_citations(text, reading.sentences, reading.names, reading.attributions, knowledge, outlets)
    own = article.outlet or _dateline(text, knowledge)
    cast = Cast(text, reading.sentences, reading.names, cited, knowledge, cues, own)
    words = []
    for saying in find_sayings(text, reading.attributions, cues):
        speaker = cast.speaker(saying)
        if speaker is not None:
            words.append(Word(saying, speaker))
    made: list[Statement] = []
    sources: dict[str, Source] = {}
    doubts = ((n, leaves_in_doubt(text[start:end])) for n, (start, end) in enumerate(reading.sentences))
    doubted = {before for n, many in doubts for before in range(n - many, n)}
    many = Counter(matter.sentence for matter in reading.matters)
    chains = [_chain(_holding(*pair)) for pair in zip(reading.matters, _beside(reading.matters, words), strict=True)]
    chains = _running_on(text, reading.matters, chains, words)
    links = reading.links or (None,) * len(reading.matters)
    linker = Linker(text, reading.attributions, words, cast, cues)
    for matter, chain, link in zip(reading.matters, chains, links, strict=True):
        place = _place(reading, matter, many[matter.sentence] == 1)
        way = linker.settle(matter, chain, link)
        vouched = chain[-1].saying if chain and way.words else None
        statement, named = _statement(article, matter, place, way, vouched, knowledge)
        if matter.sentence in doubted and way.words and statement.hedge in ("none", "expected"):
            statement = replace(statement, hedge="unconfirmed")
        sources.update({source.id: source for source in named})
        made.append(statement)
    return Stated(tuple(made), tuple(sources[key] for key in sorted(sources)))


def _dateline(text: str, knowledge: Knowledge) -> str | None:
    """The agency whose text it is by its dateline, None where there is none that is known."""
    match = _DATELINE.match(text)
    press = knowledge.press(match[1]) if match is not None else None
    return press.name if press is not None and press.kind == "agency" else None


def _place(reading: Reading, matter: Matter, alone: bool) -> tuple[int, int]:
    """The whole sentence when it tells one matter, else the hull of the matter's words."""
    return reading.sentences[matter.sentence] if alone else (matter.spans[0][0], matter.spans[-1][1])


def _beside(matters: Sequence[Matter], words: Sequence[Word]) -> list[list[Word]]:
    """For each matter the words whose reach touches it. Matters are in order of place."""
    starts = [matter.spans[0][0] for matter in matters]
    found: list[list[Word]] = [[] for _ in matters]
    for word in words:
        touched = set()
        for a, b in word.saying.reach:
            # a matter may begin before the last one ends: that of a main clause before that of its relative
            touched |= set(range(max(0, bisect_right(starts, a) - _OVERLAPPING), bisect_left(starts, b)))
        for number in sorted(touched):
            found[number].append(word)
    return found


def _holding(matter: Matter, words: Sequence[Word]) -> list[Word]:
    """Those whose word the matter is, the outermost first."""
    length = sum(b - a for a, b in matter.spans)
    held = []
    for word in words:
        shared = in_common(matter.spans, word.saying.reach)
        if shared >= _LEAST_HELD * (length - in_common(matter.spans, [_setting(word.saying)])):
            held.append(word)
    return sorted(held, key=lambda w: _order(w, held))


def _order(word: Word, held: Sequence[Word]) -> tuple[int, bool, int, bool, tuple[int, int]]:
    """How far in a word lies: "Sund told the board, according to the minutes, that …" is the minutes' account."""
    saying = word.saying
    return _depth(word, held), saying.citing, -_size(saying), saying.group != "phrase", saying.cue


def _running_on(
    text: str, matters: Sequence[Matter], chains: Sequence[list[Word]], words: Sequence[Word]
) -> list[list[Word]]:
    """The chains, with those of sentences in which reported speech runs on without a cue.

    "Pohl said the locks were dry. The keeper had gone to a wake. She had seen him leave, she said.": a sentence of the
    pluperfect between two in which the same speaker is heard, not in quotation marks, is his as well.
    """
    last = {matter.sentence: chain for matter, chain in zip(matters, chains, strict=True)}
    first = {matter.sentence: chain for matter, chain in reversed([*zip(matters, chains, strict=True)])}
    alone = Counter(matter.sentence for matter in matters)
    found = []
    for matter, chain in zip(matters, chains, strict=True):
        before, behind = last.get(matter.sentence - 1), first.get(matter.sentence + 1)
        if not chain and before and behind and alone[matter.sentence] == 1:
            said, on = before[-1], behind[-1]
            same = said.speaker.name == on.speaker.name and said.speaker.kind in ("person", "anonymous")
            quoted = any(word.saying.cue[0] in range(*matter.spans[0]) for word in words)
            if same and not quoted and is_of_before(text[matter.spans[0][0] : matter.spans[-1][1]]):
                found.append(before)
                continue
        found.append(chain)
    return found


def _setting(saying: Saying) -> tuple[int, int]:
    """What stands between a cue and its content: ", in a claim that nobody could verify,"."""
    first = min((a for a, _ in saying.content), default=0)
    return (saying.cue[1], first) if saying.apart and saying.cue[1] < first else (0, 0)


def _depth(word: Word, held: Sequence[Word]) -> int:
    """In how many others' words it is itself told: "The board, according to the Gazette, puts it at 40"."""
    source = word.saying.source or word.saying.cue
    if len(held) > _MOST_HELD:
        return 0
    others = [w for w in held if w is not word and not (w.saying.group == "phrase" and w.saying.citing)]
    return sum(any(a <= source[0] and source[1] <= b for a, b in w.saying.content) for w in others)


def _size(saying: Saying) -> int:
    return sum(b - a for a, b in saying.reach)


def _chain(held: Sequence[Word]) -> list[Word]:
    """From who is nearest to the article to whose words they are; what the article says itself is left out.

    Within somebody's words, another is the far end only when he is said to speak, not when his mind is told, and when
    it is clear who he is.
    """
    chain: list[Word] = []
    for word in held:
        if word.speaker.own or (chain and (word.saying.group not in _REPORTS or word.speaker.open)):
            continue
        chain.append(word)
    return chain


def _statement(
    article: Article, matter: Matter, place: tuple[int, int], way: Way, vouched: Saying | None, knowledge: Knowledge
) -> tuple[Statement, list[Source]]:
    """The statement of one matter, and the sources that it names. `vouched`: the saying of the rules, if they see one.

    How far the words are vouched for is told by that saying, even where the network lays them to another.
    """
    far = way.words[-1] if way.words else None
    said = vouched or (far.saying if far else None)
    hedge = find_hedge(article.text, matter.spans, said, knowledge)
    source, via, span = _sources(way)
    row = Statement(
        id=make_id("sta", article.id, matter.spans),
        article=article.id,
        start=place[0],
        end=place[1],
        source=source.id if source else None,
        source_span=span,
        cue_span=far.saying.cue if far else None,
        content_spans=matter.spans,
        hedge=hedge,
        via=tuple(row.id for row in via),
        near_span=find_nearness(article.text, span) if source and source.kind == "anonymous" else None,
    )
    return row, [*([source] if source else []), *via]


def _further(way: Way, more: Sequence[tuple[Named, Speaker]]) -> Iterator[tuple[Source, tuple[int, int]]]:
    """Those between whom no word of the rules brings in."""
    named = {word.speaker.name for word in way.words}
    named |= {row.name for w in way.words for row in (w.speaker.told, w.speaker.through) if row is not None}
    for place, speaker in more:
        if speaker.name not in named:
            named.add(speaker.name)
            yield source_of(speaker.name, speaker.kind), (place.start, place.end)


def _sources(way: Way) -> tuple[Source | None, list[Source], tuple[int, int] | None]:
    """Whose word a chain ends in, through whom, and where that is written."""
    chain = way.words
    if not chain:
        return None, [], None
    far = chain[-1]
    span = far.speaker.called or far.saying.source
    if far.speaker.open:
        return None, [], span
    via: dict[str, tuple[Source, tuple[int, int] | None]] = {}
    for word in chain:
        speaker = word.speaker
        for cited in (speaker.told, speaker.through):
            if cited is not None and cited.name != far.speaker.name:
                row = source_of(cited.name, cited.kind if cited.kind in _PRESS else "anonymous")
                via.setdefault(row.id, (row, (cited.start, cited.end)))
        if word is not far and not speaker.open and speaker.name != far.speaker.name:
            row = source_of(speaker.name, speaker.kind)
            via.setdefault(row.id, (row, speaker.called or word.saying.source))
    kept = [step for step in via.values() if step[0].name not in way.without]
    name, steps = far.speaker.name, [*_further(way, way.before), *kept, *_further(way, way.behind)]
    press = [row.name for row, _ in steps if row.kind in _PRESS]
    if press and far.speaker.kind in ("anonymous", "document"):
        name = f"{name} ({press[-1]})"
        span = (steps[0][1] or span) if far.speaker.kind == "anonymous" else span
    return source_of(name, far.speaker.kind), [row for row, _ in steps], span
