"""The web: what is fetched, from where it is not, and a clear line for every failure. No test leaves this machine."""

from __future__ import annotations

import asyncio
import gzip
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from stemma.model import Dropped, Page
from stemma.settings import Settings
from stemma.sources import decode, read_pages
from stemma.sources.web import Resolve, fetch_pages, refuse_address

SETTINGS = Settings(max_bytes=10_000, timeout_seconds=5)
STORY = "The lighthouse on Gull Rock went dark on Friday night, the harbour board said."
HTML = {"content-type": "text/html; charset=utf-8"}
PUBLIC = "93.184.215.14"
Handler = Callable[[httpx.Request], httpx.Response]


def resolving(hosts: Mapping[str, Sequence[str]]) -> Resolve:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return hosts.get(host, [PUBLIC])

    return resolve


def fetch(url: str, handler: Handler, hosts: Mapping[str, Sequence[str]] | None = None) -> Page | Dropped:
    (row,) = fetch_pages([url], SETTINGS, transport=httpx.MockTransport(handler), resolve=resolving(hosts or {}))
    return row


def answer(content: bytes | str = f"<p>{STORY}", status: int = 200, **headers: str) -> Handler:
    given = {name.replace("_", "-"): value for name, value in headers.items()} or HTML
    return lambda request: httpx.Response(status, headers=given, content=content)


def page(row: Page | Dropped) -> Page:
    assert isinstance(row, Page), row
    return row


def reason(row: Page | Dropped) -> str:
    assert isinstance(row, Dropped), row
    assert row.stage == "fetch"
    return row.reason


def test_a_page_with_its_address_and_time() -> None:
    got = page(fetch("https://gazette.example/a", answer()))
    assert got.name == got.url == "https://gazette.example/a"
    assert got.media_type == "text/html"
    assert got.fetched is not None
    assert datetime.fromisoformat(got.fetched).tzinfo is not None
    assert decode(got) == STORY


def test_the_connection_goes_to_the_checked_address_under_the_hosts_name() -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, headers=HTML, text=STORY)

    page(fetch("https://gazette.example:8443/a?b=1", handler))
    (request,) = seen
    assert str(request.url) == f"https://{PUBLIC}:8443/a?b=1"
    assert request.headers["host"] == "gazette.example:8443"
    assert request.extensions["sni_hostname"] == "gazette.example"
    assert request.headers["user-agent"].startswith("stemma-news/")
    assert "authorization" not in request.headers


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        if request.url.host == PUBLIC:
            raise httpx.ConnectError("refused")
        return httpx.Response(200, headers=HTML, text=STORY)

    page(fetch("http://gazette.example/", handler, {"gazette.example": [PUBLIC, "2606:2800:21f::1"]}))
    assert reason(fetch("http://gazette.example/", handler)) == "no answer: refused"


@pytest.mark.parametrize(
    ("url", "addresses", "expected"),
    [
        ("http://10.0.0.1/", ["10.0.0.1"], "refused: 10.0.0.1 is a private address"),
        ("http://a.example/", ["192.168.7.7"], "refused: a.example leads to 192.168.7.7, a private address"),
        ("http://a.example/", [PUBLIC, "127.0.0.1"], "refused: a.example leads to 127.0.0.1, a loopback address"),
    ],
)
def test_one_private_address_is_enough_to_refuse(url: str, addresses: list[str], expected: str) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise AssertionError("asked")

    assert reason(fetch(url, handler, {"a.example": addresses, "10.0.0.1": addresses})) == expected


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0.0.0.0/",
        "http://169.254.169.254/latest/meta-data",
        "http://[::ffff:10.0.0.1]/",
        "http://[fe80::1]/",
    ],
)
def test_spellings_of_this_machine_are_refused_by_the_real_name_service(url: str) -> None:
    (row,) = fetch_pages([url], SETTINGS, transport=httpx.MockTransport(answer()))
    assert reason(row).startswith(("refused: ", "no such host: "))


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("::1", "loopback"),
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fd00::1", "private"),
        ("100.64.0.1", "reserved"),
        ("0.0.0.0", "unspecified"),
        ("::", "unspecified"),
        ("224.0.0.1", "multicast"),
        ("ff02::1", "multicast"),
        ("240.0.0.1", ""),
        ("192.0.2.1", ""),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:192.168.0.1", "private"),
        ("2002:7f00:1::", "loopback"),
        ("64:ff9b::a00:1", "private"),
        ("nonsense", "no"),
    ],
)
def test_addresses_that_are_not_public(address: str, kind: str) -> None:
    said = refuse_address(address)
    assert said is not None
    assert said.startswith(address) and kind in said


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:21f::1", f"::ffff:{PUBLIC}", "64:ff9b::808:808"])
def test_addresses_that_are(address: str) -> None:
    assert refuse_address(address) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("ftp://gazette.example/a", "refused: only http and https are fetched, not ftp"),
        ("file:///etc/passwd", "refused: only http and https are fetched, not file"),
        ("http://user:word@gazette.example/", "refused: the address carries a user name"),
        ("http:///a", "refused: it is no web address"),
        ("http://gazette.example:99999/", "refused: it is no web address"),
        ("http://[::1/", "refused: it is no web address"),
        (f"http://gazette.example/{'a' * 5000}", "refused: it is no web address"),
    ],
)
def test_addresses_that_are_not_fetched(url: str, expected: str) -> None:
    row = fetch(url, answer())
    assert reason(row).startswith(expected)
    assert isinstance(row, Dropped) and "word" not in row.name and len(row.name) <= 2000


