"""Why a row stands in a dossier: one sentence about it, and the words in the articles that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stemma.dossier.rows import Named, Rows
from stemma.dossier.voices import Voices
from stemma.dossier.wording import one_line
from stemma.model import (
    Article,
    Citation,
    Claim,
    Credit,
    Derivation,
    Difference,
    Entity,
    Report,
    Reuse,
    Sibling,
    Source,
    Span,
    Statement,
    Story,
)

_HOW = {
    "republished": "is a republication of",
    "version": "is another version of",
    "rewritten": "is rewritten from",
    "partial": "takes a part from",
    "cited": "names as a source",
}
_OPENING = 200  # characters of a first sentence


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article that show something: ``text[start:end]``, or of its decoded page when `in_page`."""

    article: str
    start: int
    end: int
    quote: str
    label: str
    in_page: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """A row, what it says in one sentence, the reasons noted with it, and the words that show it."""

    id: str
    kind: str
    row: Named
    summary: str
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def explain(rows: Rows, kind: str, row: Named) -> Why:
    """Explain a row of `rows`; `kind` is its kind as `Rows.find` gives it."""
    summary, evidence = _answer(rows, row)
    if kind == "rival":
        summary = f"Weighed and not chosen: {summary}"
    reasons: tuple[str, ...] = ()
    if isinstance(row, Derivation | Sibling):
        reasons = row.reasons
    elif isinstance(row, Report) and row.note:
        reasons = (row.note,)
    elif isinstance(row, Statement):
        reasons = tuple(_reasons_of_statement(rows, row))
    elif isinstance(row, Claim):
        reasons = tuple(_reasons_of_claim(rows, row))
    elif isinstance(row, Difference):
        reasons = tuple(_reasons_of_difference(rows, row))
    return Why(row.id, kind, row, summary, (*reasons, *_judged(rows, row)), tuple(evidence))


def _answer(rows: Rows, row: Named) -> tuple[str, Iterable[Evidence]]:
    match row:
        case Article():
            return _about_article(rows, row), _of_article(rows, row)
        case Derivation():
            return _about_derivation(rows, row), _proofs(rows, row.evidence)
        case Sibling():
            return _about_sibling(rows, row), _proofs(rows, row.evidence)
        case Reuse():
            return _about_reuse(rows, row), _shared(rows, row)
        case Report():
            return _about_report(rows, row), _of_report(rows, row)
        case Source():
            return _about_source(rows, row), _naming(rows, row.id)
        case Story():
            return _about_story(rows, row), _openings(rows, row)
        case Citation():
            summary = f"{_name(rows, row.article)} says it has something from {_source(rows, row.source)}."
            return summary, _cited(rows, row)
        case Credit():
            article, _ = rows.credit_by_id[row.id]
            summary = f"The {row.where} of {_name(rows, article.id)} names {one_line(row.source.name, 80)}."
            return summary, [_credited(article, row)]
        case Statement():
            return _about_statement(rows, row), _stated(rows, row)
        case Claim():
            return _about_claim(rows, row), _told(rows, row)
        case Entity():
            return _about_entity(row), _calling(rows, row)
        case Difference():
            return f"{row.kind.capitalize()} about {row.about}: {one_line(row.why, 300)}", _readings(rows, row)


def _judged(rows: Rows, row: Named) -> Iterator[str]:
    """What a person decided about it; lines of descent say so themselves, unless the decision is not applied."""
    standing = rows.standing.get(row.id)
    if standing is None or (isinstance(row, Derivation) and not standing.stale):
        return
    yield standing.words()


def _about_entity(row: Entity) -> str:
    many = len({span.article for span in row.mentions})
    others = [one_line(text, 40) for text in row.spellings if text != row.name][:4]
    also = f", also spelled {', '.join(others)}" if others else ""
    where = f"; it lies in {row.place.country} ({row.place.precision})" if row.place else ""
    return f"{one_line(row.name, 80)} ({row.kind}) is named in {many} article{'s' * (many != 1)}{also}{where}."


def _calling(rows: Rows, row: Entity) -> Iterator[Evidence]:
    """Where it is called something or given another name; the first mention where it never is."""
    spans = [(span, "also known") for span in row.also_known] + [(called.span, "called") for called in row.called]
    for span, label in spans or [(row.mentions[0], "named")]:
        article = rows.article_by_id.get(span.article)
        if article is not None:
            yield Evidence(article.id, span.start, span.end, article.text[span.start : span.end], label)


def _about_article(rows: Rows, row: Article) -> str:
    stories = [one_line(story.title, 80) for story in rows.stories if row.id in story.articles]
    parents = [d for d in rows.derivations if d.child == row.id and d.kind != "cited"]
    parts = [f"“{one_line(row.title or row.name, 120)}”, {one_line(row.outlet or 'outlet unknown', 60)}"]
    parts.append(f"published {row.published.earliest}" if row.published else "publication time unknown")
    parts.append(f"in the story “{'”, “'.join(stories)}”" if stories else "in no story")
    if parents:
        parts.append("; ".join(f"{_HOW[d.kind]} {_name(rows, d.parent)}" for d in parents))
    elif any(row.id in story.origins for story in rows.stories):
        parts.append("an origin of the story's information")
    return ", ".join(parts) + "."


