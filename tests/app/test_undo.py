"""The order of undo: it ends somewhere, so that memory does not grow all day."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication

from perfdesk.app.undo import MOST_STEPS, UndoOrder
from perfdesk.core.edits import Edit

AT = datetime(2024, 6, 3, tzinfo=UTC)


def order_of(edits: int) -> UndoOrder:
    order = UndoOrder()
    for number in range(edits):
        order.note(Edit(f"edit {number}", ()), AT)
    return order


def test_that_only_the_latest_edits_are_kept(qapp: QApplication) -> None:
    order = order_of(MOST_STEPS + 20)
    assert len(order.steps) == order.done == MOST_STEPS
    assert order.steps[0].label == "edit 20"
    assert order.to_undo is not None
    assert order.to_undo.label == f"edit {MOST_STEPS + 19}"


def test_that_all_that_are_kept_can_be_undone_and_redone(qapp: QApplication) -> None:
    order = order_of(MOST_STEPS + 5)
    undone = []
    while (edit := order.to_undo) is not None:
        undone.append(edit.label)
        order.step_back()
    assert undone[0] == f"edit {MOST_STEPS + 4}"
    assert undone[-1] == "edit 5"
    assert order.to_redo is not None
    assert order.to_redo.label == "edit 5"
    order.step_forward()
    order.note(Edit("another", ()), AT)
    assert [step.label for step in order.steps] == ["edit 5", "another"]
    assert order.to_redo is None
