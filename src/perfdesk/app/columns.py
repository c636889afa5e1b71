"""Which columns of the dashboard the grids show; what is printed does not follow it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Signal

from perfdesk.app.preferences import (
    COLUMN_WIDTHS,
    COLUMNS_HIDDEN,
    COLUMNS_SHOWN,
    Option,
    Preferences,
)
from perfdesk.core.dashboard import Column, ColumnHead, Dashboard

ALWAYS = frozenset({Column.DESCRIPTION})
"""A row without its words says nothing."""

_WIDTHS_REMEMBERED = 100
_NARROWEST, _WIDEST = 48, 2000
"""In pixels; what lies outside was not dragged by a person."""


class ColumnChoice(QObject):
    """Printed columns are shown until they are hidden, others once they are asked for.

    Widths that a person dragged are remembered for each pack, by its title.

    Signals:
        changed: Other columns are shown than before, or widths are forgotten.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        preferences.changed.connect(self._follow)

    def offered(self, dashboard: Dashboard) -> tuple[ColumnHead, ...]:
        """Return the columns that can be shown or hidden."""
        every = (*dashboard.columns, *dashboard.optional)
        return tuple(head for head in every if head.column not in ALWAYS)

    def shown(self, dashboard: Dashboard) -> tuple[ColumnHead, ...]:
        """Return the columns to show, in order."""
        hidden, wanted = self._preferences[COLUMNS_HIDDEN], self._preferences[COLUMNS_SHOWN]
        printed = (head for head in dashboard.columns if head.column.value not in hidden)
        others = (head for head in dashboard.optional if head.column.value in wanted)
        return (*printed, *others)

    def choose(self, dashboard: Dashboard, column: Column, *, shown: bool) -> None:
        """Show a column, or hide it; remembered from now on."""
        printed = any(head.column is column for head in dashboard.columns)
        option = COLUMNS_HIDDEN if printed else COLUMNS_SHOWN
        listed = [name for name in self._preferences[option] if name != column.value]
        if shown is not printed:
            listed.append(column.value)
        self._preferences[option] = tuple(listed)

    # --- widths ------------------------------------------------------------------------------
    def widths(self, title: str) -> Mapping[Column, int]:
        """Return the widths in pixels that were dragged in the pack of a title."""
        return {column: width for column, width, of in self._kept() if of == _plain(title)}

    def keep_width(self, title: str, column: Column, width: int) -> None:
        """Remember the width of a column, dragged in the pack of a title."""
        own = (column, _plain(title))
        others = [line for line in self._kept() if (line[0], line[2]) != own]
        self._remember([*others, (column, width, own[1])])

    def forget_widths(self, title: str) -> None:
        """Let all columns of a pack be as wide as they are by themselves."""
        self._remember([line for line in self._kept() if line[2] != _plain(title)])
        self.changed.emit()

    def _kept(self) -> Iterator[tuple[Column, int, str]]:
        """Yield column, width and title of all packs, the oldest first; never believed blindly."""
        columns = {column.value: column for column in Column}
        for line in self._preferences[COLUMN_WIDTHS]:
            name, _, rest = line.partition("\t")
            width, _, title = rest.partition("\t")
            is_width = width.isascii() and width.isdigit() and len(width) <= len(str(_WIDEST))
            if name in columns and is_width and _NARROWEST <= int(width) <= _WIDEST:
                yield columns[name], int(width), title

    def _remember(self, lines: list[tuple[Column, int, str]]) -> None:
        self._preferences[COLUMN_WIDTHS] = tuple(
            f"{column.value}\t{width}\t{title}"
            for column, width, title in lines[-_WIDTHS_REMEMBERED:]
        )

    def _follow(self, option: Option[object]) -> None:
        if option is COLUMNS_HIDDEN or option is COLUMNS_SHOWN:
            self.changed.emit()


def _plain(title: str) -> str:
    """A title in one line, to be kept in one."""
    return " ".join(title.split())
