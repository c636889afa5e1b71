"""Texts of cells, laid out once and kept: wrapping a text costs more than drawing it."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QStaticText, QTextOption, QTransform

_KEPT = 8_000
"""Texts kept at most: some screens of a large layer, in all its widths."""


class Lettering:
    """Measures and draws wrapped texts in one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
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
        laid_out = QStaticText(text.replace("\n", "\u2028"))
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        laid_out.setTextOption(option)
        laid_out.setTextWidth(max(width, 1))
        laid_out.prepare(QTransform(), self.font)
        return laid_out
