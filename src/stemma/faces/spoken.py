"""A story's claims on a terminal: one paragraph a claim, its readings under each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from stemma.faces.printing import print_heading, print_item, short_id
from stemma.faces.views import ClaimsView, ClaimView, DifferenceView, ReadingView, VoiceView
from stemma.faces.wording import count, in_marks, listed, one_line

MOST, MOST_READINGS, MOST_VOICES = 10, 6, 3
"""Claims of a group, readings of a difference and voices of a reading that are printed unless all are wanted."""
NOTHING: Mapping[str, Sequence[str]] = {}
_COLOURS = {"conflict": "bold red", "drift": "red", "update": "blue", "precision": "dim"}


def print_claims(
    view: ClaimsView, console: Console, *, in_full: bool = False, judged: Mapping[str, Sequence[str]] = NOTHING
) -> None:
    """Print a story's claims by group. `in_full`: all of them, also those that one article alone tells.

    `judged`: lines about what people decided, by claim.
    """
    if not view.groups and not view.alone:
        return
    print_heading(console, "What is said")
    for group in view.groups:
        console.print()
        print_item(console, Text.assemble((group.title, "bold"), f"  {len(group.claims)}"))
        shown = group.claims if in_full else group.claims[:MOST]
        for claim in shown:
            _print_claim(claim, console)
            _print_judged(claim, console, judged)
        if len(shown) < len(group.claims):
            print_item(console, Text(f"and {len(group.claims) - len(shown):,} more", style="dim"), 4)
    _print_alone(view, console, in_full, judged)


def _print_claim(claim: ClaimView, console: Console) -> None:
    print_item(console, _headed(claim), 4)
    support = Text.assemble((f"{short_id(claim.id)}  ", "dim"), claim.support)
    if claim.roots:
        support.append(f": {listed(list(claim.roots), 3)}", style="dim")
    print_item(console, support, 6)
    for difference in claim.differences:
        _print_difference(difference, console)


def _headed(claim: ClaimView) -> Text:
    """A claim's words, with what stands before them where they begin within a sentence."""
    if not claim.before:
        return Text(in_marks(one_line(claim.text, 180)))
    return Text.assemble("“", (claim.before, "dim"), f" {one_line(claim.text, 180)}”")


def _print_difference(row: DifferenceView, console: Console) -> None:
    line = Text(row.badge, style=_COLOURS.get(row.kind, ""))
    line.append(f"  {row.why}", style="not bold default")
    if row.edge is not None:
        line.append(f"  {short_id(row.edge.id)}", style="dim")
    print_item(console, line, 6)
    for reading in row.readings[:MOST_READINGS]:
        print_item(console, _reading(reading), 8)
    if len(row.readings) > MOST_READINGS:
        print_item(console, Text(f"and {len(row.readings) - MOST_READINGS} more", style="dim"), 8)


def _reading(reading: ReadingView) -> Text:
    """One value, and who has it on whose word."""
    voices = [_who(voice) for voice in reading.voices[:MOST_VOICES]]
    if len(reading.voices) > MOST_VOICES:
        voices.append(count(len(reading.voices) - MOST_VOICES, "more voice"))
    line = Text.assemble((in_marks(one_line(reading.value, 100)), "bold"), "  ", "; ".join(voices))
    if reading.when:
        line.append(f"  {reading.when}", style="dim")
    return line


def _who(voice: VoiceView) -> str:
    """ "Mara Lind, in The Beacon and Upland Wire", "The Beacon in its own voice"."""
    times = Counter(ref.outlet for ref in voice.refs)
    outlets = listed([outlet if n == 1 else f"{outlet} ({n} articles)" for outlet, n in times.items()], 3)
    return f"{outlets} {voice.voice}" if voice.own else f"{voice.voice}, in {outlets}"


def _print_judged(claim: ClaimView, console: Console, judged: Mapping[str, Sequence[str]]) -> None:
    for said in judged.get(claim.id, ()):
        print_item(console, Text(said, style="magenta"), 6)


def _print_alone(view: ClaimsView, console: Console, in_full: bool, judged: Mapping[str, Sequence[str]]) -> None:
    number = len(view.alone) + view.alone_more
    if not number:
        return
    if view.groups:
        console.print()
    told = f"{count(number, 'claim')} told by one article alone"
    if not in_full:
        print_item(console, Text(f"{told}: see {'it' if number == 1 else 'them'} with --claims all", style="dim"))
        return
    print_item(console, Text(told, style="bold"))
    for claim in view.alone:
        telling = claim.tellings[0]
        line = Text.assemble((telling.ref.outlet, "bold"), f", {telling.voice}: ", _headed(claim))
        line.append(f"  {short_id(claim.id)}", style="dim")
        print_item(console, line, 4)
        _print_judged(claim, console, judged)
    if view.alone_more:
        print_item(console, Text(f"and {view.alone_more:,} more", style="dim"), 4)
