"""The trends of one pack, each worked out once: grid, details and larger view draw the same."""

from __future__ import annotations

from perfdesk.core.building.trend import trend_of
from perfdesk.core.charting import ChartSpec
from perfdesk.core.dashboard import Row
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period


class KeptTrends:
    """Keeps trends until they are asked of another pack, which every edit makes."""

    def __init__(self) -> None:
        self._pack: Pack | None = None
        self._position: Period | None = None
        self._specs: dict[str, ChartSpec] = {}

    def of(self, pack: Pack, measure: str, position: Period | None, row: Row | None) -> ChartSpec:
        """Return the trend chart of a measure at a position; the pack's own if None.

        Args:
            pack: The pack.
            measure: Id of the measure.
            position: Whose target and message are shown.
            row: What the dashboard of that position says of it, its verdicts among it.

        Raises:
            KeyError: The pack has no such measure or position.
        """
        if pack is not self._pack or position != self._position:
            self.forget()
            self._pack, self._position = pack, position
        spec = self._specs.get(measure)
        if spec is None:
            spec = self._specs[measure] = trend_of(pack, measure, position, row)
        return spec

    def forget(self) -> None:
        """Let go of the pack, and of all that was worked out of it."""
        self._pack, self._position = None, None
        self._specs.clear()
