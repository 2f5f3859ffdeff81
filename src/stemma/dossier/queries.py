"""What somebody searches for: read from what they typed, written for the index, and marked in texts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

LONGEST = 200  # characters of a snippet
_MOST_TYPED, _MOST_TERMS, _MOST_TOKENS = 1_000, 32, 40_000
_CONTEXT = 40  # characters of a snippet before its first match
_BEFORE = 60
_TERM = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_TOKEN = re.compile(r"(?:[^\W_][\u0300-\u036f]*){1,64}")

Runs = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand next to each other; `begun`: of the last one its beginning is enough."""

    tokens: tuple[str, ...]
    begun: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that must all be there."""

    terms: tuple[Term, ...]

    def expression(self) -> str:
        """The query for FTS5. Tokens are letters and digits, so that nothing in them can be syntax."""
        return " AND ".join(f'"{" ".join(term.tokens)}"{" *" if term.begun else ""}' for term in self.terms)

    def widened(self) -> Query:
        """The same, with the beginning of each last word enough."""
        return replace(self, terms=tuple(replace(term, begun=True) for term in self.terms))


def read_query(typed: str) -> Query | None:
    """Read what somebody typed: words, phrases in quotation marks, and a ``*`` after the beginning of a word.

    Everything else is no more than a gap between words. None where there is no word at all.

    >>> read_query('flood* "the dam gate"')
    Query(terms=(Term(tokens=('flood',), begun=True), Term(tokens=('the', 'dam', 'gate'), begun=False)))
    >>> read_query('* AND "') is None
    False
    """
    typed = re.sub("[“”„«»]", '"', typed[:_MOST_TYPED])
    terms: list[Term] = []
    for found in _TERM.finditer(typed):
        phrase, star, word = found.groups()
        text = phrase if phrase is not None else word
        tokens = tuple(fold(token) for token in _TOKEN.findall(text))
        begun = bool(star) or text.rstrip().endswith("*")
        if tokens and all(tokens):
            terms.append(Term(tokens, begun))
    return Query(tuple(dict.fromkeys(terms[:_MOST_TERMS]))) if terms else None


def fold(token: str) -> str:
    """A word as the index knows it: in small letters, without diacritics.

    >>> fold("Åsgård")
    'asgard'
    """
    if token.isascii():
        return token.lower()
    plain = unicodedata.normalize("NFD", token)
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


def snippet(text: str, query: Query, start: int, end: int) -> tuple[int, int, Runs]:
    """A piece of ``text[start:end]`` with most of what is searched for: its place, and its parts with what matched.

    It is at most some `LONGEST` characters long, cut at words and on one line. Without any match it is the beginning.
    """
    places = list(_matches(text, query, start, end))
    begin = start
    if end - start > LONGEST and places:
        best = max(range(len(places)), key=lambda i: (_worth(places, i), -i))
        begin = _at_word(text, max(start, places[best][0] - _CONTEXT), start)
    finish = end if end - begin <= LONGEST else _last_word(text, begin, begin + LONGEST)
    runs: list[tuple[str, bool]] = []
    at = begin
    for first, last, _ in places:
        if first >= at and last <= finish:
            runs += [(text[at:first], False), (text[first:last], True)]
            at = last
    runs.append((text[at:finish], False))
    return begin, finish, _on_one_line(runs)


def before(text: str, at: int) -> str:
    """The words before a place, at most some sixty characters of them, cut at a word."""
    first = _at_word(text, max(0, at - _BEFORE), 0)
    return "".join(part for part, _ in _on_one_line([(text[first:at], False)])).strip() if first < at else ""


def _matches(text: str, query: Query, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Where terms stand, in order and without overlap: first and last place, and which term it is."""
    tokens: list[tuple[str, int, int]] = []
    for found in _TOKEN.finditer(text, start, end):
        tokens.append((fold(found.group()), found.start(), found.end()))
        if len(tokens) >= _MOST_TOKENS:
            break
    firsts: dict[str, list[int]] = {}
    for n, term in enumerate(query.terms):
        firsts.setdefault(term.tokens[0][:1], []).append(n)
    i = 0
    while i < len(tokens):
        fits = [n for n in firsts.get(tokens[i][0][:1], ()) if _fits(query.terms[n], tokens, i)]
        if fits:
            n = max(fits, key=lambda n: len(query.terms[n].tokens))
            last = i + len(query.terms[n].tokens) - 1
            yield tokens[i][1], tokens[last][2], n
            i = last
        i += 1


def _fits(term: Term, tokens: Sequence[tuple[str, int, int]], at: int) -> bool:
    *whole, last = term.tokens
    if at + len(whole) >= len(tokens) or any(tokens[at + k][0] != word for k, word in enumerate(whole)):
        return False
    found = tokens[at + len(whole)][0]
    return found.startswith(last) if term.begun else found == last


def _worth(places: Sequence[tuple[int, int, int]], first: int) -> tuple[int, int]:
    """How many terms, and how many matches, a snippet has that begins with this match."""
    here = [n for begin, end, n in places[first : first + 40] if end <= places[first][0] + LONGEST - _CONTEXT]
    return len(set(here)), len(here)


def _at_word(text: str, at: int, least: int) -> int:
    """The beginning of the next word, unless `at` is one; `least` is one."""
    if at <= least:
        return least
    gap = re.compile(r"\s").search(text, at - 1, at + _CONTEXT)
    return gap.end() if gap else at


def _last_word(text: str, begin: int, at: int) -> int:
    """The end of the last word before a place."""
    gap = max(text.rfind(" ", begin, at + 1), text.rfind("\n", begin, at + 1))
    return gap if gap > begin else at


def _on_one_line(runs: Sequence[tuple[str, bool]]) -> Runs:
    """Runs with white space and control characters folded to single blanks, empty ones left out."""
    made: list[tuple[str, bool]] = []
    blank = True
    for text, matched in runs:
        words = "".join(char if char.isprintable() else " " for char in text)
        folded = re.sub(r"\s+", " ", words)
        if blank:
            folded = folded.lstrip()
        if folded:
            blank = folded.endswith(" ")
            made.append((folded, matched))
    if made and made[-1][0].endswith(" "):
        made[-1] = (made[-1][0].rstrip(), made[-1][1])
    return tuple(run for run in made if run[0])
