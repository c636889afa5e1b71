"""The wheel scrolls: it never steps through the choices of a box, wherever the keyboard is."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from perfdesk.widgets.application import Desk
from perfdesk.widgets.grid.grid_view import GridView
from tests.app.sample_measures import REABLEMENT
from tests.widgets.grids import go_to

NOT_INVERTED = False


def turn(widget: QWidget, notches: int = -1) -> bool:
    """Turn the wheel over a widget, down by default; tell whether it was taken."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        NOT_INVERTED,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_that_no_box_of_the_window_takes_the_wheel(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    assert isinstance(grid, GridView)
    boxes = sample.window.findChildren(QComboBox)
    assert len(boxes) >= 3
    sample.window.activateWindow()
    for box in boxes:
        before = box.currentIndex()
        for has_keyboard in (False, True):
            if has_keyboard:
                box.setFocus()
            for notches in (-1, 1):
                turn(box, notches)
                assert box.currentIndex() == before, box.accessibleName()
    assert not sample.session.to_undo


def test_that_the_wheel_is_left_to_what_the_stage_lies_in(sample: Desk) -> None:
    go_to(sample, REABLEMENT)
    # Qt hands on what is left where a real wheel was turned; made up ones it only offers once.
    assert not turn(sample.window.workspace.details.responsible.stage)
