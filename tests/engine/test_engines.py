"""An engine gives results in the order of the units, however the work was dealt out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from operator import neg

import pytest

from stemma.engine.base import Engine
from stemma.engine.local import LocalEngine

ENGINES = {"serial": (1, 1), "few": (2, 1_000), "pool": (2, 3)}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    workers, threshold = ENGINES[request.param]
    with LocalEngine(workers, threshold) as opened:
        yield opened


def test_map_keeps_the_order(engine: Engine) -> None:
    units = list(range(200, 0, -1))
    assert engine.map(neg, units) == [-unit for unit in units]
    assert engine.map(neg, []) == []
    assert engine.map(neg, [7, 3, 5, 5]) == [-7, -3, -5, -5]


def test_map_raises_what_the_function_raises(engine: Engine) -> None:
    with pytest.raises(TypeError):
        engine.map(neg, [1, "x", 3, 4])  # type: ignore[list-item]
    assert engine.map(neg, [1, 2, 3, 4]) == [-1, -2, -3, -4], "and works on"


def test_group_keeps_the_order(engine: Engine) -> None:
    groups = engine.group(["bee", "ant", "boa", "asp"], lambda word: word[0])
    assert list(groups.items()) == [("b", ["bee", "boa"]), ("a", ["ant", "asp"])]
    assert engine.group([], len) == {}


def test_closing_twice_does_no_harm(engine: Engine) -> None:
    engine.close()
    engine.close()


def test_a_pool_is_used_above_the_threshold() -> None:
    which = "__import__('os').getpid()"  # evaluated where the work is done
    with LocalEngine(workers=2, threshold=2) as engine:
        assert os.getpid() not in engine.map(eval, [which] * 3)
        assert engine.map(eval, [which]) == [os.getpid()]


def test_work_goes_on_where_no_worker_can_live() -> None:
    with LocalEngine(workers=2, threshold=2) as engine:
        fatal = f"__import__('os').getpid() == {os.getpid()} or __import__('os')._exit(1)"
        assert engine.map(eval, [fatal] * 3) == [True] * 3
