"""The answers that hold for later files: looked through, changed, and taken back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from perfdesk.app.session import Session
from perfdesk.app.sources.answers_table import AnswersModel
from perfdesk.app.sources.source_tables import SourceRole
from perfdesk.core.editing.answers import (
    answer_change,
    answer_removal,
    is_of_a_measure,
    words_of,
)
from perfdesk.core.imports.answers import LEFT_OUT, KeptAnswer
from perfdesk.core.measures import Measure
from perfdesk.widgets.labels import quiet_label
from perfdesk.widgets.mapping.searchable_choice import SearchableChoice
from perfdesk.widgets.sources.listing import Listing, SortedRows, sort_by_heading

_WIDTHS = (304, 184, 304)
_WIDEST = 420
_TOLD = (
    "What you answered when files were imported. These answers hold for later files; remove one "
    "to be asked again."
)
_EMPTY = "No questions have been answered yet."


class AnswersPart(QWidget):
    """The table of answers with what can be done with them.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = AnswersModel(session, self)
        self._rows = SortedRows(self._model)
        self.answers = Listing("Answers", self)
        self.answers.setModel(self._rows)
        self.answers.set_widths(_WIDTHS)
        sort_by_heading(self.answers, self._rows)
        self._empty = quiet_label(_EMPTY)
        self.measure = SearchableChoice(self)
        self.measure.setAccessibleName("Measure that is meant")
        self.measure.setMaximumWidth(_WIDEST)
        self.measure.decided.connect(self._change)
        self._means = QLabel("Measure:", self)
        self._means.setBuddy(self.measure)
        self.remove = QPushButton("Remove", self)
        self.remove.clicked.connect(lambda _=False: self.remove_chosen())
        removing = QAction("Remove the answer", self.answers)
        removing.setShortcut(QKeySequence.StandardKey.Delete)
        removing.setShortcutVisibleInContextMenu(True)
        removing.triggered.connect(self.remove_chosen)
        self.answers.insertAction(self.answers.actions()[0], removing)
        self._lay_out()
        self.answers.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self.answers.entered.connect(lambda _row: self.measure.setFocus())
        self._rows.modelReset.connect(self._choose_first)
        session.opened.connect(self._offer)
        self._choose_first()

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._means)
        below.addWidget(self.measure, 1)
        below.addWidget(self.remove)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(quiet_label(_TOLD))
        layout.addWidget(self._empty)
        layout.addWidget(self.answers, 1)
        layout.addLayout(below)
        self.setFocusProxy(self.answers)

    @property
    def chosen(self) -> KeptAnswer | None:
        """The answer that the keyboard is on."""
        kept = self.answers.currentIndex().data(SourceRole.RECORD)
        return kept if isinstance(kept, KeptAnswer) else None

    def look_for(self, words: str) -> None:
        """Show only the answers that hold these words."""
        self._rows.setFilterFixedString(words.strip())
        self._choose_first()

    def _choose_first(self) -> None:
        self._empty.setVisible(not self._model.count_rows())
        if self.chosen is None and self._rows.rowCount():
            self.answers.choose_row(0)
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done with the chosen answer."""
        kept = self.chosen
        may_edit = kept is not None and self._session.is_open and not self._session.read_only
        self.remove.setEnabled(may_edit)
        is_of = kept is not None and is_of_a_measure(kept)
        self.measure.setEnabled(may_edit and is_of)
        choices: list[tuple[str, object]] = []
        if kept is not None and is_of:
            pack = self._session.pack
            measures = list(pack.measures_at(pack.settings.position))
            meant = pack.table(Measure).get(kept.answer)
            if meant is not None and meant not in measures:
                measures.append(meant)
            choices = [(each.description, each.id) for each in measures]
            choices.append(("None: leave its figures out", LEFT_OUT))
        self.measure.offer(choices, kept.answer if kept else None)

    def _change(self, measure: object) -> None:
        kept = self.chosen
        if kept is None or not isinstance(measure, str) or measure == kept.answer:
            return
        if self._session.perform(answer_change(self._session.pack, kept.key, measure)):
            self.told.emit(
                f"Changed what \u201c{words_of(kept)}\u201d means in later files. Undo takes it "
                "back."
            )
        row = self._model.row_of(kept.key)
        if row >= 0:
            self.answers.choose_row(self._rows.mapFromSource(self._model.index(row, 0)).row())

    def remove_chosen(self) -> None:
        """Take the answer out of the pack, so that it is asked for again; undo brings it back."""
        kept = self.chosen
        if kept is None or self._session.read_only:
            return
        if self._session.perform(answer_removal(self._session.pack, kept.key)):
            self.told.emit(
                f"Removed the answer for \u201c{words_of(kept)}\u201d. Undo brings it back."
            )
