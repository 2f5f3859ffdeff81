"""JSON and JSON Lines: every record a page, every broken one a line with its number."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Dropped, Page
from stemma.settings import Settings
from stemma.sources import decode, read_pages
from stemma.sources.records import Lines, canonical_url, read_json, read_json_lines, web_url

STORY = "The lighthouse on Gull Rock went dark on Friday night, the harbour board said."
BOUNDS = Lines(longest=1000, whole=5000)


def lines(content: bytes, bounds: Lines = BOUNDS) -> list[Page | Dropped]:
    return list(read_json_lines(io.BytesIO(content), "f.jsonl", bounds))


def pages_of(rows: list[Page | Dropped]) -> list[Page]:
    return [row for row in rows if isinstance(row, Page)]


def dropped_of(rows: list[Page | Dropped]) -> list[tuple[str, str]]:
    return [(row.name, row.reason) for row in rows if isinstance(row, Dropped)]


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"title": "Dark", "text": STORY}, ["f.json"]),
        ([{"text": STORY}, {"text": STORY + " Again."}], ["f.json:1", "f.json:2"]),
        ({"articles": [{"content": STORY, "id": "n-7"}, {"content": STORY, "id": 8}]}, ["f.json/n-7", "f.json/8"]),
        ({"count": 1, "results": [{"maintext": STORY}]}, ["f.json:1"]),
        ({"text": STORY, "items": [{"text": "a teaser"}]}, ["f.json"]),
        ([{"text": STORY, "id": "x"}, {"text": "Other.", "id": "x"}], ["f.json/x", "f.json:2"]),
        ([{"text": STORY, "id": "x\ny"}], ["f.json:1"]),
    ],
)
def test_shapes_of_a_document(document: object, expected: list[str]) -> None:
    rows = list(read_json(json.dumps(document).encode(), "f.json"))
    assert [row.name for row in rows] == expected
    assert len(pages_of(rows)) == len(expected)


@pytest.mark.parametrize("field", ["text", "body", "content", "maintext", "articleBody"])
def test_the_text_under_its_usual_names(field: str) -> None:
    (page,) = pages_of(list(read_json(json.dumps({"headline": "Dark", field: STORY}).encode(), "f.json")))
    assert (page.media_type, page.name) == ("application/json", "f.json")
    assert decode(page) == f"Dark\n{STORY}"


def test_address_and_time_of_retrieval() -> None:
    record = {
        "text": STORY,
        "link": " https://gazette.example/a?utm_source=x ",
        "date_download": "2031-04-05T07:08:09+02:00",
    }
    (page,) = pages_of(list(read_json(json.dumps(record).encode(), "f.json")))
    assert page.url == "https://gazette.example/a?utm_source=x"
    assert page.fetched == "2031-04-05T05:08:09+00:00"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "/a/b", "http://", "http://a:0/", "ftp://a.example/x", "http://a b/", 7, "h" * 5000]
)
def test_what_is_no_web_address_is_not_one(url: object) -> None:
    (page,) = pages_of(list(read_json(json.dumps({"text": STORY, "url": url}).encode(), "f.json")))
    assert page.url is None
    assert web_url(url) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"text": "torn', "broken JSON on line 2: unterminated string starting at character 10"),
        (b"[1, 2]", "not a record: a JSON object with fields was expected"),
        (b'"words"', "not a record: a JSON object with fields was expected"),
        (b'{"title": "Dark"}', "empty: the record has no text field"),
        (b'{"text": "  "}', "empty: the record has no text field"),
        (b"[" * 900, "broken JSON on line 2: expecting value at character 901"),
        (b'{"n": ' + b"9" * 900 + b"}", "empty: the record has no text field"),
        (b"\x00\x81\x8d", "broken JSON on line 2: binary: it holds NUL bytes"),
        (b'{"text": "' + b"a" * 2000 + b'"}', "over 1 kB: line 2 is not read"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(line: bytes, reason: str) -> None:
    good = json.dumps({"text": STORY}).encode()
    other = json.dumps({"text": STORY.upper()}).encode()
    rows = lines(b"\n".join([good, line, b"", other]) + b"\n")
    assert [page.name for page in pages_of(rows)] == ["f.jsonl:1", "f.jsonl:4"]
    ((name, said),) = dropped_of(rows)
    assert name == "f.jsonl:2"
    assert said.startswith(reason)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "broken JSON: expecting property name enclosed in double quotes at character 2"),
        (b"[]", "empty: a JSON list without a record"),
        (b"3", "not a record: a JSON object with fields was expected"),
        (b'{"articles": [1]}', "empty: the record has no text field"),
        (b"[" * 200_000, "broken JSON: nested too deep"),
        (b'{"a":' * 200_000, "broken JSON: nested too deep"),
        (b'{"n": ' + b"9" * 5000 + b"}", "broken JSON: Exceeds the limit"),
    ],
)
def test_a_bad_document_says_why(content: bytes, reason: str) -> None:
    ((name, said),) = dropped_of(list(read_json(content, "f.json")))
    assert name == "f.json"
    assert said.startswith(reason)


def test_nothing_in_a_file_of_lines() -> None:
    assert dropped_of(lines(b"\n\n")) == [("f.jsonl", "empty: there is nothing in it")]


def test_lines_under_the_name_of_a_document() -> None:
    content = b"\n".join(json.dumps({"text": f"{STORY} {number}"}).encode() for number in range(3))
    assert [row.name for row in read_json(content, "f.json")] == ["f.json:1", "f.json:2", "f.json:3"]


def test_reading_ends_at_the_bound_for_the_whole() -> None:
    rows = lines(b"".join(json.dumps({"text": f"{STORY} {number}"}).encode() + b"\n" for number in range(200)))
    assert len(pages_of(rows)) in range(40, 60)
    ((_, said),) = dropped_of(rows)
    assert said == "over 5 kB in all: this line and all after it are not read"


def test_a_line_without_end_is_passed_over_in_blocks() -> None:
    class Endless(io.RawIOBase):
        longest = 0

        def readline(self, most: int | None = -1, /) -> bytes:
            assert most is not None and 0 < most <= 1 << 16
            return b"a" * most

    rows = list(read_json_lines(Endless(), "f.jsonl", BOUNDS))  # type: ignore[arg-type]
    assert [reason for _, reason in dropped_of(rows)][-1].startswith("over ")
    assert not pages_of(rows)


def test_where_a_record_stands_does_not_change_its_id() -> None:
    records = [json.dumps({"text": f"{STORY} {number}"}).encode() for number in range(9)]
    shuffled = random.Random(3).sample(records, len(records))
    assert {p.id for p in pages_of(lines(b"\n".join(records)))} == {p.id for p in pages_of(lines(b"\n".join(shuffled)))}


def test_the_order_of_fields_does_not_change_an_id() -> None:
    one, two = ({"text": STORY, "title": "Dark"}, {"title": "Dark", "text": STORY})
    assert [*read_json(json.dumps(one).encode(), "f.json")] == [*read_json(json.dumps(two).encode(), "f.json")]


def test_a_record_met_again_is_a_duplicate_and_another_outlets_is_not(tmp_path: Path) -> None:
    records = [
        {"text": STORY, "url": "https://gazette.example/a"},
        {"text": STORY, "url": "https://herald.example/a"},
        {"text": STORY, "url": "https://gazette.example/a"},
    ]
    (tmp_path / "f.jsonl").write_text("\n".join(map(json.dumps, records)))
    pages, dropped = read_pages([str(tmp_path)], Settings())
    assert [page.name for page in pages] == ["f.jsonl:1", "f.jsonl:2"]
    assert [(row.name, row.reason) for row in dropped] == [("f.jsonl:3", "a duplicate: the same page as f.jsonl:1")]


def test_a_large_file_of_lines_is_streamed(tmp_path: Path) -> None:
    settings = Settings(max_bytes=2000)
    record = json.dumps({"text": STORY * 10}).encode() + b"\n"
    (tmp_path / "f.jsonl").write_bytes(record * 50)
    pages, dropped = read_pages([str(tmp_path)], settings)
    assert len(pages) == 1
    assert len(dropped) == 49


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_other_encodings(encoding: str) -> None:
    text = "Маяк на скале погас в пятницу вечером, сообщили в управлении порта. " * 5
    content = json.dumps({"text": text}, ensure_ascii=False).encode(encoding)
    (page,) = pages_of(list(read_json(content, "f.json")))
    assert decode(page) == text.strip()


def test_lone_surrogates_do_no_harm() -> None:
    (page,) = pages_of(list(read_json(b'{"text": "dark \\ud800 night", "title": "\\udfff"}', "f.json")))
    assert "dark" in decode(page)


@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    for rows in (lines(content), list(read_json(content, "f.json"))):
        assert all(row.name.startswith("f.json") for row in rows)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://gazette.example/a#top", "https://GAZETTE.example/a"),
        ("https://gazette.example/a?b=1&a=2&fbclid=3", "https://gazette.example/a?a=2&b=1"),
        ("https://gazette.example/", "https://gazette.example"),
    ],
)
def test_spellings_of_one_address(one: str, two: str) -> None:
    assert canonical_url(one) == canonical_url(two)
