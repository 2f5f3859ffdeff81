"""The word lists that comparing rests on: opposites.toml and kindred.toml of `stemma.knowledge`, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from stemma.knowledge import KnowledgeError

OPPOSITES_FILE = "opposites.toml"
KINDRED_FILE = "kindred.toml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Both files as look-up tables of base forms.

    `sides`: word or phrase to the head of its pair and whether it stands on the second side. `fates`: word to what
    befell the counted. `wider`: noun to the general nouns that may stand for it. `posts`: post to its group. `loose`,
    `ranks`, `times`, `sorts`: see kindred.toml. `reach`: noun of an area to its level, 0 the smallest. `longest`: words
    in the longest phrase of `sides`.
    """

    sides: Mapping[str, tuple[str, bool]]
    fates: Mapping[str, str]
    wider: Mapping[str, frozenset[str]]
    posts: Mapping[str, str]
    loose: frozenset[str]
    ranks: frozenset[str]
    times: frozenset[str]
    reach: Mapping[str, int]
    sorts: frozenset[str]
    longest: int


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Read the two files. Raises `KnowledgeError`, which names the file, when one is missing, no TOML or amiss.

    >>> load_lexicon().sides["shut"], load_lexicon().posts["premier"]
    (('open', True), 'premier')
    """
    opposites, kindred = _parse(OPPOSITES_FILE), _parse(KINDRED_FILE)
    sides = dict(_sides(opposites.get("pairs")))
    wider: dict[str, set[str]] = {}
    for general, word in _entries(kindred, "general"):
        wider.setdefault(word, set()).add(general)
    loose = kindred.get("loose")
    levels, sorts = kindred.get("reach"), kindred.get("sorts")
    if not isinstance(loose, dict) or not isinstance(levels, dict) or not isinstance(sorts, dict):
        raise KnowledgeError(f"{KINDRED_FILE}: tables 'loose', 'sorts' and 'reach' were expected")
    return Lexicon(
        sides,
        {word: group for group, word in _entries(kindred, "fates")},
        {word: frozenset(groups) for word, groups in wider.items()},
        {word: group for group, word in _entries(kindred, "posts")},
        frozenset(_strings(KINDRED_FILE, loose.get("words"))),
        frozenset(_strings(KINDRED_FILE, loose.get("ranks"))),
        frozenset(_strings(KINDRED_FILE, loose.get("times"))),
        {word: i for i, level in enumerate(levels.get("levels", ())) for word in _strings(KINDRED_FILE, level)},
        frozenset(_strings(KINDRED_FILE, sorts.get("words"))),
        max(len(phrase.split()) for phrase in sides),
    )


def _parse(name: str) -> dict[str, object]:
    try:
        return tomllib.loads((files("stemma.knowledge") / name).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{name}: {error}") from error


def _sides(pairs: object) -> Iterator[tuple[str, tuple[str, bool]]]:
    if not isinstance(pairs, list) or not pairs:
        raise KnowledgeError(f"{OPPOSITES_FILE}: pairs: a list was expected")
    seen: set[str] = set()
    for number, pair in enumerate(pairs, 1):
        if not isinstance(pair, list) or len(pair) != 2:
            raise KnowledgeError(f"{OPPOSITES_FILE}: pair {number}: two sides were expected")
        first, second = (_strings(f"{OPPOSITES_FILE}: pair {number}", side) for side in pair)
        for word in (*first, *second):
            if word in seen:
                raise KnowledgeError(f"{OPPOSITES_FILE}: pair {number}: {word!r} stands on another side too")
            seen.add(word)
            yield word, (first[0], word in second)


def _entries(table: Mapping[str, object], key: str) -> Iterator[tuple[str, str]]:
    groups = table.get(key)
    if not isinstance(groups, dict):
        raise KnowledgeError(f"{KINDRED_FILE}: {key}: a table was expected")
    for group, words in groups.items():
        for word in _strings(f"{KINDRED_FILE}: {key}: {group}", words):
            yield group, word


def _strings(place: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item == item.lower() for item in value):
        raise KnowledgeError(f"{place}: a list of lower-case words was expected")
    return tuple(value)
