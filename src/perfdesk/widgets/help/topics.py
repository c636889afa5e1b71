"""The user guide, cut into topics; and which topic explains what one is at."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

from perfdesk.core.dashboard import Column

FIRST = "Walk through the sample"
WINDOW = "The window"
GRID = "Typing in the grid"
WHY = "Why, and overriding it"
SOURCES = "Where a figure came from"
MEASURES = "Measures"
COUNCILS = "Compared with other councils"
RATINGS = "What the ratings mean"
IMPORT = "Importing extracts"
APPENDIX = "A new pack"
PROBLEMS = "Problems"
EXPORT = "Exporting"
ISSUING = "Issuing and comparing"
OWNERS = "Asking owners"
PREVIEW = "Page preview"
REPORT_TEXT = "Report text"
KEYBOARD = "Keyboard"

_OF_COLUMNS: Mapping[Column, str] = {
    Column.RATING: RATINGS,
    Column.PROGRESS: RATINGS,
    Column.QUARTILE: COUNCILS,
    Column.RANK: COUNCILS,
}

_OF_DIALOGS: Mapping[str, str] = {
    "action": OWNERS,
    "begin": IMPORT,
    "compare": ISSUING,
    "export": EXPORT,
    "import": IMPORT,
    "issue": ISSUING,
    "issues": ISSUING,
    "mapping": IMPORT,
    "merge": ISSUING,
    "measure": MEASURES,
    "neighbours": COUNCILS,
    "new": APPENDIX,
    "override": WHY,
    "reply": OWNERS,
    "send to owners": OWNERS,
}


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the help.

    Attributes:
        title: As listed.
        text: Markdown, without the title.
    """

    title: str
    text: str


def read_topics() -> tuple[Topic, ...]:
    """Return the topics of the guide that comes with the program, in its order."""
    source = resources.files("perfdesk.resources").joinpath("help", "guide.md")
    return topics_of(source.read_text(encoding="utf-8"))


def topics_of(guide: str) -> tuple[Topic, ...]:
    """Cut Markdown into topics: one for each heading of the second level."""
    _, *parts = re.split(r"^## ", guide, flags=re.MULTILINE)
    cut = (part.partition("\n") for part in parts)
    return tuple(Topic(title.strip(), text.strip()) for title, _, text in cut)


def topic_of_column(column: Column | None) -> str:
    """Return the title of the topic that explains a column of the grid."""
    return GRID if column is None else _OF_COLUMNS.get(column, GRID)


def topic_of_dialog(name: str) -> str:
    """Return the title of the topic that explains a dialog, by the name of its form."""
    return _OF_DIALOGS.get(name, WINDOW)


def table_of_topic(topic: Topic) -> Sequence[Sequence[str]]:
    """Return the cells of the first table of a topic, without its headings."""
    lines = [line for line in topic.text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
