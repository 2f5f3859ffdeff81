"""Dates and times on TimeBank and AQUAINT as TempEval-3 gives them (UzZaman et al. 2013): TIMEX3 of type DATE and TIME.

usage: python bench/times.py DIRECTORY [--look] [--beside]

DIRECTORY holds TimeML files (*.tml), at any depth. The figures are taken on a fifth of them, chosen by a hash of their
names; --look takes the others and prints what is missed, made up and resolved wrongly; --beside measures dateparser's
`search_dates` on the same texts. Durations and sets are neither wanted nor held against what touches them.

Extents: one expression of ours answers one of the gold standard where they overlap (relaxed F1). Values: of these pairs
those count whose values are the same string; precision is over all of ours, recall over all of the gold standard (value
F1), and `share` is over the pairs. A `Moment` is an interval and states no value, so that it gets one, from its two
instants alone:

1. an interval that is a minute, a part of a day, a day, a weekend, an ISO week, a month, a quarter, a season, half a
   year, a year, a decade or a century has that one's name, so that two names of one interval are one;
2. one as long as a week, month, year or decade, but on none's borders, has the name of the one that holds its middle
   ("a year ago", give or take half a year);
3. any other has the name of the smallest day, week, month, year, decade or century that holds it ("early March": TIMEX3
   tells that in another attribute than the value).

Vague words (`find_references`: "now", "recently") are added, with PRESENT_REF, PAST_REF or FUTURE_REF. Gold values lose
what they leave open (1968-XX is 1968) and are put into one spelling (W7, W07; 198, 198X); else nothing is forgiven.
"""

from __future__ import annotations

import html
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from importlib import import_module
from pathlib import Path

from bench.names import describe, is_held
from stemma.language.dates import find_times
from stemma.language.times.references import find_references
from stemma.model import Published

_TIMEX = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>|<[^>]+>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)
_PARTS = {(5, 12): "MO", (12, 18): "AF", (17, 24): "EV", (18, 30): "NI"}  # hours from midnight
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_LENGTHS = {"week": 7, "month": 31, "year": 366, "decade": 3653}


@dataclass(frozen=True, slots=True)
class Expression:
    """A time at text[start:end] with its TIMEX3 value; "" where there is none."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A text, when it was published, the dates and times in it, and the spans of its durations and sets."""

    name: str
    text: str
    published: str
    gold: tuple[Expression, ...]
    passed_over: tuple[Expression, ...]


def read(path: Path) -> Document:
    """Read a TimeML file: the content of TEXT without its tags. Raises ValueError where it has no creation time."""
    source = path.read_text(encoding="utf-8")
    head, _, rest = source.partition("<TEXT>")
    created = re.search(r'<TIMEX3[^>]*\bvalue="([^"]*)"[^>]*CREATION_TIME|CREATION_TIME[^>]*\bvalue="([^"]*)"', head)
    if created is None:
        raise ValueError(f"{path}: no creation time")
    text, place, found = "", 0, []
    opened: list[tuple[int, dict[str, str]]] = []
    body = rest.partition("</TEXT>")[0]
    for match in _TIMEX.finditer(body):
        text += html.unescape(body[place : match.start()])
        place = match.end()
        if match[1] is not None:
            opened.append((len(text), dict(_ATTRIBUTE.findall(match[1]))))
        elif match[0] == "</TIMEX3>" and opened:
            start, attributes = opened.pop()
            found.append((attributes["type"], Expression(start, len(text), normal(attributes["value"]))))
    text += html.unescape(body[place:])
    found.sort(key=lambda row: row[1].start)
    gold = tuple(item for kind, item in found if kind in ("DATE", "TIME"))
    others = tuple(item for kind, item in found if kind not in ("DATE", "TIME"))
    return Document(path.name, text, created[1] or created[2], gold, others)


def normal(value: str) -> str:
    """A gold value in one spelling.

    >>> [normal(value) for value in ("1968-XX", "2000-W7", "198", "1989-10-27T24", "1998-10-13T06")]
    ['1968', '2000-W07', '198X', '1989-10-28T00:00', '1998-10-13T06:00']
    """
    value = re.sub(r"(?:-XX)+$", "", value.strip())
    value = re.sub(r"-W(\d)$", r"-W0\1", value)
    if re.fullmatch(r"\d{3}", value):
        return value + "X"
    if match := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d))?(?::\d\d)?", value):
        midnight = datetime.fromisoformat(match[1])
        at = midnight + timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        return at.isoformat(timespec="minutes")
    return value


