"""Who bears a post: "the transport minister" is the one person whom the story's texts call so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from stemma.language.namesakes import same_name
from stemma.language.tokens import word_set
from stemma.language.words import find_words
from stemma.model import Article, Source

_POSTS = word_set(
    "minister premier president speaker chief executive director head chairman chairwoman chair mayor governor "
    "secretary commissioner spokesman spokeswoman spokesperson leader boss manager owner prosecutor ambassador "
    "officer administrator mediator captain stationmaster"
)
_HIS = re.compile(r"(?P<name>[A-Z].{1,60})['’]s? office")
_CLAUSE = re.compile(r"[.,;:!?“”\"\n]")
_POSSESSIVE = re.compile(r"['’]s\b")
_BESIDE = 80  # code points beside a name in which a title stands
_APPOSED = 6  # words after the comma: "Ann Roe, until last year the country's transport minister"


def is_post(name: str) -> bool:
    """Whether what is called a source is somebody's post or his office: no name, no body that others speak for.

    >>> is_post("Foreign Minister"), is_post("the league's chief executive"), is_post("Foreign Ministry")
    (True, True, False)
    >>> is_post("Ann Roe's office"), is_post("Land Office")
    (True, False)
    """
    words = find_words(name).folded
    return bool(words) and (words[-1] in _POSTS or _HIS.fullmatch(name) is not None)


def find_bearers(posts: Sequence[Source], persons: Sequence[Source], articles: Mapping[str, Article]) -> dict[str, str]:
    """Post → the person who bears it by the words beside the name: "Transport Minister Ann Roe", "Ann Roe, mayor".

    Of several, it is whom most articles call so, if twice as many as any other; else nobody.
    """
    names = {source.id: source.name for source in persons}
    people = {source.id: [_titles(source.name, row.text) for row in articles.values()] for source in persons}
    found: dict[str, str] = {}
    for post in posts:
        his = _HIS.fullmatch(post.name)
        if his:  # "Ann Roe's office"
            alike = [source for source in people if same_name(his["name"], names[source])]
            found |= {post.id: alike[0]} if len(alike) == 1 else {}
            continue
        words = _words(post.name)
        words = words[1:] if words[:1] in (("the",), ("its",), ("their",)) else words
        called = {name: sum(any(_holds(t, words) for t in titles) for titles in rows) for name, rows in people.items()}
        first, second = sorted([0, 0, *called.values()])[:-3:-1]
        if first and first >= 2 * second:
            found[post.id] = max(called, key=lambda name: called[name])
    return found


def _words(text: str) -> tuple[str, ...]:
    """Its words; "the bank's chairwoman" is as good as "the bank chairwoman"."""
    return find_words(_POSSESSIVE.sub("", text)).folded


def _titles(name: str, text: str) -> set[tuple[str, ...]]:
    """The words right before a name, also before a comma, and those of an apposition after it, wherever it stands."""
    titles: set[tuple[str, ...]] = set()
    if name not in text:
        return titles
    for found in re.finditer(re.escape(name), text):
        led = text[max(0, found.start() - _BESIDE) : found.start()]
        titles.add(_words(_CLAUSE.split(led)[-1])[-4:])
        if led.endswith(", ") and text.startswith(",", found.end()):  # "the town's mayor, Ann Roe, said"
            titles.add(_words(_CLAUSE.split(led[:-2])[-1])[-4:])
        if text.startswith(", ", found.end()):
            after = _CLAUSE.split(text[found.end() + 2 : found.end() + _BESIDE])[0]
            titles.add(_words(after)[:_APPOSED])
    return titles - {()}


def _holds(title: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(title[i : i + len(words)] == words for i in range(len(title) - len(words) + 1))
