"""Which columns of the dashboard the grids show; what is printed does not follow it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from perfdesk.app.preferences import COLUMN_WIDTHS, COLUMNS, Option, Preferences
from perfdesk.core.dashboard import Column, ColumnHead, Dashboard

ALWAYS = frozenset({Column.DESCRIPTION})
"""A row without its words says nothing."""

TREND = ColumnHead(Column.TREND, "Trend")
"""Drawn by the grid from the chart of a measure; no dashboard has it."""

_WIDTHS_REMEMBERED = 100
_PACKS_REMEMBERED = 30
_NARROWEST, _WIDEST = 48, 2000
"""In pixels; what lies outside was not dragged by a person."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What a person chose for one pack.

    Attributes:
        hidden: Columns that would be shown by themselves.
        more: Columns that would not.
        order: All columns in the order they were put in; empty for their own.
    """

    hidden: frozenset[Column] = frozenset()
    more: frozenset[Column] = frozenset()
    order: tuple[Column, ...] = ()


class ColumnChoice(QObject):
    """Printed columns and the trend are shown until they are hidden, others once asked for.

    What a person chose, the order and the widths are remembered for each pack, by its title.

    Signals:
        changed: Other columns are shown than before, or in another order, or widths are forgotten.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        preferences.changed.connect(self._follow)

    def offered(self, dashboard: Dashboard) -> tuple[ColumnHead, ...]:
        """Return the columns that can be shown or hidden, in the order they would stand in."""
        return tuple(head for head in self._ordered(dashboard) if head.column not in ALWAYS)

    def shown(self, dashboard: Dashboard) -> tuple[ColumnHead, ...]:
        """Return the columns to show, in order."""
        chosen = self._chosen(dashboard.title)
        usual = _usual(dashboard)
        return tuple(
            head
            for head in self._ordered(dashboard)
            if (head.column in usual and head.column not in chosen.hidden)
            or head.column in chosen.more
        )

    def choose(self, dashboard: Dashboard, column: Column, *, shown: bool) -> None:
        """Show a column, or hide it; remembered for this pack."""
        chosen = self._chosen(dashboard.title)
        if column in _usual(dashboard):
            hidden = chosen.hidden - {column} if shown else chosen.hidden | {column}
            self._remember(dashboard.title, replace(chosen, hidden=hidden))
        else:
            more = chosen.more | {column} if shown else chosen.more - {column}
            self._remember(dashboard.title, replace(chosen, more=more))

    def place(self, dashboard: Dashboard, column: Column, at: int) -> None:
        """Put a column where the one that is shown *at* that place, from 0, stands now."""
        shown = [head.column for head in self.shown(dashboard)]
        if column not in shown or not 0 <= at < len(shown) or shown[at] is column:
            return
        beside, below = shown[at], at > shown.index(column)
        order = [head.column for head in self._ordered(dashboard) if head.column is not column]
        order.insert(order.index(beside) + below, column)
        chosen = self._chosen(dashboard.title)
        self._remember(dashboard.title, replace(chosen, order=tuple(order)))

    def forget(self, title: str) -> None:
        """Let a pack have its columns in their own order again, as wide as they are."""
        self._remember(title, _Chosen())
        self.forget_widths(title)

    def is_own(self, title: str) -> bool:
        """Tell whether a person has chosen, moved or sized columns of a pack."""
        return self._chosen(title) != _Chosen() or bool(self.widths(title))

    def _ordered(self, dashboard: Dashboard) -> list[ColumnHead]:
        """Every column; one that nobody has placed yet stands behind the one it follows."""
        natural = [*dashboard.columns, TREND, *dashboard.optional]
        order = self._chosen(dashboard.title).order
        if not order:
            return natural
        places: dict[Column, tuple[int, int]] = {}
        last = (-1, 0)
        for head in natural:
            known = head.column in order
            last = (order.index(head.column), 0) if known else (last[0], last[1] + 1)
            places[head.column] = last
        return sorted(natural, key=lambda head: places[head.column])

    # --- widths ------------------------------------------------------------------------------
    def widths(self, title: str) -> Mapping[Column, int]:
        """Return the widths in pixels that were dragged in the pack of a title."""
        return {column: width for column, width, of in self._kept() if of == _plain(title)}

    def keep_width(self, title: str, column: Column, width: int) -> None:
        """Remember the width of a column, dragged in the pack of a title."""
        own = (column, _plain(title))
        others = [line for line in self._kept() if (line[0], line[2]) != own]
        self._remember_widths([*others, (column, width, own[1])])

    def forget_width(self, title: str, column: Column) -> None:
        """Let a column of a pack be as wide as it is by itself."""
        own = (column, _plain(title))
        self._remember_widths([line for line in self._kept() if (line[0], line[2]) != own])
        self.changed.emit()

    def forget_widths(self, title: str) -> None:
        """Let all columns of a pack be as wide as they are by themselves."""
        self._remember_widths([line for line in self._kept() if line[2] != _plain(title)])
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

    def _remember_widths(self, lines: list[tuple[Column, int, str]]) -> None:
        self._preferences[COLUMN_WIDTHS] = tuple(
            f"{column.value}\t{width}\t{title}"
            for column, width, title in lines[-_WIDTHS_REMEMBERED:]
        )

    # --- what was chosen ---------------------------------------------------------------------
    def _chosen(self, title: str) -> _Chosen:
        for of, chosen in self._lines():
            if of == _plain(title):
                return chosen
        return _Chosen()

    def _lines(self) -> Iterator[tuple[str, _Chosen]]:
        """Yield title and choice of all packs, the oldest first; unknown names are passed over."""
        for line in self._preferences[COLUMNS]:
            fields = line.split("\t", 3)
            if len(fields) == 4:
                hidden, more, order = (tuple(_read(field)) for field in fields[:3])
                yield fields[3], _Chosen(frozenset(hidden), frozenset(more), order)

    def _remember(self, title: str, chosen: _Chosen) -> None:
        lines = [line for line in self._lines() if line[0] != _plain(title)]
        if chosen != _Chosen():
            lines.append((_plain(title), chosen))
        self._preferences[COLUMNS] = tuple(
            "\t".join((_written(kept.hidden), _written(kept.more), ",".join(kept.order), of))
            for of, kept in lines[-_PACKS_REMEMBERED:]
        )

    def _follow(self, option: Option[object]) -> None:
        if option is COLUMNS:
            self.changed.emit()


def _usual(dashboard: Dashboard) -> frozenset[Column]:
    """The columns that are shown where nobody chose."""
    return frozenset({TREND.column, *(head.column for head in dashboard.columns)})


def _read(names: str) -> Iterator[Column]:
    columns = {column.value: column for column in Column}
    for name in names.split(","):
        if name in columns:
            yield columns[name]


def _written(columns: Iterable[Column]) -> str:
    return ",".join(sorted(columns))


def _plain(title: str) -> str:
    """A title in one line, to be kept in one."""
    return " ".join(title.split())
