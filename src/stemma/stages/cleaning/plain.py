"""Flattened text: a page as a crawler left it, furniture between the lines of the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from stemma.knowledge import Knowledge
from stemma.language.bylines import PressJudge, read_byline, same_press
from stemma.language.credits import (
    credit_of,
    find_dateline,
    foot_sources,
    sign_alone,
    tail_sign,
)
from stemma.language.layout import lay_out
from stemma.language.layout.sheet import Layout
from stemma.language.lines import Line, key_of, split_lines
from stemma.language.mastheads import Supports, find_outlet, is_masthead_of, masthead_names, stands_for
from stemma.language.publication import find_stamp, find_told_stamp, from_dateline, is_stamp, stamp_strength
from stemma.model import Credit, CreditPlace, Page, Published, Source
from stemma.stages.cleaning.parts import Parts

_ABOVE = 2  # lines above the headline in which an agency may sign; further up are menus
_BELOW = 5  # lines below the headline in which its date may stand
_DATELINES = 3  # paragraphs from the first in which a dateline may stand
_FOOT_REASONS = frozenset(["legal", "sign-off", "origin", "foot", "label", "contact", "notice", "byline", "repeated"])
_NO_STAMP = frozenset(["caption", "related", "legal", "headline", "teaser", "promotion", "keywords"])
_COPIES = 0.5  # share of paragraphs from which two pages of an outlet are the same article
_PAGES = 3  # articles on which a sentence must stand to be the outlet's own


@dataclass(slots=True)
class Draft:
    """A page between reading and putting together. `start`: where the flattened text begins on the decoded page."""

    page: Page
    text: str
    lines: list[Line]
    judge: PressJudge
    layout: Layout
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: Published | None = None
    retrieved: str | None = None
    persons: list[str] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)
    others: list[tuple[Line, str]] = field(default_factory=list)
    repeated: frozenset[str] = frozenset()


def draft_text(
    page: Page, text: str, knowledge: Knowledge, start: int = 0, repeated: frozenset[str] = frozenset()
) -> Draft:
    """Lay out the flattened text from `start` to the page's end; `repeated`: what `repeated_lines` found."""
    lines = split_lines(text, start)
    judge = PressJudge(knowledge, text)
    layout = lay_out(lines, judge, _own_names(lines, judge), repeated)
    return Draft(page, text, lines, judge, layout, url=page.url, repeated=repeated)


def _own_names(lines: Sequence[Line], judge: PressJudge) -> list[str]:
    """Names that may be the outlet's own, with the last word of those that are plainly press."""
    names = masthead_names(lines)
    return names + [f"the {name.split()[-1]}" for name in names if judge.press(name, ask_page=False)]


def repeated_lines(drafts: Sequence[Draft]) -> frozenset[str]:
    """Keys of lines that stand on at least two different articles of one outlet.

    Copies and versions of one article count once. A sentence must stand on three: two articles on one matter share
    background.
    """
    groups = _articles(drafts)
    counts: Counter[str] = Counter()
    sentences: set[str] = set()
    for group in groups:
        keys: set[str] = set()
        for draft in group:
            for line, shape in zip(draft.layout.lines, draft.layout.shapes, strict=True):
                key = key_of(line.text)
                keys.add(key)
                if shape.sentence and shape.count >= 8:
                    sentences.add(key)
        counts.update(keys)
    return frozenset(key for key, count in counts.items() if key and count >= (_PAGES if key in sentences else 2))


