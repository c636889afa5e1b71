"""The page that is looked at: set again in the background after each edit, and drawn."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from perfdesk.app.session import Session, Update
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.errors import CancelledError, PerfDeskError
from perfdesk.core.progress_report import ProgressReport
from perfdesk.operations.preview import Looked, ReportPreview, Sight

if TYPE_CHECKING:
    from perfdesk.exporting.pdf.preview import PageImage, PreviewPages, RowPlace

_FINENESS = 96.0


class PreviewState(StrEnum):
    """How it stands with the pages."""

    NOTHING = "nothing"
    SETTING = "setting"
    SHOWN = "shown"
    FAILED = "failed"


class PagePreview(QObject):
    """Follows the session while it is watched, and only then.

    Edits that come while pages are being set are gathered: they are set once more after that.

    Signals:
        changed: State, page, number of pages or picture are others.
    """

    changed = Signal()

    def __init__(self, session: Session, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._report = ReportPreview()
        self._is_watched = False
        self._is_stale = True
        self._is_working = False
        self._wants_other_picture = False
        self._moved: frozenset[str] | None = None
        self._generation = 0
        self._pages: PreviewPages | None = None
        self._image: PageImage | None = None
        self._page = 1
        self._fineness = _FINENESS
        self._followed = ""
        self._goes_to_followed = False
        self._problem: PerfDeskError | None = None
        session.opened.connect(self._begin_again)
        session.updated.connect(self._follow)

    # --- what is shown -----------------------------------------------------------------------
    @property
    def state(self) -> PreviewState:
        """How it stands."""
        if not self._session.is_open:
            return PreviewState.NOTHING
        if self._problem is not None:
            return PreviewState.FAILED
        return PreviewState.SHOWN if self._image is not None else PreviewState.SETTING

    @property
    def is_refreshing(self) -> bool:
        """Whether pages are being set or drawn."""
        return self._is_working

    @property
    def problem(self) -> PerfDeskError | None:
        """Why there are no pages; None where there are."""
        return self._problem

    @property
    def image(self) -> PageImage | None:
        """The page that was last drawn; None before the first."""
        return self._image

    @property
    def page(self) -> int:
        """Number of the page that is wanted, from 1."""
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are; 0 before they are set."""
        return self._pages.count if self._pages is not None else 0

    @property
    def page_size(self) -> tuple[float, float] | None:
        """Width and height of the wanted page in points; None before pages are set."""
        if self._pages is None:
            return None
        return self._pages.sizes[min(self._page, self.count) - 1]

    @property
    def followed_place(self) -> RowPlace | None:
        """Where the row of the measure followed stands; None where it is on no page."""
        return self._pages.places.get(self._followed) if self._pages is not None else None

    # --- what is wanted ----------------------------------------------------------------------
    def watch(self, watched: bool) -> None:
        """Begin or cease to keep the pages up to date."""
        self._is_watched = watched
        if watched:
            self._go_on()

    def follow(self, measure: str) -> None:
        """Go to the page of a measure, now or when it is set; an empty id follows nothing."""
        if measure == self._followed and not measure:
            return
        self._followed = measure
        self._goes_to_followed = bool(measure)
        if self._pages is not None and self._go_to_followed():
            self._want_other_picture()

    def go_to(self, page: int) -> None:
        """Go to a page; one before the first or behind the last is the nearest that there is."""
        self._goes_to_followed = False
        nearest = min(max(page, 1), max(self.count, 1))
        if nearest != self._page:
            self._page = nearest
            self._want_other_picture()
            self.changed.emit()

    def draw_at(self, pixels_per_inch: float) -> None:
        """Draw as fine as the page is shown."""
        if abs(pixels_per_inch - self._fineness) > 0.5:
            self._fineness = pixels_per_inch
            self._want_other_picture()

    def try_again(self) -> None:
        """Set the pages once more, from nothing."""
        self._begin_again()

    def stop(self) -> None:
        """Cease to follow; the window is going."""
        self._is_watched = False

    # --- following ---------------------------------------------------------------------------
    def _begin_again(self) -> None:
        """Another pack or position: nothing known of the pages holds any more."""
        self._generation += 1
        self._pages = None
        self._image = None
        self._problem = None
        self._page = 1
        self._goes_to_followed = bool(self._followed)
        self._moved = None
        self._is_stale = True
        self.changed.emit()
        self._go_on()

    def _follow(self, update: Update) -> None:
        change = update.change
        if self._moved is not None:
            everything = change.settings or change.structure or update.headings or update.layers
            self._moved = None if everything else self._moved | update.rows | change.measures
        self._is_stale = True
        self._go_on()

    def _want_other_picture(self) -> None:
        self._wants_other_picture = True
        self._go_on()

    def _go_on(self) -> None:
        """Set pages, or draw one, if that is wanted and nothing else is being done."""
        if self._is_working or not self._is_watched or not self._session.is_open:
            return
        if self._is_stale:
            self._start(self._setting())
        elif self._wants_other_picture and self._pages is not None:
            self._start(self._drawing(self._pages))

    def _setting(self) -> Callable[[], Sight]:
        """Return the work that sets all pages and draws the one looked at."""
        looked = Looked(self._session.pack, self._session.dashboard.position, moved=self._moved)
        self._is_stale = False
        self._moved = frozenset()
        report, page, fineness = self._report, self._page, self._fineness
        followed = self._followed if self._goes_to_followed else ""
        self._wants_other_picture = False

        def work() -> Sight:
            pages = report.pages(looked)
            place = pages.places.get(followed)
            shown = place.page if place is not None else min(page, pages.count)
            return Sight(pages, pages.image(shown, fineness))

        return work

    def _drawing(self, pages: PreviewPages) -> Callable[[], Sight]:
        """Return the work that draws another page, or the same one finer."""
        self._wants_other_picture = False
        page, fineness = min(self._page, pages.count), self._fineness
        return lambda: Sight(pages, pages.image(page, fineness))

    def _start(self, work: Callable[[], Sight]) -> None:
        self._is_working = True
        generation = self._generation

        def run(_: ProgressReport) -> Sight:
            return work()

        self._tasks.start(
            "Page preview",
            run,
            lambda sight: self._show(sight, generation),
            lambda problem: self._fail(problem, generation),
        )
        self.changed.emit()

    def _show(self, sight: Sight, generation: int) -> None:
        self._is_working = False
        if generation == self._generation:
            self._problem = None
            self._pages = sight.pages
            self._image = sight.image
            if self._goes_to_followed:
                self._goes_to_followed = False
                self._go_to_followed()
            if not self._wants_other_picture:
                self._page = min(self._page, sight.pages.count)
            if self._page != sight.image.page:
                self._wants_other_picture = True
        self.changed.emit()
        self._go_on()

    def _fail(self, problem: PerfDeskError, generation: int) -> None:
        self._is_working = False
        if generation == self._generation and not isinstance(problem, CancelledError):
            self._problem = problem
            self._moved = None
        self.changed.emit()
        self._go_on()

    def _go_to_followed(self) -> bool:
        """Go to the page of the measure followed; tell whether that is another one."""
        place = self.followed_place
        if place is None or place.page == self._page:
            return False
        self._page = place.page
        return True
