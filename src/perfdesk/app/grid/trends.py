"""The trend of each row in small: worked out when it is first shown, and kept until it changes."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.app.session import Session, Update
from perfdesk.core.charting import ChartSpec, SeriesRole
from perfdesk.core.dashboard import Cell

_NOTHING = "no figures to draw yet"


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Our own line of a chart, on a square from 0 to 1 with its origin at the bottom left.

    Attributes:
        segments: Runs of points; a line joins those of one run.
        cell: What the cell that shows it says; it has no text.
    """

    segments: tuple[tuple[tuple[float, float], ...], ...]
    cell: Cell

    @property
    def last(self) -> tuple[float, float] | None:
        """The point furthest right; None where there is nothing to draw."""
        ends = [segment[-1] for segment in self.segments]
        return max(ends, default=None)


class Trends:
    """The small trends of a session's measures."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._kept: dict[str, Sparkline] = {}

    def of(self, measure: str) -> Sparkline:
        """Return the trend of a measure as it is now."""
        found = self._kept.get(measure)
        if found is None:
            found = self._kept[measure] = sparkline_of(self._session.trend(measure))
        return found

    def forget(self, update: Update | None = None) -> None:
        """Forget what an update may have changed; everything without one."""
        if update is None or update.change.settings:
            self._kept.clear()
            return
        for measure in update.change.measures:
            self._kept.pop(measure, None)


def sparkline_of(spec: ChartSpec) -> Sparkline:
    """Return the small trend of a chart: our own line, scaled to its own least and most."""
    ours = [line for line in spec.series if line.role is SeriesRole.OURS]
    segments = ours[0].segments if ours else ()
    values = [point.value for segment in segments for point in segment]
    if spec.empty or not values:
        return Sparkline((), Cell("", spoken=f"Trend: {_NOTHING}", reason="No figures yet."))
    low, high = min(values), max(values)
    width = max(len(spec.categories) - 1, 1)

    def place(at: int, value: float) -> tuple[float, float]:
        return at / width, (value - low) / (high - low) if high > low else 0.5

    drawn = tuple(tuple(place(each.at, each.value) for each in segment) for segment in segments)
    told = spec.spoken("in the chart on the right, where F11 shows them as a table")
    return Sparkline(drawn, Cell("", spoken=f"Trend: {told}", reason=told))
