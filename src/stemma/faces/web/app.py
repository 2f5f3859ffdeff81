"""The app: which address shows which page, as HTML and as JSON, and the form that takes judgements."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any
from urllib.parse import quote, unquote

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from stemma.dossier import UnknownId
from stemma.faces.exports.checking import ExportRefused
from stemma.faces.rendering import asset, render
from stemma.faces.web import doors, links
from stemma.faces.web.describing import describe
from stemma.faces.web.doors import DOORS, Asked, Door
from stemma.faces.web.exporting import FORMS, attachment, make_file
from stemma.faces.web.judged import DECISIONS
from stemma.faces.web.safety import FORM_COOKIE, Guard, Rules, cookies, from_here, local_path, read_form
from stemma.faces.web.shelf import Keeper
from stemma.faces.wording import one_line

NAME_COOKIE = "stemma-name"
LONGEST_NAME, LONGEST_NOTE, MOST_ROWS = 60, 500, 100
YEAR = 365 * 24 * 3600
SHEETS = ("tree.css", "report.css", "claims.css", "room.css")
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
Endpoint = Callable[[Request], Awaitable[Response]]


class BadForm(ValueError):
    """A form that cannot be taken, with the reason in words for who sent it."""


def make_app(keeper: Keeper, rules: Rules) -> Guard:
    """The reading room over a dossier, guarded by `rules`, as an ASGI app."""
    routes = []
    for door in DOORS:
        routes.append(Route(door.json_path, _json(keeper, door)))
        routes.append(Route(door.path, _html(keeper, rules, door)))
    routes += [
        Route("/story/{id:path}", _to_tree),
        Route("/export/{name}", _export(keeper)),
        Route("/judge", _judge(keeper, rules), methods=["POST"]),
        Route("/name", _sign(rules), methods=["POST"]),
        Route("/openapi.json", _openapi),
        Route("/static/{name}", _static),
    ]
    routes.sort(key=lambda route: doors.rank(route.path))
    handlers: dict[Any, Any] = {
        UnknownId: _not_there, HTTPException: _refused, BadForm: _refused, OSError: _broken, Exception: _broken,
    }  # fmt: skip
    return Guard(Starlette(routes=routes, exception_handlers=handlers), rules)


def _json(keeper: Keeper, door: Door) -> Endpoint:
    def answer(asked: Asked) -> Response:
        with keeper.look(door.writes) as shelf:
            page = door.view(shelf, asked)
        return Response(msgspec.json.encode(page), media_type="application/json")

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, _asked(request))

    return endpoint


def _html(keeper: Keeper, rules: Rules, door: Door) -> Endpoint:
    def answer(request: Request) -> Response:
        jar = cookies(request.headers)
        form = jar.get(FORM_COOKIE) or secrets.token_urlsafe(16)
        with keeper.look(door.writes) as shelf:
            asked = _asked(request)
            page = door.view(shelf, asked)
            more = door.more(shelf, page, asked) if door.more else {}
        text = render(
            f"web/{door.template}.html",
            page=page,
            tab=door.tab,
            here=str(request.url.path) + (f"?{request.url.query}" if request.url.query else ""),
            data=request.url.path.rstrip("/") + ".json" if request.url.path != "/" else "/overview.json",
            signed=_name(jar),
            csrf=rules.sign(form),
            verdicts=getattr(page, "verdicts", {}),
            head=getattr(page, "head", None),
            to=links.to,
            at=links.page,
            turned=links.turned,
            near=links.near,
            digest=_digest(),
            **more,
        )
        answer = HTMLResponse(text)
        if FORM_COOKIE not in jar:
            answer.set_cookie(FORM_COOKIE, form, httponly=True, samesite="strict", path="/")
        return answer

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(answer, request)

    return endpoint


def _export(keeper: Keeper) -> Endpoint:
    def make(name: str) -> Response:
        form = FORMS.get(name)
        if form is None:
            raise HTTPException(404)
        try:
            with keeper.look() as shelf:
                content, title = make_file(shelf.dossier, name), shelf.name
        except ExportRefused as error:
            raise HTTPException(409, str(error)) from error
        headers = {"content-disposition": attachment(title + form.ending)}
        return Response(content, headers=headers, media_type=form.media)

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(make, str(request.path_params["name"]))

    return endpoint


def _asked(request: Request) -> Asked:
    return Asked(str(request.path_params.get("id", "")), dict(request.query_params))


def _judge(keeper: Keeper, rules: Rules) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        try:
            return await decide(request)
        except ValueError as error:
            raise BadForm(str(error)) from error

    async def decide(request: Request) -> Response:
        fields = await _form(request, rules)
        user = _clean(fields.get("user", [""])[0], LONGEST_NAME) or _name(cookies(request.headers))
        about = [name[:200] for name in fields.get("about", []) if name][:MOST_ROWS]
        decision = DECISIONS.get(fields.get("decision", [""])[0])
        if decision is None or not about:
            raise ValueError("the form does not say what is decided about which row")
        if not user:
            raise ValueError("a judgement is signed: go back and give a name")
        note = _clean(fields.get("note", [""])[0], LONGEST_NOTE)
        value = fields.get("value", [""])[0][:200] if decision == "correct" else ""
        await run_in_threadpool(keeper.judge, about, decision, user, note, value)
        return _back(fields, user)

    return endpoint


def _sign(rules: Rules) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        fields = await _form(request, rules)
        return _back(fields, _clean(fields.get("user", [""])[0], LONGEST_NAME))

    return endpoint


async def _form(request: Request, rules: Rules) -> dict[str, list[str]]:
    """The fields of a form that is this server's own. Raises `BadForm`, and `HTTPException` for a foreign one."""
    try:
        fields = await read_form(request.receive)
    except ValueError as error:
        raise BadForm(str(error)) from error
    sent = fields.get("csrf", [""])[0]
    if not from_here(request.headers) or not rules.signed(cookies(request.headers).get(FORM_COOKIE, ""), sent):
        raise HTTPException(403, "This form was not given out by this reading room, or before it was last started.")
    return fields


