"""Every command of the window: its words, icon, keys and what it needs.

To add a command: a name in `Command`, its words in `WORDS`, its place in `menus`, and what it
does in `deeds`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Command(StrEnum):
    """What the window can be told to do."""

    OPEN = "open"
    NEW_FROM_APPENDIX = "new"
    SAMPLE = "sample"
    SAMPLE_EXTRACTS = "sample extracts"
    SAVE = "save"
    SAVE_AS = "save as"
    IMPORT = "import"
    EXPORT = "export"
    SAVE_TARGETS = "save targets"
    PASTE_TABLE = "paste table"
    ISSUE = "issue"
    ISSUES = "issues"
    CLEARANCE = "clearance"
    COMPARE = "compare"
    MERGE = "merge"
    CLEAN_COPY = "clean copy"
    AUDIT = "audit"
    ROLL_FORWARD = "roll forward"
    REPORT_SETTINGS = "report settings"
    CLOSE = "close"
    QUIT = "quit"
    UNDO = "undo"
    REDO = "redo"
    CUT = "cut"
    COPY = "copy"
    PASTE = "paste"
    CLEAR = "clear"
    FILL_DOWN = "fill down"
    FILL_RIGHT = "fill right"
    FIND_HERE = "find here"
    FIND_NEXT = "find next"
    FIND_PREVIOUS = "find previous"
    GO_TO = "go to"
    SORT_FILTER = "sort and filter"
    SHOW_ALL = "show all"
    COLUMN_LEFT = "column left"
    COLUMN_RIGHT = "column right"
    NEXT_LAYER = "next layer"
    PREVIOUS_LAYER = "previous layer"
    FIND = "find"
    MEASURE = "measure"
    ADD_MEASURE = "add measure"
    DUPLICATE_MEASURE = "duplicate measure"
    MOVE_UP = "move up"
    MOVE_DOWN = "move down"
    REMOVE_MEASURE = "remove measure"
    ADD_OUTCOME = "add outcome"
    CHANGE_OUTCOME = "change outcome"
    OUTCOME_UP = "outcome up"
    OUTCOME_DOWN = "outcome down"
    REMOVE_OUTCOME = "remove outcome"
    ADD_LAYER = "add layer"
    CHANGE_LAYER = "change layer"
    LAYER_UP = "layer up"
    LAYER_DOWN = "layer down"
    REMOVE_LAYER = "remove layer"
    NEIGHBOURS = "neighbours"
    LATEST_AVERAGES = "latest averages"
    EXPLAIN = "explain"
    LINEAGE = "lineage"
    BENCHMARK = "benchmark"
    LARGER_CHART = "larger chart"
    COPY_CHART = "copy chart"
    COPY_CHART_FIGURES = "copy chart figures"
    CHART_AS_TABLE = "chart as table"
    PROBLEMS = "problems"
    NEXT_PROBLEM = "next problem"
    PREVIOUS_PROBLEM = "previous problem"
    SAVE_PROBLEMS = "save problems"
    HISTORY = "history"
    REASON = "reason"
    DETAILS = "details"
    COMPACT_ROWS = "compact rows"
    SOURCES = "sources"
    PREVIEW = "preview"
    REPORT_TEXT = "report text"
    OWNERS = "owners"
    BENCHMARKS = "benchmarks"
    ACTIONS = "actions"
    THINGS = "things to find"
    PREFERENCES = "preferences"
    HELP = "help"
    KEYBOARD = "keyboard"
    ABOUT = "about"


class Needs(StrEnum):
    """What has to be there for a command to be offered."""

    NOTHING = "nothing"
    PACK = "pack"
    EDITS = "edits"
    """A pack that may be changed: one open to read will not do."""


@dataclass(frozen=True, slots=True)
class Words:
    """How a command shows.

    Attributes:
        text: In menus, with its mnemonic.
        icon: Name of its icon; empty for none.
        keys: Its shortcuts, the one that is told first.
        tip: What it does, in a sentence.
        needs: What has to be there.
        is_switch: Whether it is on or off.
    """

    text: str
    icon: str
    keys: tuple[str, ...]
    tip: str
    needs: Needs = Needs.NOTHING
    is_switch: bool = False


_FILE: Mapping[Command, Words] = {
    Command.OPEN: Words("&Open\u2026", "open", ("Ctrl+O",), "Open a pack"),
    Command.NEW_FROM_APPENDIX: Words(
        "&New pack\u2026", "add", ("Ctrl+N",),
        "Create a pack from a table that your council has, or from a template",
    ),
    Command.SAMPLE: Words("Open the sam&ple", "", (), "Open the sample pack"),
    Command.SAMPLE_EXTRACTS: Words(
        "Save sample e&xtracts\u2026", "", (),
        "Save copies of the sample extracts to a folder, to try importing them",
    ),
    Command.SAVE: Words(
        "&Save", "save", ("Ctrl+S",), "Save every edit to the pack file", Needs.EDITS
    ),
    Command.SAVE_AS: Words(
        "Save &as\u2026", "", ("Ctrl+Shift+S",), "Save the pack as another file", Needs.PACK
    ),
    Command.IMPORT: Words(
        "&Import\u2026", "import", ("Ctrl+I",), (
            "Find figures in extracts and compare them with the pack"
        ),
        Needs.EDITS,
    ),
    Command.EXPORT: Words(
        "&Export\u2026", "export", ("Ctrl+E",), (
            "Export the dashboard to PDF, Excel, web page, Word or email"
        ), Needs.PACK
    ),
    Command.SAVE_TARGETS: Words(
        "Save the &targets sheet\u2026", "", (),
        "Write all targets, next year's too, to a sheet to be filled in and imported", Needs.PACK,
    ),
    Command.PASTE_TABLE: Words(
        "Import a copied ta&ble", "", ("Ctrl+Shift+V",),
        "Import the table on the clipboard, such as a sheet of targets", Needs.EDITS,
    ),
    Command.ISSUE: Words(
        "Iss&ue\u2026", "", ("Ctrl+Shift+E",),
        "Keep the dashboard and its files in the pack as they leave the office", Needs.EDITS,
    ),
    Command.ISSUES: Words(
        "Issued &versions\u2026", "", (),
        "Look at what was issued, save its files again, compare or withdraw it", Needs.PACK,
    ),
    Command.CLEARANCE: Words(
        "Cle&arance\u2026", "", (),
        "See who passed the paper and by when it is due, and enter the next stage", Needs.PACK,
    ),
    Command.COMPARE: Words(
        "Co&mpare\u2026", "", ("Ctrl+Shift+C",),
        "Show what the last edit or import changed, or what differs from an issue or another file",
        Needs.PACK,
    ),
    Command.MERGE: Words(
        "Mer&ge another copy\u2026", "", (),
        "Join another copy of this pack that was edited apart, such as one from a laptop",
        Needs.EDITS,
    ),
    Command.CLEAN_COPY: Words(
        "Save a c&lean copy\u2026", "", (),
        "Save the pack for others, without internal notes, drafts and history", Needs.PACK,
    ),
    Command.ROLL_FORWARD: Words(
        "Roll &forward\u2026", "", (), "Start the next position: a month, part of a year or a year",
        Needs.EDITS,
    ),
    Command.REPORT_SETTINGS: Words(
        "&Report settings\u2026", "settings", ("Ctrl+Shift+R",),
        "Title, position, page, parts of the report and rating rules", Needs.EDITS,
    ),
    Command.CLOSE: Words("&Close pack", "", ("Ctrl+W",), "Close the pack", Needs.PACK),
    Command.QUIT: Words("&Quit", "", ("Ctrl+Q",), "Close PerfDesk"),
}  # fmt: skip

_EDIT: Mapping[Command, Words] = {
    Command.PREFERENCES: Words(
        "Pre&ferences\u2026", "", ("Ctrl+,",), "Theme, text size, saving and what is remembered"
    ),
    Command.UNDO: Words("&Undo", "undo", ("Ctrl+Z",), "Undo the last edit"),
    Command.REDO: Words("&Redo", "redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "Redo the last undone edit"),
    Command.CUT: Words(
        "Cu&t", "", ("Ctrl+X",), "Cut the selected cells", Needs.EDITS
    ),
    Command.COPY: Words("&Copy", "", ("Ctrl+C",), "Copy the selected cells", Needs.PACK),
    Command.PASTE: Words(
        "&Paste", "", ("Ctrl+V",), "Paste cells from here or from Excel", Needs.EDITS
    ),
    Command.CLEAR: Words("C&lear", "", (), "Empty the selected cells (Delete)", Needs.EDITS),
    Command.FILL_DOWN: Words(
        "Fill &down", "", ("Ctrl+D",), "Copy the first selected cell to the cells below it",
        Needs.EDITS,
    ),
    Command.FILL_RIGHT: Words(
        "Fill &right", "", ("Ctrl+R",), "Copy the first selected cell to the cells to its right",
        Needs.EDITS,
    ),
    Command.FIND_HERE: Words(
        "&Find in this layer\u2026", "find", ("Ctrl+F",), "Find text in the cells", Needs.PACK
    ),
    Command.FIND_NEXT: Words(
        "Find ne&xt", "", ("F3",), "Go to the next cell with the text", Needs.PACK
    ),
    Command.FIND_PREVIOUS: Words(
        "Find pre&vious", "", ("Shift+F3",), "Go to the previous cell with the text",
        Needs.PACK,
    ),
    Command.GO_TO: Words(
        "&Go to row\u2026", "", ("Ctrl+G", "F5"), "Go to a row by its code or words", Needs.PACK
    ),
    Command.FIND: Words(
        "Go to &anything", "find", ("Ctrl+K",),
        "Find any measure, command, problem, source, position or help", Needs.PACK,
    ),
}  # fmt: skip

_MEASURE: Mapping[Command, Words] = {
    Command.MEASURE: Words(
        "&Properties\u2026", "settings", ("Ctrl+M", "Alt+Return", "Ctrl+1"),
        "Aim, unit, target, tolerances and everything else about the measure", Needs.EDITS,
    ),
    Command.EXPLAIN: Words(
        "&Why?", "", ("F4",), "Explain what the cell says", Needs.PACK
    ),
    Command.LINEAGE: Words(
        "Where does this come &from?", "sources", ("F12",),
        "Show the file and cell it was read from, and who has changed it since", Needs.PACK,
        is_switch=True,
    ),
    Command.AUDIT: Words(
        "Save the figure's a&udit file\u2026", "", (),
        "Save all values, reasons, names and sources of the figure as text", Needs.PACK,
    ),
    Command.ADD_MEASURE: Words(
        "&Add below\u2026", "", ("Ctrl++",), "Add a measure below this one", Needs.EDITS
    ),
    Command.DUPLICATE_MEASURE: Words(
        "D&uplicate\u2026", "", ("Ctrl+Shift+D",),
        "Add a measure like this one, without its figures", Needs.EDITS,
    ),
    Command.MOVE_UP: Words(
        "Move u&p", "", ("Alt+Up",), "Move the measure up within its outcome", Needs.EDITS
    ),
    Command.MOVE_DOWN: Words(
        "Move d&own", "", ("Alt+Down",), "Move the measure down within its outcome", Needs.EDITS
    ),
    Command.REMOVE_MEASURE: Words(
        "&Remove", "", ("Ctrl+-",), "Remove the measure from the dashboard (undo brings it back)",
        Needs.EDITS,
    ),
    Command.ADD_OUTCOME: Words(
        "Add &outcome\u2026", "", ("Ctrl+Shift+O",), "Add an outcome below this one", Needs.EDITS
    ),
    Command.CHANGE_OUTCOME: Words(
        "&Change outcome\u2026", "", ("Ctrl+Shift+M",),
        "Change the name, promise and plan of this row's outcome", Needs.EDITS,
    ),
    Command.OUTCOME_UP: Words(
        "Move outcome up", "", ("Alt+Shift+Up",), (
            "Move the outcome up within its layer"
        ), Needs.EDITS
    ),
    Command.OUTCOME_DOWN: Words(
        "Move outcome down", "", ("Alt+Shift+Down",), "Move the outcome down within its layer",
        Needs.EDITS,
    ),
    Command.REMOVE_OUTCOME: Words(
        "Remove outcome", "", (),
        "Remove the outcome and its measures from the dashboard (undo brings them back)",
        Needs.EDITS,
    ),
    Command.ADD_LAYER: Words(
        "Add la&yer\u2026", "", (), "Add a layer below this one", Needs.EDITS
    ),
    Command.CHANGE_LAYER: Words(
        "C&hange layer\u2026", "", (), "Change the name and meaning of this layer", Needs.EDITS
    ),
    Command.LAYER_UP: Words(
        "Move layer up", "", (), "Move the layer up in the list and in print", Needs.EDITS
    ),
    Command.LAYER_DOWN: Words(
        "Move layer down", "", (), "Move the layer down in the list and in print", Needs.EDITS
    ),
    Command.REMOVE_LAYER: Words(
        "Remove layer\u2026", "", (), "Remove the layer; its measures move to another, or go too",
        Needs.EDITS,
    ),
    Command.NEIGHBOURS: Words(
        "&Neighbour groups\u2026", "", (), (
            "Choose the councils that yours is compared with"
        ), Needs.EDITS
    ),
    Command.LATEST_AVERAGES: Words(
        "Use the &latest averages", "", (),
        "Compare with the latest published averages that the pack holds", Needs.EDITS,
    ),
}  # fmt: skip

_ROWS: Mapping[Command, Words] = {
    Command.SORT_FILTER: Words(
        "&Sort and filter\u2026", "", ("Ctrl+Shift+L",),
        "Open the column's menu to sort, filter, move, resize or hide it", Needs.PACK,
    ),
    Command.SHOW_ALL: Words(
        "Show all in &printed order", "", ("Ctrl+Shift+A",),
        "Show every row in printed order", Needs.PACK,
    ),
    Command.COLUMN_LEFT: Words(
        "Move column &left", "", ("Alt+Shift+Left",), "Move the column one place", Needs.PACK
    ),
    Command.COLUMN_RIGHT: Words(
        "Move column &right", "", ("Alt+Shift+Right",), "Move the column one place", Needs.PACK
    ),
    Command.NEXT_LAYER: Words(
        "Ne&xt layer", "", ("Ctrl+PgDown",), "Go to the next layer", Needs.PACK
    ),
    Command.PREVIOUS_LAYER: Words(
        "Pre&vious layer", "", ("Ctrl+PgUp",), "Go to the previous layer", Needs.PACK
    ),
}  # fmt: skip

_VIEW: Mapping[Command, Words] = {
    Command.BENCHMARK: Words(
        "&Next chart", "", ("F7",), "Show the measure's trend, all councils, layers or months",
        Needs.PACK,
    ),
    Command.LARGER_CHART: Words(
        "&Larger chart", "", ("F11",), "Show the chart in its own window", Needs.PACK
    ),
    Command.COPY_CHART: Words(
        "Copy chart as p&icture", "", ("Ctrl+Alt+C",),
        "Copy a picture of the chart to the clipboard", Needs.PACK,
    ),
    Command.COPY_CHART_FIGURES: Words(
        "Copy chart's fi&gures", "", ("Ctrl+Alt+F",),
        "Copy the chart's figures to the clipboard as a table", Needs.PACK,
    ),
    Command.CHART_AS_TABLE: Words(
        "Chart as a &table", "", ("Ctrl+Alt+T",), "Show the figures instead of the chart",
        Needs.PACK,
    ),
    Command.PROBLEMS: Words(
        "&Check pack", "check", ("Ctrl+F8",), "Show what the checks found", Needs.PACK,
        is_switch=True,
    ),
    Command.NEXT_PROBLEM: Words(
        "&Next problem", "", ("F8",), "Go to the next problem", Needs.PACK
    ),
    Command.PREVIOUS_PROBLEM: Words(
        "&Previous problem", "", ("Shift+F8",), "Go to the previous problem", Needs.PACK
    ),
    Command.SAVE_PROBLEMS: Words(
        "&Save the list of problems\u2026", "", (), "Save what the checks found as a text file",
        Needs.PACK,
    ),
    Command.HISTORY: Words(
        "Edits to &undo\u2026", "", ("Ctrl+Shift+H",),
        "List the edits since the pack was opened, and go back to any of them", Needs.PACK,
        is_switch=True,
    ),
    Command.REASON: Words(
        "Reason for the last edit\u2026", "", ("Ctrl+Shift+N",),
        "Say why the last edit was made; the history keeps it", Needs.EDITS,
    ),
    Command.SOURCES: Words(
        "&Sources", "", ("Ctrl+L",), "List the files that figures came from, and the recipes",
        Needs.PACK,
    ),
    Command.PREVIEW: Words(
        "Page pre&view", "preview", ("Ctrl+P",), "See the PDF pages as they will be exported",
        Needs.PACK,
    ),
    Command.REPORT_TEXT: Words(
        "Report te&xt", "report", ("Ctrl+T",),
        "Check the sentences of the covering report against the table", Needs.PACK,
    ),
    Command.OWNERS: Words(
        "&Owners", "owners", ("Ctrl+Shift+W",),
        "Send to owners, take over what comes back, and see who is awaited", Needs.PACK,
    ),
    Command.BENCHMARKS: Words(
        "&Benchmarks", "", ("Ctrl+B",),
        "See where the council stands over all measures of a published year", Needs.PACK,
    ),
    Command.ACTIONS: Words(
        "&Actions and recommendations", "", (),
        "List what is to be done about measures, and which that are worse have no action",
        Needs.PACK,
    ),
    Command.DETAILS: Words(
        "&Details", "", ("F9",), "Show chart and details", Needs.PACK, is_switch=True
    ),
    Command.COMPACT_ROWS: Words(
        "Co&mpact rows", "", ("Ctrl+Alt+R",),
        "Show twice as many rows, each of two lines at most; what is cut is read in the details",
        Needs.PACK, is_switch=True,
    ),
}  # fmt: skip

_HELP: Mapping[Command, Words] = {
    Command.HELP: Words(
        "&Help on this", "help", ("F1",), "Explain the part of the window you are in", Needs.NOTHING
    ),
    Command.KEYBOARD: Words(
        "&Keyboard", "", ("Ctrl+F1",), "List every keyboard shortcut", Needs.NOTHING
    ),
    Command.THINGS: Words(
        "&Things to find in the sample",
        "",
        (),
        "Show the things to find in the sample pack, and how many you have found",
    ),
    Command.ABOUT: Words("&About PerfDesk", "", (), "Version and licence"),
}

WORDS: Mapping[Command, Words] = {
    **_FILE,
    **_EDIT,
    **_MEASURE,
    **_ROWS,
    **_VIEW,
    **_HELP,
}

NEEDS_PACK = frozenset(
    command for command, words in WORDS.items() if words.needs is not Needs.NOTHING
)
"""What cannot be done without a pack."""

CHANGES_PACK = frozenset(command for command, words in WORDS.items() if words.needs is Needs.EDITS)
"""What cannot be done with a pack that is open to read."""
