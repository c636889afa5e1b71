"""The commands as actions, to be put into menus and bars; what they do is connected elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from perfdesk.core.problems import Problem, Severity
from perfdesk.core.wording.problem_text import counted_problems
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.theme import Theme
from perfdesk.widgets.window.commands import CHANGES_PACK, NEEDS_PACK, WORDS, Command
from perfdesk.widgets.window.menus import (
    MENUS,
    ON_BAR,
    ON_GRID,
    ON_LAYER,
    ON_OUTCOME,
    THEME_WORDS,
    WITH_SUBMENUS,
    Listing,
)


class Actions(QObject):
    """The actions by command; who carries them out is connected elsewhere."""

    def __init__(self, icons: IconDrawer, parent: QObject) -> None:
        super().__init__(parent)
        self._icons = icons
        self._actions = {command: self._made(command) for command in Command}
        self.themes = QActionGroup(self)
        for choice, words in THEME_WORDS.items():
            action = self.themes.addAction(words)
            action.setCheckable(True)
            action.setData(choice.value)

    def __getitem__(self, command: Command) -> QAction:
        return self._actions[command]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def _made(self, command: Command) -> QAction:
        words = WORDS[command]
        action = QAction(words.text, self)
        action.setObjectName(command.value)
        action.setShortcuts([QKeySequence(keys) for keys in words.keys])
        action.setCheckable(words.is_switch)
        keys = f" ({words.keys[0]})" if words.keys else ""
        action.setToolTip(f"{words.tip}{keys}")
        action.setStatusTip("")
        action.setIconText(words.text.replace("&", "").rstrip("\u2026"))
        action.setMenuRole(QAction.MenuRole.NoRole)
        return action

    def wear(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for command, action in self._actions.items():
            if WORDS[command].icon:
                action.setIcon(self._icons.icon(WORDS[command].icon, theme))

    def enable(self, *, has_pack: bool, read_only: bool) -> None:
        """Offer what can be done now."""
        for command in NEEDS_PACK:
            self._actions[command].setEnabled(has_pack)
        if read_only:
            for command in CHANGES_PACK:
                self._actions[command].setEnabled(False)

    def on_grid(self) -> Iterator[QAction]:
        """Yield the actions of a cell's context menu, with separators between."""
        for command in ON_GRID:
            yield self._separator() if command is None else self._actions[command]
        owner = self.parent()
        outcome = QMenu("&Outcome", owner if isinstance(owner, QWidget) else None)
        self._fill(outcome, ON_OUTCOME)
        yield outcome.menuAction()

    def on_layer(self) -> Iterator[QAction]:
        """Yield the actions of a layer's context menu, with separators between."""
        for command in ON_LAYER:
            yield self._separator() if command is None else self._actions[command]

    def _separator(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line

    def offer_undo(self, to_undo: str, to_redo: str) -> None:
        """Offer undo and redo where there is something to undo or redo."""
        self._actions[Command.UNDO].setEnabled(bool(to_undo))
        self._actions[Command.REDO].setEnabled(bool(to_redo))

    def name_undo(self, to_undo: str, to_redo: str) -> None:
        """Say what undo and redo would do."""
        self.offer_undo(to_undo, to_redo)
        for command, label in ((Command.UNDO, to_undo), (Command.REDO, to_redo)):
            words = WORDS[command]
            action = self._actions[command]
            action.setText(f"{words.text}: {_short(label)}" if label else words.text)
            action.setIconText(words.text.replace("&", ""))
            action.setToolTip(f"{label or words.tip} ({words.keys[0]})")

    def count_problems(self, problems: Sequence[Problem]) -> None:
        """Say on the bar how many problems need somebody, and in its tip how many of which kind."""
        words, action = WORDS[Command.PROBLEMS], self._actions[Command.PROBLEMS]
        grave = sum(problem.severity is not Severity.NOTE for problem in problems)
        text = words.text.replace("&", "")
        action.setIconText(f"{text} ({grave})" if grave else text)
        told = counted_problems(problems) or "nothing was found"
        action.setToolTip(f"{words.tip}: {told} ({words.keys[0]})")

    def fill_menus(self, bar: QMenuBar, columns: QMenu, recent: QMenu) -> None:
        """Make the menus; *columns* goes into that of the view, *recent* into that of files."""
        for title, commands in MENUS:
            menu = bar.addMenu(title)
            self._fill(menu, commands)
            if Command.SAMPLE in commands:
                menu.insertMenu(self._actions[Command.SAMPLE], recent)
            if title == WITH_SUBMENUS:
                menu.addMenu(columns)
                theme = menu.addMenu("&Theme")
                theme.addActions(self.themes.actions())

    def fill_bar(self, bar: QToolBar) -> None:
        """Put the commands of every day on the tool bar."""
        self._fill(bar, ON_BAR)
        for button in bar.findChildren(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if button.property("text"):
                button.setProperty("focusPolicy", Qt.FocusPolicy.StrongFocus)

    def _fill(self, place: QMenu | QToolBar, commands: Listing) -> None:
        for command in commands:
            if command is None:
                place.addSeparator()
            else:
                place.addAction(self._actions[command])


def _short(label: str) -> str:
    """A label that does not make a menu wider than the window."""
    plain = label.replace("&", "&&")
    return plain if len(plain) <= 48 else f"{plain[:47]}\u2026"