def value_of(earliest: str, latest: str) -> str:
    """The TIMEX3 value of an interval, by the rule above.

    >>> value_of("1998-03-09T00:00:00", "1998-03-15T23:59:59"), value_of("1997-05-01T00:00:00", "1998-05-01T23:59:59")
    ('1998-W11', '1997')
    """
    first, last = datetime.fromisoformat(earliest), datetime.fromisoformat(latest)
    end = last + _SECOND
    if end - first <= timedelta(minutes=1):
        return first.isoformat(timespec="minutes")
    midnight = datetime.combine(first.date(), time())
    hours = tuple(int((moment - midnight) / timedelta(hours=1)) for moment in (first, end))
    if hours in _PARTS:
        return f"{first.date()}T{_PARTS[hours]}"
    units = dict(_units(first.date()))
    for begin, until, name in units.values():
        if (begin, until) == (first.date(), last.date()):
            return name
    for unit, days in _LENGTHS.items():
        if abs((end - first) / _DAY - days) <= days / 90:
            return dict(_units((first + (end - first) / 2).date()))[unit][2]
    for unit in ("day", "week", "month", "year", "decade", "century"):
        begin, until, name = units[unit]
        if begin <= first.date() and last.date() <= until:
            return name
    return ""


def _units(day: date) -> Iterator[tuple[str, tuple[date, date, str]]]:
    """Each calendar unit that holds `day`: its first and last day, and its name. A winter runs from December."""
    year, week, weekday = day.isocalendar()
    monday = day - (weekday - 1) * _DAY
    yield "day", (day, day, day.isoformat())
    for back in (2, 1):  # with its Friday or without
        yield f"weekend {back}", (monday + (6 - back) * _DAY, monday + 6 * _DAY, f"{year}-W{week:02d}-WE")
    yield "week", (monday, monday + 6 * _DAY, f"{year}-W{week:02d}")
    year, month = day.year, day.month
    yield "month", _months(year, month, 1, f"{year}-{month:02d}")
    quarter, half = (month - 1) // 3, (month - 1) // 6
    yield "quarter", _months(year, 3 * quarter + 1, 3, f"{year}-Q{quarter + 1}")
    began = month // 3 * 3 or 12
    yield "season", _months(year - (month < 3), began, 3, f"{year - (month < 3)}-{_SEASONS[began]}")
    yield "half", _months(year, 6 * half + 1, 6, f"{year}-H{half + 1}")
    yield "year", _months(year, 1, 12, f"{year}")
    yield "decade", _months(year // 10 * 10, 1, 120, f"{year // 10}X")
    yield "century", _months(year // 100 * 100, 1, 1200, f"{year // 100}")


def _months(year: int, month: int, count: int, name: str) -> tuple[date, date, str]:
    after = month - 1 + count
    return date(year, month, 1), date(year + after // 12, after % 12 + 1, 1) - _DAY, name


def ours(document: Document) -> list[Expression]:
    """What Stemma finds: its moments, and the vague references that touch none of them."""
    created = document.published[:10]
    published = Published(f"{created}T00:00:00", f"{created}T23:59:59", "day", "text")
    found = [
        Expression(m.start, m.end, value_of(m.earliest, m.latest) if m.earliest and m.latest else "")
        for m in find_times(document.text, published)
    ]
    taken = {place for item in found for place in range(item.start, item.end)}
    for vague in find_references(document.text):
        if taken.isdisjoint(range(vague.start, vague.end)):
            found.append(Expression(vague.start, vague.end, f"{vague.when.upper()}_REF"))
    return sorted(found, key=lambda item: item.start)


def theirs(document: Document) -> list[Expression]:
    """What dateparser finds: each instant read as coarsely as the gold value that it touches, to its advantage."""
    search = import_module("dateparser.search").search_dates
    base = datetime.fromisoformat(document.published)
    rows = search(document.text, languages=["en"], settings={"RELATIVE_BASE": base}) or []
    found, place = [], 0
    for words, instant in rows:
        start = document.text.find(words, place)
        if start < 0:
            continue
        place = start + len(words)
        gold = next((g.value for g in document.gold if g.start < place and start < g.end), "")
        names = [name for _, (_, _, name) in _units(instant.date())]
        names += [instant.replace(tzinfo=None).isoformat(timespec="minutes")]
        found.append(Expression(start, place, gold if gold in names else instant.date().isoformat()))
    return found


def match(gold: Sequence[Expression], found: Sequence[Expression]) -> list[tuple[Expression, Expression]]:
    """Pairs that overlap, one to one, those that overlap most first."""
    scored = [
        (min(g.end, f.end) - max(g.start, f.start), -g.start, -f.start, g, f)
        for g in gold
        for f in found
        if g.start < f.end and f.start < g.end
    ]
    pairs: list[tuple[Expression, Expression]] = []
    used: set[int] = set()
    for *_, g, f in sorted(scored, key=lambda row: row[:3], reverse=True):
        if id(g) not in used and id(f) not in used:
            used |= {id(g), id(f)}
            pairs.append((g, f))
    return pairs


def count(documents: Sequence[Document], find: Callable[[Document], list[Expression]], look: bool) -> Counter[str]:
    """Count over `documents`: gold, found, hits (extents that answer each other) and right (values)."""
    counts: Counter[str] = Counter()
    for document in documents:
        found = find(document)
        pairs = match(document.gold, found)
        met = {id(item) for pair in pairs for item in pair}
        loose = [f for f in found if id(f) not in met]
        extra = [f for f in loose if not any(f.start < o.end and o.start < f.end for o in document.passed_over)]
        counts["gold"] += len(document.gold)
        counts["found"] += len(pairs) + len(extra)
        counts["hits"] += len(pairs)
        counts["right"] += sum(g.value == f.value for g, f in pairs)
        if look:
            _show(document, "MISSED", [(g.start, g.end, g.value) for g in document.gold if id(g) not in met])
            _show(document, "MADE UP", [(f.start, f.end, f.value) for f in extra])
            wrong = [(f.start, f.end, f"{f.value} for {g.value}") for g, f in pairs if g.value != f.value]
            _show(document, "WRONG", wrong)
    return counts


def _show(document: Document, title: str, rows: Sequence[tuple[int, int, str]]) -> None:
    for start, end, told in rows:
        text = document.text
        words = f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 30]}"
        print(f"{title}\t{told}\t{document.published[:10]}\t{document.name}\t{' '.join(words.split())}")


def figures(counts: Counter[str]) -> dict[str, float]:
    """Relaxed F1 of extents, F1 of values, and the share of matched extents with the right value."""
    both = max(1, counts["found"] + counts["gold"])
    return {
        "times.extent_relaxed_f1": round(2 * counts["hits"] / both, 4),
        "times.value": round(2 * counts["right"] / both, 4),
        "times.value_share": round(counts["right"] / max(1, counts["hits"]), 4),
    }


def measure(root: Path) -> dict[str, float] | None:
    """The figures of the held fifth; None without the data."""
    folder = root / "data/timebank-aquaint"
    return figures(main(str(folder), look=False)) if folder.is_dir() else None


def main(directory: str, look: bool, beside: bool = False) -> Counter[str]:
    """Print the figures, and give what they are counted from."""
    paths = sorted(path for path in Path(directory).rglob("*.tml") if is_held(path.name) != look)
    documents = [read(path) for path in paths]
    counts = count(documents, ours, look)
    for title, row in [("Stemma", counts), *([("dateparser", count(documents, theirs, False))] if beside else [])]:
        print(f"{title}: {len(documents)} texts")
        print(f"  extents  {describe(row['hits'], row['found'], row['gold'])}")
        print(f"  values   {describe(row['right'], row['found'], row['gold'])}")
        print(f"  share    {row['right'] / max(1, row['hits']):.3f} of the extents that are met")
    return counts


if __name__ == "__main__":
    main(sys.argv[1], "--look" in sys.argv, "--beside" in sys.argv)
