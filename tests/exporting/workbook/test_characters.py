"""Text and names that Excel takes without repair."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.exporting.workbook.characters import printable, sheet_names


def test_that_a_character_excel_refuses_is_visibly_replaced() -> None:
    assert printable("a\x00b\x1fc\ufffe") == "a\ufffdb\ufffdc\ufffd"
    assert printable("half \ud83d of a pair") == "half \ufffd of a pair"


def test_that_line_ends_and_tabs_become_what_a_cell_knows() -> None:
    assert printable("one\r\ntwo\rthree\tfour") == "one\ntwo\nthree four"


def test_that_text_beyond_what_a_cell_holds_ends_in_an_ellipsis() -> None:
    cut = printable("\N{GRINNING FACE}" * 20_000)
    assert len(cut.encode("utf-16-le")) <= 2 * 32_767
    assert cut.endswith("\N{HORIZONTAL ELLIPSIS}")


def test_that_names_of_layers_become_names_of_sheets() -> None:
    assert sheet_names(("Prevent need", "Meet need")) == ("Prevent need", "Meet need")
    assert sheet_names(("Adults/Carers: [2024]?",)) == ("Adults-Carers- -2024--",)
    assert sheet_names(("'Quoted'", "")) == ("Quoted", "Layer")


def test_that_two_names_differ_in_more_than_case_and_from_those_taken() -> None:
    assert sheet_names(("Delay", "DELAY", "data", "History"), taken=("Data",)) == (
        "Delay",
        "DELAY (2)",
        "data (2)",
        "History (2)",
    )


@given(st.lists(st.text(max_size=60), max_size=6))
@settings(max_examples=100)
def test_that_any_texts_make_names_that_excel_accepts(texts: list[str]) -> None:
    names = sheet_names(tuple(texts), taken=("Charts",))
    assert len({name.casefold() for name in (*names, "Charts")}) == len(texts) + 1
    for name in names:
        assert 1 <= len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert name.strip("'") == name
