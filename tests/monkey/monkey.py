"""Random things that a person could do at the real window, in the same order for the same seed.

Nothing it does leaves the window: files are asked for and refused, and what would take the pack
away is not chosen. Whatever it has done can be undone.
"""

from collections import deque
from random import Random

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QMenu, QWidget

from perfdesk.app.preferences import THEME, ThemeChoice
from perfdesk.app.unexpected import UnexpectedError
from perfdesk.core.errors import PerfDeskError
from perfdesk.widgets.application import Desk
from perfdesk.widgets.window.commands import Command
from tests.widgets.answers import Answers

LEFT_ALONE = {
    Command.CLOSE, Command.QUIT, Command.SAMPLE, Command.SAMPLE_EXTRACTS, Command.SAVE,
    Command.SAVE_AS, Command.EXPORT,
}  # fmt: skip
"""What would take the pack away, or write to folders of the person's own."""

TEXTS = (
    "57.4%", "3,856/4,304", "182.0k (Apr-Nov)", "Due June 2022", "<538 (780 Adm's)", "55-60%",
    "=58/423067*100000", "[x]", "N/A", "57,4%", "", " ", "0", "-1", "1e400", "High", "2023/34",
    "Ÿŵ \u202e\u0000\U0001f600", "x" * 300, "=1/0", "Better", "89.6% (3,856 of 4,304)",
)  # fmt: skip

KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Return,
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_F2, Qt.Key.Key_Escape, Qt.Key.Key_Delete,
    Qt.Key.Key_Space, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Backspace, Qt.Key.Key_F4, Qt.Key.Key_A, Qt.Key.Key_5, Qt.Key.Key_Minus,
)  # fmt: skip

WITH = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)

KEPT = 40
"""How many of the last actions are told when something goes wrong."""


