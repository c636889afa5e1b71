"""What each command does: one table for each menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from perfdesk import __version__
from perfdesk.app.preferences import COMPACT_ROWS
from perfdesk.app.undo import cells_of_edit
from perfdesk.core.edits import Edit
from perfdesk.widgets.panels.first_use import FirstUse
from perfdesk.widgets.window.commands import Command
from perfdesk.widgets.window.grid_deeds import grid_deeds
from perfdesk.widgets.window.parts import Parts

_ABOUT = (
    "PerfDesk {version}\n\nPerformance dashboards for councils. MIT licence.\n"
    "It uses no network and keeps everything on this computer."
)

Deed = Callable[[], object]


def connect_commands(parts: Parts) -> None:
    """Let every command do what it says."""
    for deeds in (_file, _edit, _measure, grid_deeds, _check, _view, _help):
        for command, deed in deeds(parts).items():
            parts.actions[command].triggered.connect(
                lambda _=False, deed=deed: _settled(parts, deed)
            )
    _connect_switches(parts)


def _settled(parts: Parts, deed: Deed) -> None:
    """Do something with all that was typed until now."""
    parts.session.settle()
    deed()


def _file(parts: Parts) -> Mapping[Command, Deed]:
    packs, exchange = parts.packs, parts.exchange
    return {
        Command.OPEN: packs.open,
        Command.NEW_FROM_APPENDIX: lambda: exchange.new_from_appendix(packs),
        Command.SAMPLE: packs.open_sample,
        Command.SAMPLE_EXTRACTS: exchange.save_sample_extracts,
        Command.SAVE: packs.save,
        Command.SAVE_AS: packs.save_as,
        Command.IMPORT: exchange.import_extracts,
        Command.EXPORT: lambda: _export(parts),
        Command.SAVE_TARGETS: exchange.save_targets,
        Command.PASTE_TABLE: exchange.paste_table,
        Command.CLEAN_COPY: parts.issues.handing_over.save_clean_copy,
        Command.CLEARANCE: parts.issues.clear,
        Command.ISSUE: parts.issues.issue,
        Command.ISSUES: parts.issues.show_issues,
        Command.COMPARE: parts.issues.compare,
        Command.MERGE: parts.issues.merge,
        Command.REPORT_SETTINGS: parts.settings.report,
        Command.ROLL_FORWARD: parts.settings.roll_forward,
        Command.CLOSE: packs.close,
        Command.QUIT: parts.window.close,
    }


def _export(parts: Parts) -> None:
    """Export the pack; of an issued version that is looked at, hand back what left the office."""
    viewed = parts.session.viewed
    if viewed is not None:
        parts.issues.save_files(viewed.issue)
    else:
        parts.exchange.export()


def _edit(parts: Parts) -> Mapping[Command, Deed]:
    return {
        Command.UNDO: lambda: _undo(parts),
        Command.REDO: lambda: _redo(parts),
        Command.REASON: parts.issues.give_reason,
        Command.PREFERENCES: parts.settings.preferences,
        Command.FIND: parts.bar.finder.start,
    }


def _undo(parts: Parts) -> None:
    edit = parts.session.last_edit
    if parts.session.undo():
        _go_to_edit(parts, edit)


def _redo(parts: Parts) -> None:
    if parts.session.redo():
        _go_to_edit(parts, parts.session.last_edit)


def _go_to_edit(parts: Parts, edit: Edit | None) -> None:
    """Show the cell that was undone or redone, where a grid is shown, as spreadsheets do."""
    if edit is None or parts.workspace.grid is None:
        return
    cells = cells_of_edit(edit, parts.session.dashboard)
    # A selection that was edited as one stays where it is.
    if cells and parts.workspace.cell not in cells:
        parts.workspace.show_measure(*cells[0])


def _measure(parts: Parts) -> Mapping[Command, Deed]:
    measures, workspace = parts.measures, parts.workspace
    return {
        Command.MEASURE: lambda: measures.edit(workspace.measure),
        Command.AUDIT: lambda: parts.issues.handing_over.save_audit(workspace.measure),
        Command.NEIGHBOURS: measures.compare,
        Command.LATEST_AVERAGES: measures.use_latest_averages,
    }


def _check(parts: Parts) -> Mapping[Command, Deed]:
    flows, report = parts.problem_flows, parts.report
    return {
        Command.NEXT_PROBLEM: lambda: (report if report.is_shown else flows).step(1),
        Command.PREVIOUS_PROBLEM: lambda: (report if report.is_shown else flows).step(-1),
        Command.REPORT_TEXT: report.show,
        Command.SAVE_PROBLEMS: flows.save,
    }


def _view(parts: Parts) -> Mapping[Command, Deed]:
    details = parts.workspace.details
    return {
        Command.BENCHMARK: details.switch_chart,
        Command.LARGER_CHART: details.show_larger,
        Command.COPY_CHART: details.deck.copy_picture,
        Command.COPY_CHART_FIGURES: details.deck.copy_figures,
        Command.CHART_AS_TABLE: details.deck.as_table.toggle,
        Command.SOURCES: parts.sources.show_sources,
        Command.PREVIEW: parts.preview.show_preview,
        Command.OWNERS: parts.owners.show,
        Command.BENCHMARKS: parts.benchmarks.show,
        Command.ACTIONS: parts.owners.show_actions,
    }


def _help(parts: Parts) -> Mapping[Command, Deed]:
    return {
        Command.HELP: parts.help.explain,
        Command.KEYBOARD: parts.help.show_keyboard,
        Command.THINGS: parts.tour.show_card,
        Command.ABOUT: lambda: parts.questions.about(
            "About PerfDesk", _ABOUT.format(version=__version__)
        ),
    }


def _connect_switches(parts: Parts) -> None:
    """Commands that are on or off."""
    details = parts.actions[Command.DETAILS]
    details.setChecked(True)
    details.toggled.connect(parts.workspace.want_details)
    compact = parts.actions[Command.COMPACT_ROWS]
    compact.toggled.connect(lambda wanted: _use_compact_rows(parts, wanted))
    compact.setChecked(parts.preferences[COMPACT_ROWS])
    _connect_panel(parts, Command.PROBLEMS, FirstUse(lambda: parts.workspace.problems))
    _connect_panel(parts, Command.HISTORY, parts.workspace.history_part)
    _connect_panel(parts, Command.LINEAGE, parts.sources.panel_part)


def _use_compact_rows(parts: Parts, wanted: bool) -> None:
    parts.preferences[COMPACT_ROWS] = wanted
    parts.workspace.look.compact = wanted


def _connect_panel(parts: Parts, command: Command, panel: FirstUse[QWidget]) -> None:
    """A command that opens a panel below the pages and closes it again."""
    action, workspace = parts.actions[command], parts.workspace
    action.triggered.connect(lambda wanted: workspace.want_below(panel(), wanted))
    workspace.panels_changed.connect(
        lambda: action.setChecked(workspace.below is not None and workspace.below is panel.made)
    )
