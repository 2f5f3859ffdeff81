"""On whose word an article has what it states: voices, the chains behind them, and their roots, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stemma.dossier.wording import one_line
from stemma.model import Article, Report, Source, Statement

OWN = "in its own voice"
_OUTLET, _NAME, _ROOT = 60, 80, 100


@dataclass(frozen=True, slots=True, eq=False)
class Voices:
    """Names of all who may speak, by id."""

    articles: Mapping[str, Article]
    reports: Mapping[str, Report]
    sources: Mapping[str, Source]

    def name(self, source: str | None) -> str:
        """A source's name; "an unnamed source" for one that is not known."""
        found = self.sources.get(source or "")
        return one_line(found.name, _NAME) if found else "an unnamed source"

    def outlet(self, article: str) -> str:
        """What an article's outlet is called, else its page; the id itself when the article is not there."""
        found = self.articles.get(article)
        return article if found is None else one_line(found.outlet or found.name.rsplit("/", 1)[-1], _OUTLET)

    def root(self, root: str | None) -> str:
        """A root in words, whatever it names: a source, an article, a report, or a description as it stands.

        >>> board = Source("src-1", "Harbour Board", "office")
        >>> Voices({}, {}, {board.id: board}).root("src-1")
        'Harbour Board'
        """
        if not root:
            return ""
        if root in self.sources:
            return self.name(root)
        if root in self.articles:
            return self.outlet(root)
        if root in self.reports:
            return f"a report by {self.name(self.reports[root].source)}"
        return one_line(root, _ROOT)

    def voice(self, row: Statement) -> str:
        """On whose word, through whom and how hedged: "Mara Lind, through Upland Wire (denied)"."""
        said = self.name(row.source) if row.source else OWN
        if row.via:
            said += f", through {' and '.join(self.name(name) for name in row.via)}"
        return said if row.hedge == "none" else f"{said} ({row.hedge})"

    def on_word(self, row: Statement) -> str:
        """The same as part of a sentence: "on the word of Mara Lind (denied)", "in its own voice"."""
        voice = self.voice(row)
        return voice if row.source is None else f"on the word of {voice}"

    def chain(self, row: Statement) -> str:
        """How the word came to the article, the article first: "The Beacon ← Upland Wire ← Mara Lind".

        The root is added where it is somebody else again: words in an article's own voice that it has from another.
        """
        steps = [self.outlet(row.article), *(self.name(name) for name in row.via)]
        steps += [self.name(row.source)] if row.source else []
        root = self.root(row.origin)
        if root and root not in steps:
            steps.append(root)
        return " ← ".join(steps)
