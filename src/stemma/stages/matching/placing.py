"""Where the statements of one account fit among groups that stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stemma.settings import Settings
from stemma.stages.matching.pairs import Pairs


def place(count: int, pairs: Pairs, labels: Sequence[int], settings: Settings) -> list[int]:
    """For each of an account's `count` statements the group it joins, -1 for none.

    `pairs`: (number in the account, number among those that are grouped) → log-odds; `labels`: the groups of the
    latter. A statement fits a group as `groups.group` has it: by the mean of its own best partner's odds and the odds
    of each member with it, a pair that is not in `pairs` counting `claims_least_odds`. The best fit comes first; who
    has told a group's matter already fits it by `claims_told_twice` less. It must be like a member, or be no straggler
    there: log-odds over `claims_straggler_odds`.
    """
    width = max(labels, default=-1) + 1
    if not count or not width:
        return [-1] * count
    groups = np.asarray(labels, dtype=np.int64)
    least = settings.claims_least_odds
    cells = pairs.first.astype(np.int64) * width + groups[pairs.second]
    above = np.maximum(pairs.odds - least, 0.0)
    best = np.zeros(count * width)
    np.maximum.at(best, cells, above)
    reach = best + np.bincount(cells, weights=above, minlength=count * width) / np.tile(np.bincount(groups), count)
    fits = np.round(least + reach / 2, 5)
    fits[best + least <= settings.claims_straggler_odds] = -np.inf
    table = fits.reshape(count, width)
    found = [-1] * count
    while table.max() > settings.claims_enough_odds:
        i, label = divmod(int(table.argmax()), width)
        found[i] = label
        table[i] = -np.inf
        table[:, label] = np.round(table[:, label] - settings.claims_told_twice, 5)
    return found
