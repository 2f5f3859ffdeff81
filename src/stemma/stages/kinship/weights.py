"""What each sign that two articles are related is worth, in log-odds.

Fitted by logistic regression (ridge) on pairs of articles whose relation is known: of the labelled events in
``training/events`` and ``training/families``, which were written for this project, and 91 pairs of crawled pages on two
events that a reader labelled. ``python training/fit_kinship.py`` prints these tables; a crawled pair weighs five times
as much as an invented one.
"""

RELATED: tuple[float, ...] = (
    3.76,  # a passage word for word
    1.66,  # told alike
    6.49,  # telling words in common
    3.35,  # one names the other
    -4.31,  # always
)

WHOLE: tuple[float, ...] = (
    7.56,  # copied, of the fuller
    6.04,  # copied, of the shorter
    -9.16,  # always
)
