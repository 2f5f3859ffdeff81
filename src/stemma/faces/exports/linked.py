"""What the exports as linked data (JSON-LD) have in common: how rows are named, who acts, how it is written."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote, urlsplit

from stemma.faces.exports.checking import Row
from stemma.language.judging import source_of
from stemma.model import make_id

ROWS = "urn:stemma:"
VOCABULARY = "urn:stemma:vocab:"
"""Stemma's own terms, for what no common vocabulary has a word for."""
AgentKind = Literal["person", "organisation", "unnamed"]
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f-\x9f]{1,2000}\Z", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\Z")
_KINDS: Mapping[str, AgentKind] = {
    "outlet": "organisation",
    "agency": "organisation",
    "office": "organisation",
    "person": "person",
}


def iri(name: str, part: str = "") -> str:
    """The IRI of the row with this id, or of a part of it.

    >>> iri("art-12"), iri("sta-1", "cue"), iri("<b>")
    ('urn:stemma:art-12', 'urn:stemma:sta-1:cue', 'urn:stemma:%3Cb%3E')
    """
    return ROWS + quote(name, safe="-._~", errors="replace") + (f":{part}" if part else "")


def web(url: str | None) -> str | None:
    """`url` when it is a proper http(s) address, else None.

    >>> web("https://post.example/a?b=1#c"), web("javascript:alert(1)"), web("https:///nowhere"), web("https://a b/")
    ('https://post.example/a?b=1#c', None, None, None)
    """
    if not url or not _WEB.match(url):
        return None
    try:
        parts = urlsplit(url)
        proper = parts.hostname and parts.username is None and parts.port != 0  # reading a port that is none raises
    except ValueError:
        return None
    return url if proper else None


def moment(text: str | None) -> str | None:
    """An instant as XML Schema's dateTime has it, else None.

    >>> moment("2031-11-05T06:12+01:00"), moment("not a date"), moment("2031-11-05")
    ('2031-11-05T06:12:00+01:00', None, None)
    """
    if not text or "T" not in text:
        return None
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def in_language(text: str, language: str) -> str | Row:
    """A text as JSON-LD, with its language where that is known."""
    return {"@value": text, "@language": language} if _LANGUAGE.match(language) else text


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def dump(head: Row, key: str, lines: Iterable[str]) -> str:
    """JSON text: what stands in `head`, and below `key` a list of what `line` made, one a line.

    >>> print(dump({"@context": {}}, "@graph", map(line, [{"id": "a"}, {"id": "<b>"}])), end="")
    {"@context":{},
    "@graph":[
    {"id":"a"},
    {"id":"\\u003cb>"}
    ]}
    """
    rows = ",\n".join(lines)
    return f"{line(head)[:-1]},\n{json.dumps(key)}:[\n{rows}\n]}}\n"


def line(row: Row) -> str:
    """A row as JSON in one line; `<` is written as an escape, so that the text may stand within a web page."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def known(row: Mapping[str, Any]) -> Row:
    """The row without what is not known: None, "" and empty lists."""
    return {key: value for key, value in row.items() if value is not None and value != "" and value != []}


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who writes, publishes, speaks or judges. `label`: the kind in Stemma's words."""

    iri: str
    kind: AgentKind
    name: str
    label: str


@dataclass(slots=True)
class Agents:
    """Who is named in an export; each is given once, in `sorted()`. `sources`: rows of the export by id."""

    sources: Mapping[str, Row]
    met: dict[str, Agent] = field(default_factory=dict)
    _press: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = (row for row in self.sources.values() if row["kind"] in ("outlet", "agency"))
        self._press = {row["name"].casefold(): row["id"] for row in sorted(found, key=lambda r: (r["kind"], r["id"]))}

    def source(self, name: str | None) -> str | None:
        """The IRI of a source that is somebody; None for documents and for what is not there."""
        row = self.sources.get(name or "")
        if row is None or row["kind"] == "document":
            return None
        return self._meet(Agent(iri(row["id"]), _KINDS.get(row["kind"], "unnamed"), row["name"], row["kind"]))

    def outlet(self, name: str | None) -> str | None:
        """The IRI of the outlet or agency of that name."""
        if not name:
            return None
        if name.casefold() in self._press:
            return self.source(self._press[name.casefold()])
        return self._meet(Agent(iri(source_of(name, "outlet").id), "organisation", name, "outlet"))

    def writer(self, name: str, outlet: str | None) -> str:
        """The IRI of a person in a byline: one of that name in that outlet."""
        return self._meet(Agent(iri(make_id("writer", outlet, name.casefold())), "person", name, "writer"))

    def judge(self, name: str) -> str:
        """The IRI of a person who judged."""
        return self._meet(Agent(iri(make_id("user", name)), "person", name, "user"))

    def sorted(self) -> Sequence[Agent]:
        """All who were met, by IRI."""
        return [self.met[name] for name in sorted(self.met)]

    def _meet(self, agent: Agent) -> str:
        self.met.setdefault(agent.iri, agent)
        return agent.iri
