"""Names across articles: one entity for all spellings of one name, and what each outlet says that it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from stemma.knowledge import Knowledge
from stemma.language.callings import find_callings
from stemma.language.tokens import find_tokens
from stemma.model import Article, Called, Entity, EntityKind, Place, Reading, Span, Story, make_id
from stemma.settings import Settings
from stemma.stages.naming.forms import KINDS, Form, Told, read_forms
from stemma.stages.naming.joining import Node, join_forms, meeting


def find_entities(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    knowledge: Knowledge,
    settings: Settings,
) -> list[Entity]:
    """Join the names of all articles into entities, sorted by id, in whatever order the articles are given.

    Full names join over the whole dossier when a change of script explains their spellings; a surname, an initial or an
    acronym joins the one fuller name that it can mean in its own article, else in its story, and stays by itself where
    it may mean several; other names join where a text says so. Spellings that one article uses side by side stay
    apart. This is cross-document coreference (Bagga and Baldwin 1998) by name, without the words around it; time is
    near-linear in the number of names. `Reading.names` are taken by their offsets and kinds alone.
    """
    del settings
    by_id = {article.id: article for article in articles}
    rows = [read_forms(by_id[r.article], r, knowledge) for r in readings if r.article in by_id]
    rows = _of_one_kind(sorted(rows, key=lambda told: told.article))
    groups = join_forms(rows, _homes(rows, stories))
    drafts: dict[Node, _Draft] = defaultdict(_Draft)
    for told in rows:
        known = {form.key: groups.find(meeting(told, form)) for form in told.forms}
        for form in told.forms:
            drafts[known[form.key]].met.append((told.article, form))
        for key, _, (start, end) in told.aliases:
            if key in known:
                drafts[known[key]].also.append(Span(told.article, start, end))
    tellers = _Tellers(by_id, knowledge)
    return sorted((draft.row(tellers) for draft in drafts.values()), key=lambda row: row.id)


def _homes(rows: Sequence[Told], stories: Sequence[Story]) -> Mapping[str, str]:
    """The story of each article: the largest of those it stands in, itself when it stands in none."""
    homes: dict[str, str] = {told.article: told.article for told in rows}
    for story in sorted(stories, key=lambda s: (len(s.articles), s.id)):
        homes.update({name: story.id for name in story.articles if name in homes})
    return homes


def _of_one_kind(rows: Sequence[Told]) -> list[Told]:
    """The same words are of one kind throughout: what most articles take them for. A lone surname stays a person's."""
    counted: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for told in rows:
        for form in told.forms:
            counted[" ".join(form.words)][form.kind] += len(form.spans)
    return [_rekinded(told, counted) for told in rows]


def _rekinded(told: Told, counted: Mapping[str, Counter[EntityKind]]) -> Told:
    forms: dict[tuple[str, EntityKind], Form] = {}
    names: dict[tuple[str, EntityKind], tuple[str, EntityKind]] = {}
    for form in told.forms:
        words = " ".join(form.words)
        among = KINDS if len(form.words) > 1 else KINDS[1:]
        kind = form.kind
        if kind in among:
            kind = max(among, key=lambda k: (counted[words][k], -KINDS.index(k)))
        new = form if kind == form.kind else replace(form, kind=kind, place=None, scoped=False)
        names[form.key] = new.key
        if new.key in forms:
            old = forms[new.key]
            new = replace(old, spans=tuple(sorted({*old.spans, *new.spans})), place=old.place or new.place)
        forms[new.key] = new
    aliases = tuple((names.get(a, a), names.get(b, b), span) for a, b, span in told.aliases)
    return Told(told.article, tuple(forms[key] for key in sorted(forms)), aliases)


class _Tellers:
    """What the texts call somebody; each text is cut into tokens once, when first asked for."""

    def __init__(self, articles: Mapping[str, Article], knowledge: Knowledge) -> None:
        self.articles, self._knowledge = articles, knowledge
        self._tokens = {key: find_tokens(article.text) for key, article in articles.items()}

    def time(self, name: str) -> str:
        """When an article was published, for finding the earliest."""
        published = self.articles[name].published
        return published.earliest if published else "9999"

    def called(self, span: Span) -> list[Called]:
        """What stands beside one mention."""
        article = self.articles[span.article]
        found = find_callings(article.text, self._tokens[span.article], (span.start, span.end), self._knowledge)
        return [Called(Span(span.article, a, b), article.outlet) for a, b in found]


@dataclass(slots=True)
class _Draft:
    """An entity in the making: the forms that joined, with their articles."""

    met: list[tuple[str, Form]] = field(default_factory=list)
    also: list[Span] = field(default_factory=list)

    def row(self, tellers: _Tellers) -> Entity:
        """The entity, its mentions in order of article and place."""
        mentions = sorted(Span(article, a, b) for article, form in self.met for a, b in form.spans)
        kind = self.met[0][1].kind
        texts = [tellers.articles[s.article].text[s.start : s.end] for s in mentions]
        shown = Counter(texts)
        called = [row for span in mentions for row in tellers.called(span)] if kind == "person" else []
        first = min(mentions, key=lambda span: (tellers.time(span.article), span))
        return Entity(
            make_id("ent", kind, first.article, first.start, first.end),
            self._name(shown),
            kind,
            tuple(sorted(shown)),
            tuple(mentions),
            tuple(sorted(set(called), key=lambda row: row.span)),
            tuple(sorted(set(self.also))),
            self._place(),
        )

    def _name(self, shown: Counter[str]) -> str:
        """The spelling that is used most among those of several words, else among all."""
        full = {form.shown for _, form in self.met if form.rank[0] > 1 and not form.rank[1]}
        pool = [text for text in shown if text in full] or list(shown)
        return min(pool, key=lambda text: (-shown[text], -len(text), text))

    def _place(self) -> Place | None:
        found = {form.place for _, form in self.met if form.place is not None}
        return found.pop() if len(found) == 1 else None
