"""The recipes by which files can be read, as a table: those of the pack, and those shipped."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt

from perfdesk.app.session import Session, Update
from perfdesk.app.sources.source_tables import SourceRole
from perfdesk.app.tables import Index, TableModel
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.recipes import Recipe
from perfdesk.core.sources import SourceFile
from perfdesk.operations.recipes import known_recipes, recipe_renaming

_NAME = 0


@dataclass(frozen=True, slots=True)
class RecipeLine:
    """A recipe in the list.

    Attributes:
        recipe: The recipe.
        is_own: Whether the pack keeps it; such a one can be renamed and removed.
        read: How many of the pack's files it has read.
    """

    recipe: Recipe
    is_own: bool
    read: int


class RecipesModel(TableModel):
    """The pack's own recipes first; one of them is renamed by typing another name."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: tuple[RecipeLine, ...] = ()
        self._is_listed = False
        session.opened.connect(self._forget)
        session.updated.connect(self._follow)

    def list_now(self) -> None:
        """Read the recipes if that was not done yet: those shipped are files."""
        if not self._is_listed:
            self._is_listed = True
            self._reload()

    def row_of(self, name: str) -> int:
        """Return the row of a recipe; -1 where there is none of that name."""
        for row, line in enumerate(self._lines):
            if line.recipe.name == name:
                return row
        return -1

    def _forget(self) -> None:
        if self._is_listed:
            self._reload()

    def _follow(self, update: Update) -> None:
        if self._is_listed and update.change.sources:
            self._reload()

    def _reload(self) -> None:
        lines = self._worked_out()
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _worked_out(self) -> tuple[RecipeLine, ...]:
        if not self._session.is_open:
            return ()
        pack = self._session.pack
        own = pack.table(Recipe)
        read = Counter(each.family for each in pack.table(SourceFile).values())
        lines = [
            RecipeLine(each, each.name in own, read[each.name]) for each in known_recipes(pack)
        ]
        return tuple(sorted(lines, key=lambda each: (not each.is_own, each.recipe.name.casefold())))

    def headings(self) -> tuple[str, ...]:
        """Return what stands above each column."""
        return ("Recipe", "Provides", "Kept in", "Files read")

    def count_rows(self) -> int:
        """Return the number of recipes."""
        return len(self._lines)

    def is_right(self, column: int) -> bool:
        """The count stands at the right."""
        return self.headings()[column] == "Files read"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names of the pack's own recipes can be typed over."""
        flags = super().flags(index)
        if not index.isValid() or index.column() != _NAME or self._session.read_only:
            return flags
        is_own = self._lines[index.row()].is_own
        return flags | Qt.ItemFlag.ItemIsEditable if is_own else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, or the whole line."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return _text(line, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                words = ", ".join(line.recipe.title_words or line.recipe.file_words)
                return f"{line.recipe.name}: files with {words}" if words else line.recipe.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(index.column())
            case SourceRole.ORDER:
                if self.is_right(index.column()):
                    return line.read
                return _text(line, index.column()).casefold()
            case SourceRole.RECORD:
                return line
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a recipe of the pack; one edit, which undo takes back."""
        if role != Qt.ItemDataRole.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        name = self._lines[index.row()].recipe.name
        try:
            edit = recipe_renaming(self._session.pack, name, str(value))
        except PerfDeskError as problem:
            self._session.failed.emit(problem)
            return False
        return self._session.perform(edit)


def _text(line: RecipeLine, column: int) -> str:
    return (
        line.recipe.name,
        line.recipe.kind.value.capitalize(),
        "This pack" if line.is_own else "PerfDesk",
        str(line.read) if line.read else "\u2013",
    )[column]
