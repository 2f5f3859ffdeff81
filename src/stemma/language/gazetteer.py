"""A gazetteer: where a named place lies, when the text leaves no doubt which place it is.

Many places bear one name. As in toponym resolution since Leidner (2007) a name is settled by a country or region beside
it, by the rank of its largest bearer, or by what the article's other places point to; a name that stays open gets no
place at all. The table is an extract of GeoNames (CC BY 4.0), see ``atlas/README.md``.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from anyascii import anyascii
from babel import Locale

from stemma.model import Place, Precise

_LARGE = 500_000  # people of a city that is known by its name alone,
_TIMES = 10  # when it is so many times larger than the next of that name
_RIVAL = 0.5  # people of a namesake, as a share of a country's, from which on the country's name alone is not clear
_WORD = re.compile(r"[a-z0-9]+")
_COUNTRIES = {
    "us": "US", "usa": "US", "america": "US", "united states of america": "US", "uk": "GB", "britain": "GB",
    "great britain": "GB", "uae": "AE", "emirates": "AE", "burma": "MM", "czech republic": "CZ", "holland": "NL",
    "dr congo": "CD", "drc": "CD", "democratic republic of congo": "CD", "democratic republic of the congo": "CD",
    "republic of congo": "CG", "republic of the congo": "CG", "congo brazzaville": "CG", "congo kinshasa": "CD",
    "ivory coast": "CI", "turkiye": "TR", "east timor": "TL", "cape verde": "CV", "macedonia": "MK",
    "south korea": "KR", "north korea": "KP", "syria": "SY", "russia": "RU", "iran": "IR", "palestine": "PS",
    "hong kong": "HK", "macau": "MO", "macao": "MO", "bosnia": "BA", "gambia": "GM", "vatican": "VA",
}  # fmt: skip
# States of the United States as the Associated Press shortens them behind a town.
_SHORTENED = (
    "ala=alabama,ariz=arizona,ark=arkansas,calif=california,colo=colorado,conn=connecticut,del=delaware,fla=florida,"
    "ga=georgia,ill=illinois,ind=indiana,kan=kansas,ky=kentucky,la=louisiana,md=maryland,mass=massachusetts,"
    "mich=michigan,minn=minnesota,miss=mississippi,mo=missouri,mont=montana,neb=nebraska,nev=nevada,"
    "nh=new hampshire,nj=new jersey,nm=new mexico,ny=new york,nc=north carolina,nd=north dakota,okla=oklahoma,"
    "ore=oregon,pa=pennsylvania,ri=rhode island,sc=south carolina,sd=south dakota,tenn=tennessee,tex=texas,"
    "vt=vermont,va=virginia,wash=washington,wva=west virginia,wis=wisconsin,wyo=wyoming"
)
_STATES = dict(pair.split("=") for pair in _SHORTENED.split(","))


class _Row(NamedTuple):
    kind: Precise
    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    people: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What the places of an article point to: votes by country, and by (country, region)."""

    countries: Mapping[str, int]
    regions: Mapping[tuple[str, str], int]

    @property
    def leader(self) -> str | None:
        """The country of more than half of the votes."""
        whole = sum(self.countries.values())
        return next((code for code, n in sorted(self.countries.items()) if 2 * n > whole), None)


def find_setting(names: Iterable[str]) -> Setting:
    """Take the vote of an article's place names, repeated ones as often as they stand there.

    >>> find_setting(["Illinois", "Chicago", "United States"]).leader
    'US'
    """
    countries: Counter[str] = Counter()
    regions: Counter[tuple[str, str]] = Counter()
    for name, times in sorted(Counter(names).items()):
        row = _by_rank(_candidates(name))
        if row is None:
            continue
        countries[row.country] += times
        if row.region:
            regions[row.country, row.region] += times
    return Setting(countries, regions)


def find_place(name: str, setting: Setting, beside: str = "") -> Place | None:
    """The place that `name` means, or None where that is not clear or the table does not have it.

    `setting`: of the article's other places (see `find_setting`), without `name` itself. `beside`: the name right
    behind it and its comma, "" for none: "Springfield, Illinois". A country or region gets the point of one of its
    cities; `Place.precision` says how coarse that is.

    >>> nowhere = find_setting([])
    >>> find_place("Springfield", nowhere), find_place("Georgia", nowhere)
    (None, None)
    >>> found = find_place("Springfield", nowhere, beside="Illinois")
    >>> found.region, found.country, found.precision
    ('Illinois', 'US', 'city')
    >>> find_place("Georgia", find_setting(["Tbilisi"])).precision
    'country'
    """
    rows = _candidates(name)
    if not rows:
        return None
    if beside and (near := _by_neighbour(rows, beside)):
        return _place(_largest(near))
    known = _by_rank(rows)
    elsewhere = [r for r in rows if r.region and (r.country, r.region) in setting.regions and r != known]
    if known is not None and not (elsewhere and known.kind == "city"):
        return _place(known)
    return _place(_by_setting(rows, setting)) if known is None else None


