"""Handing a pack over without what is internal, and all that is known of one figure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from perfdesk.app.preferences import FOLDER, Preferences
from perfdesk.app.session import Session
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.measures import Measure
from perfdesk.widgets.questions import Questions

_LONGEST_NAME = 60


class HandingOver:
    """Asks where to, and writes there; the pack itself is not changed."""

    def __init__(
        self,
        session: Session,
        preferences: Preferences,
        questions: Questions,
        tell: Callable[[str], object],
    ) -> None:
        """Work on the open pack; *tell* is given a sentence for the status bar."""
        self._session = session
        self._preferences = preferences
        self._questions = questions
        self._tell = tell

    def save_clean_copy(self) -> None:
        """Write the pack without internal notes, drafts, reasons and history."""
        from perfdesk.operations.cycle.handing_over import write_clean_copy

        path = self._questions.pack_to_save(self._folder / "Clean copy.perfdesk")
        if path is None:
            return
        own = self._session.path
        if own is not None and path.absolute() == own.absolute():
            self._tell("The copy needs another name than the pack, so nothing was written.")
            return
        try:
            write_clean_copy(self._session.pack, path, even_if_there=True)
        except PerfDeskError as problem:
            self._questions.tell(problem)
            return
        self._tell(f"Saved {path.name} without internal notes, drafts and history.")

    def save_audit(self, measure: str) -> None:
        """Write values, reasons, names and sources of a measure's figure at the position shown."""
        from perfdesk.operations.cycle.handing_over import write_audit

        found = self._session.pack.table(Measure).get(measure)
        if found is None:
            self._tell("Choose a measure first.")
            return
        period = self._session.dashboard.position
        words = "".join(each for each in found.description if each.isalnum() or each == " ")
        name = f"Audit {words[:_LONGEST_NAME].strip()} {period.key}".replace("/", "-")
        path = self._questions.text_to_save(self._folder / f"{name}.txt")
        if path is None:
            return
        now = datetime.now().astimezone()
        try:
            archive = self._session.archive
            write_audit(self._session.pack, archive, measure, period, path, at=now)
        except PerfDeskError as problem:
            self._questions.tell(problem)
            return
        self._tell(f"Saved {path.name}.")

    @property
    def _folder(self) -> Path:
        return Path(self._preferences[FOLDER] or Path.home())
