"""One page of paper on its ground, as sharp as the screen."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from perfdesk.widgets.theme import Theme

if TYPE_CHECKING:
    from perfdesk.exporting.pdf.preview import PageImage

_AROUND = 16
_POINTS_PER_INCH = 72
_PIXELS_PER_INCH = 96
_MARK = 10
_FOCUS = 2


class Paper(QWidget):
    """Draws a page, with a mark beside the row that is followed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QImage()
        self._pixels = b""
        self._size = QSize()
        self._mark: float | None = None
        self._has_keyboard = False
        self.setAccessibleName("Page")

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme; paper stays white."""
        self._theme = theme
        self.update()

    def show_picture(self, image: PageImage | None, size: QSize, mark: float | None) -> None:
        """Show a page at a size of its own.

        Args:
            image: As drawn; stretched where it was drawn for another size. None for none yet.
            size: Width and height on the screen.
            mark: How far down the row followed stands, from 0 to 1; None where it is not here.
        """
        if image is not None and image.pixels is not self._pixels:
            self._pixels = image.pixels
            self._picture = QImage(
                image.pixels, image.width, image.height, image.width * 4, QImage.Format.Format_RGB32
            )
        elif image is None:
            self._pixels, self._picture = b"", QImage()
        self._mark = mark
        if size != self._size:
            self._size = size
            self.setMinimumSize(size.width() + 2 * _AROUND, size.height() + 2 * _AROUND)
            self.updateGeometry()
        self.update()

    def show_keyboard(self, here: bool) -> None:
        """Show whether the keyboard turns these pages."""
        self._has_keyboard = here
        self.update()

    def sizeHint(self) -> QSize:
        """Return the page with some ground around it."""
        return QSize(self._size.width() + 2 * _AROUND, self._size.height() + 2 * _AROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, edge, page and mark."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme["window"])
        if self._picture.isNull():
            return
        left = max((self.width() - self._size.width()) // 2, _AROUND)
        sheet = QRectF(left, _AROUND, self._size.width(), self._size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, self._picture)
        edge = self._theme["focus" if self._has_keyboard else "border_strong"]
        painter.setPen(QPen(edge, _FOCUS if self._has_keyboard else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        out = _FOCUS / 2 if self._has_keyboard else 0.5
        painter.drawRect(sheet.adjusted(-out, -out, out, out))
        if self._mark is not None:
            self._draw_mark(painter, sheet)

    def _draw_mark(self, painter: QPainter, sheet: QRectF) -> None:
        """A wedge beside the row that the keyboard was on in the grid."""
        assert self._mark is not None
        middle = sheet.top() + self._mark * sheet.height() + _MARK * 0.6
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme["accent"])
        # On the ground, beside the paper: in a dark theme the accent is too light for white.
        left = sheet.left() - _MARK - 3
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(left, middle - _MARK / 2),
                    QPointF(left + _MARK, middle),
                    QPointF(left, middle + _MARK / 2),
                ]
            )
        )


class Fit(Enum):
    """How large a page is shown, where it is no share of its real size."""

    WIDTH = "width"
    PAGE = "page"


class PageView(QScrollArea):
    """Shows a page in the room there is, and turns keys into pages and sizes.

    Signals:
        turned: By how many pages; a large number for the first or last.
        zoomed: A step larger (1) or smaller (-1).
        fineness_wanted: Pixels per inch that the page is shown at now.
    """

    turned = Signal(int)
    zoomed = Signal(int)
    fineness_wanted = Signal(float)

    MOST = 100_000
    """More pages than any report has."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = Paper(theme, self)
        self.setWidget(self.paper)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Page")
        self._zoom: Fit | float = Fit.WIDTH
        self._points: tuple[float, float] | None = None
        self._image: PageImage | None = None
        self._mark: float | None = None

    @property
    def zoom(self) -> Fit | float:
        """How large the page is shown: fitted, or a share of its real size."""
        return self._zoom

    @property
    def shown_at(self) -> float:
        """The share of its real size that the page is shown at, fitted or not."""
        if isinstance(self._zoom, float):
            return self._zoom
        if self._points is None:
            return 1.0
        # With room for a scroll bar, so that none comes and goes as pages are turned.
        bar = self.verticalScrollBar().sizeHint().width()
        wide = self.width() - bar - 2 * _AROUND - 2
        high = self.height() - 2 * _AROUND - 2
        width, height = (each / _POINTS_PER_INCH * _PIXELS_PER_INCH for each in self._points)
        by_width = wide / width
        share = by_width if self._zoom is Fit.WIDTH else min(by_width, high / height)
        return min(max(share, 0.1), 4.0)

    def zoom_to(self, zoom: Fit | float) -> None:
        """Show the page at another size."""
        self._zoom = zoom
        self._lay_out()

    def show_page(
        self,
        image: PageImage | None,
        points: tuple[float, float] | None,
        mark: float | None,
    ) -> None:
        """Show a page; *points* is its real size, *mark* how far down the followed row stands."""
        self._image, self._points, self._mark = image, points, mark
        self._lay_out()

    def show_mark(self) -> None:
        """Scroll to the row that is followed."""
        if self._mark is not None:
            y = int(_AROUND + self._mark * (self.paper.height() - 2 * _AROUND))
            self.ensureVisible(0, y, 0, self.viewport().height() // 3)

    def _lay_out(self) -> None:
        if self._points is None:
            self.paper.show_picture(None, QSize(), None)
            return
        share = self.shown_at
        width, height = (
            each / _POINTS_PER_INCH * _PIXELS_PER_INCH * share for each in self._points
        )
        self.paper.show_picture(self._image, QSize(round(width), round(height)), self._mark)
        self.fineness_wanted.emit(_PIXELS_PER_INCH * share * self.devicePixelRatioF())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page into the room there is now."""
        super().resizeEvent(event)
        self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys turn pages now."""
        super().focusInEvent(event)
        self.paper.show_keyboard(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do not any more."""
        super().focusOutEvent(event)
        self.paper.show_keyboard(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, and make them larger or smaller."""
        bar = self.verticalScrollBar()
        key = event.key()
        plain = {
            Qt.Key.Key_Home: -self.MOST,
            Qt.Key.Key_End: self.MOST,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
        }
        if key in plain and not (
            key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and self.horizontalScrollBar().maximum()
        ):
            self.turned.emit(plain[Qt.Key(key)])
        elif key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self._turn(1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self._turn(-1)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoomed.emit(1)
        elif key == Qt.Key.Key_Minus:
            self.zoomed.emit(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom; at the end of a page, turn it."""
        bar = self.verticalScrollBar()
        down = event.angleDelta().y() < 0
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(-1 if down else 1)
        elif bar.value() == (bar.maximum() if down else bar.minimum()):
            self._turn(1 if down else -1)
        else:
            super().wheelEvent(event)
            return
        event.accept()

    def _turn(self, pages: int) -> None:
        """Turn to another page and stand where reading goes on."""
        self.turned.emit(pages)
        bar = self.verticalScrollBar()
        bar.setValue(bar.minimum() if pages > 0 else bar.maximum())