def redirecting(*places: str) -> Handler:
    def handler(request: httpx.Request) -> httpx.Response:
        step = int(request.url.params.get("step", 0))
        if step < len(places):
            return httpx.Response(302, headers={"location": places[step]})
        return httpx.Response(200, headers=HTML, text=STORY)

    return handler


def test_redirects_are_followed_and_the_last_address_is_the_pages() -> None:
    got = page(fetch("http://short.example/x", redirecting("//gazette.example/y?step=1", "/z?step=2")))
    assert (got.name, got.url) == ("http://short.example/x", "http://gazette.example/z?step=2")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("http://inside.example/?step=1", "refused: inside.example leads to 10.0.0.8, a private address"),
        ("file:///etc/passwd", "refused: only http and https are fetched, not file"),
        ("http://user@gazette.example/", "refused: the address carries a user name"),
        ("http://gazette.example:99999/", "refused: it is no web address"),
        ("http://[", "more than 5 redirects"),
        ("/again", "more than 5 redirects"),
    ],
)
def test_each_redirect_is_checked(place: str, expected: str) -> None:
    row = fetch("http://short.example/x", redirecting(place), {"inside.example": ["10.0.0.8"]})
    assert reason(row).startswith(expected)


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        (answer(status=404), "HTTP 404"),
        (answer(status=503), "HTTP 503"),
        (answer(status=304), "HTTP 304"),
        (answer(""), "empty: there is nothing in it"),
        (answer(b"%PDF-1.7", content_type="application/pdf"), "not an article: the server calls it application/pdf"),
        (answer(b"%PDF-1.7", content_type="text/html"), "binary: a PDF document"),
        (answer(b"\0" * 99, content_type="text/plain"), "binary: it holds NUL bytes"),
        (answer(b"x" * 10_001, content_type="text/plain"), "over 10 kB: it has 10 kB"),
        (answer(b"<rss></rss>", content_type="application/rss+xml"), "not an article: the server calls it "),
        (answer(b"{", content_type="application/json"), "broken JSON: expecting property name"),
        (answer(b"junk", content_type="text/html", content_encoding="gzip"), "no answer: Error -3 while "),
        (answer(b"x", content_type="text/html", content_encoding="br"), "packed in a way that was not asked for: br"),
        (answer(gzip.compress(b"word " * 9999), content_type="text/html", content_encoding="gzip"), "over 10 kB"),
    ],
)
def test_answers_that_give_no_page(handler: Handler, expected: str) -> None:
    assert reason(fetch("http://gazette.example/", handler)).startswith(expected)


def test_a_host_that_is_not_there() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return []

    (row,) = fetch_pages(["http://no.example/"], SETTINGS, transport=httpx.MockTransport(answer()), resolve=resolve)
    assert reason(row) == "no such host: no.example"


def test_a_name_service_that_never_answers_is_timed_out() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    settings = Settings(timeout_seconds=0.05)
    (row,) = fetch_pages(["http://no.example/"], settings, transport=httpx.MockTransport(answer()), resolve=resolve)
    assert reason(row) == "timed out after 0.05 s"


@pytest.mark.parametrize(
    ("handler", "media_type"),
    [
        (answer(STORY, content_type="text/plain"), "text/plain"),
        (answer(STORY, content_type=""), "text/plain"),
        (answer(f"<!doctype html><p>{STORY}", content_type="application/octet-stream"), "text/html"),
        (answer(f'{{"text": "{STORY}"}}', content_type="application/json"), "application/json"),
        (answer(gzip.compress(STORY.encode()), content_type="text/html", content_encoding="gzip"), "text/html"),
        (answer(zlib.compress(STORY.encode()), content_type="text/html", content_encoding="deflate"), "text/html"),
    ],
)
def test_kinds_of_answers(handler: Handler, media_type: str) -> None:
    got = page(fetch("http://gazette.example/", handler))
    assert got.media_type == media_type
    assert got.fetched is not None
    assert STORY in decode(got)


