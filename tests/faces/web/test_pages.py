"""The pages: all there, each as HTML and as the data it is made of, and every link leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
from faces.claimed import claimed
from faces.crowd import crowd
from faces.standin import Rows, article, keep, one_origin
from faces.web.visiting import Page, Visitor, inner

from stemma.faces.pages import OverviewPage
from stemma.faces.web.doors import DOORS
from stemma.model import Entity, Moment, Place, Reading, Receipt, Span
from stemma.store import base
from stemma.store.sqlite import SqliteStore


def everything() -> Rows:
    """The night in a cable car, with a place that is sure and one that is not."""
    rows = claimed()
    first, second = rows.articles[:2]
    spans = (Span(first.id, 0, 9), Span(second.id, 0, 4))
    places = (
        Entity("ent-1", "Bergen", "place", ("Bergen",), spans,
               place=Place("Bergen", "NO", "Vestland", 60.4, 5.3, "city")),
        Entity("ent-2", "Norway", "place", ("Norway",), spans[:1],
               place=Place("Norway", "NO", "", 61.0, 9.0, "country")),
        Entity("ent-3", "Mount Sarrow", "place", ("Mount Sarrow",), spans[:1]),
    )  # fmt: skip
    return replace(rows, entities=places)


def keep_times(rows: Rows, path: Path) -> Path:
    """The dossier with a time in each statement that begins with a number of people."""
    keep(rows, path)
    none = np.zeros((0, 4), dtype=np.float32)
    readings = [
        Reading(said.article, (), (), (), (Moment(said.start, said.start + 5, "2031-11-04", "2031-11-04T23:59:59"),),
                (), (), none, none)
        for said in rows.statements
        if said.source and said.article == rows.statements[0].article
    ]  # fmt: skip
    with SqliteStore(path, create=True) as store:
        for row in readings:
            store.replace(Receipt("standin-reading", row.article, "0"), [base.READINGS.of([row])])
    return path


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    with Visitor(keep_times(everything(), tmp_path_factory.mktemp("room") / "event.stemma")) as visitor:
        yield visitor


def crawl(room: Visitor, most: int = 400) -> dict[str, Page]:
    """All pages that links lead to from the overview."""
    seen: dict[str, Page] = {}
    waiting = ["/", "/search?q=word"]
    while waiting and len(seen) < most:
        address = waiting.pop()
        if address in seen or address.endswith(".json") or ".json?" in address or address.startswith("/export/"):
            continue
        seen[address] = room.page(address)
        waiting += sorted(inner(seen[address].links, address) - set(seen))
    return seen


def test_every_link_leads_somewhere_and_ids_are_unique(room: Visitor) -> None:
    pages = crawl(room)
    for address, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), address
        assert [tag for tag, _ in page.tags].count("h1") == 1, address
        within = [link[1:] for link in page.links if link.startswith("#")]
        assert set(within) <= set(page.ids), address
    kinds = {door.path.partition("/{")[0] for door in DOORS}
    assert {kind for kind in kinds if any(address.startswith(kind) for address in pages)} == kinds


def test_each_page_is_data_under_its_address(room: Visitor) -> None:
    """Reading the data back gives the record: nothing is shown that the data do not hold."""
    for address in crawl(room):
        path, _, query = address.partition("?")
        door = next(d for d in DOORS if _fits(d.path, path))
        answer = room.get(("/overview" if path == "/" else path) + ".json" + (f"?{query}" if query else ""))
        assert answer.headers["content-type"] == "application/json", address
        record = msgspec.json.decode(answer.content, type=door.kind)
        assert msgspec.json.encode(record) == answer.content, address


def _fits(pattern: str, path: str) -> bool:
    head, hole, tail = pattern.partition("{id:path}")
    if not hole:
        return path == pattern
    inside = path.removeprefix(head).removesuffix(tail)
    return path.startswith(head) and path.endswith(tail) and len(inside) > 0 and "/" not in inside


def test_the_data_are_described(room: Visitor) -> None:
    described = room.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert len(described["paths"]) == len(DOORS)
    for path, item in described["paths"].items():
        operation = item["get"]
        assert operation["summary"], path
        named = {asked["name"] for asked in operation["parameters"] if asked["in"] == "path"}
        assert named == ({"id"} if "{id}" in path else set())
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        assert schema.removeprefix("#/components/schemas/") in described["components"]["schemas"]


def test_one_look_says_origins_copies_and_drift(room: Visitor, tmp_path: Path) -> None:
    text = room.page("/").text
    for words in ("9 articles tell one story. It enters through 3 origins.", "without saying so", "drifted.",
                  "Here it drifted", "“ordered”", "“wants”", "Contested", "“43”"):  # fmt: skip
        assert words in text, words
    with Visitor(keep(one_origin(), tmp_path / "one.stemma")) as other:
        view = msgspec.json.decode(other.get("/overview.json").content, type=OverviewPage)
        (origin,) = view.stories[0].origins
        assert origin.ref.lost and [dot.credited for dot in origin.dots] == [True, True, False, False, False]


def test_a_collation_shows_both_texts(room: Visitor) -> None:
    edge = next(
        row for row in room.dossier.derivations if row.kind == "rewritten" and row.parent in room.dossier.article_by_id
    )
    page = room.get(f"/edge/{edge.id}.json").json()
    texts = [room.dossier.article_by_id[name].text for name in (edge.parent, edge.child)]
    for side, text in zip(("left", "right"), texts, strict=True):
        shown = " ".join(run[side] for row in page["rows"] for run in row["runs"])
        missing = [
            word for word in text.split() if word.strip("“”\"'.,;:!?()") and word.strip("“”\"'.,;:!?()") not in shown
        ]
        assert not missing, side


def test_claims_can_be_filtered(room: Visitor) -> None:
    story = room.dossier.stories[0].id

    def found(**asked: str) -> list[str]:
        answer = room.get(f"/story/{story}/claims.json", params=asked).json()
        assert len(answer["claims"]) == answer["pager"]["total"]
        return [claim["kind"] for claim in answer["claims"]]

    assert len(found()) == 6 and len(found(show="all")) == 7
    assert found(show="contested") == ["conflict"]
    assert found(show="drifted") == ["drift"] and found(show="updated") == ["update"]
    assert found(show="single") == ["single"] and found(show="alone") == ["alone"]
    assert found(source="src-aune") == ["drift"]
    assert found(outlet="Workers’ Weekly") == ["alone"] and found(outlet="Nobody") == []
    assert found(words="worn BEARING") == ["single"] and found(words="worn spoon") == []
    assert found(show="<script>") == found()


def test_a_claim_opens_to_its_chain_and_sentences(room: Visitor) -> None:
    claim = next(row for row in room.dossier.claims if "bearing" in row.text)
    text = room.page(f"/claim/{claim.id}").text
    for words in ("Evening Mail ← Sarrow Valley Post ← an inspection note", "Radio Brenna", "1 independent origin"):
        assert words in text, words


def test_an_article_says_who_speaks_and_opens_to_its_page(room: Visitor) -> None:
    article = next(row for row in room.dossier.articles if row.outlet == "Evening Mail")
    page = room.get(f"/article/{article.id}.json").json()
    assert "".join(ink["text"] for ink in page["inks"]) == article.text
    assert {voice["name"] for voice in page["voices"]} >= {
        "The Ledger Online",
        "an inspection note (Sarrow Valley Post)",
    }
    beside = room.get(f"/article/{article.id}.json?beside=page").json()
    kept = "".join(piece["text"] for piece in beside["page"])
    assert "".join(kept.split()) == "".join(room.dossier.page_text(article).split())
    assert article.text in "".join(piece["text"] for piece in beside["page"] if piece["kind"] == "text")


def test_sources_without_a_name_stand_apart(room: Visitor) -> None:
    page = room.get(f"/story/{room.dossier.stories[0].id}/sources.json").json()
    assert "Leif Aune" in [line["name"] for line in page["named"]]
    assert all(line["kind"] == "unnamed" for line in page["anonymous"])
    aune = next(line for line in page["named"] if line["name"] == "Leif Aune")
    assert aune["statements"] == 2 and {outlet["name"] for outlet in aune["outlets"]} == {
        "Northern Times",
        "Daily Lantern",
    }


def test_time_happened_stands_against_time_reported(room: Visitor) -> None:
    page = room.get(f"/story/{room.dossier.stories[0].id}/timeline.json").json()
    assert page["events"] and {event["happened"] for event in page["events"]} == {"4 Nov 2031"}
    assert all(event["lag"] for event in page["events"])


def test_who_told_it_first_is_an_ancestor_before_its_copies(room: Visitor) -> None:
    page = room.get(f"/story/{room.dossier.stories[0].id}/timeline.json").json()
    claims = {claim.id: claim.statements[0] for claim in room.dossier.claims}
    told = {statement.id: statement.article for statement in room.dossier.statements}
    assert [event["first"]["id"] for event in page["events"]] == [told[claims[e["claim"]]] for e in page["events"]]


def test_the_map_shows_what_is_sure_and_how_sure(room: Visitor) -> None:
    address = f"/story/{room.dossier.stories[0].id}/map"
    page = room.get(f"{address}.json").json()
    assert [(spot["name"], spot["precision"]) for spot in page["places"]] == [("Bergen", "city"), ("Norway", "country")]
    assert page["unsure"] == ["Mount Sarrow"]
    html = room.get(address).text
    assert 'class="land"' in html and html.count('class="place ') == 2 + 3  # and the legend


def test_a_large_family_opens_part_by_part(tmp_path: Path) -> None:
    with Visitor(keep(crowd(500), tmp_path / "crowd.stemma")) as room:
        whole = room.get("/story/story-1/tree")
        assert len(whole.content) < 400_000
        parts = [link for link in Page(whole.text).links if "part=" in link]
        assert len(parts) > 3
        for link in parts[:3]:
            assert "The whole family" in room.page(link).text


def test_lists_are_paged(tmp_path: Path) -> None:
    with Visitor(keep(crowd(200), tmp_path / "crowd.stemma")) as room:
        edges = [row.id for row in room.dossier.derivations]
        seen: list[str] = []
        pages = room.get("/story/story-1/tree.json").json()["pager"]["pages"]
        for page in range(1, pages + 1):
            seen += [edge["id"] for edge in room.get(f"/story/story-1/tree.json?page={page}").json()["edges"]]
        assert len(seen) == len(set(seen)) and set(seen) <= set(edges) and len(seen) > 0.95 * len(edges)
        for odd in ("0", "-1", "9999999", "x", "²", ""):
            assert room.get(f"/story/story-1/tree?page={odd}").status_code == 200


def test_what_is_not_there_is_said(room: Visitor) -> None:
    for address in (
        "/edge/nothing",
        "/claim/x/../y",
        "/article/%00",
        "/story/x/tree",
        "/report/r",
        "/nowhere",
        "/static/x",
    ):
        answer = room.get(address)
        assert answer.status_code == 404 and "There is no such page" in answer.text, address
    assert room.get("/edge/nothing.json").json()["error"]


def test_an_empty_dossier_has_an_overview(tmp_path: Path) -> None:
    for rows, words in (
        (Rows(), "No article could be read."),
        (Rows(articles=(article("a", "Post", "One", None, "Words."),)), "1 article, and no two tell the same story."),
    ):
        with Visitor(keep(rows, tmp_path / f"{len(rows.articles)}.stemma")) as room:
            assert words in room.page("/").text
