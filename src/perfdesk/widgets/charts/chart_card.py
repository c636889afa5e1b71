"""What all charts on screen share: message, plot or table, the reading of one figure, the keys."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perfdesk.app.charts.chart_table import ChartTableModel, table_to_clipboard
from perfdesk.core.charting import BenchmarkSpec, ChartSpec
from perfdesk.widgets.charts.plot_area import PlotArea
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.steady_label import SteadyLabel
from perfdesk.widgets.theme import Theme, read_theme

Spec = ChartSpec | BenchmarkSpec

_LEAST_EMPTY = 96
_FIGURES = "in the table of the larger view, F11"
_PICTURE = (880, 500)
_RATIO = 2
_MARGIN = 16
_BESIDE_RING = 4
_COPY_FIGURES = "Ctrl+Shift+C"


class ChartCard(QWidget):
    """One chart: it takes the keyboard, and the arrow keys go from figure to figure.

    Ctrl+C copies a picture of it, Ctrl+Shift+C its figures.

    Signals:
        larger_wanted: It was clicked twice, to be seen larger.
        told: A sentence for the status bar.
    """

    larger_wanted = Signal()
    told = Signal(str)

    def __init__(self, kind: str, least_height: int, theme: Theme, parent: QWidget | None) -> None:
        """Make an empty chart; *kind* is what it is called, *least_height* what its plot needs."""
        super().__init__(parent)
        self._kind = kind
        self._least_height = least_height
        self._theme = theme
        self._spec: Spec | None = None
        self._plot: PlotArea | None = None
        self._paper: PlotArea | None = None
        self._table: QTableView | None = None
        self._figures = ChartTableModel(self)
        self._wants_table = False
        self._readings: Sequence[str] = ()
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(kind)
        self._message = SteadyLabel(heading_label())
        self._message.label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._empty = quiet_label()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._frame = QWidget(self)
        self._frame.setMinimumHeight(least_height)
        self._frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._ring = _FocusRing(self._frame)
        # So that the ring lies around names and axis, not over them; what is left keeps its edge.
        inner = QVBoxLayout(self._frame)
        inner.setContentsMargins(0, _BESIDE_RING, _BESIDE_RING, _BESIDE_RING)
        self._stack = QStackedLayout()
        inner.addLayout(self._stack)
        self._stack.addWidget(self._empty)
        self._reading = SteadyLabel(quiet_label())
        # Room for two lines from the start, so that nothing jumps when a figure is told.
        self._reading.setMinimumHeight(2 * self._reading.fontMetrics().lineSpacing())
        self._reading.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._note = quiet_label()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._lines.addWidget(self._message)
        self._lines.addWidget(self._frame, 1)
        self._lines.addWidget(self._reading)
        self._lines.addWidget(self._note)
        self._note.hide()

    # --- for the charts to say ---------------------------------------------------------------
    @abstractmethod
    def _new_plot(self, theme: Theme, parent: QWidget) -> PlotArea:
        """Make what draws the chart."""

    @abstractmethod
    def _draw_in(self, plot: PlotArea, spec: Spec) -> None:
        """Draw a spec that is not empty."""

    @abstractmethod
    def _readings_of(self, spec: Spec) -> Sequence[str]:
        """Say what each spot of the plot is, in its order."""

    @abstractmethod
    def _first(self) -> int:
        """Return the spot that is told while none is pointed at; -1 for none."""

    @abstractmethod
    def _step(self, key: int, at: int) -> int | None:
        """Return where a key leads from a spot; None for a key that leads nowhere."""

    # --- what it shows -----------------------------------------------------------------------
    @property
    def reading(self) -> str:
        """What is told under the plot; empty if there is nothing."""
        return self._reading.text()

    @property
    def is_table(self) -> bool:
        """Whether the figures are shown as a table in place of the plot."""
        return self._wants_table

    @property
    def table(self) -> QTableView | None:
        """The table; None until it was wanted."""
        return self._table

    def shown_text(self) -> str:
        """Return what stands in place of the plot; empty while figures are drawn."""
        return self._empty.text() if self._stack.currentWidget() is self._empty else ""

    def _show(self, spec: Spec, note: str = "") -> None:
        """Show a chart in place of the one before."""
        if spec == self._spec and note == self._note.text():
            self._tell(self._at)
            return
        stays = self._spec is not None and self._spec.measure == spec.measure
        self._spec = spec
        self._hold_room(stays=stays)
        self._readings = self._readings_of(spec)
        self._message.setText(spec.title)
        self._message.setVisible(bool(spec.title))
        self.setAccessibleName(f"{self._kind}: {spec.title or spec.subject}")
        self.setAccessibleDescription(spec.alt if spec.empty else spec.spoken(_FIGURES))
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._reading.setVisible(not spec.empty)
        self._frame.setMinimumHeight(_LEAST_EMPTY if spec.empty else self._least_height)
        self._figures.show(spec.table)
        if spec.empty:
            self._empty.setText(spec.empty)
        else:
            self._draw_in(self._made_plot(), spec)
        self._turn_to(spec)
        self._tell(self._at if stays and self._at < len(self._readings) else -1)

    def _hold_room(self, *, stays: bool) -> None:
        """Let the message not shrink while its measure stays: edits move nothing below it."""
        self._message.setMinimumHeight(self._message.height() if stays else 0)

    def _turn_to(self, spec: Spec) -> None:
        shown: QWidget = self._empty
        if not spec.empty:
            shown = self._made_table() if self._wants_table else self._made_plot().widget
        self._stack.setCurrentWidget(shown)

    def show_table(self, wanted: bool) -> None:
        """Show the figures as a table, or draw them."""
        self._wants_table = wanted
        if self._spec is not None:
            self._turn_to(self._spec)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        if self._plot is not None:
            self._plot.wear(theme)

    def _made_plot(self) -> PlotArea:
        if self._plot is None:
            self._plot = self._new_plot(self._theme, self._frame)
            self._plot.on_spot(self._tell)
            self._plot.on_double_click(self.larger_wanted.emit)
            self._stack.addWidget(self._plot.widget)
        return self._plot

    def _made_table(self) -> QTableView:
        if self._table is None:
            self._table = _figure_table(self._frame)
            self._table.setModel(self._figures)
            self._stack.addWidget(self._table)
        self._table.setAccessibleName(f"Figures for {self._kind.lower()}")
        return self._table

    # --- one figure --------------------------------------------------------------------------
    def _tell(self, at: int) -> None:
        """Tell one figure, or the one to begin with where none is pointed at."""
        self._at = at
        shown = at if at >= 0 else self._first()
        self._reading.setText(self._readings[shown] if 0 <= shown < len(self._readings) else "")
        if self._plot is not None:
            self._plot.highlight(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from figure to figure, or copy."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_picture()
        elif _is_copy_figures(event):
            self.copy_figures()
        elif self._readings and (at := self._stepped(event.key())) is not None:
            self._tell(at)
            said = QAccessibleAnnouncementEvent(self, self.reading)
            QAccessible.updateAccessibility(said)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _stepped(self, key: int) -> int | None:
        at = self._step(key, self._at if self._at >= 0 else self._first())
        if at is None:
            return None
        # The first key shows where the keys begin.
        is_sideways = key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
        return self._first() if self._at < 0 and is_sideways else at

    def event(self, event: QEvent) -> bool:
        """Keep the keys that copy from the commands of the window, which mean the grid."""
        is_asked = event.type() is QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and _copies(event):
            event.accept()
            return True
        return super().event(event)

    # --- taking it elsewhere -----------------------------------------------------------------
    def copy_figures(self) -> None:
        """Put the figures on the clipboard, as a table."""
        if self._spec is None or self._spec.empty:
            return
        QGuiApplication.clipboard().setMimeData(table_to_clipboard(self._spec.table))
        self.told.emit("Copied the chart\u2019s figures to the clipboard.")

    def copy_picture(self) -> None:
        """Put a picture on the clipboard, in the colours of paper."""
        picture = self.picture()
        if picture is not None:
            QGuiApplication.clipboard().setImage(picture)
            self.told.emit("Copied a picture of the chart to the clipboard.")

    def picture(self) -> QImage | None:
        """Return the chart as a picture with its message, on a light ground; None while empty."""
        spec = self._spec
        if spec is None or spec.empty:
            return None
        theme = read_theme("light")
        size = QSize(*_PICTURE)
        image = QImage(size * _RATIO, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_RATIO)
        image.fill(theme["chart_ground"])
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(QPointF(), size).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        for text, colour in ((spec.title, "chart_text"), (spec.subject, "chart_text_secondary")):
            painter.setFont(font)
            painter.setPen(theme[colour])
            taken = painter.boundingRect(inner, int(Qt.TextFlag.TextWordWrap), text)
            painter.drawText(taken, int(Qt.TextFlag.TextWordWrap), text)
            inner.setTop(taken.bottom() + 4)
            font.setWeight(QFont.Weight.Normal)
        plot = self._made_paper(theme)
        plot.widget.resize(inner.size().toSize())
        self._draw_in(plot, spec)
        plot.widget.grab()  # has it laid out, though it is not shown
        plot.place_labels()
        plot.print_in(painter, inner)
        painter.end()
        return image

    def _made_paper(self, theme: Theme) -> PlotArea:
        """A plot that is never shown; made once, since pyqtgraph's do not part well."""
        if self._paper is None:
            self._paper = self._new_plot(theme, self)
            self._paper.widget.hide()
        return self._paper

    # --- as a widget -------------------------------------------------------------------------
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self._ring.raise_()
        self._ring.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell no figure once the keyboard has left."""
        super().focusOutEvent(event)
        self._tell(-1)
        self._ring.hide()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for a larger view."""
        self.larger_wanted.emit()
        event.accept()

    def sizeHint(self) -> QSize:
        """Return a size that reads well beside the grid."""
        return QSize(336, self._least_height + 96)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the ring follow the plot, whose labels follow by themselves."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._hold_room(stays=False)
        self._lines.activate()
        self._ring.resize(self._frame.size())

    def leaveEvent(self, event: QEvent) -> None:
        """Tell no figure once the pointer has left."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._tell(-1)


def _copies(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Copy) or _is_copy_figures(event)


def _is_copy_figures(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) == QKeySequence(_COPY_FIGURES)


class _FocusRing(QWidget):
    """Lies over the plot, which would cover what its parent draws, and lets clicks through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()


def _figure_table(parent: QWidget) -> QTableView:
    table = QTableView(parent)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(28)
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.horizontalHeader().setStretchLastSection(True)
    return table
