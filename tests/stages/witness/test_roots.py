"""Where a word comes from: one matter in each test, and the root of everybody who tells it."""

from __future__ import annotations

from stages.witness.hearing import Hearing

from stemma.stages.lineage import descent_graph
from stemma.stages.witness.roots import Root, draw_line, find_roots
from stemma.stages.witness.speakers import know_speakers

ABARA, BOARD, POLICE = "person Ines Abara", "office Harbour Board", "office Norwick Police"
GATE = "The sluice gate at Norwick failed at noon"
SAID = GATE + ", Ines Abara said."
OFFICIALS, KEEPERS = "anonymous officials", "anonymous two lock keepers"


def test_a_named_person_is_the_root_wherever_she_is_heard() -> None:
    story = Hearing()
    heard = [story.says(paper, SAID, ABARA, words=GATE) for paper in ("Gazette", "Herald")]
    assert story.roots() == dict.fromkeys(heard, "Ines Abara")


def test_a_named_person_is_the_root_through_whomever_she_was_heard() -> None:
    story = Hearing()
    heard = story.says("Herald", SAID, ABARA, words=GATE, via=("outlet Norwick Gazette",))
    assert story.roots() == {heard: "Ines Abara"}


def test_papers_that_speak_for_themselves_are_each_their_own_root() -> None:
    story = Hearing()
    a, b = story.says("Gazette", GATE + "."), story.says("Herald", GATE + ".")
    assert story.roots() == {a: "Gazette", b: "Herald"}


def test_own_words_beside_those_of_a_named_person_rest_on_her() -> None:
    story = Hearing()
    own = story.says("Gazette", GATE + ".")
    said = story.says("Gazette", "“The gate at Norwick failed,” Ines Abara said.", ABARA)
    assert story.roots() == {own: "Ines Abara", said: "Ines Abara"}


def test_the_own_voice_of_a_copy_goes_back_to_whom_its_parent_heard() -> None:
    story = Hearing()
    a, b = story.says("Gazette", SAID, ABARA, words=GATE), story.says("Herald", GATE + ".")
    story.copies("Herald", "Gazette")
    assert story.roots() == {a: "Ines Abara", b: "Ines Abara"}


def test_the_own_voice_of_a_copy_of_a_copy_goes_back_all_the_way() -> None:
    story = Hearing()
    heard = [story.says(paper, GATE + ".") for paper in ("Gazette", "Herald", "Ledger")]
    story.copies("Herald", "Gazette")
    story.copies("Ledger", "Herald")
    assert story.roots() == dict.fromkeys(heard, "Gazette")


def test_a_copy_that_skips_a_matter_hands_down_the_root_all_the_same() -> None:
    # The Herald stands between the two and leaves the gate out.
    story = Hearing()
    a, c = story.says("Gazette", GATE + "."), story.says("Ledger", GATE + ".")
    story.copies("Herald", "Gazette")
    story.copies("Ledger", "Herald")
    assert story.roots() == {a: "Gazette", c: "Gazette"}


def test_what_a_copy_adds_that_its_parent_does_not_tell_is_its_own() -> None:
    story = Hearing()
    own = story.says("Herald", GATE + ".")
    story.copies("Herald", "Gazette")  # the Gazette does not tell this matter
    assert story.roots() == {own: "Herald"}


def test_anonymous_words_in_a_copy_root_in_the_report_that_first_heard_them() -> None:
    story = Hearing()
    a = story.says("Gazette", GATE + ", two lock keepers said.", KEEPERS, words=GATE)
    b = story.says("Herald", GATE + ", two lock keepers said.", KEEPERS, words=GATE)
    story.copies("Herald", "Gazette")
    assert story.roots() == {a: "Gazette", b: "Gazette"}


