"""What stands above a story, and what is taken from it: headline, signature, date; on invented pages."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.model import Article, Page, make_id
from stemma.settings import Settings
from stemma.stages.articles import clean_pages

KNOWLEDGE = load_knowledge()

STORY = """The old pier of Port Salt burned down early on Wednesday and 14 people were taken to hospital, the harbour \
office said.

The fire broke out shortly after two in a store of nets and spread along the planks of the pier to the lamp house.

“We saw the lamp house go,” said Marta Brekke, 51, who sells eel on the quay. “Then nobody said anything.”"""


def clean(head: str, media_type: str = "text/plain", text: str = STORY) -> Article:
    content = f"{head}\n\n{text}".encode()
    articles, dropped = clean_pages(
        [Page(make_id("pag", content), "page", None, None, media_type, content)], KNOWLEDGE, Settings()
    )
    assert not dropped
    return articles[0]


TITLES = [  # the lines above the story; the headline; the persons who sign; the agencies credited
    ("THE GAZETTE\nSalt Quay, Wednesday 4 May\nFront | Farm\n\nFrom the net store to the lamp house\nby Ada Lund",
     "From the net store to the lamp house", ["Ada Lund"], []),
    ("SALT QUAY HERALD\nHuld · Kvell · The Islands\nFerries: all running\nHome / Port Salt\n"
     "Old pier “burned in an hour”\nNPB\n4 May 2031, 06:30", "Old pier “burned in an hour”", [], ["NPB"]),
    ("Salt Quay Herald\nNews   Opinion   Boats\nWORLD IN BRIEF\nNight blaze ends quay's landmark\n"
     "Herald staff with wire reports\n4 May 2031", "Night blaze ends quay's landmark", [], []),
    ("Channel Nine | LIVE\nWatch  Listen  Weather\nAs it happened: the longest night in Port Salt\n"
     "With Ada Lund on the quay\n4 May 2031", "As it happened: the longest night in Port Salt", ["Ada Lund"], []),
    ("Keel Money\nStocks / Funds / Tools\nPier's owner had no insurance\nBy Ada Lund | 4 May 2031\nKey points\n"
     "- Fire in the old pier\n- Lamp house burned", "Pier's owner had no insurance", ["Ada Lund"], []),
    ("Salt Quay Post\nCity | Nation | Letters\nNation\nOld pier burns down\nNorwire | Wednesday, May 4, 2031 | 19:05",
     "Old pier burns down", [], ["Norwire"]),
    ("Salt Quay Post\nCity | Nation | Letters\nOld pier burns down\nFrom our harbour correspondent\n4 May 2031",
     "Old pier burns down", [], []),
    # who sent it, on a line without "By"
    ("Salt Quay Post\nCity | Nation | Letters\nOld pier burns down\nVolunta\nWednesday 4 May 2031, 12.05",
     "Old pier burns down", [], ["Volunta"]),
    ("Salt Quay Post\nCity   Nation   Letters   Sport\nNATION\nOld pier burns down\n"
     "Volunta · Wednesday 4 May 2031 · 11.45", "Old pier burns down", [], ["Volunta"]),
    ("Salt Quay Post\nCity | Nation | Letters\nOld pier burns down\nOstwick Wire\nMay 4, 2031",
     "Old pier burns down", [], ["Ostwick Wire"]),
    ("Salt Quay Post\nCity | Nation | Letters\nOld pier burns down\nReuters and Post staff\n4 May 2031",
     "Old pier burns down", [], ["Reuters"]),
    ("Salt Quay Post\nCity | Nation | Letters\nOld pier burns down\nPort Salt\n4 May 2031",
     "Old pier burns down", [], []),  # a place
    ("Salt Quay Post\nCity | Nation | Letters\nOld pier burns down\nPolitics\n4 May 2031",
     "Old pier burns down", [], []),  # a section
    # its own short name is no other paper's
    ("THE SALT QUAY GAZETTE\nCity | Nation | Letters\nOld pier burns down\nBy Gazette staff, 4 May 2031",
     "Old pier burns down", [], []),
    ("The Salt Quay Argus\nPort Salt and the coast\nCity | Nation | Letters\nNight fire takes old landmark\n"
     "By Argus Reporters\n4 May 2031", "Night fire takes old landmark", [], []),  # a strapline over the menu
    # where and when is no headline
    ("SALT QUAY HARBOUR OFFICE\nNotices | Tides | Press room\nOffice regrets loss of the pier\n"
     "Port Salt, 4 May 2031, 09:00", "Office regrets loss of the pier", [], []),
    ("NORTHERN LINE\nWires | Pictures | Data\nNight fire takes old landmark\nBy Ada Lund\nPORT SALT, Norvania\n"
     "May 4, 2031, 18:40", "Night fire takes old landmark", ["Ada Lund"], []),
    ("Salt Quay Herald\nNews   Opinion   Boats\nABROAD\nNight fire takes old landmark\n"
     "Our correspondent in Port Salt\nWed 4 May 2031 18.15", "Night fire takes old landmark", [], []),
    ("Salt Quay Herald\nNews   Opinion   Boats\nWorld > Norvania\nNight fire takes old landmark\n"
     "Ada Lund in Ostwick\nWed 4 May 2031 18.15", "Night fire takes old landmark", ["Ada Lund"], []),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "persons", "agencies"), TITLES)
def test_headline_and_signature(head: str, title: str, persons: list[str], agencies: list[str]) -> None:
    article = clean(head, text=STORY.replace("office said", "office told Norwire"))
    assert article.title == title
    assert list(article.byline) == persons
    assert [credit.source.name for credit in article.credits] == agencies
    assert article.text.startswith(("The old pier", "- Fire"))


def test_an_agencys_note_on_its_new_version_is_no_part_of_the_story() -> None:
    article = clean(
        "NORWIRE\nTop News   Markets\nPier burns\nBy Ada Lund\n4 May 2031\n\n(Adds harbour office, background)"
    )
    assert article.text.startswith("The old pier")


META = """<html><head><title>Pier burns - Salt Quay Post</title>
<meta property="og:site_name" content="Salt Quay Post">
<meta property="article:published_time" content="2031-05-04T08:00:00+02:00">{changed}</head><body><article>
<h1>Pier burns</h1>"""

CHANGED = [
    ('<meta property="article:modified_time" content="2031-05-04T09:30:00Z">', "2031-05-04T11:30:00+02:00", "interval"),
    ('<meta property="article:modified_time" content="2031-05-04T06:00:40Z">', "2031-05-04T08:00:00+02:00", "second"),
    ('<script type="application/ld+json">{"dateModified": "2031-05-05T08:00:00+02:00"}</script>',
     "2031-05-05T08:00:00+02:00", "interval"),
    ("", "2031-05-04T08:00:00+02:00", "second"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "latest", "precision"), CHANGED)
def test_a_changed_page_in_html(changed: str, latest: str, precision: str) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    article = clean(META.replace("{changed}", changed), "text/html", body + "</article></body></html>")
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == ("2031-05-04T08:00:00+02:00", latest)
    assert article.published.precision == precision
    assert article.title == "Pier burns"
