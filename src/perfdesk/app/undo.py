"""The order in which edits can be undone and redone: a list of them, and how many are done.

The session writes the pack first and moves the order only when that has worked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.edits import Edit
from perfdesk.core.figures import Figure
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Record
from perfdesk.core.reporting.commentary import Audience, Commentary
from perfdesk.core.reporting.stages import StageMark
from perfdesk.core.targets import Target

MOST_STEPS = 5000
"""How many edits can be taken back one after another. Those before stay in the pack's history.

One costs some 2 kilobytes of memory for a typed figure, and what it replaced for a large one.
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One edit of the order.

    Attributes:
        label: What was done, in words.
        at: When, with time zone.
        is_undone: Whether it has been taken back and can be done again.
    """

    label: str
    at: datetime
    is_undone: bool


def cells_of_edit(edit: Edit, dashboard: Dashboard) -> tuple[tuple[str, Column | None], ...]:
    """Return the cells that an edit is about, each a measure and the column, where it has one.

    None where the edit is about no measure, such as the title of the report.
    """
    cells = (_cell_of(each.either, dashboard) for each in edit.replacements)
    return tuple(cell for cell in cells if cell[0])


def _cell_of(record: Record, dashboard: Dashboard) -> tuple[str, Column | None]:
    match record:
        case Figure():
            columns = {
                dashboard.previous: Column.PREVIOUS,
                dashboard.position: Column.CURRENT,
            }
            return record.key.measure, columns.get(record.key.period)
        case Target():
            return record.key.measure, Column.TARGET
        case Commentary():
            is_public = record.key.audience is Audience.PUBLIC
            return record.key.measure, Column.COMMENTARY if is_public else Column.NOTE
        case StageMark():
            return record.key.measure, Column.STAGE
        case Measure():
            return record.id, None
    return "", None


class UndoOrder(QObject):
    """Which edit comes next in either direction.

    Signals:
        changed: What can be undone or redone is another edit than before.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edits: list[tuple[Edit, datetime]] = []
        self._done = 0

    @property
    def to_undo(self) -> Edit | None:
        """The edit that undo takes back; None where there is none."""
        return self._edits[self._done - 1][0] if self._done else None

    @property
    def to_redo(self) -> Edit | None:
        """The edit that redo does again; None where there is none."""
        return self._edits[self._done][0] if self._done < len(self._edits) else None

    @property
    def done(self) -> int:
        """How many edits are done; those after them have been taken back."""
        return self._done

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every edit that can be undone or redone, the earliest first; `MOST_STEPS` at most."""
        return tuple(
            Step(edit.label, at, place >= self._done)
            for place, (edit, at) in enumerate(self._edits)
        )

    def note(self, edit: Edit, at: datetime) -> None:
        """Add an edit that has been done; what could be redone is forgotten, and the earliest."""
        del self._edits[self._done :]
        self._edits.append((edit, at))
        del self._edits[:-MOST_STEPS]
        self._move_to(len(self._edits))

    def step_back(self) -> None:
        """Note that the last edit has been taken back; nothing where there is none."""
        self._move_to(max(self._done - 1, 0))

    def step_forward(self) -> None:
        """Note that an edit has been done again; nothing where there is none."""
        self._move_to(min(self._done + 1, len(self._edits)))

    def clear(self) -> None:
        """Forget all edits, as when another pack is opened."""
        self._edits.clear()
        self._move_to(0)

    def _move_to(self, done: int) -> None:
        self._done = done
        self.changed.emit()