def test_the_servers_word_for_the_encoding_is_taken_when_the_page_has_none() -> None:
    text = "Маяк погас."
    for charset, expected in (("windows-1251", text), ("punycode", None), ("no-such", None), ("hex", None)):
        content_type = f"text/plain; charset={charset}"
        got = fetch("http://gazette.example/", answer(text.encode("cp1251"), content_type=content_type))
        if expected is not None:
            assert decode(page(got)) == expected
    utf8 = fetch("http://gazette.example/", answer(text.encode(), content_type="text/plain; charset=windows-1251"))
    assert decode(page(utf8)) == text


def test_records_of_the_web_are_pages_of_their_own() -> None:
    content = f'[{{"text": "{STORY}", "url": "http://gazette.example/1"}}, {{"title": "no text"}}]'
    transport = httpx.MockTransport(answer(content, content_type="application/json"))
    first, second = fetch_pages(["http://api.example/news"], SETTINGS, transport=transport, resolve=resolving({}))
    assert (page(first).name, page(first).url) == ("http://api.example/news:1", "http://gazette.example/1")
    assert reason(second) == "empty: the record has no text field"


def test_read_pages_takes_addresses_among_files_and_each_once() -> None:
    asked: list[str] = []
    seen: list[tuple[str, int, int]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        asked.append(request.headers["host"])
        return httpx.Response(200, headers=HTML, text=f"{STORY} {request.headers['host']}")

    def web(urls: Sequence[str], settings: Settings, on_done: Callable[[], None]) -> list[Page | Dropped]:
        return fetch_pages(urls, settings, on_done, transport=httpx.MockTransport(handler), resolve=resolving({}))

    paths = ["http://b.example/", "missing.txt", "http://a.example/", "http://b.example/", "gopher://c.example/"]
    pages, dropped = read_pages(paths, SETTINGS, lambda *call: seen.append(call), fetch=web)
    assert [row.name for row in pages] == ["http://a.example/", "http://b.example/"]
    assert sorted(asked) == ["a.example", "b.example"]
    assert {row.name: row.reason for row in dropped} == {
        "missing.txt": "no such file or folder",
        "gopher://c.example/": "refused: only http and https are fetched, not gopher",
    }
    assert seen == [("fetch", 1, 3), ("fetch", 2, 3), ("fetch", 3, 3)]


def test_two_addresses_that_lead_to_one_page_are_one_page() -> None:
    def web(urls: Sequence[str], settings: Settings, on_done: Callable[[], None]) -> list[Page | Dropped]:
        handler = redirecting("http://gazette.example/a?step=1")
        return fetch_pages(urls, settings, transport=httpx.MockTransport(handler), resolve=resolving({}))

    pages, dropped = read_pages(["http://short.example/1", "http://short.example/2"], SETTINGS, fetch=web)
    assert [row.name for row in pages] == ["http://short.example/1"]
    assert [row.reason for row in dropped] == ["a duplicate: the same page as http://short.example/1"]


def test_it_works_where_a_loop_is_running_already() -> None:
    async def notebook() -> Page | Dropped:
        return fetch("http://gazette.example/", answer())

    assert decode(page(asyncio.run(notebook()))) == STORY


class Server(BaseHTTPRequestHandler):
    """Answers well at /, drips its head at /head and its body at /body, and never ends at /endless."""

    def do_GET(self) -> None:
        try:
            getattr(self, f"send_{self.path.strip('/') or 'page'}")()
        except OSError:
            self.close_connection = True

    def send_page(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<p>" + STORY.encode())
        self.close_connection = True

    def send_head(self) -> None:
        self.drip(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000)

    def send_body(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 9000\r\n\r\n")
        self.drip(b"a" * 9000)

    def send_endless(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
        while True:
            self.wfile.write(b"a" * 5000)

    def drip(self, content: bytes) -> None:
        for at in range(len(content)):
            self.wfile.write(content[at : at + 1])
            time.sleep(0.02)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as http:
        thread = threading.Thread(target=http.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{http.server_address[1]}"
        http.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/head", "timed out after 0.3 s"), ("/body", "timed out after 0.3 s"), ("/endless", "over 10 kB")],
)
def test_a_server_that_drips_or_never_ends_is_left(server: str, path: str, expected: str) -> None:
    started = time.monotonic()
    (row,) = fetch_pages([server + path], Settings(max_bytes=10_000, timeout_seconds=0.3), guard=False)
    assert reason(row) == expected
    assert time.monotonic() - started < 3


def test_a_real_connection_and_the_real_guard(server: str) -> None:
    (row,) = fetch_pages([server + "/"], SETTINGS, guard=False)
    assert decode(page(row)) == STORY
    (row,) = fetch_pages([server + "/"], SETTINGS)
    assert reason(row) == "refused: 127.0.0.1 is a loopback address"
    (row,) = fetch_pages(["http://127.0.0.1:1/"], SETTINGS, guard=False)
    assert reason(row).startswith("no answer: ")
