"""Speakers: the sources of a story's statements, with those that are one body made one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.knowledge import Knowledge
from stemma.language.namesakes import same_name
from stemma.language.tokens import is_common, lemma, word_set
from stemma.language.words import find_words
from stemma.model import Article, Source, Statement
from stemma.stages.kinship.documents import is_document
from stemma.stages.witness.bearers import find_bearers, is_post
from stemma.stages.witness.papers import lay_to_papers

NAMED = ("person", "office", "document")
PRESS = ("outlet", "agency")
# Who speaks for a body: what they say is the body's word.
_MOUTHPIECE = re.compile(
    r"\b(?:spokes(?:man|woman|person|people)|press (?:officer|secretary|office|service)|"
    r"officials?|officers?|statement|communiqué|filing|directors?|head|heads|chief|chair(?:man|woman)?|president|"
    r"executive|commissioner|superintendent|commander|secretary|minister|prosecutor|manager|governor|boss|leader|"
    r"inspector|representative|deputy|captain|second)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){0,4}")
_LEAST_OWN = 5
_ITS = re.compile(r"(?:^|,\s)(?:its|their)\s", re.IGNORECASE)
_ONE = re.compile(r"(?:the|its|their|.{1,60}['’]s)\s", re.IGNORECASE)  # whose post only one can have
_STEM = 6  # letters that words of one field share: inspector, inspectorate
_NO_FIELDS = frozenset(word[:_STEM] for word in (
    "deputy", "director", "spokesman", "spokeswoman", "officer", "official", "general", "president", "minister",
    "secretary", "executive", "manager", "governor", "leader", "captain", "commander", "chairman", "national",
))  # fmt: skip
_REACH = 400  # code points before "its deputy chief" in which the body is looked for
_LONGEST = 300
_REMEMBERED = 100_000  # many articles name a speaker in the same words
# Words that tell no body of one kind from another: "prosecutors", "the Special Prosecutor's Office".
_BODIES = word_set(
    "the of for and a an office department ministry service agency authority country its their institute board "
    "company council commission bureau institution"
)
_DEMONYMS = frozenset(["n", "an", "ian", "ean", "ese", "ish", "i", "ic", "a", "ia"])
_LEAST_STEM = 4
_LINKS = word_set("the of for and a an country its their")


@dataclass(frozen=True, slots=True, eq=False)
class Speakers:
    """`by_id`: the story's sources. `voice`: source → whose word it is: the fullest of its spellings, or its body."""

    by_id: Mapping[str, Source]
    voice: Mapping[str, str]

    def kind(self, source: str | None) -> str:
        """The kind of the source whose word it is; "own" for the article's own voice."""
        return self.by_id[self.voice[source]].kind if source is not None and source in self.voice else "own"


def know_speakers(
    statements: Sequence[Statement],
    sources: Sequence[Source],
    articles: Mapping[str, Article],
    papers: Mapping[str, str] | None = None,
) -> Speakers:
    """Who speaks in a story. Spellings and short forms of one name are one source of the same kind.

    `papers`: names of the press → the paper that each is; a body or person of such a name is that paper.

    A spokeswoman's word is her body's, and so is that of "a senior coast guard officer" who is not named: the body is
    found by its name in the words that name the speaker, in any article of the story, or by its noun ("the authority's
    spokesman"), or as the last that was named before ("its deputy director"). A post is its bearer's (`bearers`).
    """
    by_id = {source.id: source for source in sorted(sources, key=lambda s: s.id)}
    said = [s for s in statements if s.source in by_id]
    heard = {name for s in statements for name in (s.source, *s.via) if name in by_id}
    heard |= {source.id for source in sources if source.kind in PRESS}
    voice = _namesakes(sorted(name for name in heard if name), by_id)
    voice = _of_the_press(voice, by_id, papers or {})
    voice = lay_to_papers(_of_bearers(voice, by_id, articles), by_id)
    bodies = _find_bodies(said, voice, by_id, articles)
    return Speakers(by_id, {source: bodies.get(speaker, speaker) for source, speaker in voice.items()})


def _find_bodies(
    said: Sequence[Statement], voice: Mapping[str, str], by_id: Mapping[str, Source], articles: Mapping[str, Article]
) -> dict[str, str]:
    """Speaker → the body for which most of the sentences that call him a mouthpiece have him speak."""
    bodied = (s for s in voice if by_id[s].kind == "office" and _is_body(by_id[voice[s]]))
    offices = sorted(bodied, key=lambda s: (-len(by_id[s].name), s))
    named = [(by_id[o].name, voice[o]) for o in offices]
    heard_for: dict[str, Counter[str]] = {}
    for statement in sorted(said, key=lambda s: (s.article, s.start, s.id)):
        speaker = voice[statement.source or ""]
        if by_id[speaker].kind in ("person", "anonymous"):
            words = f"{_words_for(statement, articles)} {by_id[speaker].name}"
            if _MOUTHPIECE.search(words):
                body = _body_of(statement, words, named, articles)
                heard_for.setdefault(speaker, Counter()).update([] if body is None else [body])
    return {speaker: body for speaker, found in heard_for.items() if (body := _most(found))}


