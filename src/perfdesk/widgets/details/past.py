"""The history of the figure: who put what in its place, and when."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from perfdesk.app.sources.cell_history import CellPast, CellStep
from perfdesk.widgets.labels import heading_label, quiet_label, selectable

FEW = 4
"""Steps shown until all are asked for."""
MOST = 100
"""Steps that are ever shown: older ones stay in the pack file."""


class HistoryPart(QWidget):
    """The steps of one figure, the latest first; the first few until all are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._past: CellPast | None = None
        self._shows_all = False
        self._lines: list[QWidget] = []
        self._nothing = quiet_label("The figure has not changed since it was first added.")
        self.more = QPushButton(self)
        self.more.setProperty("part", "link")
        self.more.setMinimumHeight(28)
        self.more.clicked.connect(self._show_all)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._nothing)
        self._layout.addWidget(self.more)
        self.say(CellPast())

    @property
    def texts(self) -> list[str]:
        """What each step that is shown says to a screen reader."""
        return [line.accessibleName() for line in self._lines]

    def say(self, past: CellPast) -> None:
        """Show the steps of another figure."""
        if past == self._past:
            return
        self._past = past
        self._shows_all = False
        self._fill()

    def _show_all(self) -> None:
        self._shows_all = True
        self._fill()
        if self._lines:
            self._lines[-1].setFocus()

    def _fill(self) -> None:
        past = self._past or CellPast()
        steps = past.steps
        for line in self._lines:
            self._layout.removeWidget(line)
            line.deleteLater()
        shown = steps if self._shows_all else steps[:FEW]
        self._lines = [_line(step, self) for step in shown]
        for at, line in enumerate(self._lines):
            self._layout.insertWidget(at, line)
        self._nothing.setVisible(not steps)
        left = len(steps) - len(shown)
        self.more.setVisible(left > 0)
        beyond = ", and more before them" if past.has_more else ""
        self.more.setText("1 earlier step" if left == 1 else f"{left} earlier steps{beyond}")


def _line(step: CellStep, parent: QWidget) -> QWidget:
    line = QWidget(parent)
    line.setAccessibleName(step.spoken)
    change = selectable(heading_label(step.change_text))
    by = f" by {step.who}" if step.who else ""
    about = selectable(quiet_label(f"{step.when_text}{by}. {step.label_text}"))
    layout = QVBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    layout.addWidget(change)
    layout.addWidget(about)
    return line
