"""The parts of the window, handed to what wires them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QMainWindow

from perfdesk.app.preferences import Preferences
from perfdesk.app.problem_list import ProblemList
from perfdesk.app.session import Session
from perfdesk.widgets.exchange_flows import ExchangeFlows
from perfdesk.widgets.help.help_calls import HelpCalls
from perfdesk.widgets.issues.issue_flows import IssueFlows
from perfdesk.widgets.measure_flows import MeasureFlows
from perfdesk.widgets.pack_flows import PackFlows
from perfdesk.widgets.panels.status_line import StatusLine
from perfdesk.widgets.preview.preview_desk import PreviewDesk
from perfdesk.widgets.questions import Questions
from perfdesk.widgets.report_text.report_desk import ReportDesk
from perfdesk.widgets.sources.sample_tour import SampleTour
from perfdesk.widgets.sources.sources_desk import SourcesDesk
from perfdesk.widgets.window.actions import Actions
from perfdesk.widgets.window.problem_flows import ProblemFlows
from perfdesk.widgets.window.settings_flows import SettingsFlows
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
    packs: PackFlows
    exchange: ExchangeFlows
    issues: IssueFlows
    measures: MeasureFlows
    workspace: Workspace
    sources: SourcesDesk
    preview: PreviewDesk
    report: ReportDesk
    tour: SampleTour
    problem_flows: ProblemFlows
    help: HelpCalls
    settings: SettingsFlows
    bar: ToolBar
    status: StatusLine
