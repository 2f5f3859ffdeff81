import pytest

from stemma.language.times.tense import looks_ahead

# the day stands in brackets
DAYS = [
    ("It will open on [Friday].", True),
    ("The minister said she would speak on [Friday].", True),
    ("The hearing is expected on [Friday].", True),
    ("The march planned for [Friday] goes ahead.", True),
    ("They have until [Friday] to answer.", True),
    ("They have until 9 a.m. [Friday] to answer.", True),
    ("The vote had been put off until [Friday].", True),
    ("The dividend is payable [Nov. 3].", True),
    ("On [Friday] the council will vote.", True),
    ("It opened on [Friday].", False),
    ("She would have spoken on [Friday].", False),
    ("The march planned for [Friday] was called off.", False),
    ("The mayor has called a special meeting for [Friday].", True),
    ("She was praised for [Friday]’s win.", False),
    ("They had left by [Friday].", False),
    ("Nobody is expected to have paid since [Friday].", False),
    ("It will go. It closed due to the rain of [Friday].", False),
    ("The house next to the mill burned [Friday].", False),
]


@pytest.mark.parametrize("text, ahead", DAYS)
def test_tense(text: str, ahead: bool) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert looks_ahead(text.replace("[", "").replace("]", ""), start, end) is ahead
