"""Who descends from whom, as an editor would tell it of an invented event."""

from itertools import permutations

import pytest

from stemma.model import Story
from stemma.settings import Settings
from stemma.stages.descent import trace_descent
from stemma.stages.kinship.clocks import _sureness
from stemma.stages.reuse import find_reuse

from .newsroom import APART, COPY, KNOWLEDGE, ORIGIN, RETOLD, SILENT, article, credited, read

EARLY, LATE = "2024-03-05T20:00:00", "2024-03-06T08:00:00"


def trace(*rows):
    readings = [read(row) for row in rows]
    story = Story("sto-x", "x", tuple(sorted(row.id for row in rows)))
    reuse = find_reuse(rows, readings, Settings())
    return trace_descent(story, rows, readings, reuse, KNOWLEDGE, Settings())


def edges(descent, *, cited=False):
    """(child, parent) with the reports by their source's name."""
    sources = {source.id: source.name for source in descent.sources}
    reports = {report.id: sources.get(report.source, "unnamed") for report in descent.reports}
    name = lambda key: reports.get(key, key.removeprefix("art-"))  # noqa: E731
    return {(name(d.child), name(d.parent)) for d in descent.derivations if cited or d.kind != "cited"}


def test_a_later_copy_descends_from_its_origin():
    descent = trace(article("a", ORIGIN, "Fenwick Gazette", EARLY), article("b", COPY, "Coast Daily", LATE))
    assert edges(descent) == {("b", "a")}
    (edge,) = descent.derivations
    assert edge.kind == "republished" and not edge.credited and edge.confidence > 0.8
    assert descent.story.origins == ("art-a",)


def test_a_retelling_descends_silently_and_says_why():
    descent = trace(article("a", ORIGIN, "Fenwick Gazette", EARLY), article("b", RETOLD, "Coast Daily", LATE))
    (edge,) = descent.derivations
    assert (edge.child, edge.parent, edge.kind) == ("art-b", "art-a", "rewritten")
    assert any("published earlier" in reason for reason in edge.reasons)
    assert set(edge.evidence) <= {row.id for row in find_reuse_of(descent, ORIGIN, RETOLD)}


def find_reuse_of(_descent, *texts):
    rows = [article(name, text) for name, text in zip("ab", texts, strict=True)]
    return find_reuse(rows, [read(row) for row in rows], Settings())


def test_without_dates_the_text_tells_which_came_first():
    descent = trace(article("a", ORIGIN, "Fenwick Gazette"), article("b", COPY, "Coast Daily"))
    assert edges(descent) == {("b", "a")}


def test_an_account_apart_is_its_own_origin():
    descent = trace(
        article("a", ORIGIN, "Fenwick Gazette", EARLY), article("b", COPY, None, LATE), article("c", APART, None, LATE)
    )
    assert edges(descent) == {("b", "a")}
    assert set(descent.story.origins) == {"art-a", "art-c"}


def test_naming_the_outlet_makes_a_little_enough():
    little = APART + "\n\nThe Fenwick Gazette reported that 42 people were crossing when two steel hangers snapped."
    descent = trace(article("a", ORIGIN, "Fenwick Gazette"), article("b", little, "Harbour Letter"))
    (edge,) = descent.derivations
    assert (edge.child, edge.parent, edge.credited) == ("art-b", "art-a", True)


def test_an_outlet_in_hand_that_is_only_named_is_cited():
    """A line of its own, though nothing else is shared; none to what came later."""
    named = APART + "\n\nA ferryman told the Fenwick Gazette that the river was high."
    first, later = article("a", ORIGIN, "Fenwick Gazette", EARLY), article("b", named, "Harbour Letter", LATE)
    descent = trace(first, later)
    assert ("b", "a") in edges(descent, cited=True)
    swapped = trace(article("a", ORIGIN, "Fenwick Gazette", LATE), article("b", named, "Harbour Letter", EARLY))
    assert ("a", "b") not in edges(swapped, cited=True)


def test_an_agency_that_nobody_gave_us_is_a_lost_report():
    text = APART + "\n\nTwo rescuers told Reuters that the water was too fast for divers."
    descent = trace(article("a", text, "Harbour Letter"))
    assert edges(descent, cited=True) == {("a", "Reuters")}
    (report,) = descent.reports
    assert report.article is None


