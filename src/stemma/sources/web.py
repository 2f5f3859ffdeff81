"""Pages of the web: each address that was given is fetched once, within bounds, and only from public hosts.

Stemma is no crawler: it fetches the single pages that a person names and follows no link in them, as a browser would.
So robots.txt, which speaks to crawlers (RFC 9309), is not asked; a source that finds addresses by itself must ask it.

A host's addresses are resolved first, every one of them is checked, and the connection goes to a checked one, so that
a name that resolves to something else a moment later (DNS rebinding) gains nothing. Each redirect is checked likewise.
"""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

import httpx

from stemma.model import Dropped, Page
from stemma.settings import Settings
from stemma.sources.files import HTML, JSON, TEXT, make_pages, printable
from stemma.sources.records import size, web_url

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
Done = Callable[[], None]

MEDIA_TYPES = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "text/plain": TEXT,
    "text/markdown": TEXT,
    "application/json": JSON,
    "application/ld+json": JSON,
    "application/x-ndjson": JSON,
    "application/jsonl": JSON,
    "": None,
    "application/octet-stream": None,
    "binary/octet-stream": None,
}
"""What a server may call an article, and what that is read as; None: the content tells."""

_REDIRECTS = 5
_ADDRESSES = 4
_LONGEST_NAME = 2000
_HOSTS_AT_ONCE = 8
_CHARSET = re.compile(
    r"(?:windows-|cp)12?5\d|(?:windows-|cp)(?:8\d\d|874|949|932)|iso-8859-\d{1,2}|latin-?1|koi8-[rut]|gbk|gb2312|gb18030"
    r"|big5|euc-(?:jp|kr)|shift[_-]jis|mac-?(?:roman|cyrillic)|utf-16(?:le|be)?",
    re.I,
)
_NAT64 = ip_address("64:ff9b::")


class Refused(Exception):
    """An address that is not fetched, or did not give a page; the message says why in a line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an address: `url` is where it led, `media_type` what the server said, `content` unpacked."""

    url: str
    media_type: str
    charset: str | None
    content: bytes


def fetch_pages(
    urls: Sequence[str],
    settings: Settings,
    on_done: Done | None = None,
    *,
    guard: bool = True,
    transport: httpx.AsyncBaseTransport | None = None,
    resolve: Resolve | None = None,
) -> list[Page | Dropped]:
    """Fetch `urls` and give their pages, called by their address as given; a failure is a `Dropped` with its reason.

    Each takes at most `settings.timeout_seconds` and `settings.max_bytes`; hosts are asked side by side, one page of a
    host after the other. `on_done` is called after each address. `guard` False lets private addresses through;
    `transport` and `resolve` stand in for the network and the name service.
    """
    world = transport or httpx.AsyncHTTPTransport(limits=httpx.Limits(max_keepalive_connections=0))
    checked = PublicOnly(world, resolve or resolve_host) if guard else world
    work = _fetch_all(urls, settings, checked, on_done or (lambda: None))
    # In a thread of its own, because a notebook's thread has its loop running already.
    with ThreadPoolExecutor(1) as thread:
        rows = thread.submit(asyncio.run, work).result()
    return [row for url in urls for row in rows[url]]


