"""What people decided about who descends from whom, laid over what was computed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from stemma.dossier.byhand import draw_line
from stemma.dossier.computed import Computed
from stemma.dossier.grounds import Verdict, line_words, whose
from stemma.dossier.standing import Standing, applied, signed, stale
from stemma.model import Derivation, Report, Sibling, Story

CIRCLE = "not taken: the child would be its own ancestor"


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of descent after judgement, each kind sorted by id, and what follows from them.

    `standing`: by row. `changed`: articles and reports that lost or won a parent.
    """

    derivations: tuple[Derivation, ...]
    rivals: tuple[Derivation, ...]
    siblings: tuple[Sibling, ...]
    stories: tuple[Story, ...]
    standing: Mapping[str, Standing]
    changed: frozenset[str] = frozenset()


def judge_lines(computed: Computed, verdicts: Sequence[Verdict]) -> Lines:
    """Take out rejected lines, put in confirmed and corrected ones, and let origins and siblings follow.

    First all lines go that a decision takes out, then new ones come in the order decided; one that would make an
    article its own ancestor is not taken, and says so. A rejected line becomes a rival. A judged row says so in its
    reasons.
    """
    mine = [verdict for verdict in verdicts if verdict.kind == "derivation"]
    if not mine:
        return Lines(computed.derivations, computed.rivals, computed.siblings, computed.stories, {})
    desk = _Desk(computed)
    due = [verdict for verdict in mine if desk.holds(verdict)]
    for verdict in due:
        if verdict.judgement.decision in ("reject", "correct"):
            desk.take_out(verdict)
    refused = {verdict.id for verdict in due if verdict.judgement.decision == "reject"}
    for verdict in due:
        if verdict.judgement.decision in ("confirm", "correct"):
            desk.put_in(verdict, refused)
    desk.miss(due)
    return desk.lines()


def graph_of(rows: Iterable[Derivation], reports: Iterable[Report]) -> nx.DiGraph[str]:
    """Parent → child; a report that an article in hand stands for is drawn as that article. Citing is no descent."""
    stands = {report.id: report.article for report in reports if report.article}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for row in rows:
        parent, child = stands.get(row.parent) or row.parent, stands.get(row.child) or row.child
        if row.kind != "cited" and parent != child:
            graph.add_edge(parent, child, id=row.id)
    return graph


