"""Every command of the window: its words, shortcut, icon and place in the menus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar

from perfdesk.app.preferences import ThemeChoice
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.theme import Theme


class Command(StrEnum):
    """What the window can be told to do."""

    OPEN = "open"
    NEW_FROM_APPENDIX = "new"
    SAMPLE = "sample"
    SAMPLE_EXTRACTS = "sample extracts"
    SAVE = "save"
    SAVE_AS = "save as"
    IMPORT = "import"
    EXPORT = "export"
    CLOSE = "close"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    CLEAR = "clear"
    FILL_DOWN = "fill down"
    FIND = "find"
    MEASURE = "measure"
    ADD_MEASURE = "add measure"
    DUPLICATE_MEASURE = "duplicate measure"
    MOVE_UP = "move up"
    MOVE_DOWN = "move down"
    REMOVE_MEASURE = "remove measure"
    NEIGHBOURS = "neighbours"
    EXPLAIN = "explain"
    BENCHMARK = "benchmark"
    PROBLEMS = "problems"
    DETAILS = "details"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class _Words:
    """How a command shows: menu text, its icon, its keys, and what it does in a sentence."""

    text: str
    icon: str
    keys: tuple[str, ...]
    tip: str


_WORDS = {
    Command.OPEN: _Words("&Open\u2026", "open", ("Ctrl+O",), "Open a pack"),
    Command.NEW_FROM_APPENDIX: _Words(
        "&New from appendix\u2026", "add", ("Ctrl+N",),
        "Make a pack from the table that your council prints today",
    ),
    Command.SAMPLE: _Words("Open the sam&ple", "", (), "Open the sample pack"),
    Command.SAMPLE_EXTRACTS: _Words(
        "Save sample e&xtracts\u2026", "", (),
        "Put extracts into a folder of yours, to try the import with",
    ),
    Command.SAVE: _Words("&Save", "save", ("Ctrl+S",), "Write every edit to the pack file"),
    Command.SAVE_AS: _Words(
        "Save &as\u2026", "", ("Ctrl+Shift+S",), "Write the pack to another file"
    ),
    Command.IMPORT: _Words(
        "&Import\u2026", "import", ("Ctrl+I",), "Find figures in extracts and compare them"
    ),
    Command.EXPORT: _Words(
        "&Export\u2026", "export", ("Ctrl+E",), "Write the dashboard to Excel and PDF"
    ),
    Command.CLOSE: _Words("&Close pack", "", ("Ctrl+W",), "Let go of the pack"),
    Command.QUIT: _Words("&Quit", "", ("Ctrl+Q",), "Close PerfDesk"),
    Command.UNDO: _Words("&Undo", "undo", ("Ctrl+Z",), "Take the last edit back"),
    Command.REDO: _Words("&Redo", "redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "Do it again"),
    Command.CUT: _Words("Cu&t", "", ("Ctrl+X",), "Move the selected cells to the clipboard"),
    Command.COPY: _Words("&Copy", "", ("Ctrl+C",), "Copy the selected cells"),
    Command.PASTE: _Words("&Paste", "", ("Ctrl+V",), "Paste cells from here or from Excel"),
    Command.CLEAR: _Words("C&lear", "", (), "Empty the selected cells (Delete)"),
    Command.FILL_DOWN: _Words(
        "Fill &down", "", ("Ctrl+D",), "Copy the first selected cell to those below it"
    ),
    Command.FIND: _Words("&Find a measure", "find", ("Ctrl+K", "Ctrl+F"), "Go to a measure"),
    Command.MEASURE: _Words(
        "&Properties\u2026", "settings", ("Ctrl+M", "Alt+Return"),
        "Aim, unit, target, tolerances and all else of the measure",
    ),
    Command.ADD_MEASURE: _Words("&Add below\u2026", "", (), "Add a measure below this one"),
    Command.DUPLICATE_MEASURE: _Words(
        "D&uplicate\u2026", "", (), "Add a measure like this one, without its figures"
    ),
    Command.MOVE_UP: _Words("Move u&p", "", ("Alt+Up",), "Move the measure up in its outcome"),
    Command.MOVE_DOWN: _Words(
        "Move d&own", "", ("Alt+Down",), "Move the measure down in its outcome"
    ),
    Command.REMOVE_MEASURE: _Words(
        "&Remove", "", (), "Take the measure out of the dashboard; undo brings it back"
    ),
    Command.NEIGHBOURS: _Words(
        "&Neighbour groups\u2026", "", (), "The councils that ours is compared with"
    ),
    Command.EXPLAIN: _Words("&Why?", "", ("F4",), "Show why the cell says what it says"),
    Command.BENCHMARK: _Words(
        "&Trend or benchmark", "", ("F7",), "Show the measure's trend, or all councils"
    ),
    Command.PROBLEMS: _Words("&Problems", "problem", ("F8",), "Show what the checks found"),
    Command.DETAILS: _Words("&Details", "preview", ("F9",), "Show chart and details"),
    Command.ABOUT: _Words("&About PerfDesk", "", (), "Version and licence"),
}  # fmt: skip

_CHECKABLE = frozenset({Command.PROBLEMS, Command.DETAILS})

_MENUS: Sequence[tuple[str, Sequence[Command | None]]] = (
    ("&File", (
        Command.OPEN, Command.NEW_FROM_APPENDIX, None, Command.SAMPLE, Command.SAMPLE_EXTRACTS,
        None, Command.SAVE, Command.SAVE_AS, None, Command.IMPORT, Command.EXPORT, None,
        Command.CLOSE, Command.QUIT,
    )),
    ("&Edit", (
        Command.UNDO, Command.REDO, None, Command.CUT, Command.COPY, Command.PASTE, Command.CLEAR,
        None, Command.FILL_DOWN, None, Command.FIND,
    )),
    ("&Measure", (
        Command.MEASURE, Command.EXPLAIN, None, Command.ADD_MEASURE, Command.DUPLICATE_MEASURE,
        None, Command.MOVE_UP, Command.MOVE_DOWN, None, Command.REMOVE_MEASURE, None,
        Command.NEIGHBOURS,
    )),
    ("&View", (Command.PROBLEMS, Command.DETAILS, Command.BENCHMARK, None)),
    ("&Help", (Command.ABOUT,)),
)  # fmt: skip

_ON_BAR: Sequence[Command | None] = (
    Command.OPEN, Command.SAVE, None, Command.UNDO, Command.REDO, None, Command.IMPORT,
    Command.EXPORT,
)  # fmt: skip

THEME_WORDS = {
    ThemeChoice.SYSTEM: "As the system",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
}

NEEDS_PACK = frozenset(
    {
        Command.SAVE, Command.SAVE_AS, Command.IMPORT, Command.EXPORT, Command.CLOSE,
        Command.CUT, Command.COPY, Command.PASTE, Command.CLEAR, Command.FILL_DOWN,
        Command.FIND, Command.PROBLEMS, Command.DETAILS, Command.MEASURE, Command.ADD_MEASURE,
        Command.DUPLICATE_MEASURE, Command.MOVE_UP, Command.MOVE_DOWN, Command.REMOVE_MEASURE,
        Command.EXPLAIN, Command.BENCHMARK, Command.NEIGHBOURS,
    }
)  # fmt: skip

CHANGES_PACK = (
    Command.IMPORT, Command.CUT, Command.PASTE, Command.CLEAR, Command.FILL_DOWN, Command.SAVE,
    Command.MEASURE, Command.ADD_MEASURE, Command.DUPLICATE_MEASURE, Command.MOVE_UP,
    Command.MOVE_DOWN, Command.REMOVE_MEASURE, Command.NEIGHBOURS,
)  # fmt: skip
"""What cannot be done with a pack that is open to read."""

ON_GRID = (
    Command.MEASURE, Command.EXPLAIN, None, Command.CUT, Command.COPY, Command.PASTE,
    Command.CLEAR, None, Command.ADD_MEASURE, Command.DUPLICATE_MEASURE, Command.MOVE_UP,
    Command.MOVE_DOWN, Command.REMOVE_MEASURE,
)  # fmt: skip
"""The context menu of a cell."""


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
        words = _WORDS[command]
        action = QAction(words.text, self)
        action.setObjectName(command.value)
        action.setShortcuts([QKeySequence(keys) for keys in words.keys])
        action.setCheckable(command in _CHECKABLE)
        keys = f" ({words.keys[0]})" if words.keys else ""
        action.setToolTip(f"{words.tip}{keys}")
        action.setStatusTip("")
        action.setIconText(words.text.replace("&", "").rstrip("\u2026"))
        action.setMenuRole(QAction.MenuRole.NoRole)
        return action

    def wear(self, theme: Theme) -> None:
        """Draw the icons in the colours of a theme."""
        for command, action in self._actions.items():
            if _WORDS[command].icon:
                action.setIcon(self._icons.icon(_WORDS[command].icon, theme))

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

    def _separator(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line

    def name_undo(self, to_undo: str, to_redo: str) -> None:
        """Say what undo and redo would do."""
        for command, label in ((Command.UNDO, to_undo), (Command.REDO, to_redo)):
            words = _WORDS[command]
            action = self._actions[command]
            action.setEnabled(bool(label))
            action.setText(f"{words.text}: {_short(label)}" if label else words.text)
            action.setIconText(words.text.replace("&", ""))
            action.setToolTip(f"{label or words.tip} ({words.keys[0]})")

    def fill_menus(self, bar: QMenuBar, columns: QMenu) -> None:
        """Make the menus; *columns* goes into that of the view."""
        for title, commands in _MENUS:
            menu = bar.addMenu(title)
            self._fill(menu, commands)
            if title == "&View":
                self.columns = menu.addMenu(columns)
                theme = menu.addMenu("&Theme")
                theme.addActions(self.themes.actions())

    def fill_bar(self, bar: QToolBar) -> None:
        """Put the commands of every day on the tool bar."""
        self._fill(bar, _ON_BAR)
        for button in bar.findChildren(QObject, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if button.property("text"):
                button.setProperty("focusPolicy", Qt.FocusPolicy.StrongFocus)

    def _fill(self, place: QMenu | QToolBar, commands: Sequence[Command | None]) -> None:
        for command in commands:
            if command is None:
                place.addSeparator()
            else:
                place.addAction(self._actions[command])


def _short(label: str) -> str:
    """A label that does not make a menu wider than the window."""
    plain = label.replace("&", "&&")
    return plain if len(plain) <= 48 else f"{plain[:47]}\u2026"
