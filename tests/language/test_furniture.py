"""Lines that are furniture by their form, and lines that only look like it."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.captions import is_caption
from stemma.language.furniture import form_of, is_teaser_heading, promotional_tail

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Home | News | Sport | Obituaries", "navigation"),
        ("News   Harbour   Farming   Letters", "navigation"),
        ("Share  Tweet  Email  Print", "widget"),
        ("Text size A+ A-  Save  Print this page", "widget"),
        ("Listen to this article  4 min", "widget"),
        ("212 comments", "widget"),
        ("3 hours ago", "widget"),
        ("×", "symbol"),
        ("* * *", "symbol"),
        ("© 2031 Norwick Press Ltd", "legal"),
        ("All rights reserved. This material may not be published.", "legal"),
        ("By continuing to use this site you agree to our terms.", "legal"),
        ("Read more: Five piers that burned", "related"),
        ("Related: The pier through the years", "related"),
        ("Also in Harbour: eel season opens", "related"),
        ("Tags: pier, fire, harbour", "keywords"),
        ("Advertisement", "widget"),
        ("Subscribe to our newsletter", "widget"),
        ("Sign up for harbour alerts and never miss a boat", "promotion"),
        ("Already a subscriber? Log in.", "promotion"),
        ("If you value what we do, support our journalism with a small gift.", "promotion"),
        ("We and our partners use cookies to improve your visit.", "cookie"),
        ("Reader poll: should the pier be rebuilt? Yes 61% No 39%", "widget"),
        ("★★★★☆", "symbol"),
        ("Contact the desk: desk@norwick.example", "contact"),
        ("window.ads = window.ads || [];", "script"),
        ("You are reading a story from 2019.", "notice"),
    ],
)
def test_furniture_by_form(line: str, reason: str) -> None:
    form = form_of(line)
    assert form is not None and form.sure
    assert form.reason == reason


@pytest.mark.parametrize(
    "line",
    [
        "He said no.",
        "“Subscribe to nothing, sign nothing,” she told the meeting on Monday.",
        "The company changed its privacy policy on Tuesday after complaints from customers.",
        "Previously, the harbour master had said: nothing of the kind will happen.",
        "Earlier on Tuesday, the council voted: nine to two.",
        "Share prices fell for a third day.",
        "The lights went out.",
        "Correction: an earlier version of this article misstated the mayor's age.",
        "Editor's note: the witness asked that her name be withheld.",
        "Where were you when it began?",
        "Copyright lawyers welcomed the ruling, the association said.",
        "The same rules apply here, the minister said.",
    ],
)
def test_the_storys_own_sentences_are_never_sure_furniture(line: str) -> None:
    form = form_of(line)
    assert form is None or not form.sure


@pytest.mark.parametrize(
    "line", ["Most Read", "Related stories", "You may also like", "More from Harbour", "Latest news"]
)
def test_headings_of_teasers(line: str) -> None:
    assert is_teaser_heading(line)


@pytest.mark.parametrize("line", ["Most of the town came.", "More than 300 people were there", "What happens next"])
def test_no_headings_of_teasers(line: str) -> None:
    assert not is_teaser_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "Snow on the old pier. (Ada Lund/AP)",
        "The mayor (R) with the harbour master | AFP",
        "The old pier in 1931.Bo Sund—AFP via Getty Images",
        "Smoke over the pier, May 4, 2031. NORWIRE/Bo Sund",
        "Photo: Ada Lund",
        "FILE - The pier in winter",
        "In this May 4, 2031 file photo, the pier burns.",
        "Photographs: Ada Lund and Bo Sund",
    ],
)
def test_captions(line: str) -> None:
    assert is_caption(line, KNOWLEDGE)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor told Reuters on Monday that the pier would be rebuilt.",
        "Mayor resigns over pier - Reuters",
        "The vote was 9/2.",
        "Below, the crowd was growing.",
        "The old pier was closed in 1931.",
    ],
)
def test_no_captions(line: str) -> None:
    assert not is_caption(line, KNOWLEDGE)


def test_an_appeal_at_the_end_of_a_long_paragraph_is_found() -> None:
    text = "The pier burned all night. Nobody was hurt. " * 20 + "Subscribe to our channel for more!"
    cut = promotional_tail(text)
    assert cut is not None and text[cut:].strip() == "Subscribe to our channel for more!"
    assert promotional_tail("The pier burned all night. Nobody was hurt.") is None
