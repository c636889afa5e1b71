"""Names of files are those of the pattern, and such that every system takes them."""

from datetime import date

import pytest

from perfdesk.app.exports.names import file_name
from tests.exporting.workbook.boards import board

TODAY = date(2024, 6, 3)


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{title} {position}", "Performance 2023-24"),
        ("Appendix A {date}", "Appendix A 2024-06-03"),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f"),
        ("  spaced   out. ", "spaced out"),
        ("con", "con_"),
        ("LPT1.old", "LPT1.old_"),
        (
            "Perfformiad Gwasanaethau Cymdeithasol \u0175",
            "Perfformiad Gwasanaethau Cymdeithasol \u0175",
        ),
        (" . ", ""),
        ("{council}", "{council}"),
    ],
)
def test_that_a_pattern_is_filled_in(pattern: str, name: str) -> None:
    assert file_name(pattern, board(), TODAY) == name


def test_that_a_name_leaves_room_for_the_folder() -> None:
    assert len(file_name("{title}", board(title="Long " * 100), TODAY)) <= 120
