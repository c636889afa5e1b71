"""The main window: puts the parts together and wires them; what they do is theirs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from perfdesk.app.columns import ColumnChoice
from perfdesk.app.details.choice import DetailChoice
from perfdesk.app.neighbour_choice import NeighbourChoice
from perfdesk.app.preferences import THEME, Preferences, ThemeChoice
from perfdesk.app.problem_list import ProblemList
from perfdesk.app.session import Session, Update
from perfdesk.app.tasks import TaskRunner
from perfdesk.widgets.benchmarks.controller import BenchmarksController
from perfdesk.widgets.column_menu import ColumnMenu
from perfdesk.widgets.controllers.drop_controller import DropController
from perfdesk.widgets.controllers.exchange_controller import ExchangeController
from perfdesk.widgets.controllers.help_controller import HelpController
from perfdesk.widgets.controllers.issue_controller import IssueController
from perfdesk.widgets.controllers.links_controller import LinksController
from perfdesk.widgets.controllers.measure_controller import MeasureController
from perfdesk.widgets.controllers.owners_controller import OwnersController
from perfdesk.widgets.controllers.pack_controller import PackController
from perfdesk.widgets.controllers.preview_controller import PreviewController
from perfdesk.widgets.controllers.problem_controller import ProblemController
from perfdesk.widgets.controllers.report_controller import ReportController
from perfdesk.widgets.controllers.sample_tour_controller import SampleTourController
from perfdesk.widgets.controllers.settings_controller import SettingsController
from perfdesk.widgets.controllers.sources_controller import SourcesController
from perfdesk.widgets.dialogs.manners import Manners
from perfdesk.widgets.dropping.drop_hint import DropHint
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.issues.issue_bar import IssueBar, stacked
from perfdesk.widgets.panels.recent_menu import RecentMenu
from perfdesk.widgets.panels.status_line import StatusLine
from perfdesk.widgets.panels.welcome_page import WelcomePage
from perfdesk.widgets.panels.welcoming import connect_welcome
from perfdesk.widgets.questions import Boxes, Questions
from perfdesk.widgets.theme import Theme, Wardrobe
from perfdesk.widgets.window.actions import Actions
from perfdesk.widgets.window.autosaving import AutoSaver
from perfdesk.widgets.window.coming_and_going import PlaceKeeper, remember_window, restore_window
from perfdesk.widgets.window.commands import Command
from perfdesk.widgets.window.deeds import connect_commands
from perfdesk.widgets.window.dropping import hint_at_files, take_files
from perfdesk.widgets.window.finding import everything, go_to
from perfdesk.widgets.window.parts import Parts
from perfdesk.widgets.window.speaking import VerdictSpeaker, announcer
from perfdesk.widgets.window.tab_order import next_part, next_stop
from perfdesk.widgets.window.tool_bar import ToolBar
from perfdesk.widgets.workspace import Choices, Workspace

_NESTED = 8
"""How many layouts stand within one another, from the label to the window."""


class MainWindow(QMainWindow):
    """The one window.

    Signals:
        first_shown: The window has been shown for the first time.
    """

    first_shown = Signal()

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        preferences: Preferences,
        wardrobe: Wardrobe,
        questions: Questions | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._tasks = tasks
        self._preferences = preferences
        self._wardrobe = wardrobe
        self._was_shown = False
        self.icons = IconDrawer()
        self.questions: Questions = questions or Boxes(self)
        self.problems = ProblemList(session, self)
        self.actions_ = Actions(self.icons, self)
        self.packs = PackController(session, tasks, preferences, self.questions, self)
        self.exchange = ExchangeController(
            session, tasks, preferences, self.questions, wardrobe, self
        )
        self.issues = IssueController(session, tasks, preferences, self.questions, self)
        self.drops = DropController(
            session, tasks, preferences, self.questions, self.packs, self.exchange, self
        )
        self.measures = MeasureController(session, self)
        self.columns = ColumnChoice(preferences, self)
        self.neighbours = NeighbourChoice(preferences, self)
        self._make_parts()
        self.problem_flows = ProblemController(
            session, self.problems, preferences, self.questions, self.workspace
        )
        self.report = ReportController(
            session, tasks, preferences, self.questions, self.workspace, self.problem_flows,
            self.icons, wardrobe.theme,
        )  # fmt: skip
        self.owners = OwnersController(
            session, tasks, preferences, self.questions, self.workspace, self.exchange
        )
        self.benchmarks = BenchmarksController(
            session, tasks, preferences, self.questions, self.workspace, self.neighbours
        )
        self.benchmarks.told.connect(self.status.tell)
        self.report.told.connect(self.status.tell)
        self.help = HelpController(self.workspace, self.actions_, self.icons, wardrobe)
        self.manners = Manners(self, self.help.attend)
        self.settings = SettingsController(session, preferences, self.questions, self)
        self.autosaver = AutoSaver(session, tasks, preferences, self)
        self.speaker = VerdictSpeaker(session, announcer(self), self)
        self.place = PlaceKeeper(session, self.workspace, preferences)
        parts = self._parts()
        connect_commands(parts)
        self.finder.search_in(lambda: everything(parts))
        self.finder.chosen.connect(lambda thing: go_to(parts, thing))
        self.finder.left.connect(self.workspace.focus_grid)
        self._wire_parts()
        self._undo_named_later = QTimer(self)
        self._undo_named_later.setSingleShot(True)
        self._undo_named_later.setInterval(0)
        self._undo_named_later.timeout.connect(self._name_undo)
        self._charts_later = QTimer(self)
        self._charts_later.setSingleShot(True)
        self._charts_later.timeout.connect(self._start_charts)
        tasks.busy_changed.connect(lambda _: self._charts_later.start())
        tasks.failed.connect(self.questions.tell)
        session.failed.connect(self.questions.tell)
        self.setAcceptDrops(True)
        self.setMinimumSize(800, 480)
        self.wear(wardrobe.theme)
        restore_window(self, self.workspace, preferences)
        self._follow_session()

    # --- putting together --------------------------------------------------------------------
    def _make_parts(self) -> None:
        theme = self._wardrobe.theme
        self.welcome = WelcomePage(self.actions_, self.icons, theme, self)
        self.workspace = Workspace(
            self._session,
            self.problems,
            self.icons,
            self._wardrobe.theme,
            Choices(self.columns, self.neighbours, DetailChoice(self._preferences, self)),
            self.actions_.on_grid(),
            self,
        )
        self.sources = SourcesController(
            self._session, self._tasks, self._preferences, self.questions, self.workspace,
            self.icons, theme, self.actions_[Command.IMPORT],
        )  # fmt: skip
        self.links = LinksController(self._session, self._tasks, self.exchange, self.sources)
        self.preview = PreviewController(
            self._session,
            self._tasks,
            self.workspace,
            self.icons,
            theme,
            self.actions_[Command.EXPORT],
        )
        self.tour = SampleTourController(
            self._session,
            self.problems,
            self._preferences,
            self.packs,
            self.exchange,
            self.workspace,
            self.icons,
            theme,
        )
        self.drop_hint = DropHint(theme, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.workspace)
        self.issue_bar = IssueBar(self._session, self)
        self.setCentralWidget(stacked(self.issue_bar, self._pages))
        self.column_menu = ColumnMenu(self._session, self.columns, self)
        self.recent_menu = RecentMenu(self.packs, self)
        self.actions_.fill_menus(self.menuBar(), self.column_menu, self.recent_menu)
        self.bar = ToolBar(self._session, self.actions_, self._wardrobe.theme, self)
        self.addToolBar(self.bar)
        self.positions, self.finder = self.bar.positions, self.bar.finder
        problems = self.actions_[Command.PROBLEMS]
        self.status = StatusLine(self._session, self.problems, problems, self)
        self.setStatusBar(self.status)

    def _parts(self) -> Parts:
        return Parts(
            window=self,
            session=self._session,
            preferences=self._preferences,
            questions=self.questions,
            problems=self.problems,
            actions=self.actions_,
            packs=self.packs,
            exchange=self.exchange,
            issues=self.issues,
            measures=self.measures,
            workspace=self.workspace,
            sources=self.sources,
            preview=self.preview,
            owners=self.owners,
            benchmarks=self.benchmarks,
            report=self.report,
            tour=self.tour,
            problem_flows=self.problem_flows,
            help=self.help,
            settings=self.settings,
            bar=self.bar,
            status=self.status,
        )

    def _wire_parts(self) -> None:
        session = self._session
        session.opened.connect(self._follow_session)
        session.updated.connect(self._follow_update)
        session.updated.connect(_lay_out)
        session.saved_state_changed.connect(self._show_title)
        session.undo_changed.connect(self._follow_undo)
        self._wardrobe.changed.connect(self.wear)
        self.actions_.themes.triggered.connect(self._choose_theme)
        self.bar.position_chosen.connect(session.show_position)
        connect_welcome(self.welcome, self.packs)
        self.drops.told.connect(self.status.tell)
        self.issues.measure_wanted.connect(self.workspace.show_measure)
        self.packs.merge_wanted.connect(self.issues.merge_with)
        self.issue_bar.files_wanted.connect(self.issues.save_files)
        self.issue_bar.compare_wanted.connect(self.issues.compare)
        for part in (self.packs, self.exchange, self.issues, self.owners):
            part.working.connect(self._show_working)
            part.told.connect(self.status.tell)
        self.workspace.details.lineage_wanted.connect(self.sources.show_lineage)
        self.exchange.imported.connect(self.sources.expect)
        self.workspace.verdict_wanted.connect(self.measures.decide)
        self.workspace.place_wanted.connect(self.measures.place)
        self.workspace.outcome_place_wanted.connect(self.measures.outcomes.place)
        self.workspace.selection_told.connect(self.status.selection.setText)
        self.measures.made.connect(self.workspace.show_measure)
        self.measures.layers.shown.connect(self.workspace.show_layer)
        self.workspace.navigator.offer(self.actions_.on_layer())
        self.workspace.navigator.rename_wanted.connect(self.measures.layers.change)
        self.workspace.navigator.place_wanted.connect(self.measures.layers.place)
        self.problems.counted.connect(self._count_problems)
        for teller in (
            self.workspace,
            self.measures,
            self.problem_flows,
            self.settings,
            self.autosaver,
            self.sources,
            self.links,
            self.tour,
        ):
            teller.told.connect(self.status.tell)

    # --- following ---------------------------------------------------------------------------
    def _follow_session(self) -> None:
        """Offer what can be done, and show the right page."""
        session = self._session
        self.actions_.enable(has_pack=session.is_open, read_only=session.read_only)
        self.column_menu.menuAction().setEnabled(session.is_open)
        self._name_undo()
        self._count_problems()
        self._show_title()
        self.bar.follow()
        page = self.workspace if session.is_open else self.welcome
        if not session.is_open and self._was_shown and self._pages.currentWidget() is not page:
            self.packs.list_for_welcome(self.welcome.offer)
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            page.setFocus()
            self.workspace.focus_grid()

    def _follow_update(self, update: Update) -> None:
        """Offer other positions; what can be undone and the title are told of by themselves."""
        if update.headings or update.change.settings:
            self.bar.follow()

    def _show_title(self) -> None:
        viewed = self._session.viewed
        read_only = " (read only)" if self._session.read_only else ""
        if viewed is not None:
            read_only = f" (issued as {viewed.issue.name}, read only)"
        name = f"{self.packs.name}[*]{read_only} \u2013 " if self._session.is_open else ""
        self.setWindowTitle(f"{name}PerfDesk")
        is_modified = self._session.is_open and not self._session.is_saved
        # Qt tells every widget of the window, whether it is another than before or not.
        if self.isWindowModified() is not is_modified:
            self.setWindowModified(is_modified)

    def _count_problems(self) -> None:
        self.actions_.count_problems(self.problems.problems)

    def _follow_undo(self) -> None:
        """Offer undo at once, and name it once what it would undo is painted."""
        self.actions_.offer_undo(self._session.to_undo, self._session.to_redo)
        self._undo_named_later.start()

    def _name_undo(self) -> None:
        self.actions_.name_undo(self._session.to_undo, self._session.to_redo)

    def _show_working(self, doing: str) -> None:
        if doing:
            self.status.tell(f"{doing}\u2026")
        else:
            self.status.message.clear()

    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme wherever they are not the palette's."""
        self.actions_.wear(theme)
        self.workspace.wear(theme)
        self.finder.wear(theme)
        for part in (
            self.welcome,
            self.sources,
            self.preview,
            self.report,
            self.tour,
            self.drop_hint,
        ):
            part.wear(theme)
        chosen = self._preferences[THEME].value
        for action in self.actions_.themes.actions():
            action.setChecked(action.data() == chosen)

    def _choose_theme(self, action: QAction) -> None:
        self._preferences[THEME] = ThemeChoice(action.data())

    def begin(self) -> None:
        """Do what would delay the first paint: charts, and looking for packs."""
        self._charts_later.start()
        if not self._session.is_open:
            self.packs.list_for_welcome(self.welcome.offer)

    def _start_charts(self) -> None:
        """Draw charts, once nothing else is waited for: their library takes half a second."""
        if not self._tasks.is_busy and not self.workspace.details.charts_ready:
            self.workspace.details.start_charts()

    # --- coming and going --------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        """Tell of the first time."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.first_shown.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved edits; then remember how the window lay, and let go of the pack."""
        if self._session.is_open and not self.packs.may_leave(self.close):
            event.ignore()
            return
        self.place.keep()
        remember_window(self, self.workspace, self._preferences)
        self._session.close()
        self.put_away()
        event.accept()

    def put_away(self) -> None:
        """Stop what would still tick; the window is going."""
        self.status.stop()
        self.problems.stop()
        self.autosaver.stop()
        self._charts_later.stop()
        self._undo_named_later.stop()
        self.workspace.stop()
        self.sources.stop()
        self.preview.stop()
        self.report.stop()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab go through the parts in the order in which they are read."""
        stop = next_stop(self._in_order(), QApplication.focusWidget(), forwards=forwards)
        if stop is None:
            return super().focusNextPrevChild(forwards)
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        stop.setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let F6 go from part to part."""
        if event.key() != Qt.Key.Key_F6:
            super().keyPressEvent(event)
            return
        forwards = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        stop = next_part(self._in_order(), QApplication.focusWidget(), forwards=forwards)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _in_order(self) -> tuple[QWidget, ...]:
        has_pack = self._session.is_open
        middle = self.workspace.parts_in_order() if has_pack else (self.welcome,)
        return (self.bar, *middle, self.status)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and say what would become of them."""
        hint_at_files(event, self._session, self.drop_hint)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a pack that was dropped, import extracts, or begin a pack with them."""
        take_files(event, self.drops, self.drop_hint)


def _lay_out() -> None:
    """Lay out now what an edit has made taller or shorter: it would be painted twice otherwise.

    A layout asks that of its parent only once it has been asked itself, hence the turns.
    """
    for _ in range(_NESTED):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
