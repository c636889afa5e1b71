"""The figures of a chart as a table."""

from PySide6.QtCore import QModelIndex, Qt

from perfdesk.app.charts.chart_table import ChartTableModel, table_to_clipboard
from perfdesk.core.charting import ChartTable

TABLE = ChartTable(
    ("Period", "Leicestershire", "England"),
    (("2022/23", "87.8%", "77.5%"), ("2023/24", "89.6%", "")),
)


def test_that_the_model_shows_headings_and_figures() -> None:
    model = ChartTableModel()
    model.show(TABLE)
    assert (model.rowCount(), model.columnCount()) == (2, 3)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Leicestershire"
    assert model.data(model.index(1, 1)) == "89.6%"
    assert model.data(QModelIndex()) is None


def test_that_a_screen_reader_hears_period_and_place() -> None:
    model = ChartTableModel()
    model.show(TABLE)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.data(model.index(0, 2), spoken) == "2022/23, England: 77.5%"
    assert model.data(model.index(1, 2), spoken) == "2023/24, England: none"
    assert model.data(model.index(1, 0), spoken) == "2023/24"


def test_that_what_says_the_same_is_not_shown_anew() -> None:
    model = ChartTableModel()
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show(TABLE)
    model.show(ChartTable(TABLE.headings, TABLE.rows))
    assert len(resets) == 1


def test_that_it_is_copied_as_text_and_as_a_table() -> None:
    data = table_to_clipboard(TABLE)
    assert data.text().splitlines()[0] == "Period\tLeicestershire\tEngland"
    assert data.text().splitlines()[2] == "2023/24\t89.6%\t"
    assert data.html().count("89.6%") == 1
