"""The page preview in the real window."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.preferences import THEME, ThemeChoice
from perfdesk.core.errors import PerfDeskError
from perfdesk.operations.preview import Looked, ReportPreview
from perfdesk.widgets.application import Desk
from perfdesk.widgets.preview.page_view import Fit
from perfdesk.widgets.preview.preview_page import PreviewPage
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT
from tests.widgets.grids import go_to, type_over


def _opened(sample: Desk, qtbot: QtBot) -> PreviewPage:
    """The preview, gone to with its key, with a page on it."""
    QTest.keyClick(sample.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page = sample.window.preview.page
    qtbot.waitUntil(lambda: _is_settled(page) and page.number.value() > 0)
    return page


def _is_settled(page: PreviewPage) -> bool:
    return page.state.text() == "" and page.view.accessibleName() != "Page"


def _shown(page: PreviewPage) -> str:
    return page.view.accessibleName().split(" of ")[0]


def _wait_for(qtbot: QtBot, page: PreviewPage, number: int) -> None:
    qtbot.waitUntil(lambda: _shown(page) == f"Page {number}")


def test_that_the_page_of_the_measure_looked_at_is_shown(sample: Desk, qtbot: QtBot) -> None:
    go_to(sample, REABLEMENT)
    page = _opened(sample, qtbot)
    assert REABLEMENT.split(" ")[-1] in page.view.accessibleDescription()
    assert page.number.value() > 1
    assert _shown(page) == f"Page {page.number.value()}"
    assert page.of.text() == f"of {page.number.maximum()}"
    typed = page.number.lineEdit()
    assert typed.width() > typed.fontMetrics().horizontalAdvance(typed.text())
    entry = sample.window.workspace.navigator.entry
    assert entry is not None
    assert entry.kind is PlaceKind.PREVIEW


def test_that_help_on_the_pages_explains_them(sample: Desk, qtbot: QtBot) -> None:
    _opened(sample, qtbot)
    QTest.keyClick(sample.window, Qt.Key.Key_F1)
    assert sample.window.help.panel.title == "Page preview"


def test_that_a_figure_typed_in_the_grid_is_on_the_page(sample: Desk, qtbot: QtBot) -> None:
    _opened(sample, qtbot)
    type_over(go_to(sample, REABLEMENT), "71.9%")
    page = _opened(sample, qtbot)
    qtbot.waitUntil(lambda: "71.9%" in page.view.accessibleDescription())


def test_that_keys_turn_pages(sample: Desk, qtbot: QtBot) -> None:
    page = _opened(sample, qtbot)
    last = page.number.maximum()
    for key, number in (
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_Right, last),
        (Qt.Key.Key_Left, last - 1),
        (Qt.Key.Key_Home, 1),
    ):
        QTest.keyClick(page.view, key)
        assert page.number.value() == number
        _wait_for(qtbot, page, number)
    assert not page.back.isEnabled()
    assert page.on.isEnabled()


def test_that_reading_on_turns_the_page(sample: Desk, qtbot: QtBot) -> None:
    page = _opened(sample, qtbot)
    QTest.keyClick(page.view, Qt.Key.Key_Home)
    _wait_for(qtbot, page, 1)
    for _ in range(20):
        QTest.keyClick(page.view, Qt.Key.Key_PageDown)
        if page.number.value() == 2:
            break
    assert page.number.value() == 2
    assert page.view.verticalScrollBar().value() == 0
    QTest.keyClick(page.view, Qt.Key.Key_PageUp)
    assert page.number.value() == 1


def test_that_a_typed_page_is_gone_to(sample: Desk, qtbot: QtBot) -> None:
    page = _opened(sample, qtbot)
    page.number.setFocus()
    page.number.selectAll()
    QTest.keyClicks(page.number, "3")
    QTest.keyClick(page.number, Qt.Key.Key_Return)
    _wait_for(qtbot, page, 3)


def test_that_the_page_is_as_large_as_wanted(sample: Desk, qtbot: QtBot) -> None:
    page = _opened(sample, qtbot)
    assert page.view.zoom == Fit.WIDTH
    assert page.view.horizontalScrollBar().maximum() == 0
    fitted = page.view.shown_at
    QTest.keyClick(page.view, Qt.Key.Key_Plus)
    assert page.view.shown_at > fitted
    assert page.sizes.currentText() == f"{page.view.shown_at:.0%}"
    QTest.keyClick(page.view, Qt.Key.Key_Minus)
    QTest.keyClick(page.view, Qt.Key.Key_Minus)
    assert page.view.shown_at < fitted + 0.01
    page.sizes.setCurrentText("Whole page")
    page.sizes.activated.emit(1)
    qtbot.waitUntil(lambda: page.view.verticalScrollBar().maximum() == 0)


def test_that_the_wheel_with_ctrl_zooms(sample: Desk, qtbot: QtBot) -> None:
    page = _opened(sample, qtbot)
    fitted = page.view.shown_at
    middle = QPointF(page.view.viewport().rect().center())
    event = QWheelEvent(
        middle, page.view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(page.view.viewport(), event)
    assert page.view.shown_at > fitted


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_that_paper_is_white_in_every_theme(theme: ThemeChoice, sample: Desk, qtbot: QtBot) -> None:
    sample.preferences[THEME] = theme
    page = _opened(sample, qtbot)
    paper = page.view.paper
    picture = paper.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 24) == QColor("white")
    focus = sample.wardrobe.theme["focus"]
    at = (picture.width() // 2, 15)
    assert picture.pixelColor(*at) == focus
    page.number.setFocus()
    assert paper.grab().toImage().pixelColor(*at) != focus


def test_that_trouble_is_told_with_a_way_out(
    sample: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(report: ReportPreview, looked: Looked) -> None:
        raise PerfDeskError("The pages could not be set.")

    page = sample.window.preview.page
    with monkeypatch.context() as patch:
        patch.setattr(ReportPreview, "pages", refuse)
        sample.window.actions_[Command.PREVIEW].trigger()
        qtbot.waitUntil(lambda: page.trouble.text() == "The pages could not be set.")
    assert page.trouble.isVisible()
    assert page.again.isVisible()
    page.again.click()
    qtbot.waitUntil(lambda: _is_settled(page))
    assert page.view.isVisible()


def test_that_everything_on_the_page_has_a_name_and_room(sample: Desk, qtbot: QtBot) -> None:
    page = _opened(sample, qtbot)
    for part in (page.back, page.on, page.number, page.sizes):
        assert part.accessibleName()
        assert min(part.width(), part.height()) >= 24
