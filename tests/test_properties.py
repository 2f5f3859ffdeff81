"""What must hold of any input: order changes nothing, twice writes nothing, every span reads back, nothing dangles."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma import pipeline
from stemma.dossier import Dossier
from stemma.engine.base import Engine
from stemma.engine.local import LocalEngine
from stemma.knowledge import load_knowledge
from stemma.language.encoder import Encoder
from stemma.language.trained import Models
from stemma.model import Article, Dropped, Page, Story, make_id
from stemma.store import base
from stemma.store.sqlite import SqliteStore

KNOWLEDGE = load_knowledge()
OUTLETS = ("The Vale Courier", "Northmoor Herald", "Daily Skiff", "Port Tolmer Times", "Lantern News")
PEOPLE = ("Ada Fenwick", "Joss Tarrant", "Mira Oldcastle", "Ben Harrow")
EVENTS = (
    (
        "Footbridge at {place} closed after cracks are found",
        "Inspectors closed the footbridge at {place} on {day} after finding cracks in two of its piers.",
        "About {count} people cross the bridge every day, most of them on their way to the shipyard.",
        "“We will not reopen it before every bolt has been looked at,” said {person}, who heads the works department.",
        "The works department said repairs would cost at least {count},000 crowns and take until the autumn.",
        "A ferry will run every ten minutes until then, the harbour office said in a statement.",
    ),
    (
        "Choir school in {place} wins prize for winter concert",
        "The choir school in {place} won the national prize for its winter concert, the jury announced on {day}.",
        "{person}, who conducts the choir, thanked the {count} families that had sewn the costumes.",
        "The prize carries a purse of {count} crowns and a tour of four cathedral towns next spring.",
        "Jurors praised the balance of the voices and a programme that was chosen with care.",
        "Last year the prize went to a brass band from the coast.",
    ),
)
RETOLD = (("after finding", "when they discovered"), ("every day", "daily"), ("said", "told reporters"))
FURNITURE = ("Home | News | Sport | Weather", "Sign up to our newsletter", "Read more: Ten walks for a rainy weekend")
HOSTILE = ("\x00\ufeff\r\n", "<script>alert(1)</script>", "x" * 5_000, "𝕎𝕖𝕚𝕣 🐟\u202e", "(" * 400, "said " * 150)


@dataclass(frozen=True)
class Draft:
    """What a made-up article is made of."""

    event: int
    outlet: str
    person: str
    count: int
    hour: int
    sentences: tuple[int, ...]
    retold: bool
    furnished: bool
    credited: str | None
    hostile: str | None

    def page(self, number: int) -> Page:
        """The page, as a crawler would flatten it."""
        words = {"place": ("Tolmer Lock", "Marrow Bank")[self.event], "day": "Tuesday", "person": self.person,
                 "count": self.count}  # fmt: skip
        title, *facts = (sentence.format(**words) for sentence in EVENTS[self.event])
        body = [facts[i] for i in self.sentences]
        if self.retold:
            for old, new in RETOLD:
                body = [sentence.replace(old, new) for sentence in body]
        if self.credited:
            body.append(f"The news was first reported by {self.credited}.")
        if self.hostile:
            body.insert(1, self.hostile)
        head = [title, f"By {self.person}", f"{self.outlet}", f"4 March 2031, {self.hour:02}:15"]
        rim = FURNITURE if self.furnished else ()
        text = "\n".join([*rim[:1], *head, "\n\n".join(body), *rim[1:]])
        name = f"{number:02}.txt"
        return Page(make_id("art", text.encode(), name), name, None, None, "text/plain", text.encode())


drafts = st.builds(
    Draft,
    event=st.integers(0, 1),
    outlet=st.sampled_from(OUTLETS),
    person=st.sampled_from(PEOPLE),
    count=st.sampled_from((40, 300, 1_250)),
    hour=st.integers(0, 23),
    sentences=st.lists(st.integers(0, 4), min_size=2, max_size=5, unique=True).map(tuple),
    retold=st.booleans(),
    furnished=st.booleans(),
    credited=st.none() | st.sampled_from(OUTLETS),
    hostile=st.none() | st.sampled_from(HOSTILE),
)
corpora = st.lists(drafts, min_size=2, max_size=5).map(lambda rows: [row.page(i) for i, row in enumerate(rows)])
FEW = settings(max_examples=10)


def build(
    pages: Sequence[Page], encoder: Encoder, store: SqliteStore | None = None, engine: Engine | None = None
) -> tuple[Dossier, list[int]]:
    """The dossier of `pages` in the order given, and how many units were done by each stage."""

    def read_pages(*_: object) -> tuple[list[Page], list[Dropped]]:
        return list(pages), []

    store = store or SqliteStore()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline.sources, "read_pages", read_pages)
        result = pipeline.build([], store, models=Models(encoder), knowledge=KNOWLEDGE, engine=engine)
    assert not [row for row in result.dropped if row.reason.partition(":")[0].endswith("Error")], result.dropped
    return Dossier(store), [stage.done for stage in result.stages]


def rows(dossier: Dossier) -> dict[str, list[str]]:
    return {table.name: [repr(row) for row in dossier._store.rows(table)] for table in base.TABLES}


@FEW
@given(pages=corpora, seed=st.integers(0, 9))
def test_order_changes_nothing(pages: list[Page], seed: int, hashing: Encoder) -> None:
    shuffled = random.Random(seed).sample(pages, len(pages))
    found = rows(build(pages, hashing)[0])
    assert found == rows(build(shuffled, hashing)[0])
    assert found["claims"] and {"differences", "statements"} <= found.keys()


@FEW
@given(pages=corpora)
def test_building_twice_writes_nothing(pages: list[Page], hashing: Encoder) -> None:
    store = SqliteStore()
    build(pages, hashing, store)
    before = store._db.total_changes
    _, done = build(pages, hashing, store)
    assert done == [0] * len(pipeline.STAGES) and store._db.total_changes == before


@FEW
@given(pages=corpora)
def test_every_span_reads_back(pages: list[Page], hashing: Encoder) -> None:
    dossier, _ = build(pages, hashing)
    assert dossier.read_back() == ()
    for name in dossier.named:
        for found in dossier.why(name).evidence:
            article = dossier.article_by_id[found.article]
            text = dossier.page_text(article) if found.in_page else article.text
            assert text[found.start : found.end] == found.quote


@FEW
@given(pages=corpora, index=st.integers(0, 4))
def test_taking_an_article_away_leaves_nothing_of_it(pages: list[Page], index: int, hashing: Encoder) -> None:
    store = SqliteStore()
    build(pages, hashing, store)
    gone = pages[index % len(pages)]
    rest = [page for page in pages if page is not gone]
    dossier, _ = build(rest, hashing, store)
    assert dossier.read_back() == ()
    assert not any(gone.id in row for found in rows(dossier).values() for row in found)
    assert rows(dossier) == rows(build(rest, hashing)[0])


@FEW
@given(pages=corpora)
def test_adding_gives_what_all_at_once_gives(pages: list[Page], hashing: Encoder) -> None:
    store = SqliteStore()
    build(pages[:-1], hashing, store)
    assert rows(build(pages, hashing, store)[0]) == rows(build(pages, hashing)[0])


@FEW
@given(pages=corpora)
def test_every_story_has_an_origin(pages: list[Page], hashing: Encoder) -> None:
    for story in build(pages, hashing)[0].stories:
        assert story.origins


@FEW
@given(pages=corpora, index=st.integers(0, 4))
def test_a_copy_is_no_new_origin(pages: list[Page], index: int, hashing: Encoder) -> None:
    """The same bytes under another name add no place where a story's information enters."""
    one = pages[index % len(pages)]
    copy = replace(one, id=make_id("art", one.content, "copy.txt"), name="copy.txt")
    before = {name for story in build(pages, hashing)[0].stories for name in story.origins}
    after = {name for story in build([*pages, copy], hashing)[0].stories for name in story.origins}
    assert len(after) <= len(before)


