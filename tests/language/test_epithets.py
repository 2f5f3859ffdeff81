"""What somebody already met is called for a change, and the names that unnamed people give."""

from __future__ import annotations

import pytest

from stemma.language.epithets import fuller, name_given


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (" who gave his name only as Kofi.", "Kofi"),
        (", who asked that only her first name, Rokeya, be used, said", "Rokeya"),
        (", who identified herself only as Ada Vane, said", "Ada Vane"),
        (", who asked that his name be kept out of it, said", None),
        (" who gave the ship its name.", None),
    ],
)
def test_name_given(behind: str, name: str | None) -> None:
    text = f"A farmer{behind}"
    assert name_given(text, (0, 8)) == name


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("The site manager left.", "the site manager"),
        ("A former night manager left.", "a former night manager"),
        ("The manager left.", None),
        ("The Norwick manager left.", None),
        ("The man managed the manager.", None),
    ],
)
def test_fuller(before: str, found: str | None) -> None:
    text = f"{before} The manager"
    assert fuller(text, (len(before) + 1, len(text)), "manager") == found
