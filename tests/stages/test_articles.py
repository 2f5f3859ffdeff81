"""Pages to articles, on invented pages of several habits."""

from __future__ import annotations

import json
import random
import time

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.pages import decode
from stemma.model import Article, Page, make_id
from stemma.settings import Settings
from stemma.stages.articles import clean_pages

KNOWLEDGE = load_knowledge()

STORY = [
    "PORT SALT, Norland, May 4 (Norwire) - Fire destroyed the old pier of Port Salt early on Wednesday, the harbour"
    " office said, and 14 people were taken to hospital.",
    "The fire broke out shortly after 2 a.m. in a store of nets and spread along the planks to the lamp house.",
    "“We saw the lamp house go,” said Marta Brekke, 51, who sells eel on the quay. “Then nobody said anything.”",
    "Asked whether the pier had been insured, the harbour master had one word.",
    "No.",
    "The council is to meet on Friday. It has not said who will pay.",
]

LOCAL = "\n".join(
    [
        "SALT QUAY GAZETTE | Est. 1902",
        "News  Harbour  Schools  Farming  Letters",
        "",
        "Old pier burns; fourteen in hospital",
        "No cause given for the blaze that took the lamp house",
        "",
        "By Ada Lund",
        "4 May 2031, 08.15",
        "",
        "Text size  A+  A-   Share   Print",
        "",
        "The pier seen from the quay. (Bo Sund/Salt Quay Gazette)",
        "",
        *[line for paragraph in STORY for line in (paragraph, "")],
        "Do you have pictures of the fire? Ring the newsdesk on 0555 2211.",
        "",
        "MOST READ",
        "1 Bakery wins prize",
        "2 Ten walks with a dog (from 2024)",
        "Salt Quay Gazette Ltd, 3 Rope Lane",
        "© 2031 Salt Quay Gazette",
    ]
)


def page(name: str, content: str | bytes, media_type: str = "text/plain", url: str | None = None) -> Page:
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    return Page(make_id("pag", data, name), name, url, None, media_type, data)


def clean(*pages: Page) -> list[Article]:
    articles, dropped = clean_pages(pages, KNOWLEDGE, Settings())
    assert not dropped
    return articles


def check(article: Article, source: Page) -> None:
    """Everything the article says of the page reads back, and nothing of a plain page is lost."""
    text = decode(source)
    for segment in article.segments:
        assert (
            article.text[segment.start : segment.start + segment.length]
            == (text[segment.page_start : segment.page_start + segment.length])
        )
    covered = bytearray(len(text))
    for segment in article.segments:
        covered[segment.page_start : segment.page_start + segment.length] = b"\1" * segment.length
    for row in article.furniture:
        assert row.page_start is not None and row.page_end is not None and row.reason
        assert text[row.page_start : row.page_end] == row.text
        assert not any(covered[row.page_start : row.page_end]), "text and furniture overlap"
        covered[row.page_start : row.page_end] = b"\1" * (row.page_end - row.page_start)
    assert not [text[i] for i in range(len(text)) if not covered[i] and not text[i].isspace()]
    for credit in article.credits:
        assert text[credit.page_start : credit.page_end] == credit.quote
    if article.published is not None and article.published.page_start is not None:
        assert text[article.published.page_start : article.published.page_end] == article.published.quote


def test_a_local_papers_page() -> None:
    source = page("salt-quay-gazette.txt", LOCAL)
    (article,) = clean(source)
    check(article, source)
    assert article.text.split("\n\n") == ["No cause given for the blaze that took the lamp house", *STORY]
    assert article.title == "Old pier burns; fourteen in hospital"
    assert article.byline == ("Ada Lund",)
    assert article.outlet == "Salt Quay Gazette"
    assert article.published is not None and article.published.earliest == "2031-05-04T08:15:00"
    assert [(credit.source.name, credit.where) for credit in article.credits] == [("Norwire", "dateline")]
    assert article.language == "en"
    reasons = {row.text: row.reason for row in article.furniture}
    assert reasons["1 Bakery wins prize"] == "related"
    assert reasons["The pier seen from the quay. (Bo Sund/Salt Quay Gazette)"] == "caption"
    assert reasons["© 2031 Salt Quay Gazette"] == "legal"