class _Desk:
    """The rows while they are judged. `kept`: parents chosen; `others`: rivals; `out`: what was taken out of `kept`."""

    def __init__(self, computed: Computed) -> None:
        self.computed = computed
        self.kept = {row.id: row for row in computed.derivations}
        self.others = {row.id: row for row in computed.rivals}
        self.out: dict[str, Derivation] = {}
        self.standing: dict[str, Standing] = {}
        self.changed: set[str] = set()
        self.won: dict[str, Derivation] = {}  # confirmed and new ones
        self.parents: set[str] = set()  # of new ones
        self.spared: set[str] = set()  # lines that a correction gives and a rejection takes away

    def holds(self, verdict: Verdict) -> bool:
        """Whether the texts are still those that were decided upon; notes what is not."""
        ground, row = verdict.ground, self.computed.line_by_id.get(verdict.id)
        there = self.computed.article_by_id.keys() | self.computed.report_by_id.keys()
        why = ""
        if ground is None:
            why = "" if row is not None else "its row is not in the dossier any more"
        elif row is None and not {ground.child, ground.parent} <= there:
            why = "one of its texts is not in the dossier any more"
        elif (row.child if row else ground.child, _told(row, ground.how)) != (ground.child, ground.how != "cited"):
            why = "whether it is descent or only a mention is seen otherwise now"
        elif line_words(ground.child, row.parent if row else ground.parent, self.computed) != ground.words:
            why = "the words of one of its texts have changed"
        if why:
            self.standing[verdict.id] = stale(verdict, why)
        return not why

    def take_out(self, verdict: Verdict) -> None:
        """Make a rival of a line that was rejected or corrected."""
        name = verdict.id
        if name in self.kept:
            self.out[name] = self.kept.pop(name)
            self.others[name] = self._marked(self.out[name], verdict)
            self.changed.add(self.out[name].child)
        elif name in self.others:
            self.others[name] = self._marked(self.others[name], verdict)
        else:
            return
        self.standing[name] = applied(verdict)

    def put_in(self, verdict: Verdict, refused: Collection[str]) -> None:
        """Draw the line that a confirmation keeps, or that a correction puts in the place of its row."""
        corrects = verdict.judgement.decision == "correct"
        if corrects and not verdict.judgement.value:
            return
        row = self._wanted(verdict)
        if row is None:
            self._undo(verdict, "the parent that it gives is not in the story any more")
        elif corrects and row.id in refused:
            self.spared.add(row.id)
            self.standing[verdict.id] = applied(verdict, f"the line that it gives, {row.id}, was rejected")
        elif row.id in self.kept and _told(self.kept[row.id]) == _told(row):
            self.kept[row.id] = self._marked(self.kept[row.id], verdict)
            self.won[row.id] = self.kept[row.id]
            self.standing[verdict.id] = applied(verdict)
        elif self._closes_circle(row):
            self._undo(verdict, CIRCLE)
        else:
            self.kept[row.id] = self._marked(row, verdict)
            self.won[row.id] = self.kept[row.id]
            self.others.pop(row.id, None)
            self.changed.add(row.child)
            self.parents.add(row.parent)
            self.standing[verdict.id] = applied(verdict)

    def miss(self, due: Iterable[Verdict]) -> None:
        """Note rejections of lines that nobody draws."""
        for verdict in due:
            if verdict.id not in self.standing:
                why = "no such line of descent is found any more; there is nothing to take out"
                spared = verdict.id in self.spared
                self.standing[verdict.id] = applied(verdict) if spared else stale(verdict, why)

    def lines(self) -> Lines:
        """The rows, judged."""
        chosen = tuple(self.kept[name] for name in sorted(self.kept))
        pairs = {frozenset((row.child, row.parent)) for row in self.won.values() if row.kind != "cited"}
        siblings = tuple(row for row in self.computed.siblings if frozenset((row.a, row.b)) not in pairs)
        return Lines(
            chosen,
            tuple(self.others[name] for name in sorted(self.others) if name not in self.kept),
            siblings,
            tuple(self._entered(story, chosen, siblings) for story in self.computed.stories),
            self.standing,
            frozenset(self.changed),
        )

    def _wanted(self, verdict: Verdict) -> Derivation | None:
        """The row that a decision asks for, drawn by hand where nothing has weighed it; None where it cannot be."""
        old = self.kept.get(verdict.id) or self.others.get(verdict.id)
        if verdict.judgement.decision == "confirm":
            return old or draw_line(self.computed, verdict)
        parent = self._parent(verdict)
        child = old.child if old else verdict.ground.child if verdict.ground else ""
        if not parent or not child:
            return None
        known = (row for rows in (self.kept, self.others) for row in rows.values())
        found = next((row for row in known if (row.child, row.parent) == (child, parent) and _told(row)), None)
        return found or draw_line(self.computed, verdict, old, parent)

    def _parent(self, verdict: Verdict) -> str:
        """The right parent as it is called now; a lost report may be known by whose it is alone."""
        value = verdict.judgement.value
        if value in self.computed.article_by_id or value in self.computed.report_by_id:
            return value
        source = verdict.ground.target[0][1] if verdict.ground and verdict.ground.target else ""
        same = (name for name in self.computed.report_by_id if source and whose(name, self.computed) == source)
        return next(same, "")

    def _undo(self, verdict: Verdict, why: str) -> None:
        """Let a row be as it was: what was decided about it cannot be done."""
        self.standing[verdict.id] = stale(verdict, why)
        row = self.out.get(verdict.id)
        if row is not None and not self._closes_circle(row):
            self.kept[row.id] = replace(row, reasons=(*row.reasons, f"{signed(verdict.judgement)}; {why}"))
            self.others.pop(row.id, None)
        elif verdict.id in self.others:
            plain = self.computed.line_by_id.get(verdict.id, self.others[verdict.id])
            self.others[verdict.id] = self._marked(plain, verdict, why)

    def _marked(self, row: Derivation, verdict: Verdict, remark: str = "") -> Derivation:
        """The row with a reason that names who decided, when, and with what note."""
        notes = [text for text in (verdict.judgement.note, remark) if text]
        reason = "; ".join([signed(verdict.judgement), *notes])
        return replace(row, reasons=(*row.reasons, reason))

    def _closes_circle(self, row: Derivation) -> bool:
        if row.kind == "cited":
            return False
        graph = graph_of(self.kept.values(), self.computed.report_by_id.values())
        stands = self.computed.report_by_id
        child, parent = (_carrier(stands.get(name), name) for name in (row.child, row.parent))
        return child == parent or (child in graph and parent in graph and nx.has_path(graph, child, parent))

    def _entered(self, story: Story, rows: Sequence[Derivation], siblings: Sequence[Sibling]) -> Story:
        """The story with its origins put right: who lost all parents enters the story, so does a parent of one's own.

        A lost report from which nothing descends any more enters it no longer.
        """
        mine = [row for row in rows if row.story == story.id and row.kind != "cited"]
        enters = self._enters
        descended = {enters(row.child) for row in mine if enters(row.child) != row.parent}
        here = {*story.articles, *story.origins, *(row.parent for row in mine)}
        moved = {enters(name) for name in (self.changed | self.parents) & here}
        heirs = {row.parent for row in mine} | {row.report for row in siblings if row.story == story.id}
        left = {row.parent for row in self.out.values() if self._is_lost(row.parent)} - heirs
        origins = ({*story.origins, *moved} - (moved & descended)) - left
        return replace(story, origins=tuple(sorted(origins))) if origins and (moved or left) else story

    def _enters(self, parent: str) -> str:
        """What a parent is called among origins: the report that it carries, where it does."""
        carried = (row.id for row in self.computed.report_by_id.values() if row.article == parent)
        return next(carried, parent)

    def _is_lost(self, name: str) -> bool:
        report = self.computed.report_by_id.get(name)
        return report is not None and report.article is None


def _carrier(report: Report | None, name: str) -> str:
    return report.article or name if report is not None else name


def _told(row: Derivation | None, how: str = "") -> bool:
    """Whether a row is descent, and no mere mention."""
    return (row.kind if row is not None else how) != "cited"
