"""Posts and who bears them."""

from __future__ import annotations

import pytest
from stages.newsroom import article
from stages.witness.hearing import source

from stemma.stages.witness.bearers import find_bearers

TABLE = [
    # what the papers write, what the source is called, who that is
    (["Transport Minister Ines Abara said no."], "transport minister", "Ines Abara"),
    (["Ines Abara, the transport minister, said no."], "the transport minister", "Ines Abara"),
    (["Ines Abara, until May the country's transport minister, said no."], "transport minister", "Ines Abara"),
    (["Ines Abara said no. The transport minister was away."], "transport minister", None),  # beside her, not she
    (["Finance Minister Ana Pohl met Transport Minister Ines Abara."], "minister", None),  # it may be either
    (["Mayor Ines Abara spoke.", "Mayor Ines Abara left.", "Mayor Ana Pohl spoke."], "mayor", "Ines Abara"),
    (["Mayor Ines Abara spoke.", "Mayor Ana Pohl spoke."], "mayor", None),
    (["Ines Abara spoke."], "Ines Abara's office", "Ines Abara"),
    (["Ines Abara spoke."], "Rosa Lund's office", None),
    (["The town’s mayor, Ines Abara, spoke."], "the town's mayor", "Ines Abara"),
    (["Town mayor Ines Abara spoke."], "the town's mayor", "Ines Abara"),
    ([], "mayor", None),
]


@pytest.mark.parametrize(("texts", "post", "bearer"), TABLE)
def test_who_bears_a_post(texts: list[str], post: str, bearer: str | None) -> None:
    people = [source("person Ines Abara"), source("person Ana Pohl")]
    articles = {f"art-{i}": article(str(i), text) for i, text in enumerate(texts)}
    called = source(f"office {post}")
    names = {row.id: row.name for row in people}
    found = {post_id: names[name] for post_id, name in find_bearers([called], people, articles).items()}
    assert found == ({called.id: bearer} if bearer else {})
