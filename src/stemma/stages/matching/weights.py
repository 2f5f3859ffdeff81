"""What each sign that two statements tell one matter is worth, in log-odds.

Fitted by logistic regression (ridge) on three labelled events in ``training/events`` (storm, truce, verdict), which
were written for this project: ``python -m training.fit_matching`` prints such a table. Pairs of statements are the
cases; each event weighs the same. No event that floors are measured on was used.
"""

WEIGHTS: tuple[float, ...] = (
    -0.84,  # meaning
    6.14,  # setting
    2.33,  # words of both
    1.06,  # words of the shorter
    2.24,  # number
    0.48,  # unit
    -0.03,  # other units
    1.55,  # best of both
    0.43,  # ahead of the second
    0.19,  # kin
    -0.44,  # kin and meaning
    1.16,  # neighbours
    0.00,  # one article
    -4.90,  # always
)
