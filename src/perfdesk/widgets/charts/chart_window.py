"""The charts of the measure that is shown, in a window as large as one likes."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from perfdesk.app.details.choice import DetailChoice
from perfdesk.app.neighbour_choice import NeighbourChoice
from perfdesk.app.session import Session
from perfdesk.widgets.charts.chart_deck import ChartDeck
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import quiet_label, title_label
from perfdesk.widgets.theme import Theme

_SIZE = (960, 640)


class ChartWindow(QWidget):
    """Follows the measure that the details show, and every edit.

    F11 and Escape close it, Ctrl+W too; where it stood is remembered.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        neighbours: NeighbourChoice,
        choice: DetailChoice,
        icons: IconDrawer,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session = session
        self._choice = choice
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = title_label(size=1.25)
        self._subtitle = quiet_label()
        self.deck = ChartDeck(session, neighbours, choice, icons, theme, self)
        self.deck.without_larger_view()
        self.deck.told.connect(self.told)
        self.deck.larger_wanted.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle)
        layout.addWidget(self.deck, 1)
        for keys in ("F11", "Esc", "Ctrl+W"):
            QShortcut(QKeySequence(keys), self, self.close)
        QShortcut(QKeySequence("F7"), self, self.deck.show_next)
        QShortcut(QKeySequence("Ctrl+Alt+C"), self, self.deck.copy_picture)
        QShortcut(QKeySequence("Ctrl+Alt+F"), self, self.deck.copy_figures)
        QShortcut(QKeySequence("Ctrl+Alt+T"), self, self.deck.as_table.toggle)
        self.setMinimumSize(480, 360)
        self.resize(*_SIZE)
        session.opened.connect(self._follow_session)

    def open_on(self, measure: str) -> None:
        """Show the window on a measure, where it stood last, with the keyboard on the chart."""
        if not self.isVisible():
            self._restore()
        self.show_measure(measure)
        self.show()
        self.raise_()
        self.activateWindow()
        self.deck.start()
        self.deck.card.setFocus()

    def show_measure(self, measure: str) -> None:
        """Show another measure."""
        row = self._session.row(measure) if self._session.is_open and measure else None
        if row is None:
            self.close()
            return
        self._title.setText(row.description)
        self._subtitle.setText(self._session.dashboard.title)
        self.setWindowTitle(f"Chart: {row.description}")
        self.deck.show_measure(measure)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.deck.wear(theme)

    def _follow_session(self) -> None:
        if self.isVisible():
            self.show_measure(self.deck.measure)

    def _restore(self) -> None:
        stored = self._choice.window_geometry
        if not stored or not self.restoreGeometry(QByteArray(stored)):
            self.resize(*_SIZE)
        if not any(
            screen.availableGeometry().intersects(self.frameGeometry())
            for screen in QGuiApplication.screens()
        ):
            self.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where it stood."""
        self._choice.window_geometry = bytes(self.saveGeometry().data())
        super().closeEvent(event)
