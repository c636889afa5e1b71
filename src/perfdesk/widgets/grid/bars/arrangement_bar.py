"""The strip that says how rows are sorted and filtered, and shows all of them again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from perfdesk.app.grid.arrangement import PRINTED
from perfdesk.app.grid.model import GridModel
from perfdesk.widgets.grid.bars.strip import Strip
from perfdesk.widgets.labels import heading_label


class ArrangementBar(Strip):
    """Shown while rows are sorted or hidden, so that nobody takes a part for the whole."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__("strip", parent)
        self._model = model
        self._words = heading_label()
        self._words.setWordWrap(False)
        self.line.addWidget(self._words, 1)
        self.show_all = self.add_button("Show all in printed order", self.restore)
        model.arranged.connect(self._tell)
        model.modelReset.connect(self._tell)

    @property
    def text(self) -> str:
        """What it says."""
        return "" if self.isHidden() else self._words.text()

    def restore(self) -> None:
        """Show every row in its printed place."""
        self._model.arrange(PRINTED)

    def _tell(self) -> None:
        arrangement = self._model.arrangement
        parts = []
        if arrangement.sorted_by:
            parts.append(f"Sorted by {arrangement.sorted_by}")
        if arrangement.is_filtered:
            every = len(self._model.layer_rows())
            shown = len(self._model.measure_rows)
            parts.append(f"{shown} of {every} measures: {arrangement.filters}")
        words = ". ".join(parts)
        self._words.setText(words)
        self._words.setToolTip(words)
        self.setVisible(bool(parts))
