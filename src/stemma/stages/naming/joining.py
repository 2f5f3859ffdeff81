"""Joining: which forms of names, over all articles, name one.

Forms are compared only within blocks (Fellegi and Sunter 1969 on blocking): full names by the consonants of their first
and last word, short ones by their words among the fuller names of their own article, then of its story. A short form
joins when it can mean one only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemma.language.namesakes import same_name, same_spelling
from stemma.language.spellings import pet_names, skeletons, sound_alike
from stemma.language.tokens import word_set
from stemma.model import Place
from stemma.stages.naming.forms import Form, Key, Told

Node = tuple[str, str, str, str]  # level, words, kind, where
# What a company does, when its name is cut to the first word: "Norwick Mining … Norwick said".
_TRADES = word_set(
    "resources mining mines minerals energy power oil gas petroleum steel metals cement foods shipping motors ferries "
    "logistics pharma pharmaceuticals technologies technology solutions software telecom communications electronics "
    "rail railways entertainment studios insurance finance properties construction engineering aerospace retail stores"
)
_CROWD = 200  # forms in one block; more are no longer compared with each other


class Groups:
    """Nodes joined into groups (union-find); what stands for a group is its least node."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}

    def find(self, node: Node) -> Node:
        """The node that stands for the group of `node`."""
        top = node
        while (above := self._above.get(top, top)) != top:
            top = above
        while (above := self._above.get(node, node)) != top:
            self._above[node] = top
            node = above
        return top

    def join(self, a: Node, b: Node) -> None:
        """Make one group of two."""
        a, b = sorted((self.find(a), self.find(b)))
        self._above[b] = a


def meeting(told: Told, form: Form) -> Node:
    """The node of one article's form."""
    return ("3 article", *form.key, told.article)


def join_forms(rows: Sequence[Told], homes: Mapping[str, str]) -> Groups:
    """Join the forms of all articles. `homes`: article → its story."""
    return _Joining(rows, homes).run()


