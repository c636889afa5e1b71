"""The page of one layer: its name, the position, and the grid."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from perfdesk.app.columns import ColumnChoice
from perfdesk.app.grid_model import GridModel
from perfdesk.app.session import Session
from perfdesk.widgets.grid.cell_look import CellLook
from perfdesk.widgets.grid.grid_view import GridView
from perfdesk.widgets.labels import quiet_label, title_label

_EMPTY = (
    "No measure is reported in this layer at this position.\n"
    "Import the table that your council prints today, or show another position."
)


class LayerPage(QWidget):
    """Made once for each layer, and kept: it remembers where the keyboard was."""

    def __init__(
        self,
        session: Session,
        layer: str,
        look: CellLook,
        columns: ColumnChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self.model = GridModel(session, layer, self, columns)
        self.grid = GridView(self.model, look, self)
        self._name = title_label()
        self._name.setWordWrap(False)
        self._when = quiet_label()
        self._when.setWordWrap(False)
        self._when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        empty = quiet_label(_EMPTY)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._when)
        body = QWidget(self)
        self._body = QStackedLayout(body)
        self._body.addWidget(self.grid)
        self._body.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(body, 1)
        self.setFocusProxy(self.grid)
        session.opened.connect(self._show_heading)
        session.updated.connect(self._show_heading)
        self._show_heading()

    def _show_heading(self) -> None:
        view = self._session.layer(self.model.layer) if self._session.is_open else None
        if view is None:
            return
        dashboard = self._session.dashboard
        self._name.setText(view.name)
        words = "provisional" if dashboard.provisional else "final"
        self._when.setText(f"{dashboard.position.in_words}, {words}")
        self.grid.setAccessibleName(f"{view.name}, measures")
        self._body.setCurrentIndex(0 if self.model.rowCount() else 1)
