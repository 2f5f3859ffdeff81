"""Which English texts read as translated."""

import pytest

from stemma.language.translated import reads_translated

TRANSLATED = (
    "In the capital of the province is closed the bridge of the river, writes the newspaper. The cause of the closing "
    "is the crack of the bolt of the northern tower, has said the head of the administration of the roads. The bridge "
    "of the length of the two kilometres was opened in the spring of the last year. The owner of the bridge gives the "
    "assurance of the safety of the passengers. The date of the opening of the bridge is to the moment not known."
)
WRITTEN = (
    "A cracked bolt closed the province's longest bridge yesterday, its operator's spokeswoman said. Engineers found "
    "it in the north tower's lowest clamp during last week's inspection, two years after opening day. Lorries face a "
    "40-minute detour through Hallow, where shopkeepers aren't amused. “We've seen worse,” said Ida Quorn, who runs "
    "Hallow's only bakery. Bridge staff won't say when traffic may return, and no one at Roads House answered calls."
)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        (TRANSLATED, "en", True),
        (TRANSLATED.replace("'", "’"), "en", True),
        (WRITTEN, "en", False),
        (TRANSLATED, "de", False),
        (TRANSLATED[:200], "en", False),  # too short to tell
        ("", "en", False),
    ],
)
def test_reads_translated(text, language, said):
    assert reads_translated(text, language) is said
