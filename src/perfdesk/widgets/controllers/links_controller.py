"""Looks at linked extracts when a pack is opened, and imports those that have changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.progress_report import ProgressReport
from perfdesk.widgets.controllers.exchange_controller import ExchangeController
from perfdesk.widgets.controllers.sources_controller import SourcesController

if TYPE_CHECKING:
    from perfdesk.operations.cycle.links import LinkReport
    from perfdesk.widgets.sources.calendar_part import CalendarPart
    from perfdesk.widgets.sources.sources_page import SourcesPage


class LinksController(QObject):
    """Follows the files that a pack is linked to.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        exchange: ExchangeController,
        sources: SourcesController,
    ) -> None:
        """Show what is found on the page of *sources*; *exchange* imports it."""
        super().__init__(sources)
        self._session = session
        self._tasks = tasks
        self._exchange = exchange
        self._calendar: CalendarPart | None = None
        self._links: LinkReport | None = None
        self._looked_at: Path | None = None
        sources.page_made.connect(self._attend)
        session.opened.connect(self._look_when_opened)
        exchange.imported.connect(lambda _: self.look_at_links())

    def _attend(self, page: SourcesPage) -> None:
        self._calendar = page.calendar
        page.calendar.looking_wanted.connect(self.look_at_links)
        page.calendar.taking_wanted.connect(self._take_links)
        page.calendar.ignoring_wanted.connect(self._leave_links)
        if self._links is not None:
            page.calendar.show_links(self._links)

    def _look_when_opened(self) -> None:
        """Look at the links of a pack that was just opened; a position that is shown is none."""
        session = self._session
        path = session.path if session.is_open else None
        if path == self._looked_at:
            return
        self._looked_at = path
        self._links = None
        if path is not None:
            self.look_at_links()

    def look_at_links(self) -> None:
        """Look which linked files have changed, while other work goes on."""
        session = self._session
        if not session.is_open:
            return
        pack, path = session.pack, session.path
        is_linked = any(each.path for each in pack.table(ExpectedSource).values())
        if not is_linked and self._links is None:
            return

        def work(report: ProgressReport) -> LinkReport:
            from perfdesk.operations.cycle.links import look_at_links

            return look_at_links(pack, report)

        def done(links: LinkReport) -> None:
            if session.is_open and session.path == path:
                self._show_links(links)
                if links.text:
                    self.told.emit(f"{links.text} Sources, Calendar shows them.")

        def failed(_problem: PerfDeskError) -> None:
            """A link that cannot be looked at stops nothing."""

        self._tasks.start("Looking at linked files", work, done, failed)

    def _show_links(self, links: LinkReport) -> None:
        self._links = links
        if self._calendar is not None:
            self._calendar.show_links(links)

    def _take_links(self) -> None:
        """Show what the changed files would bring."""
        from perfdesk.operations.cycle.links import recipes_of_links, seen_edit

        changed = self._links.changed if self._links is not None else ()
        if changed:
            self._exchange.import_paths(
                tuple(each.path for each in changed),
                remember=False,
                recipes=recipes_of_links(self._session.pack, changed),
                also=lambda pack: seen_edit(pack, changed),
            )

    def _leave_links(self) -> None:
        """Note the changed files as looked at, without importing them."""
        from perfdesk.operations.cycle.links import seen_edit

        if self._links is None:
            return
        edit = seen_edit(self._session.pack, self._links.changed)
        if edit.replacements and self._session.perform(edit):
            self.look_at_links()
