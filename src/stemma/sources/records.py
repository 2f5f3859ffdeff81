"""JSON and JSON Lines: each record of an article becomes a page of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import urldefrag, urlsplit

from courlan import clean_url

from stemma.language.pages import FIELDS, UnreadablePage, characters, read_record
from stemma.model import Dropped, Page, make_id

ENVELOPES = ("articles", "items", "results", "data", "documents", "docs", "records", "stories", "pages", "entries")
"""The keys under which an object may hold its list of records, the first first."""

_LONGEST_URL = 2000
_LONGEST_LABEL = 200
_BLANK = b" \t\r\n\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Lines:
    """Bounds for a file of lines, in bytes: the longest line, and how much of the whole is read."""

    longest: int
    whole: int


def read_json(content: bytes, name: str) -> Iterator[Page | Dropped]:
    """Give the pages of a JSON document: one record, a list of records, or an object that holds such a list.

    The page of an only record is called `name`, one of a list by its own id (``name/id``) or its place (``name:3``).
    """
    try:
        data = _parse(content)
    except ValueError as error:
        if _parses(content.strip(_BLANK).partition(b"\n")[0]):  # it is JSON Lines under another name
            labels: set[str] = set()
            lines = enumerate(content.split(b"\n"), 1)
            yield from (_one_line(line, name, number, labels) for number, line in lines if line.strip(_BLANK))
        else:
            yield Dropped("fetch", name, f"broken JSON: {_say(error)}")
        return
    records = _find_list(data)
    if records is None:
        yield _one_record(data, name, name)
    elif records:
        yield from _many_records(records, name)
    else:
        yield Dropped("fetch", name, "empty: a JSON list without a record")


def read_json_lines(stream: BinaryIO, name: str, bounds: Lines) -> Iterator[Page | Dropped]:
    """Give the pages of JSON Lines, one a line, without holding more than a line; their names are as in `read_json`.

    A line past `bounds.longest` is passed over; reading stops at `bounds.whole`.
    """
    number = taken = met = 0
    labels: set[str] = set()
    while line := stream.readline(bounds.longest + 1):
        number += 1
        taken += len(line)
        place = f"{name}:{number}"
        if taken > bounds.whole:
            yield Dropped("fetch", place, f"over {size(bounds.whole)} in all: this line and all after it are not read")
            return
        if len(line) > bounds.longest:
            yield Dropped("fetch", place, f"over {size(bounds.longest)}: line {number} is not read")
            taken += _skip_line(stream, bounds.whole - taken)
            met += 1
        elif line.strip(_BLANK):
            yield _one_line(line, name, number, labels)
            met += 1
    if not met:
        yield Dropped("fetch", name, "empty: there is nothing in it")


def canonical_url(url: str) -> str:
    """Give one spelling to addresses of one page: host in lower case, trackers and fragment off, parameters in order.

    >>> canonical_url("HTTPS://Example.com/a?utm_source=x&id=3#top")
    'https://example.com/a?id=3'
    """
    bare = urldefrag(url.strip()).url
    return clean_url(bare) or bare


def web_url(value: object) -> str | None:
    """`value` if it is an http or https address of sensible length, else None."""
    if not isinstance(value, str) or len(value) > _LONGEST_URL:
        return None
    url = value.strip()
    try:
        parts = urlsplit(url)
        plain = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return url if plain and url.isprintable() and " " not in url else None


def size(count: int) -> str:
    """A number of bytes, in words.

    >>> size(20_000_000), size(1_500)
    ('20 MB', '1.5 kB')
    """
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (1000, "kB")):
        if count >= unit:
            return f"{count / unit:.3g} {name}"
    return f"{count} bytes"


def _many_records(records: list[object], file: str) -> Iterator[Page | Dropped]:
    labels: set[str] = set()
    for number, record in enumerate(records, 1):
        yield _one_record(record, _place(record, file, number, labels), file)


def _one_line(line: bytes, file: str, number: int, labels: set[str]) -> Page | Dropped:
    try:
        data = _parse(line.rstrip(b"\r\n"))
    except ValueError as error:
        return Dropped("fetch", f"{file}:{number}", f"broken JSON on line {number}: {_say(error)}")
    return _one_record(data, _place(data, file, number, labels), file)


def _place(data: object, file: str, number: int, labels: set[str]) -> str:
    """What to call the record: by its own id, where no earlier one of the file has it, else by its number."""
    label = _label(data) if isinstance(data, dict) else None
    if label is None or label in labels:
        return f"{file}:{number}"
    labels.add(label)
    return f"{file}/{label}"


def _one_record(data: object, place: str, file: str) -> Page | Dropped:
    """The page of a record. Its id hashes the record and its address, or its file: not where in the file it stands."""
    if not isinstance(data, dict):
        return Dropped("fetch", place, "not a record: a JSON object with fields was expected")
    try:
        content = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "replace")
        record = read_record(Page("", place, None, None, "application/json", content))
    except UnreadablePage as error:
        return Dropped("fetch", place, error.reason)
    except (ValueError, RecursionError) as error:
        return Dropped("fetch", place, f"broken JSON: {_say(error)}")
    url = web_url(record.value("url"))
    page = make_id("art", content, canonical_url(url) if url else file)
    return Page(page, place, url, _instant(record.value("retrieved")), "application/json", content)


def _parse(content: bytes) -> object:
    """Parse JSON in whatever encoding. Raises ValueError."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        pass
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    try:
        return json.loads(characters(Page("", "", None, None, "application/json", content)))
    except UnreadablePage as error:
        raise ValueError(error.reason) from error
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _parses(line: bytes) -> bool:
    try:
        return isinstance(_parse(line), dict)
    except ValueError:
        return False


def _find_list(data: object) -> list[object] | None:
    """The list of records that the document is, or holds without being a record itself."""
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return None
    if any(isinstance(value, str) and key.casefold() in FIELDS["text"] for key, value in data.items()):
        return None
    lists = (data.get(key) for key in ENVELOPES)
    return next((inner for inner in lists if isinstance(inner, list) and any(isinstance(i, dict) for i in inner)), None)


def _skip_line(stream: BinaryIO, most: int) -> int:
    """Read on to the end of the line, at most `most` bytes and one block; the number of bytes read."""
    taken = 0
    while taken <= most and (block := stream.readline(1 << 16)):
        taken += len(block)
        if block.endswith(b"\n"):
            break
    return taken


def _label(data: Mapping[str, object]) -> str | None:
    """The record's own name for itself, if it is short and plain."""
    label = data.get("id")
    if isinstance(label, int) and not isinstance(label, bool) and abs(label) < 10**18:
        return str(label)
    if isinstance(label, str) and 0 < len(label) <= _LONGEST_LABEL and label.isprintable() and label == label.strip():
        return label
    return None


def _instant(value: str | None) -> str | None:
    """An ISO 8601 instant in its usual spelling, in UTC where it names a zone; None for anything else."""
    try:
        when = datetime.fromisoformat(value[:40]) if value else None
    except ValueError:
        return None
    if when is None:
        return None
    return (when.astimezone(UTC) if when.tzinfo else when).isoformat()


def _say(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.removesuffix(' at').lower()} at character {error.pos + 1}"
    return str(error)[:100] or type(error).__name__
