"""The cells around the one that a figure came from."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from perfdesk.core.building.lineage import Lineage, lineage_of
from perfdesk.core.figures import Content, Figure, FigureKey, FigureKind, Form, Reading
from perfdesk.core.lineage.little_sheet import (
    Mark,
    column_letters,
    column_number,
    little_sheet,
)
from perfdesk.core.sources import CellReference, SourceSnippet
from tests.store.published_packs import COUNCIL, REABLEMENT, YEAR, published_pack

KEY = FigureKey(REABLEMENT, COUNCIL.code, YEAR, FigureKind.LOCAL)
AT = CellReference("a" * 64, "Reablement Q4.xlsx", "Summary", "F12")
READING = Reading(
    "89.6%",
    Content.NUMBER,
    Decimal("89.6"),
    1,
    Form.PERCENT,
    Decimal(3856),
    Decimal(4304),
)
SNIPPET = SourceSnippet(
    AT, "E10", (("People", "4,304"), ("No need", "3,856"), ("Share", "89.6%"), ("Notes",))
)


def _sheet(cell: str) -> dict[str, Mark]:
    at = replace(AT, cell=cell)
    made = little_sheet(Lineage(Figure(KEY, READING, at), None, replace(SNIPPET, at=at)))
    assert made is not None
    return {each.name: each.mark for row in made.rows for each in row}


def test_that_letters_numbers_and_the_cell_itself_are_told() -> None:
    made = little_sheet(Lineage(Figure(KEY, READING, AT), None, SNIPPET))
    assert made is not None
    assert made.columns == ("E", "F")
    assert made.numbers == (10, 11, 12, 13)
    assert made.rows[2][1].spoken == "F12, 89.6%, the figure"
    assert made.rows[3][1].spoken == "F13, empty"


def test_that_the_counts_behind_the_figure_are_marked_where_they_stand() -> None:
    marks = _sheet("F12")
    assert marks["F10"] is marks["F11"] is Mark.COUNT
    assert marks["F12"] is Mark.SOURCE
    assert marks["E10"] is Mark.NONE


def test_that_every_cell_of_a_range_is_marked() -> None:
    marks = _sheet("E12:F13")
    assert {name for name, mark in marks.items() if mark is Mark.SOURCE} == {
        "E12",
        "F12",
        "E13",
        "F13",
    }


def test_that_a_figure_without_kept_cells_has_no_sheet() -> None:
    assert little_sheet(Lineage(Figure(KEY, READING, AT))) is None
    odd = replace(SNIPPET, first="somewhere")
    assert little_sheet(Lineage(Figure(KEY, READING, AT), None, odd)) is None


def test_that_a_published_pack_shows_the_cells_that_it_keeps() -> None:
    lineage = lineage_of(published_pack(), KEY)
    assert lineage is not None
    made = little_sheet(lineage)
    assert made is not None
    marked = [each for row in made.rows for each in row if each.mark is Mark.SOURCE]
    assert [each.text for each in marked] == ["89.6%"]


def test_that_letters_and_numbers_of_columns_go_both_ways() -> None:
    for number, letters in ((1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")):
        assert column_letters(number) == letters
        assert column_number(letters) == number
