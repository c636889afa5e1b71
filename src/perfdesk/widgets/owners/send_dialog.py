"""Which owners are asked, and by when."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from perfdesk.core.collecting.board import Board, BoardLine
from perfdesk.core.collecting.days import day_of
from perfdesk.core.collecting.sheets import day_in_words
from perfdesk.forms.ui_send_to_owners import Ui_SendToOwners
from perfdesk.widgets.dialogs.choices import offer_ticks, ticks_of
from perfdesk.widgets.labels import set_as_title

_USUAL = timedelta(days=10)


class SendDialog(QDialog):
    """Lists the owners; those who have not answered are ticked to begin with."""

    def __init__(self, board: Board, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ui = Ui_SendToOwners()
        self._ui.setupUi(self)
        self.setObjectName("send to owners")
        self._lines = board.lines
        ui = self._ui
        set_as_title(ui.title, 1.15)
        ui.title.setText(f"Send to owners for {board.position.label}")
        self._today = today
        ui.due.setText(day_in_words(today + _USUAL))
        ui.due.textChanged.connect(lambda _: self._follow())
        offer_ticks(
            ui.owners, map(_words, self._lines), (not _has_all(each) for each in self._lines)
        )
        ui.owners.itemChanged.connect(lambda _: self._follow())
        ui.write.clicked.connect(self.accept)
        ui.cancel.clicked.connect(self.reject)
        self._nobodys = len(board.nobodys)
        self._follow()
        ui.owners.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def deadline(self) -> date | None:
        """The day on which the answers are due; None where it was not said, or has passed."""
        found = day_of(self._ui.due.text(), self._today)
        return found if found is not None and found >= self._today else None

    @property
    def owners(self) -> tuple[str, ...]:
        """Those who are asked."""
        ticked = ticks_of(self._ui.owners)
        return tuple(each.owner for each, is_on in zip(self._lines, ticked, strict=True) if is_on)

    def _follow(self) -> None:
        count = len(self.owners)
        told = "Tick at least one owner." if not count else ""
        if self.deadline is None:
            told = "Say by which day to come, such as 14 June 2024."
        elif count:
            told = f"{count} workbooks and drafts." if count > 1 else "1 workbook and draft."
        if self._nobodys:
            measures = "1 measure has" if self._nobodys == 1 else f"{self._nobodys} measures have"
            told += f" {measures} no owner and nobody is asked about them."
        self._ui.note.setText(told)
        self._ui.write.setEnabled(bool(count) and self.deadline is not None)


def _has_all(line: BoardLine) -> bool:
    return len(line.answered) == len(line.measures)


def _words(line: BoardLine) -> str:
    count = len(line.measures)
    measures = "1 measure" if count == 1 else f"{count} measures"
    return f"{line.owner} ({measures}; {line.state_in_words})"
