"""What each sign is worth, in log-odds: that chunks answer each other (two looks), and how they stand.

Written by ``python -m training.fit_collation``, which says from what. Do not edit.
"""

FIRST: tuple[float, ...] = (
    -3.557,  # always
    0.854,  # covered
    1.229,  # least covered
    0.479,  # most covered
    0.652,  # likeness
    -0.149,  # least likeness
    1.453,  # most likeness
    0.295,  # nearest words
    0.373,  # a word of both
    -0.057,  # unmet in both
    0.298,  # unmet in one
    -0.222,  # one inside the other
    -0.564,  # opposite
    -0.114,  # fuller name
    1.458,  # meaning in place
    1.458,  # meaning
    1.270,  # meaning squared
    -1.025,  # in full
    0.545,  # head
    0.371,  # heads alike
    -0.215,  # head and other words
    -0.469,  # one name
    0.786,  # one name and no more
    0.082,  # other names
    -1.189,  # name of one
    1.064,  # turned by a small word
    1.075,  # denied in one
    0.374,  # other days
    0.272,  # one preposition
    -0.386,  # other prepositions
    -0.469,  # preposition of one
    0.238,  # verbs
    -0.260,  # verb of one
    -1.885,  # mark
    1.238,  # words of the shorter
    0.580,  # single words
    0.000,  # several chunks
    -0.289,  # plural of one
    0.958,  # amount
    1.418,  # other amounts
    -0.848,  # amount of one
    0.453,  # place in the other's
    -0.576,  # other places
    -4.912,  # apart
    -0.750,  # covers
    1.602,  # likens
)

SECOND: tuple[float, ...] = (
    -3.775,  # always
    0.553,  # covered
    0.677,  # least covered
    0.428,  # most covered
    0.860,  # likeness
    0.104,  # least likeness
    1.616,  # most likeness
    -0.607,  # nearest words
    0.179,  # a word of both
    -0.166,  # unmet in both
    0.481,  # unmet in one
    -0.411,  # one inside the other
    -0.529,  # opposite
    0.258,  # fuller name
    1.451,  # meaning in place
    1.451,  # meaning
    0.694,  # meaning squared
    -1.767,  # in full
    0.272,  # head
    0.359,  # heads alike
    -0.535,  # head and other words
    -0.840,  # one name
    0.729,  # one name and no more
    -0.243,  # other names
    -0.452,  # name of one
    0.632,  # turned by a small word
    0.849,  # denied in one
    0.255,  # other days
    -0.110,  # one preposition
    -0.322,  # other prepositions
    -0.146,  # preposition of one
    -0.034,  # verbs
    -0.200,  # verb of one
    -1.777,  # mark
    0.554,  # words of the shorter
    0.233,  # single words
    0.000,  # several chunks
    -0.159,  # plural of one
    0.314,  # amount
    0.932,  # other amounts
    -0.239,  # amount of one
    0.526,  # place in the other's
    -0.710,  # other places
    0.941,  # apart
    -0.249,  # covers
    1.512,  # likens
    0.610,  # first look
    1.058,  # best rival
    -2.990,  # lesser rival
    1.423,  # before
    1.413,  # after
    0.265,  # between
    1.145,  # lead
    -0.225,  # firsts
    -1.352,  # chance
)

