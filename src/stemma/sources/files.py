"""Files and folders: what is found in them, what kind of page each file is, and its bytes within bounds."""

from __future__ import annotations

import gzip
import os
import re
import stat
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO, cast

from stemma.language.pages import UnreadablePage, characters
from stemma.model import Dropped, Page, make_id
from stemma.settings import Settings
from stemma.sources.records import Lines, canonical_url, read_json, read_json_lines, size

TEXT, HTML, JSON, LINES = "text/plain", "text/html", "application/json", "application/jsonl"
KINDS = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": TEXT,
    ".markdown": TEXT,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".json": JSON,
    ".jsonl": LINES,
    ".ndjson": LINES,
}
"""The endings that are read, each also with ``.gz`` behind it."""

# What stands beside saved pages and is text, yet no article.
_OTHERS = frozenset(
    {
        ".atom",
        ".bat",
        ".c",
        ".cfg",
        ".conf",
        ".css",
        ".csv",
        ".ini",
        ".ipynb",
        ".js",
        ".lock",
        ".log",
        ".map",
        ".mjs",
        ".py",
        ".rss",
        ".sh",
        ".sql",
        ".svg",
        ".toml",
        ".ts",
        ".tsv",
        ".xml",
        ".xsl",
        ".yaml",
        ".yml",
    }
)
# Only marks that no article begins with; other binary files are known by their bytes.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/1", "a WARC archive"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "gzip data"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"\xfd7zXZ", "XZ data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
)
_FEEDS = (b"<rss", b"<feed", b"<urlset", b"<sitemapindex")
_JSON = re.compile(rb"""[\[{]\s{0,100}["{}\[\]]""")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `path` is its real place, `root` the folder that its name is told from."""

    path: Path
    root: Path

    def name(self, above: int = 0) -> str:
        """The path from `root`, or from so many folders `above` it."""
        root = self.root
        for _ in range(above):
            root = root.parent
        return printable(self.path.relative_to(root))


def find_files(paths: Iterable[str]) -> tuple[list[tuple[str, Path]], list[Dropped]]:
    """Give the files that are named or lie in folders named, each once with its name, sorted, and what is passed over.

    A name is the path from the folder that was given; for a file given by itself, the file's name. Different files
    never share a name: folders above are put before it until they differ.
    """
    found: dict[Path, Found] = {}
    dropped: set[Dropped] = set()
    for given in sorted(set(paths)):
        for item in _look(given):
            if isinstance(item, Dropped):
                dropped.add(item)
            else:  # a file found twice is called by its longer name
                found[item.path] = max(item, found.get(item.path, item), key=lambda f: (len(f.name()), f.name()))
    return sorted(_name_apart(list(found.values()))), sorted(dropped, key=lambda row: (row.name, row.reason))


def read_file(path: Path, name: str, settings: Settings) -> Iterator[Page | Dropped]:
    """Give the pages of one file: one, or as many as a file of records has. What cannot be read is a `Dropped`."""
    try:
        yield from _read(path, name, settings)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        yield Dropped("fetch", name, "broken: its gzip data cannot be unpacked")
    except OSError as error:
        yield Dropped("fetch", name, say_os_error(error))


def make_pages(
    content: bytes, kind: str | None, name: str, url: str | None = None, fetched: str | None = None
) -> Iterator[Page | Dropped]:
    """Give the pages that `content` holds; `kind` is its media type, None when that is for the content to tell."""
    reason = _refuse(content)
    kind = kind or sniff(content)
    if reason is not None:
        yield Dropped("fetch", name, reason)
    elif kind in (JSON, LINES):
        yield from read_json(content, name)
    else:
        identity = make_id("art", content, canonical_url(url) if url else name)
        page = Page(identity, name, url, fetched, _settle(content, kind), content)
        try:
            characters(page)
        except UnreadablePage as error:
            yield Dropped("fetch", name, error.reason)
        else:
            yield page


def sniff(content: bytes) -> str:
    """Tell the media type of text from how it begins."""
    head = content[:2048].lstrip(_BLANK).lower()
    if _JSON.match(head):
        return JSON
    if head.startswith((b"<!doctype html", b"<html")) or b"<html" in head or b"<body" in head:
        return HTML
    return TEXT


def printable(path: PurePath | str) -> str:
    """A path with forward slashes and no character that cannot be shown or stored."""
    text = os.fsencode(PurePath(path).as_posix()).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def say_os_error(error: OSError) -> str:
    """Why a file cannot be opened, in a line."""
    if isinstance(error, PermissionError):
        return "not readable: permission denied"
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return f"not readable: {(error.strerror or type(error).__name__).lower()}"


def _look(given: str) -> Iterator[Found | Dropped]:
    name = printable(given)
    try:
        path = Path(os.path.realpath(given, strict=True))
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield Dropped("fetch", name, say_os_error(error) if isinstance(error, OSError) else "no such file or folder")
        return
    if stat.S_ISDIR(mode):
        items = list(_walk(path, name))
        yield from items or [Dropped("fetch", name, "empty folder: there is no file in it")]
    elif stat.S_ISREG(mode):
        yield Found(path, path.parent)
    else:
        yield Dropped("fetch", name, "not a file: a device, pipe or socket")


def _walk(root: Path, given: str) -> Iterator[Found | Dropped]:
    """The files under `root`; of links, only what is said of them: their targets are read where they stand."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            place = printable(folder.relative_to(root)) if folder != root else given
            yield Dropped("fetch", place, say_os_error(error))
            continue
        for entry in entries:
            path = Path(entry.path)
            name = printable(path.relative_to(root))
            if entry.name.startswith("."):
                yield Dropped("fetch", name, "hidden: its name begins with a dot")
            elif entry.is_symlink():
                yield Dropped("fetch", name, _say_link(path, root))
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_file(follow_symlinks=False):
                yield Found(path, root)
            else:
                yield Dropped("fetch", name, "not a file: a device, pipe or socket")


