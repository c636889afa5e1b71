"""The version range of PySide6 is there for a reason that a newer version may not mend."""

import sys

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal
from pytestqt.qtbot import QtBot

CALLS = 2000
LOST_AT_MOST = 200
"""PySide6 6.12.0 loses a reference in every such round on CPython 3.11 and aborts in the end."""


class _Sender(QObject):
    told = Signal(object)


class _Model(QAbstractTableModel):
    def rowCount(self, parent: object = None) -> int:
        return 2

    def columnCount(self, parent: object = None) -> int:
        return 2

    def data(self, index: object, role: int = 0) -> object:
        return None


def test_that_calls_into_qt_do_not_lose_references_to_none(qtbot: QtBot) -> None:
    sender, model, timer = _Sender(), _Model(), QTimer()
    heard: list[object] = []
    sender.told.connect(heard.append)
    cell = model.index(0, 0)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        sender.told.emit(None)
        heard.clear()
        sender.setObjectName("sender")
        sender.setProperty("chosen", None)
        sender.setParent(None)
        sender.property("chosen")
        model.data(cell)
        model.itemData(cell)
        model.headerData(0, Qt.Orientation.Horizontal)
        model.match(cell, 0, "any")
        timer.stop()
        QModelIndex().internalPointer()
    lost = before - sys.getrefcount(None)
    assert lost < LOST_AT_MOST, f"{lost} references to None lost in {CALLS} rounds"