def _most(found: Counter[str]) -> str:
    """The body that is found most often, none if none is."""
    return min(found, key=lambda body: (-found[body], body), default="")


def _body_of(
    statement: Statement, words: str, offices: Sequence[tuple[str, str]], articles: Mapping[str, Article]
) -> str | None:
    """The body for which a speaker speaks by the words that name him there: by its name, its noun, its field, or "its".

    `offices`: name and source of each body; several names may be of one. By noun or field it may be a body with a name
    of its own only where the article names it; else "" is the answer: "the foreign minister" is then another's.
    """
    named = next((body for name, body in offices if _names(words, name)), None)
    if named is not None:
        return named
    body = _by_kind(words, offices, articles[statement.article].text)
    if body is not None:
        return body
    if _ITS.search(words) and statement.source_span is not None:
        start = statement.source_span[0]
        before = articles[statement.article].text[max(0, start - _REACH) : start]
        place, body = max(((before.rfind(name), body) for name, body in offices), default=(-1, ""))
        return body if place >= 0 else None
    return None


def _by_kind(words: str, offices: Sequence[tuple[str, str]], text: str) -> str | None:
    """The body of the noun or field in `words`; "" for one of a name of its own that `text` does not hold."""
    nouns = {lemma(word) for word in _folded(words)}
    fields = {word[:_STEM] for word in _folded(words) if len(word) >= _STEM} - _NO_FIELDS
    for alike in (
        {body for name, body in offices if _noun(name) in nouns & _BODIES},  # "the authority's spokesman"
        {body for name, body in offices if any(w[:_STEM] in fields for w in _folded(name))},  # "inspector"
    ):
        if not alike:
            continue
        low = text.lower()
        told = {body for name, body in offices if name.lower() in low}
        proper = {body for name, body in offices if is_proper(name)}
        meant = alike if len(alike) == 1 else alike & told
        if len(meant) == 1:
            return next((body for body in meant if body in told or body not in proper), "")
    return None


def _is_body(voice: Source) -> bool:
    return voice.kind == "office" and not is_post(voice.name)


def _noun(office: str) -> str:
    words = _folded(office)
    return lemma(words[-1]) if words else ""


@lru_cache(maxsize=_REMEMBERED)
def _folded(name: str) -> tuple[str, ...]:
    return find_words(name).folded


def find_issuers(articles: Mapping[str, Article], speakers: Speakers, knowledge: Knowledge) -> dict[str, str]:
    """Article → whose own words it is: a statement or filing that names its body or person above, or a body's page."""
    by_size = sorted(speakers.voice, key=lambda s: (-_size(s, speakers), s))
    issuers: dict[str, str] = {}
    for name, article in sorted(articles.items()):
        stated = is_document(article, knowledge)
        found = [s for s in by_size if speakers.kind(s) in NAMED and _issues(article, speakers.by_id[s], stated)]
        found.sort(key=lambda s: speakers.by_id[s].kind)  # a body before the person who signs for it
        if found:
            issuers[name] = speakers.voice[found[0]]
    return issuers


def _issues(article: Article, source: Source, stated: bool) -> bool:
    """Whether an article is the source's own words; `stated`: it is a statement or the like."""
    outlet, head = article.outlet or "", f"{article.outlet or ''} {article.title or ''}"
    if source.kind == "person":
        return stated and any(same_name(found[0], source.name) for found in _CAPITALS.finditer(head))
    if source.kind != "office":
        return False
    own = bool(outlet) and is_within(outlet, source.name) and is_within(source.name, outlet)
    return own or ((stated or not outlet) and is_proper(source.name) and is_within(source.name, head))


def _size(source: str, speakers: Speakers) -> int:
    return len(speakers.by_id[source].name)


def is_proper(name: str) -> bool:
    """Whether a body or paper goes by a name of its own and is not only described: "Harbour Board", "the report".

    >>> is_proper("Harbour Board"), is_proper("the coast guard's log")
    (True, False)
    """
    words = [word for word in name.partition(" (")[0].split() if word not in ("The", "A", "An")]
    if any(word[:1].isupper() for word in words[1:]):
        return True
    return bool(words) and words[0][:1].isupper() and not is_common(words[0].lower())  # it may open a sentence


def _namesakes(sources: Sequence[str], by_id: Mapping[str, Source]) -> dict[str, str]:
    """Source → the one with the fullest name that may be the same; of two that might be, neither."""
    voice = {source: source for source in sources}
    fullest = sorted(sources, key=lambda s: (-len(by_id[s].name), s))
    for place, source in enumerate(fullest):
        if by_id[source].kind not in (*NAMED, *PRESS):
            continue
        alike = [other for other in fullest[:place] if voice[other] == other and _are_one(by_id[source], by_id[other])]
        proper = [other for other in alike if is_proper(by_id[other].name)]
        if len(alike) == 1 or len(proper) == 1:
            voice[source] = (proper or alike)[0]
    return voice


