"""Faults that nobody caught: told in one sentence, logged nowhere else, and the window goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from perfdesk.app.unexpected import unexpected
from perfdesk.core.errors import PerfDeskError


class FaultCatcher(QObject):
    """Stands in for `sys.excepthook` while the window is open.

    Slots and virtual methods that raise end there, whatever thread they run on; the person is
    told on the window's thread. While one fault is being told, others wait for nothing: a fault
    at every repaint must not pile up boxes.
    """

    _caught = Signal(object)

    def __init__(
        self, tell: Callable[[PerfDeskError], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tell = tell
        self._is_telling = False
        self._before = sys.excepthook
        self._caught.connect(self._told_once, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Catch faults from now on."""
        sys.excepthook = self._catch
        threading.excepthook = self._catch_in_thread

    def stop(self) -> None:
        """Leave faults to Python again."""
        sys.excepthook = self._before
        threading.excepthook = threading.__excepthook__

    def _catch(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(fault, KeyboardInterrupt):
            self._before(kind, fault, trace)
            return
        self._caught.emit(unexpected(fault))

    def _catch_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._catch(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _told_once(self, problem: PerfDeskError) -> None:
        if self._is_telling:
            return
        self._is_telling = True
        try:
            self._tell(problem)
        finally:
            self._is_telling = False
