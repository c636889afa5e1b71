"""What the status bar tells of several selected cells."""

from decimal import Decimal

import pytest

from perfdesk.core.dashboard import Cell
from perfdesk.core.figures import Form
from perfdesk.core.measures import Unit
from perfdesk.core.wording.selection import SelectedCell, selection_in_words


def percent(text: str) -> SelectedCell:
    value = Decimal(text.rstrip("%"))
    return SelectedCell(Cell(text, value, 1, Form.PERCENT), Unit.PERCENT)


def count(text: str) -> SelectedCell:
    if text.endswith("k"):
        return SelectedCell(Cell(text, Decimal(text[:-1]) * 1000, 1, Form.THOUSANDS), Unit.COUNT)
    return SelectedCell(Cell(text, Decimal(text.replace(",", "")), 0), Unit.COUNT)


def rate(text: str) -> SelectedCell:
    return SelectedCell(Cell(text, Decimal(text), 1), Unit.RATE)


def words(text: str, unit: Unit = Unit.PERCENT) -> SelectedCell:
    return SelectedCell(Cell(text), unit)


@pytest.mark.parametrize(
    ("selected", "said"),
    [
        ([], ""),
        ([percent("89.6%")], ""),
        ([percent("89.6%"), words("")], ""),
        ([percent("89.6%"), percent("87.8%")], "Count 2, average 88.7%"),
        ([count("3,856"), count("4,304")], "Count 2, sum 8,160, average 4,080.0"),
        ([count("137.2k"), count("140.1k")], "Count 2, sum 277.3k, average 138.7k"),
        ([count("137.2k"), count("4,304")], "Count 2, sum 141,504, average 70,752.0"),
        ([rate("5.4"), rate("7.0")], "Count 2, average 6.2"),
        ([percent("89.6%"), rate("5.4")], "Count 2, in different units"),
        ([words("High"), words("Low", Unit.RATE)], "Count 2"),
        ([percent("1.0%"), words("Due June 2022")], "Count 2"),
        (
            [percent("89.6%"), percent("87.8%"), words("N/A")],
            "Count 3, average of 2 numbers 88.7%",
        ),
    ],
)
def test_that_only_counts_are_summed(selected: list[SelectedCell], said: str) -> None:
    assert selection_in_words(selected) == said
