"""The keyboard as a page of help: made of the commands themselves, so that it is never stale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QAction, QKeySequence

from perfdesk.widgets.help.topics import KEYBOARD, Topic, table_of_topic
from perfdesk.widgets.window.actions import Actions
from perfdesk.widgets.window.menus import MENUS

IN_THE_GRID = "In the grid"


def keyboard_topic(actions: Actions, guide: Topic | None) -> Topic:
    """Return the page of every key: those of commands by menu, then those of the grid.

    Args:
        actions: The commands.
        guide: What the guide says of the keyboard; its keys that no command has are the grid's.
    """
    text: list[str] = []
    for title, commands in MENUS:
        rows = [
            (shown_keys(actions[command]), _plain(actions[command].iconText()))
            for command in commands
            if command is not None and actions[command].shortcuts()
        ]
        text += _table(_plain(title), rows)
    used = {keys.toString() for action in actions for keys in action.shortcuts()}
    told = table_of_topic(guide) if guide is not None else ()
    others = [(row[0], row[1]) for row in told if not set(row[0].split(", ")) & used]
    text += _table(IN_THE_GRID, others)
    return Topic(KEYBOARD, "\n".join(text))


def shown_keys(action: QAction) -> str:
    """Return the shortcuts of a command as the person's keyboard names them."""
    return ", ".join(
        keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()
    )


def _table(title: str, rows: Iterable[tuple[str, str]]) -> Sequence[str]:
    listed = [f"| {keys} | {words} |" for keys, words in rows]
    if not listed:
        return ()
    return (f"### {title}", "", "| Keys | What they do |", "| --- | --- |", *listed, "")


def _plain(text: str) -> str:
    return text.replace("&", "").replace("|", "/").rstrip("\u2026")
