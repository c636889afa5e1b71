"""Where a figure came from: file, sheet and cell with its neighbours, and who changed it since."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.session import Session, Update
from perfdesk.app.sources.cell_history import CellStep, past_of
from perfdesk.app.sources.cell_tables import StepsModel
from perfdesk.core.building.lineage import (
    CellKey,
    Lineage,
    key_at,
    lineage_of,
    record_text,
    title_of,
)
from perfdesk.core.dashboard import Column
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.lineage.little_sheet import little_sheet
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label, selectable
from perfdesk.widgets.sources.listing import Listing
from perfdesk.widgets.sources.little_sheet_view import LittleSheetView
from perfdesk.widgets.theme import Theme

_HEIGHT = 248
_REST = 60
_MOST_STEPS = 100
"""Milliseconds that the keyboard rests on a cell before its history is read."""

_NOTHING = "Go to a figure or target in the grid to see the cell it came from."
_NOT_THERE = "There is nothing here yet. Type a figure, or import the extract that has it."
_TYPED = "It was typed in, so there is no file to show."
_NOT_KEPT = "The cells around it were not kept when the file was imported."
_UNTOUCHED = "Nobody has changed it since the pack was created."


class LineagePanel(QWidget):
    """Follows the cell that the keyboard is on, as long as it is open.

    Signals:
        closed: The panel was closed by its button or by Escape.
        source_wanted: Fingerprint of the file whose row in the sources is asked for.
    """

    closed = Signal()
    source_wanted = Signal(str)

    def __init__(
        self, session: Session, icons: IconDrawer, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Where the figure came from")
        self._session = session
        self._icons = icons
        self._key: CellKey | None = None
        self._file = ""
        self._make(theme)
        self._lay_out()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_REST)
        self._later.timeout.connect(self._show_history)
        session.opened.connect(self._forget)
        session.updated.connect(self._follow)
        self.wear(theme)
        self._show()

    def _make(self, theme: Theme) -> None:
        self._title = heading_label()
        self._title.setWordWrap(False)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._titled = ""
        self._close = QToolButton(self)
        self._close.setAccessibleName("Close")
        self._close.setToolTip("Close")
        self._close.clicked.connect(self.closed)
        self._text = selectable(quiet_label())
        self.sheet = LittleSheetView(theme, self)
        self._no_sheet = quiet_label()
        self.to_source = QPushButton("Show the file in Sources", self)
        self.to_source.setProperty("part", "link")
        self.to_source.setCursor(Qt.CursorShape.PointingHandCursor)
        self.to_source.clicked.connect(lambda: self.source_wanted.emit(self._file))
        self._parts = QVBoxLayout()
        self._parts.setSpacing(0)
        self._changed = heading_label("Changed")
        self.steps = Listing("History of the figure", self)
        self._steps = StepsModel(self)
        self.steps.setModel(self._steps)
        self.steps.set_widths((132, 72, 184))
        self._no_steps = quiet_label(_UNTOUCHED)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 4, 8, 4)
        head.addWidget(self._title, 1)
        head.addWidget(self.to_source)
        head.addWidget(self._close)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self._text)
        left.addLayout(self._parts)
        left.addWidget(self.sheet, 1)
        left.addWidget(self._no_sheet)
        left.addStretch(0)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._changed)
        right.addWidget(self._no_steps)
        right.addWidget(self.steps, 1)
        right.addStretch(0)
        body = QHBoxLayout()
        body.setContentsMargins(16, 0, 16, 8)
        body.setSpacing(24)
        body.addLayout(left, 4)
        body.addLayout(right, 3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(body, 1)
        self.setFocusProxy(self.sheet)

    # --- what it shows -----------------------------------------------------------------------
    @property
    def key(self) -> CellKey | None:
        """What is shown; None if nothing is."""
        return self._key

    @property
    def text(self) -> str:
        """The sentence that says where it came from."""
        return self._text.text()

    def show_cell(self, measure: str, column: Column | None) -> None:
        """Show where what stands in a cell of the dashboard came from."""
        if not self._session.is_open or not measure:
            self.show_key(None)
            return
        session = self._session
        self.show_key(key_at(session.pack, session.dashboard.position, measure, column), _NOT_THERE)

    def show_key(self, key: CellKey | None, otherwise: str = _NOTHING) -> None:
        """Show where a figure or target came from; *otherwise* says why there is none."""
        self._key = key
        self._show(otherwise)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._close.setIcon(self._icons.icon("close", theme))
        self.sheet.wear(theme)

    def stop(self) -> None:
        """Stop what would still tick; the window is going."""
        self._later.stop()

    def sizeHint(self) -> QSize:
        """Return a height that shows five rows of a sheet and leaves most of the grid."""
        return QSize(600, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _forget(self) -> None:
        """Another pack, or another position: the cells are others."""
        self.show_key(None)

    def _follow(self, update: Update) -> None:
        if self.isVisible() and self._key is not None and update.shows(self._key.measure):
            self._show(_NOT_THERE)

    def _show(self, otherwise: str = _NOTHING) -> None:
        pack = self._session.pack if self._session.is_open else None
        found = lineage_of(pack, self._key) if pack is not None and self._key else None
        self._clear_parts()
        self._later.start()
        self._file = found.file.fingerprint if found is not None and found.file else ""
        self.to_source.setVisible(bool(self._file))
        sheet = little_sheet(found) if found is not None else None
        self.sheet.setVisible(sheet is not None)
        self.sheet.show_sheet(sheet)
        self.setFocusProxy(self.sheet if sheet is not None else self._close)
        if self._close.hasFocus():
            self.setFocus()
        if found is None or pack is None or self._key is None:
            told = title_of(pack, self._key) if pack is not None and self._key else ""
            self._say_title(told or "Where it came from")
            self._text.setText(otherwise)
            self._no_sheet.hide()
            return
        self._say_title(f"{title_of(pack, self._key)}: {record_text(found.record)}")
        self._text.setText(_sentence(found))
        why = "" if found.parts else _NOT_KEPT if found.file else _TYPED
        self._no_sheet.setText("" if sheet is not None else why)
        self._no_sheet.setVisible(sheet is None and bool(why))
        for part in found.parts:
            self._add_part(part, title_of(pack, part.record.key))

    @property
    def title(self) -> str:
        """What is shown, in words."""
        return self._titled

    def _say_title(self, text: str) -> None:
        self._titled = text
        self._title.setToolTip(text)
        self._title.setAccessibleName(text)
        self._fit_title()

    def _fit_title(self) -> None:
        """Leave out of a long title what the link beside it needs."""
        room = max(self._title.width(), 80)
        mode = Qt.TextElideMode.ElideMiddle
        self._title.setText(self._title.fontMetrics().elidedText(self._titled, mode, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More of the title may fit, or less."""
        super().resizeEvent(event)
        self._fit_title()

    def _add_part(self, part: Lineage, title: str) -> None:
        """Lead to a figure that this one is worked out from."""
        link = QPushButton(f"{title}: {record_text(part.record)}".replace("&", "&&"), self)
        link.setProperty("part", "link")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.setToolTip(part.text)
        link.clicked.connect(lambda _=False, key=part.record.key: self.show_key(key))
        self._parts.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _clear_parts(self) -> None:
        while (item := self._parts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _show_history(self) -> None:
        self._later.stop()
        if not self.isVisible():
            return
        key, session = self._key, self._session
        steps: tuple[CellStep, ...] = ()
        why = _UNTOUCHED
        if key is not None and session.is_open:
            try:
                steps = past_of(session.archive.entries, key, _MOST_STEPS).steps
            except PerfDeskError as problem:
                why = problem.message
        self._steps.show_steps(steps)
        self.steps.setVisible(bool(steps))
        self._changed.setVisible(key is not None)
        self._no_steps.setText(why)
        self._no_steps.setVisible(key is not None and not steps)


def _sentence(lineage: Lineage) -> str:
    """Where it came from; the name of a file keeps its small letters."""
    text = lineage.text
    return f"{text}." if lineage.file else f"{text[:1].upper()}{text[1:]}."
