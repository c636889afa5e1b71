"""The page of one layer: its name, the position, the grid and the strips around it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from perfdesk.app.columns import ColumnChoice
from perfdesk.app.grid.arrangement import PRINTED
from perfdesk.app.grid.model import GridModel
from perfdesk.app.grid.problem_marks import ProblemMarks
from perfdesk.app.session import Session, Update
from perfdesk.core.dashboard import Column
from perfdesk.widgets.grid.bars.arrangement_bar import ArrangementBar
from perfdesk.widgets.grid.bars.find_bar import FindBar
from perfdesk.widgets.grid.bars.heading_menu import HeadingMenu
from perfdesk.widgets.grid.bars.notice_bar import NoticeBar
from perfdesk.widgets.grid.cell_look import CellLook
from perfdesk.widgets.grid.column_widths import fitting_width
from perfdesk.widgets.grid.grid_view import GridView
from perfdesk.widgets.labels import quiet_label, title_label

_EMPTY = (
    "This layer has no measures at this position.\nImport the table your council prints today, or "
    "choose another position."
)


class LayerPage(QWidget):
    """Made once for each layer, and kept: it remembers where the keyboard was."""

    def __init__(
        self,
        session: Session,
        layer: str,
        look: CellLook,
        columns: ColumnChoice,
        marks: ProblemMarks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._columns = columns
        self.model = GridModel(session, layer, self, columns, marks)
        self.grid = GridView(self.model, look, self)
        self.arrangement = ArrangementBar(self.model, self)
        self.notice = NoticeBar(self.grid, self)
        self.finder = FindBar(self.grid, self)
        self._name = title_label()
        self._name.setWordWrap(False)
        self._when = quiet_label()
        self._when.setWordWrap(False)
        self._when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._lay_out()
        self.setFocusProxy(self.grid)
        self.grid.noticed.connect(self.notice.tell)
        self.grid.head.menu_wanted.connect(self._open_menu)
        self.grid.head.column_dropped.connect(self._move_column)
        self.grid.head.fit_wanted.connect(self._fit_width)
        session.opened.connect(self._show_heading)
        session.updated.connect(self._follow)
        self._show_heading()

    def _lay_out(self) -> None:
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
        layout.addWidget(self.arrangement)
        layout.addWidget(self.notice)
        layout.addWidget(body, 1)
        layout.addWidget(self.finder)

    def choose(self, measure: str, column: Column | None = None) -> bool:
        """Put the keyboard on a measure, shown again if it is hidden; tell whether it is here."""
        if self.grid.choose(measure, column):
            return True
        if not any(row.measure == measure for row in self.model.layer_rows()):
            return False
        self.show_all()
        return self.grid.choose(measure, column)

    # --- order -------------------------------------------------------------------------------
    def filter_to(self, measures: Iterable[str], words: str) -> None:
        """Show some measures only, and say why in *words*; other filters and sorting go."""
        self.model.arrange(PRINTED.narrowed(words, measures))
        self.grid.choose_first()

    def show_all(self) -> None:
        """Show every row in its printed place."""
        self.arrangement.restore()

    def sort_and_filter(self) -> None:
        """Open the menu of the heading that the keyboard is below."""
        column = self.grid.currentIndex().column()
        if column >= 0:
            self.grid.scrollTo(self.grid.currentIndex())
            self.grid.head.open_menu(column)

    def move_column(self, step: int) -> None:
        """Move the column that the keyboard is in by one place, left (-1) or right (1)."""
        at = self.grid.currentIndex().column()
        if at >= 0:
            self._move_column(at, at + step)

    def _open_menu(self, column: int, place: QPoint) -> None:
        menu = HeadingMenu(self.model, column, self)
        menu.popup(place)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _move_column(self, column: int, to: int) -> None:
        kinds = self.model.columns
        if 0 <= to < len(kinds):
            self._columns.place(self._session.dashboard, kinds[column], to)

    def _fit_width(self, column: int) -> None:
        """Make a column as wide as its longest line; the heading's menu takes that back."""
        if 0 <= column < len(self.model.columns):
            width = fitting_width(self.model, column, self.grid.font())
            self.grid.setColumnWidth(column, width)

    def _follow(self, update: Update) -> None:
        if update.headings or self.model.layer in update.layers:
            self._show_heading()

    def _show_heading(self) -> None:
        view = self._session.layer(self.model.layer) if self._session.is_open else None
        if view is None:
            return
        dashboard = self._session.dashboard
        self._name.setText(view.name)
        words = "provisional" if dashboard.provisional else "final"
        self._when.setText(f"{dashboard.period_in_words}, {words}")
        self.grid.setAccessibleName(f"{view.name}, measures")
        self._body.setCurrentIndex(0 if self.model.layer_rows() else 1)
