"""The reader that is shipped."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from stemma.language.reader import Reader, find_attributed, find_named, load_reader, shipped_reader_digest

TEXT = (
    "Two officials at the Harbour Ministry said on Monday that the northern gate would be closed, Ana Pohl wrote.\n"
    "“Nobody was told,” said Joren Vack, who runs the ferry between Norwick and Sandeby. He wants to sue."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def test_it_reads_who_says_what(reader: Reader) -> None:
    rows = [
        (TEXT[slice(*row.source)] if row.source else "", TEXT[slice(*row.content[0])])
        for row in find_attributed(reader.read(TEXT))
    ]
    assert any(source.startswith("Joren Vack") and "Nobody was told" in content for source, content in rows)
    assert any(content.endswith("the northern gate would be closed") for _, content in rows)


def test_it_reads_names(reader: Reader) -> None:
    names = {TEXT[n.start : n.end]: n.kind for n in find_named(TEXT, reader.read(TEXT))}
    assert names.items() >= {"Ana Pohl": "person", "Joren Vack": "person", "Norwick": "place"}.items()


def test_what_is_read_depends_on_the_paragraph_alone(reader: Reader) -> None:
    first, second = TEXT.split("\n")
    swapped = reader.read(f"{second}\n{first}")
    apart = [reader.read(line)[0][1] for line in (second, first)]
    for (_, one), two in zip(swapped, apart, strict=True):
        assert one.roles == two.roles and one.names == two.names and (one.arcs == two.arcs).all()
    alone = load_reader(threads=1).read(TEXT)
    assert [m.roles for _, m in alone] == [m.roles for _, m in reader.read(TEXT)]


def test_nothing_and_nonsense_are_read(reader: Reader) -> None:
    assert reader.read("") == [] and reader.read(" \n\t\n") == []
    assert reader.read("\ud800\udc00 “" * 300)


def test_a_copy_is_not_read_again(reader: Reader) -> None:
    text = "\n".join(f"The board of ward {number} said it had met." for number in range(60))
    start = time.process_time()
    first = reader.read(text)
    once = time.process_time() - start
    start = time.process_time()
    again = reader.read(text)
    assert time.process_time() - start < once / 2
    assert [m.roles for _, m in first] == [m.roles for _, m in again]


def test_its_digest_is_known_without_loading(reader: Reader) -> None:
    assert reader.digest == shipped_reader_digest()


def test_bad_arguments(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="threads"):
        load_reader(threads=0)
    with pytest.raises(FileNotFoundError):
        load_reader(folder=tmp_path)
    with pytest.raises(FileNotFoundError):
        shipped_reader_digest(tmp_path)
