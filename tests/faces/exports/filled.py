"""A made-up dossier in which every kind of row is filled, judgements and hostile names included."""

from __future__ import annotations

from dataclasses import replace

from faces.claimed import AUNE, claimed
from faces.standin import Rows, derived, span

from stemma.model import Called, Dropped, Entity, Judgement, Place, Span, Statement

SAID = "“We could hear them singing in cabin six until well past midnight,” said Ida Brandvold, who led the rope team."


def filled() -> Rows:
    """The night in a cable car, with entities, a rival, a statement in two pieces, judgements, and dropped input."""
    rows = claimed()
    post = next(a for a in rows.articles if a.outlet == "Sarrow Valley Post")
    quoted = span(post, SAID)
    speaker, cue = span(post, "Ida Brandvold"), span(post, "said Ida")
    parts = tuple((s.start, s.end) for s in (span(post, "We could hear them singing"), span(post, "in cabin six")))
    told = Statement(
        "sta-pieces", post.id, quoted.start, quoted.end, AUNE.id, (speaker.start, speaker.end),
        (cue.start, cue.start + 4), parts, "alleged", (), None, (speaker.end + 2, quoted.end - 1),
    )  # fmt: skip
    named = Span(post.id, speaker.start, speaker.end)
    place = Place("Lower Sarrow", "NO", "", 61.5, 8.25, "city")
    entities = (
        Entity(
            "ent-1", "Ida Brandvold", "person", ("Ida Brandvold",), (named,), (Called(named, post.outlet),), (named,)
        ),
        Entity("ent-2", "Mount Sarrow", "place", ("Mount Sarrow",), (span(post, "Mount Sarrow"),), place=place),
    )
    line = next(d for d in rows.derivations if d.kind == "rewritten")
    other = next(a for a in rows.articles if a.id not in {d.parent for d in rows.derivations} | {line.child})
    rival = derived(line.story, line.child, other.id, "partial", 0.2, 0.3, False, (), ("Its words are fewer.",))
    judgements = (
        Judgement("judge-1", line.id, "reject", "Mara Lind", "2031-11-06T09:00:00+00:00", "They told us."),
        Judgement("judge-2", line.id, "confirm", "=desk <b>", "2031-11-06T09:05:00+00:00"),
        Judgement("judge-0", rows.claims[0].id, "confirm", "Mara Lind", "yesterday", "Two lists of names."),
    )
    return replace(
        rows,
        statements=(*rows.statements, told),
        entities=entities,
        rivals=(*rows.rivals, rival),
        judgements=judgements,
        stale=(("judge-0", "its words changed"),),
        dropped=(*rows.dropped, Dropped("sources", "x.pdf", "of no kind that is read")),
    )
