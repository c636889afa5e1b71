"""The next position of a pack: which one, and what of the last one goes along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.core.editing.rolling import (
    RollForward,
    UnsuitablePositionError,
    next_position,
    roll_forward,
)
from perfdesk.core.edits import Edit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import PeriodError, parse_period
from perfdesk.forms.ui_roll_forward import Ui_RollForward
from perfdesk.widgets.labels import set_as_title


class RollForwardDialog(QDialog):
    """Asks for the position, and says what the pack will hold before it is rolled forward."""

    def __init__(
        self, pack: Pack, perform: Callable[[Edit], bool], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pack = pack
        self._perform = perform
        self._rolled: RollForward | None = None
        self._has_chosen = False
        self._ui = ui = Ui_RollForward()
        ui.setupUi(self)
        self.setObjectName("roll")
        set_as_title(ui.heading)
        ui.position.setText(next_position(pack).label)
        ui.position.selectAll()
        ui.position.textChanged.connect(self._show)
        ui.enterTargets.clicked.connect(self._choose)
        ui.keepTargets.clicked.connect(self._choose)
        ui.keepComments.toggled.connect(self._show)
        ui.roll.clicked.connect(self._roll)
        ui.cancel.clicked.connect(self.reject)
        self._show()

    @property
    def rolled(self) -> RollForward | None:
        """What it would do as it stands; None where it cannot be done."""
        return self._rolled

    def _choose(self) -> None:
        self._has_chosen = True
        self._show()

    def _show(self) -> None:
        """Say what would be done; until somebody chooses, the position says what of targets."""
        ui, pack = self._ui, self._pack
        problem = ""
        self._rolled = None
        try:
            to = parse_period(ui.position.text())
            if not self._has_chosen:
                is_same_year = to.year == pack.position.period.year
                (ui.keepTargets if is_same_year else ui.enterTargets).setChecked(True)
            self._rolled = roll_forward(
                pack,
                to,
                at=datetime.now().astimezone(),
                keep_local_targets=ui.keepTargets.isChecked(),
                keep_comments=ui.keepComments.isChecked(),
            )
        except PeriodError as unclear:
            problem = str(unclear) if ui.position.text().strip() else ""
        except UnsuitablePositionError as unsuitable:
            problem = unsuitable.message
        ui.problem.setText(problem)
        ui.summary.setText(self._rolled.text if self._rolled else "")
        ui.roll.setEnabled(self._rolled is not None)

    def _roll(self) -> None:
        if self._rolled is not None and self._perform(self._rolled.edit):
            self.accept()
