"""What each sign that two articles are related is worth, in log-odds.

Fitted by logistic regression (ridge) on pairs of articles whose relation is known: of the labelled events in
``training/events`` and ``training/families``, which were written for this project, and 91 pairs of crawled pages on two
events that a reader labelled. ``python training/fit_kinship.py`` prints these tables; all crawled pairs together weigh
as much as all invented ones.
"""

RELATED: tuple[float, ...] = (
    3.83,  # a passage word for word
    2.08,  # told alike
    6.16,  # telling words in common
    3.39,  # one names the other
    -4.30,  # always
)

WHOLE: tuple[float, ...] = (
    6.79,  # copied, of the fuller
    5.87,  # copied, of the shorter
    -8.57,  # always
)
