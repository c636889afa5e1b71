"""Looking at the pages of a report before they are written, again after every edit."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.narrative.report import ReportCharts, build_report, charts_of
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.report import ReportSettings

if TYPE_CHECKING:
    from perfdesk.exporting.pdf.preview import PageImage, PageSight, PreviewPages


@dataclass(frozen=True, slots=True)
class Looked:
    """What is asked for.

    Attributes:
        pack: As it is now; a snapshot, since packs never change.
        position: What is reported.
        settings: How it is laid out; the pack's own if None.
        moved: The measures that changed since the last time; None where anything may have.
    """

    pack: Pack
    position: Period
    settings: ReportSettings | None = None
    moved: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Sight:
    """The pages of a report, and one of them drawn.

    Attributes:
        pages: All of them, ready to be drawn.
        image: The page that was asked for.
    """

    pages: PreviewPages
    image: PageImage


class ReportPreview:
    """Sets the pages of a pack again and again; what did not change is not worked out again.

    It may be used from several threads; they take turns.
    """

    def __init__(self) -> None:
        """Make ready; the libraries are loaded when pages are first asked for."""
        self._turn = threading.Lock()
        self._sight: PageSight | None = None
        self._known: tuple[Period, ReportCharts] | None = None

    def pages(self, looked: Looked) -> PreviewPages:
        """Set the pages of a pack.

        Raises:
            PerfDeskError: They could not be set.
            KeyError: The pack has no such position.
        """
        from perfdesk.exporting.pdf.preview import PageSight

        with self._turn:
            if self._sight is None:
                self._sight = PageSight()
            settings = looked.settings or looked.pack.report
            charts = self._charts(looked) if settings.charts else ReportCharts({}, {})
            report = build_report(looked.pack, looked.position, settings=settings, charts=charts)
            return self._sight.pages(report)

    def close(self) -> None:
        """Let go of what is kept between two looks."""
        with self._turn:
            if self._sight is not None:
                self._sight.close()
            self._sight = None
            self._known = None

    def _charts(self, looked: Looked) -> ReportCharts:
        """Return the charts of every row, of all layers: those that moved are worked out again."""
        dashboard = build_dashboard(looked.pack, looked.position).as_printed()
        known = None
        if self._known is not None and looked.moved is not None:
            at, charts = self._known
            known = charts if at == looked.position else None
        moved = looked.moved or frozenset()
        found = charts_of(looked.pack, dashboard, known, moved)
        self._known = (looked.position, found)
        return found
