"""The JSON addresses as an OpenAPI document, made of the records themselves."""

from __future__ import annotations

import inspect
from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec

from stemma.faces.web.doors import DOORS, Door


@cache
def describe() -> dict[str, Any]:
    """An OpenAPI 3.1 document of every address that gives JSON."""
    kinds = list(dict.fromkeys(door.kind for door in DOORS))
    schemas, components = msgspec.json.schema_components(kinds, ref_template="#/components/schemas/{name}")
    known = dict(zip(kinds, schemas, strict=True))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Stemma reading room",
            "version": version("stemma-news"),
            "description": "A dossier's pages as data: what each page shows stands at its address + .json. "
            "Who says what, and from whom; never what is true.",
        },
        "paths": {door.json_path.replace("{id:path}", "{id}"): {"get": _operation(door, known)} for door in DOORS},
        "components": {"schemas": components},
    }


def _operation(door: Door, known: dict[type, dict[str, Any]]) -> dict[str, Any]:
    words = " ".join((inspect.getdoc(door.kind) or "").split())
    asked: list[dict[str, Any]] = []
    if "{id:path}" in door.path:
        asked.append({"name": "id", "in": "path", "required": True, "schema": {"type": "string"}})
    asked += [{"name": n, "in": "query", "description": w, "schema": {"type": "string"}} for n, w in door.asks]
    answer = {"description": "The page as data", "content": {"application/json": {"schema": known[door.kind]}}}
    responses: dict[str, Any] = {"200": answer}
    if "{id:path}" in door.path:
        responses["404"] = {"description": "There is no row of that id"}
    return {"operationId": f"{door.template}_page", "summary": words, "parameters": asked, "responses": responses}
