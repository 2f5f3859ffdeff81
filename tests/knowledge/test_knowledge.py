"""The knowledge files: whole, free of contradictions, and found by the names that news uses."""

from __future__ import annotations

from pathlib import Path

import pytest

import stemma.knowledge
from stemma.knowledge import Knowledge, KnowledgeError, load_knowledge


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def test_the_lists_are_long_enough_to_be_a_news_desks(knowledge: Knowledge) -> None:
    assert len(knowledge.outlets) >= 400
    assert sum(agency.kind == "agency" for agency in knowledge.agencies) >= 80
    assert {press.kind for press in knowledge.outlets} == {"outlet"}
    assert {press.kind for press in knowledge.agencies} == {"agency", "photo", "release"}


@pytest.mark.parametrize(
    ("name", "found", "kind"),
    [
        ("AP", "The Associated Press", "agency"),
        ("THE ASSOCIATED PRESS", "The Associated Press", "agency"),
        ("Agence France Presse", "Agence France-Presse", "agency"),
        ("CTK", "ČTK", "agency"),
        ("Xinhua News Agency", "Xinhua", "agency"),
        ("Getty Images", "Getty Images", "photo"),
        ("PR Newswire", "PR Newswire", "release"),
        ("NYT", "The New York Times", "outlet"),
        ("the new york times", "The New York Times", "outlet"),
        ("El Pais", "El País", "outlet"),
        ("Suddeutsche Zeitung", "Süddeutsche Zeitung", "outlet"),
        ("Novaya Gazeta Europe", "Novaya Gazeta", "outlet"),
        ("Al-Jazeera", "Al Jazeera", "outlet"),
        ("Financial  Times", "Financial Times", "outlet"),
        ("Українська правда", "Ukrainska Pravda", "outlet"),
        # who writes for others, by the names in their credits
        ("NYT News Service", "The New York Times News Service", "agency"),
        ("HealthDay Reporter", "HealthDay", "agency"),
        ("Maghreb Arabe Presse", "Agence Maghreb Arabe Presse", "agency"),
        ("Local Democracy Reporter", "Local Democracy Reporting Service", "agency"),
        ("Storyful", "Storyful", "photo"),
        # papers of towns, and newsrooms of states
        ("PennLive", "The Patriot-News", "outlet"),
        ("Roanoke Times", "The Roanoke Times", "outlet"),
        ("CT Mirror", "Connecticut Mirror", "outlet"),
    ],
)
def test_names_as_news_writes_them(knowledge: Knowledge, name: str, found: str, kind: str) -> None:
    press = knowledge.press(name)
    assert press is not None
    assert (press.name, press.kind) == (found, kind)


@pytest.mark.parametrize("name", ["", "the", "Times Square", "Associated", "Reuter", "x" * 100_000])
def test_other_names_are_not_press(knowledge: Knowledge, name: str) -> None:
    assert knowledge.press(name) is None


@pytest.mark.parametrize(
    "name", ["Time", "The Week", "The Sun", "Mirror", "The Independent", "The Nation", "PA", "The Blade", "Documented"]
)
def test_words_that_are_also_names_are_marked(knowledge: Knowledge, name: str) -> None:
    assert knowledge.press(name) is not None
    assert knowledge.is_ambiguous(name)


@pytest.mark.parametrize("name", ["Reuters", "Daily Mirror", "The New York Times", "TASS", "Kyodo News"])
def test_names_that_stand_by_themselves_are_not(knowledge: Knowledge, name: str) -> None:
    assert not knowledge.is_ambiguous(name)


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("www.nytimes.com", "The New York Times"),
        ("EDITION.CNN.COM:443", "CNN"),
        ("news.bbc.co.uk.", "BBC"),
        ("timesofindia.indiatimes.com", "The Times of India"),
        ("economictimes.indiatimes.com", "The Economic Times"),
        ("spectator.sme.sk", "The Slovak Spectator"),
        ("www.sme.sk", "SME"),
    ],
)
def test_hosts_fall_back_to_the_domain_above(knowledge: Knowledge, host: str, found: str) -> None:
    press = knowledge.by_domain(host)
    assert press is not None
    assert press.name == found


@pytest.mark.parametrize("host", ["", ".", "com", "co.uk", "notcnn.com", "cnn.com.evil.example", "a." * 50_000 + "b"])
def test_other_hosts_are_nobodys(knowledge: Knowledge, host: str) -> None:
    assert knowledge.by_domain(host) is None


def test_every_name_and_domain_finds_its_bearer_or_an_ambiguous_one(knowledge: Knowledge) -> None:
    for press in knowledge.outlets + knowledge.agencies:
        for name in (press.name, *press.aliases):
            assert knowledge.press(name) == press or knowledge.is_ambiguous(name), name
        for domain in press.domains:
            assert knowledge.by_domain("www." + domain) == press


def test_no_entry_says_a_thing_twice(knowledge: Knowledge) -> None:
    for press in knowledge.outlets + knowledge.agencies:
        assert len(set(press.aliases)) == len(press.aliases), press
        assert {*press.ambiguous} <= {press.name, *press.aliases}, press
    names = [press.name for press in knowledge.outlets + knowledge.agencies]
    assert len(set(names)) == len(names)


