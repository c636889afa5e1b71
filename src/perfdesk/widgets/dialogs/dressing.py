"""What every dialog gets: boxes for numbers with arrows of the theme, and room on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

_ROOM = 20
_HALF = 3.5
_SPARE = 48
_SCROLLED = "scrolled"


def dress_dialog(dialog: QDialog, room: QSize | None = None) -> None:
    """Give the boxes of a dialog their arrows, and keep it within *room*, or its screen."""
    for box in dialog.findChildren(QAbstractSpinBox):
        if not box.findChildren(_SpinArrows, options=Qt.FindChildOption.FindDirectChildrenOnly):
            _SpinArrows(box)
    if dialog.findChild(_CalmWheel, options=Qt.FindChildOption.FindDirectChildrenOnly) is None:
        _CalmWheel(dialog)
    for button in dialog.findChildren(QPushButton):
        # A message box lays its buttons out before their padding is known, and cuts their words.
        button.ensurePolished()
        button.setMinimumWidth(max(button.minimumWidth(), button.sizeHint().width()))
    room = room or dialog.screen().availableGeometry().size()
    width, height = room.width() - _SPARE, room.height() - _SPARE
    if dialog.minimumSizeHint().height() > height:
        _let_scroll(dialog)
    dialog.resize(min(dialog.width(), width), min(dialog.height(), height))


def _let_scroll(dialog: QDialog) -> None:
    """Let all of a dialog but its last row be scrolled: the buttons have to stay in reach."""
    whole = dialog.layout()
    if not isinstance(whole, QVBoxLayout) or dialog.findChild(QScrollArea, _SCROLLED) is not None:
        return
    area = QScrollArea(dialog)
    area.setObjectName(_SCROLLED)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content = QWidget(area)
    inner = QVBoxLayout(content)
    inner.setContentsMargins(0, 0, 8, 0)
    inner.setSpacing(whole.spacing())
    while whole.count() > 1 and (item := whole.takeAt(0)) is not None:
        widget, layout = item.widget(), item.layout()
        if widget is not None:
            inner.addWidget(widget)
        elif layout is not None:
            inner.addLayout(layout)
        else:
            inner.addItem(item)
    area.setWidget(content)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(content.minimumSizeHint().width() + 2 * _ROOM)
    whole.insertWidget(0, area)
    whole.activate()


class _CalmWheel(QObject):
    """Lets the wheel change numbers only where the keyboard is, and choices never."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        for kind in (QAbstractSpinBox, QComboBox):
            for box in dialog.findChildren(kind):
                box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                box.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the wheel from a box; what it lies in may scroll."""
        if event.type() is not QEvent.Type.Wheel or not isinstance(watched, QWidget):
            return False
        if isinstance(watched, QComboBox) or not watched.hasFocus():
            event.ignore()
            return True
        return False


class _SpinArrows(QWidget):
    """Lies over the right end of its box and lets clicks through to the box's own buttons."""

    def __init__(self, box: QAbstractSpinBox) -> None:
        super().__init__(box)
        self._box = box
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box.installEventFilter(self)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the box."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        self.setGeometry(self._box.width() - _ROOM, 0, _ROOM, self._box.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw one arrow up and one down."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        pen = QPen(self.palette().color(group, QPalette.ColorRole.Text), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        room = QRectF(self.rect())
        for part, way in ((0.3, -1.0), (0.7, 1.0)):
            middle = QPointF(room.center().x() - 2, room.height() * part)
            painter.drawPolyline(
                QPolygonF(
                    [
                        middle + QPointF(-_HALF, -way * _HALF / 2),
                        middle + QPointF(0, way * _HALF / 2),
                        middle + QPointF(_HALF, -way * _HALF / 2),
                    ]
                )
            )
        painter.end()
