"""The line from pages to family trees: the only file that knows all stages.

Every stage works unit by unit and leaves a receipt for each: a digest of the unit's inputs, of the settings, of the
model's and the knowledge files' digests where the stage uses them, and of the stage's version. A unit whose receipt is
the same is skipped, so building twice writes nothing and one more article redoes little.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urlsplit

from stemma import sources
from stemma.engine.base import Engine
from stemma.engine.local import LocalEngine
from stemma.knowledge import Knowledge, load_knowledge
from stemma.language.trained import Models, load_models, shipped_models_digest
from stemma.memory import Memory, Remembered
from stemma.model import Article, Dropped, Page, Reading, Source, Statement, Story
from stemma.pipeline import work
from stemma.settings import Settings
from stemma.store import base, codec
from stemma.store.base import Filed, Store
from stemma.store.ledger import Ledger, Progress, Stage, StageResult

FETCH = Stage("fetch", 1, "page", 1)
CLEAN = Stage("clean", 3, "outlet", 256)
READ = Stage("read", 9, "article", 64, slow=True)
STORIES = Stage("stories", 1, "corpus", 1)
ENTITIES = Stage("entities", 1, "corpus", 1)
REUSE = Stage("reuse", 2, "story", 256)
DESCENT = Stage("descent", 3, "story", 256)
STATEMENTS = Stage("statements", 7, "article", 64)
CLAIMS = Stage("claims", 3, "story", 256)
SUPPORT = Stage("support", 5, "story", 256)
STAGES = (FETCH, CLEAN, READ, STORIES, ENTITIES, REUSE, DESCENT, STATEMENTS, CLAIMS, SUPPORT)

_ALL = "all articles"  # the one unit of a stage that takes the whole corpus
_COUNTED = {
    "reuse", "citations", "reports", "derivations", "rivals", "siblings", "statements", "claims", "differences"
}  # fmt: skip
_LOST = "drop-"  # the units of inputs that were given up begin so


class NothingToRead(ValueError):
    """None of what was given could be read; the store is as it was. `dropped` says why, one row each."""

    def __init__(self, dropped: Sequence[Dropped]) -> None:
        self.dropped = tuple(dropped)
        super().__init__(f"nothing to read: {len(self.dropped)} inputs were given up" if dropped else "nothing to read")


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build did. `counts`: table → rows that the dossier holds now; `dropped` stands for the whole dossier."""

    counts: Mapping[str, int]
    dropped: tuple[Dropped, ...]
    stages: tuple[StageResult, ...]

    @property
    def seconds(self) -> float:
        """The time that all stages took."""
        return sum(stage.seconds for stage in self.stages)


def build(
    paths: Sequence[str],
    store: Store,
    settings: Settings | None = None,
    *,
    models: Models | None = None,
    knowledge: Knowledge | None = None,
    engine: Engine | None = None,
    add: bool = False,
    on_progress: Progress | None = None,
) -> BuildResult:
    """Read `paths` (files, folders, URLs) and bring `store` up to date with them.

    Without `add`, the dossier then holds the pages of `paths` and no others, whatever it held before: the same input
    gives the same dossier. With `add`, earlier pages stay; one that was fetched from the same URL under the same name
    gives way to its newer state. Judgements stay in either case. By default the models and the knowledge that Stemma
    ships are used; the models are loaded only when an article must be read.

    A unit of work that a stage cannot do becomes a `Dropped` row with the reason, is left out of what follows, and is
    tried again by the next build. An interrupted build goes on where it stood.

    Raises `NothingToRead` when nothing among `paths` can be read, and `OSError` when the store cannot be written.
    """
    dealer = engine or LocalEngine()
    line = _Line(store, settings or Settings(), knowledge or load_knowledge(), models, dealer, on_progress)
    try:
        line.fetch(paths, add)
        line.clean()
        line.read()
        line.find_stories()
        line.find_entities()
        line.find_reuse()
        line.trace_descent()
        line.find_statements()
        line.align_claims()
        line.weigh_claims()
    finally:
        if engine is None:
            dealer.close()
    return line.result()


def outlet_group(page: Page) -> str:
    """Pages that may repeat each other's furniture: those of one host; all pages without an address together.

    >>> outlet_group(Page("", "a.html", "https://www.example.org/a", None, "text/html", b""))
    'example.org'
    """
    try:
        host = urlsplit(page.url or "").hostname or ""
    except ValueError:
        host = ""
    return host.lower().removeprefix("www.") or "no address"


def reuse_units(stories: Iterable[Story]) -> dict[str, tuple[str, ...]]:
    """Units of the search for reuse → ids of their articles. For now a unit is a story of two articles or more."""
    return {story.id: story.articles for story in stories if len(story.articles) > 1}


