"""Bylines and credits: who wrote, and whose report it is."""

from __future__ import annotations

import pytest

from stemma.knowledge import load_knowledge
from stemma.language.bylines import PressJudge, is_byline, is_names, read_byline, same_press, source_of, tidy_name
from stemma.language.credits import find_dateline, foot_sources, is_sign_off, sign_alone, tail_sign
from stemma.language.lines import Line
from stemma.language.mastheads import Supports, find_outlet

KNOWLEDGE = load_knowledge()
JUDGE = PressJudge(KNOWLEDGE, "She told Norwire by telephone. Halwire could not independently verify the report.")


def line(text: str, start: int = 0) -> Line:
    return Line(start, start + len(text), text, True)


@pytest.mark.parametrize(
    ("words", "persons", "press"),
    [
        ("By Ada Lund", ("Ada Lund",), ()),
        ("By ADA LUND and BO SUND, Associated Press", ("Ada Lund", "Bo Sund"), ("The Associated Press",)),
        ("By Ada Lund, Norwire, Port Salt", ("Ada Lund",), ("Norwire",)),
        ("By HALWIRE", (), ("Halwire",)),
        ("By Reuters Staff", (), ("Reuters",)),
        ("By Ada Lund, CNN Science Correspondent", ("Ada Lund",), ("CNN",)),
        ("Ada Lund, Harbour Editor", ("Ada Lund",), ()),
        ("By Ada Lund and Bo Sund | Norwick Gazette", ("Ada Lund", "Bo Sund"), ("Norwick Gazette",)),
        ("By Ada Lund 4 May 2031", ("Ada Lund",), ()),
        ("By Staff Reporter", (), ()),
        ("By dpa", (), ("Deutsche Presse-Agentur",)),
        ("By Ada Lund, dpa", ("Ada Lund",), ("Deutsche Presse-Agentur",)),
        ("By Ada Lund/AFP", ("Ada Lund",), ("Agence France-Presse",)),
        ("Ada Lund (Reuters)", ("Ada Lund",), ("Reuters",)),
        ("By ADA LUND Associated Press", ("Ada Lund",), ("The Associated Press",)),
        ("By Ada Lund HealthDay Reporter", ("Ada Lund",), ("HealthDay",)),
        ("By Ada Lund, Local Democracy Reporter", ("Ada Lund",), ("Local Democracy Reporting Service",)),
        ("By Ada Lund AP", ("Ada Lund",), ("The Associated Press",)),
        ("By Ada Maria Andina", ("Ada Maria Andina",), ()),  # an agency's name, and hers
        ("By PA Reporter", (), ("PA Media",)),
        ("By Ada Lund, KXAN", ("Ada Lund",), ()),  # her own station
        ("By Agencies", (), ()),
        ("By Ada Lund, Travel Reporter", ("Ada Lund",), ()),  # what she is
        ("By Ada Lund, Hollywood Reporter", ("Ada Lund",), ("The Hollywood Reporter",)),
        ("Ada Lund, companies reporter", ("Ada Lund",), ()),
        ("Our harbour reporter, Ada Lund", ("Ada Lund",), ()),
        ("By Quay Online", (), ()),
        ("By Gazette staff, 4 May 2031, 13:15", (), ()),  # the page's own Gazette
        ("By Argus Reporters", (), ()),
        ("Reuters and Gazette staff", (), ("Reuters",)),
        ("By Ada Lund, Gazette", ("Ada Lund",), ("Gazette",)),  # some Gazette
        ("Volunta · Wednesday 4 May 2031 · 11.45", (), ("Volunta",)),
        ("Ostwick Wire", (), ("Ostwick Wire",)),
        ("By Ada Lund, professor at the Harbour School", ("Ada Lund",), ()),
    ],
)
def test_bylines_are_read(words: str, persons: tuple[str, ...], press: tuple[str, ...]) -> None:
    byline = read_byline(words, JUDGE)
    assert byline.persons == persons
    assert tuple(source.name for source in byline.press) == press


@pytest.mark.parametrize(
    "words", ["By noon the ship had gone.", "By then, the pier was on fire", "byways of the north"]
)
def test_sentences_are_no_bylines(words: str) -> None:
    assert not is_byline(words)


