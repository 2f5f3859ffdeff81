"""A few lines as articles, as they are read, and as the accounts that matching compares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stages.newsroom import KNOWLEDGE, BagEncoder, article

from stemma.language.trained import Models
from stemma.model import Article, Reading, Statement
from stemma.settings import Settings
from stemma.stages.matching.accounts import Account, take_accounts
from stemma.stages.reading import read_language
from stemma.stages.statements import find_statements


@dataclass(frozen=True)
class Told:
    """Articles by their names, each with its reading and its statements."""

    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    statements: tuple[Statement, ...]

    def accounts(self) -> list[Account]:
        """One an article that tells anything, in order of their names."""
        by_article = {row.id: [s for s in self.statements if s.article == row.id] for row in self.articles}
        return take_accounts(self.articles, self.readings, by_article)

    def words(self, statement: Statement) -> str:
        """What is said in a statement."""
        text = next(row.text for row in self.articles if row.id == statement.article)
        return " … ".join(text[a:b] for a, b in statement.content_spans)


def tell(texts: Mapping[str, str], at: Mapping[str, str] | None = None) -> Told:
    """Article → its text, and when it came out, where that is known."""
    articles = tuple(article(name, text, outlet=name, at=(at or {}).get(name)) for name, text in texts.items())
    readings = tuple(read_language(row, Models(BagEncoder()), KNOWLEDGE, Settings()) for row in articles)
    statements = [
        statement
        for row, reading in zip(articles, readings, strict=True)
        for statement in find_statements(row, reading, KNOWLEDGE, Settings()).statements
    ]
    return Told(articles, readings, tuple(statements))