def test_a_licensed_copy_stands_for_the_report_it_carries():
    carrier = credited(article("a", SILENT, "Coast Daily"), "Reuters")
    retold = article(
        "b", RETOLD + "\n\nReuters reported that a pushchair was found empty at Sallow Mill.", "Harbour Letter"
    )
    descent = trace(carrier, retold)
    assert edges(descent) == {("a", "Reuters"), ("b", "Reuters")}
    assert [report.article for report in descent.reports] == ["art-a"]
    assert descent.story.origins == (descent.reports[0].id,)


def test_two_that_carry_one_report_are_siblings_and_neither_stands_for_it():
    carriers = [
        credited(article("a", SILENT, "Coast Daily", EARLY), "Reuters", "dateline"),
        credited(article("b", COPY + "\n\nThe quay is closed.", "Harbour Letter", LATE), "Reuters"),
    ]
    descent = trace(*carriers, article("c", RETOLD, "Inland Post", LATE))
    assert edges(descent) == {("a", "Reuters"), ("b", "Reuters"), ("c", "Reuters")}
    assert [report.article for report in descent.reports] == [None]
    assert {(s.a, s.b) for s in descent.siblings} == {("art-a", "art-b"), ("art-a", "art-c"), ("art-b", "art-c")}


def test_slips_that_two_retellings_share_show_a_go_between():
    slip = RETOLD.replace("2003", "1983").replace("northern", "eastern").replace("ferryman", "gondolier")
    slip += "\n\nA corroded rivet is blamed by the harbourmaster's cousin."
    other = "\n\n".join(reversed(slip.split("\n\n"))).replace("Seven people were taken", "Seven were brought")
    descent = trace(
        article("a", ORIGIN, "Fenwick Gazette", EARLY),
        article("b", slip + "\n\nThe Fenwick Gazette reported it first.", "Coast Daily"),
        article("c", other + "\n\nThe Fenwick Gazette reported it first.", "Harbour Letter"),
    )
    assert {("b", "a"), ("c", "a")} <= edges(descent)
    (sibling,) = descent.siblings
    assert {sibling.a, sibling.b} == {"art-b", "art-c"}
    assert "1983" in sibling.reasons[0]


def test_a_statement_does_not_descend_from_what_reports_on_it():
    statement = "Statement by the Orrin Bridge Company\n\n" + ORIGIN.replace(
        "the Fenwick Gazette has learned", "we confirm"
    )
    descent = trace(article("a", statement, "Orrin Bridge Company"), article("b", RETOLD, "Coast Daily"))
    assert ("a", "b") not in edges(descent)


def test_nothing_is_its_own_ancestor_and_order_of_input_changes_nothing():
    rows = [
        article("a", ORIGIN, "Fenwick Gazette"),
        article("b", COPY, "Coast Daily"),
        article("c", RETOLD, "Harbour Letter"),
        article("d", COPY, "Inland Post"),
    ]
    results = {trace(*order) for order in permutations(rows)}
    assert len(results) == 1
    (descent,) = results
    above = {}
    for child, parent in edges(descent):
        above.setdefault(child, set()).add(parent)
    for start in above:
        seen, todo = set(), [start]
        while todo:
            for parent in above.get(todo.pop(), ()):
                assert parent != start
                todo += [parent] if parent not in seen else []
                seen.add(parent)


def test_copies_without_a_first_hang_from_a_text_that_is_not_in_hand():
    paragraphs = SILENT.split("\n\n")
    left = "\n\n".join(
        [*paragraphs[:5], "Buses on the Sallow line are turning back at the old brewery until further notice."]
    )
    right = "\n\n".join(
        [*paragraphs[:5], "The regatta on Sunday will start half a mile further down the river than planned."]
    )
    descent = trace(article("a", left, "Coast Daily"), article("b", right, "Harbour Letter"))
    (report,) = descent.reports
    assert report.source is None and report.article is None
    assert edges(descent) == {("a", "unnamed"), ("b", "unnamed")}
    assert [(s.a, s.b, s.report) for s in descent.siblings] == [("art-a", "art-b", report.id)]
    assert descent.story.origins == (report.id,)


