"""Comparing two wordings of one matter: rules over aligned words, since likeness cannot tell yes from no."""

from stemma.language.comparing.contrasts import find_contrasts, find_role_contrasts
from stemma.language.comparing.courses import goes_on
from stemma.language.comparing.wording import About, Contrast, Relation, Wording, make_wording

__all__ = [
    "About",
    "Contrast",
    "Relation",
    "Wording",
    "find_contrasts",
    "find_role_contrasts",
    "goes_on",
    "make_wording",
]
