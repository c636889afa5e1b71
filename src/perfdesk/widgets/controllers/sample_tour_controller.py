"""Leads a newcomer through the sample: from the card to each thing that is to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from perfdesk.app.preferences import SAMPLE_CARD, Preferences
from perfdesk.app.problem_list import ProblemList
from perfdesk.app.session import Session
from perfdesk.app.sources.first_run import FirstRun
from perfdesk.core.dashboard import Column
from perfdesk.widgets.controllers.exchange_controller import ExchangeController
from perfdesk.widgets.controllers.pack_controller import PackController
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.panels.first_run_card import FirstRunCard
from perfdesk.widgets.theme import Theme
from perfdesk.widgets.workspace import Workspace

if TYPE_CHECKING:
    from perfdesk.operations.sample import ThingToFind


class SampleTourController(QObject):
    """Shows the card with the sample, and goes where it points.

    Signals:
        told: A sentence for the status bar.
    """

    told = Signal(str)

    def __init__(
        self,
        session: Session,
        problems: ProblemList,
        preferences: Preferences,
        packs: PackController,
        exchange: ExchangeController,
        workspace: Workspace,
        icons: IconDrawer,
        theme: Theme,
    ) -> None:
        """Put the card below the navigator of *workspace*."""
        super().__init__(workspace)
        self._session = session
        self._preferences = preferences
        self._packs = packs
        self._exchange = exchange
        self._workspace = workspace
        self.run = FirstRun(session, problems, preferences, self)
        self.card = FirstRunCard(self.run, icons, theme, workspace)
        workspace.add_below_navigator(self.card)
        self.card.chosen.connect(self.go_to)
        self.card.closed.connect(self._close)
        workspace.cell_chosen.connect(self._note_found)
        session.opened.connect(self._show)
        self._show()

    def wear(self, theme: Theme) -> None:
        """Draw in the colours of another theme."""
        self.card.wear(theme)

    def show_card(self) -> None:
        """Show the card, with the sample if another pack is open or none."""
        self._preferences[SAMPLE_CARD] = True
        if self.run.applies:
            self._show()
            self.card.setFocus()
        else:
            self._packs.open_sample()

    def go_to(self, thing: ThingToFind) -> None:
        """Go to a thing; one that only its file shows is found in the preview of that file."""
        from perfdesk.operations.sample import sample_file

        self.run.note_found(thing.id)
        self.told.emit(thing.text)
        if self.run.came_into_pack(thing) or self._session.read_only:
            self._show_in_pack(thing)
        else:
            self._exchange.import_paths((sample_file(thing.file),), remember=False)

    def _show_in_pack(self, thing: ThingToFind) -> None:
        reported = self._session.pack.settings.position
        self._session.show_position(reported)
        self._workspace.show_measure(thing.measure, thing.column)

    def _note_found(self, measure: str, column: object) -> None:
        """Who comes upon a thing without the card has found it too."""
        if not self.run.applies:
            return
        for task in self.run.tasks:
            thing = task.thing
            is_here = thing.measure == measure and thing.column == column
            # The current figure is where one lands anyway; targets and codes are looked for.
            if is_here and thing.column is not Column.CURRENT:
                self.run.note_found(thing.id)

    def _show(self) -> None:
        self.card.setVisible(self.run.applies and self._preferences[SAMPLE_CARD])

    def _close(self) -> None:
        self._preferences[SAMPLE_CARD] = False
        self._show()
        self._workspace.focus_grid()
        self.told.emit("To open the card again, choose Help, Things to find in the sample.")