def test_an_agencys_own_page_credits_nobody_else() -> None:
    text = "\n".join(
        ["Norwire   World   Markets   Sport", "Sign in", "", "Fire takes pier of Port Salt", "", "By Ada Lund", ""]
        + [line for paragraph in STORY for line in (paragraph, "")]
        + ["(Reporting by Ada Lund; editing by Bo Sund)", "© 2031 Norwire. All rights reserved."]
    )
    (article,) = clean(page("norwire.txt", text))
    assert article.outlet == "Norwire" and not article.credits
    assert article.text.endswith(STORY[-1])


def test_one_long_line_keeps_its_sentences_and_loses_what_is_glued_to_it() -> None:
    body = " ".join(paragraph.partition(" - ")[2] or paragraph for paragraph in STORY) * 2
    source = page("x.txt", f"{body} Subscribe to our channel and miss nothing!\nViews: 2 031\nTags: fire, pier\n21")
    (article,) = clean(source)
    check(article, source)
    assert article.text == body.strip()
    assert article.title is None and article.outlet is None and article.published is None


def test_a_headline_below_the_story_is_found() -> None:
    body = " ".join(paragraph.partition(" - ")[2] or paragraph for paragraph in STORY) * 2
    (article,) = clean(
        page(
            "x.txt",
            f"{body}\nFire destroys old pier of Port Salt, harbour office says\n09:40 Valley road opens again, archive",
        )
    )
    assert article.title == "Fire destroys old pier of Port Salt, harbour office says"
    assert "Valley" not in article.text


def test_what_belongs_to_the_story_stays() -> None:
    parts = [
        "Fire destroyed the old pier of Port Salt early on Wednesday, the harbour office said in a statement.",
        "What the office says",
        "The harbour office gave three reasons why the pier could not be saved, and asked for patience:",
        "- the nets in the store were dry",
        "- the lamp house had no second door",
        "- the tide was out at that hour",
        "Q: Will the pier be rebuilt?",
        "A: The council will decide that on Friday, and not before the engineers have looked at it.",
        "Correction: an earlier version of this article gave the wrong year for the lamp house.",
        "Editor's note: the name of one witness was changed at her request because of threats.",
    ]
    (article,) = clean(page("x.txt", "\n\n".join(parts)))
    assert article.text.split("\n\n") == parts


def test_teasers_between_paragraphs_go_and_the_story_goes_on() -> None:
    first = "The old pier of Port Salt burned down early on Wednesday and fourteen people were taken to hospital."
    second = (
        "The harbour office said the fire on the pier had begun in a store of nets and had spread to the lamp house."
    )
    text = "\n".join(
        [
            first,
            second,
            "Related stories",
            "Bakery wins national prize again",
            "Ten walks with a dog",
            "The lamp house of the old pier had stood since 1902 and had no second door, the harbour office said.",
            "The pier was built in 1902. The council of Port Salt is to meet on Friday to speak about the fire.",
        ]
    )
    (article,) = clean(page("x.txt", text))
    assert "Bakery" not in article.text and "dog" not in article.text
    assert article.text.count("\n\n") == 3


def test_wrapped_paragraphs_are_joined_and_map_back() -> None:
    words = " ".join(STORY).split()
    rows, row = [], ""
    for word in words:
        if len(row) + len(word) > 70:
            rows.append(row.strip())
            row = ""
        row += f" {word}"
    rows.append(row.strip())
    source = page("x.txt", "\n".join(rows))
    (article,) = clean(source)
    check(article, source)
    assert article.text == " ".join(words)


def test_lines_on_several_pages_of_an_outlet_are_furniture() -> None:
    def one(topic: str, number: int) -> Page:
        body = [
            f"The {topic} of Port Salt was opened on day {i} of the week by the {topic} council of the town."
            for i in range(4)
        ]
        text = "\n\n".join(
            ["Salt Quay Gazette", "Harbour notes and weather", *body, "The wheelhouse column returns on Monday"]
        )
        return page(f"salt-quay-gazette-{number}.txt", text)

    articles = clean(one("library", 1), one("swimming hall", 2))
    for article in articles:
        assert ("The wheelhouse column returns on Monday", "repeated") in {
            (row.text, row.reason) for row in article.furniture
        }
        assert article.text.count("Port Salt") == 4


def test_copies_of_one_article_do_not_eat_each_other() -> None:
    articles = clean(page("salt-quay-gazette-a.txt", LOCAL), page("salt-quay-gazette-b.txt", LOCAL))
    assert articles[0].text == articles[1].text and STORY[1] in articles[0].text


