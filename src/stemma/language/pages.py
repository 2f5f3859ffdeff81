"""Pages as text: `decode` gives the one string that all page offsets refer to.

A page of text is its characters; a page of HTML is its visible text, one block a line; a JSON record is its string
fields, one a line, the body last and with its own lines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import charset_normalizer
from selectolax.lexbor import LexborHTMLParser

from stemma.language.tokens import word_set
from stemma.model import Page

_SAMPLE = 100_000
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{2,40})""", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\u2028\u2029\ufeff]")
_BREAK = "\x1e"
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,30})(?:[\s/][^<>]{0,5000})?>", re.IGNORECASE)
_BLOCKS = word_set(
    "address article aside blockquote br button caption dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section select summary table td "
    "th ul"
)
_LEFT_OPEN = word_set(
    "html head body p li dt dd td th tr thead tbody tfoot colgroup option optgroup br hr img input meta link "
    "area base col embed source track wbr"
)
_DEEPEST = 400
_UNSEEN = [
    "head", "title", "meta", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed",
    "audio", "video", "canvas", "textarea", "input",
]  # fmt: skip
_MARKUP = re.compile(r"<(?:p|br|div|a|span|h[1-6]|strong|em|ul|li|img)\b[^<>]{0,500}>|</(?:p|div|a|span)>", re.I)

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "name"),
    "byline": ("byline", "author", "authors", "creator", "by"),
    "published": (
        "published",
        "date_published",
        "datepublished",
        "published_at",
        "publishedat",
        "publication_date",
        "pubdate",
        "pub_date",
        "date",
        "publish_date",
        "datetime",
        "published_date",
    ),
    "retrieved": (
        "retrieved",
        "crawled",
        "fetched",
        "crawl_date",
        "retrieved_at",
        "fetched_at",
        "date_crawled",
        "scraped_at",
        "date_download",
        "accessed",
    ),
    "url": ("url", "link", "canonical_url", "uri", "canonical", "source_url"),
    "outlet": (
        "outlet",
        "source",
        "site",
        "sitename",
        "site_name",
        "publisher",
        "publication",
        "newspaper",
        "domain",
        "source_domain",
        "hostname",
    ),
    "description": ("description", "summary", "deck", "subtitle", "standfirst", "abstract", "lead"),
    "text": ("text", "body", "content", "maintext", "article", "articlebody", "article_body", "fulltext", "full_text"),
}
"""The fields of a JSON record that Stemma knows, and the keys under which each is looked for, the first first."""


