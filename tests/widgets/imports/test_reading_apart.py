"""A file that would freeze the program, met in the window: Cancel works, and the next file too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from perfdesk.app.tasks import ThreadPool
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.operations.extracts.reading import HarmfulFileError, ReaderApart, Result
from perfdesk.system.worker import Worker
from perfdesk.widgets.application import Desk, make_application
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.dialogs.waiting_dialog import WaitingDialog
from perfdesk.widgets.questions import Leaving
from tests.system import worker_jobs as jobs
from tests.widgets.answers import Answers

pytestmark = pytest.mark.worker

ENDLESS = "endless.csv"
BROKEN = "broken.xlsx"


class ReaderWithHarmfulFiles(ReaderApart):
    """Reads in a worker; two files hold its interpreter, or abort it, as some have been seen to."""

    def call(
        self,
        work: Callable[..., Result],
        *arguments: object,
        files: Sequence[Path],
        progress: ProgressReport = silent,
        **named: object,
    ) -> Result:
        """Do the work, or what a harmful file does."""
        names = {each.name for each in files}
        if ENDLESS in names:
            self.worker.run(jobs.hold_the_interpreter, progress=progress, patience=600)
        if BROKEN in names:
            super().call(jobs.abort, files=files, progress=progress)
        return super().call(work, *arguments, files=files, progress=progress, **named)


@pytest.fixture
def answers() -> Answers:
    """What the person at the window answers."""
    return Answers()


@pytest.fixture
def desk(qtbot: QtBot, answers: Answers, tmp_path: Path) -> Iterator[Desk]:
    """The window on the sample, with a worker that reads its files."""
    application = make_application()
    reader = ReaderWithHarmfulFiles(Worker(tmp_path / "reading.log"))
    with Desk(ThreadPool(), answers, reader=reader) as desk:
        desk.window.setWindowState(Qt.WindowState.WindowNoState)
        desk.window.resize(1366, 768)
        desk.window.show()
        qtbot.waitUntil(lambda: desk.window.workspace.details.charts_ready)
        desk.window.packs.open_sample()
        qtbot.waitUntil(lambda: desk.session.is_open)
        yield desk
        answers.leave = Leaving.KEEP
        desk.window.close()
    application.setStyleSheet("")


def file_called(name: str, folder: Path) -> Path:
    """A file with some name."""
    path = folder / name
    path.write_text("Measure,2023/24\nContacts,1\n", "utf-8")
    return path


def test_that_cancel_is_answered_while_a_file_holds_the_reader(
    desk: Desk, qtbot: QtBot, tmp_path: Path, extracts: tuple[Path, ...], answers: Answers
) -> None:
    ticks: list[int] = []
    ticking = QTimer()
    ticking.setInterval(5)
    ticking.timeout.connect(lambda: ticks.append(1))
    desk.window.exchange.import_paths([file_called(ENDLESS, tmp_path)])
    ticking.start()
    qtbot.waitUntil(lambda: desk.window.findChild(WaitingDialog) is not None)
    waiting = desk.window.findChild(WaitingDialog)
    assert waiting is not None
    qtbot.waitUntil(waiting.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: len(ticks) > 20)  # the window goes on while the file is read
    ticking.stop()
    cancel = waiting.findChild(QPushButton)
    assert cancel is not None
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.tasks.is_busy)
    assert not answers.told
    desk.window.exchange.import_paths(extracts[:1])
    qtbot.waitUntil(lambda: isinstance(desk.window.exchange.dialog, ImportDialog), timeout=30_000)


def test_that_a_file_which_aborts_the_reader_is_told_of_and_not_shown(
    desk: Desk, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    before = desk.session.pack
    desk.window.exchange.import_paths([file_called(BROKEN, tmp_path)])
    qtbot.waitUntil(lambda: bool(answers.told), timeout=30_000)
    (told,) = answers.told
    assert isinstance(told, HarmfulFileError)
    assert BROKEN in told.message
    assert desk.session.pack is before
    assert desk.window.exchange.correcting.dialog is None
