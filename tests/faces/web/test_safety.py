"""Who is let in, what may be sent, and what a browser is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from faces.claimed import claimed
from faces.standin import keep
from faces.web.visiting import Visitor

from stemma.faces.web.safety import LARGEST_BODY, Rules
from stemma.faces.web.serving import rules_for


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(claimed(), tmp_path_factory.mktemp("safe") / "event.stemma")


@pytest.fixture
def room(path: Path) -> Iterator[Visitor]:
    with Visitor(path) as visitor:
        yield visitor


def test_every_answer_is_bound(room: Visitor) -> None:
    for address in ("/", "/nowhere", "/static/room.js", "/overview.json", "/openapi.json"):
        answer = room.get(address)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "cache-control" in answer.headers and "access-control-allow-origin" not in answer.headers
    assert room.get("/").headers["cache-control"] == "no-store"


def test_no_page_needs_what_the_policy_forbids(room: Visitor) -> None:
    """Nothing inline, nothing from elsewhere."""
    story, claim = room.dossier.stories[0].id, room.dossier.claims[0].id
    for address in (
        "/",
        f"/story/{story}/tree",
        f"/story/{story}/map",
        f"/story/{story}/timeline",
        f"/claim/{claim}",
        "/help",
    ):
        page = room.page(address)
        assert not [attrs for _, attrs in page.tags if any(key == "style" or key.startswith("on") for key in attrs)]
        assert not [tag for tag, attrs in page.tags if tag == "style" or (tag == "script" and not attrs.get("src"))]
        loaded = [
            attrs.get("src") or attrs.get("href") or "" for tag, attrs in page.tags if tag in ("script", "link", "img")
        ]
        assert all(link.startswith("/") and not link.startswith("//") for link in loaded)


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:8650", "10.0.0.7", "", "[::2]"]
)
def test_a_foreign_name_is_not_answered(room: Visitor, host: str) -> None:
    """A page elsewhere that has its own name point here (DNS rebinding) gets nothing."""
    answer = room.get("/", headers={"host": host})
    assert answer.status_code == 421 and "articles" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8650", "127.0.0.1:1", "[::1]:8650", "localhost."])
def test_its_own_names_are(room: Visitor, host: str) -> None:
    assert room.get("/", headers={"host": host}).status_code == 200


def test_only_few_methods(room: Visitor) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
        assert room.ask(method, "/").status_code == 405
    assert room.ask("POST", "/").status_code == 405
    assert room.ask("HEAD", "/").status_code == 200


def test_beyond_the_loopback_a_token_is_asked_for(path: Path) -> None:
    assert not rules_for("127.0.0.1").token and not rules_for("localhost").token and not rules_for("::1").token
    rules = rules_for("0.0.0.0")
    assert len(rules.token) >= 32 and rules.token != rules_for("0.0.0.0").token
    assert rules.knows("192.168.0.12:8650") and not rules.knows("evil.example")
    with Visitor(path, Rules(token="right", hosts=frozenset({"localhost"}))) as room:
        for address in ("/", "/?token=wrong", "/?token=", "/static/room.js", "/overview.json", "/openapi.json"):
            refused = room.get(address)
            assert refused.status_code == 403 and "articles" not in refused.text, address
        entered = room.get("/judgements?page=1&token=right")
        assert entered.status_code == 303 and entered.headers["location"] == "/judgements?page=1"
        cookie = entered.headers["set-cookie"].lower()
        assert "httponly" in cookie and "samesite=strict" in cookie
        assert room.get("/").status_code == 200


def test_a_token_does_not_lead_away(path: Path) -> None:
    with Visitor(path, Rules(token="right")) as room:
        answer = room.get("http://localhost//evil.example/x?token=right")
        assert answer.headers["location"] == "/evil.example/x"


def test_a_form_from_elsewhere_judges_nothing(room: Visitor) -> None:
    edge = room.dossier.derivations[0].id
    csrf = room.page(f"/edge/{edge}").field("csrf")
    form = {"about": edge, "decision": "reject", "user": "Eve", "back": "/"}
    assert room.ask("POST", "/judge", data=form).status_code == 403
    assert room.ask("POST", "/judge", data=form | {"csrf": "0" * 64}).status_code == 403
    assert room.ask("POST", "/judge", data=form | {"csrf": "é"}).status_code == 403
    signed = form | {"csrf": csrf}
    for headers in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
    ):
        assert room.ask("POST", "/judge", data=signed, headers=headers).status_code == 403
    cookies, room.cookies = room.cookies, type(room.cookies)()
    assert room.ask("POST", "/judge", data=signed).status_code == 403, "a form is bound to its browser"
    room.cookies = cookies
    assert not room.dossier.judgements


def test_forms_are_bounded(room: Visitor) -> None:
    edge = room.dossier.derivations[0].id
    csrf = room.page(f"/edge/{edge}").field("csrf")
    form = {"csrf": csrf, "about": edge, "decision": "confirm", "user": "Ann", "back": "/"}
    assert room.ask("POST", "/judge", content=b"x" * (LARGEST_BODY + 1)).status_code == 413

    async def endless() -> object:  # no length is told
        for _ in range(40):
            yield b"note=" + b"x" * 4096

    assert room.ask("POST", "/judge", content=endless()).status_code == 400
    assert room.ask("POST", "/judge", content=b"&".join(b"a=b" for _ in range(500))).status_code == 400
    assert room.ask("POST", "/judge", content=b"\xff\xfe=1").status_code == 400
    for bad in ({"decision": "burn"}, {"about": ""}, {"user": " \u202e "}):
        assert room.ask("POST", "/judge", data=form | bad).status_code == 400, bad
    assert room.ask("POST", "/judge", data=form | {"about": "nothing"}).status_code == 404
    assert not room.dossier.judgements


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\r\nx: y"]
)
def test_a_form_leads_back_into_the_room(room: Visitor, back: str) -> None:
    csrf = room.page("/judgements").field("csrf")
    answer = room.ask("POST", "/name", data={"csrf": csrf, "user": "Ann", "back": back, "at": '"><x>'})
    assert answer.status_code == 303 and answer.headers["location"] == "/"


def test_a_broken_cookie_does_no_harm(room: Visitor) -> None:
    for cookie in ("stemma-name=%ff%00; stemma-form=", "=;;;", 'a="', "stemma-form=" + "x" * 10_000):
        assert room.get("/judgements", headers={"cookie": cookie}).status_code == 200
