"""Connects the welcome page with what opens, pins and removes packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from perfdesk.widgets.controllers.pack_controller import PackController
from perfdesk.widgets.panels.welcome_page import WelcomePage


def connect_welcome(welcome: WelcomePage, packs: PackController) -> None:
    """Let the page do what it offers; its list is shown anew after each change."""

    def then_list(change: Callable[[], None]) -> None:
        change()
        packs.list_for_welcome(welcome.offer)

    def pin(path: Path, pinned: bool) -> None:
        then_list(lambda: packs.recent.pin(path, pinned))

    def remove(path: Path) -> None:
        then_list(lambda: packs.recent.remove(path))

    welcome.recent_chosen.connect(packs.open_path)
    welcome.recovery_chosen.connect(packs.recover)
    welcome.pin_wanted.connect(pin)
    welcome.removal_wanted.connect(remove)
