"""Whatever people decide, in whatever order: ids stay unique, nothing dangles, and all of it can be taken back."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import networkx as nx
import pytest
from faces.claimed import claimed
from faces.crowd import crowd
from faces.standin import Rows, keep
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.dossier import Dossier, UnknownId
from stemma.model import Claim, Difference, Statement, make_id
from stemma.store.sqlite import SqliteStore

DECISIONS = ("confirm", "reject", "correct", "withdraw")
Step = tuple[int, str, int]
steps = st.lists(st.tuples(st.integers(0, 999), st.sampled_from(DECISIONS), st.integers(0, 999)), max_size=14)


def judgeable(dossier: Dossier) -> list[str]:
    """Every row that can be judged now, and every one that was."""
    rows = (dossier.derivations, dossier.rivals, dossier.statements, dossier.claims, dossier.differences)
    return sorted({*(row.id for found in rows for row in found), *dossier.standing})


def values(dossier: Dossier, about: str, pick: int) -> str:
    """Something that a correction may give: often fitting, sometimes not."""
    claims = [row.id for row in dossier.claims]
    texts = [*dossier.article_by_id, *dossier.report_by_id]
    pools = {"der": texts, "sta": [*claims, ""], "clm": claims}
    pool: Sequence[str] = pools.get(about[:3], ["conflict", "update", "drift", "precision", "lie"])
    return pool[pick % len(pool)]


def play(dossier: Dossier, made: Sequence[Step]) -> int:
    """Take decisions; those that cannot be taken leave nothing. Gives how many were."""
    taken = 0
    for n, (pick, decision, other) in enumerate(made):
        names = judgeable(dossier)
        about = names[pick % len(names)]
        value = values(dossier, about, other) if decision == "correct" else ""
        try:
            made_of = dossier.judge(about, decision, f"desk {n}", at="2031-12-01T10:00:00Z", value=value)  # type: ignore[arg-type]
            taken += 1
            held = dossier.standing.get(made_of.about)
            assert held is None or not held.stale or "own ancestor" in held.why, "what is decided now is applied now"
        except (ValueError, UnknownId):
            pass
    return taken


def seen(dossier: Dossier) -> tuple[object, ...]:
    return (dossier.derivations, dossier.rivals, dossier.siblings, dossier.stories, dossier.statements, dossier.claims,
            dossier.differences)  # fmt: skip


def check(dossier: Dossier) -> None:
    """What must hold of any dossier."""
    lines = Counter(row.id for row in (*dossier.derivations, *dossier.rivals))
    for ids in (lines, Counter(row.id for row in dossier.claims), Counter(row.id for row in dossier.differences)):
        assert not ids or max(ids.values()) == 1
    assert not [problem for problem in dossier.read_back() if "the date" not in problem.what]
    told = Counter(name for row in dossier.claims for name in row.statements)
    assert told == Counter(row.id for row in dossier.statements), "each statement stands in exactly one claim"
    by_id = {row.id: row for row in dossier.statements}
    for row in dossier.claims:
        low, high = row.independent
        assert row.statements and low <= high <= len(row.statements) + 1 and row.text and all(row.why)
        assert set(row.origins) <= {by_id[name].origin for name in row.statements}
    for found in dossier.differences:
        assert len({name for name, _, _ in found.readings}) > 1 or found in dossier.computed.differences
    graph = nx.DiGraph((row.parent, row.child) for row in dossier.derivations if row.kind != "cited")
    assert nx.is_directed_acyclic_graph(graph)
    assert all(story.origins or not story.articles for story in dossier.stories)
    assert set(dossier.joined) & {row.id for row in dossier.claims} == set()
    assert set(dossier.joined.values()) <= {row.id for row in dossier.claims}


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(claimed(), tmp_path_factory.mktemp("judged") / "said.stemma")


def fresh(ground: Path) -> Dossier:
    """The made-up dossier in memory, without judgements."""
    store = SqliteStore()
    with SqliteStore(ground) as kept:
        kept._db.backup(store._db)
    return Dossier(store)


@settings(max_examples=120)
@given(made=steps)
def test_any_decisions_hold_together_and_can_be_taken_back(ground: Path, made: list[Step]) -> None:
    with fresh(ground) as dossier:
        before = seen(dossier)
        taken = play(dossier, made)
        check(dossier)
        assert len(dossier.judgements) == len({row.id for row in dossier.judgements}) == taken
        for name in list(dossier.standing):
            assert dossier.standing[name].why or not dossier.standing[name].stale
            if name in dossier.named:
                dossier.why(name)
        while dossier.standing:
            dossier.judge(random.Random(taken).choice(sorted(dossier.standing)), "withdraw", "desk")
        assert seen(dossier) == before and dossier.set_aside == () and dossier.joined == {}


@settings(max_examples=40)
@given(made=steps, seed=st.integers(0, 99))
def test_the_order_of_the_rows_changes_nothing(
    ground: Path, tmp_path: Path, made: list[Step], seed: int
) -> None:  # fmt: skip
    with fresh(ground) as dossier:
        play(dossier, made)
        found = seen(dossier), dossier.standing
        judgements = dossier.judgements
    rows, chance = claimed(), random.Random(seed)
    mixed = replace(rows, **{
        name: tuple(chance.sample(getattr(rows, name), len(getattr(rows, name))))
        for name in ("derivations", "rivals", "statements", "claims", "differences", "articles", "reuse", "siblings")
    })  # fmt: skip
    path = tmp_path / f"{seed}.stemma"
    path.unlink(missing_ok=True)
    with Dossier.open(keep(mixed, path)) as dossier:
        for judgement in judgements:
            dossier._store.judge(judgement)
        dossier.refresh()
        assert (seen(dossier), dossier.standing) == found


def said_by(rows: Rows, number: int) -> Rows:
    """The rows with `number` statements in each article, each of which a tenth of the articles tells too."""
    made: list[Statement] = []
    groups: dict[tuple[int, int], list[Statement]] = {}
    for n, article in enumerate(rows.articles):
        for i in range(number):
            row = Statement(make_id("sta", article.id, i), article.id, 0, 20 + i % 40, None, None, None, (),
                            origin=article.id)  # fmt: skip
            made.append(row)
            groups.setdefault((i, n % 10), []).append(row)
    claims = tuple(
        Claim(make_id("clm", *key), "story-1", f"claim {key}", tuple(row.id for row in told),
              tuple(sorted({row.article for row in told})), (len(told), len(told)), ("low", "high"))
        for key, told in groups.items()
    )  # fmt: skip
    differences = tuple(
        Difference(make_id("dif", claim.id), claim.id, "conflict", "number",
                   ((claim.statements[0], 0, 5), (claim.statements[1], 6, 12)), None, "why")
        for claim in claims[::3]
    )  # fmt: skip
    return replace(rows, statements=tuple(made), claims=claims, differences=differences)


def timed(dossier: Dossier) -> float:
    """Seconds to lay judgements over rows that are read already."""
    best = 9.0
    for _ in range(3):
        dossier.judge_anew()
        since = perf_counter()
        seen(dossier), dossier.standing
        best = min(best, perf_counter() - since)
    return best


def test_judgements_of_a_large_dossier_cost_little(tmp_path: Path) -> None:
    """500 articles, 20,000 statements, 30 decisions of all sorts: some 25 ms, where nothing else runs."""
    with Dossier.open(keep(said_by(crowd(500), 40), tmp_path / "crowd.stemma")) as dossier:
        before, before_all = timed(dossier), dossier.read_back()
        lines = [row for row in dossier.derivations if row.kind != "cited"]
        for n in range(0, 50, 5):
            dossier.judge(lines[n].id, ("reject", "confirm", "correct")[n % 3], "Ann")  # type: ignore[arg-type]
        for n in range(10):
            dossier.judge(dossier.claims[n * 9].statements[n], "reject", "Ann")
        for n in range(5):
            dossier.judge(dossier.claims[n * 7].id, "correct", "Ann", value=dossier.claims[n * 7 + 1].id)
            dossier.judge(dossier.differences[n * 5].id, "reject", "Ann")
        assert len(dossier.standing) == 30 and not any(found.stale for found in dossier.standing.values())
        after = timed(dossier)
        assert after - before < 0.25
        assert dossier.read_back() == before_all
