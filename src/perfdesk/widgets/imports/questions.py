"""The questions of an import, each with the answers to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QScrollArea, QWidget

from perfdesk.importing.matching.questions import ALWAYS, Question
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.mapping.searchable_choice import SearchableChoice

_AT_MOST = 152
_FEW = 7
"""Answers up to which a plain list is quicker than one that is searched."""

_ALWAYS = "Always for this label"
_ALWAYS_TIP = "The answer holds for files of every kind, not only for those read in the same way."

LATER = "Leave these figures out for now"


class QuestionRows(QObject):
    """Lays questions out; once asked, one stays, so that its answer can be changed.

    Signals:
        answered: The answers so far, by the ids of their questions.
    """

    answered = Signal(dict)

    def __init__(self, area: QScrollArea, inside: QWidget, rows: QGridLayout) -> None:
        super().__init__(area)
        self._area = area
        self._inside = inside
        self._rows = rows
        self._asked: set[str] = set()
        self._answers: dict[str, str] = {}
        self._always: set[str] = set()

    @property
    def answers(self) -> dict[str, str]:
        """The answers so far, by the ids of their questions."""
        return dict(self._answers)

    @property
    def open(self) -> int:
        """How many have no answer."""
        return len(self._asked - self._answers.keys())

    def ask(self, questions: Iterable[Question]) -> None:
        """Ask what has not been asked before."""
        for question in questions:
            if question.id not in self._asked:
                self._asked.add(question.id)
                self._add(question)
        self._area.setVisible(bool(self._asked))

    def know(self, answers: Mapping[str, str]) -> None:
        """Take in what was answered elsewhere: the mapping panel asks for periods itself."""
        self._answers |= answers

    def fit(self, width: int) -> None:
        """Make the part with the questions as tall as they are, up to its limit."""
        rows = self._rows
        tall = rows.heightForWidth(width) if rows.hasHeightForWidth() else rows.sizeHint().height()
        self._area.setFixedHeight(min(tall + 4, _AT_MOST))

    def _add(self, question: Question) -> None:
        text = QLabel(f"{question.text}\n{question.where}", self._inside)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        choices: list[tuple[str, object]] = [(LATER, None)]
        choices += [(each.label, each.value) for each in question.choices]
        row = self._rows.rowCount()
        self._rows.addWidget(text, row, 0, Qt.AlignmentFlag.AlignTop)
        box = self._box(choices, question)
        box.setAccessibleName(question.text)
        self._rows.addWidget(box, row, 1, Qt.AlignmentFlag.AlignTop)
        if question.may_hold_always:
            always = QCheckBox(_ALWAYS, self._inside)
            always.setToolTip(_ALWAYS_TIP)
            always.toggled.connect(lambda on: self._hold_always(question.id, on))
            self._rows.addWidget(always, row + 1, 1, Qt.AlignmentFlag.AlignTop)

    def _box(self, choices: list[tuple[str, object]], question: Question) -> ChoiceBox:
        box: ChoiceBox
        if len(choices) > _FEW:
            found = SearchableChoice(self._inside)
            found.offer(choices, question.default)
            found.decided.connect(lambda value: self._answer(question.id, value))
            return found
        box = ChoiceBox(self._inside)
        box.setMinimumHeight(28)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for words, value in choices:
            box.addItem(words, value)
            if value == question.default:
                box.setCurrentIndex(box.count() - 1)
        box.activated.connect(lambda at: self._answer(question.id, box.itemData(at)))
        return box

    def _answer(self, question: str, value: object) -> None:
        before = dict(self._answers)
        if isinstance(value, str):
            begins = ALWAYS if question in self._always else ""
            self._answers[question] = f"{begins}{value}"
        else:
            self._answers.pop(question, None)
        if self._answers != before:
            self.answered.emit(dict(self._answers))

    def _hold_always(self, question: str, on: bool) -> None:
        """Let the answer hold for files of every kind, or only for those read in the same way."""
        (self._always.add if on else self._always.discard)(question)
        if question in self._answers:
            self._answer(question, self._answers[question].removeprefix(ALWAYS))