def test_names_alone_are_a_byline() -> None:
    assert is_names("Marta Brekke and Bo Sund", KNOWLEDGE)
    assert is_names("MARTA BREKKE", KNOWLEDGE)
    assert not is_names("Latest News", KNOWLEDGE)
    assert not is_names("Norwick Pier Company", KNOWLEDGE)
    assert not is_names("New York", KNOWLEDGE)
    assert not is_names("Port Salt, 4 May 2031, 09:00", KNOWLEDGE)


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("PORT SALT, Norland, May 4 (Norwire) - The pier burned.", "Norwire"),
        ("PORT SALT (Halwire) — The pier burned.", "Halwire"),
        ("NEW YORK (AP) — The pier burned.", "The Associated Press"),
        ("May 4 (Reuters) - The pier burned.", "Reuters"),
        ("(CNN) - The pier burned.", "CNN"),
        ("LONDON — AFP — The pier burned.", "Agence France-Presse"),
    ],
)
def test_datelines_credit(words: str, source: str) -> None:
    found = find_dateline(line(words, 7), JUDGE)
    assert found is not None and found.source is not None and found.source.name == source
    assert words[found.start - 7 : found.end - 7] == found.words


@pytest.mark.parametrize(
    "words",
    ["COLUMBIA, Mo. (KMXX) — The pier burned.", "The Pier Company (Pierco) - which burned", "LONDON — The pier"],
)
def test_datelines_that_credit_nobody(words: str) -> None:
    found = find_dateline(line(words), JUDGE)
    assert found is None or found.source is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("© 2031 The Associated Press. All rights reserved.", [("The Associated Press", "licence")]),
        ("This story was originally published by Norwick Gazette.", [("Norwick Gazette", "foot")]),
        ("Source: Reuters", [("Reuters", "foot")]),
        ("Associated Press writer Ada Lund contributed to this report.", [("The Associated Press", "foot")]),
        ("© 2031 Norwick Pier Ltd", []),
    ],
)
def test_feet_credit(words: str, expected: list[tuple[str, str]]) -> None:
    assert [(source.name, where) for source, where in foot_sources(words, JUDGE)] == expected


def test_signatures() -> None:
    assert is_sign_off("(Reporting by Ada Lund in Port Salt; editing by Bo Sund)")
    assert not is_sign_off("The ministry is reporting by region.")
    found = sign_alone("— Reuters", JUDGE)
    assert found is not None and found.name == "Reuters"
    signed = tail_sign(line("The pier will be rebuilt, he said. — AFP"), JUDGE)
    assert signed is not None and signed[0].name == "Agence France-Presse"


def test_sources_and_names() -> None:
    assert source_of("Norwire", "agency") != source_of("Norwire", "outlet")
    assert tidy_name("NORWICK EVENING POST") == "Norwick Evening Post"
    assert same_press("Norwick", "Norwick News", KNOWLEDGE)
    assert not same_press("Reuters", "AFP", KNOWLEDGE)


@pytest.mark.parametrize(
    ("lines", "name", "credited", "outlet"),
    [
        (["NORWICK GAZETTE", "News | Sport | Letters"], "a.txt", [], "Norwick Gazette"),
        (["Saltvoice", "Home / News / Boats"], "02_saltvoice.txt", [], "Saltvoice"),
        (["Saltvoice", "The pier burned all night."], "b.txt", [], None),
        (["The pier burned all night, the Gazette says."], "01_gazette.txt", [], None),
        (["Reuters", "Pier burns"], "c.txt", ["Reuters"], None),
        (["PBD // Pier and Boat Desk", "Piers   Boats   Nets"], "pier-and-boat-desk.txt", [], "Pier and Boat Desk"),
    ],
)
def test_outlets_need_two_supports(lines: list[str], name: str, credited: list[str], outlet: str | None) -> None:
    rows, at = [], 0
    for text in lines:
        rows.append(line(text, at))
        at += len(text) + 1
    assert find_outlet(rows, ["label"] * len(rows), Supports(name, credited), KNOWLEDGE) == outlet


@pytest.mark.parametrize(
    ("byline", "page", "press"),
    [
        ("By Ann Lee and Bo Kray, Ostinat", "The dam broke on Tuesday.", ["Ostinat"]),
        ("By Ann Lee and Bo Kray, Ostinat", "The dam broke in Ostinat on Tuesday.", []),  # a town
        ("By Ann Lee and Bo Kray, OSTINAT", "The dam broke on Tuesday.", []),
        ("By Ann Lee and Bo Kray, Editor", "The dam broke on Tuesday.", []),  # a post
        ("By Ann Lee, Norway", "The dam broke on Tuesday.", []),  # a country
    ],
)
def test_a_last_word_that_is_no_town_is_the_agency(byline, page, press):
    judge = PressJudge(load_knowledge(), f"{byline}\n\n{page}")
    assert [source.name for source in read_byline(byline, judge).press] == press