def counts(dossier: Dossier) -> dict[str, tuple[int, int]]:
    """Statement → between how many independent origins its claim has."""
    return {name: claim.independent for claim in dossier.claims for name in claim.statements}


def stories(dossier: Dossier, but: Page) -> dict[str, frozenset[str]]:
    """Article → those of its story, without the page `but`."""
    return {name: frozenset(story.articles) - {but.id} for story in dossier.stories for name in story.articles}


@FEW
@given(pages=corpora, index=st.integers(0, 4))
def test_an_exact_copy_never_raises_the_count(pages: list[Page], index: int, hashing: Encoder) -> None:
    """The same article in another paper is no new witness of any claim.

    One thing may raise a count: two stories that are joined through the copy, as average likenesses move. What was told
    in either can then be one claim; such stories are left out here.
    """
    one = pages[index % len(pages)]
    text = one.content.decode()
    for outlet in OUTLETS:
        text = text.replace(f"\n{outlet}\n", "\nMarrow Evening Post\n")
    copy = replace(one, id=make_id("art", text.encode(), "copy.txt"), name="copy.txt", content=text.encode())
    fewer, more = build(pages, hashing)[0], build([*pages, copy], hashing)[0]
    before, after = counts(fewer), counts(more)
    alone, beside = stories(fewer, copy), stories(more, copy)
    for row in fewer.statements:
        if alone[row.article] == beside[row.article]:
            (low, high), (least, most) = before[row.id], after[row.id]
            assert least <= low and most <= high


