"""Pages as text: encodings, visible text, records."""

from __future__ import annotations

import pytest

from stemma.language.pages import UnreadablePage, decode, read_record, visible_text
from stemma.model import Page


def page(content: bytes, media_type: str = "text/plain") -> Page:
    return Page("p", "page", None, None, media_type, content)


CYRILLIC = "Пожар начался ночью на складе, сообщили в среду пожарные. Никто не пострадал, сказал начальник порта."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("Ærø – “x”".encode(), "Ærø – “x”"),
        (b"\xef\xbb\xbfOne\r\ntwo\rthree", "One\ntwo\nthree"),
        ("One two".encode("utf-16"), "One two"),
        (CYRILLIC.encode("windows-1251"), CYRILLIC),
        (b"bell\x07 and feed\x0c", "bell  and feed "),
    ],
)
def test_text_is_decoded(content: bytes, text: str) -> None:
    assert decode(page(content)) == text


@pytest.mark.parametrize("content", [b"", b" \n ", b"\x89PNG\r\n\x00\x00", bytes(range(1, 256)) * 20])
def test_what_is_no_text_says_so(content: bytes) -> None:
    with pytest.raises(UnreadablePage) as caught:
        decode(page(content))
    assert caught.value.reason.startswith(("empty", "binary"))


def test_html_says_its_own_encoding() -> None:
    html = f'<meta charset="windows-1251"><p>{CYRILLIC}'.encode("windows-1251")
    assert decode(page(html, "text/html")) == CYRILLIC


def test_html_shows_one_block_a_line() -> None:
    html = (
        "<title>No</title><style>p{}</style><div>One <b>two</b>&amp; three<p>four<br>five</div>tail"
        "<ul><li>a<li>b</ul><table><tr><td>c<td>d</table><script>alert(1)</script><template>no</template>"
    )
    assert visible_text(html).split("\n") == ["One two& three", "four", "five", "tail", "a", "b", "c", "d"]


def test_markup_nested_without_end_is_read_in_time() -> None:
    assert visible_text("<div>" * 100_000 + "deep") == "deep"
    assert visible_text("<b>" * 100_000 + "bold") == "bold"


def test_a_record_lies_field_by_field() -> None:
    record = read_record(
        page(
            b'{"url": "https://a.example/1", "headline": "Pier\\ncloses", "authors": ["Ada Lund", {"name": "Bo Sund"}],'
            b' "body": "<p>One.</p><p>Two.</p>", "section": "Port", "views": 3}',
            "application/json",
        )
    )
    assert record.page == "Pier closes\nAda Lund, Bo Sund\nhttps://a.example/1\nPort\nOne.\nTwo."
    assert record.value("byline") == "Ada Lund, Bo Sund"
    assert record.value("section") == "Port" and record.value("published") is None
    assert all(record.page[field.start : field.end] for field in record.fields)


@pytest.mark.parametrize("content", [b"{", b"[1]", b'{"title": "x"}', b'{"text": "  "}', b"[" * 100_000])
def test_a_broken_record_says_so(content: bytes) -> None:
    with pytest.raises(UnreadablePage):
        decode(page(content, "application/json"))
