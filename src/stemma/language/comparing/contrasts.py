"""Two wordings of one matter: where they agree, differ, or tell it coarser or finer."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.knowledge import Knowledge
from stemma.language.comparing.courses import compare_courses
from stemma.language.comparing.numbers import compare_numbers
from stemma.language.comparing.quotes import compare_quotes
from stemma.language.comparing.ranks import compare_ranks
from stemma.language.comparing.roles import compare_offices, compare_roles
from stemma.language.comparing.scope import compare_scopes
from stemma.language.comparing.slots import compare_names
from stemma.language.comparing.status import compare_states
from stemma.language.comparing.times import compare_times
from stemma.language.comparing.unknowns import compare_unknowns
from stemma.language.comparing.wording import Contrast, Wording, mirror


def find_contrasts(a: Wording, b: Wording, knowledge: Knowledge) -> tuple[Contrast, ...]:
    """Compare two wordings of one matter, in order of their places in `a`, then in `b`.

    Swapping `a` and `b` gives the mirrored contrasts. `knowledge` tells places among the names. Nothing is raised,
    whatever the text. That likeness cannot tell agreement from contradiction, and that aligned negation, antonyms and
    numbers can, is the finding of work on contradiction in text (de Marneffe, Rafferty and Manning 2008).

    >>> from stemma.knowledge import load_knowledge
    >>> from stemma.language.comparing import make_wording
    >>> a, b = "The harbour is open.", "The harbour is closed."
    >>> (c,) = find_contrasts(*(make_wording(t, [(0, len(t))], (), (), ()) for t in (a, b)), load_knowledge())
    >>> c.about, a[slice(*c.a)], b[slice(*c.b)], c.relation
    ('status', 'is open', 'is closed', 'differ')
    """
    if _rank(a) > _rank(b):
        return tuple(sorted(map(mirror, _best(_all(b, a, knowledge))), key=_place))
    return tuple(sorted(_best(_all(a, b, knowledge)), key=_place))


def find_role_contrasts(a: Wording, b: Wording) -> tuple[Contrast, ...]:
    """Only the contrasts between posts of `find_contrasts`, for which whole sentences may be compared."""
    if _rank(a) > _rank(b):
        return tuple(sorted(map(mirror, _best(_roles(b, a))), key=_place))
    return tuple(sorted(_best(_roles(a, b)), key=_place))


def _rank(wording: Wording) -> tuple[object, ...]:
    words = [wording.text[start:end] for start, end in wording.spans]
    return words, wording.hedge, wording.spans, wording.text


def _place(contrast: Contrast) -> tuple[object, ...]:
    return contrast.a, contrast.b, contrast.about, contrast.relation, contrast.weight


def _all(a: Wording, b: Wording, knowledge: Knowledge) -> Iterator[Contrast]:
    yield from compare_numbers(a, b)
    yield from compare_ranks(a, b)
    yield from compare_times(a, b)
    yield from compare_names(a, b, knowledge)
    yield from _posts(a, b)
    yield from compare_states(a, b)
    yield from compare_courses(a, b)
    yield from compare_unknowns(a, b)
    yield from compare_scopes(a, b)
    yield from compare_quotes(a, b)


def _posts(a: Wording, b: Wording) -> Iterator[Contrast]:
    yield from compare_roles(a, b)
    yield from compare_offices(a, b)


def _roles(a: Wording, b: Wording) -> Iterator[Contrast]:
    return (contrast for contrast in _posts(a, b) if contrast.about == "role")


def _best(contrasts: Iterator[Contrast]) -> list[Contrast]:
    """One contrast for each pair of places and subject, the surest."""
    kept: dict[tuple[object, ...], Contrast] = {}
    for contrast in contrasts:
        key = (contrast.about, contrast.a, contrast.b)
        if key not in kept or contrast.weight > kept[key].weight:
            kept[key] = contrast
    return list(kept.values())