class _Joining:
    """One run: `near` holds the forms of each story by their words."""

    def __init__(self, rows: Sequence[Told], homes: Mapping[str, str]) -> None:
        self.rows, self.homes, self.groups = rows, homes, Groups()
        self.met = [(told, form) for told in rows for form in told.forms]
        self.own = {told.article: _index([(told, f) for f in told.forms]) for told in rows}
        by_story: dict[str, list[tuple[Told, Form]]] = defaultdict(list)
        for told, form in self.met:
            by_story[homes[told.article]].append((told, form))
        self.near = {story: _index(met) for story, met in by_story.items()}
        self.all = _index([pair for pair in self.met if not pair[1].scoped and pair[1].kind == "organisation"])
        self.lying: dict[tuple[str, Key], set[Node]] = defaultdict(set)  # where each story has a name lie
        for told, form in self.met:
            if form.place is not None:
                self.lying[homes[told.article], form.key].add(_lie(form.place))
        self.settled: dict[Node, None] = {}  # meetings that joined a fuller form
        self.by_key: dict[Key, list[Node]] = defaultdict(list)
        for told, form in self.met:
            self.by_key[form.key].append(meeting(told, form))

    def run(self) -> Groups:
        """Spellings first, then what the texts say, then short forms, those that tell most before others."""
        self._join_spellings()
        self._join_aliases()
        ranks = sorted({form.rank for _, form in self.met}, reverse=True)
        by_rank: dict[tuple[int, int], list[tuple[Told, Form]]] = defaultdict(list)
        for told, form in self.met:
            by_rank[form.rank].append((told, form))
        for rank in ranks:
            self._settle(by_rank[rank])
        return self.groups

    def _join_spellings(self) -> None:
        """Full names that are spelled alike, over all articles; surnames within a story."""
        nodes: dict[Node, tuple[Form, set[str]]] = {}
        for told, form in self.met:
            node = self._home(told, form)
            nodes.setdefault(node, (form, set()))[1].add(told.article)
        blocks: dict[tuple[str, ...], list[Node]] = defaultdict(list)
        for node in sorted(nodes):
            for key in _block_keys(node, nodes[node][0]):
                blocks[key].append(node)
        articles = {node: set(found) for node, (_, found) in nodes.items()}
        for _, block in sorted(blocks.items()):
            for i, a in enumerate(block[:_CROWD]):
                for b in block[:i]:
                    self._join_if_one(a, b, nodes, articles)

    def _join_if_one(
        self, a: Node, b: Node, nodes: Mapping[Node, tuple[Form, set[str]]], articles: dict[Node, set[str]]
    ) -> None:
        p, q = self.groups.find(a), self.groups.find(b)
        x, y = nodes[a][0], nodes[b][0]
        if p == q or not same_spelling(x.shown, y.shown) or x.place != y.place:
            return
        if articles[p] & articles[q] and not _sound_alike(x, y):
            return  # an article that has both tells them apart
        self.groups.join(p, q)
        articles[self.groups.find(p)] = articles[p] | articles[q]

    def _join_aliases(self) -> None:
        """What an article says outright. Of two names the shorter one is settled by that."""
        for told in self.rows:
            forms = {form.key: form for form in told.forms}
            for a, b, _ in told.aliases:
                if a not in forms or b not in forms:
                    continue
                main, other = sorted((forms[a], forms[b]), key=lambda f: f.rank, reverse=True)
                self.groups.join(meeting(told, main), meeting(told, other))
                self.settled[meeting(told, other)] = None

    def _settle(self, met: Sequence[tuple[Told, Form]]) -> None:
        """Forms that tell as much as each other: those that stand for themselves, then those that may mean another."""
        elsewhere = {form.key for _, form in met if any(node in self.settled for node in self.by_key[form.key])}
        fuller: dict[tuple[str, Key], bool] = {}
        open_: list[tuple[Told, Form]] = []
        for told, form in met:
            node, place = meeting(told, form), (self.homes[told.article], form.key)
            if node in self.settled:
                continue
            if place not in fuller:
                fuller[place] = form.key in elsewhere or self._has_fuller(place[0], form)
            if fuller[place]:
                open_.append((told, form))
            else:
                self.groups.join(node, self._home(told, form))
        known: dict[tuple[str, Key], tuple[Node, ...]] = {}
        for told, form in open_:
            self._settle_one(told, form, known)
        self._settle_rest(open_)

    def _settle_rest(self, met: Sequence[tuple[Told, Form]]) -> None:
        """What was not settled near at hand: as the same words are elsewhere if always so, else by itself."""
        found = {
            form.key: self._roots(node for node in self.by_key[form.key] if node in self.settled)
            for form in {form.key: form for _, form in met}.values()
        }
        for told, form in met:
            node = meeting(told, form)
            if node not in self.settled:
                alone = not form.scoped and len(found[form.key]) == 1
                self.groups.join(node, found[form.key][0] if alone else self._home(told, form))

    def _settle_one(self, told: Told, form: Form, known: dict[tuple[str, Key], tuple[Node, ...]]) -> None:
        """Join one form with the only one that it can mean: in its article, else in its story, else by its letters."""
        node, place = meeting(told, form), (self.homes[told.article], form.key)
        own = self.own[told.article]
        found = self._roots(_fuller(form, own)) or self._roots(_firm(form, own))
        if not found:
            if place not in known:
                known[place] = self._roots(
                    [*_fuller(form, self.near[place[0]]), *self._settled_in(place[0], form.key)]
                ) or self._by_letters(form)
            found = known[place]
        if len(found) == 1:
            self.groups.join(node, found[0])
            self.settled[node] = None
        elif found and form.scoped:
            self.settled[node] = None  # it may mean several: it stays by itself

    def _by_letters(self, form: Form) -> tuple[Node, ...]:
        """What an acronym may be short for, over all articles."""
        if form.kind != "organisation" or form.scoped:
            return ()
        return self._roots(_fuller(form, self.all, letters=True))

    def _settled_in(self, story: str, key: Key) -> Iterator[Node]:
        return (node for node in self.by_key[key] if node in self.settled and self.homes[node[3]] == story)

    def _has_fuller(self, story: str, form: Form) -> bool:
        """Whether some other form of the story may be meant, or one that an acronym is short for."""
        near = self.near[story]
        return bool(_fuller(form, near) or _firm(form, near) or self._by_letters(form))

    def _roots(self, nodes: Iterable[Node]) -> tuple[Node, ...]:
        return tuple(sorted({self.groups.find(node) for node in nodes}))

    def _home(self, told: Told, form: Form) -> Node:
        """Where a form is known by itself: in its story, or in the whole dossier."""
        if form.scoped:
            return ("2 story", *form.key, self.homes[told.article])
        lying = self.lying.get((self.homes[told.article], form.key), set())
        if form.place is not None or len(lying) == 1:
            return _lie(form.place) if form.place is not None else next(iter(lying))
        return ("1 all", *form.key, "")


