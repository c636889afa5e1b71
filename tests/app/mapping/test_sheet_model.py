"""A sheet as it is, and what each of its rows and columns is to the table."""

from collections.abc import Sequence
from typing import overload

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from perfdesk.app.mapping.sheet_model import ColumnUse, RowKind, SheetModel, SheetRole
from perfdesk.importing.formats.extract import RawValue, Sheet
from perfdesk.importing.tables.finding import FoundTable, tables_of

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
SPOKEN = Qt.ItemDataRole.AccessibleTextRole

SHEET = Sheet(
    "Loans",
    [
        ["Library loans by branch", "", ""],
        ["", "", ""],
        ["Branch", "2022/23", "2023/24"],
        ["Community libraries", "", ""],
        ["One", 1200, 1300],
        ["Two", 300, 400],
        ["Three", 20, 10],
        ["Total", 1520, 1710],
        ["", "", ""],
        ["Source: the library system", "", ""],
    ],
    hidden_rows=frozenset({6}),
    fills={(7, 1): "FFF2CC"},
)


@pytest.fixture
def table() -> FoundTable:
    [found] = tables_of(SHEET)
    return found


@pytest.fixture
def model(qtbot: QtBot, table: FoundTable) -> SheetModel:
    model = SheetModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_sheet(SHEET)
    uses = {1: ColumnUse("Branch or group", "sure"), 2: ColumnUse("Not used", is_used=False)}
    model.show_table(table, uses)
    return model


def test_that_rows_and_columns_are_named_as_in_a_spreadsheet(model: SheetModel) -> None:
    assert [model.headerData(column, ACROSS) for column in range(3)] == ["A", "B", "C"]
    assert [model.headerData(row, DOWN) for row in (0, 9)] == ["1", "10"]
    assert model.index(4, 2).data() == "1300"


def test_that_each_row_has_a_word_for_what_it_is(model: SheetModel) -> None:
    kinds = [model.kind_of(row) for row in range(1, 11)]
    assert kinds == [
        RowKind.NOTE,
        RowKind.BLANK,
        RowKind.HEADING,
        RowKind.SECTION,
        RowKind.DATA,
        RowKind.DATA,
        RowKind.DATA,
        RowKind.TOTAL,
        RowKind.BLANK,
        RowKind.FOOTNOTE,
    ]


def test_that_cells_and_heads_speak(model: SheetModel) -> None:
    assert model.index(7, 0).data(SPOKEN) == "A8, total, Total"
    assert model.index(4, 1).data(SPOKEN) == "B5, 1200"
    assert model.index(1, 1).data(SPOKEN) == "B2, empty"
    assert model.index(6, 0).data(SPOKEN) == "A7, Three, coloured"
    assert model.index(6, 0).data(SheetRole.FILL) == "FFF2CC"
    assert model.index(5, 0).data(SheetRole.FILL) == ""
    assert model.headerData(0, ACROSS, SPOKEN) == "Column A, Branch or group, sure"
    assert model.headerData(2, ACROSS, SPOKEN) == "Column C"
    assert model.headerData(5, DOWN, SPOKEN) == "Row 6, data, hidden"
    assert model.headerData(1, DOWN, SPOKEN) == "Row 2, blank"


def test_that_hidden_rows_and_columns_not_used_are_told(model: SheetModel) -> None:
    assert model.index(5, 0).data(SheetRole.HIDDEN)
    assert not model.index(4, 0).data(SheetRole.HIDDEN)
    inside = [model.index(4, column).data(SheetRole.INSIDE) for column in range(3)]
    assert inside == [True, False, True]


def test_that_a_sheet_without_a_table_is_shown_all_the_same(qtbot: QtBot) -> None:
    model = SheetModel()
    assert model.rowCount() == model.columnCount() == 0
    model.show_sheet(SHEET)
    assert (model.rowCount(), model.columnCount()) == (10, 3)
    assert {model.kind_of(row) for row in range(1, 11)} == {RowKind.OUTSIDE}


class Lines(Sequence[Sequence[RawValue]]):
    """A hundred thousand rows that count how many of them are asked for."""

    def __init__(self) -> None:
        self.asked = 0

    def __len__(self) -> int:
        return 100_000

    @overload
    def __getitem__(self, at: int) -> Sequence[RawValue]: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[RawValue]]: ...

    def __getitem__(self, at: int | slice) -> Sequence[RawValue] | Sequence[Sequence[RawValue]]:
        self.asked += 1
        if isinstance(at, int) and at >= len(self):
            raise IndexError
        return ["a", "b"] if isinstance(at, int) else []


def test_that_nothing_of_a_long_sheet_is_copied(qtbot: QtBot) -> None:
    lines = Lines()
    sheet = Sheet("Long", lines)
    assert sheet.width == 2
    lines.asked = 0
    model = SheetModel()
    model.show_sheet(sheet)
    assert lines.asked == 0
    assert model.index(99_999, 1).data() == "b"
    assert lines.asked < 5
