"""Cues: the verbs, nouns and phrases that mark reported speech, with their inflected forms."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from stemma.knowledge import Knowledge, Speech
from stemma.language.tokens import word_set

# Nouns for what somebody holds: "the board's line is that …".
LINES = word_set("account answer argument case defence explanation line message position reading reply stance version")


@dataclass(frozen=True, slots=True)
class Form:
    """An inflected verb. `tense`: base, third, past, ing or part (past participle); `particle`: "out" of "lay out"."""

    lemma: str
    group: str
    tense: str
    particle: str


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues. `verbs` maps a lower-case form to its readings; `phrases` are word sequences, the longest first."""

    verbs: dict[str, tuple[Form, ...]]
    nouns: frozenset[str]
    documents: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    unsourced: frozenset[str]


def inflect(base: str, speech: Speech) -> dict[str, str]:
    """The forms of a verb by tense: irregular ones as listed, the others by the spelling rules of English.

    >>> inflect("deny", Speech({}, {}, {}))["past"], inflect("state", Speech({}, {}, {}))["ing"]
    ('denied', 'stating')
    """
    listed = speech.irregular.get(base)
    if listed is not None and len(listed) == 4:
        return {"base": base, "third": listed[0], "past": listed[1], "ing": listed[2], "part": listed[3]}
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        third, past, ing = base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    elif base.endswith("e"):
        third, past = base + "s", base + "d"
        ing = base + "ing" if base.endswith("ee") else base[:-1] + "ing"
    else:
        third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
        past, ing = base + "ed", base + "ing"
    return {"base": base, "third": third, "past": past, "ing": ing, "part": past}


_LOADED: deque[tuple[Speech, Cues]] = deque(maxlen=4)  # the same knowledge serves every article


def load_cues(knowledge: Knowledge) -> Cues:
    """Inflect the verbs of the knowledge base and gather its other cues; the last few are kept."""
    speech = knowledge.speech
    for known, cues in tuple(_LOADED):
        if known is speech:
            return cues
    cues = _gather(speech)
    _LOADED.append((speech, cues))
    return cues


def _gather(speech: Speech) -> Cues:
    verbs: dict[str, list[Form]] = {}
    for group, bases in speech.verbs.items():
        for entry in bases:
            base, _, particle = entry.partition(" ")
            for tense, form in inflect(base, speech).items():
                if tense == "part" and form == inflect(base, speech)["past"]:
                    continue
                verbs.setdefault(form, []).append(Form(base, group, tense, particle))
    nouns = {n for noun in speech.nouns.get("cues", ()) for n in (noun, noun + "s")}
    documents = {n for noun in speech.nouns.get("documents", ()) for n in (noun, noun + "s")}
    phrases = sorted((tuple(p.split()) for p in speech.phrases.get("before_source", ())), key=lambda p: (-len(p), p))
    return Cues(
        {form: tuple(readings) for form, readings in verbs.items()},
        frozenset(nouns),
        frozenset(documents),
        tuple(phrases),
        frozenset(speech.phrases.get("unsourced", ())),
    )
