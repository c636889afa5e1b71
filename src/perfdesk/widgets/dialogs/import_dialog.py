"""What an import would take over: looked at, questions answered, figures ticked, then done."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMenu, QTableView, QToolButton, QWidget

from perfdesk.app.imports.comments_model import CommentsModel, comment_rows
from perfdesk.app.imports.figures_model import ALL_FILES, FiguresModel
from perfdesk.app.imports.files_model import FilesModel
from perfdesk.app.imports.left_out_model import LeftOutModel, not_understood, to_look_at
from perfdesk.app.imports.preview_rows import preview_rows
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Recipe
from perfdesk.forms.ui_import_preview import Ui_ImportPreview
from perfdesk.importing.drafts.plan import FigureState
from perfdesk.operations.imports import PlannedImport
from perfdesk.operations.recipes import known_recipes
from perfdesk.widgets.imports.lists import (
    FigureDelegate,
    FileDelegate,
    fit_columns,
    fit_figures,
    set_up_table,
)
from perfdesk.widgets.imports.menus import menu_of_figure, menu_of_files
from perfdesk.widgets.imports.questions import QuestionRows
from perfdesk.widgets.imports.words import (
    counted_words,
    data_to_of,
    file_line,
    note_on,
    summary_of,
    take_over_words,
)
from perfdesk.widgets.labels import set_as_title
from perfdesk.widgets.theme import Theme

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})
"""What is known before anything was answered."""

_EMPTY = {
    FigureState.NEW: "Nothing here is new.",
    FigureState.CHANGED: "No figures in the pack would change.",
    FigureState.UNCHANGED: "None of these figures are in the pack yet.",
}


class ImportDialog(QDialog):
    """Shows the plans of one or more extracts.

    Signals:
        answered: Answers to all questions so far, by id; the plans have to be made again.
        correct_wanted: A person would see how a file is read, and correct it: its path.
    """

    answered = Signal(dict)
    correct_wanted = Signal(object)

    def __init__(
        self,
        pack: Pack,
        plans: Sequence[PlannedImport],
        theme: Theme,
        parent: QWidget | None = None,
        answers: Mapping[str, str] = NO_ANSWERS,
    ) -> None:
        """Show plans; *answers* are those by which they were made."""
        super().__init__(parent)
        self._pack = pack
        self._plans = tuple(plans)
        self.setObjectName("import")
        self._ui = Ui_ImportPreview()
        self._ui.setupUi(self)
        set_as_title(self._ui.title)
        self._figures = FiguresModel(parent=self)
        self._comments = CommentsModel(self)
        self._left_out = LeftOutModel("The cell says", self)
        self._notes = LeftOutModel("Severity", self)
        self._files = FilesModel(self._figures, self)
        self._questions = QuestionRows(
            self._ui.questions, self._ui.questionList, self._ui.questionRows
        )
        self._questions.know(answers)
        self._set_up_lists(theme)
        self._connect()
        self.show_plans(self._plans)
        ui = self._ui
        ui.files.setCurrentIndex(self._files.index(0))
        nothing = not any(each.plan.figures or each.plan.records for each in self._plans)
        (ui.correct if nothing else ui.files if len(self._plans) > 1 else ui.figures).setFocus()

    def _set_up_lists(self, theme: Theme) -> None:
        ui = self._ui
        for table, model, wraps in (
            (ui.figures, self._figures, False),
            (ui.comments, self._comments, True),
            (ui.leftOut, self._left_out, True),
            (ui.notes, self._notes, True),
        ):
            table.setModel(model)
            set_up_table(table, wraps=wraps)
        ui.figures.setItemDelegate(FigureDelegate(theme, ui.figures))
        ui.figures.horizontalHeader().setSortIndicatorClearable(True)
        ui.figures.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        ui.figures.setSortingEnabled(True)
        ui.figures.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        ui.files.setModel(self._files)
        ui.files.setItemDelegate(FileDelegate(theme, ui.files))
        ui.files.setVisible(len(self._plans) > 1)
        for table in (ui.figures, ui.comments):
            table.installEventFilter(self)

    def _connect(self) -> None:
        ui = self._ui
        for button, state in self._states:
            button.clicked.connect(lambda _=False, shown=state: self._show_state(shown))
        for button, page in self._lists:
            button.clicked.connect(lambda _=False, page=page: self._show_page(page))
        ui.search.textChanged.connect(lambda: self._show_state(self._figures.state))
        ui.tickAll.clicked.connect(lambda: self.tick_all(True))
        ui.tickNone.clicked.connect(lambda: self.tick_all(False))
        ui.correct.clicked.connect(self._correct)
        ui.takeOver.clicked.connect(self.accept)
        ui.cancel.clicked.connect(self.reject)
        ui.files.selectionModel().currentChanged.connect(self._show_file)
        ui.figures.customContextMenuRequested.connect(self._show_menu)
        self._figures.ticked.connect(self._show_count)
        self._comments.ticked.connect(self._show_count)
        self._questions.answered.connect(self._answer)

    @property
    def _states(self) -> tuple[tuple[QToolButton, FigureState], ...]:
        ui = self._ui
        return (
            (ui.showNew, FigureState.NEW),
            (ui.showChanged, FigureState.CHANGED),
            (ui.showUnchanged, FigureState.UNCHANGED),
        )

    @property
    def _lists(self) -> tuple[tuple[QToolButton, QWidget], ...]:
        ui = self._ui
        return (
            (ui.showComments, ui.commentsPage),
            (ui.showLeftOut, ui.leftOutPage),
            (ui.showNotes, ui.notesPage),
        )

    # --- what was decided --------------------------------------------------------------------
    @property
    def plans(self) -> tuple[PlannedImport, ...]:
        """The plans as they are now, answers taken in."""
        return self._plans

    @property
    def answers(self) -> dict[str, str]:
        """The answers so far, by the ids of their questions."""
        return self._questions.answers

    def know(self, answers: Mapping[str, str]) -> None:
        """Take in answers that were given elsewhere."""
        self._questions.know(answers)

    def recipe_of(self, path: Path, confirmed: Mapping[Path, Recipe]) -> Recipe | None:
        """Return the recipe that a file was read by; None where none was."""
        if path in confirmed:
            return confirmed[path]
        family = self.family_of(path)
        return next((each for each in known_recipes(self._pack) if each.name == family), None)

    def family_of(self, path: Path) -> str:
        """Return what a file was read as; empty where it could not be read."""
        families = {each.path: each.plan.source.family for each in self._plans}
        return families.get(path, "")

    @property
    def accepted_keys(self) -> frozenset[Hashable]:
        """Keys of the figures and comments to take over."""
        return frozenset[Hashable](self._figures.accepted()) | self._comments.accepted

    @property
    def accepted_figures(self) -> int:
        """How many figures are to be taken over."""
        return self._figures.count_ticked

    @property
    def accepted_words(self) -> str:
        """What is to be taken over, in words: `8 figures and 22 comments`."""
        return counted_words(self.accepted_figures, len(self._comments.accepted))

    def tick_all(self, ticked: bool) -> None:
        """Tick all figures or comments that are shown, or none."""
        if self._ui.pages.currentWidget() is self._ui.commentsPage:
            self._comments.tick_shown(ticked)
        else:
            self._figures.tick_shown(ticked)

    # --- what is shown -----------------------------------------------------------------------
    def show_plans(self, plans: Sequence[PlannedImport]) -> None:
        """Show other plans of the same extracts, as they are after an answer."""
        self._plans = tuple(plans)
        many = list(enumerate(each.plan for each in self._plans))
        self._figures.show_rows(
            (row for at, plan in many for row in preview_rows(self._pack, plan, at)), len(many)
        )
        self._comments.show_rows(
            row for at, plan in many for row in comment_rows(self._pack, plan, at)
        )
        for model, tell in ((self._left_out, not_understood), (self._notes, to_look_at)):
            model.show_notes([note for at, plan in many for note in tell(plan, at)], len(many))
        self._files.show_files([file_line(each.plan) for each in self._plans])
        self._show_summary()
        self._questions.ask(question for _, plan in many for question in plan.questions)
        self._questions.fit(self._ui.whole.contentsRect().width())
        self._show_first_with_something()
        self._show_count()
        self._enable(True)

    def _show_summary(self) -> None:
        ui, plans = self._ui, [each.plan for each in self._plans]
        name = self._plans[0].path.name if len(plans) == 1 else f"{len(plans)} extracts"
        ui.title.setText(f"Import {name}")
        for label, text in (
            (ui.summary, summary_of(self._pack, plans)),
            (ui.warning, data_to_of(plans)),
        ):
            label.setText(text)
            label.setVisible(bool(text))

    def _show_state(self, state: FigureState) -> None:
        ui = self._ui
        ui.search.setEnabled(True)
        changed = state is not self._figures.state
        self._figures.show_only(state, self._file, ui.search.text())
        if changed:
            header = ui.figures.horizontalHeader()
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._fit_figures()
        can_tick = state is not FigureState.UNCHANGED and self._figures.count_rows() > 0
        ui.tickAll.setEnabled(can_tick)
        ui.tickNone.setEnabled(can_tick)
        is_empty = not self._figures.count_rows()
        ui.empty.setText("No figures match these words." if ui.search.text() else _EMPTY[state])
        ui.pages.setCurrentWidget(ui.emptyPage if is_empty else ui.figuresPage)

    def _fit_figures(self) -> None:
        # The page that is not shown has no width yet.
        fit_figures(self._ui.figures, self._figures.columns, self._ui.pages.width())

    def _show_page(self, page: QWidget) -> None:
        ui = self._ui
        ui.search.setEnabled(False)
        for button in (ui.tickAll, ui.tickNone):
            button.setEnabled(page is ui.commentsPage)
        shown = page.findChild(QTableView)
        if isinstance(shown, QTableView) and shown.model().rowCount():
            ui.pages.setCurrentWidget(page)
            fit_columns(shown)
        else:
            is_notes = page is ui.notesPage
            ui.empty.setText("Nothing to check." if is_notes else "Everything was understood.")
            ui.pages.setCurrentWidget(ui.emptyPage)

    def _show_first_with_something(self) -> None:
        """Show changed figures first, since they replace something; else what there is."""
        ui = self._ui
        offers = (
            (ui.showChanged, self._figures.count(FigureState.CHANGED)),
            (ui.showNew, self._figures.count(FigureState.NEW)),
            (ui.showComments, self._comments.count()),
            (ui.showLeftOut, self._left_out.count()),
            (ui.showUnchanged, self._figures.count(FigureState.UNCHANGED)),
            (ui.showNotes, 1),
        )
        shown = next(button for button, count in offers if count)
        shown.setChecked(True)
        shown.click()

    @property
    def _file(self) -> int:
        return self._files.file_of(self._ui.files.currentIndex().row())

    def _show_file(self) -> None:
        """Show what one file brings, or what all of them do."""
        for model in (self._comments, self._left_out, self._notes):
            model.show_file(self._file)
        self._show_count()
        for button, state in self._states:
            if button.isChecked():
                self._show_state(state)
        for button, page in self._lists:
            if button.isChecked():
                self._show_page(page)

    def _show_count(self) -> None:
        ui, figures, file = self._ui, self._figures, self._file
        counts = (
            (ui.showNew, "New", figures.count(FigureState.NEW, file)),
            (ui.showChanged, "Changed", figures.count(FigureState.CHANGED, file)),
            (ui.showUnchanged, "Unchanged", figures.count(FigureState.UNCHANGED, file)),
            (ui.showComments, "Commentary", self._comments.count(file)),
            (ui.showLeftOut, "Not understood", self._left_out.count(file)),
            (ui.showNotes, "To check", self._notes.count(file)),
        )
        for button, word, count in counts:
            button.setText(f"{word} ({count:,})")
        ui.showComments.setVisible(bool(self._comments.count()))
        taken = figures.count_ticked
        comments = len(self._comments.accepted)
        others = any(planned.edit.replacements for planned in self._plans)
        brings = bool(taken or comments or others)
        ui.takeOver.setText(take_over_words(taken, comments))
        ui.takeOver.setEnabled(brings)
        found = any(planned.plan.figures for planned in self._plans)
        could = figures.count(FigureState.NEW) + figures.count(FigureState.CHANGED) > 0
        ui.note.setText(note_on(brings, found, self._questions.open, could_bring=could))

    # --- what a person does ------------------------------------------------------------------
    def _answer(self, answers: dict[str, str]) -> None:
        self.wait()
        self.answered.emit(answers)

    def _correct(self) -> None:
        if self._file != ALL_FILES or len(self._plans) == 1:
            self.correct_wanted.emit(self._plans[max(self._file, 0)].path)
            return
        names = [planned.path.name for planned in self._plans]
        paths = [planned.path for planned in self._plans]
        menu = menu_of_files(names, lambda at: self.correct_wanted.emit(paths[at]), self)
        button = self._ui.correct
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _show_menu(self, at: QPoint) -> None:
        index = self._ui.figures.indexAt(at)
        if not index.isValid() or self._figures.state is FigureState.UNCHANGED:
            return
        menu = self.row_menu(index.row())
        menu.popup(self._ui.figures.viewport().mapToGlobal(at))

    def row_menu(self, row: int) -> QMenu:
        """Return the menu of a figure: its measure and its file taken over or left out."""
        files = len(self._plans)
        return menu_of_figure(self._figures, self._figures.row_at(row), files, self)

    def wait(self) -> None:
        """Wait while the plans are made again: what is shown no longer holds."""
        self._enable(False)
        self._ui.takeOver.setEnabled(False)
        self._ui.note.setText("Working out what this would change\u2026")

    def _enable(self, on: bool) -> None:
        ui = self._ui
        for part in (ui.pages, ui.files, ui.correct, ui.questions):
            part.setEnabled(on)
        ui.progress.setVisible(not on)
        ui.progress.setRange(0, 0)

    # --- what Qt asks ------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Questions and columns have another width now."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Share the room among the columns, once the layout has shared it among the parts."""
        self._questions.fit(self._ui.whole.contentsRect().width())
        self._fit_figures()
        for table in (self._ui.comments, self._ui.leftOut, self._ui.notes):
            fit_columns(table)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the space bar tick all chosen rows at once."""
        is_space = (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        )
        if is_space and isinstance(watched, QTableView):
            rows = [each.row() for each in watched.selectionModel().selectedRows()]
            model = watched.model()
            if isinstance(model, FiguresModel | CommentsModel):
                model.toggle(sorted(rows) or [watched.currentIndex().row()])
                return True
        return super().eventFilter(watched, event)
