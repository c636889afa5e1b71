"""Marking the texts of the details with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from perfdesk.widgets.labels import quiet_label
from perfdesk.widgets.steady_label import SteadyLabel

_TEXT = "Better than England: 84.1% against 76.7% for England 2022/23, beyond the tolerance of 5%."


def _enter(widget: QWidget) -> None:
    place = QPointF(4, 4)
    QApplication.sendEvent(widget, QEnterEvent(place, place, place))


def test_that_a_text_can_be_marked_once_the_pointer_is_over_it(qapp: QApplication) -> None:
    label = SteadyLabel(quiet_label(), can_be_marked=True)
    label.setText(_TEXT)
    label.resize(600, label.heightForWidth(600))
    label.show()
    plainly = label.heightForWidth(240)
    _enter(label)
    assert label.heightForWidth(240) == plainly  # nothing moves below the pointer
    QTest.mousePress(label.label, Qt.MouseButton.LeftButton, pos=QPoint(1, 5))
    QTest.mouseMove(label.label, QPoint(160, 5))
    QTest.mouseRelease(label.label, Qt.MouseButton.LeftButton, pos=QPoint(160, 5))
    marked = label.label.selectedText()
    assert marked
    assert _TEXT.startswith(marked)
    QApplication.sendEvent(label, QEvent(QEvent.Type.Leave))
    assert label.label.selectedText() == marked  # what is marked stays so
    label.close()


def test_that_a_text_that_was_not_marked_is_plain_again(qapp: QApplication) -> None:
    label = SteadyLabel(quiet_label(), can_be_marked=True)
    label.setText(_TEXT)
    _enter(label)
    QApplication.sendEvent(label, QEvent(QEvent.Type.Leave))
    flags = label.label.textInteractionFlags()
    assert flags == Qt.TextInteractionFlag.NoTextInteraction
    label.close()
