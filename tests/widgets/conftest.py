"""The real window, offscreen or on a display, on the sample pack."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from perfdesk.app.tasks import ThreadPool
from perfdesk.operations.sample import copy_extracts
from perfdesk.widgets.application import Desk, make_application
from perfdesk.widgets.questions import Leaving
from tests.widgets.answers import Answers


@pytest.fixture
def answers() -> Answers:
    """What the person at the window answers."""
    return Answers()


@pytest.fixture
def desk(qtbot: QtBot, answers: Answers) -> Iterator[Desk]:
    """The window without a pack."""
    application = make_application()
    with Desk(ThreadPool(), answers) as desk:
        # The offscreen screen is smaller than any laptop's, so the window would fill it.
        desk.window.setWindowState(Qt.WindowState.WindowNoState)
        desk.window.resize(1366, 768)
        desk.window.show()
        qtbot.waitUntil(lambda: desk.window.workspace.details.charts_ready)
        yield desk
        answers.leave = Leaving.KEEP
        desk.window.close()
    application.setStyleSheet("")
    # The application of the tests outlives Python, and would free what was copied after it.
    QGuiApplication.clipboard().clear()


@pytest.fixture
def sample(desk: Desk, qtbot: QtBot) -> Desk:
    """The window on the sample pack."""
    desk.window.packs.open_sample()
    qtbot.waitUntil(lambda: desk.session.is_open)
    return desk


@pytest.fixture
def extracts(tmp_path: Path) -> tuple[Path, ...]:
    """Copies of the sample's extracts."""
    folder = tmp_path / "extracts"
    folder.mkdir()
    return copy_extracts(folder)
