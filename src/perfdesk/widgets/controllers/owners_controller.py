"""Brings the page of owners into the workspace, and does what it begins."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.app.preferences import FOLDER, Preferences
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.core.collecting.action_edits import new_action
from perfdesk.core.collecting.actions import Action
from perfdesk.core.errors import CancelledError, PerfDeskError
from perfdesk.core.progress_report import ProgressReport
from perfdesk.widgets.controllers.exchange_controller import ExchangeController
from perfdesk.widgets.panels.first_use import FirstUse
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.operations.cycle.asking import PreparedRequest, WrittenRequest
    from perfdesk.widgets.owners.owners_page import OwnersPage
    from perfdesk.widgets.owners.reply_dialog import ReplyDialog
    from perfdesk.widgets.owners.send_dialog import SendDialog


class OwnersController(QObject):
    """Writes to owners, takes over what comes back, and keeps what is to be done.

    Signals:
        working: What is being done in the background, in words; empty when it is over.
        told: A sentence for the status bar.
    """

    working = Signal(str)
    told = Signal(str)

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        questions: Questions,
        workspace: Workspace,
        exchange: ExchangeController,
    ) -> None:
        """Add the page to *workspace*; *exchange* shows what a returned workbook would bring."""
        super().__init__(workspace)
        self._session = session
        self._tasks = tasks
        self._preferences = preferences
        self._questions = questions
        self._workspace = workspace
        self._exchange = exchange
        self._dialog: QDialog | None = None
        self._page = FirstUse(self._make_page)
        workspace.add_page(PlaceKind.OWNERS, self._page)

    @property
    def page(self) -> OwnersPage:
        """The page of owners."""
        return self._page()

    @property
    def dialog(self) -> QDialog | None:
        """The dialog shown last; None if it has gone."""
        return self._dialog

    def _make_page(self) -> OwnersPage:
        from perfdesk.widgets.owners.owners_page import OwnersPage

        page = OwnersPage(self._session, self._workspace)
        page.asking_wanted.connect(self.ask)
        page.returns_wanted.connect(self.collect)
        page.reply_wanted.connect(self.paste_reply)
        page.reminders_wanted.connect(self.remind)
        page.board.measure_wanted.connect(self._workspace.show_measure)
        page.actions_.measure_wanted.connect(self._workspace.show_measure)
        page.actions_.adding_wanted.connect(self.add_action)
        page.actions_.change_wanted.connect(self.change_action)
        return page

    def show(self) -> None:
        """Go to the page."""
        self._workspace.navigator.go_to(PlaceKind.OWNERS)
        self.page.setFocus()

    def show_actions(self) -> None:
        """Go to the actions."""
        self.show()
        self.page.show_actions()

    # --- asking ------------------------------------------------------------------------------
    def ask(self) -> None:
        """Ask whom to write to, by when and where, and write workbooks and drafts."""
        from perfdesk.widgets.owners.send_dialog import SendDialog

        today = datetime.now().astimezone().date()
        dialog = SendDialog(self.page.board.board, today, self.page)
        dialog.accepted.connect(lambda: self._write(dialog))
        self._show(dialog)

    def _write(self, dialog: SendDialog) -> None:
        from perfdesk.operations.cycle.asking import prepare_request

        deadline = dialog.deadline
        folder = self._folder() if deadline is not None else None
        if deadline is None or folder is None:
            return
        pack, position = self._session.pack, self._session.dashboard.position
        at = datetime.now().astimezone().replace(microsecond=0)
        try:
            prepared = prepare_request(
                pack, deadline, at=at, position=position, owners=dialog.owners
            )
        except PerfDeskError as problem:
            self._questions.tell(problem)
            return

        def work(report: ProgressReport) -> tuple[tuple[WrittenRequest, ...], ExitStack]:
            from perfdesk.operations.cycle.asking import written_requests

            with ExitStack() as kept:
                written = kept.enter_context(
                    written_requests(prepared.sheets, folder, created=at, progress=report)
                )
                return written, kept.pop_all()

        def done(result: tuple[tuple[WrittenRequest, ...], ExitStack]) -> None:
            self._note_asked(prepared, result, folder)

        self._start("Writing to owners", work, done)

    def _note_asked(
        self,
        prepared: PreparedRequest,
        result: tuple[tuple[WrittenRequest, ...], ExitStack],
        folder: Path,
    ) -> None:
        """Note who was asked; files that the pack knows nothing of do not stay."""
        written, kept = result
        self.working.emit("")
        try:
            with kept:
                if not self._session.perform(prepared.edit):
                    raise CancelledError
        except CancelledError:
            return
        count = "1 owner" if len(written) == 1 else f"{len(written)} owners"
        self.told.emit(
            f"Wrote workbooks and drafts for {count} in {folder.name}. Nothing was sent; save the "
            "pack to keep who was asked."
        )

    def remind(self) -> None:
        """Ask for a folder and write a draft to each owner who is awaited."""
        folder = self._folder()
        if folder is None:
            return
        pack, board = self._session.pack, self.page.board.board

        def work(_report: ProgressReport) -> tuple[Path, ...]:
            from perfdesk.operations.cycle.asking import write_reminders

            now = datetime.now().astimezone()
            return write_reminders(pack, board.lines, board.position, folder, created=now)

        def done(written: tuple[Path, ...]) -> None:
            self.working.emit("")
            count = "1 reminder" if len(written) == 1 else f"{len(written)} reminders"
            self.told.emit(f"Wrote {count} in {folder.name}. Nothing was sent.")

        self._start("Writing reminders", work, done)

    # --- collecting --------------------------------------------------------------------------
    def collect(self) -> None:
        """Ask for workbooks that came back, and show what they would bring."""
        self._exchange.import_extracts()

    def paste_reply(self) -> None:
        """Ask for the text of a reply, show what it says, and take it over."""
        from perfdesk.widgets.owners.reply_dialog import ReplyDialog

        session, board = self._session, self.page.board
        chosen = board.chosen.owner if board.chosen else ""
        dialog = ReplyDialog(
            session.pack, session.dashboard.position, board.board.lines, chosen, self.page
        )
        dialog.accepted.connect(lambda: self._take_reply(dialog))
        self._show(dialog)

    def _take_reply(self, dialog: ReplyDialog) -> None:
        found = dialog.prepared
        if found is None:
            return
        at = datetime.now().astimezone().replace(microsecond=0)
        edit = found.edit(self._session.pack, at=at, chosen=dialog.chosen_sides)
        if edit.replacements and self._session.perform(edit):
            count = "1 answer" if len(found.said) == 1 else f"{len(found.said)} answers"
            self.told.emit(f"Took over {count} of {found.owner}. Undo takes it back.")

    # --- actions -----------------------------------------------------------------------------
    def add_action(self) -> None:
        """Ask for an action on the first measure that lacks one."""
        from perfdesk.core.narrative.promises import without_action
        from perfdesk.system.account import account_name

        session = self._session
        position = session.dashboard.position
        lacking = without_action(session.pack, session.dashboard)
        rows = list(session.dashboard.rows)
        measure = (lacking or rows)[0].measure if rows else ""
        at = datetime.now().astimezone().replace(microsecond=0)
        identifier = secrets.token_hex(8)
        self.change_action(
            new_action(identifier, measure, "", position=position, by=account_name(), at=at)
        )

    def change_action(self, action: Action) -> None:
        """Show an action to be changed."""
        from perfdesk.widgets.owners.action_dialog import ActionDialog

        session = self._session
        position = session.dashboard.position
        self._show(ActionDialog(session.pack, position, action, session.perform, self.page))

    # -----------------------------------------------------------------------------------------
    def _folder(self) -> Path | None:
        return self._questions.folder(self._preferences[FOLDER] or str(Path.home()))

    def _start(
        self, doing: str, work: Callable[[ProgressReport], object], done: Callable[..., None]
    ) -> None:
        from perfdesk.widgets.dialogs.waiting_dialog import WaitingDialog

        self.working.emit(doing)
        task = self._tasks.start(doing, work, done, self._failed)
        WaitingDialog(task, doing, self.page)

    def _show(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _failed(self, problem: PerfDeskError) -> None:
        self.working.emit("")
        if not isinstance(problem, CancelledError):
            self._questions.tell(problem)
