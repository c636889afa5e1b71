"""What holds for every test: no network, no traces, nothing left running."""

import gc
import os
import sys
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from perfdesk.operations.extracts.reading import ReaderHere

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"
"""The real papers and extracts. Beside the repository where they exist, and never needed."""

GRACE = 1.0
"""Seconds that a thread has to end after the test that told it to."""

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples on every machine, and no failure because a machine was busy.
hypothesis.settings.register_profile("perfdesk", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("perfdesk")


# --- which tests run -----------------------------------------------------------------------------
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what this machine cannot run."""
    no_corpus = pytest.mark.skip(reason="the real papers and extracts (../shared) are not here")
    no_display = pytest.mark.skip(reason="needs a real display; this run is offscreen")
    offscreen = os.environ["QT_QPA_PLATFORM"] in {"offscreen", "minimal"}
    for item in items:
        if item.get_closest_marker("corpus") and not SHARED.is_dir():
            item.add_marker(no_corpus)
        if item.get_closest_marker("display") and offscreen:
            item.add_marker(no_display)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real papers and extracts; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("the real papers and extracts (../shared) are not here")
    return SHARED


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the project."""
    return REPOSITORY


# --- reading files -------------------------------------------------------------------------------
@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands read files in this process, but where a test is about the worker itself.

    Every command would start a process of its own otherwise, for a second each.
    """
    if request.node.get_closest_marker("worker") is None:
        monkeypatch.setattr("perfdesk.operations.extracts.reading.reader_apart", ReaderHere)


# --- no network ----------------------------------------------------------------------------------
class NetworkUsed(AssertionError):
    """A test, or what it tests, reached for the network."""


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        if isinstance(address, tuple):  # a text address is a local socket, of the display server
            local = address[0] in {"127.0.0.1", "::1"}
            # Windows makes a pair of connected sockets by way of its loopback.
            if not (local and sys.platform == "win32"):
                raise NetworkUsed(f"PerfDesk works without a network, but reached for {address}")
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        raise NetworkUsed(f"PerfDesk works without a network, but looked up {arguments[0]}")


# An audit hook also sees what C code does by way of the socket module. It cannot be removed.
sys.addaudithook(_refuse_network)


# --- no traces -----------------------------------------------------------------------------------
@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The per-user data folder of this test: working copies, settings and logs go there."""
    folder = tmp_path / "perfdesk-data"
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(folder))
    return folder


# --- nothing left running ------------------------------------------------------------------------
@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, and with Qt a window, thread or timer behind."""
    threads = set(threading.enumerate())
    if {"qapp", "qtbot"} & set(request.fixturenames):
        yield from _watch_qt()
    else:
        yield
    left = [thread for thread in threading.enumerate() if thread not in threads]
    # Qt's own threads show as dummies once Python code has run in them; they are the pool's.
    left = [thread for thread in left if not isinstance(thread, threading._DummyThread)]
    for thread in left:
        thread.join(GRACE)
    left = [thread for thread in left if thread.is_alive()]
    if left:
        pytest.fail(f"threads left running: {', '.join(thread.name for thread in left)}")


def _watch_qt() -> Iterator[None]:
    from PySide6.QtCore import QThread, QThreadPool, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import isValid

    started: weakref.WeakSet[QThread | QTimer] = weakref.WeakSet()
    windows = {_address(window) for window in QApplication.topLevelWidgets()}
    with pytest.MonkeyPatch.context() as patch:
        for kind in (QThread, QTimer):
            _note_starts(patch, kind, started)
        yield
    _delete_deferred()
    problems = [f"window {_told(window)}" for window in _windows_beyond(windows)]
    for thing in list(started):
        if not isValid(thing):
            continue
        if isinstance(thing, QTimer) and thing.isActive():
            problems.append(f"timer {thing.objectName() or thing!r}")
            thing.stop()
        elif isinstance(thing, QThread) and not thing.wait(int(GRACE * 1000)):
            problems.append(f"thread {thing.objectName() or thing!r}")
            thing.quit()
    if not QThreadPool.globalInstance().waitForDone(int(GRACE * 1000)):
        problems.append("tasks in the global thread pool")
    if problems:
        pytest.fail("left behind: " + "; ".join(problems))


def _note_starts(patch: pytest.MonkeyPatch, kind: Any, started: "weakref.WeakSet[Any]") -> None:
    original = kind.start

    def start(self: Any, *arguments: Any) -> None:
        started.add(self)
        original(self, *arguments)

    patch.setattr(kind, "start", start)


def _delete_deferred() -> None:
    """What `deleteLater` asked for happens only in a running event loop; do it now."""
    from PySide6.QtCore import QCoreApplication, QEvent

    # The stubs do not know that no receiver means every receiver.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _windows_beyond(known: set[int]) -> "list[QWidget]":
    """Top-level widgets that a test made and did not close. Whatever is found is put away."""
    from PySide6.QtWidgets import QApplication

    def beyond() -> "list[QWidget]":
        return [
            window
            for window in QApplication.topLevelWidgets()
            if _address(window) not in known
            and window.parent() is None
            and window.metaObject().className() != "QTipLabel"  # Qt keeps one for tool tips
        ]

    if beyond():
        gc.collect()  # a window held only by a cycle of Python objects
        _delete_deferred()
    left = beyond()
    for window in left:
        window.close()
        window.deleteLater()
    return left


def _address(window: "QWidget") -> int:
    from shiboken6 import getCppPointer

    return int(getCppPointer(window)[0])


def _told(window: "QWidget") -> str:
    return (
        f"{window.metaObject().className()} {window.objectName() or window.windowTitle()}".strip()
    )


@pytest.fixture(autouse=True)
def patient_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Machines are noisy: what is waited for may take longer than five seconds now and then."""
    monkeypatch.setitem(QtBot.waitUntil.__kwdefaults__ or {}, "timeout", 30_000)