DATELINES = [
    # an agency, or another newsroom: its report
    ("NEW YORK (AP) — The pier burned.", "The Associated Press"),
    ("NEW YORK, May 4 (Reuters) - The pier burned.", "Reuters"),
    ("May 4 (Reuters) - The pier burned.", "Reuters"),
    ("PORT SALT, May 4, 2031 (AFP) - The pier burned.", "Agence France-Presse"),
    ("BERLIN, 4 May (DPA) - The pier burned.", "Deutsche Presse-Agentur"),
    ("BEIJING, May 4 (Xinhua) -- The pier burned.", "Xinhua"),
    ("TOKYO (Kyodo) - The pier burned.", "Kyodo News"),
    ("SEOUL, May 4 (Yonhap) -- The pier burned.", "Yonhap News Agency"),
    ("New Delhi (ANI) - The pier burned.", "Asian News International"),
    ("MUMBAI, May 4 (PTI) - The pier burned.", "Press Trust of India"),
    ("LONDON — AFP — The pier burned.", "Agence France-Presse"),
    ("LONDON (PA Media) - The pier burned.", "PA Media"),
    ("(CNN) - The pier burned.", "CNN"),
    ("PORT SALT, Ohio (CNN) - The pier burned.", "CNN"),
    ("PORT SALT (Gray News) - The pier burned.", "Gray News"),
    ("PORT SALT, Fla. (NEXSTAR) – The pier burned.", "Nexstar Media Wire"),
    ("(NewsNation) — The pier burned.", "NewsNation"),
    ("(The Center Square) – The pier burned.", "The Center Square"),
    ("PORT SALT (StudyFinds) — The pier burned.", "StudyFinds"),
    ("PORT SALT (Bay City News) — The pier burned.", "Bay City News"),
    ("PORT SALT (RNS) — The pier burned.", "Religion News Service"),
    ("PORT SALT, Norland, May 4 (Norwire) - The pier burned.", "Norwire"),  # nobody knows it
    ("PORT SALT (Halwire) — The pier burned.", "Halwire"),
    # a station beside it
    ("PORT SALT, Calif. (KXLA/AP) — The pier burned.", "The Associated Press"),
    ("PORT SALT, Ohio (WDXN/AP) - The pier burned.", "The Associated Press"),
    ("PORT SALT (AP/KXLA) - The pier burned.", "The Associated Press"),
    ("PORT SALT, Tenn. (WKXN/NEXSTAR) — The pier burned.", "Nexstar Media Wire"),
    ("PORT SALT (CNN/KXLA) - The pier burned.", "CNN"),
    # a station alone: the page's own newsroom
    ("PORT SALT, Mo. (KMXX) — The pier burned.", None),
    ("LUBBOCK, Texas (KCXD) — The pier burned.", None),
    ("SALT LAKE CITY (KUXV) — The pier burned.", None),
    ("DAYTON, Ohio (WDXN) — The pier burned.", None),
    ("PORT SALT, Fla. (WFXA-TV) — The pier burned.", None),
    ("PORT SALT, Mich. (WXY) — The pier burned.", None),
    ("(KXLA) — The pier burned.", None),
    ("PORT SALT (FOX 13) — The pier burned.", None),
    ("PORT SALT (KXVU FOX 2) — The pier burned.", None),
    ("PORT SALT, Ark. (Channel 7) — The pier burned.", None),
    # no press at all
    ("LONDON — The pier burned.", None),
    ("The Pier Company (Pierco) - which burned - was new.", None),
    ("The board (he said) - and nobody else - burned it.", None),
    ("PORT SALT (Canada) — The pier burned.", None),
]


@pytest.mark.parametrize(("words", "source"), DATELINES, ids=[words for words, _ in DATELINES])
def test_datelines_credit_others_and_never_a_station(words: str, source: str | None) -> None:
    found = find_dateline(line(words), PressJudge(KNOWLEDGE, words))
    credited = found.source if found is not None else None
    assert (credited.name if credited else None) == source


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("dpa", "Deutsche Presse-Agentur"),  # small letters, as it writes itself
        ("AFP/dpa", "Agence France-Presse"),
        ("WAM", "WAM"),  # agencies with the letters of stations
        ("KUNA", "KUNA"),
        ("KCNA", "KCNA"),
        ("WSJ", "The Wall Street Journal"),
        ("CKXV", None),  # Canada's call signs
        ("CFXN Radio", None),
        ("DZXL", None),
        ("CBS Chicago", None),  # a network's own station
        ("NBC 5", None),
        ("ABC4", None),
        ("he said", None),
        ("Norwire", "Norwire"),
        ("KXLA/Norwire", "Norwire"),
    ],
)
def test_brackets_of_a_dateline(name: str, source: str | None) -> None:
    found = PressJudge(KNOWLEDGE, "The pier burned.").in_dateline(name, placed=True)
    assert (found.name if found else None) == source
