"""What two articles share, apart from words that both give to somebody else."""

from stemma.settings import Settings
from stemma.stages.kinship.coverage import cover_pairs, tell
from stemma.stages.kinship.signs import find_signs
from stemma.stages.reuse import find_reuse

from ..newsroom import APART, COPY, ORIGIN, RETOLD, article, read

SPEECH = (
    "We have closed the northern span, the approach road and both footways until our own engineers and those of the "
    "county have inspected every hanger and every bolt by hand."
)


def signs_of(*texts, documents=frozenset()):
    rows = {f"art-{i}": article(str(i), text) for i, text in enumerate(texts)}
    readings = {key: read(row) for key, row in rows.items()}
    reuse = find_reuse(list(rows.values()), list(readings.values()), Settings())
    told = {key: tell(rows[key], readings[key]) for key in rows}
    return find_signs(rows, told, cover_pairs(told, reuse), reuse, documents)


def test_a_copy_shares_a_long_passage_and_a_retelling_order():
    signs = signs_of(ORIGIN, COPY, RETOLD)
    assert signs["art-0", "art-1"].passage > 30
    assert signs["art-0", "art-1"].verbatim[1] > 0.9
    assert signs["art-0", "art-2"].told > 0.4
    assert signs["art-0", "art-2"].common > 1.5


def test_what_both_quote_is_no_passage():
    one, other = f"{APART}\n\n“{SPEECH}” the county said.", f"{ORIGIN}\n\nThe county said: “{SPEECH}”"
    assert signs_of(one, other)["art-0", "art-1"].passage < 10


def test_what_one_quotes_and_the_other_leaves_without_marks_is_no_passage_when_it_speaks_of_us():
    assert signs_of(f"{APART}\n\n“{SPEECH}”", f"{ORIGIN}\n\n{SPEECH}")["art-0", "art-1"].passage < 10


def test_what_one_quotes_from_the_other_is_a_passage():
    told = SPEECH.replace("We have", "The council has").replace("our own", "its own")
    quoting = f"{APART}\n\nThe paper wrote: “{told}”"
    assert signs_of(quoting, f"{ORIGIN}\n\n{told}")["art-0", "art-1"].passage > 20


def test_the_words_of_an_institution_are_public_wherever_they_stand():
    told = SPEECH.replace("We have", "The council has").replace("our own", "its own")
    page, report = told, f"{APART}\n\nThe council wrote: “{told}”"
    assert signs_of(page, report, documents=frozenset({"art-0"}))["art-0", "art-1"].passage < 10


def test_copies_of_one_text_are_related_alike():
    signs = signs_of(ORIGIN, ORIGIN + "\n\nIt rained.", RETOLD)
    assert signs["art-0", "art-2"].common == signs["art-1", "art-2"].common