HTML = f"""<!doctype html><html><head><title>Pier &lt;script&gt; burns - Gazette</title>
<meta property="og:site_name" content="Salt Quay Gazette"><meta name="author" content="Ada Lund">
<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"2031-05-04T08:15:00+02:00"}}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<article><h1>Old pier burns</h1>{"".join(f"<p>{paragraph}</p>" for paragraph in STORY * 2)}
<script>alert("x")</script></article><footer>© 2031 Salt Quay Gazette</footer></body></html>"""


def test_html() -> None:
    source = page("a.html", HTML, "text/html", "https://news.saltquay.example/2031/05/04/pier")
    (article,) = clean(source)
    check(article, source)
    assert STORY[1] in article.text and "Home" not in article.text and "©" not in article.text
    assert article.outlet == "Salt Quay Gazette" and article.byline == ("Ada Lund",)
    assert article.published is not None
    assert (article.published.earliest, article.published.evidence) == ("2031-05-04T08:15:00+02:00", "metadata")
    assert "<" not in article.text and "alert" not in json.dumps(
        [article.text, [row.text for row in article.furniture]]
    )
    assert [credit.source.name for credit in article.credits] == ["Norwire"]


def test_a_known_domain_names_the_outlet() -> None:
    record = {"url": "https://www.reuters.com/x", "title": "Pier burns", "text": "\n".join(STORY)}
    (article,) = clean(page("a.json", json.dumps(record), "application/json"))
    assert article.outlet == "Reuters" and article.title == "Pier burns"


def test_a_record() -> None:
    record = {
        "title": "Old pier burns",
        "author": ["Ada Lund", "Associated Press"],
        "date": "2031-05-04T08:15:00Z",
        "retrieved": "2031-06-01T00:00:00Z",
        "outlet": "saltquay.example",
        "text": "Old pier burns\n"
        + "\n".join(STORY)
        + "\nAdvertisement\nRead more: Bakery wins prize\n© 2031 The Associated Press.",
    }
    source = page("a.json", json.dumps(record), "application/json")
    (article,) = clean(source)
    check(article, source)
    assert article.text.split("\n\n") == STORY
    assert article.byline == ("Ada Lund",) and article.outlet == "saltquay.example"
    assert article.retrieved == "2031-06-01T00:00:00Z"
    assert article.published is not None and article.published.quote == "2031-05-04T08:15:00Z"
    assert {(credit.source.name, credit.where) for credit in article.credits} == {
        ("The Associated Press", "byline"),
        ("The Associated Press", "licence"),
        ("Norwire", "dateline"),
    }


def test_the_crawl_is_no_publication() -> None:
    text = "\n".join(STORY).replace(", May 4", "")
    (article,) = clean(
        page("a.json", json.dumps({"retrieved": "2031-06-01T00:00:00Z", "text": text}), "application/json")
    )
    assert article.published is None


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"", "text/plain"),
        (b"\0\1\2", "text/plain"),
        (b"Home | News | Sport\nSubscribe now", "text/plain"),
        (b"{", "application/json"),
        (b"<title>only</title>", "text/html"),
        (b"a" * 1_000_000, "text/plain"),
        (b"( " * 300_000, "text/plain"),
        (b"<div>" * 50_000, "text/html"),
    ],
)
def test_a_page_without_a_story_is_dropped_with_a_reason(content: bytes, media_type: str) -> None:
    articles, dropped = clean_pages([page("x", content, media_type)], KNOWLEDGE, Settings())
    assert not articles and len(dropped) == 1 and len(dropped[0].reason) > 10


def test_many_links_and_long_lines_are_read_in_time() -> None:
    links = [f"Link {i} to another story of the week" for i in range(10_000)]
    source = page("x.txt", "\n".join([*links, *STORY, STORY[1] * 5_000]))
    (article,) = clean(source)
    assert STORY[1] in article.text and "Link 7 " not in article.text


def test_order_does_not_matter() -> None:
    pages = [page(f"salt-quay-gazette-{i}.txt", LOCAL.replace("14 people", f"{i} people")) for i in range(4)]
    pages.append(page("a.html", HTML, "text/html"))
    expected = clean_pages(pages, KNOWLEDGE, Settings())
    random.Random(3).shuffle(pages)
    assert clean_pages(pages, KNOWLEDGE, Settings()) == expected


@pytest.mark.parametrize("tag", ["<script>", "<style>", "<svg>", "<template>x</template>", "</script>", "<script"])
def test_a_page_of_nothing_but_tags_is_soon_done(tag):
    began = time.perf_counter()
    clean_pages([page("a.html", tag * 60_000, "text/html")], load_knowledge(), Settings())
    assert time.perf_counter() - began < 20