@FEW
@given(pages=corpora, index=st.integers(0, 4))
def test_taking_an_article_away_invents_no_claim(pages: list[Page], index: int, hashing: Encoder) -> None:
    """What fewer articles tell, more told too, and no two statements are joined that were apart.

    The first holds of any articles. The second holds where matters are as far apart as here: two groups whose fit lies
    at the threshold may join when an article that kept them apart is gone (in examples/dam, one to three claims of
    ninety for each article that is taken away).
    """
    gone = pages[index % len(pages)]
    more, fewer = build(pages, hashing)[0], build([page for page in pages if page is not gone], hashing)[0]
    assert {row.id for row in fewer.statements} <= {row.id for row in more.statements}
    claim_of = {name: claim.id for claim in more.claims for name in claim.statements}
    for claim in fewer.claims:
        assert len({claim_of[name] for name in claim.statements}) == 1


@FEW
@given(pages=corpora)
def test_every_statement_is_in_one_claim_and_every_reading_in_its_claim(pages: list[Page], hashing: Encoder) -> None:
    """Readings of a difference lie in the sentence, or the words, of a statement of its claim."""
    dossier, _ = build(pages, hashing)
    assert sorted(name for claim in dossier.claims for name in claim.statements) == sorted(
        row.id for row in dossier.statements
    )
    statements, claims = {row.id: row for row in dossier.statements}, {row.id: row for row in dossier.claims}
    sentences = {row.article: row.sentences for row in dossier.readings}
    for difference in dossier.differences:
        for name, start, end in difference.readings:
            row = statements[name]
            assert name in claims[difference.claim].statements
            places = [(row.start, row.end), *(p for p in sentences[row.article] if p[0] <= row.start < p[1])]
            assert any(a <= start < end <= b for a, b in places)


def test_a_pool_of_processes_gives_what_one_gives(hashing: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    def by_pairs(articles: Sequence[Article], *_: object) -> list[Story]:
        names = [article.id for article in articles]
        return [Story(make_id("sto", pair[0]), "pair", tuple(pair)) for pair in (names[:2], names[2:])]

    monkeypatch.setattr(pipeline.work.grouping, "find_stories", by_pairs)
    one = Draft(0, "Daily Skiff", PEOPLE[0], 40, 9, (0, 1, 2, 3), False, False, None, None)
    pages = [replace(one, outlet=outlet, hour=9 + i).page(i) for i, outlet in enumerate(OUTLETS[:4])]
    with LocalEngine(workers=2, threshold=2) as engine:
        pooled, _ = build(pages, hashing, engine=engine)
        assert engine._pool is not None, "the pool could not run"
    assert len(pooled.stories) == 2 and pooled.reuse
    assert rows(pooled) == rows(build(pages, hashing)[0])