def test_one_that_signs_its_agency_names_what_the_others_copied():
    paragraphs = SILENT.split("\n\n")
    left = "\n\n".join(
        [*paragraphs[:5], "Buses on the Sallow line are turning back at the old brewery until further notice."]
    )
    right = "\n\n".join(
        [*paragraphs[:5], "The regatta on Sunday will start half a mile further down the river than planned."]
    )
    quote = "“We asked for the money twice and were told to paint it,” an engineer told Reuters."
    descent = trace(
        article("a", left, "Coast Daily"), article("b", right, "Harbour Letter"), article("c", APART + "\n\n" + quote)
    )
    assert {("a", "Reuters"), ("b", "Reuters")} <= edges(descent)
    edge = next(d for d in descent.derivations if d.child == "art-a")
    assert not edge.credited and any("Reuters" in reason for reason in edge.reasons)


@pytest.mark.parametrize(
    ("first", "second", "weighs"),
    [
        ("2024-03-05T20:00:00", "2024-03-05T20:00:00", 0.7),  # minutes prove little
        ("2024-03-05T20:00:00", "2024-03-05T20:20:00", 1.35),
        ("2024-03-05T20:00:00", "2024-03-06T20:00:00", 3.0),  # same clock, for all we know
        ("2024-03-05T20:00:00+01:00", "2024-03-05T18:30:00+00:00", 0.0),
        ("2024-03-05T20:00:00+01:00", "2024-03-05T19:30:00-05:00", 2.99),  # 20:00 in Paris is 14:00 in New York
        ("2024-03-05T20:00:00+01:00", "2024-03-05T21:00:00", 0.0),  # whose clock?
        ("2024-03-05T08:00:00+01:00", "2024-03-05T18:00:00", 1.0),
        ("2024-03-05T08:00:00+01:00", "2024-03-06T18:00:00", 3.0),
    ],
)
def test_a_stamp_without_a_zone_proves_less(first, second, weighs):
    assert _sureness(first, second) == pytest.approx(weighs, abs=0.01)


def test_carriers_of_one_agency_that_share_nothing_carry_two_reports():
    descent = trace(
        credited(article("a", SILENT, "Coast Daily", EARLY), "Reuters", "dateline"),
        credited(article("b", COPY, "Harbour Letter", LATE), "Reuters", "dateline"),
        credited(article("c", APART, "Inland Post", LATE), "Reuters", "dateline"),
    )
    reuters = [report for report in descent.reports if report.source is not None]
    assert sorted(report.article or "lost" for report in reuters) == ["art-c", "lost"]


def test_a_name_that_came_with_the_text_is_no_second_credit():
    descent = trace(
        article("a", ORIGIN, "Fenwick Gazette", EARLY),
        article("b", "The Fenwick Gazette reported it first.\n\n" + RETOLD, "Coast Daily", "2024-03-06T07:00:00"),
        article("c", "The Fenwick Gazette reported it first.\n\n" + RETOLD, "Inland Post", LATE),
    )
    assert edges(descent) == {("b", "a"), ("c", "b")}


def test_what_two_share_and_nothing_orders_hangs_from_a_lost_report():
    turned = "\n\n".join(RETOLD.split("\n\n")[::-1])
    descent = trace(article("a", RETOLD, "Coast Daily"), article("b", turned, "Inland Post"))
    assert edges(descent) == {("a", "unnamed"), ("b", "unnamed")}
    (sibling,) = descent.siblings
    assert (sibling.a, sibling.b) == ("art-a", "art-b")


def test_a_lost_report_with_many_copies_makes_each_two_of_them_siblings():
    rows = [credited(article(key, SILENT, f"Paper {key.upper()}", LATE), "Reuters", "dateline") for key in "abcd"]
    descent = trace(*rows)
    assert {(s.a, s.b, s.kind) for s in descent.siblings} == {
        (f"art-{x}", f"art-{y}", "republished") for x in "abcd" for y in "abcd" if x < y
    }


def test_undated_versions_of_one_outlet_are_ordered_by_signs_of_editing():
    early = ORIGIN.replace("seven of them", "five of them").replace("eleven people", "nine people")
    later = ORIGIN + "\n\nOn Wednesday the council, which had met in the night, said that 47 people had been on it."
    descent = trace(article("a", later, "Fenwick Gazette"), article("b", early, "Fenwick Gazette"))
    (edge,) = descent.derivations
    assert (edge.child, edge.parent) == ("art-a", "art-b")
    assert any("by signs of editing" in reason for reason in edge.reasons)
