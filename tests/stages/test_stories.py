from itertools import permutations

from stemma.settings import Settings
from stemma.stages.stories import find_stories

from .newsroom import APART, COPY, ORIGIN, OTHER_YEAR, RETOLD, article, read


def groups(*rows):
    stories = find_stories(rows, [read(row) for row in rows], Settings())
    return {frozenset(key.removeprefix("art-") for key in story.articles) for story in stories}


def test_copies_and_retellings_tell_one_story():
    rows = article("a", ORIGIN), article("b", COPY), article("c", RETOLD), article("d", OTHER_YEAR)
    assert groups(*rows) == {frozenset("abc"), frozenset("d")}


def test_the_like_event_of_another_year_stays_out():
    rows = (
        article("a", ORIGIN, at="2024-03-05T20:00:00"),
        article("b", RETOLD, at="2024-03-06T08:00:00"),
        article("c", ORIGIN.replace("seven", "nine"), at="2019-03-05T20:00:00"),
    )
    assert groups(*rows) == {frozenset("ab"), frozenset("c")}


def test_an_undated_retelling_goes_with_what_it_retells():
    rows = (
        article("a", ORIGIN, at="2024-03-05T20:00:00"),
        article("b", "The footbridge over the Orrin at Fenwick was reopened.", at="2003-05-01T10:00:00"),
        article("c", RETOLD),
    )
    assert frozenset("ac") in groups(*rows)


def test_a_quotation_joins_an_account_that_shares_little_else():
    quoted = (
        APART
        + "\n\n“We asked for the money twice and were told to paint it,” somebody shouted at the Orrin footbridge."
    )
    rows = article("a", ORIGIN), article("b", COPY), article("c", quoted)
    assert groups(*rows) == {frozenset("abc")}


def test_a_lone_article_is_a_story_of_its_own():
    assert groups(article("a", APART)) == {frozenset("a")}
    assert find_stories([], [], Settings()) == []


def test_stories_do_not_depend_on_the_order_of_input():
    rows = [article("a", ORIGIN), article("b", COPY), article("c", APART), article("d", OTHER_YEAR)]
    results = {tuple(find_stories(order, [read(r) for r in order], Settings())) for order in permutations(rows)}
    assert len(results) == 1
