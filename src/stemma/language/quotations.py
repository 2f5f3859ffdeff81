"""Which words stand between quotation marks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

_CLOSING = {"“": "”", "«": "»", '"': '"', "„": "“"}


def inside_quotes(text: str) -> npt.NDArray[np.bool_]:
    """Which characters stand in a direct quotation, one bool a code point; a quotation ends with its paragraph.

    >>> text = 'He said “no” twice.'
    >>> "".join(c for c, quoted in zip(text, inside_quotes(text), strict=True) if quoted)
    '“no”'
    """
    inside = np.zeros(len(text), dtype=np.bool_)
    closing = ""
    for i, character in enumerate(text):
        if closing and character == closing:
            closing = ""
            inside[i] = True
        elif character == "\n":
            closing = ""
        elif not closing and character in _CLOSING:
            closing = _CLOSING[character]
        inside[i] |= bool(closing)
    return inside