def _articles(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Group pages that share half of their paragraphs."""
    groups: list[tuple[set[str], list[Draft]]] = []
    for draft in sorted(drafts, key=lambda draft: (draft.page.name, draft.page.id)):
        prose = {key_of(draft.layout.lines[i].text) for i in draft.layout.kept if draft.layout.shapes[i].prose}
        for known, members in groups:
            if prose and len(prose & known) >= _COPIES * min(len(prose), len(known) or 1):
                known.update(prose)
                members.append(draft)
                break
        else:
            groups.append((prose, [draft]))
    return [members for _, members in groups]


def read_signs(draft: Draft) -> None:
    """Read byline, credits and date off a draft's layout; what it already has from metadata stays."""
    layout = draft.layout
    _read_bylines(draft)
    draft.credits += _stamp_credits(draft)
    draft.credits += _dateline_credits(draft)
    draft.credits += _foot_credits(draft)
    if draft.title is None and layout.title is not None:
        draft.title = layout.lines[layout.title].text
    if draft.published is None:
        draft.published = _find_date(draft)


def name_outlet(draft: Draft) -> None:
    """Name the outlet from the page, unless metadata did."""
    if draft.outlet is None:
        credited = sorted({credit.source.name for credit in draft.credits})
        supports = Supports(draft.page.name, credited, draft.title)
        draft.outlet = find_outlet(draft.layout.lines, draft.layout.reasons, supports, draft.judge.knowledge)
    if draft.outlet and draft.title and is_masthead_of(draft.title, draft.outlet):
        _choose_title_again(draft, draft.outlet)


def _choose_title_again(draft: Draft, outlet: str) -> None:
    """The headline was the masthead: lay the page out once more, now that the outlet is known."""
    own = _own_names(draft.lines, draft.judge)
    draft.layout = lay_out(draft.lines, draft.judge, own, draft.repeated, outlet)
    draft.title = None if draft.layout.title is None else draft.layout.lines[draft.layout.title].text


def finish(draft: Draft) -> Parts:
    """The parts of a draft whose signs are read and whose outlet is named."""
    layout, outlet = draft.layout, draft.outlet
    furniture = [(layout.lines[i], reason) for i, reason in enumerate(layout.reasons) if reason is not None]
    knowledge = draft.judge.knowledge
    return Parts(
        page=draft.page,
        text=draft.text,
        kept=[layout.lines[i] for i in layout.kept],
        furniture=[*draft.others, *furniture],
        title=draft.title,
        byline=tuple(dict.fromkeys(draft.persons)),
        outlet=outlet,
        url=draft.url,
        published=draft.published,
        retrieved=draft.retrieved or draft.page.fetched,
        credits=[c for c in draft.credits if outlet is None or not _is_own(c.source.name, outlet, knowledge)],
    )


def _is_own(name: str, outlet: str, knowledge: Knowledge) -> bool:
    return same_press(name, outlet, knowledge) or (knowledge.press(name) is None and stands_for(name, outlet))


def _read_bylines(draft: Draft) -> None:
    layout = draft.layout
    for group in layout.bylines:
        first, last = layout.lines[group[0]], layout.lines[group[-1]]
        words = [layout.lines[i].text for i in group if layout.lines[i].text.strip(",&| ")]
        lead, rest = (words[0], words[1:]) if len(words) > 1 else ("", words)
        byline = read_byline(f"{lead} {', '.join(rest)}".strip(), draft.judge)
        draft.persons += [name for name in byline.persons if name not in draft.persons]
        for source in byline.press:
            draft.credits.append(credit_of(draft.page.id, source, "byline", draft.text, first.start, last.end))


def _stamp_credits(draft: Draft) -> Iterable[Credit]:
    """The press that stands before the date in the date's own line: "Volunta | 4 May 2021 | 10:15"."""
    layout = draft.layout
    if layout.title is None or layout.bylines:
        return
    for i in range(layout.title + 1, min(layout.head, layout.title + _BELOW)):
        line = layout.lines[i]
        name, bar, rest = line.text.partition("|")
        if bar and layout.reasons[i] is not None and is_stamp(rest.strip()):
            source = sign_alone(name.strip(), draft.judge) or draft.judge.press(name)
            if source is not None and source.kind == "agency":
                end = line.start + len(name.rstrip())
                yield credit_of(draft.page.id, source, "byline", draft.text, line.start, end)


def _dateline_credits(draft: Draft) -> Iterable[Credit]:
    for i in [*_head_lines(draft), *draft.layout.kept[:_DATELINES]]:
        found = find_dateline(draft.layout.lines[i], draft.judge)
        if found is not None and found.source is not None:
            yield credit_of(draft.page.id, found.source, "dateline", draft.text, found.start, found.end)
            return


def _head_lines(draft: Draft) -> list[int]:
    """Lines above the body that are nothing but a bracketed name."""
    layout = draft.layout
    return [i for i in range(layout.head) if layout.reasons[i] is not None and layout.lines[i].text.startswith("(")]


def _foot_credits(draft: Draft) -> Iterable[Credit]:
    layout, text = draft.layout, draft.text
    article = draft.page.id
    last = layout.kept[-1] if layout.kept else len(layout.lines)
    for i, line in enumerate(layout.lines):
        reason = layout.reasons[i]
        if reason in _FOOT_REASONS or (reason is not None and reason != "related" and len(line.text) < 40):
            found: list[tuple[Source, CreditPlace]] = list(foot_sources(line.text, draft.judge))
            near = layout.title is None or i >= layout.title - _ABOVE
            alone = sign_alone(line.text, draft.judge) if near and reason in ("label", "foot", "repeated") else None
            if alone is not None and not any(i in group for group in layout.bylines):
                found.append((alone, "foot" if i > last else "byline"))
            for source, where in found:
                yield credit_of(article, source, where, text, line.start, line.end)
    for i in layout.kept[-2:]:
        line = layout.lines[i]
        signed = tail_sign(line, draft.judge)
        if signed is not None:
            yield credit_of(article, signed[0], "foot", text, signed[1], line.end)
        for source, where in foot_sources(line.text, draft.judge) if len(line.text) < 300 else ():
            yield credit_of(article, source, where, text, line.start, line.end)


def _find_date(draft: Draft) -> Published | None:
    layout = draft.layout
    stop = max(layout.head, next(iter(layout.kept), 0))
    head = [layout.lines[i] for i in range(stop) if layout.reasons[i] not in _NO_STAMP]
    found = find_stamp(head, draft.text)
    if found is not None:
        return found[0]
    foot = [layout.lines[i] for i in range(layout.end, len(layout.lines)) if stamp_strength(layout.lines[i].text) == 3]
    found = find_stamp([line for line in foot if "publi" in line.text.lower() or "posted" in line.text.lower()])
    if found is not None:
        return found[0]
    told = find_told_stamp([*head, *(layout.lines[i] for i in layout.kept[:1])])
    if told is not None:
        return told
    for i in layout.kept[:_DATELINES]:
        dateline = find_dateline(layout.lines[i], draft.judge)
        if dateline is not None:
            known = draft.retrieved or draft.page.fetched
            return from_dateline(layout.lines[i], dateline.words, dateline.start, known)
    return None


def with_text(draft: Draft, title: str | None) -> Draft:
    """The draft under a headline that metadata gave; lines that repeat it become furniture."""
    if title is None:
        return draft
    key = key_of(title)
    reasons = [
        "headline" if reason is None and key_of(line.text) == key else reason
        for line, reason in zip(draft.layout.lines, draft.layout.reasons, strict=True)
    ]
    return replace(draft, title=title, layout=replace(draft.layout, reasons=reasons))
