"""The table of sources that come every cycle."""

from __future__ import annotations

from PySide6.QtCore import QObject

from perfdesk.app.tables import TextTable
from perfdesk.core.building.lineage import day_text
from perfdesk.core.collecting.sheets import day_in_words
from perfdesk.core.lineage.calendar import CalendarLine

_HEADINGS = ("Source", "State", "Expected", "Came", "Last file", "Linked to")


class CalendarTable(TextTable):
    """The sources of a position, by name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_HEADINGS, parent)
        self.lines: tuple[CalendarLine, ...] = ()

    def show_lines(self, lines: tuple[CalendarLine, ...], words: str = "") -> None:
        """List the sources whose row holds some words."""
        wanted = words.casefold().split()
        told = [(each, _cells(each)) for each in lines]
        kept = [
            (each, cells)
            for each, cells in told
            if all(word in " ".join(cells).casefold() for word in wanted)
        ]
        self.lines = tuple(each for each, _ in kept)
        self.show_cells(tuple(cells for _, cells in kept))


def _cells(line: CalendarLine) -> tuple[str, ...]:
    state = line.state.value
    due = day_in_words(line.due, with_weekday=False) if line.due else ""
    last = line.last
    return (
        line.name,
        state[:1].upper() + state[1:],
        f"{due}, {line.why}" if due else "",
        day_in_words(line.came, with_weekday=False) if line.came else "",
        f"{last.name}, {day_text(last.imported_at.astimezone())}" if last else "",
        line.expected.path if line.expected else "",
    )