# equivalent, similar, related, opposite, finer, coarser
KIND: tuple[tuple[float, ...], ...] = (
    (0.452, 1.341, 0.027, -0.564, -0.628, -0.628),  # always
    (0.237, -0.230, 0.593, -0.486, -0.057, -0.057),  # covered
    (0.088, 0.383, 0.067, -0.502, -0.018, -0.018),  # least covered
    (0.386, -0.842, 1.119, -0.469, -0.097, -0.097),  # most covered
    (-0.058, -0.568, 0.826, 0.031, -0.116, -0.116),  # likeness
    (0.481, -0.650, 0.226, 0.230, -0.143, -0.143),  # least likeness
    (-0.596, -0.485, 1.427, -0.167, -0.089, -0.089),  # most likeness
    (-0.441, 0.033, 0.212, -0.516, 0.356, 0.356),  # nearest words
    (0.090, -0.083, -0.971, -0.295, 0.630, 0.630),  # a word of both
    (-0.205, 1.927, -0.296, -0.996, -0.215, -0.215),  # unmet in both
    (-0.461, -0.957, 0.760, -1.324, 0.991, 0.991),  # unmet in one
    (-0.423, 0.141, -0.273, -0.371, 0.463, 0.463),  # one inside the other
    (-0.089, -0.026, -0.001, 5.120, -0.002, -0.002),  # opposite
    (-0.161, -0.443, 0.373, -0.043, 0.137, 0.137),  # fuller name
    (0.410, -0.013, 0.091, -0.106, -0.191, -0.191),  # meaning in place
    (0.410, -0.013, 0.091, -0.106, -0.191, -0.191),  # meaning
    (1.307, -0.419, -0.471, -0.045, -0.186, -0.186),  # meaning squared
    (2.351, -0.931, -0.244, -0.257, -0.459, -0.459),  # in full
    (0.884, 0.229, -1.061, 0.609, -0.331, -0.331),  # head
    (0.924, 1.405, -2.283, 0.280, -0.163, -0.163),  # heads alike
    (-1.022, -0.124, -0.890, 1.365, 0.335, 0.335),  # head and other words
    (-0.509, 0.451, 0.417, -0.116, -0.122, -0.122),  # one name
    (1.636, -1.144, -0.327, -0.645, 0.241, 0.241),  # one name and no more
    (-0.406, 0.326, 0.879, -0.697, -0.051, -0.051),  # other names
    (-0.303, 0.158, 0.450, -0.478, 0.087, 0.087),  # name of one
    (-1.110, 0.741, -0.761, 2.648, -0.759, -0.759),  # turned by a small word
    (-0.582, 1.761, -0.315, -0.006, -0.429, -0.429),  # denied in one
    (-1.051, 2.425, -0.183, -0.181, -0.505, -0.505),  # other days
    (-0.188, 0.150, -0.621, 0.316, 0.172, 0.172),  # one preposition
    (-0.714, -0.720, 0.756, -0.025, 0.352, 0.352),  # other prepositions
    (0.172, 0.338, 0.333, -0.574, -0.135, -0.135),  # preposition of one
    (0.799, 0.672, -0.601, -0.339, -0.265, -0.265),  # verbs
    (0.006, -0.247, -0.134, 0.379, -0.002, -0.002),  # verb of one
    (0.000, 0.000, 0.000, 0.000, 0.000, 0.000),  # mark
    (-0.720, -0.260, -1.062, -0.529, 1.285, 1.285),  # words of the shorter
    (0.331, -0.429, -0.103, 0.572, -0.186, -0.186),  # single words
    (0.236, 2.133, -0.950, -0.306, -0.557, -0.557),  # several chunks
    (-0.157, 0.170, 0.271, -0.303, 0.009, 0.009),  # plural of one
    (1.204, -0.979, -1.055, -0.248, 0.539, 0.539),  # amount
    (-0.776, 2.447, -1.155, -1.100, 0.292, 0.292),  # other amounts
    (-0.442, -0.057, -0.405, -0.196, 0.550, 0.550),  # amount of one
    (-0.615, 0.178, -0.659, -0.166, 0.631, 0.631),  # place in the other's
    (-0.706, 1.503, -0.772, -0.228, 0.101, 0.101),  # other places
    (0.035, 0.364, -1.084, 0.797, -0.056, -0.056),  # answer
    (0.000, 0.000, 0.000, 0.000, 0.137, -0.137),  # covers
    (0.000, 0.000, 0.000, 0.000, 1.080, -1.080),  # likens
    (0.000, 0.000, 0.000, 0.000, -0.365, 0.365),  # unmet
    (0.000, 0.000, 0.000, 0.000, 0.145, -0.145),  # inside
    (0.000, 0.000, 0.000, 0.000, -0.010, 0.010),  # inside by likeness
    (0.000, 0.000, 0.000, 0.000, -1.454, 1.454),  # more of one thing
    (0.000, 0.000, 0.000, 0.000, -0.545, 0.545),  # words
    (0.000, 0.000, 0.000, 0.000, -1.034, 1.034),  # weight
    (0.000, 0.000, 0.000, 0.000, -0.338, 0.338),  # names
    (0.000, 0.000, 0.000, 0.000, 0.199, -0.199),  # plural
    (0.000, 0.000, 0.000, 0.000, 0.252, -0.252),  # verb
    (0.000, 0.000, 0.000, 0.000, 0.332, -0.332),  # preposition
    (0.000, 0.000, 0.000, 0.000, -0.017, 0.017),  # amount
    (0.000, 0.000, 0.000, 0.000, 0.182, -0.182),  # chunks
    (0.000, 0.000, 0.000, 0.000, -1.334, 1.334),  # finer amount
    (0.000, 0.000, 0.000, 0.000, -1.132, 1.132),  # finer place
    (1.182, -0.448, 0.623, -0.021, -0.668, -0.668),  # covers either way
    (0.079, 0.046, 0.456, -0.057, -0.262, -0.262),  # likens either way
    (0.536, -1.015, 0.564, -0.230, 0.072, 0.072),  # unmet either way
    (-0.423, 0.141, -0.273, -0.371, 0.463, 0.463),  # inside either way
    (0.754, -0.065, -0.234, -0.835, 0.190, 0.190),  # inside by likeness either way
    (0.454, 0.197, 0.236, -0.299, -0.294, -0.294),  # more of one thing either way
    (-0.331, -1.152, -0.264, -0.389, 1.068, 1.068),  # words either way
    (0.055, -0.507, 1.343, -0.078, -0.406, -0.406),  # weight either way
    (-0.303, 0.158, 0.450, -0.478, 0.087, 0.087),  # names either way
    (-0.157, 0.170, 0.271, -0.303, 0.009, 0.009),  # plural either way
    (0.006, -0.247, -0.134, 0.379, -0.002, -0.002),  # verb either way
    (0.172, 0.338, 0.333, -0.574, -0.135, -0.135),  # preposition either way
    (-0.442, -0.057, -0.405, -0.196, 0.550, 0.550),  # amount either way
    (0.817, -1.738, 0.006, -0.305, 0.610, 0.610),  # chunks either way
    (-0.621, -0.703, -0.160, -0.026, 0.755, 0.755),  # finer amount either way
    (-0.615, 0.178, -0.659, -0.166, 0.631, 0.631),  # finer place either way
)