def test_word_lists_are_lower_case_and_numbered(knowledge: Knowledge) -> None:
    for words in (knowledge.media_words, knowledge.office_words, knowledge.platforms, knowledge.titles):
        assert words
        assert all(word == word.casefold().strip() for word in words)
    assert (knowledge.months["sept"], knowledge.weekdays["monday"]) == (9, 1)
    assert set(knowledge.months.values()) == set(range(1, 13))
    assert set(knowledge.weekdays.values()) == set(range(1, 8))
    assert {"herald", "news agency"} <= knowledge.media_words
    assert {"ministry", "coast guard"} <= knowledge.office_words
    assert "say" in {verb for group in knowledge.speech.verbs.values() for verb in group}


def test_every_file_says_where_it_is_from() -> None:
    for file in Path(stemma.knowledge.__file__).parent.glob("*.toml"):
        head = file.read_text(encoding="utf-8")[:1000].lower()
        assert head.startswith("#"), file
        assert "compiled" in head, file


def with_files(monkeypatch: pytest.MonkeyPatch, **changed: str) -> None:
    files = {file.name: file.read_bytes() for file in Path(stemma.knowledge.__file__).parent.glob("*.toml")}
    files |= {f"{name}.toml": text.encode() for name, text in changed.items()}
    monkeypatch.setattr(stemma.knowledge, "_read_files", lambda: files)


@pytest.mark.parametrize(
    ("outlets", "message"),
    [
        ("world = [", r"outlets\.toml: "),
        ("world = 3", r"outlets\.toml: world: a list"),
        ("world = [{aliases = ['A']}]", r"outlets\.toml: world: entry 1: a name"),
        ("world = [{name = 'A B'}, {name = 'C D', alias = ['E']}]", r"entry 2 \(C D\): unknown field 'alias'"),
        ("world = [{name = 'A B', kind = 'blog'}]", r"entry 1 \(A B\): kind 'blog'"),
        ("world = [{name = 'A B', domains = [3]}]", r"entry 1 \(A B\): domains"),
        ("world = [{name = 'A B', domains = ['https://a.example/x']}]", "A B: 'https://a.example/x' is no plain"),
        ("world = [{name = 'A', domains = ['a.example']}, {name = 'B', domains = ['a.example']}]", r"belongs to A"),
        ("world = [{name = 'A B'}, {name = 'C D', aliases = ['the a b']}]", r"C D: 'the a b' is also A B: mark it"),
    ],
)
def test_a_bad_entry_is_named(monkeypatch: pytest.MonkeyPatch, outlets: str, message: str) -> None:
    with_files(monkeypatch, outlets=outlets)
    with pytest.raises(KnowledgeError, match=message):
        load_knowledge()


@pytest.mark.parametrize(
    ("modality", "message"),
    [
        ("words = 3", r"modality\.toml: signatures: a table"),
        ("[signatures]\ndo = ['none']\n[words]", r"signatures: do: three standings"),
        ("[signatures]\ndo = ['none', 'same', 'none', 'same']\n[words]", r"signatures: do: three standings"),
        ("[signatures]\n[words]\ndo = ['manage']", r"words: do: no signature"),
        (
            "[signatures]\na = ['none', 'none', 'none', 'same']\nb = ['none', 'none', 'none', 'same']\n"
            "[words]\na = ['try']\nb = ['try']\n[nouns]\n[irregular]\n[hedges]",
            r"words: b: 'try' is also of a",
        ),
        (
            "[signatures]\na = ['none', 'none', 'none', 'same']\n[words]\na = ['try']\n[nouns]\n[irregular]\n"
            "[hedges]\na = 'hoped'",
            r"hedges: a: a hedge",
        ),
    ],
)
def test_a_governing_word_amiss_is_named(monkeypatch: pytest.MonkeyPatch, modality: str, message: str) -> None:
    with_files(monkeypatch, modality=modality)
    with pytest.raises(KnowledgeError, match=message):
        load_knowledge()


def test_governing_words_are_lower_case_and_hedge_by_group(knowledge: Knowledge) -> None:
    modality = knowledge.modality
    assert all(word == word.casefold().strip() and word.count(" ") < 2 for word in modality.groups)
    assert (modality.groups["rule out"], modality.hedges["plan"], modality.irregular["thought"]) == (
        "deny",
        "expected",
        "think",
    )


def test_a_shared_name_goes_to_its_first_bearer_when_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    with_files(monkeypatch, outlets="world = [{name = 'The Lamp'}, {name = 'Lamp (Norland)', ambiguous = ['Lamp']}]")
    knowledge = load_knowledge()
    found = knowledge.press("Lamp")
    assert found is not None
    assert (found.name, knowledge.is_ambiguous("The Lamp")) == ("The Lamp", True)


def test_the_digest_follows_the_files(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    assert load_knowledge().digest == knowledge.digest
    with_files(monkeypatch, outlets="world = []")
    assert load_knowledge().digest != knowledge.digest


def test_a_missing_file_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stemma.knowledge, "_read_files", dict)
    with pytest.raises(KnowledgeError, match=r"agencies\.toml: missing"):
        load_knowledge()
