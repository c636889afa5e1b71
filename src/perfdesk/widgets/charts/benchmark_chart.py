"""The benchmark chart: draws a `BenchmarkSpec`, and tells the council under the pointer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from perfdesk.core.charting import BenchmarkDot, BenchmarkSpec, DotRole
from perfdesk.widgets.charts.benchmark_plot import BenchmarkPlot
from perfdesk.widgets.labels import heading_label, quiet_label
from perfdesk.widgets.theme import Theme

_LEAST_HEIGHT = 336
_LEAST_EMPTY = 96


class BenchmarkChart(QWidget):
    """Message, plot, and the reading of one council.

    The chart takes the keyboard: left and right go from council to council, by rank; Home goes
    to ours.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._spec: BenchmarkSpec | None = None
        self._plot: BenchmarkPlot | None = None
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Benchmark chart")
        self._message = heading_label()
        self._empty = quiet_label()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._frame = QWidget(self)
        self._frame.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._stack = QStackedLayout(self._frame)
        self._stack.addWidget(self._empty)
        self._reading = quiet_label()
        self._reading.setMinimumHeight(2 * self._reading.fontMetrics().lineSpacing())
        self._reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._note = quiet_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._message)
        layout.addWidget(self._frame, 1)
        layout.addWidget(self._reading)
        layout.addWidget(self._note)

    # --- what it shows -----------------------------------------------------------------------
    @property
    def spec(self) -> BenchmarkSpec | None:
        """What is drawn now."""
        return self._spec

    @property
    def plot(self) -> BenchmarkPlot | None:
        """What draws it; None until the first chart with councils is shown."""
        return self._plot

    @property
    def reading(self) -> str:
        """The council that is told under the plot; empty if there is none."""
        return self._reading.text()

    def draw(self, spec: BenchmarkSpec) -> None:
        """Show a chart in place of the one before."""
        self._spec = spec
        self._at = -1
        self._message.setText(spec.title)
        self._message.setVisible(bool(spec.title))
        self.setAccessibleName(f"Benchmark chart: {spec.title or spec.subject}")
        self.setAccessibleDescription(spec.alt)
        notes = (spec.neighbours and f"{spec.neighbours}.", spec.note)
        self._note.setText(" ".join(each for each in notes if each))
        self._note.setVisible(bool(self._note.text()))
        self._reading.setVisible(not spec.empty)
        self._frame.setMinimumHeight(_LEAST_EMPTY if spec.empty else _LEAST_HEIGHT)
        if spec.empty:
            self._empty.setText(spec.empty)
            self._stack.setCurrentWidget(self._empty)
        else:
            plot = self._made_plot()
            plot.draw(spec)
            self._stack.setCurrentWidget(plot.widget)
        self._tell(-1)

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self._theme = theme
        if self._plot is not None:
            self._plot.wear(theme)

    def _made_plot(self) -> BenchmarkPlot:
        if self._plot is None:
            self._plot = BenchmarkPlot(self._theme, self._frame)
            self._plot.on_dot_under_pointer(self._tell_dot)
            self._stack.addWidget(self._plot.widget)
        return self._plot

    # --- one council -------------------------------------------------------------------------
    @property
    def _dots(self) -> tuple[BenchmarkDot, ...]:
        return self._spec.dots if self._spec else ()

    def _ours(self) -> int:
        """Our council's place, by rank; the first where it is not among them."""
        return next((at for at, dot in enumerate(self._dots) if dot.role is DotRole.OURS), 0)

    def _tell_dot(self, dot: BenchmarkDot | None) -> None:
        self._tell(self._dots.index(dot) if dot in self._dots else -1)

    def _tell(self, at: int) -> None:
        """Tell of a council, or of ours where none is pointed at."""
        self._at = at
        dots = self._dots
        self._reading.setText(dots[at if at >= 0 else self._ours()].hover if dots else "")
        if self._plot is not None and dots:
            self._plot.highlight(dots[at] if at >= 0 else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from council to council."""
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: 0}
        step = steps.get(event.key())
        if step is None or not self._dots:
            super().keyPressEvent(event)
            return
        at = self._ours() if self._at < 0 or step == 0 else self._at + step
        self._tell(max(0, min(at, len(self._dots) - 1)))
        event.accept()

    def sizeHint(self) -> QSize:
        """Return a size that reads well beside the grid."""
        return QSize(336, _LEAST_HEIGHT + 96)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Labels are placed in pixels and follow the size."""
        super().resizeEvent(event)
        if self._plot is not None:
            self._plot.place_labels()

    def leaveEvent(self, event: QEvent) -> None:
        """Tell of ours once the pointer has left."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._tell(-1)
