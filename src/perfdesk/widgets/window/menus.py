"""Which commands stand where: menus, tool bar, and the context menu of a cell."""

from __future__ import annotations

from collections.abc import Sequence

from perfdesk.app.preferences import ThemeChoice
from perfdesk.widgets.window.commands import Command

Listing = Sequence[Command | None]
"""Commands in order; None draws a line."""

MENUS: Sequence[tuple[str, Listing]] = (
    ("&File", (
        Command.OPEN, Command.NEW_FROM_APPENDIX, None,
        Command.SAMPLE, Command.SAMPLE_EXTRACTS, None,
        Command.SAVE, Command.SAVE_AS, Command.CLEAN_COPY, None,
        Command.IMPORT, Command.PASTE_TABLE, Command.SAVE_TARGETS, Command.EXPORT, None,
        Command.CLEARANCE, Command.ISSUE, Command.ISSUES, Command.COMPARE, Command.MERGE, None,
        Command.ROLL_FORWARD, Command.REPORT_SETTINGS, None,
        Command.CLOSE, Command.QUIT,
    )),
    ("&Edit", (
        Command.UNDO, Command.REDO, Command.HISTORY, Command.REASON, None,
        Command.CUT, Command.COPY, Command.PASTE, Command.CLEAR, None,
        Command.FILL_DOWN, Command.FILL_RIGHT, None,
        Command.FIND_HERE, Command.FIND_NEXT, Command.FIND_PREVIOUS, Command.GO_TO, None,
        Command.FIND, None,
        Command.PREFERENCES,
    )),
    ("&Measure", (
        Command.MEASURE, Command.EXPLAIN, Command.LINEAGE, Command.AUDIT, None,
        Command.ADD_MEASURE, Command.DUPLICATE_MEASURE, None,
        Command.MOVE_UP, Command.MOVE_DOWN, None,
        Command.REMOVE_MEASURE, None,
        Command.ADD_OUTCOME, Command.CHANGE_OUTCOME, Command.OUTCOME_UP, Command.OUTCOME_DOWN,
        Command.REMOVE_OUTCOME, None,
        Command.ADD_LAYER, Command.CHANGE_LAYER, Command.LAYER_UP, Command.LAYER_DOWN,
        Command.REMOVE_LAYER, None,
        Command.NEIGHBOURS, Command.LATEST_AVERAGES,
    )),
    ("&Check", (
        Command.PROBLEMS, None,
        Command.NEXT_PROBLEM, Command.PREVIOUS_PROBLEM, None,
        Command.REPORT_TEXT, None,
        Command.SAVE_PROBLEMS,
    )),
    ("&View", (
        Command.SORT_FILTER, Command.SHOW_ALL, Command.COLUMN_LEFT, Command.COLUMN_RIGHT, None,
        Command.NEXT_LAYER, Command.PREVIOUS_LAYER, None,
        Command.COMPACT_ROWS, Command.DETAILS, None,
        Command.BENCHMARKS, Command.OWNERS, Command.ACTIONS, Command.SOURCES, Command.PREVIEW,
        None,
        Command.BENCHMARK, Command.LARGER_CHART, Command.CHART_AS_TABLE,
        Command.COPY_CHART, Command.COPY_CHART_FIGURES, None,
    )),
    ("&Help", (
        Command.HELP, Command.KEYBOARD, None, Command.THINGS, None, Command.ABOUT,
    )),
)  # fmt: skip

WITH_SUBMENUS = "&View"
"""The menu that columns and themes are added to."""

ON_BAR: Listing = (
    Command.OPEN, Command.SAVE, None, Command.UNDO, Command.REDO, None, Command.IMPORT,
    Command.PROBLEMS, Command.PREVIEW, Command.EXPORT,
)  # fmt: skip
"""The commands of every day."""

ON_GRID: Listing = (
    Command.MEASURE, Command.EXPLAIN, Command.LINEAGE, None,
    Command.CUT, Command.COPY, Command.PASTE, Command.CLEAR,
    Command.FILL_DOWN, Command.FILL_RIGHT, None,
    Command.ADD_MEASURE, Command.DUPLICATE_MEASURE, Command.MOVE_UP, Command.MOVE_DOWN,
    Command.REMOVE_MEASURE, None,
    Command.SORT_FILTER, Command.FIND_HERE, None,
)  # fmt: skip
"""The context menu of a cell; the outcome that its row stands under has a menu within it."""

ON_OUTCOME: Listing = (
    Command.ADD_OUTCOME, Command.CHANGE_OUTCOME, Command.OUTCOME_UP, Command.OUTCOME_DOWN,
    Command.REMOVE_OUTCOME,
)  # fmt: skip
"""What can be done with an outcome."""

ON_LAYER: Listing = (
    Command.CHANGE_LAYER, Command.LAYER_UP, Command.LAYER_DOWN, None,
    Command.ADD_LAYER, Command.REMOVE_LAYER,
)  # fmt: skip
"""The context menu of a layer in the navigator."""

THEME_WORDS = {
    ThemeChoice.SYSTEM: "Match the system",
    ThemeChoice.LIGHT: "Light",
    ThemeChoice.DARK: "Dark",
    ThemeChoice.CONTRAST: "High contrast",
}
