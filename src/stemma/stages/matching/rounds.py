"""Large stories in rounds: some accounts are grouped, the others' statements find their places there, and so on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stemma.knowledge import Knowledge
from stemma.memory import Memory, digest
from stemma.model import Article, Reading, Statement
from stemma.settings import Settings
from stemma.stages.matching.accounts import Account, Desk
from stemma.stages.matching.blocks import cut_blocks, find_marks
from stemma.stages.matching.groups import group
from stemma.stages.matching.likeness import weigh_beside, weigh_pairs
from stemma.stages.matching.placing import place
from stemma.stages.matching.stragglers import part_stragglers
from stemma.stages.matching.weights import WEIGHTS
from stemma.stages.wordings import Wordings

_DIGITS = 64  # bits of a digest


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """What the statements of a story are grouped by.

    `told`: article → its statements, in order; articles in the same words are there once. `words`: article → digest of
    those words. `kin`: pairs of articles, both ways, that descend from each other or from one text.
    """

    articles: Mapping[str, Article]
    readings: Sequence[Reading]
    told: Mapping[str, Sequence[Statement]]
    words: Mapping[str, str]
    kin: Collection[tuple[str, str]]
    knowledge: Knowledge
    settings: Settings
    memory: Memory


def find_groups(case: Case) -> list[list[Statement]]:
    """Which statements tell one matter; each is in one group.

    Up to `claims_round` accounts are grouped as a whole. More of them are dealt into rounds by their words, so that one
    more moves none of the others. The first round is grouped, and sets the measure; each other account by itself puts
    its statements where they fit; what fits nowhere goes to the next round. This is Buckshot (Cutting, Karger, Pedersen
    and Tukey 1992: a sample is clustered, the rest is assigned to it), repeated on what it leaves over. Work grows with
    accounts times those of a round, and an account that is added touches its own statements and its round.
    """
    rounds = deal_rounds(case.words, case.settings.claims_round)
    table = _Table(case, rounds[0] if rounds else [])
    groups: list[list[Statement]] = []
    for number, names in enumerate(rounds):
        found = table.group(names)
        table.join([name for later in rounds[number + 1 :] for name in later], found)
        groups += found.statements(case.told)
    return groups


def deal_rounds(words: Mapping[str, str], most: int) -> list[list[str]]:
    """Accounts by rounds of about half of `most` up to `most`, by the digests of their words; none is empty.

    >>> deal_rounds({"a": "00ff", "b": "ff00", "c": "0f00"}, 2)
    [['a', 'c'], ['b']]
    """
    count = 1
    while len(words) > count * most:
        count *= 2
    rounds: dict[int, list[str]] = {}
    for name in sorted(words):
        rounds.setdefault(int(words[name].ljust(_DIGITS // 4, "0"), 16) * count >> _DIGITS, []).append(name)
    return [rounds[number] for number in sorted(rounds)]


@dataclass(frozen=True, slots=True, eq=False)
class Round:
    """A round's groups. `rows`: article and number of each statement; `labels`: its group; `key`: what all rests on."""

    key: str
    names: Sequence[str]
    rows: Sequence[tuple[str, int]]
    labels: Sequence[int]
    joined: list[tuple[int, tuple[str, int]]] = field(default_factory=list)

    def statements(self, told: Mapping[str, Sequence[Statement]]) -> Iterator[list[Statement]]:
        """The groups, with those who joined them."""
        groups: dict[int, list[Statement]] = {}
        for label, (name, i) in (*zip(self.labels, self.rows, strict=True), *self.joined):
            groups.setdefault(label, []).append(told[name][i])
        yield from (groups[label] for label in sorted(groups))


class _Table:
    """What of each account still has no place. Accounts are made only when something about them is not remembered."""

    def __init__(self, case: Case, core: Sequence[str]) -> None:
        self._case = case
        self._core = core
        self._left = {name: list(range(len(case.told[name]))) for name in case.words}
        readings = {reading.article: reading for reading in case.readings}
        self._content = {
            name: digest(case.articles[name].text, readings[name], [_lines(s) for s in case.told[name]])
            for name in case.words
        }
        self._measure = digest([self._content[name] for name in core])
        self._desk: Desk | None = None

    def group(self, names: Sequence[str]) -> Round:
        """Group what a round's accounts have left."""
        names = [name for name in names if self._left[name]]
        kin = [(a, b) for a in names for b in names if (a, b) in self._case.kin]
        key = digest(self._measure, [(name, self._content[name], self._left[name]) for name in names], kin)
        labels = self._case.memory.recall("round", key)
        if labels is None:
            labels = self._case.memory.keep("round", key, self._labels(names))
        rows = [(name, i) for name in names for i in self._left[name]]
        return Round(digest(key, labels), names, rows, [int(label) for label in labels])

    def join(self, names: Sequence[str], found: Round) -> None:
        """Put what these accounts have left into a round's groups, where it fits: each account by itself."""
        memory = self._case.memory
        keys = {}
        for name in names:
            if self._left[name] and found.rows:
                kin = [other for other in found.names if (name, other) in self._case.kin]
                keys[name] = self._content[name], digest(found.key, name, self._left[name], kin)
        fresh = [name for name, key in keys.items() if memory.recall(*key) is None]
        for name, places in self._places(fresh, found):
            memory.keep(*keys[name], places)
        for name, key in keys.items():
            left, labels = self._left[name], [int(label) for label in memory.recall(*key) or ()]
            found.joined.extend((label, (name, i)) for label, i in zip(labels, left, strict=True) if label >= 0)
            self._left[name] = [i for label, i in zip(labels, left, strict=True) if label < 0]

    def _labels(self, names: Sequence[str]) -> list[int]:
        """The group of each statement that these accounts have left."""
        case, settings = self._case, self._case.settings
        accounts = self._take(names)
        rows = [statement for account in accounts for statement in account.statements]
        pairs = weigh_pairs(accounts, case.kin, WEIGHTS, settings.claims_least_odds)
        groups = group(
            [row.article for row in rows],
            pairs,
            settings.claims_least_odds,
            settings.claims_enough_odds,
            settings.claims_told_twice,
        )
        worder = Wordings(case.articles, case.readings)
        wordings = {row.id: worder.said(row) for row in rows}
        groups = part_stragglers(groups, rows, pairs, wordings, case.knowledge, settings.claims_straggler_odds)
        labels = {i: label for label, members in enumerate(groups) for i in members}
        return [labels[i] for i in range(len(rows))]

    def _places(self, names: Sequence[str], found: Round) -> Iterator[tuple[str, list[int]]]:
        """For each account the groups that take its statements, -1 for none."""
        if not names:
            return
        settings = self._case.settings
        accounts = {account.article: account for account in self._take([*found.names, *names])}
        marks = find_marks([*accounts.values()])
        blocks = cut_blocks([accounts[name] for name in found.names], marks=marks)
        for name in names:
            (alone,) = cut_blocks([accounts[name]], marks=marks)
            pairs = weigh_beside(accounts[name], alone, blocks, self._case.kin, WEIGHTS, settings.claims_least_odds)
            yield name, place(len(alone), pairs, found.labels, settings)

    def _take(self, names: Sequence[str]) -> list[Account]:
        """In order of their names."""
        case = self._case
        if self._desk is None:
            self._desk = Desk([*case.articles.values()], case.readings, case.told, self._core)
        return self._desk.take({name: self._left[name] for name in names})


def _lines(statement: Statement) -> tuple[object, ...]:
    return statement.id, statement.content_spans, statement.hedge
