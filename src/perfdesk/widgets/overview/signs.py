"""The drawn signs of verdicts in tables: in cells, and in headings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QGridLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from perfdesk.app.overview.matrix import Word
from perfdesk.app.status import Shape
from perfdesk.app.tables import Index
from perfdesk.core.verdicts import Tone
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import quiet_label
from perfdesk.widgets.theme import Theme

SIGN = 14


def sign_icon(icons: IconDrawer, theme: Theme, shape: Shape, tone: Tone) -> QIcon:
    """Return the sign of a verdict in its colour."""
    edge = theme[f"status_{tone.value}_edge"]
    icon = QIcon()
    for scale in (1, 2):
        icon.addPixmap(icons.pixmap(shape.value, edge, SIGN, scale))
    # Selected rows keep the colour: it means the same there.
    icon.addPixmap(icons.pixmap(shape.value, edge, SIGN), QIcon.Mode.Selected)
    return icon


class SignDelegate(QStyledItemDelegate):
    """Draws the shape of a verdict before its words, and wraps all words."""

    def __init__(
        self,
        sign: Callable[[Index], tuple[Shape, Tone] | None],
        icons: IconDrawer,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Draw what *sign* says of a cell."""
        super().__init__(parent)
        self._sign = sign
        self._icons = icons
        self.theme = theme

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Give the cell of a verdict its sign."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        sign = self._sign(index)
        if sign is not None and sign[0] is not Shape.NONE:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(SIGN, SIGN)
            option.decorationAlignment = (
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter
            )
            option.icon = sign_icon(self._icons, self.theme, *sign)


class LinkDelegate(QStyledItemDelegate):
    """Draws counts as what they are: links to their rows."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Use the colour of links."""
        super().initStyleOption(option, index)
        link = option.palette.color(QPalette.ColorRole.Link)
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(role, link)
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        option.font = font


class SignKey(QWidget):
    """Says in words what the signs across a matrix mean."""

    def __init__(self, icons: IconDrawer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._theme = theme
        self._words: tuple[Word, ...] = ()
        self._lines: list[tuple[QLabel, QLabel]] = []
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(4, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(8)
        self._layout.setColumnStretch(1, 1)

    def say(self, words: tuple[Word, ...]) -> None:
        """Explain other signs."""
        if words == self._words:
            return
        self._words = words
        for labels in self._lines:
            for label in labels:
                label.deleteLater()
        self._lines = []
        for row, word in enumerate(words):
            labels = (QLabel(self), quiet_label(word.text))
            for column, label in enumerate(labels):
                self._layout.addWidget(label, row, column)
            self._lines.append(labels)
        self.wear(self._theme)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        for word, (sign, _) in zip(self._words, self._lines, strict=True):
            edge = theme[f"status_{word.tone.value}_edge"]
            ratio = self.devicePixelRatioF()
            sign.setPixmap(self._icons.pixmap(word.shape.value, edge, SIGN, ratio))


class SignHeader(QHeaderView):
    """Headings that show the sign of their verdict, across with the sign alone."""

    def __init__(
        self,
        orientation: Qt.Orientation,
        word: Callable[[int], Word | None],
        icons: IconDrawer,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        """Draw what *word* says of a section."""
        super().__init__(orientation, parent)
        self._word = word
        self._icons = icons
        self.theme = theme
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw sign and word; there is no room for words across."""
        word = self._word(section)
        is_across = self.orientation() is Qt.Orientation.Horizontal
        painter.save()
        painter.fillRect(rect, self.theme["panel"])
        painter.setPen(self.theme["text_secondary"])
        left = rect.left() + 4
        if word is not None:
            ratio = self.devicePixelRatioF()
            edge = self.theme[f"status_{word.tone.value}_edge"]
            sign = self._icons.pixmap(word.shape.value, edge, SIGN, ratio)
            left = rect.right() - SIGN - 6 if is_across else left
            painter.drawPixmap(left, rect.center().y() - SIGN // 2, sign)
            left += SIGN + 6
        if not is_across or word is None:
            text = str(self.model().headerData(section, self.orientation()) or "")
            side = Qt.AlignmentFlag.AlignRight if is_across else Qt.AlignmentFlag.AlignLeft
            room = rect.adjusted(0, 0, -6, 0) if is_across else QRect(rect)
            if not is_across:
                room.setLeft(left)
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        painter.setPen(self.theme["border"])
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Return the room for sign and word."""
        if self.orientation() is Qt.Orientation.Horizontal:
            return QSize(36, 28)
        text = str(self.model().headerData(section, self.orientation()) or "")
        return QSize(self.fontMetrics().horizontalAdvance(text) + SIGN + 18, 28)
