"""Places in a passage, adjectives of countries too: "in Cairo" is finer than "in Egypt", and "Syrian" is Syria."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stemma.language.collation.wordlist import Word
from stemma.language.gazetteer import Setting, find_place

_LONGEST = 3  # words of a place's name
_ENDINGS = (
    ("n", ""), ("ian", ""), ("ian", "e"), ("an", ""), ("an", "y"), ("i", ""), ("ese", ""), ("ese", "a"),
    ("ish", "ey"), ("ish", "ain"), ("ish", "land"), ("ean", ""), ("ch", "ce"), ("an", "o"),
)  # fmt: skip
_NOWHERE = Setting({}, {})


@dataclass(frozen=True, slots=True)
class Where:
    """A place named by the words [first, end) of a passage. `region` "": a country; `city` "": a country or region."""

    first: int
    end: int
    country: str
    region: str
    city: str

    def holds(self, other: Where) -> bool:
        """Whether `other` lies in this place and is not it."""
        if self.country != other.country or self.city:
            return False
        return (bool(other.region) if not self.region else self.region == other.region) and self.rank < other.rank

    @property
    def rank(self) -> int:
        """0 for a country, 1 for a region, 2 for a city."""
        return 2 if self.city else 1 if self.region else 0


def find_wheres(words: Sequence[Word]) -> tuple[Where, ...]:
    """The places that names and adjectives of a passage mean by themselves, long names first, none overlapping."""
    found: list[Where] = []
    i = 0
    while i < len(words):
        where = next(_from(words, i), None) if words[i].name else None
        if where:
            found.append(where)
        i = where.end if where else i + 1
    return tuple(found)


def _from(words: Sequence[Word], first: int) -> Iterator[Where]:
    for end in range(min(first + _LONGEST, len(words)), first, -1):
        if all(word.name for word in words[first:end]):
            name = " ".join(word.letters or word.low for word in words[first:end])
            place = _place(name) or (_country(name) if end == first + 1 else None)
            if place:
                yield Where(first, end, *place)


@lru_cache(maxsize=20_000)
def _place(name: str) -> tuple[str, str, str] | None:
    found = find_place(name, _NOWHERE)
    if found is None:
        return None
    return found.country, found.region, found.name if found.precision == "city" else ""


@lru_cache(maxsize=20_000)
def _country(low: str) -> tuple[str, str, str] | None:
    """The country that an adjective or the name of a people is made from: "syrian", "pakistanis"."""
    low = low[:-1] if low.endswith("s") else low
    for ending, instead in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 2:
            place = _place(low[: -len(ending)] + instead)
            if place and not place[1]:
                return place
    return None
