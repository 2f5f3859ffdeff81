"""What each sign that the second of two drafts is the later is worth, in log-odds.

Fitted by logistic regression (ridge, no intercept) on 1,261 pairs of neighbouring versions of encyclopedia articles
(the Versions dataset, WISE 2021, from Wikipedia's revision history): ``python training/fit_revision.py`` prints this
table, ``python -m bench.versions`` measures the same fit on articles that it has not seen.
"""

WEIGHTS: tuple[float, ...] = (
    0.160,  # length
    0.214,  # new words
    0.349,  # kept
    0.489,  # additions
    0.661,  # paragraphs
    0.393,  # sentences
    0.268,  # phrases
    0.145,  # whole sentences
    0.339,  # longer wording
    0.614,  # only added
    0.191,  # a little longer
    0.663,  # joined by a comma
    0.381,  # put in brackets
    -0.270,  # single words
    2.194,  # respelt
    0.898,  # mended
    0.112,  # unheard words
    0.258,  # surprise
    0.095,  # longer new words
    -0.326,  # articles amiss
    0.755,  # latest year
    1.508,  # years put up
    4.525,  # years a word
    0.094,  # numbers
    -4.186,  # numbers a word
    0.224,  # dates
    -0.440,  # the present
    -0.148,  # the future
    -0.158,  # emphasis
    -0.194,  # hedges
    6.052,  # hedges a word
    -0.081,  # the writer
    0.116,  # past forms
    -7.048,  # adverbs a word
    0.162,  # of the
    0.164,  # and
    0.199,  # as
    0.270,  # when
    0.070,  # which
    0.058,  # links
    -0.358,  # make
    -0.156,  # because
    -0.150,  # he
    -0.147,  # by
    1.010,  # longer sentences
    -5.547,  # function words a word
    -0.531,  # double hyphens
    -0.228,  # spaced hyphens
    -0.219,  # colons
    -0.311,  # semicolons
    0.052,  # brackets
    -2.481,  # quotation marks a word
    -0.169,  # questions
)
