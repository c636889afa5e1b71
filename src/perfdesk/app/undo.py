"""The order in which edits can be undone and redone.

Qt's undo stack moves its index even when a command raises, so the commands here do nothing: the
session writes the pack first and moves the stack only when that has worked. For the same reason
no action of the window is wired to the stack.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from perfdesk.core.edits import Edit

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


class _EditDone(QUndoCommand):
    """Remembers an edit; the work has been done, or will be, by the session."""

    def __init__(self, edit: Edit) -> None:
        super().__init__(edit.label)
        self.edit = edit


class UndoOrder(QObject):
    """Which edit comes next in either direction.

    Signals:
        changed: What can be undone or redone is another edit than before.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack = QUndoStack(self)
        self._stack.setUndoLimit(MOST_STEPS)
        # The stack hands back plain QUndoCommands; the edits are kept beside it, by its index.
        self._edits: list[Edit] = []
        self._times: list[datetime] = []
        self._stack.indexChanged.connect(self._announce)

    @property
    def to_undo(self) -> Edit | None:
        """The edit that undo takes back; None where there is none."""
        index = self._stack.index()
        return self._edits[index - 1] if index > 0 else None

    @property
    def to_redo(self) -> Edit | None:
        """The edit that redo does again; None where there is none."""
        index = self._stack.index()
        return self._edits[index] if index < len(self._edits) else None

    @property
    def done(self) -> int:
        """How many edits are done; those after them have been taken back."""
        return self._stack.index()

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every edit that can be undone or redone, the earliest first; `MOST_STEPS` at most."""
        return tuple(
            Step(edit.label, at, place >= self.done)
            for place, (edit, at) in enumerate(zip(self._edits, self._times, strict=True))
        )

    def note(self, edit: Edit, at: datetime) -> None:
        """Add an edit that has been done; what could be redone is forgotten, and the earliest."""
        del self._edits[self._stack.index() :]
        del self._times[self._stack.index() :]
        # As many as the stack will keep once it has this one.
        del self._edits[: 1 - MOST_STEPS]
        del self._times[: 1 - MOST_STEPS]
        self._edits.append(edit)
        self._times.append(at)
        self._stack.push(_EditDone(edit))

    def step_back(self) -> None:
        """Note that the last edit has been taken back."""
        self._stack.undo()

    def step_forward(self) -> None:
        """Note that an edit has been done again."""
        self._stack.redo()

    def clear(self) -> None:
        """Forget all edits, as when another pack is opened."""
        self._edits.clear()
        self._times.clear()
        self._stack.clear()

    def _announce(self) -> None:
        self.changed.emit()
