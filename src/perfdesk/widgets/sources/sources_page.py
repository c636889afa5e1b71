"""The page of sources: the files that figures came from, and how files are read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.preferences import Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.widgets.labels import title_label
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.sources.answers_part import AnswersPart
from perfdesk.widgets.sources.calendar_part import CalendarPart
from perfdesk.widgets.sources.files_part import FilesPart
from perfdesk.widgets.sources.recipes_part import RecipesPart

_FILTER_WIDTH = 240
_FILES, _RECIPES, _ANSWERS, _CALENDAR = 0, 1, 2, 3


class SourcesPage(QWidget):
    """Files, recipes, answers and the calendar, one tab each, with one filter over all.

    Signals:
        cell_wanted: The `CellKey` of the figure or target to go to.
        told: A sentence for the status bar.
    """

    cell_wanted = Signal(object)
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        questions: Questions,
        importing: QAction,
        parent: QWidget | None = None,
    ) -> None:
        """Put the page together; *importing* is the command that imports extracts."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Sources")
        self.files = FilesPart(session, tasks, self)
        self.recipes = RecipesPart(session, preferences, questions, self)
        self.answers = AnswersPart(session, self)
        self.calendar = CalendarPart(session, questions, self)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter by any word")
        self.filter.setAccessibleName("Filter sources, recipes, answers and the calendar")
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(_FILTER_WIDTH)
        self.filter.textChanged.connect(self.files.look_for)
        self.filter.textChanged.connect(self.recipes.look_for)
        self.filter.textChanged.connect(self.answers.look_for)
        self.filter.textChanged.connect(self.calendar.look_for)
        self._import = QPushButton("Import\u2026", self)
        self._import.setToolTip(importing.toolTip())
        self._import.clicked.connect(importing.trigger)
        self._import.setEnabled(importing.isEnabled())
        importing.changed.connect(lambda: self._import.setEnabled(importing.isEnabled()))
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName("Files, recipes, answers or the calendar")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for words in ("Files", "Recipes", "Answers", "Calendar"):
            self.tabs.addTab(words)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.files)
        self._stack.addWidget(self.recipes)
        self._stack.addWidget(self.answers)
        self._stack.addWidget(self.calendar)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.files.cell_wanted.connect(self.cell_wanted)
        self.recipes.told.connect(self.told)
        self.answers.told.connect(self.told)
        self.calendar.told.connect(self.told)
        self._lay_out()
        self.setFocusProxy(self.files)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title_label("Sources"), 1)
        head.addWidget(self.filter)
        head.addWidget(self._import)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.tabs)
        layout.addWidget(self._stack, 1)

    def show_file(self, fingerprint: str) -> bool:
        """Put the keyboard on a file, whatever is filtered; tell whether it is there."""
        self.tabs.setCurrentIndex(_FILES)
        if self.files.show_file(fingerprint):
            return True
        self.filter.clear()
        return self.files.show_file(fingerprint)

    def show_recipes(self) -> None:
        """Turn to the recipes."""
        self.tabs.setCurrentIndex(_RECIPES)

    def show_answers(self) -> None:
        """Turn to the answers."""
        self.tabs.setCurrentIndex(_ANSWERS)

    def show_calendar(self) -> None:
        """Turn to the calendar."""
        self.tabs.setCurrentIndex(_CALENDAR)
