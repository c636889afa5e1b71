"""The parts of the window, handed to what wires them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow

from perfdesk.app.preferences import Preferences
from perfdesk.app.problem_list import ProblemList
from perfdesk.app.session import Session
from perfdesk.widgets.benchmarks.controller import BenchmarksController
from perfdesk.widgets.controllers.exchange_controller import ExchangeController
from perfdesk.widgets.controllers.help_controller import HelpController
from perfdesk.widgets.controllers.issue_controller import IssueController
from perfdesk.widgets.controllers.measure_controller import MeasureController
from perfdesk.widgets.controllers.owners_controller import OwnersController
from perfdesk.widgets.controllers.pack_controller import PackController
from perfdesk.widgets.controllers.preview_controller import PreviewController
from perfdesk.widgets.controllers.problem_controller import ProblemController
from perfdesk.widgets.controllers.report_controller import ReportController
from perfdesk.widgets.controllers.sample_tour_controller import SampleTourController
from perfdesk.widgets.controllers.settings_controller import SettingsController
from perfdesk.widgets.controllers.sources_controller import SourcesController
from perfdesk.widgets.panels.status_line import StatusLine
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.window.actions import Actions
from perfdesk.widgets.window.tool_bar import ToolBar
from perfdesk.widgets.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that a command may act on."""

    window: QMainWindow
    session: Session
    preferences: Preferences
    questions: Questions
    problems: ProblemList
    actions: Actions
    packs: PackController
    exchange: ExchangeController
    issues: IssueController
    measures: MeasureController
    workspace: Workspace
    sources: SourcesController
    preview: PreviewController
    owners: OwnersController
    benchmarks: BenchmarksController
    report: ReportController
    tour: SampleTourController
    problem_flows: ProblemController
    help: HelpController
    settings: SettingsController
    bar: ToolBar
    status: StatusLine
