"""A dossier answers from its rows, lets people decide, and finds out what does not hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from stemma.dossier import Dossier, UnknownId
from stemma.dossier.wording import one_line
from stemma.model import (
    Article,
    Called,
    Citation,
    Claim,
    Credit,
    Derivation,
    Difference,
    Dropped,
    Entity,
    Page,
    Published,
    Receipt,
    Report,
    Reuse,
    Segment,
    Sibling,
    Source,
    Span,
    Statement,
    Story,
)
from stemma.store import base
from stemma.store.base import Filed, NotADossier, Table
from stemma.store.sqlite import SqliteStore

TEXT = "The weir broke at dawn. Nobody was hurt, the Upland Wire reported."
PAGE = f"Weir breaks\n{TEXT}\nUpland Wire\n1 May 2031\n"
WIRE = Source("src-wire", "Upland Wire", "agency")
BOARD = Source("src-board", "River Board", "office")


def article(key: str, outlet: str | None, hour: int, **changes: Any) -> Article:
    foot = PAGE.index("\nUpland Wire\n") + 1
    date = PAGE.index("1 May 2031")
    row = Article(
        f"art-{key}", f"art-{key}", f"{key}.txt", None, outlet, f"Weir breaks ({key})", (),
        Published(f"2031-05-01T0{hour}:00:00Z", f"2031-05-01T0{hour}:00:00Z", "minute", "text", "1 May 2031", date,
                  date + 10),
        "en", TEXT, (Credit(f"cre-{key}", WIRE, "Upland Wire", "foot", foot, foot + 11),), (),
        (Segment(0, PAGE.index(TEXT), len(TEXT)),),
    )  # fmt: skip
    return replace(row, **changes)


A, B, C = article("a1", "The Beacon", 6), article("b1", "Daily Ferryman", 7), article("b2", None, 8)
SHARED = Reuse("reu-ab", Span(A.id, 0, 23), Span(B.id, 0, 23), "verbatim", 1.0)
AT = TEXT.index("Upland Wire")
CITED = Citation("cit-b", B.id, WIRE.id, AT, AT + 11, "Upland Wire", "reported")
LOST = Report("rep-wire", WIRE.id, None, "two articles name it")
FROM_A = Derivation("der-ba", "sto-1", B.id, A.id, "rewritten", 0.62, 0.91, True, ("reu-ab", "cit-b", "cre-b1"), ("r",))
FROM_LOST = Derivation("der-al", "sto-1", A.id, LOST.id, "partial", 0.3, 0.7, True, ("cre-a1",))
CITES = Derivation("der-cl", "sto-1", C.id, LOST.id, "cited", 0.0, 0.5, True, ())
AGAINST = Derivation("der-ab", "sto-1", A.id, B.id, "rewritten", 0.62, 0.2, False, ("reu-ab",))
C_FROM_B = Derivation("der-cb", "sto-1", C.id, B.id, "partial", 0.2, 0.4, False)
PAIR = Sibling("sib-ac", "sto-1", A.id, C.id, "partial", LOST.id, 0.8)
SAID = Statement("sta-1", A.id, 0, 23, BOARD.id, None, None, ((0, 8), (9, 14)))
TOLD = Statement("sta-2", B.id, 0, 23, None, None, None, ())
NAMED = Entity(
    "ent-wire", "Upland Wire", "organisation", ("Upland Wire",), (Span(A.id, AT, AT + 11), Span(B.id, AT, AT + 11)),
    (Called(Span(B.id, AT, AT + 6), "Daily Ferryman"),), (Span(A.id, 0, 8),),
)  # fmt: skip

Rows = dict[Table[Any], tuple[Any, ...]]
SOUND: Rows = {
    base.ARTICLES: (A, B, C),
    base.STORIES: (Story("sto-1", "Weir breaks", (A.id, B.id, C.id)),),
    base.TRACED: (Story("sto-1", "Weir breaks", (A.id, B.id, C.id), (C.id, LOST.id)),),
    base.REUSE: (SHARED,),
    base.SOURCES: (BOARD, WIRE),
    base.REPORTS: (LOST,),
    base.CITATIONS: (CITED,),
    base.DERIVATIONS: (FROM_A, FROM_LOST, CITES),
    base.RIVALS: (AGAINST, C_FROM_B),
    base.SIBLINGS: (PAIR,),
    base.STATEMENTS: (SAID, TOLD),
    base.CLAIMS: (Claim("cla-1", "sto-1", "it broke", ("sta-1", "sta-2"), ("x",), (1, 2), ("low", "high")),),
    base.DIFFERENCES: (Difference("dif-1", "cla-1", "drift", "time", (("sta-1", 0, 8), ("sta-2", 9, 14)), None, "!"),),
    base.ENTITIES: (NAMED,),
    base.DROPPED: (Dropped("fetch", "z.bin", "binary"), Dropped("clean", "y.txt", "no story")),
}


def keep(rows: Rows, path: Path | str = ":memory:") -> SqliteStore:
    store = SqliteStore(path, create=True)
    pages = [Page(f"art-{key}", f"{key}.txt", None, None, "text/plain", PAGE.encode()) for key in ("a1", "b1", "b2")]
    filed = [Filed(table.name, tuple(found)) for table, found in rows.items()]
    store.replace(Receipt("test", "all", "d"), filed)
    for page in pages:
        store.replace(Receipt("fetch", page.id, "d"), [base.PAGES.of([page])])
    return store


@pytest.fixture
def dossier() -> Dossier:
    return Dossier(keep(SOUND))


def test_rows_are_tuples_sorted_by_id(dossier: Dossier) -> None:
    assert dossier.articles == (A, B, C)
    assert dossier.derivations == (FROM_LOST, FROM_A, CITES)
    assert [row.id for row in dossier.rivals] == ["der-ab", "der-cb"]
    assert dossier.stories[0].origins == (C.id, LOST.id)
    assert dossier.sources == (BOARD, WIRE) and len(dossier.pages) == 3
    assert [row.name for row in dossier.dropped] == ["y.txt", "z.bin"]
    assert dossier.entities == (NAMED,)
    assert (len(dossier.statements), len(dossier.claims), len(dossier.differences)) == (2, 1, 1)


def test_sources_hold_those_of_credits() -> None:
    rows = {table: found for table, found in SOUND.items() if table is base.ARTICLES}
    assert Dossier(keep(rows)).sources == (WIRE,)


def test_what_two_stories_found_stands_once() -> None:
    store = keep(SOUND)
    store.replace(Receipt("test", "again", "d"), [base.SOURCES.of([WIRE]), base.REUSE.of([SHARED])])
    assert Dossier(store).sources == (BOARD, WIRE) and Dossier(store).reuse == (SHARED,)


def test_an_article_by_id_name_or_beginning(dossier: Dossier) -> None:
    assert dossier.article("art-b1") == dossier.article("b1.txt") == dossier.article("b1") == B
    with pytest.raises(UnknownId, match="beginning of several ids"):
        dossier.article("art-b")
    with pytest.raises(UnknownId):
        dossier.article("sto-1")


@pytest.mark.parametrize("name", ["", "nothing like it", "x" * 100_000, "\x1b[2J", "art-a1 "])
def test_unknown_ids(dossier: Dossier, name: str) -> None:
    with pytest.raises(UnknownId) as caught:
        dossier.why(name)
    assert len(str(caught.value)) < 300 and "\x1b" not in str(caught.value)


def test_the_nearest_ids_are_named(dossier: Dossier) -> None:
    with pytest.raises(UnknownId) as caught:
        dossier.why("rep-wier")
    assert "rep-wire" in caught.value.nearest and "rep-wire" in str(caught.value)


def test_tree(dossier: Dossier) -> None:
    tree = dossier.tree("sto-1")
    assert set(tree.nodes) == {A.id, B.id, C.id, LOST.id}
    assert set(tree.edges) == {(A.id, B.id), (LOST.id, A.id), (LOST.id, C.id)}
    assert tree.edges[A.id, B.id] == {
        "id": "der-ba", "kind": "rewritten", "share": 0.62, "confidence": 0.91, "credited": True,
    }  # fmt: skip
    assert tree.nodes[A.id]["outlet"] == "The Beacon" and not tree.nodes[A.id]["origin"]
    assert tree.nodes[LOST.id] == {
        "kind": "report", "name": "Upland Wire", "outlet": "Upland Wire", "article": None, "origin": True,
        "note": "two articles name it",
    }  # fmt: skip
    assert dict(dossier.tree(dossier.stories[0]).nodes) == dict(tree.nodes)
    with pytest.raises(UnknownId):
        dossier.tree("art-a1")


EVERY = [
    "art-a1", "art-b1", "art-b2", "sto-1", "src-wire", "src-board", "rep-wire", "cit-b", "cre-a1", "reu-ab", "der-ba",
    "der-al", "der-cl", "der-ab", "sib-ac", "sta-1", "sta-2", "cla-1", "dif-1", "ent-wire",
]  # fmt: skip


@pytest.mark.parametrize("name", EVERY)
def test_why_of_every_row(dossier: Dossier, name: str) -> None:
    why = dossier.why(name)
    assert why.id == name and why.row.id == name
    assert "\n" not in why.summary and why.summary[-1] in ".!"
    for found in why.evidence:
        text = dossier.page_text(dossier.article(found.article)) if found.in_page else TEXT
        assert text[found.start : found.end] == found.quote != ""
    assert why.evidence or name in {"der-cl", "sib-ac"}


def test_why_says_what_it_knows(dossier: Dossier) -> None:
    why = dossier.why("der-ba")
    assert why.kind == "derivation" and why.reasons == ("r",)
    assert why.summary == (
        "Daily Ferryman (“Weir breaks (b1)”) is rewritten from The Beacon (“Weir breaks (a1)”) and names it: "
        "62% of its words are aligned, confidence 0.91."
    )
    assert [(found.article, found.in_page) for found in why.evidence] == [
        (A.id, False), (B.id, False), (B.id, False), (B.id, True),
    ]  # fmt: skip
    assert dossier.why("der-ab").kind == "rival" and dossier.why("der-ab").summary.startswith("Weighed and not chosen")
    assert "not in hand" in dossier.why("rep-wire").summary
    assert "2 articles with words from it" in dossier.why("rep-wire").summary
    assert "aligned" not in dossier.why("der-al").summary and "no descent" in dossier.why("der-cl").summary
    assert dossier.why("rep-wire").reasons == ("two articles name it",)
    assert "credited by 3 articles, cited by 1 article" in dossier.why("src-wire").summary


def test_why_where_rows_point_at_nothing() -> None:
    rows = {base.DERIVATIONS: (FROM_A,), base.STORIES: SOUND[base.STORIES], base.REUSE: (SHARED,)}
    dossier = Dossier(keep(rows))
    for name in ("der-ba", "sto-1", "reu-ab"):
        assert dossier.why(name).evidence == ()


def test_rejecting(dossier: Dossier) -> None:
    judgement = dossier.judge("der-ba", "reject", "Ann", "wrong day", at="2031-06-01T10:00:00Z")
    assert FROM_A not in dossier.derivations
    moved = next(row for row in dossier.rivals if row.id == FROM_A.id)
    assert moved.reasons == ("r", "rejected by Ann on 2031-06-01; wrong day")
    assert replace(moved, reasons=FROM_A.reasons) == FROM_A
    assert B.id in dossier.stories[0].origins, "without a parent its information enters here"
    assert dossier.why("der-ba").kind == "rival"
    assert (A.id, B.id) not in dossier.tree("sto-1").edges
    assert dossier.judgements == (judgement,) and dossier.read_back() == ()


def test_the_latest_judgement_holds(dossier: Dossier) -> None:
    dossier.judge("der-ba", "reject", "Ann")
    dossier.judge("der-ba", "confirm", "Ben")
    assert dossier.derivations[-2].id == "der-ba" and "confirmed by Ben" in dossier.derivations[-2].reasons[-1]
    assert B.id not in dossier.stories[0].origins


def test_confirming_a_rival(dossier: Dossier) -> None:
    dossier.judge("der-cb", "confirm", "Ann")
    assert "der-cb" in {row.id for row in dossier.derivations} - {row.id for row in dossier.rivals}
    assert dossier.stories[0].origins == (LOST.id,), "it has its information from another now"


def test_nothing_becomes_its_own_ancestor(dossier: Dossier) -> None:
    dossier.judge("der-ab", "confirm", "Ann")
    row = next(row for row in dossier.rivals if row.id == "der-ab")
    assert "own ancestor" in row.reasons[-1]
    dossier.judge("der-ba", "reject", "Ann")
    assert "der-ab" in {row.id for row in dossier.derivations}


def test_judgements_need_a_derivation_and_a_name(dossier: Dossier) -> None:
    with pytest.raises(ValueError, match="only derivations"):
        dossier.judge("art-a1", "reject", "Ann")
    with pytest.raises(ValueError, match="signed"):
        dossier.judge("der-ba", "reject", " ")
    with pytest.raises(ValueError, match="decision"):
        dossier.judge("der-ba", "maybe", "Ann")  # type: ignore[arg-type]
    with pytest.raises(UnknownId):
        dossier.judge("der-zz", "reject", "Ann")
    assert dossier.judgements == ()


def test_judgements_are_kept_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.stemma"
    keep(SOUND, path).close()
    with Dossier.open(path) as dossier:
        dossier.judge("der-ba", "reject", "Ann", "wrong", at="2031-06-01T10:00:00Z")
    with Dossier.open(path) as dossier:
        assert [row.user for row in dossier.judgements] == ["Ann"]
        assert "der-ba" in {row.id for row in dossier.rivals}
    assert [found.name for found in tmp_path.iterdir()] == ["x.stemma"]


def test_opening_what_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Dossier.open(tmp_path / "x.stemma")
    (tmp_path / "x.stemma").write_text("notes")
    with pytest.raises(NotADossier):
        Dossier.open(tmp_path / "x.stemma")


def test_a_sound_dossier_reads_back(dossier: Dossier) -> None:
    assert dossier.read_back() == ()


def changed(table: Table[Any], index: int = 0, **fields: Any) -> Rows:
    rows = list(SOUND[table])
    rows[index] = replace(rows[index], **fields)
    return {**SOUND, table: tuple(rows)}


def without(table: Table[Any], index: int = 0) -> Rows:
    return {**SOUND, table: SOUND[table][:index] + SOUND[table][index + 1 :]}


CREDIT, DATE = A.credits[0], A.published
assert DATE is not None
UNSOUND: dict[str, Callable[[], Rows]] = {
    "article gone": lambda: without(base.ARTICLES, 1),
    "page gone": lambda: changed(base.ARTICLES, page="art-zz"),
    "text altered": lambda: changed(base.ARTICLES, text=TEXT.replace("dawn", "dusk")),
    "segment past the text": lambda: changed(base.ARTICLES, segments=(Segment(10, 22, len(TEXT)),)),
    "segment before the page": lambda: changed(base.ARTICLES, segments=(Segment(0, -5, 3),)),
    "credit elsewhere": lambda: changed(base.ARTICLES, credits=(replace(CREDIT, page_start=0, page_end=11),)),
    "credit longer": lambda: changed(base.ARTICLES, credits=(replace(CREDIT, page_end=CREDIT.page_end + 1),)),
    "credit empty": lambda: changed(base.ARTICLES, credits=(replace(CREDIT, quote="", page_end=CREDIT.page_start),)),
    "date elsewhere": lambda: changed(base.ARTICLES, published=replace(DATE, page_start=0)),
    "date nowhere": lambda: changed(base.ARTICLES, published=replace(DATE, page_start=None)),
    "reuse past the end": lambda: changed(base.REUSE, b=Span(B.id, 0, len(TEXT) + 1)),
    "reuse empty": lambda: changed(base.REUSE, a=Span(A.id, 5, 5)),
    "reuse in the wrong order": lambda: changed(base.REUSE, a=SHARED.b, b=SHARED.a),
    "reuse gone": lambda: without(base.REUSE),
    "citation moved": lambda: changed(base.CITATIONS, start=AT + 1, end=AT + 12),
    "citation gone": lambda: without(base.CITATIONS),
    "report gone": lambda: without(base.REPORTS),
    "report without its source": lambda: changed(base.REPORTS, source="src-zz"),
    "report of no article": lambda: changed(base.REPORTS, article="art-zz"),
    "origin gone": lambda: changed(base.TRACED, origins=("art-zz",)),
    "story gone": lambda: {**SOUND, base.STORIES: (), base.TRACED: ()},
    "sibling gone": lambda: changed(base.SIBLINGS, a="art-zz"),
    "rival's parent gone": lambda: changed(base.RIVALS, parent="art-zz"),
    "statement outside": lambda: changed(base.STATEMENTS, cue_span=(60, 99)),
    "statement gone": lambda: without(base.STATEMENTS),
    "entity outside": lambda: changed(base.ENTITIES, also_known=(Span(A.id, 60, 99),)),
    "entity otherwise spelled": lambda: changed(base.ENTITIES, spellings=("Upland Wires",), name="Upland Wires"),
    "entity nowhere": lambda: changed(base.ENTITIES, mentions=()),
    "difference outside": lambda: changed(base.DIFFERENCES, readings=(("sta-1", 0, 99),)),
}


@pytest.mark.parametrize("name", UNSOUND)
def test_what_does_not_hold_is_found(name: str) -> None:
    problems = Dossier(keep(UNSOUND[name]())).read_back()
    assert problems
    assert all("\n" not in problem.what for problem in problems)


def test_a_notebook_shows_a_table_and_runs_nothing() -> None:
    script = "<script>alert(1)</script>"
    rows = changed(base.TRACED, title=script) | {base.SOURCES: (BOARD, replace(WIRE, name="<b>"))}
    rows[base.ARTICLES] = tuple(replace(row, outlet=script, credits=()) for row in SOUND[base.ARTICLES])
    html = Dossier(keep(rows))._repr_html_()
    assert "<table>" in html and "&lt;script&gt;" in html and "&lt;b&gt;" in html
    assert "<script" not in html and "<b>" not in html


def test_an_empty_dossier() -> None:
    dossier = Dossier(SqliteStore())
    assert dossier.articles == dossier.stories == dossier.read_back() == ()
    assert "0 articles" in repr(dossier) and "<table>" in dossier._repr_html_()


LINES = [("a\x00b\u202ec", "a b c"), ("x" * 1_000_000, "xxxx…"), ("", ""), ("abcde", "abcde")]


@pytest.mark.parametrize(("text", "line"), LINES)
def test_one_line(text: str, line: str) -> None:
    assert one_line(text, 5) == line
