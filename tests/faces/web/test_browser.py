"""In a real browser: the walk from the tree to the sentence, judging by key, both widths, light and dark.

With STEMMA_PICTURES set to a folder, the pictures of docs/tour.md are taken there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from faces.claimed import hostile_claims
from faces.crowd import crowd
from faces.standin import keep
from faces.web.browsing import Watched, browser, listening
from faces.web.test_pages import everything
from playwright.sync_api import Browser, expect

import stemma
from stemma.dossier import Dossier
from stemma.faces.report import write_report

ROOT = Path(__file__).resolve().parents[3]
MUSEUM = ROOT / "examples" / "museum" / "articles"
WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The museum's dossier, without the last article."""
    folder = tmp_path_factory.mktemp("museum")
    articles = folder / "articles"
    articles.mkdir()
    for path in sorted(MUSEUM.iterdir())[:-2]:
        shutil.copy(path, articles)
    stemma.build([articles], out=folder / "museum.stemma").close()
    return folder / "museum.stemma"


def addresses(dossier: Dossier) -> list[str]:
    """One page of each kind."""
    story = max(dossier.stories, key=lambda row: len(row.articles)).id
    difference = dossier.differences[0] if dossier.differences else None
    line = next(row for row in dossier.derivations if row.kind != "cited" and row.parent in dossier.article_by_id)
    known = dossier.report_by_id
    lost = [
        f"/report/{row.parent}" for row in dossier.derivations if row.parent in known and not known[row.parent].article
    ]
    return [
        "/", f"/story/{story}/tree", f"/story/{story}/claims", f"/story/{story}/sources", f"/story/{story}/timeline",
        f"/story/{story}/map", f"/edge/{line.id}", *([f"/claim/{difference.claim}"] if difference else []),
        f"/article/{line.child}", f"/article/{line.child}?beside=page", *lost[:1],
        "/search?q=museum", "/judgements", "/export", "/help",
    ]  # fmt: skip


def test_from_the_tree_to_the_sentence(chrome: Browser, museum: Path, tmp_path: Path) -> None:
    """Overview → tree → collation → judged → claim → sentence; and after a rebuild the judgement still stands."""
    path = Path(shutil.copy(museum, tmp_path))
    context = chrome.new_context(viewport=WIDE)
    with listening(path) as home:
        watched = Watched(context, home)
        page = watched.go("/")
        expect(page.get_by_text("5 articles descend", exact=False).first).to_be_visible()
        page.get_by_role("link", name="Exclusive: 212 coins missing").first.click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("It enters through 1 origin")
        page.locator(".wide .stem-edge polygon").last.hover(force=True)
        expect(page.locator(".peek")).to_contain_text("The Auberlin Argus")
        page.keyboard.press("Escape")
        expect(page.locator(".peek")).to_have_count(0)
        page.locator(".wide a.stem-edge").first.focus()
        expect(page.locator(".peek")).to_contain_text("The Auberlin Argus")
        page.locator(".wide .stem-edge polygon").last.click()
        expect(page.locator(".kicker")).to_have_text("Line of descent")
        page.go_back()
        page.locator(".lines-list").get_by_role("link", name="Harrow Vale Times republishes").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("republishes")
        expect(page.locator(".crow ins").first).to_be_visible()
        line = page.url
        page.keyboard.press("j")
        page.keyboard.press("r")  # no name yet: it is asked for
        expect(page.get_by_label("Your name")).to_be_focused()
        page.get_by_label("Your name").fill("Mara Lind")
        page.get_by_label("Note").fill("Their desk says it came by wire.")
        page.get_by_role("button", name="Reject").first.click()
        expect(page.locator(".verdict")).to_contain_text("Rejected by Mara Lind")
        expect(page.locator(".kicker")).to_have_text("Weighed and not chosen")
        watched.check()
        page.keyboard.press("c")  # the name is known now, and the line has the focus again
        expect(page.locator(".verdict")).to_contain_text("Confirmed by Mara Lind")
        page.get_by_role("link", name="Claims").click()
        page.locator("article.claim h2 a").first.click()
        expect(page.locator(".sentences .text").first).to_contain_text("key")
        watched.check()
        shutil.copytree(MUSEUM, tmp_path / "articles")
        stemma.build([tmp_path / "articles"], out=path).close()
        page.goto(line)
        expect(page.locator(".verdict")).to_contain_text("Confirmed by Mara Lind")
        page.goto(f"{home}/judgements")
        expect(page.locator(".log")).to_contain_text("Their desk says it came by wire.")
        watched.check()
    context.close()


