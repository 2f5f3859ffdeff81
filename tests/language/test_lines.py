from stemma.language.lines import split_lines

PAGE = "NORWICK 24 | Home | World | Dam breaks in the night | by Norwick Staff | 3 min read | "
STORY = "The dam at Skarsund broke on Tuesday night and forty houses stood in water by the morning. " * 7


def test_a_page_run_into_one_line_is_cut_at_its_bars():
    text = PAGE + STORY + "| About | Contact"
    lines = split_lines(text)
    assert [line.text for line in lines[:4]] == ["NORWICK 24", "Home", "World", "Dam breaks in the night"]
    assert lines[-1].text == "Contact"
    assert all(text[line.start : line.end] == line.text for line in lines)


def test_a_paragraph_with_a_bar_or_two_stays_whole():
    text = STORY + "Scores: Norwick 2 | Skarsund 1 | abandoned."
    assert len(split_lines(text)) == 1


def test_a_short_menu_is_one_line():
    assert len(split_lines("Home | World | Sport | Weather | Shop | Search | Log in")) == 1
