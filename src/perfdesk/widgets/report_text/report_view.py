"""The report as it reads, with what does not hold underlined, each verdict in its own way."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from perfdesk.core.claims.claim import ClaimVerdict, Finding
from perfdesk.core.claims.passages import Passage, PassageKind, ReportText
from perfdesk.widgets.theme import Theme

_UNDERLINES = {
    ClaimVerdict.ERROR: (QTextCharFormat.UnderlineStyle.WaveUnderline, "problem_error"),
    ClaimVerdict.ROUNDING: (QTextCharFormat.UnderlineStyle.DotLine, "problem_warning"),
    ClaimVerdict.DEFINITION: (QTextCharFormat.UnderlineStyle.DashUnderline, "problem_warning"),
    ClaimVerdict.CANNOT_TELL: (QTextCharFormat.UnderlineStyle.DotLine, "problem_note"),
}
VERDICT_WORDS = {
    ClaimVerdict.ERROR: "Error",
    ClaimVerdict.ROUNDING: "Rounding",
    ClaimVerdict.DEFINITION: "Another base, period or label",
    ClaimVerdict.CANNOT_TELL: "To look at",
    ClaimVerdict.CONSISTENT: "Agrees",
    ClaimVerdict.NO_SOURCE: "Nothing to compare with",
}
"""What each verdict is called at the window."""
_HEADING, _INDENT, _GAP = 1.15, 40, 10


class ReportView(QTextEdit):
    """Shows a report; it is edited in Word.

    Signals:
        chosen: A `Finding` was clicked, or Enter pressed on it.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("Report text")
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(16)
        self._theme = theme
        self._report: ReportText | None = None
        self._starts: list[int] = []
        self._findings: tuple[Finding, ...] = ()
        self._current: Finding | None = None

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        self._underline()

    def show_report(self, report: ReportText, findings: Iterable[Finding]) -> None:
        """Show a report with its findings; where one has read to stays."""
        if report is not self._report:
            place = self.verticalScrollBar().value() if self._report is not None else 0
            self._report = report
            self._write(report.passages)
            self.verticalScrollBar().setValue(place)
        self._findings = tuple(each for each in findings if each.quote)
        self._underline()

    def clear_report(self) -> None:
        """Show nothing."""
        self._report, self._findings, self._current = None, (), None
        self.clear()

    def go_to(self, finding: Finding) -> None:
        """Bring the words of a finding into view and mark them."""
        if not finding.quote or finding.claim.passage >= len(self._starts):
            self._current = None
            self._underline()
            return
        self._current = finding
        cursor = self._cursor(finding)
        self._underline()
        place = QTextCursor(cursor)
        place.setPosition(cursor.selectionStart())
        self.setTextCursor(place)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = self.cursorRect(place).top()
        if not 0 <= top <= height * 2 // 3:
            bar.setValue(bar.value() + top - height // 3)

    def finding_at(self, position: int) -> Finding | None:
        """Return the finding whose words are at a place of the text, the gravest first."""
        order = list(VERDICT_WORDS)
        found = [
            each
            for each in self._findings
            if self._cursor(each).selectionStart() <= position <= self._cursor(each).selectionEnd()
        ]
        return min(found, key=lambda each: order.index(each.verdict), default=None)

    def place_of_caret(self) -> tuple[int, int]:
        """Return the passage that the caret is in, and the place in its text."""
        position = self.textCursor().selectionStart()
        passage = max(bisect_right(self._starts, position) - 1, 0)
        return passage, position - self._starts[passage] if self._starts else 0

    def words_of(self, finding: Finding) -> str:
        """Return the words of a finding as the text shows them."""
        return self._cursor(finding).selectedText()

    # --- writing -----------------------------------------------------------------------------
    def _write(self, passages: Iterable[Passage]) -> None:
        self.clear()
        self._starts = []
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for place, passage in enumerate(passages):
            block, letters = QTextBlockFormat(), QTextCharFormat()
            block.setBottomMargin(_GAP)
            block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if passage.kind is PassageKind.HEADING:
                letters.setFontWeight(QFont.Weight.DemiBold)
                letters.setFontPointSize(self.font().pointSizeF() * _HEADING)
                block.setTopMargin(_GAP)
                block.setHeadingLevel(2)
            elif passage.number:
                block.setLeftMargin(_INDENT)
                block.setTextIndent(-_INDENT)
                block.setTabPositions([QTextOption.Tab(_INDENT, QTextOption.TabType.LeftTab)])
            elif passage.kind is PassageKind.FOOTNOTE:
                block.setLeftMargin(_INDENT)
            if place:
                cursor.insertBlock(block, letters)
            else:
                cursor.setBlockFormat(block)
                cursor.setCharFormat(letters)
            if passage.number:
                cursor.insertText(f"{passage.number}.\t", letters)
            self._starts.append(cursor.position())
            cursor.insertText(passage.text.replace("*", " "), letters)
        cursor.endEditBlock()

    def _cursor(self, finding: Finding) -> QTextCursor:
        claim = finding.claim
        start = self._starts[claim.passage] if claim.passage < len(self._starts) else 0
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(start + claim.start, last))
        cursor.setPosition(min(start + claim.end, last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _underline(self) -> None:
        shown = []
        # The gravest last: of two on the same words its line is the one that is seen.
        order = list(VERDICT_WORDS)
        for each in sorted(self._findings, key=lambda each: -order.index(each.verdict)):
            if each.verdict not in _UNDERLINES:
                continue
            style, token = _UNDERLINES[each.verdict]
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(each)
            mark.format.setUnderlineStyle(style)
            mark.format.setUnderlineColor(self._theme[token])
            if each is self._current:
                mark.format.setBackground(self._theme["accent_soft"])
            shown.append(mark)
        self.setExtraSelections(shown)

    # --- mouse and keys ----------------------------------------------------------------------
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the finding that was clicked."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._choose_at(self.cursorForPosition(event.position().toPoint()).position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter choose the finding that the keyboard is on."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose_at(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def _choose_at(self, position: int) -> None:
        finding = self.finding_at(position)
        if finding is not None:
            self._current = finding
            self._underline()
            self.chosen.emit(finding)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is the matter with the words below the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event.pos(), event.globalPos())
            return True
        return super().viewportEvent(event)

    def _tell(self, place: QPoint, on_screen: QPoint) -> None:
        finding = self.finding_at(self.cursorForPosition(place).position())
        if finding is None:
            QToolTip.hideText()
            return
        text = f"{VERDICT_WORDS[finding.verdict]}: {finding.message} {finding.suggestion}"
        QToolTip.showText(on_screen, text.strip(), self)
