"""What a memory gives back, what it keeps, and what it lets go."""

from __future__ import annotations

import numpy as np

from stemma.memory import Memory, Remembered, digest


def test_what_was_kept_is_given_back() -> None:
    memory = Memory("salt")
    assert memory.recall("herald", "courier") is None
    assert memory.keep("herald", "courier", [1, 2.5, "x"]) == (1, 2.5, "x")
    later = Memory("salt", memory.rows())
    assert later.recall("herald", "courier") == (1, 2.5, "x") and later.kept == 0
    assert later.recall("courier", "herald") is None


def test_no_result_is_a_result() -> None:
    memory = Memory("salt")
    memory.keep("herald", "courier", ())
    assert Memory("salt", memory.rows()).recall("herald", "courier") == ()


def test_what_rests_on_something_else_is_not_found() -> None:
    memory = Memory("settings of May")
    memory.keep("herald", "courier", [1])
    assert Memory("settings of June", memory.rows()).recall("herald", "courier") is None


def test_what_nobody_asks_for_again_is_let_go() -> None:
    first = Memory("salt")
    first.keep("herald", "courier", [1])
    first.keep("herald", "echo", [2])
    first.keep("gazette", "echo", [3])
    later = Memory("salt", first.rows())
    later.recall("herald", "echo")
    fresh = Memory("salt")
    fresh.keep("herald", "echo", [2])
    assert later.rows() == fresh.rows()


def test_rows_do_not_hang_on_the_order_of_work() -> None:
    there, back = Memory(), Memory()
    for memory, names in ((there, "abc"), (back, "cba")):
        for name in names:
            memory.keep("z" if name == "b" else "y", name, [ord(name)])
    assert there.rows() == back.rows()
    assert [type(row) for row in there.rows()] == [Remembered] * 2


def test_a_digest_sees_every_part() -> None:
    vector = np.arange(6, dtype=np.float32)
    keys = [
        digest("a", vector), digest("b", vector), digest("a", vector + 1), digest("a", vector.reshape(2, 3)),
        digest("a"), digest(["a", vector]),
    ]  # fmt: skip
    assert len(set(keys)) == len(keys)
    assert digest("a", vector.copy()) == keys[0]
