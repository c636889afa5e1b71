"""What differs between the pack now and another state of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from perfdesk.app.issues.tables import DifferenceTable, FinalTable
from perfdesk.core.issues.comparing import Comparison
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.sources.listing import Listing

_WIDTHS = (280, 130, 110, 110, 80, 90, 110)
_FINAL_WIDTHS = (320, 90, 110, 110)


class CompareDialog(QDialog):
    """Asks what the pack is compared with, and lists what differs, measure by measure.

    Signals:
        chosen: The number of the choice, as they were offered.
        measure_wanted: Id of a measure to be shown in the grid.
    """

    chosen = Signal(int)
    measure_wanted = Signal(str)

    def __init__(self, choices: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setWindowTitle("Compare")
        self.found: Comparison | None = None
        self.choices = ChoiceBox(self)
        self.choices.addItems(list(choices))
        self.choices.setAccessibleName("Compare the pack now with")
        self.summary = heading_label()
        self.differences = DifferenceTable(self)
        self.finals = FinalTable(self)
        self.tabs = QTabWidget(self)
        self.cells = self._listing("Cells that read differently", self.differences, _WIDTHS)
        self.final_figures = self._listing("Final now", self.finals, _FINAL_WIDTHS)
        self.tabs.addTab(self.cells, "Differences")
        self.tabs.addTab(self.final_figures, "Final now")
        self.copy = QPushButton("Copy as text", self)
        self.close_ = QPushButton("Close", self)
        self._lay_out()
        self.choices.activated.connect(self.chosen)
        self.cells.entered.connect(lambda row: self._go(self.differences.measure_of(row)))
        self.final_figures.entered.connect(lambda row: self._go(self.finals.measure_of(row)))
        self.copy.clicked.connect(self._copy)
        self.close_.clicked.connect(self.reject)
        self.copy.setEnabled(False)
        self.close_.setDefault(True)

    def _listing(
        self, name: str, table: DifferenceTable | FinalTable, widths: tuple[int, ...]
    ) -> Listing:
        listing = Listing(name, self)
        listing.setModel(table)
        listing.set_widths(widths)
        return listing

    def _lay_out(self) -> None:
        asking = QHBoxLayout()
        label = quiet_label("Compare the pack now with")
        label.setWordWrap(False)
        asking.addWidget(label)
        asking.addWidget(self.choices, 1)
        closing = QHBoxLayout()
        closing.addWidget(self.copy)
        closing.addStretch(1)
        closing.addWidget(self.close_)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(12)
        whole.addLayout(asking)
        whole.addWidget(self.summary)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(closing)
        self.resize(1040, 560)

    def show_comparison(self, found: Comparison) -> None:
        """List what differs."""
        self.found = found
        self.summary.setText(found.text)
        self.differences.show_comparison(found)
        self.finals.show_comparison(found)
        self.tabs.setTabText(0, f"Differences ({self.differences.count_rows()})")
        self.tabs.setTabText(1, f"Final now ({self.finals.count_rows()})")
        self.copy.setEnabled(True)
        if self.differences.count_rows():
            self.cells.choose_row(0)

    def say(self, text: str) -> None:
        """Say what is being done, or why nothing can be compared."""
        self.summary.setText(text)

    def _go(self, measure: str) -> None:
        if measure:
            self.measure_wanted.emit(measure)
            self.accept()

    def _copy(self) -> None:
        from perfdesk.operations.cycle.comparing import comparison_in_words

        if self.found is not None:
            QGuiApplication.clipboard().setText("\n".join(comparison_in_words(self.found)))
