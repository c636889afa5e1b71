"""Texts of cells, laid out once and kept: wrapping a text costs more than drawing it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QStaticText,
    QTextLayout,
    QTextOption,
    QTransform,
)

_KEPT = 8_000
"""Texts kept at most: some screens of a large layer, in all its widths."""


class Lettering:
    """Measures and draws wrapped texts in one font."""

    def __init__(self, font: QFont, most_lines: int = 0) -> None:
        """Take a font, and end a text of more than *most_lines* with an ellipsis; 0 for none."""
        self.font = font
        self._most_lines = most_lines
        self._kept: dict[tuple[str, int, bool], QStaticText] = {}

    def height(self, text: str, width: int, *, right: bool = False) -> int:
        """Return how tall a text is when it wraps at *width*, in pixels."""
        return ceil(self._laid_out(text, width, right).size().height())

    def draw(
        self,
        painter: QPainter,
        left: int,
        top: int,
        text: str,
        width: int,
        ink: QColor,
        *,
        right: bool = False,
    ) -> int:
        """Draw a text that wraps at *width*; returns how tall it is."""
        laid_out = self._laid_out(text, width, right)
        painter.setFont(self.font)
        painter.setPen(ink)
        painter.drawStaticText(QPointF(left, top), laid_out)
        return ceil(laid_out.size().height())

    def _laid_out(self, text: str, width: int, right: bool) -> QStaticText:
        key = (text, width, right)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[key] = self._made(text, width, right)
        return found

    def _made(self, text: str, width: int, right: bool) -> QStaticText:
        # Qt leaves line feeds out of such texts, but knows the separator.
        text = text.replace("\n", "\u2028")
        if self._most_lines:
            text = self._shortened(text, max(width, 1))
        laid_out = QStaticText(text)
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid_out.setTextOption(option)
        laid_out.setTextWidth(max(width, 1))
        laid_out.prepare(QTransform(), self.font)
        return laid_out

    def _shortened(self, text: str, width: int) -> str:
        """Return what stands in the lines there is room for."""
        layout = QTextLayout(text, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        begins: list[int] = []
        while len(begins) <= self._most_lines and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            begins.append(line.textStart())
        layout.endLayout()
        if len(begins) <= self._most_lines:
            return text
        last = begins[self._most_lines - 1]
        rest = text[last:].replace("\u2028", " ")
        cut = QFontMetrics(self.font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return f"{text[:last].rstrip()}\u2028{cut}" if last else cut
