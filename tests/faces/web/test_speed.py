"""No page takes long: 600 articles, 24 statements each, 900 claims. Timed by the processor, not by the clock."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from time import process_time

from faces.crowd import crowd
from faces.standin import Rows, keep
from faces.web.visiting import Visitor

from stemma.faces.web.serving import warm
from stemma.model import Claim, Difference, Source, Statement, make_id

LONGEST = 0.3
MATTERS, EACH = 900, 24


def told(number: int) -> Rows:
    """A crowd of which each article tells 24 of 900 matters, the same as its neighbours, on the word of 60 sources."""
    rows, random = crowd(number), Random(3)
    sources = tuple(Source(f"src-{n}", f"Speaker {n}", "anonymous" if n % 5 == 0 else "person") for n in range(60))
    articles, statements = [], []
    matters: dict[int, list[Statement]] = {}
    for row in rows.articles:
        text = row.text
        for place in range(EACH):
            n = random.randrange(MATTERS // 30) * 30 + place
            sentence = (
                f"Speaker {n % 60} said on {n % 27 + 1} March that {40 + n} of {n + random.randrange(3)} boats came in."
            )
            start = len(text) + 1
            text = f"{text}\n{sentence}" if place % 4 == 0 else f"{text} {sentence}"
            said = Statement(
                make_id("sta", row.id, place), row.id, start, start + len(sentence), f"src-{n % 60}",
                (start, start + 9), None, ((start + 19, start + len(sentence)),), "none", (), f"src-{n % 60}",
            )  # fmt: skip
            statements.append(said)
            matters.setdefault(n, []).append(said)
        articles.append(replace(row, text=text))
    claims, differences = [], []
    for n, found in sorted(matters.items()):
        name = make_id("clm", n)
        ids, text = tuple(row.id for row in found), f"{40 + n} boats came in, matter {n}"
        claims.append(Claim(name, "story-1", text, ids, (f"src-{n % 60}",), (1, 1 + n % 3), ("One.", "Two.")))
        if n % 7 == 0 and len(found) > 1:
            kind = ("conflict", "update", "precision")[n % 3]
            readings = tuple((row.id, row.start + 24, row.start + 30) for row in found)
            differences.append(Difference(make_id("dif", n), name, kind, "number", readings, None, "They differ."))  # type: ignore[arg-type]
    return replace(rows, articles=tuple(articles), sources=(*rows.sources, *sources), statements=tuple(statements),
                   claims=tuple(claims), differences=tuple(differences))  # fmt: skip


def test_no_page_takes_long(tmp_path: Path) -> None:
    with Visitor(keep(told(600), tmp_path / "crowd.stemma")) as room:
        warm(room.keeper)
        room.get("/help")  # templates are read once
        dossier, story = room.dossier, "/story/story-1"
        contested = next(row for row in dossier.differences if row.kind == "conflict")
        largest = max(dossier.claims, key=lambda row: len(row.statements))
        line = dossier.derivations[0]
        part = next(row for row in room.page(f"{story}/tree").links if "part=" in row)
        slow = {}
        for address in (
            "/", f"{story}/tree", f"{story}/tree?page=7", part, f"{story}/claims", f"{story}/claims?show=all&page=40",
            f"{story}/claims?source=src-7&words=boats", f"{story}/sources", f"{story}/timeline", f"{story}/map",
            f"/edge/{line.id}", f"/edge/{dossier.siblings[0].id}", f"/claim/{contested.claim}", f"/claim/{largest.id}",
            f"/article/{line.child}", f"/article/{line.child}?beside=page", f"/report/{dossier.reports[0].id}",
            "/search?q=boats", "/judgements", f"{story}/tree.json", f"{story}/claims.json",
        ):  # fmt: skip
            start = process_time()
            answer = room.get(address)
            taken = process_time() - start
            assert answer.status_code == 200, address
            assert len(answer.content) < 1_500_000, address
            if taken > LONGEST:
                slow[address] = round(taken, 2)
        assert not slow