def test_the_report_that_heard_them_keeps_how_it_described_them() -> None:
    story = Hearing()
    a = story.says("Gazette", GATE + ", two lock keepers said.", KEEPERS, words=GATE)
    b = story.says("Herald", GATE + ", people familiar with it said.", "anonymous people familiar", words=GATE)
    story.copies("Herald", "Gazette")
    articles = {row.id: row for row in story.articles()}
    speakers = know_speakers(list(story.statements.values()), list(story.sources.values()), articles)
    line = draw_line(descent_graph(story.edges, ()), dict.fromkeys(articles), (), speakers, {}, {})
    keepers = story.statements[a].source
    assert find_roots(list(story.statements.values()), speakers, line, {}) == {
        a: Root("art-Gazette", keepers),
        b: Root("art-Gazette", keepers, parent=a),
    }


def test_what_a_source_told_an_agency_that_nobody_has_roots_in_its_lost_report() -> None:
    story = Hearing()
    wire = story.lost("agency Northwire")
    told = GATE + ", a source told Northwire."
    a = story.says("Gazette", told, "anonymous a source", words=GATE, via=("agency Northwire",))
    b = story.says("Herald", told, "anonymous a source", words=GATE, via=("agency Northwire",))
    story.copies("Gazette", wire)
    assert story.roots() == {a: "lost Northwire", b: "lost Northwire"}


def test_without_a_row_for_the_report_the_agency_itself_stands_for_it() -> None:
    story = Hearing()
    told = GATE + ", a source told Northwire."
    a = story.says("Gazette", told, "anonymous a source", words=GATE, via=("agency Northwire",))
    assert story.roots() == {a: "Northwire"}


def test_what_is_laid_to_a_paper_in_hand_roots_in_its_article() -> None:
    story = Hearing()
    a = story.says("Gazette", GATE + ".")
    b = story.says("Herald", GATE + ", the Gazette reported.", "outlet Gazette", words=GATE)
    assert story.roots() == {a: "Gazette", b: "Gazette"}


def test_a_vaguer_source_in_a_copy_keeps_the_office_of_its_parent() -> None:
    story = Hearing()
    a = story.says("Gazette", GATE + ", the Harbour Board said.", BOARD, words=GATE)
    b = story.says("Herald", GATE + ", officials said.", OFFICIALS, words=GATE)
    story.copies("Herald", "Gazette")
    assert story.roots() == {a: "Harbour Board", b: "Harbour Board"}


def test_other_people_than_the_parent_has_stay_apart() -> None:
    story = Hearing()
    a = story.says("Gazette", GATE + ", the Harbour Board said.", BOARD, words=GATE)
    b = story.says("Herald", GATE + ", two lock keepers said.", KEEPERS, words=GATE)
    c = story.says("Ledger", GATE + ", Norwick Police said.", POLICE, words=GATE)
    story.copies("Herald", "Gazette")
    story.copies("Ledger", "Gazette")
    assert story.roots() == {a: "Harbour Board", b: "Herald", c: "Norwick Police"}


def test_the_report_in_a_copy_is_the_paper_that_its_parent_calls_by_its_title() -> None:
    story = Hearing()
    title = "document Review of the Norwick Locks"
    a = story.says("Gazette", GATE + ", the Review of the Norwick Locks found.", title, words=GATE)
    b = story.says("Herald", GATE + ", the report found.", "document the report", words=GATE)
    story.copies("Herald", "Gazette")
    assert story.roots() == {a: "Review of the Norwick Locks", b: "Review of the Norwick Locks"}


def test_siblings_share_the_lost_report_from_which_they_descend() -> None:
    story = Hearing()
    wire = story.lost("agency Northwire")
    a, b = story.says("Gazette", GATE + "."), story.says("Herald", GATE + ".")
    story.copies("Gazette", wire)
    story.copies("Herald", wire)
    assert story.roots() == {a: "lost Northwire", b: "lost Northwire"}


def test_what_one_sibling_alone_tells_is_not_laid_to_the_lost_report() -> None:
    story = Hearing()
    wire = story.lost("agency Northwire")
    own = story.says("Gazette", GATE + ".")
    story.copies("Gazette", wire)
    story.copies("Herald", wire)
    assert story.roots() == {own: "Gazette"}