def _about_derivation(rows: Rows, row: Derivation) -> str:
    child, parent = _name(rows, row.child), _name(rows, row.parent)
    if row.kind == "cited":
        return f"{child} {_HOW[row.kind]} {parent}; that is no descent (confidence {row.confidence:.2f})."
    credit = "names it" if row.credited else "does not name it"
    aligned = f"{row.share:.0%} of its words are aligned, " if row.parent in rows.article_by_id else ""
    return f"{child} {_HOW[row.kind]} {parent} and {credit}: {aligned}confidence {row.confidence:.2f}."


def _about_sibling(rows: Rows, row: Sibling) -> str:
    through = _name(rows, row.report) if row.report else "a text that is not in hand"
    return (
        f"{_name(rows, row.a)} and {_name(rows, row.b)} share text because both descend from {through} "
        f"({row.kind}, confidence {row.confidence:.2f})."
    )


def _about_reuse(rows: Rows, row: Reuse) -> str:
    return (
        f"{_name(rows, row.a.article)} and {_name(rows, row.b.article)} share a passage ({row.kind}, score "
        f"{row.score:.2f}); that says nothing of who had it first."
    )


def _about_report(rows: Rows, row: Report) -> str:
    stands = f"{_name(rows, row.article)} stands for it" if row.article else "it is not in hand"
    heirs = {d.child for d in rows.derivations if d.parent == row.id and d.kind != "cited"}
    heirs |= {name for pair in rows.siblings if pair.report == row.id for name in (pair.a, pair.b)}
    return f"A report by {_source(rows, row.source)}; {stands}; {_count(len(heirs), 'article')} with words from it."


def _about_source(rows: Rows, row: Source) -> str:
    credits = {article.id for article, credit in rows.credit_by_id.values() if credit.source.id == row.id}
    cited = {citation.article for citation in rows.citations if citation.source == row.id}
    said = sum(statement.source == row.id for statement in rows.statements)
    parts = [f"credited by {_count(len(credits), 'article')}", f"cited by {_count(len(cited), 'article')}"]
    parts = parts if credits or cited or not said else []
    parts += [f"{_count(said, 'statement')} on its word"] if said else []
    return f"{one_line(row.name, 80)} ({row.kind}): {', '.join(parts)}."


def _about_story(rows: Rows, row: Story) -> str:
    origins = ", ".join(_name(rows, name) for name in row.origins) or "unknown"
    return f"“{one_line(row.title, 120)}”: {_count(len(row.articles), 'article')} tell it; it enters through {origins}."


def _about_statement(rows: Rows, row: Statement) -> str:
    return f"{_name(rows, row.article)} states this {one_line(_voices(rows).on_word(row), 300)}."


def _about_claim(rows: Rows, row: Claim) -> str:
    mine = set(row.statements)
    articles = {found.article for found in rows.statements if found.id in mine}
    low, high = row.independent
    origins = _count(high, "independent origin") if low == high else f"{low} to {high} independent origins"
    kinds = sorted({f"{found.kind} about {found.about}" for found in rows.differences if found.claim == row.id})
    differ = f"; {', '.join(kinds)}" if kinds else ""
    told = f"{_count(len(mine), 'statement')} in {_count(len(articles), 'article')}"
    return f"“{one_line(row.text, 160)}”: {told}, {origins}{differ}."


def _reasons_of_statement(rows: Rows, row: Statement) -> Iterator[str]:
    voices = _voices(rows)
    yield f"Its word came so: {voices.chain(row)}"
    if row.origin:
        yield f"Its root is {voices.root(row.origin)}"
    for claim in rows.claims:
        if row.id in claim.statements:
            yield f"It tells the claim {claim.id}, “{one_line(claim.text, 120)}”"


def _reasons_of_claim(rows: Rows, row: Claim) -> Iterator[str]:
    """Why so many origins and no more, who they are, and where the accounts differ."""
    low, high = row.independent
    if row.why[0]:
        yield row.why[0] if low == high else f"At least {low}: {row.why[0]}"
    if row.why[1] and row.why[1] != row.why[0]:
        yield row.why[1] if low == high else f"At most {high}: {row.why[1]}"
    roots = list(dict.fromkeys(_voices(rows).root(root) for root in row.origins))
    if roots:
        yield f"It is heard from {'; '.join(roots)}"
    for found in rows.differences:
        if found.claim == row.id:
            yield f"{found.kind.capitalize()} about {found.about} ({found.id}): {found.why}"


def _reasons_of_difference(rows: Rows, row: Difference) -> Iterator[str]:
    for claim in rows.claims:
        if claim.id == row.claim:
            yield f"It is about the claim {claim.id}, “{one_line(claim.text, 120)}”"
    for edge in rows.derivations:
        if edge.id == row.edge:
            yield f"Along the line of descent {edge.id}: {_about_derivation(rows, edge)}"


