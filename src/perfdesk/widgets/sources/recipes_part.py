"""The recipes by which files are read: looked through, renamed, removed, carried to other packs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.preferences import FOLDER, Preferences
from perfdesk.app.session import Session
from perfdesk.app.sources.recipe_table import RecipeLine, RecipesModel
from perfdesk.app.sources.source_tables import SourceRole
from perfdesk.core.errors import PerfDeskError
from perfdesk.operations.recipes import export_recipe, recipe_edit, recipe_removal
from perfdesk.widgets.labels import quiet_label
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.sources.listing import Listing, SortedRows, sort_by_heading

_WIDTHS = (376, 168, 144)
_TOLD = (
    "A recipe says how to read one family of extracts. Some come with PerfDesk; the pack also "
    "keeps those you confirm when you correct how a sheet is read."
)


class RecipesPart(QWidget):
    """The table of recipes with what can be done with them.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        questions: Questions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._preferences = preferences
        self._questions = questions
        self._model = RecipesModel(session, self)
        self._rows = SortedRows(self._model)
        self.recipes = Listing("Recipes", self)
        self.recipes.setModel(self._rows)
        self.recipes.set_widths(_WIDTHS)
        self.recipes.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        sort_by_heading(self.recipes, self._rows)
        self.take_in = self._button("Add from a file\u2026", self.add)
        self.write = self._button("Save to a file\u2026", self.export)
        self.rename = self._button("Rename", self.begin_renaming)
        self.remove = self._button("Remove", self.remove_chosen)
        removing = QAction("Remove the recipe", self.recipes)
        removing.setShortcut(QKeySequence.StandardKey.Delete)
        removing.setShortcutVisibleInContextMenu(True)
        removing.triggered.connect(self.remove_chosen)
        self.recipes.insertAction(self.recipes.actions()[0], removing)
        self._lay_out()
        self.recipes.selectionModel().currentRowChanged.connect(lambda *_: self._offer())
        self.recipes.entered.connect(lambda _row: self.begin_renaming())
        self._rows.modelReset.connect(self._choose_first)
        session.opened.connect(self._offer)
        self._offer()

    def _button(self, text: str, do: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda _=False: do())
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.take_in, self.write, self.rename, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(quiet_label(_TOLD))
        layout.addWidget(self.recipes, 1)
        layout.addLayout(buttons)
        self.setFocusProxy(self.recipes)

    def showEvent(self, event: QShowEvent) -> None:
        """List the recipes when they are first looked at."""
        super().showEvent(event)
        self._model.list_now()
        self._choose_first()

    @property
    def chosen(self) -> RecipeLine | None:
        """The recipe that the keyboard is on."""
        line = self.recipes.currentIndex().data(SourceRole.RECORD)
        return line if isinstance(line, RecipeLine) else None

    def look_for(self, words: str) -> None:
        """Show only the recipes that hold these words."""
        self._rows.setFilterFixedString(words.strip())
        self._choose_first()

    def choose(self, name: str) -> None:
        """Put the keyboard on a recipe."""
        row = self._model.row_of(name)
        if row >= 0:
            self.recipes.choose_row(self._rows.mapFromSource(self._model.index(row, 0)).row())

    def _choose_first(self) -> None:
        if self.chosen is None and self._rows.rowCount():
            self.recipes.choose_row(0)
        self._offer()

    def _offer(self) -> None:
        """Offer what can be done with the chosen recipe."""
        line = self.chosen
        may_edit = self._session.is_open and not self._session.read_only
        is_own = line is not None and line.is_own
        self.take_in.setEnabled(may_edit)
        self.write.setEnabled(line is not None)
        for button, what in ((self.rename, "renamed"), (self.remove, "removed")):
            button.setEnabled(may_edit and is_own)
            why = f"This recipe comes with PerfDesk and cannot be {what}."
            button.setToolTip(why if line is not None and not is_own else "")

    # --- what can be done --------------------------------------------------------------------
    def add(self) -> None:
        """Ask for a recipe's file, and take it into the pack."""
        path = self._questions.recipe_to_open(self._preferences[FOLDER])
        if path is None:
            return
        try:
            found = recipe_edit(self._session.pack, path)
        except PerfDeskError as problem:
            self._questions.tell(problem)
            return
        if not found.edit.replacements:
            self.told.emit(f"The pack already has the recipe \u201c{found.name}\u201d.")
        elif self._session.perform(found.edit):
            self.told.emit(f"Added the recipe \u201c{found.name}\u201d. Undo removes it.")
        self.choose(found.name)

    def export(self) -> None:
        """Ask where to, and write the recipe there."""
        line = self.chosen
        if line is None:
            return
        name = "".join(sign for sign in line.recipe.name if sign not in '<>:"/\\|?*').strip()
        folder = Path(self._preferences[FOLDER] or Path.home())
        path = self._questions.recipe_to_save(folder / f"{name}.json")
        if path is None:
            return
        try:
            export_recipe(self._session.pack, line.recipe.name, path)
        except PerfDeskError as problem:
            self._questions.tell(problem)
            return
        self.told.emit(f"Saved the recipe as {path.name}.")

    def begin_renaming(self) -> None:
        """Let another name be typed in place of the recipe's."""
        line, index = self.chosen, self.recipes.currentIndex()
        if line is not None and line.is_own and not self._session.read_only:
            self.recipes.setFocus()
            self.recipes.setCurrentIndex(index.siblingAtColumn(0))
            self.recipes.edit(index.siblingAtColumn(0))
        elif line is not None:
            self.told.emit("Recipes that come with PerfDesk cannot be renamed.")

    def remove_chosen(self) -> None:
        """Take the recipe out of the pack; undo brings it back."""
        line = self.chosen
        if line is None or not line.is_own or self._session.read_only:
            return
        name = line.recipe.name
        if self._session.perform(recipe_removal(self._session.pack, name)):
            self.told.emit(f"Removed the recipe \u201c{name}\u201d. Undo brings it back.")
