"""What each sign that two statements tell one matter is worth, in log-odds.

Fitted by logistic regression (ridge) on the labelled events in ``training/events``, which were written for this
project: ``python training/fit_matching.py`` prints this table. Pairs of statements are the cases; each event weighs the
same. No event that floors are measured on was used.
"""

WEIGHTS: tuple[float, ...] = (
    -0.96, 6.15, 2.84, 0.90, 2.37, 0.41, -0.06, 1.40, 0.53, 0.25, -0.47, 1.06, 0.03, -5.12,
)  # fmt: skip