def _place(row: _Row | None) -> Place | None:
    if row is None:
        return None
    region = row.region if row.kind != "country" else ""
    return Place(row.name, row.country, region, row.latitude, row.longitude, row.kind)


def _by_neighbour(rows: Sequence[_Row], beside: str) -> list[_Row]:
    """Those that lie in the country or region named beside them."""
    key = _key(beside)
    around = [*_candidates(beside), *(_candidates(_STATES[key]) if key in _STATES else ())]
    countries = {r.country for r in around if r.kind == "country"}
    regions = {(r.country, r.region) for r in around if r.kind == "region"}
    found = [r for r in rows if r.kind != "country" and (r.country, r.region) in regions and r.name != beside]
    return found or [r for r in rows if r.kind != "country" and r.country in countries]


def _by_rank(rows: Sequence[_Row]) -> _Row | None:
    """The one that a name means by itself: a country, or what is far larger than all others of the name."""
    country = next((r for r in rows if r.kind == "country"), None)
    if country is not None:
        rivals = [r for r in rows if r.country != country.country and r.people > _RIVAL * country.people]
        return None if rivals else country
    first = _largest(rows)
    return first if first is not None and (first.people >= _LARGE or first.kind == "region") else None


def _largest(rows: Sequence[_Row]) -> _Row | None:
    """The only one, or the one that is many times larger than the next; a large city before the region named so."""
    rows = _unnested(rows)
    ranked = sorted(rows, key=lambda r: (-r.people, r.country, r.region, r.latitude, r.longitude))
    if not ranked or (len(ranked) > 1 and ranked[0].people < _TIMES * ranked[1].people):
        return None
    return ranked[0]


def _unnested(rows: Sequence[_Row]) -> list[_Row]:
    """Of a region and a city of its name in it, one: the city when it is large."""
    kept = []
    for row in rows:
        cities = [r for r in rows if r.kind == "city" and (r.country, r.region) == (row.country, row.region)]
        large = max((r.people for r in cities), default=0) >= _LARGE
        inside = row.kind == "city" and any(r.kind == "region" and r in rows for r in _twins(rows, row))
        if (row.kind == "region" and large) or (inside and row.people < _LARGE):
            continue
        kept.append(row)
    return kept


def _twins(rows: Sequence[_Row], row: _Row) -> list[_Row]:
    return [r for r in rows if r.kind != row.kind and (r.country, r.region) == (row.country, row.region)]


def _by_setting(rows: Sequence[_Row], setting: Setting) -> _Row | None:
    """The one in the country of most of the article's places; among several there, the one in a region it names."""
    if any(r.kind == "country" for r in rows):  # Georgia: each needs a witness of its own
        own = [r for r in rows if r.kind == "country" and r.country in setting.countries]
        own += [r for r in rows if r.kind == "region" and (r.country, r.region) in setting.regions]
        return own[0] if len(own) == 1 else None
    inside = [r for r in rows if r.country == setting.leader]
    named = [r for r in inside if (r.country, r.region) in setting.regions]
    return _largest(named or inside)


def _candidates(name: str) -> list[_Row]:
    key = _key(name)
    table, other, countries = _table()
    code = _COUNTRIES.get(key) or _country_names().get(key)
    rows = [countries[code]] if code in countries else []
    if not rows or key not in _COUNTRIES:
        rows += [r for r in table.get(key, ()) if r.kind != "country" or not rows]
    # Older tables of regions keep a city's former name: "Kiev".
    large = [r for r in other.get(key, ()) if not rows or (r.people >= _LARGE and _names_region(rows, r))]
    return large or rows


def _names_region(rows: Sequence[_Row], city: _Row) -> bool:
    """Whether a name is a region's only, of a city's country but not the one that the city is said to lie in."""
    return all(r.kind == "region" and r.country == city.country and r.region != city.region for r in rows)


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    words = _WORD.findall(anyascii(name[:200].replace(".", "")).lower().replace("'", ""))
    words = ["saint" if w == "st" else w for w in words]
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    """Countries by their English names in the Unicode CLDR."""
    names = Locale("en").territories.items()
    return {_key(name): code for code, name in sorted(names) if code.isalpha() and len(code) == 2}


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, tuple[_Row, ...]], dict[str, tuple[_Row, ...]], dict[str, _Row]]:
    """Places by their names, large cities by their other names, and countries by code. Read when first asked for."""
    content = files("stemma.language").joinpath("atlas", "places.tsv.gz").read_bytes()
    names: dict[str, tuple[_Row, ...]] = {}
    others: dict[str, tuple[_Row, ...]] = {}
    countries: dict[str, _Row] = {}
    for line in gzip.decompress(content).decode("utf-8").splitlines():
        kind, name, country, region, latitude, longitude, people, more = line.split("\t")
        precise: Precise = "city" if kind == "city" else "region" if kind == "region" else "country"
        row = _Row(precise, name, country, region, float(latitude), float(longitude), int(people))
        names[_key(name)] = (*names.get(_key(name), ()), row)
        for other in more.split("|") if more else ():
            others[_key(other)] = (*others.get(_key(other), ()), row)
        if kind == "country":
            countries[country] = row
    return names, others, countries
