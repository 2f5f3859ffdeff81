"""F1 of `subordinates` on the SLINKs of TimeBank 1.2 and the AQUAINT TimeML corpus (Pustejovsky et al. 2003).

usage: python -m bench.hedges DIRECTORY [--look]

DIRECTORY holds .tml files. An SLINK joins a governing event with one under it. The event under a link MODAL or
CONDITIONAL counts as *modal* (wanted, planned, expected, possible, required); under NEG_EVIDENTIAL or COUNTER_FACTIVE
as *denied* (said not to be so, prevented, refused, not done); under EVIDENTIAL or FACTIVE as neither. `subordinates`
gets the text and the two spans of every link, so that finding events, and finding which is under which, is not
measured; nor is `find_hedge`, whose hedges are of whole statements. Units are links; one whose events stand in no text
is left out. The figures are taken on a fifth of the files, chosen by a hash of their names; --look takes the others and
prints what is wrong. That fifth holds few denied events, so that their figure is coarse; the counts come with it.
"""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.names import describe, is_held
from stemma.knowledge import load_knowledge
from stemma.language.modality import subordinates

STANDINGS = {
    "MODAL": "modal", "CONDITIONAL": "modal", "NEG_EVIDENTIAL": "denied", "COUNTER_FACTIVE": "denied",
    "EVIDENTIAL": "none", "FACTIVE": "none",
}  # fmt: skip
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """Two events of a text, one governing the other, and what the link makes of the other."""

    text: str
    cue: Span
    event: Span
    standing: str


def read(path: Path) -> Iterator[Link]:
    """The links of one file. Raises ElementTree's ParseError."""
    root = ET.parse(path).getroot()
    body = root.find(".//TEXT")
    if body is None:
        return
    spans: dict[str, Span] = {}
    text = "".join(_walk(body, [0], spans))
    events = {made.get("eiid"): made.get("eventID", "") for made in root.iter("MAKEINSTANCE")}
    for link in root.iter("SLINK"):
        cue = spans.get(events.get(link.get("eventInstanceID"), ""))
        event = spans.get(events.get(link.get("subordinatedEventInstance"), ""))
        if cue is not None and event is not None:
            yield Link(text, cue, event, STANDINGS[link.get("relType", "")])


def _walk(element: ET.Element, at: list[int], spans: dict[str, Span]) -> Iterator[str]:
    """The text of an element in pieces; `at` holds how far it has come."""
    start = at[0]
    if element.text:
        at[0] += len(element.text)
        yield element.text
    for child in element:
        yield from _walk(child, at, spans)
        if child.tail:
            at[0] += len(child.tail)
            yield child.tail
    if element.tag == "EVENT":
        spans[element.get("eid", "")] = (start, at[0])


def measure(root: Path) -> dict[str, float] | None:
    """F1 of modal and of denied on the held fifth; None without the data."""
    folder = root / "data/timebank-aquaint"
    if not folder.is_dir():
        return None
    counts = main(str(folder), look=False)
    return {
        f"hedges.{key}_f1": round(2 * counts[key, "hits"] / max(1, counts[key, "found"] + counts[key, "gold"]), 4)
        for key in ("modal", "denied")
    }


def main(directory: str, look: bool) -> Counter[tuple[str, str]]:
    """Print the figures, and give what they are counted from: (modal | denied, hits | found | gold)."""
    knowledge = load_knowledge()
    counts: Counter[tuple[str, str]] = Counter()
    files = links = 0
    for path in sorted(Path(directory).rglob("*.tml")):
        if is_held(path.name) == look:
            continue
        files += 1
        for link in read(path):
            links += 1
            found = subordinates(link.text, link.cue, link.event, knowledge)
            counts[link.standing, "gold"] += 1
            counts[found, "found"] += 1
            counts[found, "hits"] += found == link.standing
            if look and found != link.standing:
                print(f"{link.standing:6s} taken for {found:6s}  {_show(link)}")
    print(f"{files} files, {links} links")
    for key in ("modal", "denied"):
        print(f"{key:8s} {describe(counts[key, 'hits'], counts[key, 'found'], counts[key, 'gold'])}")
    return counts


def _show(link: Link) -> str:
    """The words around a link, the governing event in [ ], the other in { }."""
    places = sorted([(link.cue[0], "["), (link.cue[1], "]"), (link.event[0], "{"), (link.event[1], "}")])
    at = max(0, places[0][0] - 60)
    shown = ""
    for place, mark in places:
        shown, at = shown + link.text[at:place] + mark, place
    return " ".join((shown + link.text[at : at + 40]).split())


if __name__ == "__main__":
    main(sys.argv[1], "--look" in sys.argv)