def _of_article(rows: Rows, row: Article) -> Iterator[Evidence]:
    date = row.published
    if date and date.quote is not None and date.page_start is not None and date.page_end is not None:
        yield Evidence(row.id, date.page_start, date.page_end, date.quote, "publication time", in_page=True)
    yield from (_credited(row, credit) for credit in row.credits)
    for citation in rows.citations:
        if citation.article == row.id:
            yield from _cited(rows, citation)


def _proofs(rows: Rows, names: Iterable[str]) -> Iterator[Evidence]:
    for name in names:
        _, row = rows.named.get(name, ("", None))
        match row:
            case Reuse():
                yield from _shared(rows, row)
            case Citation():
                yield from _cited(rows, row)
            case Credit():
                yield _credited(rows.credit_by_id[name][0], row)


def _shared(rows: Rows, row: Reuse) -> Iterator[Evidence]:
    for span in (row.a, row.b):
        yield from _words(rows, span, f"{row.kind} passage in {_name(rows, span.article)}")


def _cited(rows: Rows, row: Citation) -> Iterator[Evidence]:
    label = f"names {_source(rows, row.source)} ({one_line(row.cue, 40)})"
    yield from _words(rows, Span(row.article, row.start, row.end), label)


def _credited(article: Article, row: Credit) -> Evidence:
    label = f"{row.where} names {one_line(row.source.name, 80)}"
    return Evidence(article.id, row.page_start, row.page_end, row.quote, label, in_page=True)


def _of_report(rows: Rows, row: Report) -> Iterator[Evidence]:
    """What shows that there is such a text: who names its source, and what articles have through it."""
    yield from _naming(rows, row.source)
    through = [pair.evidence for pair in rows.siblings if pair.report == row.id]
    through += [d.evidence for d in rows.derivations if row.id in {d.parent, d.child}]
    passages = {name for names in through for name in names if isinstance(rows.named.get(name, ("", None))[1], Reuse)}
    yield from _proofs(rows, sorted(passages))


def _naming(rows: Rows, source: str | None) -> Iterator[Evidence]:
    """Where articles credit or cite a source."""
    if source is None:
        return
    for article, credit in rows.credit_by_id.values():
        if credit.source.id == source:
            yield _credited(article, credit)
    for citation in rows.citations:
        if citation.source == source:
            yield from _cited(rows, citation)
    for statement in rows.statements:
        if statement.source == source:
            yield from _stated(rows, statement)


def _openings(rows: Rows, row: Story) -> Iterator[Evidence]:
    """The first sentence of each article: whether these tell one event is best seen there."""
    first = {reading.article: reading.sentences[0] for reading in rows.readings if reading.sentences}
    for name in row.articles:
        start, end = first.get(name, (0, _OPENING))
        text = rows.article_by_id[name].text if name in rows.article_by_id else ""
        if text:
            opening = Span(name, start, min(end, start + _OPENING, len(text)))
            yield from _words(rows, opening, f"opens {_name(rows, name)}")


def _stated(rows: Rows, row: Statement) -> Iterator[Evidence]:
    label = f"states {one_line(_voices(rows).on_word(row), 200)}"
    for start, end in row.content_spans or ((row.start, row.end),):
        yield from _words(rows, Span(row.article, start, end), label)


def _told(rows: Rows, row: Claim) -> Iterator[Evidence]:
    """What tells a claim, in the order in which it was surely out; undated articles come last."""

    def when(found: Statement) -> tuple[str, str, int]:
        article = rows.article_by_id.get(found.article)
        return article.published.latest if article and article.published else "~", found.article, found.start

    mine = set(row.statements)
    for found in sorted((found for found in rows.statements if found.id in mine), key=when):
        yield from _stated(rows, found)


def _readings(rows: Rows, row: Difference) -> Iterator[Evidence]:
    """The words that differ, and on whose word they stand there."""
    stated = {statement.id: statement for statement in rows.statements}
    for name, start, end in row.readings:
        if name in stated:
            label = f"has it {one_line(_voices(rows).on_word(stated[name]), 200)}"
            yield from _words(rows, Span(stated[name].article, start, end), label)


def _voices(rows: Rows) -> Voices:
    return Voices(rows.article_by_id, rows.report_by_id, rows.source_by_id)


def _words(rows: Rows, span: Span, label: str) -> Iterator[Evidence]:
    article = rows.article_by_id.get(span.article)
    if article is not None:
        yield Evidence(span.article, span.start, span.end, article.text[span.start : span.end], label)


def _name(rows: Rows, name: str) -> str:
    """What an article or report is called in a sentence."""
    article, report = rows.article_by_id.get(name), rows.report_by_id.get(name)
    if article is not None:
        title = one_line(article.title or article.name, 60)
        return f"{one_line(article.outlet, 40)} (“{title}”)" if article.outlet else f"“{title}”"
    return f"a report by {_source(rows, report.source)}" if report is not None else name


def _source(rows: Rows, name: str | None) -> str:
    source = rows.source_by_id.get(name or "")
    return one_line(source.name, 80) if source else "an unnamed source"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
