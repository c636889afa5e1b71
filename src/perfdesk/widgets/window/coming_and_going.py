"""How the window lay when it was closed, and how it lies when it opens again."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow

from perfdesk.app.preferences import GEOMETRY, PARTS, Preferences
from perfdesk.widgets.workspace import Workspace

_SMALL_SCREEN = 1500
"""Below this width, in pixels, the window takes the whole screen."""


def restore_window(window: QMainWindow, workspace: Workspace, preferences: Preferences) -> None:
    """Lay the window as it was left, or fittingly on its screen."""
    room = window.screen().availableGeometry()
    window.resize(min(1440, room.width() * 9 // 10), min(900, room.height() * 9 // 10))
    if room.width() < _SMALL_SCREEN:
        window.setWindowState(Qt.WindowState.WindowMaximized)
    geometry, parts = preferences[GEOMETRY], preferences[PARTS]
    if geometry:
        window.restoreGeometry(QByteArray(geometry))
    if parts:
        workspace.restoreState(QByteArray(parts))


def remember_window(window: QMainWindow, workspace: Workspace, preferences: Preferences) -> None:
    """Keep how the window lies; written to disk at once."""
    preferences[GEOMETRY] = bytes(window.saveGeometry().data())
    preferences[PARTS] = bytes(workspace.saveState().data())
    preferences.save()
