"""Column widths that fit the view: the description takes what is left, others give way first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from perfdesk.app.grid.model import GridModel
from perfdesk.core.dashboard import Column, Row
from perfdesk.widgets.grid.cell_look import VERDICT_ROOM

_PADDING = 16
_OTHER = (96, 80)
_WIDEST = 480
"""Beyond, a sentence is easier to read in several lines."""

_WIDTHS: Mapping[Column, tuple[int, int]] = MappingProxyType(
    {
        Column.CODE: (72, 64),
        Column.DESCRIPTION: (144, 112),
        Column.AIM: (60, 56),
        Column.TARGET: (108, 88),
        Column.RATING: (128, 108),
        Column.PROGRESS: (108, 101),
        Column.CURRENT: (100, 92),
        Column.PREVIOUS: (100, 92),
        Column.QUARTILE: (72, 72),
        Column.RANK: (64, 56),
        Column.TREND: (72, 56),
        Column.COMMENTARY: (280, 240),
        Column.NOTE: (240, 200),
        Column.OWNER: (120, 96),
        Column.STAGE: (104, 92),
    }
)
"""Wanted and least width of each column, in pixels."""


class ColumnWidths(QObject):
    """Keeps the columns of one view within it; a width that a person dragged stays for good."""

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._dragged: Mapping[Column, int] = {}
        self._is_fitting = False
        self._longest: dict[Column, int] = {}
        view.horizontalHeader().sectionResized.connect(self._keep)
        model.dataChanged.connect(self._make_room)

    def fit(self) -> None:
        """Size all columns for the width of the view."""
        columns = self._model.columns
        self._dragged = self._kept()
        rows = self._rows_of_the_pack()
        self._longest = {
            column: self._verdict_width(column, rows)
            for column in VERDICT_ROOM.keys() & set(columns)
        }
        wanted = [self._wanted(at, column) for at, column in enumerate(columns)]
        room = self._view.viewport().width()
        over = sum(wanted) - room
        if over > 0:
            spare = [
                width - self._least(at, column)
                for at, (width, column) in enumerate(zip(wanted, columns, strict=True))
            ]
            give = min(over, sum(spare))
            for at, share in enumerate(_shares(give, spare)):
                wanted[at] -= share
        elif Column.DESCRIPTION in columns:
            wanted[columns.index(Column.DESCRIPTION)] -= over
        self._is_fitting = True
        for at, width in enumerate(wanted):
            if self._view.columnWidth(at) != width:
                self._view.setColumnWidth(at, width)
        self._is_fitting = False

    def _wanted(self, at: int, column: Column) -> int:
        if column in self._dragged:
            return self._dragged[column]
        return max(_WIDTHS.get(column, _OTHER)[0], self._unbroken(at, column))

    def _least(self, at: int, column: Column) -> int:
        if column in self._dragged:
            return self._dragged[column]
        return max(_WIDTHS.get(column, _OTHER)[1], self._unbroken(at, column))

    def _unbroken(self, at: int, column: Column) -> int:
        """The width that breaks no word of a heading or verdict, and no heading twice.

        Headings have room for two lines: a third would be cut.
        """
        font = QFont(self._view.horizontalHeader().font())
        font.setWeight(QFont.Weight.DemiBold)
        heading = str(self._model.headerData(at, Qt.Orientation.Horizontal))
        return max(_width_in_two_lines(heading, font) + _PADDING, self._longest.get(column, 0))

    def _rows_of_the_pack(self) -> list[Row]:
        """The rows of every layer, since columns are as wide in one layer as in the next."""
        session = self._model.session
        layers = session.dashboard.layers if session.is_open else ()
        return [row for layer in layers for row in layer.rows]

    def _verdict_width(self, column: Column, rows: Iterable[Row]) -> int:
        # At another position rows can have other columns for a moment than those still shown.
        cells = (row.cells.get(column) for row in rows)
        texts = {cell.text for cell in cells if cell is not None}
        return _longest_word(texts, self._view.font()) + VERDICT_ROOM[column]

    def _make_room(self, first: QModelIndex, last: QModelIndex) -> None:
        """Widen the column of a verdict that an edit gave a longer word."""
        rows = [self._model.row_at(row) for row in range(first.row(), last.row() + 1)]
        measures = [row for row in rows if isinstance(row, Row)]
        widths = {column: self._verdict_width(column, measures) for column in self._longest}
        if any(width > self._longest[column] for column, width in widths.items()):
            self.fit()

    def _keep(self, at: int, _before: int, width: int) -> None:
        columns = self._model.columns
        choice, session = self._model.choice, self._model.session
        if self._is_fitting or at >= len(columns) or choice is None or not session.is_open:
            return
        choice.keep_width(session.dashboard.title, columns[at], width)

    def _kept(self) -> Mapping[Column, int]:
        """The widths that a person dragged in this pack."""
        choice, session = self._model.choice, self._model.session
        if choice is None or not session.is_open:
            return {}
        return choice.widths(session.dashboard.title)


def fitting_width(model: GridModel, at: int, font: QFont) -> int:
    """Return the width at which no text of a column wraps, `_WIDEST` at most, in pixels."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    metrics, column = QFontMetrics(strong), model.columns[at]
    heading = str(model.headerData(at, Qt.Orientation.Horizontal))
    rows = (model.row_at(number) for number in model.measure_rows)
    texts = [model.cell(row, column).text for row in rows if isinstance(row, Row)]
    lines = [line for text in texts for line in text.split("\n")]
    longest = max((metrics.horizontalAdvance(line) for line in lines), default=0)
    beside = VERDICT_ROOM.get(column, _PADDING) + 2
    if column is Column.TREND:
        longest = _WIDTHS[column][0] - beside
    return min(max(longest + beside, _width_in_two_lines(heading, strong) + _PADDING), _WIDEST)


def _longest_word(texts: Iterable[str], font: QFont) -> int:
    metrics = QFontMetrics(font)
    words = {word for text in texts for word in text.split()}
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def _width_in_two_lines(text: str, font: QFont) -> int:
    """The least width at which a text takes two lines at most."""
    metrics, words = QFontMetrics(font), text.split()
    splits = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1))
    return min((max(map(metrics.horizontalAdvance, lines)) for lines in splits), default=0)


def _shares(total: int, spare: list[int]) -> list[int]:
    """Divide *total* by what each has to spare, to the pixel."""
    shares: list[int] = []
    left, among = total, sum(spare)
    for each in spare:
        share = left * each // among if among else 0
        # Rounded up where it can be, so that nothing is left at the end.
        share = min(each, share + (1 if among and left * each % among else 0))
        shares.append(share)
        left, among = left - share, among - each
    return shares
