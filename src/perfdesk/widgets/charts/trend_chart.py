"""The live trend chart: draws a `ChartSpec`, and tells the figure under the pointer.

Items are made once and reused; ranges, ticks and words come from the spec. pyqtgraph is imported
when the first chart is made, which is after the first paint of the window.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from perfdesk.core.charting import ChartPoint, ChartSpec, SeriesRole
from perfdesk.widgets.charts.plot import TrendPlot
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.theme import Theme

_LEAST_HEIGHT = 232


class TrendChart(QWidget):
    """Message, plot, and the reading of one figure.

    The chart takes the keyboard: left and right go from figure to figure.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spec: ChartSpec | None = None
        self._plot: TrendPlot | None = None
        self._points: tuple[ChartPoint, ...] = ()
        self._names: tuple[str, ...] = ()
        self._ours: tuple[bool, ...] = ()
        self._at = -1
        self._position = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Trend chart")
        self._message = heading_label()
        self._empty = quiet_label()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._frame = QWidget(self)
        self._frame.setMinimumHeight(_LEAST_HEIGHT)
        self._frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._stack = QStackedLayout(self._frame)
        self._stack.addWidget(self._empty)
        self._reading = quiet_label()
        # Room for two lines from the start, so that nothing jumps when a figure is told.
        self._reading.setMinimumHeight(2 * self._reading.fontMetrics().lineSpacing())
        self._reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._message)
        layout.addWidget(self._frame, 1)
        layout.addWidget(self._reading)

    # --- what it shows -----------------------------------------------------------------------
    @property
    def spec(self) -> ChartSpec | None:
        """What is drawn now."""
        return self._spec

    @property
    def plot(self) -> TrendPlot | None:
        """What draws it; None until the first chart with figures is shown."""
        return self._plot

    @property
    def reading(self) -> str:
        """The figure that is told under the plot; empty if there is none."""
        return self._reading.text()

    def shown_text(self) -> str:
        """Return what stands in place of the plot; empty while figures are drawn."""
        return self._empty.text() if self._stack.currentWidget() is self._empty else ""

    def draw(self, spec: ChartSpec, position: str = "") -> None:
        """Show a chart in place of the one before.

        Args:
            spec: What to draw.
            position: The label of the period whose figure is told while none is pointed at.
        """
        self._position = position
        is_same_measure = self._spec is not None and self._spec.measure == spec.measure
        self._spec = spec
        self._message.setText(spec.title)
        self._message.setVisible(bool(spec.title))
        self.setAccessibleName(f"Trend chart: {spec.title or spec.subject}")
        self.setAccessibleDescription(spec.alt)
        self._collect(spec)
        if spec.empty:
            self._empty.setText(spec.empty)
            self._stack.setCurrentWidget(self._empty)
        else:
            plot = self._made_plot()
            plot.draw(spec)
            self._stack.setCurrentWidget(plot.widget)
        self._tell(self._at if is_same_measure and self._at < len(self._points) else -1)

    def _to_begin_with(self) -> int:
        """Our figure at the position, else our latest; -1 where there is none."""
        ours = [at for at, is_ours in enumerate(self._ours) if is_ours]
        reported = [at for at in ours if self._points[at].period == self._position]
        return (reported or ours or [len(self._points) - 1])[-1]

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        if self._plot is not None:
            self._plot.wear(theme)

    def _made_plot(self) -> TrendPlot:
        if self._plot is None:
            self._plot = TrendPlot(self._theme, self._frame)
            self._plot.on_point_under_pointer(self._tell_point)
            self._stack.addWidget(self._plot.widget)
        return self._plot

    # --- one figure --------------------------------------------------------------------------
    def _collect(self, spec: ChartSpec) -> None:
        """All points from left to right, ours before England's, for going through by keyboard."""
        named = [(point, line) for line in spec.series for point in line.points]
        named.sort(key=lambda each: each[0].at)
        self._points = tuple(point for point, _ in named)
        self._names = tuple(line.name for _, line in named)
        self._ours = tuple(line.role is SeriesRole.OURS for _, line in named)

    def _tell_point(self, point: ChartPoint | None) -> None:
        self._tell(self._points.index(point) if point in self._points else -1)

    def _tell(self, at: int) -> None:
        self._at = at
        shown = at if at >= 0 else self._to_begin_with()
        text = ""
        if shown >= 0:
            point = self._points[shown]
            text = f"{self._names[shown]}, {point.period}: {point.text} \u2013 {point.source}"
        self._reading.setText(text)
        if self._plot is not None:
            self._plot.highlight(self._points[at] if at >= 0 else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from figure to figure."""
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(event.key())
        if step is None or not self._points:
            super().keyPressEvent(event)
            return
        at = self._to_begin_with() if self._at < 0 else self._at + step
        self._tell(max(0, min(at, len(self._points) - 1)))
        event.accept()

    def sizeHint(self) -> QSize:
        """Return a size that reads well beside the grid."""
        return QSize(336, _LEAST_HEIGHT + 72)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels are placed in pixels and follow the size."""
        super().resizeEvent(event)
        if self._plot is not None:
            self._plot.place_labels()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell no figure once the pointer has left."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._tell(-1)