class PublicOnly(httpx.AsyncBaseTransport):
    """Sends requests through another transport, to checked addresses only."""

    def __init__(self, inner: httpx.AsyncBaseTransport, resolve: Resolve) -> None:
        self._inner = inner
        self._resolve = resolve

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request` to an address of its host. Raises `Refused` when there is none or one is not public."""
        host = request.url.raw_host.decode("ascii").strip("[]")
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        addresses = await self._resolve(host, port)
        for address in addresses:
            reason = refuse_address(address)
            if reason is not None:
                by_name = f"{host} leads to {reason.replace(' is ', ', ')}"
                raise Refused(f"refused: {reason if address == host else by_name}")
        failure: httpx.TransportError | None = None
        for address in addresses[:_ADDRESSES]:
            try:
                return await self._inner.handle_async_request(_pin(request, host, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
        raise failure or Refused(f"no such host: {host}")

    async def aclose(self) -> None:
        """Close the transport behind this one."""
        await self._inner.aclose()


def refuse_address(address: str) -> str | None:
    """Say why an IP address is not public; None when it is.

    >>> refuse_address("10.0.0.1"), refuse_address("::ffff:127.0.0.1"), refuse_address("93.184.215.14")
    ('10.0.0.1 is a private address', '::ffff:127.0.0.1 is a loopback address', None)
    """
    try:
        ip = _innermost(ip_address(address.partition("%")[0]))
    except ValueError:
        return f"{address} is no address"
    kinds = {
        "loopback": ip.is_loopback,
        "link-local": ip.is_link_local,
        "unspecified": ip.is_unspecified,
        "multicast": ip.is_multicast,
        "private": ip.is_private,
        "reserved": ip.is_reserved or not ip.is_global,
    }
    kind = next((kind for kind, holds in kinds.items() if holds), None)
    return f"{address} is a{'n' if kind == 'unspecified' else ''} {kind} address" if kind else None


async def resolve_host(host: str, port: int) -> list[str]:
    """The IP addresses of `host`, in the order to try them. Raises `Refused` when it has none."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused(f"no such host: {host}") from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for (mapped, 6to4, Teredo, NAT64), else itself."""
    if isinstance(ip, IPv4Address):
        return ip
    if int(ip) >> 32 == int(_NAT64) >> 32:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def _pin(request: httpx.Request, host: str, address: str) -> httpx.Request:
    """The same request, to go to `address`; the Host header, and the name that TLS checks, stay those of `host`."""
    extensions = {**request.extensions, "sni_hostname": host}
    url = request.url.copy_with(host=address.partition("%")[0])
    return httpx.Request(request.method, url, headers=request.headers, stream=request.stream, extensions=extensions)


async def _fetch_all(
    urls: Sequence[str], settings: Settings, transport: httpx.AsyncBaseTransport, on_done: Done
) -> dict[str, list[Page | Dropped]]:
    rows: dict[str, list[Page | Dropped]] = {}
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        hosts.setdefault(_host(url), []).append(url)
    places = asyncio.Semaphore(_HOSTS_AT_ONCE)

    async def ask(client: httpx.AsyncClient, host: str) -> None:
        async with places:
            for url in hosts[host]:
                rows[url] = await _fetch_one(client, url, settings)
                on_done()

    async with _client(transport, settings) as client:
        await asyncio.gather(*(ask(client, host) for host in hosts))
    return rows


async def _fetch_one(client: httpx.AsyncClient, url: str, settings: Settings) -> list[Page | Dropped]:
    name = _show(url)
    try:
        async with asyncio.timeout(settings.timeout_seconds):
            answer = await _follow(client, url, settings.max_bytes)
    except Refused as error:
        return [Dropped("fetch", name, str(error))]
    except httpx.ConnectTimeout:
        return [Dropped("fetch", name, "no answer: the connection timed out")]
    except (TimeoutError, httpx.TimeoutException):
        return [Dropped("fetch", name, f"timed out after {settings.timeout_seconds:g} s")]
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
        return [Dropped("fetch", name, f"no answer: {_say(error)}")]
    now = datetime.now(UTC).isoformat(timespec="seconds")
    content = _as_unicode(answer)
    rows = make_pages(content, MEDIA_TYPES[answer.media_type], name, answer.url, now)
    return [replace(row, fetched=row.fetched or now) if isinstance(row, Page) else row for row in rows]


async def _follow(client: httpx.AsyncClient, url: str, most: int) -> Answer:
    """Fetch `url`, through at most five redirects. Raises `Refused` and what httpx raises."""
    for _ in range(_REDIRECTS + 1):
        _check(url)
        async with client.stream("GET", url) as response:
            if not response.has_redirect_location:
                return await _take(response, url, most)
            url = str(response.url.join(response.headers["location"]))
    raise Refused(f"more than {_REDIRECTS} redirects")


def _check(url: str) -> None:
    scheme = url.partition(":")[0].lower()
    if scheme not in ("http", "https"):
        raise Refused(f"refused: only http and https are fetched, not {scheme[:20]}")
    if web_url(url) is None:
        raise Refused("refused: it is no web address")
    if "@" in urlsplit(url).netloc:
        raise Refused("refused: the address carries a user name")


async def _take(response: httpx.Response, url: str, most: int) -> Answer:
    if not response.is_success:
        raise Refused(f"HTTP {response.status_code}")
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in MEDIA_TYPES:
        raise Refused(f"not an article: the server calls it {printable(media_type[:60])}")
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "deflate", ""):
        raise Refused(f"packed in a way that was not asked for: {printable(packing[:30])}")
    length = response.headers.get("content-length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > most:
        raise Refused(f"over {size(most)}: it has {size(int(length))}")
    content = bytearray()
    async for block in response.aiter_bytes():
        content += block
        if len(content) > most:
            raise Refused(f"over {size(most)}")
    return Answer(url, media_type, response.charset_encoding, bytes(content))


def _as_unicode(answer: Answer) -> bytes:
    """The content, rewritten as UTF-8 where only the server, not the page, could tell its encoding."""
    if not answer.charset or not _CHARSET.fullmatch(answer.charset) or _is_utf8(answer.content):
        return answer.content
    try:
        return answer.content.decode(answer.charset).encode()
    except (UnicodeError, LookupError):
        return answer.content


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@asynccontextmanager
async def _client(transport: httpx.AsyncBaseTransport, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    headers = {
        "User-Agent": _user_agent(),
        "Accept": "text/html,application/xhtml+xml,text/plain,application/json;q=0.9,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
    }
    timeout = httpx.Timeout(settings.timeout_seconds, connect=settings.timeout_seconds / 3)
    # trust_env: a proxy would resolve names out of the guard's sight, and a .netrc would hand out passwords.
    async with httpx.AsyncClient(transport=transport, headers=headers, timeout=timeout, trust_env=False) as client:
        yield client


def _user_agent() -> str:
    try:
        number = version("stemma-news")
    except PackageNotFoundError:
        number = "0"
    return f"stemma-news/{number} (fetches single pages that a reader names; not a crawler)"


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _show(url: str) -> str:
    """The address as a name: printable, of sensible length, and without the password that it may carry."""
    scheme, slashes, rest = url.partition("://")
    place, slash, path = rest.partition("/")
    shown = "".join(char if char.isprintable() else "\ufffd" for char in place.rpartition("@")[2] + slash + path)
    return f"{scheme}{slashes}{shown}"[:_LONGEST_NAME]


def _say(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
