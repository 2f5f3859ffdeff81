"""Files and folders: what is read, what it is called, and a clear line for what is not."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from stemma.model import Dropped, Page
from stemma.settings import Settings
from stemma.sources import decode, read_pages

SETTINGS = Settings(max_bytes=10_000, max_stream_bytes=50_000)
STORY = "The lighthouse on Gull Rock went dark on Friday night, the harbour board said.\n"


def read(*paths: Path | str, settings: Settings = SETTINGS) -> tuple[list[Page], list[Dropped]]:
    return read_pages([str(path) for path in paths], settings)


def names(pages: list[Page]) -> list[str]:
    return [page.name for page in pages]


def reasons(dropped: list[Dropped]) -> dict[str, str]:
    assert all(row.stage == "fetch" for row in dropped)
    return {row.name: row.reason for row in dropped}


def test_a_folder_gives_its_files_by_their_path_in_it(tmp_path: Path) -> None:
    (tmp_path / "north" / "deep").mkdir(parents=True)
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "a.html").write_text(f"<p>{STORY}")
    (tmp_path / "north" / "deep" / "c.md").write_text(STORY)
    (tmp_path / "north" / "d.json").write_text(json.dumps({"title": "Dark", "body": STORY}))
    pages, dropped = read(tmp_path)
    assert names(pages) == ["a.html", "b.txt", "north/d.json", "north/deep/c.md"]
    assert [page.media_type for page in pages] == ["text/html", "text/plain", "application/json", "text/plain"]
    assert dropped == []
    assert all(STORY.strip() in decode(page) for page in pages)
    assert all(page.url is None and page.fetched is None for page in pages)


def test_a_file_is_called_by_its_name_and_read_as_it_came(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes("Маяк погас.".encode("cp1251") * 20)
    pages, dropped = read(path)
    assert names(pages) == ["story.txt"]
    assert pages[0].content == path.read_bytes()
    assert "Маяк погас." in decode(pages[0])
    assert not dropped


def test_the_same_file_is_one_page_and_the_same_bytes_under_two_names_are_two(tmp_path: Path) -> None:
    for outlet in ("gazette", "herald"):
        (tmp_path / outlet).mkdir()
        (tmp_path / outlet / "story.txt").write_text(STORY)
    one = tmp_path / "gazette" / "story.txt"
    assert names(read(one, one)[0]) == ["story.txt"]
    assert names(read(tmp_path, one)[0]) == ["gazette/story.txt", "herald/story.txt"]
    for paths in ([one, tmp_path / "herald" / "story.txt"], [tmp_path / "gazette", tmp_path / "herald"]):
        pages, dropped = read(*paths)
        assert names(pages) == ["gazette/story.txt", "herald/story.txt"]
        assert len({page.id for page in pages}) == 2
        assert not dropped


def test_any_order_of_paths_gives_the_same_pages(tmp_path: Path) -> None:
    paths = []
    for number in range(6):
        folder = tmp_path / f"f{number % 3}"
        folder.mkdir(exist_ok=True)
        paths.append(folder / f"s{number // 3}.txt")
        paths[-1].write_text(f"{STORY}{number % 2}")
    paths += [tmp_path / "f0", tmp_path / "missing.txt"]
    expected = read(*paths)
    for seed in range(5):
        assert read(*random.Random(seed).sample(paths, len(paths))) == expected


def test_the_id_of_a_page_does_not_depend_on_where_its_folder_stands(tmp_path: Path) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(STORY)
    assert read(tmp_path / "here")[0] == read(tmp_path / "there")[0]


def make_nothing(folder: Path) -> Path:
    (folder / "a.txt").write_bytes(b"")
    return folder / "a.txt"


def make_blank(folder: Path) -> Path:
    (folder / "a.html").write_bytes(b" \n\t \r\n")
    return folder / "a.html"


def make_picture(folder: Path) -> Path:
    (folder / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return folder / "a.txt"


def make_noise(folder: Path) -> Path:
    (folder / "a.txt").write_bytes(random.Random(1).randbytes(5000))
    return folder / "a.txt"


def make_pdf(folder: Path) -> Path:
    (folder / "a.html").write_bytes(b"%PDF-1.7\n%words and words\n")
    return folder / "a.html"


def make_big(folder: Path) -> Path:
    with open(folder / "a.txt", "wb") as file:
        file.truncate(200_000_000)
    return folder / "a.txt"


def make_unknown(folder: Path) -> Path:
    (folder / "a.dat").write_bytes(b"\0\1\2\3" * 100)
    return folder / "a.dat"


def make_style(folder: Path) -> Path:
    (folder / "a.css").write_text("body { color: red }")
    return folder / "a.css"


def make_feed(folder: Path) -> Path:
    (folder / "feed").write_text('<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>')
    return folder / "feed"


def make_empty_folder(folder: Path) -> Path:
    (folder / "a").mkdir()
    return folder / "a"


def make_folder_of_empty_folders(folder: Path) -> Path:
    (folder / "a" / "b" / "c").mkdir(parents=True)
    return folder / "a"


def make_missing(folder: Path) -> Path:
    return folder / "a.txt"


def make_unspeakable(folder: Path) -> Path:
    return Path(f"{folder}/a\0b.txt")


def make_long(folder: Path) -> Path:
    return folder / ("a" * 5000)


def make_loop(folder: Path) -> Path:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    return folder / "a"


def make_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "a.txt")
    return folder / "a.txt"


def make_bomb(folder: Path) -> Path:
    (folder / "a.txt.gz").write_bytes(gzip.compress(b"word " * 1_000_000))
    return folder / "a.txt.gz"


def make_torn_gzip(folder: Path) -> Path:
    (folder / "a.txt.gz").write_bytes(gzip.compress(STORY.encode() * 50)[:-20])
    return folder / "a.txt.gz"


def make_no_gzip(folder: Path) -> Path:
    (folder / "a.txt.gz").write_bytes(STORY.encode())
    return folder / "a.txt.gz"


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (make_nothing, "empty: there is nothing in it"),
        (make_blank, "empty: there is nothing in it"),
        (make_picture, "binary: a PNG picture"),
        (make_noise, "binary: it holds NUL bytes"),
        (make_pdf, "binary: a PDF document"),
        (make_big, "over 10 kB: it has 200 MB"),
        (make_unknown, "binary: it holds NUL bytes"),
        (make_style, "not an article: files ending in .css are not read"),
        (make_feed, "not an article: a feed or site map"),
        (make_empty_folder, "empty folder: there is no file in it"),
        (make_folder_of_empty_folders, "empty folder: there is no file in it"),
        (make_missing, "no such file or folder"),
        (make_unspeakable, "no such file or folder"),
        (make_long, "not readable: file name too long"),
        (make_loop, "not readable: too many levels of symbolic links"),
        (make_pipe, "not a file: a device, pipe or socket"),
        (make_bomb, "over 10 kB when unpacked"),
        (make_torn_gzip, "broken: its gzip data cannot be unpacked"),
        (make_no_gzip, "broken: its gzip data cannot be unpacked"),
    ],
)
def test_what_cannot_be_read_says_why_and_the_rest_goes_on(
    tmp_path: Path, make: Callable[[Path], Path], reason: str
) -> None:
    (tmp_path / "bad").mkdir()
    good = tmp_path / "good.txt"
    good.write_text(STORY)
    pages, dropped = read(make(tmp_path / "bad"), good)
    assert names(pages) == ["good.txt"]
    assert [row.reason for row in dropped] == [reason]
    assert dropped[0].name.isprintable()


def test_a_file_past_the_limit_is_not_even_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_big(tmp_path)

    def refuse(*args: object) -> io.BytesIO:
        raise AssertionError("opened")

    monkeypatch.setattr("builtins.open", refuse)
    assert reasons(read(path)[1]) == {"a.txt": "over 10 kB: it has 200 MB"}


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(STORY)

    def refuse(*args: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert reasons(read(tmp_path)[1]) == {"a.txt": "not readable: permission denied"}


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text(STORY)
    scan = os.scandir

    def refuse(folder: Path) -> object:
        if folder.name == "shut":
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr("os.scandir", refuse)
    pages, dropped = read(tmp_path)
    assert names(pages) == ["a.txt"]
    assert reasons(dropped) == {"shut": "not readable: permission denied"}


def test_hidden_files_links_and_sockets_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "a.txt").write_text(STORY)
    (folder / ".draft.txt").write_text(STORY)
    (folder / "a.txt").write_text(STORY)
    (tmp_path / "secret.txt").write_text(STORY)
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(folder)
    (folder / "in.txt").symlink_to(folder / "a.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "turn").symlink_to(folder / "turn")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(os.path.relpath(folder / "plug"))
    pages, dropped = read(folder)
    assert names(pages) == ["a.txt"]
    assert reasons(dropped) == {
        ".git": "hidden: its name begins with a dot",
        ".draft.txt": "hidden: its name begins with a dot",
        "out.txt": "a link out of the folder",
        "up": "a link: . is read where it stands",
        "in.txt": "a link: a.txt is read where it stands",
        "gone.txt": "a link to nothing",
        "turn": "a link that leads back to itself",
        "plug": "not a file: a device, pipe or socket",
    }


def test_a_deep_folder_does_not_end_the_run(tmp_path: Path) -> None:
    folders = [os.fspath(tmp_path) + "/d" * depth for depth in range(1, 1100)]
    for folder in folders:
        os.mkdir(folder)
    (tmp_path / "a.txt").write_text(STORY)
    try:
        assert names(read(tmp_path)[0]) == ["a.txt"]
    finally:  # pytest's own tidying up goes in too deep
        for folder in reversed(folders):
            os.rmdir(folder)


def test_names_that_cannot_be_shown_are_made_so_and_stay_apart(tmp_path: Path) -> None:
    for name in (b"\xff.txt", b"\xfe.txt", "a\u202eb\n.txt".encode()):
        (tmp_path / os.fsdecode(name)).write_text(STORY)
    pages, _ = read(tmp_path)
    assert len({page.id for page in pages}) == len(set(names(pages))) == 3
    assert all(page.name.isprintable() and page.name.encode() for page in pages)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("page", f"<!DOCTYPE html><title>T</title><p>{STORY}", "text/html"),
        ("page.php", f"\n<HTML lang=en><p>{STORY}", "text/html"),
        ("page.txt", f"\ufeff<!doctype html><p>{STORY}", "text/html"),
        ("page.txt", f"Write <html> tags. {STORY}", "text/plain"),
        ("record", json.dumps({"text": STORY}), "application/json"),
        ("note.story", STORY, "text/plain"),
        ("note", f"[Photo: a lighthouse] {STORY}", "text/plain"),
        ("NOTE.TXT", STORY, "text/plain"),
        ("page.XHTML", f'<?xml version="1.0"?><html><body><p>{STORY}</p></body></html>', "text/html"),
    ],
)
def test_the_kind_is_told_by_ending_and_beginning(tmp_path: Path, name: str, content: str, media_type: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    pages, dropped = read(tmp_path)
    assert [page.media_type for page in pages] == [media_type]
    assert not dropped


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.json.gz", "a.jsonl.gz"])
def test_packed_files_are_unpacked(tmp_path: Path, name: str) -> None:
    content = json.dumps({"text": STORY}) if ".json" in name else STORY
    (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    pages, dropped = read(tmp_path)
    assert len(pages) == 1 and STORY.strip() in decode(pages[0])
    assert not dropped


def test_progress_counts_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(STORY)
    seen: list[tuple[str, int, int]] = []
    read_pages([str(tmp_path)], SETTINGS, lambda *call: seen.append(call))
    assert seen == [("fetch", 1, 3), ("fetch", 2, 3), ("fetch", 3, 3)]


def test_nothing_given_is_nothing_read() -> None:
    assert read() == ([], [])
