"""How well pages are cleaned: the labelled stories, and the article extraction benchmark's pages.

usage: python bench/cleaning.py [DATA] [--verbose]

DATA (default: ../shared beside the project) holds ``stories/*/story.json`` with ``articles/`` beside each, and
``data/scrapinghub-aeb`` (ground-truth.json, html/*.html.gz). What is missing is skipped with a line. Precision,
recall and F1 are that benchmark's: of the 4-grams of words of each page, averaged over the pages; "flattened" gives
the cleaner only the visible text of the same pages.
"""

from __future__ import annotations

import gzip
import json
import re
import statistics
import sys
from collections import Counter
from pathlib import Path

from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.pages import UnreadablePage, decode
from stemma.model import Article, Page, make_id
from stemma.settings import Settings
from stemma.stages.articles import clean_pages

STORIES = ("ferry", "merger", "seeds")
_MARKS = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"}


def page_of(name: str, content: bytes, media_type: str, url: str | None = None) -> Page:
    """A page as the reader of files makes it."""
    return Page(make_id("pag", content, name), name, url, None, media_type, content)


def locate(quote: str, text: str) -> bool:
    """Whether `quote` stands in `text`, white space and typographic marks folded."""
    words = re.sub(r"\s", " ", quote).translate(_MARKS).split()
    body = r"\s*".join(map(re.escape, words))
    left = r"(?<!\w)" if re.match(r"\w", words[0]) else ""
    right = r"(?!\w)" if re.search(r"\w$", words[-1]) else ""
    return re.search(left + body + right, re.sub(r"\s", " ", text).translate(_MARKS), re.IGNORECASE) is not None


def words_of(name: str | None) -> set[str]:
    return set(re.findall(r"\w+", (name or "").translate(_MARKS).lower())) - {"the", "of", "and", "a"}


def same_name(a: str | None, b: str | None) -> bool:
    x, y = words_of(a), words_of(b)
    return (not x and not y) or bool(x and y and (x <= y or y <= x))


def same_day(label: str | None, article: Article) -> bool:
    found = article.published
    if label is None or found is None:
        return label is None and found is None
    exact = "T" in label
    return (
        found.earliest[: len(label) if exact and len(label) > 19 else 16 if exact else 10]
        == label[: 25 if exact and len(label) > 19 else 16 if exact else 10]
    )


def measure_story(folder: Path, knowledge: Knowledge, verbose: bool) -> None:
    """Print the figures of one labelled story."""
    gold = json.loads((folder / "story.json").read_text(encoding="utf-8"))
    pages = [page_of(path.name, path.read_bytes(), "text/plain") for path in sorted((folder / "articles").iterdir())]
    articles, dropped = clean_pages(pages, knowledge, Settings())
    by_name = {article.name: article for article in articles}
    board: dict[str, list[bool]] = {name: [] for name in ("read", "furniture removed", "quotes kept", "outlet", "date")}
    for row in gold["articles"]:
        article = by_name.get(row["id"])
        board["read"].append(article is not None)
        if article is not None:
            board["outlet"].append(same_name(row["outlet"], article.outlet))
            board["date"].append(same_day(row.get("published"), article))
            if verbose:
                credits = [(credit.where, credit.source.name) for credit in article.credits]
                print(
                    f"  {row['id'][:28]:28s} {article.outlet} | {article.title} | {article.byline} | {credits} | "
                    f"{article.published and article.published.earliest}"
                )
    for row in gold.get("furniture", []):
        if row["id"] in by_name:
            board["furniture removed"].append(not locate(row["quote"], by_name[row["id"]].text))
            if verbose and not board["furniture removed"][-1]:
                print("  left in:", row["id"], row["quote"])
    for claim in gold["claims"]:
        for mention in claim["mentions"]:
            if mention["id"] in by_name:
                board["quotes kept"].append(locate(mention["quote"], by_name[mention["id"]].text))
                if verbose and not board["quotes kept"][-1]:
                    print("  lost:", mention["id"], mention["quote"])
    figures = "  ".join(f"{name} {statistics.mean(hits):.3f} of {len(hits)}" for name, hits in board.items() if hits)
    print(f"{folder.name:8s} {figures}  dropped {len(dropped)}")


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    if len(words) < size:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[i : i + size]) for i in range(len(words) - size + 1))


def compare(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall of one page."""
    x, y = shingles(gold), shingles(found)
    both = sum((x & y).values())
    return (both / sum(y.values()) if y else float(not x)), (both / sum(x.values()) if x else float(not y))


def measure(root: Path) -> dict[str, float] | None:
    """F1 of the article's body on pages as HTML and flattened to text; None when the data are not there."""
    folder = root / "data/scrapinghub-aeb"
    return measure_pages(folder, load_knowledge(), False) if folder.is_dir() else None


def measure_pages(folder: Path, knowledge: Knowledge, verbose: bool) -> dict[str, float]:
    """Print precision, recall and F1 on the benchmark's pages, as HTML and flattened; give the F1."""
    figures = {}
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for kind in ("html", "flattened"):
        scores: list[tuple[float, float]] = []
        for name in sorted(gold):
            content = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            page = page_of(name, content, "text/html", gold[name].get("url"))
            if kind == "flattened":
                try:
                    page = page_of(name, decode(page).encode("utf-8"), "text/plain")
                except UnreadablePage:
                    continue
            articles, _ = clean_pages([page], knowledge, Settings())
            scores.append(compare(gold[name]["articleBody"], articles[0].text if articles else ""))
            if verbose and min(scores[-1]) < 0.8:
                print(
                    f"  {kind} {name[:12]} precision {scores[-1][0]:.2f} recall {scores[-1][1]:.2f} "
                    f"{gold[name].get('url', '')[:80]}"
                )
        precision, recall = (statistics.mean(score[i] for score in scores) for i in (0, 1))
        f1 = 2 * precision * recall / (precision + recall)
        figures[f"cleaning.{kind}_f1"] = round(f1, 4)
        print(f"{kind:10s} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  of {len(scores)}")
    return figures


def main(arguments: list[str]) -> None:
    """Measure what is there."""
    verbose = "--verbose" in arguments
    given = [argument for argument in arguments if not argument.startswith("--")]
    data = Path(given[0]) if given else Path(__file__).resolve().parents[1].parent / "shared"
    knowledge = load_knowledge()
    for story in STORIES:
        folder = data / "stories" / story
        if (folder / "story.json").exists():
            measure_story(folder, knowledge, verbose)
        else:
            print(f"{story}: skipped, {folder} has no story.json")
    pages = data / "data" / "scrapinghub-aeb"
    if (pages / "ground-truth.json").exists():
        measure_pages(pages, knowledge, verbose)
    else:
        print(f"scrapinghub-aeb: skipped, {pages} has no ground-truth.json")


if __name__ == "__main__":
    main(sys.argv[1:])