def _of_the_press(voice: Mapping[str, str], by_id: Mapping[str, Source], papers: Mapping[str, str]) -> dict[str, str]:
    """Voices with those that bear a paper's name laid to it: "Northwire said" is no body beside the agency."""
    voices = {**voice, **{paper: voice.get(paper, paper) for paper in papers.values()}}
    names = {_bare(by_id[name].name): voices[paper] for name, paper in sorted(papers.items())}
    found = {one: names.get(_bare(by_id[one].name), one) for one in voices.values()}
    return {source: found[voices[papers.get(source, source)]] for source in voices}


def _of_bearers(
    voice: Mapping[str, str], by_id: Mapping[str, Source], articles: Mapping[str, Article]
) -> dict[str, str]:
    """Voices with a post that is not named laid to the person who bears it."""
    voices = sorted(set(voice.values()))
    posts = [by_id[v] for v in voices if _is_held(by_id[v]) and is_post(by_id[v].name)]
    persons = [by_id[v] for v in voices if by_id[v].kind == "person" and not is_post(by_id[v].name)]
    bearers = find_bearers(posts, persons, articles)
    return {source: bearers.get(one, one) for source, one in voice.items()}


def _is_held(voice: Source) -> bool:
    """Whether a post may be somebody's who is named elsewhere: no "a minister", but "the town's mayor"."""
    return voice.kind in NAMED or (voice.kind == "anonymous" and _ONE.match(voice.name) is not None)


def _bare(name: str) -> tuple[str, ...]:
    words = find_words(name).folded
    return words[1:] if words[:1] == ("the",) else words


def _are_one(a: Source, b: Source) -> bool:
    """Whether `a` may be another name of `b`, whose name is the longer."""
    kinds = {a.kind, b.kind}
    if kinds == {"person", "office"} and not is_post(b.name):
        return _across(a.name, b.name)
    if len(kinds) > 1 and not kinds <= {*PRESS}:
        return False
    return same_name(a.name, b.name) or (kinds == {"office"} and is_within(a.name, b.name))


def _across(short: str, long: str) -> bool:
    """Whether a body and somebody read as a person are one: the same words, or one word and a body named by it.

    Readers take firms and countries for people: "Calder", of Calder Mining; "Norvania", whose ministry it is.

    >>> _across("Norvania", "Norvania's foreign ministry"), _across("Ann Roe", "Ann Roe's office")
    (True, True)
    >>> _across("Calder", "Calder Mining"), _across("Roe", "Ann Roe's office")
    (True, False)
    """
    x, y = _bare(short.replace("’s", "").replace("'s", "")), _bare(long.replace("’s", "").replace("'s", ""))
    return x == y or (bool(x) and y[: len(x)] == x and (len(x) > 1 or len(x[0]) >= _LEAST_OWN))


@lru_cache(maxsize=_REMEMBERED)
def is_within(short: str, long: str) -> bool:
    """Whether the telling words of a body's name are all among those of another: "prosecutors", "Chief Prosecutor".

    >>> is_within("the prosecutors", "Special Prosecutor's Office"), is_within("Harbour Board", "School Board")
    (True, False)
    """
    x, y = _lemmas(short), _lemmas(long)
    telling = (x - _BODIES) or (x - _LINKS)  # "the authority" is some authority
    return bool(telling) and all(word in y or any(_is_demonym(word, other) for other in y) for word in telling)


def _is_demonym(a: str, b: str) -> bool:
    """Whether two words are a country and its adjective, as far as spelling tells: Norvania, Norvanian.

    >>> _is_demonym("norvania", "norvanian"), _is_demonym("norvania", "norwich")
    (True, False)
    """
    short, long = sorted((a, b), key=len)
    stem = short.rstrip("aeiouy")
    return len(stem) >= _LEAST_STEM and long.startswith(stem) and long[len(stem) :] in _DEMONYMS and a != b


@lru_cache(maxsize=_REMEMBERED)
def _lemmas(name: str) -> frozenset[str]:
    return frozenset(lemma(word).lower() for word in find_words(name).folded)


def _words_for(statement: Statement, articles: Mapping[str, Article]) -> str:
    """How the article names the speaker there."""
    if statement.source_span is None or statement.article not in articles:
        return ""
    start, end = statement.source_span
    return articles[statement.article].text[start : min(end, start + _LONGEST)]


@lru_cache(maxsize=_REMEMBERED)
def _names(words: str, office: str) -> bool:
    """Whether `words` hold the body's name, its last two words, or a short form of it."""
    have = set(_folded(words))
    name = [word for word in _folded(office) if word not in _LINKS]
    if not name:
        return False
    if set(name) <= have or (len(name) > 2 and set(name[-2:]) <= have):
        return True
    own = name[0] in have and len(name[0]) >= _LEAST_OWN and not is_common(name[0])  # "Calder spokeswoman Ann Roe"
    return own or any(_same_name(capitals, office) for capitals in _capitals(words))


@lru_cache(maxsize=_REMEMBERED)
def _capitals(words: str) -> tuple[str, ...]:
    return tuple(found[0] for found in _CAPITALS.finditer(words))


@lru_cache(maxsize=_REMEMBERED)
def _same_name(a: str, b: str) -> bool:
    return same_name(a, b)
