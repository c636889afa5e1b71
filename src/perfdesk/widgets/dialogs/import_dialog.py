"""What an import would take over: looked at, questions answered, figures ticked, then done."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QListWidgetItem,
    QWidget,
)

from perfdesk.app.import_model import ImportModel, preview_rows
from perfdesk.core.edits import edit_between
from perfdesk.core.figures import FigureKey
from perfdesk.core.pack import Pack
from perfdesk.core.wording.records_text import records_in_words
from perfdesk.forms.ui_import_preview import Ui_ImportPreview
from perfdesk.importing.plan import FigureState, Question
from perfdesk.operations.imports import PlannedImport
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.labels import set_as_title

_WIDTHS = (336, 112, 80, 152, 168)
_QUESTIONS_AT_MOST = 152


class ImportDialog(QDialog):
    """Shows the plans of one or more extracts.

    Signals:
        answered: Answers to all questions so far, by id; the plans have to be made again.
    """

    answered = Signal(dict)

    def __init__(
        self, pack: Pack, plans: Sequence[PlannedImport], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pack = pack
        self._plans = tuple(plans)
        self._answers: dict[str, str] = {}
        # Once asked, a question stays, so that an answer can be changed; a plan forgets it.
        self._asked: dict[str, Question] = {}
        self._ui = Ui_ImportPreview()
        self._ui.setupUi(self)
        set_as_title(self._ui.title)
        self.setObjectName("import")
        self._model = ImportModel(self)
        self._ui.figures.setModel(self._model)
        header = self._ui.figures.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            self._ui.figures.setColumnWidth(column, width)
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        self._ui.figures.verticalHeader().hide()
        self._ui.figures.verticalHeader().setDefaultSectionSize(32)
        self._ui.figures.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._connect()
        self.show_plans(self._plans)

    def _connect(self) -> None:
        ui = self._ui
        for button, state in (
            (ui.showNew, FigureState.NEW),
            (ui.showChanged, FigureState.CHANGED),
            (ui.showUnchanged, FigureState.UNCHANGED),
        ):
            button.clicked.connect(lambda _=False, shown=state: self._show_state(shown))
        ui.showNotes.clicked.connect(self._show_notes)
        ui.tickAll.clicked.connect(lambda: self.tick_all(True))
        ui.tickNone.clicked.connect(lambda: self.tick_all(False))
        ui.takeOver.clicked.connect(self.accept)
        ui.cancel.clicked.connect(self.reject)
        self._model.dataChanged.connect(self._show_count)

    # --- what was decided --------------------------------------------------------------------
    @property
    def plans(self) -> tuple[PlannedImport, ...]:
        """The plans as they are now, answers taken in."""
        return self._plans

    @property
    def accepted_keys(self) -> frozenset[FigureKey]:
        """Keys of the figures to take over."""
        return self._model.accepted

    def tick_all(self, ticked: bool) -> None:
        """Tick all figures of the state shown, or none."""
        self._model.tick_all(ticked)

    # --- what is shown -----------------------------------------------------------------------
    def show_plans(self, plans: Sequence[PlannedImport]) -> None:
        """Show other plans of the same extracts, as they are after an answer."""
        self._plans = tuple(plans)
        self._model.show_rows(
            row for planned in self._plans for row in preview_rows(self._pack, planned.plan)
        )
        self._ui.title.setText(f"Import {_names([each.path for each in self._plans])}")
        self._show_summary()
        self._show_questions()
        self._list_notes()
        self._show_first_with_figures()
        self._show_count()
        self._enable(True)

    def _show_summary(self) -> None:
        families = dict.fromkeys(each.plan.source.family for each in self._plans)
        told = "Read as: " + ", ".join(each for each in families if each) + "."
        data_to = [each.plan.source.data_to for each in self._plans if each.plan.source.data_to]
        if data_to:
            told += f" Data to {', '.join(dict.fromkeys(data_to))}."
        records = [record for each in self._plans for record in each.plan.records]
        lacking = [each.new for each in edit_between(self._pack, "", records).replacements]
        brought = records_in_words(each for each in lacking if each is not None)
        if brought:
            told += f" It also brings {brought}."
        self._ui.summary.setText(told)

    def _show_state(self, state: FigureState) -> None:
        self._ui.pages.setCurrentWidget(self._ui.figuresPage)
        self._model.show_state(state)
        can_tick = state is not FigureState.UNCHANGED
        self._ui.tickAll.setEnabled(can_tick)
        self._ui.tickNone.setEnabled(can_tick)

    def _show_notes(self) -> None:
        self._ui.pages.setCurrentWidget(self._ui.notesPage)
        self._ui.tickAll.setEnabled(False)
        self._ui.tickNone.setEnabled(False)

    def _show_first_with_figures(self) -> None:
        """Show changed figures first, since they replace something; else new ones."""
        ui = self._ui
        for button, state in ((ui.showChanged, FigureState.CHANGED), (ui.showNew, FigureState.NEW)):
            if self._model.count(state):
                button.setChecked(True)
                self._show_state(state)
                return
        ui.showUnchanged.setChecked(True)
        self._show_state(FigureState.UNCHANGED)

    def _show_questions(self) -> None:
        """Lay each question out once, with its answers."""
        found = [question for each in self._plans for question in each.plan.questions]
        for question in found:
            if question.id not in self._asked:
                self._asked[question.id] = question
                self._add_question(question)
        self._ui.questions.setVisible(bool(self._asked))
        self._fit_questions()

    def _fit_questions(self) -> None:
        """Make the part with the questions as tall as they are, up to its limit."""
        rows, area = self._ui.questionRows, self._ui.questions
        width = self._ui.whole.contentsRect().width()
        tall = rows.heightForWidth(width) if rows.hasHeightForWidth() else rows.sizeHint().height()
        area.setFixedHeight(min(tall + 4, _QUESTIONS_AT_MOST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Questions wrap at another width now."""
        super().resizeEvent(event)
        self._fit_questions()

    def _add_question(self, question: Question) -> None:
        text = QLabel(f"{question.text}\n{question.where}", self._ui.questionList)
        text.setWordWrap(True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        answer = ChoiceBox(self._ui.questionList)
        answer.setAccessibleName(question.text)
        answer.setMinimumHeight(28)
        answer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        answer.addItem("Leave these figures out for now", None)
        for choice in question.choices:
            answer.addItem(choice.label, choice.value)
            if choice.value == question.default:
                answer.setCurrentIndex(answer.count() - 1)
        answer.activated.connect(lambda at: self._answer(question.id, answer.itemData(at)))
        row = self._ui.questionRows.rowCount()
        self._ui.questionRows.addWidget(text, row, 0, Qt.AlignmentFlag.AlignTop)
        self._ui.questionRows.addWidget(answer, row, 1, Qt.AlignmentFlag.AlignTop)

    def _answer(self, question: str, value: str | None) -> None:
        before = dict(self._answers)
        if value is None:
            self._answers.pop(question, None)
        else:
            self._answers[question] = value
        if self._answers != before:
            self._enable(False)
            self.answered.emit(dict(self._answers))

    def _list_notes(self) -> None:
        self._ui.notes.clear()
        for planned in self._plans:
            for missed in planned.plan.not_understood:
                said = (
                    f"\u201c{missed.text}\u201d: {missed.message}"
                    if missed.text
                    else missed.message
                )
                self._note(f"{missed.where}\n{said}")
            for problem in planned.plan.problems:
                where = f"{problem.where}\n" if problem.where else ""
                self._note(f"{where}{problem.message}  {problem.arithmetic}".rstrip())

    def _note(self, text: str) -> None:
        self._ui.notes.addItem(QListWidgetItem(text))

    def _show_count(self) -> None:
        ui, model = self._ui, self._model
        notes = ui.notes.count()
        for button, word, count in (
            (ui.showNew, "New", model.count(FigureState.NEW)),
            (ui.showChanged, "Changed", model.count(FigureState.CHANGED)),
            (ui.showUnchanged, "Unchanged", model.count(FigureState.UNCHANGED)),
            (ui.showNotes, "To look at", notes),
        ):
            button.setText(f"{word} ({count})")
        taken = len(model.accepted)
        brings = taken or any(planned.edit.replacements for planned in self._plans)
        ui.takeOver.setText(f"Take over {taken}" if taken else "Take over")
        ui.takeOver.setEnabled(bool(brings))
        ui.note.setText(
            "Nothing is changed before you take it over, and one undo takes it back."
            if brings
            else "The pack holds all of this already."
        )

    def _enable(self, on: bool) -> None:
        """Wait while the plans are made again: what is shown no longer holds."""
        self._ui.pages.setEnabled(on)
        if not on:
            self._ui.takeOver.setEnabled(False)
            self._ui.note.setText("Working out what the answer brings\u2026")


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(path.name for path in paths)