def _say_link(link: Path, root: Path) -> str:
    try:
        target = Path(os.path.realpath(link, strict=True))
    except FileNotFoundError:
        return "a link to nothing"
    except OSError:
        return "a link that leads back to itself"
    if target.is_relative_to(root):
        return f"a link: {printable(target.relative_to(root))} is read where it stands"
    return "a link out of the folder"


def _name_apart(files: list[Found]) -> Iterator[tuple[str, Path]]:
    """Name each file, those of one name by as many folders above as it takes."""
    rest = sorted(files, key=lambda file: file.path)
    for above in range(_DEEPEST):
        names: dict[str, list[Found]] = {}
        for file in rest:
            names.setdefault(file.name(above), []).append(file)
        yield from ((name, group[0].path) for name, group in names.items() if len(group) == 1)
        rest = [file for group in names.values() if len(group) > 1 for file in group]
    # Names that differ only in what cannot be shown.
    yield from ((f"{file.name(_DEEPEST)} ({number})", file.path) for number, file in enumerate(rest, 1))


def _read(path: Path, name: str, settings: Settings) -> Iterator[Page | Dropped]:
    suffix, packed = path.suffix.lower(), False
    if suffix == ".gz":
        suffix, packed = Path(path.stem).suffix.lower(), True
    if suffix in _OTHERS:
        yield Dropped("fetch", name, f"not an article: files ending in {suffix} are not read")
        return
    kind = KINDS.get(suffix)
    length = path.stat().st_size
    if kind != LINES and length > settings.max_bytes:
        yield Dropped("fetch", name, f"over {size(settings.max_bytes)}: it has {size(length)}")
        return
    with gzip.open(path, "rb") if packed else open(path, "rb") as opened:
        stream = cast(BinaryIO, opened)
        if kind == LINES:
            yield from read_json_lines(stream, name, Lines(settings.max_bytes, settings.max_stream_bytes))
            return
        content = stream.read(settings.max_bytes + 1)
    if len(content) > settings.max_bytes:
        yield Dropped("fetch", name, f"over {size(settings.max_bytes)}{' when unpacked' if packed else ''}")
        return
    yield from make_pages(content, kind, name)


def _settle(content: bytes, kind: str) -> str:
    """A saved page is often called .txt: what begins as an HTML document is one."""
    head = content[:512].lstrip(_BLANK).lower()
    return HTML if kind == TEXT and head.startswith((b"<!doctype html", b"<html")) else kind


def _refuse(content: bytes) -> str | None:
    if not content.strip():
        return "empty: there is nothing in it"
    for mark, what in _MAGIC:
        if content.startswith(mark):
            return f"binary: {what}"
    head = content[:1024].lstrip(_BLANK).lower()
    if head.startswith((b"<?xml", b"<rss", b"<feed")) and b"<html" not in head and any(tag in head for tag in _FEEDS):
        return "not an article: a feed or site map"
    return None
