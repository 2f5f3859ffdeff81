"""One body of tests for every store: add a way to open one to `STORES`, and it is held to all of this."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stemma.model import Derivation, Dropped, Judgement, Page, Receipt, Source, Story
from stemma.store.base import DERIVATIONS, DROPPED, PAGES, RIVALS, SOURCES, STORIES, TABLES, TRACED, Place, Store, Text
from stemma.store.sqlite import SqliteStore

Opener = Callable[[Path], Store]
STORES: dict[str, Opener] = {
    "memory": lambda folder: SqliteStore(),
    "sqlite": lambda folder: SqliteStore(folder / "x.stemma", create=True),
}
A, B, C = (Source(f"src-{name}", f"Office {name}", "office") for name in "abc")


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with STORES[request.param](tmp_path) as opened:
        yield opened


def test_a_new_store_is_empty(store: Store) -> None:
    assert not any(store.rows(table) for table in TABLES)
    assert store.receipts("read") == {} and store.judgements() == []


def test_rows_come_back_sorted_by_id(store: Store) -> None:
    store.replace(Receipt("descent", "one", "d1"), [SOURCES.of([C, A])])
    store.replace(Receipt("descent", "two", "d2"), [SOURCES.of([B])])
    assert store.rows(SOURCES) == [A, B, C]
    assert store.rows(SOURCES, "one") == [A, C]
    assert store.rows(SOURCES, "none") == []
    assert store.receipts("descent") == {"one": "d1", "two": "d2"}
    assert store.receipts("read") == {}


def test_what_two_units_found_comes_twice_and_goes_one_by_one(store: Store) -> None:
    store.replace(Receipt("descent", "one", "d"), [SOURCES.of([A])])
    store.replace(Receipt("descent", "two", "d"), [SOURCES.of([A])])
    assert store.rows(SOURCES) == [A, A]
    store.forget("descent", ["one"])
    assert store.rows(SOURCES) == [A]


def test_the_same_row_twice_in_a_unit_is_one(store: Store) -> None:
    store.replace(Receipt("descent", "one", "d"), [SOURCES.of([A, A])])
    assert store.rows(SOURCES) == [A]


def test_replacing_takes_all_that_the_stage_made_of_the_unit(store: Store) -> None:
    story = Story("sto-1", "Title", ("a",))
    store.replace(Receipt("descent", "one", "d1"), [SOURCES.of([A]), TRACED.of([story])])
    store.replace(Receipt("stories", "one", "s1"), [STORIES.of([story])])
    store.replace(Receipt("descent", "one", "d2"), [SOURCES.of([B])])
    assert store.rows(SOURCES) == [B] and store.rows(TRACED) == []
    assert store.rows(STORIES) == [story]
    assert store.receipts("descent") == {"one": "d2"} and store.receipts("stories") == {"one": "s1"}


def test_one_type_in_two_tables(store: Store) -> None:
    chosen = Derivation("der-1", "sto-1", "a", "b", "rewritten", 0.5, 0.9, True, ("reu-1",), ("why",))
    weighed = Derivation("der-2", "sto-1", "a", "c", "partial", 0.125, 0.3, False)
    store.replace(Receipt("descent", "one", "d"), [DERIVATIONS.of([chosen]), RIVALS.of([weighed])])
    assert store.rows(DERIVATIONS) == [chosen] and store.rows(RIVALS) == [weighed]


def test_forgetting(store: Store) -> None:
    store.replace(Receipt("read", "one", "d"), [SOURCES.of([A])])
    store.replace(Receipt("read", "two", "d"), [SOURCES.of([B])])
    store.forget("read", [])
    store.forget("clean", ["one"])
    store.forget("read", ["one", "never was"])
    assert store.rows(SOURCES) == [B] and store.receipts("read") == {"two": "d"}


def test_judgements_stay_in_order_whatever_else_goes(store: Store) -> None:
    made = [Judgement(f"j-{i}", "der-1", "reject", "Ann", f"2031-01-0{9 - i}", "note ’") for i in range(3)]
    for judgement in made:
        store.judge(judgement)
    store.replace(Receipt("descent", "der-1", "d"), [SOURCES.of([A])])
    store.forget("descent", ["der-1"])
    assert store.judgements() == made


def test_all_or_nothing(store: Store) -> None:
    """A string that no file can hold leaves rows and receipt as they were."""
    store.replace(Receipt("fetch", "one", "d1"), [SOURCES.of([A])])
    with pytest.raises(UnicodeEncodeError):
        store.replace(Receipt("fetch", "one", "d2"), [SOURCES.of([B, Source("src-x", "\udcff", "person")])])
    assert store.rows(SOURCES) == [A] and store.receipts("fetch") == {"one": "d1"}


def test_rows_without_an_id_are_known_by_their_content(store: Store) -> None:
    rows = [Dropped("fetch", "a.bin", "binary"), Dropped("fetch", "b.txt", "empty"), Dropped("fetch", "b.txt", "odd")]
    store.replace(Receipt("fetch", "all", "d"), [DROPPED.of(rows)])
    assert set(store.rows(DROPPED)) == set(rows) and len(store.rows(DROPPED)) == 3


def test_odd_units(store: Store) -> None:
    for unit in ("", "'; DROP TABLE pages; --", "a\x00b", "ü" * 5_000):
        store.replace(Receipt("clean", unit, "d"), [SOURCES.of([A])])
        assert store.rows(SOURCES, unit) == [A]


def test_large_pages(store: Store) -> None:
    page = Page("p", "n", None, None, "text/plain", bytes(range(256)) * 10_000)
    store.replace(Receipt("fetch", "p", "d"), [PAGES.of([page])])
    assert store.rows(PAGES) == [page]


def test_words_are_found_where_they_stand(store: Store) -> None:
    """The parts of an index are made when their stamp is new, and searched as one."""
    made: list[str] = []

    def texts(part: str, *bodies: str) -> Callable[[], Iterator[Text]]:
        def give() -> Iterator[Text]:
            made.append(part)
            for n, body in enumerate(bodies):
                yield Text(Place(part, f"{part}-{n}", "a", "", n, n + 1), "Weir", body)

        return give

    before = store.stamp()
    store.index("rows", before, texts("rows", "the weir broke", "at dawn"))
    store.index("rows", before, texts("rows", "never asked for"))
    store.index("claims", "x", texts("claims", "it broke at dawn"))
    assert made == ["rows", "claims"]
    total, places = store.match('"broke"', (), 9)
    assert total == 2 and {place.id for place in places} == {"rows-0", "claims-0"}
    assert store.match('"weir"', (), 0) == (3, []) and store.match('"weir"', ("claims",), 9)[0] == 1
    assert store.match('"dawn"', ("rows",), 9) == (1, [Place("rows", "rows-1", "a", "", 1, 2)])
    with pytest.raises(OSError, match="cannot be searched"):
        store.match('"', (), 9)
    store.replace(Receipt("descent", "one", "d1"), [SOURCES.of([A])])
    assert store.stamp() != before
    store.index("rows", store.stamp(), texts("rows", "rebuilt"))
    assert store.match('"broke"', ("rows",), 9) == (0, []) and store.match('"rebuilt"', (), 9)[0] == 1


def test_closing_twice_does_no_harm(store: Store) -> None:
    store.close()
    store.close()
