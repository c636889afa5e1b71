"""Starts the window and ends it: every Qt object lives between the two."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from perfdesk.app.preferences import RECENT, START, TEXT_SIZE, Preferences, StartChoice
from perfdesk.app.session import Session
from perfdesk.app.tasks import Pool, TaskRunner, ThreadPool
from perfdesk.core.progress_report import ProgressReport
from perfdesk.operations.extracts.reading import Reader, reader_apart
from perfdesk.store import is_there
from perfdesk.system.folders import data_folder
from perfdesk.widgets.controllers.exchange_controller import SHOWS_IMPORTS
from perfdesk.widgets.errors import FaultCatcher
from perfdesk.widgets.icons import program_icon
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.theme import Wardrobe
from perfdesk.widgets.window.main_window import MainWindow

_A_MINUTE = 60_000
_QUIET = 1_500
"""Milliseconds after the first paint before anything is started that nobody asked for yet."""


def run(paths: Sequence[Path], sample: bool = False) -> int:
    """Show the window until it is closed.

    Args:
        paths: A pack to open; of several the first, since a window works on one.
        sample: Whether to open the sample pack.

    Returns:
        The exit code.
    """
    application = make_application()
    with Desk(ThreadPool(), reader=reader_apart()) as desk:
        desk.window.show()
        desk.after_paint(desk.warm_reader)
        # The window stands before anything is asked, such as whether to go on with lost edits.
        if paths:
            desk.after_paint(lambda: desk.window.packs.open_path(paths[0]))
        elif sample:
            desk.after_paint(desk.window.packs.open_sample)
        elif desk.preferences[START] is StartChoice.LAST_PACK:
            desk.after_paint(lambda: open_last_pack(desk))
        return application.exec()


def make_application() -> QApplication:
    """Return the one application, set up the same on every system."""
    application = QApplication.instance()
    if application is None:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        application = QApplication(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise RuntimeError("a Qt application without widgets runs in this process")
    application.setApplicationName("PerfDesk")
    # The system's own styles follow neither palette nor theme.
    application.setStyle("Fusion")
    application.setWindowIcon(program_icon())
    return application


def set_text_size(percent: int) -> None:
    """Set all text so many per cent of the platform's own size; before the window is made."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * percent / 100)
    else:
        font.setPixelSize(round(font.pixelSize() * percent / 100))
    if QApplication.font() != font:
        QApplication.setFont(font)


def open_last_pack(desk: Desk) -> None:
    """Open the pack that was open last, if its file is still there.

    That is looked up in the background: a share that is gone takes its time to say so.
    """
    paths = desk.preferences[RECENT]

    def look(_report: ProgressReport) -> Path | None:
        return next((path for path in paths if is_there(path)), None)

    def found(path: Path | None) -> None:
        if path is not None and not desk.session.is_open:
            desk.window.packs.open_path(path)

    desk.tasks.start("Looking for the last pack", look, found)


class Desk:
    """Everything that lives while the window is open, put away in order when it closes.

    Qt crashes at exit on objects that outlive the application: none is kept outside of this.
    """

    def __init__(
        self, pool: Pool, questions: Questions | None = None, *, reader: Reader | None = None
    ) -> None:
        self.preferences = Preferences(data_folder())
        set_text_size(self.preferences[TEXT_SIZE])
        self.wardrobe = Wardrobe(self.preferences)
        self.wardrobe.dress()
        self.session = Session()
        self.tasks = TaskRunner(pool, reader=reader)
        self.window = MainWindow(
            self.session, self.tasks, self.preferences, self.wardrobe, questions
        )
        self._faults = FaultCatcher(self.window.questions.tell)
        # After the first paint: pyqtgraph alone takes a third of a second to import.
        self._resting = QTimer()
        self._resting.setInterval(_A_MINUTE)
        self._resting.timeout.connect(self.tasks.reader.rest)
        self._after_paint = QTimer()
        self._after_paint.setSingleShot(True)
        self._after_paint.setInterval(0)
        self._after_paint.timeout.connect(self.window.begin)
        self.window.first_shown.connect(self._after_paint.start)

    def warm_reader(self) -> None:
        """Start what reads files once the window has nothing to do: the first import waits less."""
        QTimer.singleShot(_QUIET, self.window, self._warm_in_background)

        self._resting.start()

    def _warm_in_background(self) -> None:
        def work(_report: ProgressReport) -> bool:
            is_ready = self.tasks.reader.warm()
            for name in SHOWS_IMPORTS:
                importlib.import_module(name)
            return is_ready

        self.tasks.start("Getting ready to read files", work, lambda _ready: None)

    def after_paint(self, do: Callable[[], object]) -> None:
        """Do something once the window has been painted for the first time."""
        self._after_paint.timeout.connect(do)

    def __enter__(self) -> Self:
        self._faults.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait for tasks, let go of the pack, and delete what is left."""
        self._faults.stop()
        self._after_paint.stop()
        self._resting.stop()
        self.tasks.close()
        self.window.put_away()
        self.session.close()
        for each in (
            self.window,
            self._after_paint,
            self._resting,
            self._faults,
            self.tasks,
            self.session,
            self.wardrobe,
            self.preferences,
        ):
            each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
