"""The answers of earlier imports that hold for later files, as a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt

from perfdesk.app.session import Session, Update
from perfdesk.app.sources.source_tables import SourceRole
from perfdesk.app.tables import Index, TableModel
from perfdesk.core.editing.answers import answer_in_words, asked_in_words, kept_answers, words_of
from perfdesk.core.imports.answers import AnswerKey, KeptAnswer
from perfdesk.core.pack import Pack

_EVERY = "Every file"


class AnswersModel(TableModel):
    """A row an answer, by what the files say."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: tuple[tuple[KeptAnswer, tuple[str, ...]], ...] = ()
        session.opened.connect(self._reload)
        session.updated.connect(self._follow)
        self._reload()

    def row_of(self, key: AnswerKey) -> int:
        """Return the row of an answer; -1 where there is none to that question."""
        for row, (kept, _) in enumerate(self._lines):
            if kept.key == key:
                return row
        return -1

    def _follow(self, update: Update) -> None:
        if update.change.sources or update.change.measures or update.change.structure:
            self._reload()

    def _reload(self) -> None:
        pack = self._session.pack if self._session.is_open else None
        lines = tuple((each, _texts(pack, each)) for each in kept_answers(pack)) if pack else ()
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def headings(self) -> tuple[str, ...]:
        """Return what stands above each column."""
        return ("In the file", "Question", "Answer", "Holds for")

    def count_rows(self) -> int:
        """Return the number of answers."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text, or the whole answer."""
        if not index.isValid():
            return None
        kept, texts = self._lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return texts[index.column()]
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(index.column())
            case SourceRole.ORDER:
                return texts[index.column()].casefold()
            case SourceRole.RECORD:
                return kept
        return None


def _texts(pack: Pack, kept: KeptAnswer) -> tuple[str, ...]:
    family = kept.key.family
    return (
        words_of(kept),
        asked_in_words(kept),
        answer_in_words(pack, kept),
        f"Files read as {family}" if family else _EVERY,
    )
