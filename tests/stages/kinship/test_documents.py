"""Which pages are an institution's own words, and which are reports of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.knowledge import load_knowledge
from stemma.model import Article, Page, make_id
from stemma.settings import Settings
from stemma.stages.articles import clean_pages
from stemma.stages.kinship.documents import is_document
from stemma.stages.kinship.press import is_document as from_press

KNOWLEDGE = load_knowledge()

OWN = """The club has read what is written about its ground. We wish to make clear that nothing has been signed.

Our supporters have paid for two stands in our hundred years, and we owe them a straight answer. We confirm that we \
have been asked to sell the west terrace, and that our board will meet on Monday to talk about it.

We shall say more when we can. Until then we ask everybody to let our players train in peace."""

ORDER = """All pumps of the type Norvo 4 that were sold between 2 March and 9 April are to be taken out of use at once.

The valve of these pumps can stick when it is cold. In three homes the water rose into the cellar; nobody was hurt.

Owners should switch the pump off at the wall and bring it to the shop where it was bought. No receipt is needed.

The inspectorate will publish a further notice when the cause has been found."""

SPOKEN = """Good morning. I have been at the lock since four, and I shall not keep you long.

I will tell you what I know. The upper gate gave way, and the water is in Mill Street. I do not know yet why it gave \
way, and I will not guess.

I have asked two engineers who had nothing to do with the gate to look at it. My office will print what they find."""

REPORT = """In a statement by the Harbour Board on Monday, the upper gate of the lock was said to have been sound.

Bram Osk, who keeps the lock, said that he had told the board twice about the hinge. “We wrote it down and we sent \
it,” he said. The board said it had no such letter.

According to two engineers, the hinge had rusted through. The mayor said she would wait for their report."""

COLUMN = """I have never liked terraces. I stood on mine for thirty years and my knees still tell me about it.

My neighbour liked them. He took his flask and his stool, and I took my cold feet, and we never missed a match.

I shall miss it all the same. I know myself."""


def page(*head: str, text: str, foot: str = "Cookies | Contact") -> Article:
    content = "\n".join([*head, "", *text.split("\n"), "", foot]).encode("utf-8")
    name = "page.txt"
    articles, dropped = clean_pages(
        [Page(make_id("pag", content, name), name, None, None, "text/plain", content)], KNOWLEDGE, Settings()
    )
    assert not dropped
    return articles[0]


DOCUMENTS = [
    page(
        "PORT SALT ROVERS", "Official site of the Eelmen", "Fixtures  Tickets  Shop  Academy", "Club statement",
        "4 May 2031, 11:30", text=OWN,
    ),
    page(
        "Republic of Norvania", "MINISTRY OF WATERWAYS", "The Minister | The Ministry | Tenders | Speeches",
        "Remarks by the Minister at the lock of Fenwick", "4 May 2031, 9:00", text=SPOKEN,
    ),
    page(
        "REPUBLIC OF NORVANIA", "Office of the First Minister", "Home > News > Statements",
        "On the gate at Fenwick", "Press release 41/2031", "4 May 2031, 9:00", text=SPOKEN,
    ),
    page(
        "Product Safety Inspectorate", "Home > Safety > Notices", "Recall notice 2031/12 - Norvo 4, all sizes",
        "Date of issue: 4 May 2031", text=ORDER,
    ),
    page(
        "PRODUCT SAFETY INSPECTORATE", "Home | Licences | Alerts | About us", "Pump recall: Norvo 4",
        "Class 1. Reference P/2031/12", "Issued: 4 May 2031", text=ORDER,
    ),
    page("Norvo Pumps Ltd", "Home  Pumps  Service  Press", "Media release", "4 May 2031", text=OWN),
    page("Salt Quay Gazette", "News  Harbour  Schools", "Statement by the Harbour Board", "4 May 2031", text=SPOKEN),
]  # fmt: skip

REPORTS = [
    page("Salt Quay Gazette", "News  Harbour  Schools", "Board says gate was sound", "By Ada Lund", text=REPORT),
    page("THE EVENING KEEL", "News  Harbour  Schools", "Board says gate was sound", "4 May 2031", text=REPORT),
    page("THE EVENING KEEL", "News  Harbour  Schools", "Minister's statement angers union", "4 May 2031", text=REPORT),
    page("THE TERRACE", "The Saturday column", "On knees", "4 May 2031", text=COLUMN),
    page(
        "NORVINFORM", "State Information Agency of the Republic of Norvania", "President | Government | World",
        "The ministry tells of the gate", "4 May 2031", text=ORDER,
    ),
    page("Radio Salt One", "Listen / News / Tides", "At the lock", "4 May 2031", text=SPOKEN),
    page(
        "Saltvoice", "Home / News / Boats", "Pumps called back", "4 May 2031",
        text="PORT SALT, May 4 (Norwire) - " + ORDER,
    ),
]  # fmt: skip


@pytest.mark.parametrize("article", DOCUMENTS, ids=lambda article: str(article.title))
def test_an_institutions_own_words(article: Article) -> None:
    assert is_document(article, KNOWLEDGE)


@pytest.mark.parametrize("article", REPORTS, ids=lambda article: f"{article.outlet}: {article.title}")
def test_what_the_press_signs_is_a_report(article: Article) -> None:
    assert not is_document(article, KNOWLEDGE)


def test_the_press_of_a_story_uses_it() -> None:
    assert from_press is is_document


@given(st.text(max_size=200), st.text(max_size=60))
def test_hostile_text_does_not_raise(text: str, title: str) -> None:
    row = Article("a", "a", "a", None, title, title, (), None, "en", text)
    assert is_document(row, KNOWLEDGE) in (True, False)