def test_keys_can_be_switched_off(chrome: Browser, tmp_path: Path) -> None:
    path = keep(everything(), tmp_path / "event.stemma")
    context = chrome.new_context(viewport=WIDE)
    with listening(path) as home:
        watched = Watched(context, home)
        page = watched.go(f"/story/{stemma.open(path).stories[0].id}/claims")
        for expected in ("claim-1", "claim-2"):
            page.keyboard.press("j")
            assert page.evaluate("document.activeElement.id") == expected
        page.keyboard.press("k")
        page.keyboard.press("?")
        expect(page).to_have_url(f"{home}/help#keys")
        page.get_by_label("Single keys are on").uncheck()
        watched.go(f"/story/{stemma.open(path).stories[0].id}/claims")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id") == ""
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        watched.check()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_in_both_widths(chrome: Browser, tmp_path: Path, scheme: str) -> None:
    path = keep(everything(), tmp_path / "event.stemma")
    with listening(path) as home:
        for size in (WIDE, NARROW):
            context = chrome.new_context(viewport=size, color_scheme=scheme)
            watched = Watched(context, home)
            for address in addresses(stemma.open(path)):
                page = watched.go(address)
                page.evaluate(
                    "[...document.querySelectorAll('details')].slice(0, 12).forEach(fold => fold.open = true)"
                )
                wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert wider <= 0, (address, size, wider)
                watched.check()
            context.close()


def test_a_fault_is_seen(chrome: Browser) -> None:
    """What every page is held to can fail: a button without a name, a fault in a script, a call to another host."""
    context = chrome.new_context()
    for body, seen in (
        ("<button></button>", "button-name"),
        ("<script>nothing.there</script>", "nothing is not defined"),
        ("<img alt='x' src='http://evil.invalid/x.png'>", "evil.invalid"),
    ):
        watched = Watched(context)
        watched.page.set_content(f"<html lang=en><title>x</title><main><h1>x</h1>{body}</main></html>")
        with pytest.raises(AssertionError, match=seen):
            watched.check()
    context.close()


def test_without_a_script_everything_can_be_read_and_judged(chrome: Browser, tmp_path: Path) -> None:
    path = keep(everything(), tmp_path / "event.stemma")
    context = chrome.new_context(viewport=WIDE, java_script_enabled=False)
    with listening(path) as home:
        watched = Watched(context, home)
        page = watched.go("/")
        page.locator(".card h2 a").click()
        page.locator(".line .open").first.click()
        page.locator("summary", has_text="Judge").first.click()
        page.get_by_label("Your name").first.fill("Ann")
        page.get_by_role("button", name="Confirm").first.click()
        expect(page.locator(".verdict")).to_contain_text("Confirmed by Ann")
        watched.check(accessible=False)
    context.close()


def test_an_export_is_kept_as_a_file(chrome: Browser, tmp_path: Path) -> None:
    path = keep(everything(), tmp_path / "event.stemma")
    context = chrome.new_context(viewport=NARROW)
    with listening(path) as home:
        watched = Watched(context, home)
        page = watched.go("/")
        page.get_by_role("link", name="Export").click()
        for name, kept in (("GraphML", "event.graphml"), ("Parquet", "event-parquet.zip")):
            with page.expect_download() as waiting:
                page.get_by_role("link", name=name).click()
            assert waiting.value.suggested_filename == kept
            assert waiting.value.path().stat().st_size > 1000
        watched.check()
    context.close()


def test_hostile_text_and_large_stories_raise_no_fault(chrome: Browser, tmp_path: Path) -> None:
    for name, rows in (("hostile", hostile_claims()), ("crowd", crowd(500))):
        path = keep(rows, tmp_path / f"{name}.stemma")
        context = chrome.new_context(viewport=WIDE)
        with listening(path) as home:
            watched = Watched(context, home)
            page = watched.go("/")
            for link in [a.get_attribute("href") for a in page.locator("main a").all()][:25]:
                watched.go(str(link))
                watched.check(accessible=False)
        context.close()


def test_the_report_keeps_to_the_same(chrome: Browser, museum: Path, tmp_path: Path) -> None:
    report = write_report(stemma.open(museum), tmp_path / "report.html")
    for scheme in ("light", "dark"):
        context = chrome.new_context(viewport=WIDE, color_scheme=scheme)
        watched = Watched(context)
        watched.page.goto(report.as_uri())
        watched.check()
        context.close()


def test_pictures_of_the_tour(chrome: Browser, tmp_path: Path) -> None:
    """What docs/tour.md shows: taken anew where STEMMA_PICTURES says, else only looked at."""
    folder = Path(os.environ.get("STEMMA_PICTURES") or tmp_path)
    path = tmp_path / "museum.stemma"
    stemma.build([MUSEUM], out=path).close()
    with stemma.open(path) as dossier:
        story = max(dossier.stories, key=lambda row: len(row.articles)).id
        drift = next(row for row in dossier.differences if row.kind == "drift" and row.edge)
        conflict = next(row for row in dossier.differences if row.kind == "conflict")
    shots = {
        "room-overview": "/", "room-collation": f"/edge/{drift.edge}", "room-claim": f"/claim/{conflict.claim}",
        "room-timeline": f"/story/{story}/timeline",
    }  # fmt: skip
    context = chrome.new_context(viewport=WIDE, color_scheme="light")
    with listening(path) as home:
        watched = Watched(context, home)
        for name, address in shots.items():
            page = watched.go(address)
            if name == "room-collation":
                page.locator(".collation").scroll_into_view_if_needed()
                page.evaluate("document.querySelector('.collation').closest('section').scrollIntoView()")
            page.screenshot(path=folder / f"{name}.png")
            assert (folder / f"{name}.png").stat().st_size < 250_000, name
        watched.check()
    context.close()
