"""The main window: puts the parts together and wires them; what they do is theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolBar,
    QWidget,
)

from perfdesk import __version__
from perfdesk.app.columns import ColumnChoice
from perfdesk.app.neighbour_choice import NeighbourChoice
from perfdesk.app.preferences import GEOMETRY, PARTS, THEME, Preferences, ThemeChoice
from perfdesk.app.problem_list import ProblemList
from perfdesk.app.session import Session
from perfdesk.app.tasks import TaskRunner
from perfdesk.widgets.actions import Actions, Command
from perfdesk.widgets.choice_box import ChoiceBox
from perfdesk.widgets.column_menu import ColumnMenu
from perfdesk.widgets.exchange_flows import ExchangeFlows
from perfdesk.widgets.grid.grid_view import GridView
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.labels import quiet_label
from perfdesk.widgets.measure_flows import MeasureFlows
from perfdesk.widgets.pack_flows import PackFlows
from perfdesk.widgets.panels.find_box import FindBox
from perfdesk.widgets.panels.status_line import StatusLine
from perfdesk.widgets.panels.welcome_page import WelcomePage
from perfdesk.widgets.questions import Boxes, Questions
from perfdesk.widgets.theme import Theme, Wardrobe
from perfdesk.widgets.workspace import Workspace

_ABOUT = (
    "PerfDesk {version}\n\nPerformance dashboards for councils. MIT licence.\n"
    "It uses no network and keeps everything on this computer."
)


_SMALL_SCREEN = 1500
"""Below this width, in pixels, the window takes the whole screen."""


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
        self._preferences = preferences
        self._wardrobe = wardrobe
        self._was_shown = False
        self.icons = IconDrawer()
        self.questions: Questions = questions or Boxes(self)
        self.problems = ProblemList(session, self)
        self.actions_ = Actions(self.icons, self)
        self.packs = PackFlows(session, tasks, preferences, self.questions, self)
        self.exchange = ExchangeFlows(session, tasks, preferences, self.questions, self)
        self.measures = MeasureFlows(session, self)
        self.columns = ColumnChoice(preferences, self)
        self.neighbours = NeighbourChoice(preferences, self)
        self._make_parts()
        self._wire_commands()
        self._wire_parts()
        tasks.failed.connect(self.questions.tell)
        session.failed.connect(self.questions.tell)
        self.setAcceptDrops(True)
        self.setMinimumSize(960, 560)
        self.wear(wardrobe.theme)
        self._restore()
        self._follow_session()

    # --- putting together --------------------------------------------------------------------
    def _make_parts(self) -> None:
        theme = self._wardrobe.theme
        self.welcome = WelcomePage(self.actions_, self)
        self.workspace = Workspace(
            self._session,
            self.problems,
            self.icons,
            theme,
            self.columns,
            self.neighbours,
            self.actions_.on_grid(),
            self,
        )
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.workspace)
        self.setCentralWidget(self._pages)
        self.column_menu = ColumnMenu(self._session, self.columns, self)
        self.actions_.fill_menus(self.menuBar(), self.column_menu)
        self._make_bar()
        problems = self.actions_[Command.PROBLEMS]
        self.status = StatusLine(self._session, self.problems, problems, self)
        self.setStatusBar(self.status)

    def _make_bar(self) -> None:
        bar = QToolBar("Tools", self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bar.toggleViewAction().setVisible(False)
        self.actions_.fill_bar(bar)
        space = QWidget(bar)
        space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(space)
        label = quiet_label("Position ")
        self.positions = ChoiceBox(bar)
        self.positions.setAccessibleName("Position shown")
        self.positions.setMinimumSize(112, 30)
        label.setBuddy(self.positions)
        self.finder = FindBox(self._session, bar)
        gap = QWidget(bar)
        gap.setFixedWidth(12)
        self._for_packs = [
            bar.addWidget(each) for each in (label, self.positions, gap, self.finder)
        ]
        self.addToolBar(bar)

    def _wire_commands(self) -> None:
        packs, exchange, session = self.packs, self.exchange, self._session
        measures = self.measures
        todo = {
            Command.OPEN: packs.open,
            Command.NEW_FROM_APPENDIX: lambda: exchange.new_from_appendix(packs),
            Command.SAMPLE: packs.open_sample,
            Command.SAMPLE_EXTRACTS: exchange.save_sample_extracts,
            Command.SAVE: packs.save,
            Command.SAVE_AS: packs.save_as,
            Command.IMPORT: exchange.import_extracts,
            Command.EXPORT: exchange.export,
            Command.CLOSE: packs.close,
            Command.QUIT: self.close,
            Command.UNDO: session.undo,
            Command.REDO: session.redo,
            Command.CUT: lambda: self._on_grid(GridView.cut_selected),
            Command.COPY: lambda: self._on_grid(GridView.copy_selected),
            Command.PASTE: lambda: self._on_grid(GridView.paste),
            Command.CLEAR: lambda: self._on_grid(GridView.clear_selected),
            Command.FILL_DOWN: lambda: self._on_grid(GridView.fill_down),
            Command.FIND: self._start_finding,
            Command.MEASURE: lambda: measures.edit(self.workspace.measure),
            Command.ADD_MEASURE: lambda: measures.add(self.workspace.measure),
            Command.DUPLICATE_MEASURE: lambda: measures.duplicate(self.workspace.measure),
            Command.MOVE_UP: lambda: measures.move(self.workspace.measure, -1),
            Command.MOVE_DOWN: lambda: measures.move(self.workspace.measure, 1),
            Command.REMOVE_MEASURE: lambda: measures.remove(self.workspace.measure),
            Command.NEIGHBOURS: measures.compare,
            Command.EXPLAIN: lambda: self._on_grid(GridView.explain),
            Command.BENCHMARK: self.workspace.details.switch_chart,
            Command.ABOUT: self._tell_about,
        }
        for command, do in todo.items():
            # Qt hands over whether it is checked; none of these takes that.
            self.actions_[command].triggered.connect(lambda _=False, do=do: do())
        self.actions_[Command.PROBLEMS].toggled.connect(self._show_problems)
        self.actions_[Command.DETAILS].setChecked(True)
        self.actions_[Command.DETAILS].toggled.connect(self.workspace.want_details)
        self.actions_.themes.triggered.connect(self._choose_theme)

    def _wire_parts(self) -> None:
        session = self._session
        session.opened.connect(self._follow_session)
        session.updated.connect(self._follow_session)
        session.saved_state_changed.connect(self._show_title)
        session.undo_changed.connect(self._name_undo)
        self._wardrobe.changed.connect(self.wear)
        self.positions.activated.connect(self._show_position)
        self.finder.chosen.connect(self.workspace.show_measure)
        self.workspace.problems.closed.connect(self.actions_[Command.PROBLEMS].toggle)
        self.welcome.recent_chosen.connect(self.packs.open_path)
        self.welcome.recovery_chosen.connect(self.packs.recover)
        for part in (self.packs, self.exchange):
            part.working.connect(self._show_working)
            part.told.connect(self.status.tell)
        self.workspace.verdict_wanted.connect(self.measures.decide)
        self.measures.made.connect(self.workspace.show_measure)
        for teller in (self.workspace, self.measures):
            teller.told.connect(self.status.tell)

    # --- following ---------------------------------------------------------------------------
    def _follow_session(self) -> None:
        """Offer what can be done, and show the right page."""
        session = self._session
        self.actions_.enable(has_pack=session.is_open, read_only=session.read_only)
        self.actions_.columns.setEnabled(session.is_open)
        self._name_undo()
        self._show_title()
        for part in self._for_packs:
            part.setVisible(session.is_open)
        page = self.workspace if session.is_open else self.welcome
        if session.is_open:
            self._list_positions()
        elif self._pages.currentWidget() is not page or not self._was_shown:
            self.welcome.offer(self.packs.recent, self.packs.left_behind())
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            page.setFocus()
            self._focus_grid()

    def _focus_grid(self) -> None:
        grid = self.workspace.grid
        if self._session.is_open and grid is not None:
            grid.setFocus()

    def _list_positions(self) -> None:
        shown = self._session.dashboard.position
        listed = [each.period for each in self._session.pack.positions]
        if [self.positions.itemData(at) for at in range(self.positions.count())] != listed:
            self.positions.clear()
            for period in listed:
                self.positions.addItem(period.label, period)
        self.positions.setCurrentIndex(listed.index(shown))

    def _show_position(self, at: int) -> None:
        self._session.show_position(self.positions.itemData(at))

    def _show_title(self) -> None:
        if not self._session.is_open:
            self.setWindowTitle("PerfDesk")
            self.setWindowModified(False)
            return
        read_only = " (read only)" if self._session.read_only else ""
        self.setWindowTitle(f"{self.packs.name}[*]{read_only} \u2013 PerfDesk")
        self.setWindowModified(not self._session.is_saved)

    def _name_undo(self) -> None:
        self.actions_.name_undo(self._session.to_undo, self._session.to_redo)

    def _show_problems(self, shown: bool) -> None:
        self.workspace.problems.setVisible(shown)
        if shown:
            self.workspace.problems.setFocus()
        else:
            self._focus_grid()

    def _show_working(self, doing: str) -> None:
        if doing:
            self.status.tell(f"{doing}\u2026")
        else:
            self.status.message.clear()

    def wear(self, theme: Theme) -> None:
        """Take the colours of a theme wherever they are not the palette's."""
        self.actions_.wear(theme)
        self.workspace.wear(theme)
        chosen = self._preferences[THEME].value
        for action in self.actions_.themes.actions():
            action.setChecked(action.data() == chosen)

    # --- commands of the window itself -------------------------------------------------------
    def _on_grid(self, do: Callable[[GridView], None]) -> None:
        grid = self.workspace.grid
        if grid is not None:
            do(grid)

    def _start_finding(self) -> None:
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()

    def _choose_theme(self, action: QAction) -> None:
        self._preferences[THEME] = ThemeChoice(action.data())

    def _tell_about(self) -> None:
        self.questions.about("About PerfDesk", _ABOUT.format(version=__version__))

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
        self._preferences[GEOMETRY] = bytes(self.saveGeometry().data())
        self._preferences[PARTS] = bytes(self.workspace.saveState().data())
        self._preferences.save()
        self._session.close()
        self.put_away()
        event.accept()

    def put_away(self) -> None:
        """Stop what would still tick; the window is going."""
        self.status.stop()
        self.problems.stop()
        self.workspace.stop()

    def _restore(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(1440, room.width() * 9 // 10), min(900, room.height() * 9 // 10))
        if room.width() < _SMALL_SCREEN:
            self.setWindowState(Qt.WindowState.WindowMaximized)
        geometry, parts = self._preferences[GEOMETRY], self._preferences[PARTS]
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        if parts:
            self.workspace.restoreState(QByteArray(parts))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a pack that was dropped, or import extracts into the open one."""
        paths = _files(event)
        packs = [path for path in paths if path.suffix.lower() == ".perfdesk"]
        event.acceptProposedAction()
        if packs:
            self.packs.open_path(packs[0])
        elif self._session.is_open:
            self.exchange.import_paths(paths)
        else:
            self.status.tell("Open a pack first; extracts are imported into it.")


def _files(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
