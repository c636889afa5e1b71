"""Deciding a rating or an arrow otherwise than by its rule, beside the cell it stands in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.core.editing.overrides import Decision
from perfdesk.core.judgements import Judged
from perfdesk.forms.ui_override import Ui_Override
from perfdesk.widgets.choice_box import give_arrow
from perfdesk.widgets.labels import set_as_title

REMOVED = 2
"""What the dialog ends with when the verdict is left to its rule again."""

_TITLES = {Judged.RATING: "Override the rating", Judged.PROGRESS: "Override the progress"}


class OverrideDialog(QDialog):
    """Asks for a verdict and its reason; without a reason there is no decision."""

    def __init__(self, decision: Decision, of: Judged, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_Override()
        self._ui.setupUi(self)
        ui, before = self._ui, decision.override
        set_as_title(ui.title, 1.15)
        self.setObjectName("override")
        self.setWindowTitle(_TITLES[of])
        ui.title.setText(f"{_TITLES[of]}: {decision.subject}")
        ui.byRule.setText(f"By rule: {decision.reason_by_rule}")
        self.setAccessibleDescription(ui.byRule.text())
        ui.lapsed.setVisible(before is not None and decision.has_lapsed)
        if before is not None:
            when = f"{before.at.day} {before.at:%B %Y}"
            ui.lapsed.setText(
                f"\u201c{before.value.capitalize()}\u201d was decided by {before.by} on {when}, "
                "and has lapsed because the figures have changed. Override it again, or use the "
                "rule."
            )
        give_arrow(ui.verdict)
        for choice in decision.choices:
            ui.verdict.addItem(choice.text, choice.word)
        ui.verdict.setCurrentIndex(
            ui.verdict.findData(before.value if before else decision.by_rule)
        )
        ui.reason.setText(before.reason if before else "")
        ui.isPublic.setChecked(before is not None and before.public)
        ui.remove.setVisible(before is not None)
        ui.reason.textChanged.connect(self._show_what_is_possible)
        ui.decide.clicked.connect(self.accept)
        ui.cancel.clicked.connect(self.reject)
        ui.remove.clicked.connect(lambda: self.done(REMOVED))
        self._show_what_is_possible()
        ui.verdict.setFocus()

    @property
    def word(self) -> str:
        """The verdict chosen, as an override holds it."""
        return str(self._ui.verdict.currentData())

    @property
    def reason(self) -> str:
        """Why."""
        return self._ui.reason.text().strip()

    @property
    def is_public(self) -> bool:
        """Whether the reason may be printed."""
        return self._ui.isPublic.isChecked()

    def stand_by(self, cell: QRect) -> None:
        """Stand below a cell of the screen, or above it, or over it where neither has room."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        size = self.size()
        left = max(room.left(), min(cell.left(), room.right() - size.width()))
        below, above = cell.bottom() + 4, cell.top() - size.height() - 4
        lowest = room.bottom() - size.height()
        top = below if below <= lowest else above if above >= room.top() else lowest
        self.move(QPoint(left, top))

    def _show_what_is_possible(self) -> None:
        self._ui.decide.setEnabled(bool(self.reason))
