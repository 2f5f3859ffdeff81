"""Bad input, from reading in to clean articles: a clear line for each, and the rest is done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stemma.knowledge import load_knowledge
from stemma.model import Article, Dropped
from stemma.settings import Settings
from stemma.sources import read_pages
from stemma.stages.articles import clean_pages

STORY = (
    "The lighthouse on Gull Rock went dark on Friday night, the harbour board said on Saturday.\n\n"
    "Two fishing boats turned back to Norhaven after their crews lost sight of the channel, harbour master Ida Pellam"
    " told reporters. Nobody was hurt.\n\n"
    "Engineers found salt water in the cable that feeds the lamp. The board expects the light to burn again by Monday"
    " evening, and asked skippers to keep two miles off the rock until then.\n"
)
RUSSIAN = (
    "Маяк на скале Чаек погас в пятницу вечером, сообщило в субботу управление порта.\n\n"
    "Два рыболовных судна вернулись в гавань, когда их команды потеряли из виду фарватер, рассказала журналистам"
    " начальник порта. Никто не пострадал.\n\n"
    "Инженеры нашли солёную воду в кабеле, который питает лампу. Управление рассчитывает, что огонь загорится снова"
    " к вечеру понедельника.\n"
)
HOSTILE = (
    "<html><head><title>Light <script>alert(1)</script> out &lt;img src=x onerror=alert(2)&gt;</title></head>"
    "<body><article>"
    + "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    + "<script>document.write('gone')</script></article></body></html>"
)


def clean(folder: Path, settings: Settings | None = None) -> tuple[dict[str, Article], dict[str, str]]:
    """The articles of a folder by name, and what was dropped with its reason, in reading in or in cleaning."""
    settings = settings or Settings()
    pages, unread = read_pages([str(folder)], settings)
    articles, unclean = clean_pages(pages, load_knowledge(), settings)
    dropped: list[Dropped] = [*unread, *unclean]
    assert all(row.reason and "\n" not in row.reason for row in dropped)
    return {article.name: article for article in articles}, {row.name: row.reason for row in dropped}


@pytest.mark.parametrize(
    ("name", "content", "where", "reason"),
    [
        ("empty.txt", b"", "empty.txt", "empty"),
        ("blank.html", b"\n \n", "blank.html", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary.txt", "binary"),
        ("photo.html", b"\xff\xd8\xff\xe0" + b"\x10" * 100, "photo.html", "binary: a JPEG"),
        ("torn.json", b'{"text": "', "torn.json", "broken JSON"),
        ("torn.jsonl", b'{"text": "\n', "torn.jsonl:1", "broken JSON on line 1"),
        ("bare.json", b'{"title": "No text"}', "bare.json", "empty"),
        ("empty.jsonl", b"", "empty.jsonl", "empty"),
        ("hollow.html", b"<html><title>T</title><body><script>x()</script></body></html>", "hollow.html", ""),
    ],
)
def test_one_bad_file_among_good_ones(tmp_path: Path, name: str, content: bytes, where: str, reason: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(STORY, encoding="utf-8")
    articles, dropped = clean(tmp_path)
    assert list(articles) == ["good.txt"]
    assert "Engineers found salt water" in articles["good.txt"].text
    assert list(dropped) == [where]
    assert dropped[where].startswith(reason)


def test_a_file_of_200_mb_is_not_read(tmp_path: Path) -> None:
    with open(tmp_path / "big.txt", "wb") as file:
        file.truncate(200_000_000)
    articles, dropped = clean(tmp_path)
    assert (articles, dropped) == ({}, {"big.txt": "over 20 MB: it has 200 MB"})


def test_broken_lines_among_good_ones(tmp_path: Path) -> None:
    good = [json.dumps({"title": f"Light out {number}", "text": STORY, "outlet": "The Lamp"}) for number in (1, 2)]
    (tmp_path / "news.jsonl").write_text("\n".join([good[0], "{'text': 1}", good[1], '{"text": 3']), encoding="utf-8")
    articles, dropped = clean(tmp_path)
    assert [(name, article.title) for name, article in articles.items()] == [
        ("news.jsonl:1", "Light out 1"),
        ("news.jsonl:3", "Light out 2"),
    ]
    assert sorted(dropped) == ["news.jsonl:2", "news.jsonl:4"]


@pytest.mark.parametrize("name", ["old.txt", "old.html"])
def test_windows_1251(tmp_path: Path, name: str) -> None:
    body = RUSSIAN if name.endswith("txt") else "".join(f"<p>{paragraph}</p>" for paragraph in RUSSIAN.split("\n\n"))
    (tmp_path / name).write_bytes(body.encode("cp1251"))
    articles, dropped = clean(tmp_path)
    assert "Инженеры нашли солёную воду в кабеле" in articles[name].text
    assert not dropped


def test_an_empty_folder(tmp_path: Path) -> None:
    assert clean(tmp_path) == ({}, {tmp_path.as_posix(): "empty folder: there is no file in it"})


def test_a_script_in_the_title_stays_words(tmp_path: Path) -> None:
    (tmp_path / "hostile.html").write_text(HOSTILE, encoding="utf-8")
    articles, dropped = clean(tmp_path)
    article = articles["hostile.html"]
    assert not dropped
    assert "Engineers found salt water" in article.text
    assert "document.write" not in article.text
    assert "<script" not in (article.title or "").lower()
    assert all("document.write" not in piece.text for piece in article.furniture)


def test_two_outlets_with_the_same_bytes_are_two_articles(tmp_path: Path) -> None:
    for outlet in ("gazette", "herald"):
        (tmp_path / outlet).mkdir()
        (tmp_path / outlet / "story.txt").write_text(STORY, encoding="utf-8")
    articles, dropped = clean(tmp_path)
    assert list(articles) == ["gazette/story.txt", "herald/story.txt"]
    assert len({article.id for article in articles.values()}) == 2
    assert not dropped