def _back(fields: dict[str, list[str]], user: str) -> Response:
    """Back to where the form stood, with the name kept."""
    path = local_path(fields.get("back", ["/"])[0])
    anchor = fields.get("at", [""])[0]
    if anchor and anchor.isascii() and anchor.replace("-", "").replace("_", "").isalnum():
        path = f"{path.partition('#')[0]}#{anchor}"
    answer = RedirectResponse(path, 303)
    answer.set_cookie(NAME_COOKIE, quote(user), max_age=YEAR, httponly=True, samesite="strict", path="/")
    return answer


def _name(jar: dict[str, str]) -> str:
    return _clean(unquote(jar.get(NAME_COOKIE, "")), LONGEST_NAME)


def _clean(text: str, most: int) -> str:
    """Words of a person, as one line."""
    return one_line(text, most)


async def _to_tree(request: Request) -> Response:
    return RedirectResponse(links.page("story", str(request.path_params["id"]), "tree"), 307)


async def _openapi(request: Request) -> Response:
    return Response(msgspec.json.encode(describe()), media_type="application/json")


async def _static(request: Request) -> Response:
    name = str(request.path_params["name"])
    texts = _assets()
    if name not in texts:
        raise HTTPException(404, "There is no such file.")
    fixed = request.query_params.get("v") == _digest()
    headers = {"cache-control": "max-age=31536000, immutable" if fixed else "no-cache"}
    return Response(texts[name], headers=headers, media_type=TYPES[name.rpartition(".")[2]])


@cache
def _assets() -> dict[str, str]:
    """What pages load beside themselves."""
    sheet = "\n".join(asset(name) for name in SHEETS)
    return {"room.css": sheet, "room.js": asset("room.js"), "mark.svg": asset("mark.svg")}


@cache
def _digest() -> str:
    """Tells one version of the style sheet and script from the next."""
    return hashlib.sha256("".join(_assets().values()).encode()).hexdigest()[:16]


async def _not_there(request: Request, error: Exception) -> Response:
    said = one_line(str(error), 200)
    return _error(request, 404, "There is no such page", f"{said}. A rebuild may have given the row another id.")


async def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 400
    said = error.detail if isinstance(error, HTTPException) else f"{error}."
    if status == 404:
        return _error(request, 404, "There is no such page", "Nothing stands under this address.")
    return _error(request, status, "This cannot be done", one_line(said[:1].upper() + said[1:], 300))


async def _broken(request: Request, error: Exception) -> Response:
    if isinstance(error, OSError):
        return _error(request, 503, "The dossier cannot be used", one_line(f"{error}.", 300))
    words = "The page could not be made. If the dossier is being built just now, try again when that is done."
    return _error(request, 500, "Something went wrong", words)


def _error(request: Request, status: int, title: str, words: str) -> Response:
    if request.url.path.endswith(".json"):
        return Response(msgspec.json.encode({"error": words}), status, media_type="application/json")
    text = render(
        "web/error.html", title=title, words=words, tab="", here="/", data="", signed="", head=None, at=links.page,
        digest=_digest(), csrf="",
    )  # fmt: skip
    return HTMLResponse(text, status)
