"""Who may ask, how much may be sent, and what a browser may do with the answers."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 64 * 1024
TOKEN_COOKIE, FORM_COOKIE = "stemma-token", "stemma-form"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
}
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Rules:
    """Names under which the server may be asked for, and the token that it asks for ("" for none).

    `numbers`: it may also be asked for by any number of an address, since it listens on all of them.
    """

    hosts: frozenset[str] = LOOPBACK
    token: str = ""
    numbers: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server: a page elsewhere must not reach it under a name of its own.

        >>> [Rules().knows(host) for host in ("localhost:8650", "[::1]:8650", "evil.example", "127.0.0.1.evil.example")]
        [True, True, False, False]
        """
        name = _without_port(host.strip().lower()).rstrip(".")
        if name in self.hosts:
            return True
        try:
            return self.numbers and bool(ipaddress.ip_address(name))
        except ValueError:
            return False

    def sign(self, cookie: str) -> str:
        """What a form must bring that was given to the browser with this cookie."""
        return hmac.new(self.secret, cookie.encode(), hashlib.sha256).hexdigest()

    def signed(self, cookie: str, sent: str) -> bool:
        """Whether a form is one of this server's, given to this browser."""
        return bool(cookie) and hmac.compare_digest(self.sign(cookie).encode(), sent.encode())


class Guard:
    """Stands before the app: turns away whom the rules do not let in, and adds the headers to every answer."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        refusal = self._refuse(scope)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=message["headers"])
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
                message["headers"] = headers.raw
            await send(message)

        if refusal is not None:
            await refusal(scope, receive, answer)
        else:
            await self._app(scope, receive, answer)

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if len(headers.getlist("host")) != 1 or not self._rules.knows(headers["host"]):
            return PlainTextResponse("This server is not known under that name.\n", 421)
        if scope["method"] not in {"GET", "HEAD", "POST"}:
            return PlainTextResponse("Only GET, HEAD and POST are understood.\n", 405)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return PlainTextResponse("That is more than a form holds.\n", 413)
        return self._ask_token(scope, headers) if self._rules.token else None

    def _ask_token(self, scope: Scope, headers: Headers) -> Response | None:
        """None for who has the token; it is taken out of the address and kept as a cookie."""
        if _same(cookies(headers).get(TOKEN_COOKIE, ""), self._rules.token):
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True, max_num_fields=100)
        given = next((value for key, value in query if key == "token"), "")
        if scope["method"] == "GET" and _same(given, self._rules.token):
            rest = urlencode([(key, value) for key, value in query if key != "token"])
            path = "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(TOKEN_COOKIE, self._rules.token, httponly=True, samesite="strict", path="/")
            return answer
        return PlainTextResponse("Open the address that was printed when the reading room was started.\n", 403)


async def read_form(receive: Receive) -> dict[str, list[str]]:
    """The fields of a form, as a browser sends it. Raises `ValueError` for one that is too large or not a form."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            raise ValueError("that is more than a form holds")
        if message["type"] != "http.request" or not message.get("more_body", False):
            break
    fields: dict[str, list[str]] = {}
    for key, value in parse_qsl(body.decode("utf-8", "strict"), keep_blank_values=True, max_num_fields=200):
        fields.setdefault(key, []).append(value)
    return fields


def from_here(headers: Headers) -> bool:
    """Whether a browser says that a form was sent from a page of this server, or says nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin", "null")  # "null" is what a page that sends no referrer has
    return origin == "null" or origin.partition("://")[2] == headers.get("host", "")


def local_path(path: str) -> str:
    """An address to go back to, "/" for any that does not lead into this server.

    >>> local_path("/edge/der-1?x=1#top"), local_path("//evil.example"), local_path("/\\\\evil.example")
    ('/edge/der-1?x=1#top', '/', '/')
    """
    bad = not path.startswith("/") or path[1:2] in {"/", "\\"} or not path.isprintable() or len(path) > 2000
    return "/" if bad else path


def cookies(headers: Headers) -> dict[str, str]:
    """The cookies of a request; none where they cannot be read."""
    try:
        return {key: morsel.value for key, morsel in SimpleCookie(headers.get("cookie", "")[:8000]).items()}
    except CookieError:
        return {}


def names_of(host: str, known: Iterable[str]) -> frozenset[str]:
    """Names under which a server that listens on `host` is asked for."""
    return frozenset({host.lower(), *LOOPBACK, *(name.lower() for name in known if name)})


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if host.count(":") == 1 else host


def _same(a: str, b: str) -> bool:
    return hmac.compare_digest(a.encode(), b.encode())