def test_a_paper_that_only_cites_another_has_its_own_voice() -> None:
    story = Hearing()
    a, b = story.says("Gazette", GATE + "."), story.says("Herald", GATE + ".")
    story.copies("Herald", "Gazette", "cited")
    assert story.roots() == {a: "Gazette", b: "Herald"}


def test_a_statement_that_a_body_put_out_is_that_bodys_own_words() -> None:
    story = Hearing()
    a = story.says("Harbour Board", GATE + ".")
    b = story.says("Herald", GATE + ", the Harbour Board said.", BOARD, words=GATE)
    story.published("Harbour Board", None, "Statement on the sluice gate")
    assert story.roots() == {a: "Harbour Board", b: "Harbour Board"}
    assert len(story.weigh().claims[0].origins) == 1


def test_a_spokeswoman_speaks_for_her_body() -> None:
    story = Hearing()
    speaker = "a spokeswoman for the Harbour Board"
    a = story.says("Gazette", GATE + ", the Harbour Board said.", BOARD, words=GATE)
    b = story.says("Herald", f"{GATE}, {speaker} said.", f"anonymous {speaker}", words=GATE)
    assert story.roots() == {a: "Harbour Board", b: "Harbour Board"}


def test_an_editor_cannot_tell_who_the_sources_of_two_papers_are_and_neither_can_we() -> None:
    story = Hearing()
    a = story.says("Gazette", GATE + ", a source said.", "anonymous a source", words=GATE)
    b = story.says("Herald", GATE + ", a source said.", "anonymous a source", words=GATE)
    assert story.roots() == {a: "Gazette", b: "Herald"}
    assert story.weigh().claims[0].independent == (1, 2)


def test_what_is_laid_to_a_paper_in_hand_is_the_word_of_whom_that_paper_names() -> None:
    story = Hearing()
    a = story.says("Gazette", SAID, ABARA, words=GATE)
    b = story.says("Herald", GATE + ", the Gazette reported.", "outlet Gazette", words=GATE)
    assert story.roots() == {a: "Ines Abara", b: "Ines Abara"}


def test_unnamed_people_who_spoke_to_another_paper_are_not_the_one_it_names() -> None:
    story = Hearing()
    a = story.says("Gazette", SAID, ABARA, words=GATE)
    told = GATE + ", lock keepers told the Gazette."
    b = story.says("Herald", told, KEEPERS, words=GATE, via=("outlet Gazette",))
    assert story.roots() == {a: "Ines Abara", b: "Gazette"}


def test_papers_that_lay_their_words_to_each_other_have_roots_too() -> None:
    story = Hearing()
    a = story.says("Gazette", GATE + ", the Herald reported.", "outlet Herald", words=GATE)
    b = story.says("Herald", GATE + ", the Gazette reported.", "outlet Gazette", words=GATE)
    assert story.roots().keys() == {a, b}


def test_a_paper_that_is_read_as_a_body_or_person_is_that_paper() -> None:
    for kind in ("office", "person"):
        story = Hearing()
        a = story.says("Norwick Gazette", GATE + ".")
        b = story.says("Herald", GATE + ", the Norwick Gazette said.", f"{kind} Norwick Gazette", words=GATE)
        assert story.roots() == {a: "Norwick Gazette", b: "Norwick Gazette"}
        assert story.weigh().claims[0].independent == (1, 1)


def test_short_names_of_a_paper_in_hand_mean_it() -> None:
    story = Hearing()
    a = story.says("Norwick Press Agency", GATE + ".")
    b = story.says("Herald", GATE + ", Norwick reported.", "agency Norwick", words=GATE)
    assert story.roots() == {a: "Norwick Press Agency", b: "Norwick Press Agency"}


def test_the_same_words_in_quotation_marks_are_their_speakers_where_he_is_not_named() -> None:
    words = "“The gate was old and we had said so for years.”"
    story = Hearing()
    a = story.says("Gazette", words + " Ines Abara said.", ABARA, words=words)
    b = story.says("Herald", words)
    c = story.says("Ledger", words + " an official said.", OFFICIALS, words=words)
    assert story.roots() == dict.fromkeys((a, b, c), "Ines Abara")
