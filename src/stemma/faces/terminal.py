"""What the terminal shows: stories as trees of text. Colour and line drawing only where the stream can show them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TextIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from stemma.faces.passages import Passage, Quote
from stemma.faces.printing import print_heading, print_item, short_id
from stemma.faces.reasons import WhyView
from stemma.faces.spoken import NOTHING, print_claims
from stemma.faces.views import ArticleView, DossierView, EdgeView, StoryView, TreeRow
from stemma.faces.wording import count, listed, one_line, standing

WIDE, PIPED = 112, 120
_DRAWN = {
    "tee": "├─",
    "end": "└─",
    "bar": "│ ",
    "gap": "  ",
    "credited": "▶ ",
    "silent": "▷ ",
    "unsure": "┄",
    "line": "─",
    "origin": "● ",
    "lost": "◌ ",
    "leaf": "○ ",
    "dot": "·",
}
_PLAIN = {
    "tee": "|-",
    "end": "`-",
    "bar": "| ",
    "gap": "  ",
    "credited": "> ",
    "silent": ") ",
    "unsure": "~",
    "line": "-",
    "origin": "* ",
    "lost": "? ",
    "leaf": "o ",
    "dot": "-",
}


def make_console(stream: TextIO | None = None, width: int | None = None) -> Console:
    """A console on `stream` (standard output): colours on a terminal only; width by COLUMNS, else 120 in a pipe."""
    stream = stream or sys.stdout
    if width is None and not stream.isatty() and "COLUMNS" not in os.environ:
        width = PIPED
    return Console(file=stream, highlight=False, markup=False, emoji=False, width=width)


def print_dossier(
    view: DossierView, console: Console, *, in_full: bool = False, judged: Mapping[str, Sequence[str]] = NOTHING
) -> None:
    """Print all stories, then what stands alone and what was dropped.

    `in_full`: with every claim. `judged`: lines about what people decided, by article or claim.
    """
    several = len(view.stories) != 1 or view.loose
    if several:
        console.print(Text(view.headline, style="bold"))
    for number, story in enumerate(view.stories):
        if several or number:
            console.print()
        print_story(story, console, in_full=in_full, judged=judged)
    _print_loose(view.loose, console)
    if view.dropped:
        print_heading(console, "Not taken in")
    for drop in view.dropped:
        print_item(console, Text(f"{drop.name}: {drop.reason}"))
    console.print()
    print_item(console, Text(view.counts + ".", style="dim"), 0)


def print_story(
    story: StoryView, console: Console, *, in_full: bool = False, judged: Mapping[str, Sequence[str]] = NOTHING
) -> None:
    """Print one story: the answer, the tree, the claims, what is not in hand, siblings, and who names whom."""
    console.print(Text(story.title or "Untitled story", style="italic"))
    console.print(Text(story.headline, style="bold"))
    if story.subline:
        console.print(Text(story.subline))
    if story.claims.groups:
        console.print(Text(story.claims.sentence))
    console.print()
    for line in tree_lines(story.rows, console.width, _signs(console), judged):
        console.print(line, no_wrap=True, overflow="ellipsis", crop=True)
    console.print()
    signs = _signs(console)
    key = f"{signs['origin']}origin  {signs['lost']}not in hand  {signs['line'] + signs['credited']}credited  "
    key += f"{signs['line'] + signs['silent']}not credited  {signs['unsure']} uncertain"
    console.print(Text(key, style="dim"))
    print_claims(story.claims, console, in_full=in_full, judged=judged)
    _print_lost(story, console)
    _print_siblings(story, console)
    _print_sources(story, console)


def _signs(console: Console) -> dict[str, str]:
    return _DRAWN if (console.encoding or "").lower().startswith("utf") else _PLAIN


def tree_lines(
    rows: Iterable[TreeRow], width: int, signs: dict[str, str], judged: Mapping[str, Sequence[str]] = NOTHING
) -> Iterator[Text]:
    """Each member on a line of its own (two on less than 112 columns): guides, mark, letter, name; how; when; id.

    Below it stands what people decided about it.
    """
    placed = list(rows)
    for place, row in enumerate(placed):
        guide, under = _guides(placed, place, signs)
        edge = row.edges[0] if row.edges else None
        name = Text(guide, style="dim")
        name.append(_tip(edge, signs), style=_style(edge))
        name.append(signs["lost"] if row.ref.lost else signs["origin"] if row.origin else signs["leaf"], style="bold")
        name.append(f"{row.ref.letter} " if row.ref.letter else "", style="bold cyan")
        name.append(row.ref.label, style="italic" if row.ref.lost else "bold" if row.origin else "")
        how = _how(row)
        if width >= WIDE:
            yield _columns(name, how, row.ref.when, row, width, edge)
        else:
            yield name
            detail = Text(under + "    ", style="dim")
            detail.append(
                " · ".join(filter(None, [how, row.ref.when, short_id(edge.id if edge else row.ref.id)])), style="dim"
            )
            yield detail
        for said in judged.get(row.ref.id, ()):
            yield Text.assemble((under + "    ", "dim"), (said, "magenta"))


def _columns(name: Text, how: str, when: str, row: TreeRow, width: int, edge: EdgeView | None) -> Text:
    first = max(42, int(width * 0.39))
    second = width - first - 19 - 12
    line = name.copy()
    line.truncate(first - 1, overflow="ellipsis")
    line.append(" " * (first - cell_len(line.plain)))
    line.append(set_cell_size(how if cell_len(how) < second else one_line(how, second - 1), second), style=_style(edge))
    line.append(set_cell_size(when, 18) + " ")
    line.append(short_id(edge.id if edge else row.ref.id), style="dim")
    return line


def _guides(rows: list[TreeRow], place: int, signs: dict[str, str]) -> tuple[str, str]:
    """The guides before a row and before a second line under it."""
    row = rows[place]
    after = rows[place + 1 :]

    def goes_on(depth: int) -> bool:
        """Whether a sister at `depth` follows below."""
        for later in after:
            if later.depth <= depth:
                return later.depth == depth
        return False

    bars = "".join((signs["bar"] if goes_on(d) else signs["gap"]) for d in range(1, row.depth))
    if row.depth == 0:
        return "", signs["bar"] if after and after[0].depth else signs["gap"]
    own = signs["tee"] if goes_on(row.depth) else signs["end"]
    below = signs["bar"] if goes_on(row.depth) else signs["gap"]
    return bars + own, bars + below


def _tip(edge: EdgeView | None, signs: dict[str, str]) -> str:
    if edge is None:
        return ""
    return (signs["unsure"] if edge.uncertain else "") + signs["credited" if edge.credited else "silent"]


def _style(edge: EdgeView | None) -> str:
    return "" if edge is None else "blue" if edge.credited else "red"


def _how(row: TreeRow) -> str:
    if not row.edges:
        return standing(row.origin, row.ref.lost)
    edge = row.edges[0]
    more = "".join(f" +{e.parent.letter}" for e in row.edges[1:4])
    return (
        f"{edge.verb} {edge.parent.letter}{more}, {edge.share_words}, {'credited' if edge.credited else 'uncredited'}"
    )


def _print_lost(story: StoryView, console: Console) -> None:
    if story.lost:
        print_heading(console, "Reports not in hand")
    for lost in story.lost:
        line = Text(_signs(console)["lost"] + lost.label, style="bold")
        line.append(
            f", {count(len(lost.descendants), 'article')} from it" if lost.descendants else ", mentioned only",
            style="not bold",
        )
        print_item(console, line)
        if lost.note:
            print_item(console, Text(lost.note), 4)
        for outlet, quote in lost.quotes[:4]:
            print_item(console, _quoted(outlet, quote), 4)


def _print_siblings(story: StoryView, console: Console) -> None:
    if story.siblings:
        print_heading(console, "Siblings: share words, neither from the other")
    for pair in story.siblings[:12]:
        print_item(console, Text(f"{pair.a.label} and {pair.b.label}, {pair.certainty}  {short_id(pair.id)}"))
    if len(story.siblings) > 12:
        print_item(console, Text(f"and {len(story.siblings) - 12} more", style="dim"))


def _print_sources(story: StoryView, console: Console) -> None:
    if story.sources:
        print_heading(console, "Whose word is taken")
    for source in story.sources[:20]:
        print_item(
            console,
            Text.assemble((source.name, "bold"), f" ({source.kind}): named by {listed(list(source.outlets), 5)}"),
        )
    if len(story.sources) > 20:
        print_item(console, Text(f"and {len(story.sources) - 20} more", style="dim"))


def _print_loose(loose: tuple[ArticleView, ...], console: Console) -> None:
    if loose:
        print_heading(console, "Tell another story")
    for article in loose[:40]:
        print_item(
            console,
            Text.assemble(
                (article.outlet, "bold"), f": {article.title}, {article.ref.when}  {short_id(article.ref.id)}"
            ),
        )
    if len(loose) > 40:
        print_item(console, Text(f"and {len(loose) - 40} more", style="dim"))


def print_why(view: WhyView, console: Console) -> None:
    """Print why a row stands: its sentence, its reasons, and the words that show it."""
    console.print(Text(view.summary, style="bold"))
    console.print(Text(f"{view.kind} {view.id}", style="dim"))
    for reason in view.reasons:
        print_item(console, Text(f"- {one_line(reason, 300)}"))
    if view.witnesses:
        console.print()
    for witness in view.witnesses[:20]:
        line = Text.assemble(
            (witness.outlet, "bold"), f" {one_line(witness.label, 80)}: “", one_line(witness.quote, 400), "”"
        )
        print_item(console, line)
    for passage in view.passages:
        _print_passage(passage, console)
    if view.more:
        console.print(Text(f"and {count(view.more, 'shorter passage')}", style="dim"))


def _print_passage(passage: Passage, console: Console) -> None:
    """Both sides under each other; differences in brackets, as wdiff marks them: [-only here-] {+only there+}."""
    console.print()
    console.print(Text(f"{passage.kind_words}, {count(passage.words, 'word')}", style="dim"))
    for side, outlet in (("left", passage.left), ("right", passage.right)):
        line = Text(outlet + ": ", style="bold")
        for run in passage.runs:
            words = one_line(run.left if side == "left" else run.right, 3000)
            if words and run.kind == "equal":
                line.append(words + " ", style="not bold")
            elif words:
                mark = f"[-{words}-] " if side == "left" else f"{{+{words}+}} "
                line.append(mark, style="not bold red" if side == "left" else "not bold blue")
        print_item(console, line)


def _quoted(outlet: str, quote: Quote) -> Text:
    words = (one_line(quote.before, 160), one_line(quote.words, 240), one_line(quote.after, 160))
    before = f"{words[0]} " if quote.before.endswith((" ", "\n")) else words[0]
    after = f" {words[2]}" if quote.after.startswith((" ", "\n")) else words[2]
    return Text.assemble((outlet, "bold"), ": “", before, (words[1], "underline"), after, "”")
