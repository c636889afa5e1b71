"""What a person does with problems: go from one to the next, let one stand, keep the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from perfdesk.app.preferences import FOLDER, Preferences
from perfdesk.app.problem_list import ProblemList
from perfdesk.app.session import Session
from perfdesk.core.editing.dismissals import dismissal_edit, restore_edit
from perfdesk.core.editing.mends import mend_edit
from perfdesk.core.edits import Edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem
from perfdesk.core.wording.problem_text import problems_as_text
from perfdesk.system.account import account_name
from perfdesk.system.files import replaced_when_done
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.workspace import Workspace


class ProblemController(QObject):
    """Carries out what the list of problems asks for.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        problems: ProblemList,
        preferences: Preferences,
        questions: Questions,
        workspace: Workspace,
    ) -> None:
        super().__init__(workspace)
        self._session = session
        self._problems = problems
        self._preferences = preferences
        self._questions = questions
        self._workspace = workspace
        panel = workspace.problems
        panel.mend_wanted.connect(self.mend)
        panel.dismissal_wanted.connect(self.dismiss)
        panel.restoring_wanted.connect(self.restore)
        panel.saving_wanted.connect(self.save)

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) problem, with the list in view."""
        workspace, panel = self._workspace, self._workspace.problems
        if workspace.below is not panel:
            workspace.want_below(panel, focus=False)
        if not panel.step(by):
            self.told.emit("None of the problems listed belongs to a measure.")

    def mend(self, problems: tuple[Problem, ...]) -> None:
        """Put right what is certain, in one step that one undo takes back."""
        position = self._session.dashboard.position
        if self._perform(lambda pack: mend_edit(pack, position, problems)):
            cells = "1 cell" if len(problems) == 1 else f"{len(problems)} cells"
            self.told.emit(f"Changed {cells}. Undo brings back what was there.")

    def dismiss(self, problem: Problem, reason: str) -> None:
        """Let a problem stand, with a reason that is kept in the pack."""
        now = datetime.now().astimezone()
        if self._perform(
            lambda pack: dismissal_edit(pack, problem, reason, by=account_name(), at=now)
        ):
            self.told.emit("Dismissed. It will be listed again if what it says changes.")

    def restore(self, problem: Problem) -> None:
        """List a problem again that was dismissed."""
        if self._perform(lambda pack: restore_edit(pack, problem)):
            self.told.emit("The problem is listed again.")

    def save(self) -> None:
        """Write the list to a text file that the person chooses."""
        dashboard = self._session.dashboard
        heading = f"{dashboard.title}, {dashboard.position.label}"
        name = f"Problems {dashboard.position.key}".replace("/", "-")
        folder = Path(self._preferences[FOLDER] or Path.home())
        path = self._questions.text_to_save(folder / f"{name}.txt")
        if path is None:
            return
        now = datetime.now().astimezone()
        text = problems_as_text(heading, self._problems.problems, self._problems.dismissed, now)
        try:
            with replaced_when_done(path) as temporary:
                temporary.write_text(text, encoding="utf-8")
        except PerfDeskError as problem:
            self._questions.tell(problem)
            return
        self.told.emit(f"Saved {path.name}.")

    def _perform(self, make: Callable[[Pack], Edit]) -> bool:
        session = self._session
        if session.read_only:
            self.told.emit("The pack is read-only.")
            return False
        try:
            edit = make(session.pack)
        except PerfDeskError as problem:
            session.failed.emit(problem)
            return False
        if not session.perform(edit):
            return False
        self._problems.check()
        return True
