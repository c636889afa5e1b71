"""Brings the page of benchmarks into the workspace, and writes its report."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.neighbour_choice import NeighbourChoice
from perfdesk.app.preferences import FOLDER, Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.widgets.panels.first_use import FirstUse
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.widgets.benchmarks.page import BenchmarksPage


class BenchmarksController(QObject):
    """The published years as a page of the workspace.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        questions: Questions,
        workspace: Workspace,
        neighbours: NeighbourChoice,
    ) -> None:
        """Add the page to *workspace*; *neighbours* says beside which group we are ranked."""
        super().__init__(workspace)
        self._session = session
        self._tasks = tasks
        self._preferences = preferences
        self._questions = questions
        self._workspace = workspace
        self._neighbours = neighbours
        self._page = FirstUse(self._make_page)
        workspace.add_page(PlaceKind.BENCHMARKS, self._page)

    @property
    def page(self) -> BenchmarksPage:
        """What shows the years, made when it is first gone to."""
        return self._page()

    def _make_page(self) -> BenchmarksPage:
        from perfdesk.widgets.benchmarks.page import BenchmarksPage

        page = BenchmarksPage(self._session, self._neighbours, self._workspace)
        page.saving_wanted.connect(self.save)
        return page

    def show(self) -> None:
        """Go to the page."""
        self._workspace.navigator.go_to(PlaceKind.BENCHMARKS)
        self.page.setFocus()

    def save(self, ending: str) -> None:
        """Write the report of the year shown where the person chooses."""
        from perfdesk.operations.year_benchmarks import write_year_report

        found = self.page.found
        if found is None:
            return
        year = found.period.label.replace("/", "-")
        folder = Path(self._preferences[FOLDER] or Path.home())
        path = self._questions.report_copy_to_save(folder / f"Benchmarking {year}{ending}")
        if path is None:
            return
        now = datetime.now().astimezone()
        self._tasks.start(
            f"Writing {path.name}",
            lambda report: write_year_report(found, path, created=now, progress=report),
            lambda _: self.told.emit(f"Saved {path.name}."),
            self._questions.tell,
            owner=self,
        )