class _Line:
    """One run of the line. Each method is a stage: what are its units, what is a unit's digest, what does it load."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        knowledge: Knowledge,
        models: Models | None,
        engine: Engine,
        on_progress: Progress | None,
    ) -> None:
        self.store = store
        self.settings = settings
        self.knowledge = knowledge
        self.models = models
        self.engine = engine
        self.on_progress = on_progress
        self.ledger = Ledger(store, engine.map, self._tell)
        self.fetched: dict[str, str] = {}  # page → digest
        self.articles: dict[str, Article] = {}
        self.read_as: dict[str, str] = {}  # article → digest of all that its reading rests on
        self.stories: dict[str, Story] = {}
        self.reused: dict[str, str] = {}  # unit → digest
        self.traced: dict[str, str] = {}  # story → digest
        self.stated: dict[str, str] = {}  # article → digest
        self.aligned: dict[str, str] = {}  # story → digest

    def fetch(self, paths: Sequence[str], add: bool) -> None:
        """Page by page, and one unit for each input that was given up."""
        pages, dropped = sources.read_pages(paths, self.settings, self.on_progress)
        if not pages:
            raise NothingToRead(dropped)
        # When a page was fetched is no part of what it is: the same bytes fetched again are no news.
        digests = {page.id: self._digest(FETCH, replace(page, fetched=None)) for page in pages}
        digests |= {codec.key(row): self._digest(FETCH, row) for row in dropped}
        filed = {page.id: base.PAGES.of([page]) for page in pages}
        filed |= {codec.key(row): base.DROPPED.of([row]) for row in dropped}
        names = {page.id: page.name for page in pages} | {codec.key(row): row.name for row in dropped}
        earlier = self.store.receipts(FETCH.name).keys() - digests.keys()
        gone = set(self._superseded(pages, earlier)) if add else earlier
        kept = self.ledger.settle(FETCH, digests, filed.__getitem__, lambda: work.as_it_came, names.__getitem__, gone)
        if add:
            kept |= {unit: digest for unit, digest in self.store.receipts(FETCH.name).items() if unit in earlier}
        self.fetched = {unit: digest for unit, digest in kept.items() if not unit.startswith(_LOST)}

    def clean(self) -> None:
        """Outlet by outlet, since what repeats across an outlet's pages is furniture."""
        groups = self.engine.group(sorted(self.fetched), lambda unit: outlet_group(self._page(unit)))
        digests = {
            group: self._digest(CLEAN, self.knowledge.digest, [(unit, self.fetched[unit]) for unit in units])
            for group, units in groups.items()
        }
        self.ledger.settle(
            CLEAN,
            digests,
            lambda group: [self._page(unit) for unit in groups[group]],
            lambda: partial(work.clean, knowledge=self.knowledge, settings=self.settings),
        )
        self.articles = {article.id: article for article in self.store.rows(base.ARTICLES)}

    def read(self) -> None:
        """Article by article."""
        weights = self.models.digest if self.models is not None else shipped_models_digest(self.settings.reading_once)
        digests = {
            name: self._digest(READ, weights, self.knowledge.digest, _to_read(article))
            for name, article in self.articles.items()
        }
        self.read_as = self.ledger.settle(READ, digests, self.articles.__getitem__, self._reader, self._name)

    def find_stories(self) -> None:
        """All articles at once."""
        units = {_ALL: self._digest(STORIES, sorted(self.read_as.items()))} if self.read_as else {}
        done = self.ledger.settle(
            STORIES,
            units,
            lambda _: self._read(sorted(self.read_as)),
            lambda: partial(work.group, settings=self.settings),
        )
        self.stories = {story.id: story for story in self.store.rows(base.STORIES)} if done else {}

    def find_entities(self) -> None:
        """All articles at once: who is named in several is known only from all."""
        stories = [self.stories[name] for name in sorted(self.stories)]
        units = {_ALL: self._digest(ENTITIES, self.knowledge.digest, sorted(self.read_as.items()), stories)}
        self.ledger.settle(
            ENTITIES,
            units if self.read_as else {},
            lambda _: (self._read(sorted(self.read_as)), stories),
            lambda: partial(work.name, knowledge=self.knowledge, settings=self.settings),
        )

    def find_reuse(self) -> None:
        """Unit by unit, see `reuse_units`."""
        units = reuse_units(self.stories.values())
        digests = {
            unit: self._digest(REUSE, [(name, self.read_as[name]) for name in names]) for unit, names in units.items()
        }
        self.reused = self.ledger.settle(
            REUSE,
            digests,
            lambda unit: self._read(units[unit]),
            lambda: partial(work.find_reuse, settings=self.settings),
            self._name,
        )

    def trace_descent(self) -> None:
        """Story by story. Without its reuse a story has no descent either: all would look independent."""
        units = reuse_units(self.stories.values())
        stories = [story for story in self.stories.values() if story.id not in units or story.id in self.reused]
        digests = {
            story.id: self._digest(
                DESCENT,
                self.knowledge.digest,
                story,
                [(self.articles[name], self.read_as[name]) for name in story.articles],
                self.reused.get(story.id, ""),
            )
            for story in stories
        }
        self.traced = self.ledger.settle(
            DESCENT,
            digests,
            lambda unit: (
                self.stories[unit],
                self._read(self.stories[unit].articles),
                self.store.rows(base.REUSE, unit),
            ),
            lambda: partial(work.trace, knowledge=self.knowledge, settings=self.settings),
            self._name,
        )

    def find_statements(self) -> None:
        """Article by article."""
        digests = {
            name: self._digest(STATEMENTS, self.knowledge.digest, digest) for name, digest in self.read_as.items()
        }
        self.stated = self.ledger.settle(
            STATEMENTS,
            digests,
            lambda name: (self.articles[name], self.store.rows(base.READINGS, name)[0]),
            lambda: partial(work.state, knowledge=self.knowledge, settings=self.settings),
            self._name,
        )

    def align_claims(self) -> None:
        """Story by story."""
        digests = {
            unit: self._digest(
                CLAIMS,
                self.knowledge.digest,
                traced,
                [self.stated.get(name, "") for name in self.stories[unit].articles],
            )
            for unit, traced in self.traced.items()
        }
        recall = self._recall(CLAIMS, base.PLACED, digests)
        self.aligned = self.ledger.settle(
            CLAIMS,
            digests,
            lambda unit: (
                self.stories[unit],
                self._read(self.stories[unit].articles),
                self._said(unit),
                self.store.rows(base.DERIVATIONS, unit),
                self.store.rows(base.REPORTS, unit),
                recall(unit),
            ),
            lambda: partial(work.align, knowledge=self.knowledge, settings=self.settings),
            self._name,
        )

    def weigh_claims(self) -> None:
        """Story by story."""
        digests = {unit: self._digest(SUPPORT, self.knowledge.digest, d) for unit, d in self.aligned.items()}
        recall = self._recall(SUPPORT, base.COMPARED, digests)
        self.ledger.settle(
            SUPPORT,
            digests,
            lambda unit: (
                self.store.rows(base.ALIGNED, unit),
                self._said(unit),
                self._read(self.stories[unit].articles),
                self._sources(unit),
                self.store.rows(base.DERIVATIONS, unit),
                self.store.rows(base.REPORTS, unit),
                recall(unit),
            ),
            lambda: partial(work.weigh, knowledge=self.knowledge, settings=self.settings),
            self._name,
        )

    def result(self) -> BuildResult:
        """What was done, and what the store holds now."""
        counts = {"pages": len(self.fetched), "articles": len(self.articles), "stories": len(self.stories)}
        for table in base.TABLES:
            if table.name in _COUNTED:
                counts[table.name] = len({codec.key(row) for row in self.store.rows(table)})
        return BuildResult(counts, tuple(self.store.rows(base.DROPPED)), tuple(self.ledger.results))

    def _tell(self, stage: str, done: int, in_all: int) -> None:
        """Pass progress on, but for fetching, of which the sources themselves tell."""
        if self.on_progress is not None and stage != FETCH.name:
            self.on_progress(stage, done, in_all)

    def _superseded(self, pages: Sequence[Page], earlier: Iterable[str]) -> Iterator[str]:
        """Units among `earlier` that a newer state of the same page replaces; inputs that can now be read."""
        names = {page.name for page in pages}
        addresses = {(page.name, page.url) for page in pages if page.url}
        for unit in earlier:
            if unit.startswith(_LOST):
                old = any(row.name in names for row in self.store.rows(base.DROPPED, unit))
            else:
                old = any((page.name, page.url) in addresses for page in self.store.rows(base.PAGES, unit))
            if old:
                yield unit

    def _digest(self, stage: Stage, *parts: object) -> str:
        return codec.digest(stage.version, self.settings, *parts)

    def _recall(self, stage: Stage, table: base.Table[Remembered], units: Collection[str]) -> Callable[[str], Memory]:
        """What gives a story's memory. A story that is new may be an earlier one under another name."""
        salt = self._digest(stage, self.knowledge.digest)
        gone = sorted(self.store.receipts(stage.name).keys() - set(units))
        past = [row for unit in gone for row in self.store.rows(table, unit)]
        return lambda unit: Memory(salt, self.store.rows(table, unit) or past)

    def _page(self, unit: str) -> Page:
        return self.store.rows(base.PAGES, unit)[0]

    def _read(self, names: Iterable[str]) -> tuple[list[Article], list[Reading]]:
        known = sorted(names)
        return [self.articles[name] for name in known], [self.store.rows(base.READINGS, name)[0] for name in known]

    def _said(self, story: str) -> list[Statement]:
        return [row for name in self.stories[story].articles for row in self.store.rows(base.SAID, name)]

    def _sources(self, story: str) -> list[Source]:
        """Those that the story's tree knows, and those that speak in its articles, each once."""
        units = (story, *self.stories[story].articles)
        found = {row.id: row for unit in units for row in self.store.rows(base.SOURCES, unit)}
        return [found[name] for name in sorted(found)]

    def _reader(self) -> Callable[[Article], list[Filed]]:
        self.models = self.models if self.models is not None else load_models(once=self.settings.reading_once)
        return partial(work.read, models=self.models, knowledge=self.knowledge, settings=self.settings)

    def _name(self, unit: str) -> str:
        return self.articles[unit].name if unit in self.articles else self.stories[unit].title


def _to_read(article: Article) -> Article:
    """An article without what a reading does not look at: when only its furniture changes, it is not read again."""
    return replace(article, furniture=(), segments=(), credits=())