class Monkey(QObject):
    """Acts on one window."""

    def __init__(self, desk: Desk, answers: Answers, seed: int) -> None:
        super().__init__()
        self._desk = desk
        self._answers = answers
        self._choose = Random(seed)
        self._count = 0
        self.done: deque[str] = deque(maxlen=KEPT)
        # What runs a loop of its own, such as a menu that was opened, must not hold it up.
        self._impatience = QTimer(self)
        self._impatience.setInterval(40)
        self._impatience.timeout.connect(self._close_popup)
        self._impatience.start()
        self._acts = (
            (30, self._press),
            (8, self._type_over),
            (14, self._edit_cell),
            (16, self._command),
            (12, self._click),
            (5, self._paste),
            (8, self._undo_or_redo),
            (4, self._position),
            (6, self._page),
            (1, self._theme),
            (2, self._resize),
            (4, self._find),
        )

    def act(self, steps: int) -> None:
        """Do so many things; stop at the first fault that the window tells of."""
        for _ in range(steps):
            self._count += 1
            deed = self._choose.choices(
                [act for _, act in self._acts], [weight for weight, _ in self._acts]
            )[0]
            deed()
            self._settle()
            if self._count % 25 == 0:
                self._leave_dialogs()
            self._complain()

    def stop(self) -> None:
        """Leave every dialog, and wait for what still runs."""
        self._leave_dialogs()
        while self._desk.tasks.is_busy:
            QTest.qWait(5)
        self._settle()
        self._leave_dialogs()
        self._impatience.stop()
        self._complain()

    def undo_all(self) -> None:
        """Take every edit back."""
        while self._desk.session.to_undo:
            if not self._desk.session.undo():
                break
        self._settle()
        self._complain()

    # --- what it does ------------------------------------------------------------------------
    def _press(self) -> None:
        key, held = self._choose.choice(KEYS), self._choose.choice(WITH)
        target = self._focused() or self._grid() or self._desk.window
        self._note(f"press {held.name} {key.name} in {_told(target)}")
        QTest.keyClick(target, key, held)

    def _type_over(self) -> None:
        target = self._focused() or self._grid()
        text = self._choose.choice(TEXTS)
        if target is None or not text:
            return
        self._note(f"type {text[:24]!a} in {_told(target)}")
        for sign in text[:60]:
            # Only ASCII can be typed by key; the rest comes by paste.
            if " " <= sign <= "~":
                QTest.keyClicks(self._focused() or target, sign)
        focused = self._focused()
        if focused is not None:
            QTest.keyClick(focused, self._choose.choice((Qt.Key.Key_Return, Qt.Key.Key_Tab)))

    def _edit_cell(self) -> None:
        grid = self._grid()
        if grid is None or self._dialog() is not None:
            return
        rows, columns = grid.model().rowCount(), grid.model().columnCount()
        index = grid.model().index(
            self._choose.randrange(max(rows, 1)), self._choose.randrange(max(columns, 1))
        )
        grid.setFocus()
        grid.setCurrentIndex(index)
        self._note(f"go to row {index.row()}, column {index.column()}")
        self._type_over()

    def _command(self) -> None:
        command = self._choose.choice([each for each in Command if each not in LEFT_ALONE])
        action = self._desk.window.actions_[command]
        if action.isEnabled() and self._dialog() is None:
            self._note(f"command {command.value}")
            action.trigger()

    def _click(self) -> None:
        window = self._dialog() or self._desk.window
        shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
        target = self._choose.choice([each for each in shown if not isinstance(each, QMenu)])
        if target.width() < 1 or target.height() < 1:
            return
        place = QPoint(
            self._choose.randrange(target.width()), self._choose.randrange(target.height())
        )
        twice = self._choose.random() < 0.15
        self._note(f"{'double ' if twice else ''}click {_told(target)} at {place.toTuple()}")
        click = QTest.mouseDClick if twice else QTest.mouseClick
        click(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    def _paste(self) -> None:
        rows, columns = self._choose.randint(1, 6), self._choose.randint(1, 5)
        text = "\n".join(
            "\t".join(self._choose.choice(TEXTS) for _ in range(columns)) for _ in range(rows)
        )
        QGuiApplication.clipboard().setText(text)
        self._note(f"paste {rows} x {columns}")
        if self._dialog() is None and self._desk.window.actions_[Command.PASTE].isEnabled():
            self._desk.window.actions_[Command.PASTE].trigger()

    def _undo_or_redo(self) -> None:
        command = self._choose.choice((Command.UNDO, Command.UNDO, Command.REDO))
        if self._dialog() is None:
            self._note(command.value)
            self._desk.window.actions_[command].trigger()

    def _position(self) -> None:
        positions = self._desk.window.positions
        if self._dialog() is None and positions.count():
            at = self._choose.randrange(positions.count())
            self._note(f"position {positions.itemText(at)}")
            positions.setCurrentIndex(at)
            positions.activated.emit(at)

    def _page(self) -> None:
        navigator = self._desk.window.workspace.navigator
        row = self._choose.randrange(max(navigator.model().rowCount(), 1))
        self._note(f"page {row}")
        navigator.go_to_row(row)

    def _theme(self) -> None:
        theme = self._choose.choice(list(ThemeChoice))
        self._note(f"theme {theme.value}")
        self._desk.preferences[THEME] = theme

    def _resize(self) -> None:
        width, height = self._choose.randint(700, 1920), self._choose.randint(420, 1080)
        self._note(f"resize {width} x {height}")
        self._desk.window.resize(width, height)

    def _find(self) -> None:
        if self._dialog() is not None:
            return
        finder = self._desk.window.finder
        sought = self._choose.choice(("reab", "2a", "!2023", "@20", "?rat", "lib vis", "zzz"))
        self._note(f"find {sought}")
        finder.start()
        QTest.keyClicks(finder, sought)
        QTest.keyClick(finder, self._choose.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    # -----------------------------------------------------------------------------------------
    def _note(self, text: str) -> None:
        self.done.append(text)

    def _focused(self) -> QWidget | None:
        return QApplication.focusWidget()

    def _grid(self) -> QAbstractItemView | None:
        return self._desk.window.workspace.grid

    def _dialog(self) -> QDialog | None:
        modal = QApplication.activeModalWidget()
        return modal if isinstance(modal, QDialog) else None

    def _settle(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(1, loop.quit)
        loop.exec()

    def _close_popup(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    def _leave_dialogs(self) -> None:
        for each in QApplication.topLevelWidgets():
            if each is not self._desk.window and each.isVisible():
                each.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _complain(self) -> None:
        told: list[PerfDeskError] = self._answers.told
        faults = [each for each in told if isinstance(each, UnexpectedError)]
        if faults:
            raise AssertionError(faults[0].details)
        told.clear()


def _told(widget: QWidget) -> str:
    return widget.objectName() or widget.accessibleName() or type(widget).__name__
