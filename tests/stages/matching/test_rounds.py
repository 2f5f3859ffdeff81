"""Large stories: who is grouped with whom in rounds, and what an account that is added leaves as it was."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from stages.matching.telling import Told, tell
from stages.newsroom import KNOWLEDGE

from stemma.memory import Memory
from stemma.model import Claim, Story
from stemma.settings import Settings
from stemma.stages.claims import align_claims
from stemma.stages.matching import rounds
from stemma.stages.matching.rounds import deal_rounds

FACTS = (
    "The lock gate at Tolmer broke before dawn.",
    "Forty barges lie in the upper basin.",
    "A keeper saved two dogs from the water.",
    "Repairs will cost nine million crowns.",
    "Schools on the north bank stay closed.",
    "The canal company blames a rusted hinge.",
)
ENDS = ("", " today", " again", " after all", " as before", " in the end")
MOST = 4  # accounts of a round, here


def texts(count: int) -> dict[str, str]:
    """Papers that tell some of the facts each, in words that differ a little."""
    dice = random.Random(7)
    return {
        f"paper{n:02}": " ".join(f"{dice.choice(FACTS)[:-1]}{dice.choice(ENDS)}." for _ in range(4))
        for n in range(count)
    }


def align(told: Told, names: Sequence[str], memory: Memory | None = None, most: int = MOST) -> list[Claim]:
    story = Story("sto-x", "x", tuple(sorted(f"art-{name}" for name in names)))
    limits = replace(Settings(), claims_round=most)
    return align_claims(story, told.articles, told.readings, told.statements, (), (), KNOWLEDGE, limits, memory)


@pytest.fixture(scope="module")
def told() -> Told:
    return tell(texts(24))


NAMES = sorted(texts(24))


def late(told: Told) -> str:
    """A paper that is in no first round, wherever it is added."""
    for name in NAMES:
        seen = Memory()
        align(told, [one for one in NAMES if one != name], seen)
        again = Memory("", seen.rows())
        align(told, NAMES, again)
        if again.kept < seen.kept / 4:
            return name
    raise AssertionError("all are in the first round")


def test_rounds_are_dealt_by_words_alone() -> None:
    keys = {f"p{n}": f"{n * 11:02x}" for n in range(24)}
    dealt = deal_rounds(keys, MOST)
    assert sorted(name for names in dealt for name in names) == sorted(keys)
    assert len(dealt) > 4 and all(dealt)
    shuffled = dict(random.Random(3).sample([*keys.items()], len(keys)))
    assert deal_rounds(shuffled, MOST) == dealt
    fewer = {name: key for name, key in keys.items() if name != "p9"}
    assert deal_rounds(fewer, MOST) == [[n for n in names if n != "p9"] for names in dealt]


def test_few_accounts_are_one_round() -> None:
    assert deal_rounds({"a": "ff", "b": "00"}, 2) == [["a", "b"]]
    assert deal_rounds({}, 2) == []


def test_every_statement_is_in_one_claim(told: Told) -> None:
    claims = align(told, NAMES)
    ids = [name for claim in claims for name in claim.statements]
    assert sorted(ids) == sorted(row.id for row in told.statements)


def test_papers_of_different_rounds_tell_one_matter(told: Told) -> None:
    """One that says a fact in the very words of another is beside it, whatever the rounds."""
    by_id = {row.id: row for row in told.statements}
    claims = align(told, NAMES)
    for fact in FACTS:
        held = [sum(told.words(by_id[name]) == fact.rstrip(".") for name in claim.statements) for claim in claims]
        assert max(held) >= 0.8 * sum(held), fact


def test_the_order_of_articles_changes_nothing(told: Told) -> None:
    dice = random.Random(5)
    mixed = Told(
        tuple(dice.sample(told.articles, len(told.articles))),
        tuple(dice.sample(told.readings, len(told.readings))),
        tuple(dice.sample(told.statements, len(told.statements))),
    )
    assert align(mixed, NAMES) == align(told, NAMES)


def test_a_memory_changes_nothing(told: Told) -> None:
    """Added one by one, with what was remembered, or all at once without: the same claims, and the same is kept."""
    memory = Memory()
    for count in range(1, len(NAMES) + 1):
        memory = Memory("", memory.rows())
        claims = align(told, NAMES[:count], memory)
        assert claims == align(told, NAMES[:count])
    whole = Memory()
    align(told, NAMES, whole)
    assert memory.rows() == whole.rows()


def test_only_what_is_added_is_weighed(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    name = late(told)
    memory = Memory()
    align(told, [one for one in NAMES if one != name], memory)
    weighed: list[str] = []
    known = rounds.weigh_beside

    def weigh_beside(account, *rest):  # type: ignore[no-untyped-def]
        weighed.append(account.article)
        return known(account, *rest)

    monkeypatch.setattr(rounds, "weigh_beside", weigh_beside)
    align(told, NAMES, Memory("", memory.rows()))
    beside_later_rounds = len(weighed)
    assert f"art-{name}" in weighed
    weighed.clear()
    align(told, NAMES)
    assert beside_later_rounds < len(weighed) / 4


def test_with_all_remembered_nothing_is_weighed(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    claims = align(told, NAMES, memory)
    for name in ("weigh_beside", "weigh_pairs", "group"):
        monkeypatch.setattr(rounds, name, lambda *_: pytest.fail("weighed again"))
    assert align(told, NAMES, Memory("", memory.rows())) == claims


def test_another_reading_is_not_taken_for_the_old_one(told: Told) -> None:
    """A memory rests on what was read: other vectors, other places."""
    memory = Memory()
    align(told, NAMES, memory)
    turned = tuple(replace(row, matter_vectors=-row.matter_vectors, vectors=-row.vectors) for row in told.readings[:9])
    other = Told(told.articles, (*turned, *told.readings[9:]), told.statements)
    again = Memory("", memory.rows())
    assert align(other, NAMES, again) == align(other, NAMES) and again.kept
