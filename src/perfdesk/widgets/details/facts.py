"""Figures with how they are made up and where they came from; verdicts with their reasons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from perfdesk.app.status import Shape
from perfdesk.core.building.measure_details import Told
from perfdesk.core.verdicts import Tone
from perfdesk.widgets.details.link_text import LinkText
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.panels.status_chip import StatusChip
from perfdesk.widgets.steady_label import SteadyLabel
from perfdesk.widgets.theme import Theme


class Fact(QWidget):
    """Heading and figure side by side, then its sum, what to know of it, and its source.

    Signals:
        lineage_wanted: The key of the figure or target whose source was activated.
    """

    lineage_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, is_first: bool = False) -> None:
        super().__init__(parent)
        self._key: object = None
        self._heading = quiet_label()
        self._heading.setWordWrap(False)
        self._text = SteadyLabel(heading_label(), can_be_marked=True)
        self._text.label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._sum = SteadyLabel(quiet_label(), can_be_marked=True)
        self._sum.label.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._notes = SteadyLabel(quiet_label(), can_be_marked=True)
        self.source = LinkText(self)
        self.source.setToolTip("Show where this figure came from")
        self.source.clicked.connect(lambda: self.lineage_wanted.emit(self._key))
        line = QFrame(self)
        line.setObjectName("line")
        line.setVisible(not is_first)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(4)
        layout.addWidget(line, 0, 0, 1, 2)
        layout.addWidget(self._heading, 1, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1, 1)
        for row, widget in enumerate((self._sum, self._notes, self.source), start=2):
            layout.addWidget(widget, row, 0, 1, 2)
        layout.setRowMinimumHeight(0, 0 if is_first else 8)
        layout.setColumnStretch(1, 1)

    @property
    def text(self) -> str:
        """The figure or target shown."""
        return self._text.text()

    @property
    def sum_text(self) -> str:
        """How it is made up; empty where that is not known."""
        return self._sum.text()

    def say(self, told: Told) -> None:
        """Show another figure or target."""
        self._key = told.key
        self._heading.setText(told.heading)
        self._text.setText(told.text)
        self._text.label.setAccessibleName(told.spoken)
        _fill(self._sum, told.sum_text)
        _fill(self._notes, " ".join(told.notes))
        self.source.setVisible(told.key is not None)
        self.source.say(told.source, f"{told.heading}: source: {told.source}")


class Verdict(QWidget):
    """Heading and reason of a verdict; its chip is laid out by whoever holds it."""

    def __init__(self, icons: IconDrawer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = quiet_label()
        self.chip = StatusChip(icons, theme, parent)
        self._reason = SteadyLabel(quiet_label(), can_be_marked=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addWidget(self._reason)

    @property
    def reason(self) -> str:
        """The sentence shown."""
        return self._reason.text()

    def say(self, heading: str, text: str, reason: str, shape: Shape, tone: Tone) -> None:
        """Show another verdict."""
        self.set_shown(True)
        self._heading.setText(heading)
        self.chip.say(text, shape, tone)
        self.chip.setAccessibleName(f"{heading}: {text}")
        _fill(self._reason, reason)

    def set_shown(self, is_shown: bool) -> None:
        """Show or hide both the verdict and its chip."""
        self.setVisible(is_shown)
        self.chip.setVisible(is_shown)


def _fill(label: SteadyLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
