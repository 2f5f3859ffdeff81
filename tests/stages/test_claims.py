"""Which statements tell one matter: a footbridge over the Orrin, a dam that broke, and who is put with whom."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from stages.matching.telling import Told, tell
from stages.newsroom import APART, COPY, KNOWLEDGE, ORIGIN, RETOLD

from stemma.model import Claim, Derivation, Report, Story
from stemma.settings import Settings
from stemma.stages.claims import align_claims

BRIDGE = {"gazette": ORIGIN, "coast": COPY, "ledger": RETOLD, "witness": APART}
BRIDGE_EDGES = (("coast", "gazette"), ("ledger", "gazette"))


@dataclass(frozen=True)
class Aligned:
    """Articles, and the claims that were found in them."""

    told: Told
    claims: Sequence[Claim]

    def groups(self) -> list[list[tuple[str, str]]]:
        """For each claim (paper, words) of its statements in order; claims in order of their first."""
        by_id = {row.id: row for row in self.told.statements}
        rows = [
            [(by_id[name].article.removeprefix("art-"), self.told.words(by_id[name])) for name in claim.statements]
            for claim in self.claims
        ]
        return sorted(rows)

    def beside(self, words: str) -> dict[str, list[str]]:
        """Paper → what it says in the one claim in which some paper says `words`."""
        (found,) = [group for group in self.groups() if any(words in said for _, said in group)]
        papers: dict[str, list[str]] = {}
        for paper, said in found:
            papers.setdefault(paper, []).append(said)
        return papers


def edge(child: str, parent: str) -> Derivation:
    return Derivation(f"der-{child}-{parent}", "sto-x", f"art-{child}", f"art-{parent}", "rewritten", 0.5, 0.9, False)


def align(
    texts: Mapping[str, str],
    edges: Sequence[tuple[str, str]] = (),
    at: Mapping[str, str] | None = None,
    within: Sequence[str] | None = None,
    reports: Sequence[Report] = (),
) -> Aligned:
    """The claims of a story of these articles, or of those `within` it; `edges`: (child, parent)."""
    told = tell(texts, at)
    story = Story("sto-x", "x", tuple(sorted(f"art-{name}" for name in within or texts)))
    rows = [edge(*pair) for pair in edges]
    return Aligned(
        told,
        align_claims(story, told.articles, told.readings, told.statements, rows, reports, KNOWLEDGE, Settings()),
    )


@pytest.fixture(scope="module")
def bridge() -> Aligned:
    return align(BRIDGE, BRIDGE_EDGES)


TOGETHER = [
    ("Two steel hangers on the northern side snapped", "two steel hangers on its northern side broke"),
    ("she would not comment", "Maud Tarrant, leader of the council, would not comment"),
    ("Ferryman Odd Brekke pulled eleven people", "Eleven people were pulled from the water by a ferryman"),
    ("seven of them were taken to hospital", "Seven people were taken to hospital"),
    ("We asked for the money twice", "Money had been asked for twice"),
]


@pytest.mark.parametrize(("words", "retold"), TOGETHER)
def test_a_retelling_tells_the_matter_that_it_retells(bridge: Aligned, words: str, retold: str) -> None:
    assert any(retold in said for said in bridge.beside(words)["ledger"])


@pytest.mark.parametrize("words", [words for words, _ in TOGETHER if "Brekke" not in words])
def test_a_copy_tells_the_matter_that_it_copies(bridge: Aligned, words: str) -> None:
    found = bridge.beside(words)
    assert found["coast"] == found["gazette"]


def test_what_one_witness_alone_tells_is_claimed_by_nobody_else(bridge: Aligned) -> None:
    for words in ("A priest read names", "She asked about the violin", "A yellow pushchair floated"):
        assert len(bridge.beside(words)) == 1


ORRA, PELL = "Four people died in Orra when the dam broke.", "Nine people died in Pell when the dam broke."


def test_the_tolls_of_two_towns_stay_apart() -> None:
    found = align(
        {
            "gazette": f"{ORRA} {PELL}",
            "coast": f"{ORRA} {PELL}".replace("when", "after"),
            "ledger": "In Orra, four people died. In Pell, nine people died when the dam broke.",
        }
    )
    assert [[paper for paper, _ in group] for group in found.groups()] == [["coast", "gazette", "ledger"]] * 2
    assert {said for _, said in found.groups()[0]} == {
        "Four people died in Orra after the dam broke", ORRA.rstrip("."), "In Orra, four people died",
    }  # fmt: skip


def test_accounts_that_contradict_each_other_tell_one_matter() -> None:
    found = align({"gazette": f"{ORRA} It rained all night.", "coast": f"{ORRA.replace('Four', 'Six')} A ferry sank."})
    assert found.beside("Six people died") == {
        "gazette": [ORRA.rstrip(".")],
        "coast": [ORRA.rstrip(".").replace("Four", "Six")],
    }


def test_two_statements_of_one_sentence_do_not_join() -> None:
    found = align({"gazette": "The dam above Orra broke on Monday, and the dam above Orra broke again on Friday."})
    assert len(found.told.statements) == len(found.claims) == 2


def test_they_do_only_when_others_tell_both_in_one_breath(bridge: Aligned) -> None:
    # "Seven people were taken to hospital after a footbridge collapsed with 42 people on it" is one statement.
    assert len(bridge.beside("seven of them were taken to hospital")["gazette"]) == 2
    by_id = {row.id: row for row in bridge.told.statements}
    sentences = {
        (reading.article, matter.spans): matter.sentence
        for reading in bridge.told.readings
        for matter in reading.matters
    }
    for claim in bridge.claims:
        rows = [by_id[name] for name in claim.statements]
        places = [(row.article, sentences[row.article, row.content_spans]) for row in rows]
        assert len(set(places)) == len(places) or len({row.article for row in rows}) > 1


def test_every_statement_is_in_exactly_one_claim(bridge: Aligned) -> None:
    named = [name for claim in bridge.claims for name in claim.statements]
    assert sorted(named) == sorted(row.id for row in bridge.told.statements)


def test_claims_are_sorted_and_say_nothing_yet_of_support(bridge: Aligned) -> None:
    names = [claim.id for claim in bridge.claims]
    assert names == sorted(set(names))
    assert all((c.story, c.origins, c.independent, c.why) == ("sto-x", (), (0, 0), ("", "")) for c in bridge.claims)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_what_is_given_changes_nothing(bridge: Aligned, seed: int) -> None:
    shuffle = random.Random(seed)
    given = [
        shuffle.sample(rows, len(rows))
        for rows in (
            list(bridge.told.articles), list(bridge.told.readings), list(bridge.told.statements),
            [edge(*pair) for pair in BRIDGE_EDGES],
        )
    ]  # fmt: skip
    story = Story("sto-x", "x", tuple(sorted(row.id for row in bridge.told.articles)))
    assert align_claims(story, *given, (), KNOWLEDGE, Settings()) == bridge.claims  # type: ignore[arg-type]


@pytest.mark.parametrize("copied", ["gazette", "ledger", "witness"])
def test_exact_copies_join_what_they_copy_and_change_no_group(bridge: Aligned, copied: str) -> None:
    copies = {f"{copied}-{i}": BRIDGE[copied] for i in range(3)}
    found = align(BRIDGE | copies, BRIDGE_EDGES)
    assert sorted([row for row in group if row[0] not in copies] for group in found.groups()) == bridge.groups()
    for group in found.groups():
        own = sorted(said for paper, said in group if paper == copied)
        assert all(sorted(said for paper, said in group if paper == copy) == own for copy in copies)


HOMES = "The fire destroyed 40 homes in Orra."
RETOLD_HOMES = "Forty homes in Orra were destroyed by the fire."
EARLY, LATE = "2031-05-08T08:00:00", "2031-05-08T18:00:00"


@pytest.mark.parametrize(
    ("edges", "at", "text"),
    [
        ((), {}, HOMES),  # nothing tells them apart but their names
        ((), {"a": LATE, "b": EARLY}, RETOLD_HOMES),
        ((), {"b": LATE}, RETOLD_HOMES),  # a date is better than none
        ((("a", "b"),), {}, RETOLD_HOMES),
        ((("b", "a"),), {"a": LATE, "b": EARLY}, HOMES),  # an ancestor came first, whatever its page says
    ],
)
def test_a_claim_speaks_in_the_words_of_the_earliest(
    edges: tuple[tuple[str, str], ...], at: dict[str, str], text: str
) -> None:
    (claim,) = align({"a": HOMES, "b": RETOLD_HOMES}, edges, at).claims
    assert claim.text == text.rstrip(".")


def test_a_claim_is_named_by_its_first_statement_and_not_by_who_joins_it() -> None:
    at = {"a": EARLY, "b": LATE}
    (alone,) = align({"a": HOMES}, at=at).claims
    (joined,) = align({"a": HOMES, "b": RETOLD_HOMES}, at=at).claims
    assert alone.id == joined.id and alone.statements == joined.statements[:1]


def test_only_the_articles_of_the_story_are_heard() -> None:
    found = align({"a": HOMES, "b": RETOLD_HOMES}, within=["a"])
    assert [[paper for paper, _ in group] for group in found.groups()] == [["a"]]


def test_a_story_that_tells_nothing_has_no_claims() -> None:
    assert align({"a": ""}).claims == [] and align({"a": "", "b": HOMES}).groups() == [[("b", HOMES.rstrip("."))]]


def test_odd_text_is_grouped_too() -> None:
    odd = {"a": "\u0241 \U00023b6a. ? ! (", "b": "said said said.\n\n\n“", "c": HOMES}
    found = align(odd)
    assert sum(len(claim.statements) for claim in found.claims) == len(found.told.statements)
