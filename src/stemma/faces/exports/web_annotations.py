"""Export as annotations: W3C Web Annotation Data Model (Recommendation of 23 February 2017), a collection on one page.

Each annotation has one target: words of one article, by position (code points of the article's text) and by quotation,
with the digest of that text. Tools that know web pages only find the page as the target's `scope`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from stemma.faces.exports.checking import Pages, Row, cut
from stemma.faces.exports.linked import digest, dump, iri, known, line, moment, web
from stemma.faces.exports.rows import to_json
from stemma.faces.family import Index

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of context on each side of a quotation
_PARTS = (("source_span", "source"), ("cue_span", "cue"), ("near_span", "nearness"))


def to_annotations(dossier: Pages) -> str:
    """Statements and their parts, shared passages, readings of differences, and judgements, as an AnnotationPage.

    Raises ExportRefused.
    """
    data, index = to_json(dossier), Index(dossier)
    desk = _Desk(data)
    voices = {row.id: index.voices.voice(row) for row in dossier.statements}
    made = chain(
        (item for row in data["statements"] for item in desk.statement(row, voices[row["id"]])),
        (item for row in data["reuse"] for item in desk.passage(row)),
        (item for row in data["differences"] for item in desk.difference(row)),
        map(_judgement, data["judgements"]),
    )
    items = [line(item) for item in made]
    named = iri(f"annotations-{digest(' '.join(items))[:16]}")
    label = "Statements, shared passages and differences, as Stemma found them"
    whole = {"id": named, "type": "AnnotationCollection", "label": label, "total": len(items)}
    head = {
        "@context": CONTEXT,
        "id": f"{named}:all",
        "type": "AnnotationPage",
        "generator": {"type": "Software", "name": "Stemma"},
        "partOf": whole,
        "startIndex": 0,
    }
    return dump(head, "items", items)


class _Desk:
    """Makes annotations of words of the articles."""

    def __init__(self, data: Row) -> None:
        self.articles = {row["id"]: row for row in data["articles"]}
        self.texts = {name: row["text"] for name, row in self.articles.items()}
        self.sources = {row["id"]: row for row in data["sources"]}
        self.homes = {row["id"]: row["article"] for row in data["statements"]}
        self.resources = {name: self._resource(row) for name, row in self.articles.items()}

    def statement(self, row: Row, voice: str) -> Iterator[Row]:
        """The statement, each piece of what is said, and the words for source, cue and nearness."""
        article, name, link = row["article"], row["id"], _link(row["id"])
        body = [_tag("statement"), _says(voice)]
        yield _annotation(iri(name), "describing", body, self._words(article, row["start"], row["end"], name))
        for number, (start, end) in enumerate(row["content_spans"], 1):
            target = self._words(article, start, end, name)
            yield _annotation(iri(name, f"content-{number}"), "describing", [_tag("content"), link], target)
        for key, part in _PARTS:
            if row[key]:
                start, end = row[key]
                target, who = self._words(article, start, end, name), self._speaker(row, part)
                motivation = "identifying" if who else "describing"
                yield _annotation(iri(name, part), motivation, [_tag(part), *who, link], target)

    def passage(self, row: Row) -> Iterator[Row]:
        """Both sides of a shared passage, each linked to the other."""
        places = {side: self._words(*_place(row[side]), row["id"]) for side in ("a", "b")}
        for side, other in (("a", "b"), ("b", "a")):
            body = [_tag("shared passage"), _tag(row["kind"]), {**places[other], "purpose": "linking"}]
            yield _annotation(iri(row["id"], side), "linking", body, places[side])

    def difference(self, row: Row) -> Iterator[Row]:
        """The words of each account of a difference."""
        for number, reading in enumerate(row["readings"], 1):
            article = self.homes[reading["statement"]]
            target = self._words(article, reading["start"], reading["end"], row["id"])
            body = [_tag(row["kind"]), _tag(row["about"]), _says(row["why"]), _link(row["id"]), _link(row["claim"])]
            yield _annotation(iri(row["id"], f"reading-{number}"), "describing", body, target)

    def _speaker(self, row: Row, part: str) -> list[Row]:
        source = self.sources.get(row["source"] or "") if part == "source" else None
        if source is None:
            return []
        named = {"type": "TextualBody", "purpose": "identifying", "format": "text/plain", "value": source["name"]}
        return [{**_link(source["id"]), "purpose": "identifying"}, named]

    def _words(self, article: str, start: int, end: int, name: str) -> Row:
        """A piece of an article. Raises ExportRefused when it is none."""
        text = self.texts.get(article, "")
        exact = cut(self.texts, article, start, end, name)
        around = {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}
        return known(
            {
                "type": "SpecificResource",
                "source": self.resources[article],
                "scope": web(self.articles[article]["url"]),
                "selector": [
                    {"type": "TextPositionSelector", "start": start, "end": end},
                    {"type": "TextQuoteSelector", "exact": exact, **around},
                ],
            }
        )

    def _resource(self, row: Row) -> Row:
        """The text of an article, as what offsets point into."""
        told = {"language": row["language"], "format": "text/plain", "schema:sha256": digest(row["text"])}
        return known({"id": iri(row["id"]), "type": "Text", **told})


def _judgement(row: Row) -> Row:
    """What a person decided about a row, and whether it still holds."""
    told = [_tag(row["decision"]), _tag(row["state"]), *map(_says, filter(None, (row["note"], row["why"])))]
    told += [_tag(f"value: {row['value']}")] if row["value"] else []
    made = _annotation(iri(row["id"]), "assessing", told, iri(row["about"]))
    at = {"created": moment(row["at"])} if moment(row["at"]) else {}
    return {**made, "creator": {"type": "Person", "name": row["user"]}, **at}


def _place(span: Row) -> tuple[str, int, int]:
    return span["article"], span["start"], span["end"]


def _annotation(name: str, motivation: str, body: Sequence[Row], target: Row | str) -> Row:
    return {"id": name, "type": "Annotation", "motivation": motivation, "body": list(body), "target": target}


def _tag(text: str) -> Row:
    return {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": text}


def _says(text: str) -> Row:
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": text}


def _link(name: str) -> Row:
    return {"type": "SpecificResource", "purpose": "linking", "source": iri(name)}
