"""The things to find in the sample as a list."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from perfdesk.app.sources.first_run import FirstRun, Task

Index = QModelIndex | QPersistentModelIndex


class TaskRole(IntEnum):
    """Roles beyond Qt's."""

    TASK = Qt.ItemDataRole.UserRole + 1


class FirstRunList(QAbstractListModel):
    """Follows what was found."""

    def __init__(self, run: FirstRun, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._tasks = run.tasks
        run.changed.connect(self._follow)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of things."""
        return 0 if parent is not None and parent.isValid() else len(self._tasks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the few words, the sentence as a tip, both aloud, or the whole task."""
        if not index.isValid():
            return None
        task = self._tasks[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return task.thing.title
            case Qt.ItemDataRole.ToolTipRole:
                return task.thing.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{task.thing.title}, {task.finding.value}. {task.thing.text}"
            case TaskRole.TASK:
                return task
        return None

    def _follow(self) -> None:
        before, self._tasks = self._tasks, self._run.tasks
        if [_id(each) for each in before] != [_id(each) for each in self._tasks]:
            self.beginResetModel()
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, self._tasks, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))


def _id(task: Task) -> str:
    return task.thing.id
