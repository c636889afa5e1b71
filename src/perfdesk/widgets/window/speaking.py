"""Verdicts that turn are told aloud, once: who cannot see the cell hears what an edit did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from perfdesk.app.session import Session, Update
from perfdesk.core.dashboard import Column, Row

_VERDICTS = (Column.RATING, Column.PROGRESS)

MOST = 3
"""How many are told one by one; of more than that only the number is."""


def announcer(widget: QWidget) -> Callable[[str], None]:
    """Return what lets a screen reader say something on behalf of *widget*."""

    def announce(text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))

    return announce


class VerdictSpeaker(QObject):
    """Follows the session; says nothing when a pack or another position is opened."""

    def __init__(self, session: Session, say: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._say = say
        self._told: dict[str, Mapping[Column, str]] = {}
        session.opened.connect(self._note_all)
        session.updated.connect(self._follow)
        self._note_all()

    def _note_all(self) -> None:
        rows: Iterable[Row] = self._session.dashboard.rows if self._session.is_open else ()
        self._told = {row.measure: _verdicts(row) for row in rows}

    def _follow(self, update: Update) -> None:
        turned = []
        for row in self._session.dashboard.rows:
            if row.measure not in update.rows:
                continue
            before, now = self._told.get(row.measure), _verdicts(row)
            self._told[row.measure] = now
            # A measure that has only just come has nothing that could have turned.
            if before is not None:
                turned += [
                    f"{row.description}: {text}"
                    for column, text in now.items()
                    if before.get(column) != text
                ]
        if len(turned) > MOST:
            self._say(f"{len(turned)} ratings and progress words have changed.")
        elif turned:
            self._say(". ".join(turned))


def _verdicts(row: Row) -> Mapping[Column, str]:
    cells = ((column, row.cells.get(column)) for column in _VERDICTS)
    return {column: cell.text for column, cell in cells if cell is not None}
