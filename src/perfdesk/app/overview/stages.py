"""How far the measures of each layer have come, and where a comment is still awaited."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt

from perfdesk.app.tables import Index, TableModel
from perfdesk.core.dashboard import Column, Dashboard, Row
from perfdesk.core.narrative.remarks import commentary_on, needs_explaining
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.stages import Stage

_UNSAID = "Commentary awaited"


class StagesModel(TableModel):
    """A row a layer and one for all; a column a stage, and one for what awaits a comment."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[tuple[str, str], ...] = ()
        self._found: Mapping[tuple[str, str], tuple[str, ...]] = {}

    def show(self, pack: Pack, dashboard: Dashboard) -> None:
        """Count the rows of a pack's dashboard."""
        names = (*((each.layer, each.name) for each in dashboard.layers), ("", "All layers"))
        found: dict[tuple[str, str], tuple[str, ...]] = {}
        for layer in dashboard.layers:
            for heading in self.headings()[1:]:
                held = tuple(
                    row.measure
                    for row in layer.counted
                    if _is_in(pack, dashboard.position, row, heading)
                )
                found[layer.layer, heading] = held
                found["", heading] = (*found.get(("", heading), ()), *held)
        if (names, found) == (self._names, self._found):
            return
        self.beginResetModel()
        self._names, self._found = names, found
        self.endResetModel()

    def headings(self) -> tuple[str, ...]:
        """Return the stages, and what is awaited."""
        return ("Layer", *(stage.capitalize() for stage in Stage), _UNSAID)

    def count_rows(self) -> int:
        """Return the number of layers and one."""
        return len(self._names)

    def is_right(self, column: int) -> bool:
        """All but the name are numbers."""
        return column > 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the name of a layer, or a count; nothing for none."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                if index.column() == 0:
                    return self._names[index.row()][1]
                number = len(self.measures_at(index))
                return str(number) if number else ""
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.words_at(index)}: {len(self.measures_at(index))}"
        return None

    def layer_in(self, row: int) -> str:
        """Return the id of the layer in a row; empty for all."""
        return self._names[row][0]

    def measures_at(self, index: Index) -> tuple[str, ...]:
        """Return the measures that a cell counts."""
        key = self.layer_in(index.row()), self.headings()[index.column()]
        return self._found.get(key, ())

    def words_at(self, index: Index) -> str:
        """Say which measures a cell counts."""
        name = self._names[index.row()][1]
        return f"{name}: {self.headings()[index.column()].lower()}" if index.column() else name


def _is_in(pack: Pack, position: Period, row: Row, heading: str) -> bool:
    if heading != _UNSAID:
        cell = row.cells.get(Column.STAGE)
        return cell is not None and cell.text == heading
    return needs_explaining(row) and not commentary_on(pack, row.measure, position)
