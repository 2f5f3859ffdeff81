"""What Stemma knows of the press before it reads: outlets, agencies, speech verbs and a few word lists, as TOML.

The files beside this one are data that anybody can read and amend; each says in its head where it was compiled from.
A `Knowledge` never changes after loading, and its `digest` changes whenever one of the files does.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from importlib.resources import files
from typing import Literal, cast, get_args

from anyascii import anyascii

from stemma.model import Hedge

PressKind = Literal["outlet", "agency", "photo", "release"]

PRESS_FILES = ("agencies.toml", "outlets.toml")
SPEECH_FILE = "speech.toml"
WORDS_FILE = "words.toml"
NAMES_FILE = "names.toml"
MODALITY_FILE = "modality.toml"
_STANDINGS = ("none", "modal", "denied", "same")


class KnowledgeError(ValueError):
    """A knowledge file that cannot be used; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Press:
    """One outlet or agency and what it is called.

    `kind`: outlet (writes for readers), agency (sells text to outlets), photo (sells pictures: known, but no origin
    of text), release (carries other people's announcements for a fee). `aliases`: other names and abbreviations.
    `domains`: hosts without ``www``. `ambiguous`: those of its names that are also common words or others' names, so
    that the bare name is not enough to recognise it.
    """

    name: str
    kind: PressKind
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that mark speech. Each mapping goes from a group, as speech.toml calls it, to the group's words.

    `irregular`: base form of a verb to its third person, past, -ing form and past participle.
    """

    verbs: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    hedges: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    irregular: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Modality:
    """What governing words make of the deed under them, by group: see the head of modality.toml.

    `groups`: base form, with its particle if it has one, to its group; `irregular`: forms to their base. `signatures`:
    group to what its words make of an infinitive, of a clause, of a noun, and of any of them when they are negated.
    `put_forward`: nouns of offers and claims, which are there though somebody rejects them. `hedges`: group to the
    hedge of a statement whose main verb is of it.
    """

    groups: Mapping[str, str] = field(default_factory=dict)
    signatures: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    put_forward: frozenset[str] = frozenset()
    irregular: Mapping[str, str] = field(default_factory=dict)
    hedges: Mapping[str, Hedge] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The knowledge files, read. Word sets hold lower-case entries; some entries are of several words.

    `media_words`: words that make a name an outlet's (times, gazette, radio). `office_words`: words that make it an
    office's (ministry, police). `platforms`: social networks and messengers. `titles`: what stands before a person's
    name (dr, senator). `names`: the groups of names.toml, which tell persons, places and bodies apart. `months`,
    `weekdays`: English names and abbreviations, each to its number (January 1, Monday 1). `modality`: what stands under
    which governing word.
    """

    outlets: tuple[Press, ...]
    agencies: tuple[Press, ...]
    speech: Speech
    media_words: frozenset[str]
    office_words: frozenset[str]
    platforms: frozenset[str]
    titles: frozenset[str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    digest: str
    _names: Mapping[str, Press] = field(repr=False, compare=False)
    _domains: Mapping[str, Press] = field(repr=False, compare=False)
    _ambiguous: frozenset[str] = field(repr=False, compare=False)
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    modality: Modality = field(default_factory=Modality)

    def press(self, name: str) -> Press | None:
        """Find an outlet or agency by its exact name or alias; case, accents and a leading "the" do not matter.

        An ambiguous name finds its best-known bearer: ask `is_ambiguous` before trusting a bare one.

        >>> knowledge = load_knowledge()
        >>> knowledge.press("associated press").name
        'The Associated Press'
        >>> knowledge.press("Associated Presses") is None
        True
        """
        return self._names.get(press_key(name))

    def is_ambiguous(self, name: str) -> bool:
        """Whether a bare `name` may mean something else: "Time", "Mirror", "PA".

        >>> knowledge = load_knowledge()
        >>> knowledge.is_ambiguous("The Mirror"), knowledge.is_ambiguous("Daily Mirror")
        (True, False)
        """
        return press_key(name) in self._ambiguous

    def by_domain(self, host: str) -> Press | None:
        """Find an outlet or agency by its host; a subdomain falls back to the domains above it.

        >>> load_knowledge().by_domain("edition.cnn.com").name
        'CNN'
        """
        labels = host.strip().casefold().partition(":")[0].strip(".").split(".")
        for start in range(max(0, len(labels) - 6), len(labels) - 1):
            found = self._domains.get(".".join(labels[start:]))
            if found is not None:
                return found
        return None


def press_key(name: str) -> str:
    """Fold a press name for comparing: transliterated, lower case, single blanks, no leading "the".

    >>> press_key("  The  Süddeutsche Zeitung ")
    'suddeutsche zeitung'
    """
    words = anyascii(name[:200]).lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def load_knowledge() -> Knowledge:
    """Read the knowledge files that come with the package. The digest is of every TOML file there, read here or not.

    Raises `KnowledgeError`, which names file and entry, when one is missing, is no TOML, or has an entry amiss.
    """
    raw = _read_files()
    tables = {name: _parse(name, raw) for name in (*PRESS_FILES, SPEECH_FILE, WORDS_FILE, NAMES_FILE, MODALITY_FILE)}
    press = [entry for name in PRESS_FILES for entry in _read_press(name, tables[name])]
    names, ambiguous = _index_names(press)
    words, speech = tables[WORDS_FILE], tables[SPEECH_FILE]
    speech_tables = (_groups(f"{SPEECH_FILE}: {key.name}", speech.get(key.name, {})) for key in fields(Speech))
    return Knowledge(
        outlets=tuple(entry for entry in press if entry.kind == "outlet"),
        agencies=tuple(entry for entry in press if entry.kind != "outlet"),
        speech=Speech(*speech_tables),
        media_words=_word_set(words, "media_words"),
        office_words=_word_set(words, "office_words"),
        platforms=_word_set(words, "platforms"),
        titles=_word_set(words, "titles"),
        months=_numbers(words, "months"),
        weekdays=_numbers(words, "weekdays"),
        digest=_digest(raw),
        _names=names,
        _domains=_index_domains(press),
        _ambiguous=ambiguous,
        names={group: _word_set(tables[NAMES_FILE], group, NAMES_FILE) for group in tables[NAMES_FILE]},
        modality=_read_modality(tables[MODALITY_FILE]),
    )


def _read_files() -> dict[str, bytes]:
    here = files(__package__)
    return {file.name: file.read_bytes() for file in here.iterdir() if file.name.endswith(".toml")}


def _parse(name: str, raw: Mapping[str, bytes]) -> dict[str, object]:
    if name not in raw:
        raise KnowledgeError(f"{name}: missing from the package")
    try:
        return tomllib.loads(raw[name].decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{name}: {error}") from error


def _digest(raw: Mapping[str, bytes]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for name in sorted(raw):
        content = raw[name].replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _read_press(file: str, table: Mapping[str, object]) -> Iterator[Press]:
    for group, entries in table.items():
        if not isinstance(entries, list):
            raise KnowledgeError(f"{file}: {group}: a list of entries was expected")
        for number, entry in enumerate(entries, 1):
            yield _one_press(f"{file}: {group}: entry {number}", entry)


def _one_press(place: str, entry: object) -> Press:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not press_key(entry["name"]):
        raise KnowledgeError(f"{place}: a name was expected")
    name, kind = entry["name"], entry.get("kind", "outlet")
    place = f"{place} ({name})"
    unknown = sorted(set(entry) - {"name", "kind", "aliases", "domains", "ambiguous"})
    if unknown:
        raise KnowledgeError(f"{place}: unknown field {unknown[0]!r}")
    if kind not in get_args(PressKind):
        raise KnowledgeError(f"{place}: kind {kind!r} is none of {', '.join(get_args(PressKind))}")
    aliases = _strings(f"{place}: aliases", entry.get("aliases", []))
    marked = entry.get("ambiguous", [])
    # ``ambiguous = true`` speaks of the name itself; a list names ambiguous short names beside it.
    ambiguous = (name,) if marked is True else _strings(f"{place}: ambiguous", marked)
    extra = tuple(alias for alias in ambiguous if alias != name and alias not in aliases)
    domains = _strings(f"{place}: domains", entry.get("domains", []))
    return Press(name, cast(PressKind, kind), aliases + extra, domains, ambiguous)


def _index_names(press: Iterable[Press]) -> tuple[dict[str, Press], frozenset[str]]:
    """Map folded names to entries. The first bearer of a shared name has it; a later one must call it ambiguous."""
    names: dict[str, Press] = {}
    ambiguous = {press_key(name) for entry in press for name in entry.ambiguous}
    for entry in press:
        for name in (entry.name, *entry.aliases):
            holder = names.setdefault(press_key(name), entry)
            if holder is not entry and press_key(name) not in ambiguous:
                raise KnowledgeError(f"{entry.name}: {name!r} is also {holder.name}: mark it ambiguous")
    return names, frozenset(ambiguous)


def _index_domains(press: Iterable[Press]) -> dict[str, Press]:
    domains: dict[str, Press] = {}
    for entry in press:
        for domain in entry.domains:
            if domain != domain.casefold().removeprefix("www.") or "/" in domain or "." not in domain:
                raise KnowledgeError(f"{entry.name}: {domain!r} is no plain domain")
            holder = domains.setdefault(domain, entry)
            if holder is not entry:
                raise KnowledgeError(f"{entry.name}: domain {domain!r} belongs to {holder.name}")
    return domains


def _read_modality(table: Mapping[str, object]) -> Modality:
    signatures = _groups(f"{MODALITY_FILE}: signatures", table.get("signatures"))
    words = _groups(f"{MODALITY_FILE}: words", table.get("words"))
    for group, signature in signatures.items():
        if len(signature) != 4 or not set(signature) <= set(_STANDINGS) or "same" in signature[:3]:
            raise KnowledgeError(f"{MODALITY_FILE}: signatures: {group}: three standings and a fourth were expected")
    groups: dict[str, str] = {}
    for group, members in words.items():
        if group not in signatures:
            raise KnowledgeError(f"{MODALITY_FILE}: words: {group}: no signature")
        for word in members:
            if groups.setdefault(word, group) != group:
                raise KnowledgeError(f"{MODALITY_FILE}: words: {group}: {word!r} is also of {groups[word]}")
    nouns = _groups(f"{MODALITY_FILE}: nouns", table.get("nouns"))
    irregular = _groups(f"{MODALITY_FILE}: irregular", table.get("irregular"))
    forms = {form: base for base, members in irregular.items() for form in members}
    hedges = _groups(f"{MODALITY_FILE}: hedges", table.get("hedges"))
    for group, hedge in hedges.items():
        if group not in words or len(hedge) != 1 or hedge[0] not in get_args(Hedge):
            raise KnowledgeError(f"{MODALITY_FILE}: hedges: {group}: a hedge of a group of words was expected")
    of_group = {group: cast(Hedge, hedge[0]) for group, hedge in hedges.items()}
    return Modality(groups, signatures, frozenset(nouns.get("put_forward", ())), forms, of_group)


def _strings(place: str, value: object) -> tuple[str, ...]:
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) and item.strip() for item in items):
        raise KnowledgeError(f"{place}: a list of words was expected")
    return tuple(items)


def _groups(place: str, table: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(table, dict):
        raise KnowledgeError(f"{place}: a table was expected")
    return {group: _strings(f"{place}: {group}", value) for group, value in table.items()}


def _word_set(table: Mapping[str, object], key: str, file: str = WORDS_FILE) -> frozenset[str]:
    words = _strings(f"{file}: {key}", table.get(key))
    return frozenset(word.casefold() for word in words)


def _numbers(table: Mapping[str, object], key: str) -> dict[str, int]:
    groups = table.get(key)
    if not isinstance(groups, list):
        raise KnowledgeError(f"{WORDS_FILE}: {key}: a list of lists was expected")
    names = [_strings(f"{WORDS_FILE}: {key}: entry {number}", group) for number, group in enumerate(groups, 1)]
    return {name.casefold(): number for number, group in enumerate(names, 1) for name in group}
