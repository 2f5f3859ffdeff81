"""Pages of strangers do no harm: markup, direction marks, endless words, ten thousand links."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import process_time

from faces.claimed import hostile_claims
from faces.standin import Rows, article, keep
from faces.web.test_pages import crawl
from faces.web.visiting import Visitor, inner

from stemma.model import Entity, Furniture, Place, Span, Story


def worst() -> Rows:
    rows = hostile_claims()
    a = rows.articles[0]
    links = " ".join(f"https://evil.example/{n}" for n in range(10_000))
    words = "".join(f"w{n}\u202e\u0000 " for n in range(60_000))
    flood = article("flood", "<i>Flood</i>", links[:3000], "2031-11-05T07:00:00+00:00", links + words)
    flood = replace(flood, furniture=tuple(Furniture(f"<u>{n}</u>", "<s>", n, n + 3) for n in range(5000)))
    place = Place("<b>Nowhere</b>", '"><script>', "'", 91.0, -999.0, "city")
    names = tuple(Entity(f"ent/{n}?#", f"<script>alert({n})</script>", "place", (), (Span(a.id, 0, 5),), place=place)
                  for n in range(50))  # fmt: skip
    story = Story("../st?x=1#y", "</title><script>alert(9)</script>", (flood.id, a.id))
    return replace(rows, articles=(*rows.articles, flood), stories=(*rows.stories, story), entities=names)


def test_hostile_text_is_shown_as_text(tmp_path: Path) -> None:
    with Visitor(keep(worst(), tmp_path / "worst.stemma")) as room:
        start = process_time()
        pages = crawl(room, 120)
        assert process_time() - start < 60
        assert len(pages) > 12
        for address, page in pages.items():
            names = [tag for tag, _ in page.tags]
            assert names.count("script") == 1 and not {"img", "iframe", "object", "embed", "base", "u"} & set(names), (
                address
            )
            assert not [attrs for _, attrs in page.tags if any(key.startswith("on") for key in attrs)], address
            assert all(link.startswith(("/", "#", "?")) for link in page.links), address
            inner(page.links, address)


def test_a_page_stays_small_and_quick(tmp_path: Path) -> None:
    rows = worst()
    with Visitor(keep(rows, tmp_path / "worst.stemma")) as room:
        room.page("/")
        for name in [row.id for row in rows.articles]:
            start = process_time()
            answer = room.get(f"/article/{name}?beside=page")
            assert answer.status_code == 200 and len(answer.content) < 1_000_000
            assert process_time() - start < 3


def test_an_article_can_be_read_to_its_end(tmp_path: Path) -> None:
    rows = worst()
    flood = next(row for row in rows.articles if row.outlet == "<i>Flood</i>")
    with Visitor(keep(rows, tmp_path / "worst.stemma")) as room:
        start, read = 0, ""
        for _ in range(100):
            page = room.get(f"/article/{flood.id}.json?from={start}").json()
            read += "".join(ink["text"] for ink in page["inks"])
            start = page["end"]
            if start >= page["length"]:
                break
        assert read == flood.text
