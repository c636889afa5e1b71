"""Which chart the details show, and which of their sections are folded away: remembered."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from perfdesk.app.preferences import CHART_WINDOW, DETAIL_CHART, DETAIL_FOLDED, Preferences


class ChartKind(StrEnum):
    """The charts of a measure."""

    TREND = "trend"
    COUNCILS = "councils"
    LAYERS = "layers"
    MONTHS = "months"


class Section(StrEnum):
    """The sections below the chart."""

    FIGURE = "figure"
    VERDICTS = "verdicts"
    COMMENTARY = "commentary"
    RESPONSIBLE = "responsible"
    HISTORY = "history"


class DetailChoice(QObject):
    """Remembers what a person chose to see.

    Signals:
        chart_changed: Another chart is wanted.
    """

    chart_changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences

    @property
    def chart(self) -> ChartKind:
        """The chart that is wanted; another is shown where a measure has none of that kind."""
        stored = self._preferences[DETAIL_CHART]
        return ChartKind(stored) if stored in set(ChartKind) else ChartKind.TREND

    @chart.setter
    def chart(self, kind: ChartKind) -> None:
        if kind is not self.chart:
            self._preferences[DETAIL_CHART] = kind.value
            self.chart_changed.emit()

    def is_folded(self, section: Section) -> bool:
        """Tell whether only the heading of a section is shown."""
        return section.value in self._preferences[DETAIL_FOLDED]

    def fold(self, section: Section, folded: bool) -> None:
        """Remember that a section is folded away, or open."""
        others = tuple(each for each in self._preferences[DETAIL_FOLDED] if each != section.value)
        self._preferences[DETAIL_FOLDED] = (*others, section.value) if folded else others

    @property
    def window_geometry(self) -> bytes:
        """Where the window of large charts stood; empty if it never did."""
        return self._preferences[CHART_WINDOW]

    @window_geometry.setter
    def window_geometry(self, geometry: bytes) -> None:
        self._preferences[CHART_WINDOW] = geometry