def _lie(place: Place) -> Node:
    return ("1 all", "", "place", f"{place.country}/{place.region}/{place.name}/{place.precision}")


_Index = dict[tuple[str, str], dict[Key, list[tuple[Node, Form]]]]


def _index(met: Sequence[tuple[Told, Form]]) -> _Index:
    """Forms by each of their words' consonants, and by their first letters."""
    index: _Index = defaultdict(lambda: defaultdict(list))
    for told, form in met:
        if len(form.words) < 2:
            continue
        marks = {("word", s) for word in form.words for s in (skeletons(word) if len(word) > 1 else ())}
        letters = [word[0] for word in form.words]
        bare = [word[0] for word in form.words if word not in ("of", "for", "and")]
        marks |= {("letters", "".join(letters)), ("letters", "".join(bare))}
        for mark in sorted(marks):
            index[mark][form.key].append((meeting(told, form), form))
    return index


def _fuller(form: Form, index: _Index, letters: bool = False) -> list[Node]:
    """Meetings with forms that say more than `form` and may name the same. `letters`: only what it is short for."""
    marks = [("letters", form.words[0])] if len(form.words) == 1 and form.kind != "person" else []
    if not letters:
        ends = dict.fromkeys((form.words[-1], form.words[0]))
        marks += [("word", s) for word in ends if len(word) > 1 for s in sorted(skeletons(word))]
    found: list[Node] = []
    seen: set[Key] = set()
    for mark in marks:
        for key, met in index.get(mark, {}).items():
            fuller = met[0][1]
            if key in seen or key[1] != form.kind or fuller.rank <= form.rank:
                continue
            seen.add(key)
            if same_name(form.shown, fuller.shown):
                found.extend(node for node, _ in met)
    return found


def _firm(form: Form, index: _Index) -> list[Node]:
    """Meetings with the company that one word stands for, none where two begin so."""
    if len(form.words) > 1 or form.kind != "organisation" or form.scoped:
        return []
    begun = [
        met
        for mark in sorted(skeletons(form.words[0]))
        for key, met in index.get(("word", mark), {}).items()
        if key[1] == form.kind and met[0][1].words[0] == form.words[0]
    ]
    if len(begun) != 1 or not set(begun[0][0][1].words[1:]) <= _TRADES:
        return []
    return [node for node, _ in begun[0]]


def _block_keys(node: Node, form: Form) -> Iterator[tuple[str, ...]]:
    """Blocks in which a form may meet its other spellings; forms of two stories meet only when they are not scoped."""
    level, _, kind, _ = node
    where = node[3] if level == "2 story" else ""
    first, last = form.words[0], form.words[-1]
    heads = sorted({s for name in pet_names(first) for s in skeletons(name)})
    yield kind, where, "".join(form.words)
    for tail in sorted(skeletons(last)):
        for head in heads:
            yield kind, where, str(len(form.words)), head, tail


def _sound_alike(x: Form, y: Form) -> bool:
    if "".join(x.words) == "".join(y.words):
        return True
    return len(x.words) == len(y.words) and all(sound_alike(v, w) for v, w in zip(x.words, y.words, strict=True))