class UnreadablePage(ValueError):
    """A page that gives no text; `reason` says why in one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a JSON record: ``page[start:end]`` of the decoded page is its value."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """A JSON record as a decoded page. `fields` come in the order of their offsets."""

    page: str
    fields: tuple[Field, ...]

    def find(self, name: str) -> Field | None:
        """The field called `name` (a key of `FIELDS`, or the record's own key for one that Stemma does not know)."""
        return next((field for field in self.fields if field.name == name), None)

    def value(self, name: str) -> str | None:
        """What the field called `name` holds, None where the record has none."""
        field = self.find(name)
        return self.page[field.start : field.end] if field else None


def decode(page: Page) -> str:
    r"""Give the decoded page, to which every page offset refers. Pure: the same page gives the same string.

    Raises `UnreadablePage` for empty or binary content, broken JSON, or a record or document without text.

    >>> html = b"<title>T</title><p>One <b>two</b>.<p>Three<script>x</script>"
    >>> decode(Page("p", "a.html", None, None, "text/html", html))
    'One two.\nThree'
    """
    if page.media_type == "text/html":
        text = visible_text(characters(page))
    elif page.media_type == "application/json":
        text = read_record(page).page
    else:
        text = _clean(characters(page))
    if not text.strip():
        raise UnreadablePage("empty: there is no text in it")
    return text


def characters(page: Page) -> str:
    """The characters of a page's bytes: by its byte order mark, as UTF-8, as its HTML says, or as the bytes suggest.

    Raises `UnreadablePage` for no bytes, NUL bytes, and bytes that are text in no encoding.
    """
    content = page.content
    if not content.strip():
        raise UnreadablePage("empty: there is nothing in it")
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _decode_as(content[len(mark) :], encoding) or _refuse()
    if b"\0" in content:
        raise UnreadablePage("binary: it holds NUL bytes")
    text = _decode_as(content, "utf-8")
    if text is None and page.media_type == "text/html":
        named = _META_CHARSET.search(content[:4096])
        text = _decode_as(content, named.group(1).decode("ascii")) if named else None
    return text if text is not None else _guess(content)


def visible_text(html: str) -> str:
    """What a reader of the HTML sees, one block a line, white space folded; no title, script or style."""
    tree = LexborHTMLParser(_mark_blocks(flatten_markup(_CONTROL.sub(" ", html))))
    tree.strip_tags(_UNSEEN)
    root = tree.root
    text = root.text(deep=True, separator="") if root else ""
    lines = (" ".join(line.split()) for line in text.split(_BREAK))
    return "\n".join(line for line in lines if line)


def flatten_markup(html: str) -> str:
    """HTML with the tags left out that open elements more than 400 deep, on which parsers take quadratic time."""
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        name = tag.group(2).lower()
        if name in _LEFT_OPEN or name in _UNSEEN:
            return tag.group()
        depth = max(0, depth - 1) if tag.group(1) else depth + 1
        return tag.group() if depth <= _DEEPEST else f" {_BREAK}" if name in _BLOCKS else ""

    return _TAG.sub(keep, html)


def _mark_blocks(html: str) -> str:
    return _TAG.sub(
        lambda tag: f"{_BREAK}{tag.group()}{_BREAK}" if tag.group(2).lower() in _BLOCKS else tag.group(), html
    )


def read_record(page: Page) -> Record:
    """Lay a JSON record out as a page: known fields in the order of `FIELDS`, then others by key, the body last.

    Raises `UnreadablePage` when the content is no JSON object or holds no text.
    """
    try:
        data = json.loads(_clean(characters(page)))
    except (json.JSONDecodeError, RecursionError) as error:
        raise UnreadablePage("broken: it is not the JSON of one record") from error
    if not isinstance(data, dict):
        raise UnreadablePage("broken: the JSON is not a record with fields")
    values = _known_fields({str(key).casefold(): value for key, value in data.items()})
    if "text" not in values:
        raise UnreadablePage("empty: the record has no text field")
    body = values.pop("text")
    fields: list[Field] = []
    parts: list[str] = []
    at = 0
    for name, value in [*values.items(), ("text", body)]:
        parts.append(value)
        fields.append(Field(name, at, at + len(value)))
        at += len(value) + 1
    return Record("\n".join(parts), tuple(fields))


def _known_fields(data: Mapping[str, object]) -> dict[str, str]:
    values: dict[str, str] = {}
    taken: set[str] = set()
    for name, keys in FIELDS.items():
        for key in keys:
            value = _words_of(data.get(key))
            if value.strip():
                values[name] = _body(value) if name == "text" else " ".join(value.split())
                taken.add(key)
                break
    for key in sorted(set(data) - taken - set(values)):
        other = data[key]
        if isinstance(other, str) and other.strip():
            values[key] = " ".join(other.split())
    return values


def _words_of(value: object) -> str:
    """A field's words: a string, the names in a list of authors, a list of paragraphs, or the name in an object."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _words_of(value.get("name") or value.get("title") or "")
    if isinstance(value, Iterable) and not isinstance(value, (bytes, bytearray)):
        parts = [part for part in map(_words_of, value) if part.strip()]
        return ("\n\n" if any(len(part) > 100 for part in parts) else ", ").join(parts)
    return ""


def _body(value: str) -> str:
    clean = _clean(value)
    return visible_text(clean) if _MARKUP.search(clean) else clean.strip()


def _decode_as(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(content: bytes) -> str:
    best = charset_normalizer.from_bytes(content[:_SAMPLE]).best()
    text = content.decode(best.encoding, "replace") if best else ""
    if not text or text.count("\ufffd") > len(text) // 100 or len(_CONTROL.findall(text)) > len(text) // 50:
        _refuse()
    return text


def _refuse() -> str:
    raise UnreadablePage("binary: its bytes are text in no known encoding")


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
