"""The calendar of sources: what comes every cycle, when it is expected, and what is late."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median_high

from perfdesk.core.edits import Edit, edit_between, removal
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.figures import Figure
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.sources import SourceFile

_NOT_REGULAR = frozenset({"printed appendix", "owner's return", "commentary return"})
"""Families of files that come once, or because somebody was asked."""

_PASSING = re.compile(
    r"\b(?:q[1-4]|qtr|quarter|ytd|final|draft|provisional|latest|new|copy|v\d+|version|rev\d*|fy"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|to|p\d{1,2})\b",
    re.IGNORECASE,
)
"""What a file is called that changes with every cycle."""

_CYCLES = 3
"""How many cycles tell when a source is expected, at most."""
_LATEST = 366
"""Days after the end of a position beyond which a file was imported for its own sake."""


class UnusableExpectationError(PerfDeskError):
    """Something expected that cannot be; nothing was changed."""


class SourceState(StrEnum):
    """How a source stands at a position."""

    CAME = "came"
    EXPECTED = "expected"
    STALE = "stale"
    UNKNOWN = "no date known"


@dataclass(frozen=True, slots=True)
class CalendarLine:
    """A source that comes every cycle.

    Attributes:
        name: What its files are called, without what changes.
        expected: What was said of it; None where nothing was.
        last: The latest file; None where none came yet.
        came: When it came for the position; None where it has not.
        due: When it is expected for the position; None where nothing tells.
        cycles: How many cycles tell so; 0 where somebody said it.
        today: The day by which it is stale or not.
    """

    name: str
    expected: ExpectedSource | None
    last: SourceFile | None
    came: date | None
    due: date | None
    cycles: int
    today: date

    @property
    def state(self) -> SourceState:
        """How it stands."""
        if self.came is not None:
            return SourceState.CAME
        if self.due is None:
            return SourceState.UNKNOWN
        return SourceState.STALE if self.due < self.today else SourceState.EXPECTED

    @property
    def why(self) -> str:
        """Where the day comes from, in words."""
        if self.due is None:
            return ""
        if not self.cycles:
            return "as you said"
        return "as last time" if self.cycles == 1 else f"as in the last {self.cycles} cycles"


def calendar_of(pack: Pack, position: Period, today: date) -> tuple[CalendarLine, ...]:
    """Return the sources that come every cycle, by name.

    Args:
        pack: The pack.
        position: Which cycle.
        today: The day by which a source is stale or not.
    """
    files: dict[str, list[SourceFile]] = {}
    for file in pack.table(SourceFile).values():
        if file.family not in _NOT_REGULAR:
            files.setdefault(source_name(file.name) or file.family, []).append(file)
    cycles = _cycles(pack)
    said = {each.name.casefold(): each for each in pack.table(ExpectedSource).values()}
    names = {name.casefold(): name for name in files}
    names |= {key: each.name for key, each in said.items()}
    by_name = {name.casefold(): found for name, found in files.items()}
    lines = (
        _line(name, said.get(key), by_name.get(key, []), cycles, position, today)
        for key, name in names.items()
    )
    return tuple(sorted(lines, key=lambda each: each.name.casefold()))


def _line(
    name: str, expected: ExpectedSource | None, files: Iterable[SourceFile],
    cycles: Mapping[str, Mapping[Period, date]], position: Period, today: date,
) -> CalendarLine:  # fmt: skip
    first: dict[Period, date] = {}
    last: SourceFile | None = None
    for file in files:
        if last is None or file.imported_at > last.imported_at:
            last = file
        for period, day in cycles.get(file.fingerprint, {}).items():
            first[period] = min(day, first.get(period, day))
    lags = [
        (day - period.end).days
        for period, day in sorted(first.items(), key=lambda each: each[0].end)
        if period != position and 0 <= (day - period.end).days <= _LATEST
    ][-_CYCLES:]
    days = median_high(lags) if lags else None
    told = len(lags)
    if expected is not None and expected.days is not None:
        days, told = expected.days, 0
    due = position.end + timedelta(days=days) if days is not None else None
    return CalendarLine(name, expected, last, first.get(position), due, told, today)


def _cycles(pack: Pack) -> dict[str, dict[Period, date]]:
    """Return for each file the positions that it gave figures for, and when it was imported."""
    ends = {each.period.end: each.period for each in pack.positions}
    files = pack.table(SourceFile)
    found: dict[str, dict[Period, date]] = {}
    for figure in pack.table(Figure).values():
        position = ends.get(figure.key.period.end)
        file = files.get(figure.source.fingerprint)
        if position is None or file is None:
            continue
        found.setdefault(file.fingerprint, {})[position] = file.imported_at.date()
    return found


def source_name(file: str) -> str:
    """Return what the files of a source are called, without ending, dates and versions."""
    stem = file.rsplit(".", 1)[0]
    words = re.sub(r"[^A-Za-z0-9]+", " ", stem)
    words = re.sub(r"\b\d+(?:st|nd|rd|th)?\b", " ", _PASSING.sub(" ", words))
    return " ".join(words.split())


def stale_in_words(lines: Iterable[CalendarLine]) -> str:
    """Return which sources should have come by now, in a sentence; empty where none should."""
    names = [each.name for each in lines if each.state is SourceState.STALE]
    if not names:
        return ""
    count = "1 source is" if len(names) == 1 else f"{len(names)} sources are"
    return f"{count} late: {', '.join(names)}."


def expectation_edit(pack: Pack, expected: ExpectedSource) -> Edit:
    """Return the edit that says when a source is expected, and where it is.

    Raises:
        UnusableExpectationError: It has no name, or a day before the end of the position.
    """
    name = " ".join(expected.name.split())
    if not name:
        raise UnusableExpectationError(
            "The source has no name, so nothing was kept. Say what it is called."
        )
    if expected.days is not None and not 0 <= expected.days <= _LATEST:
        raise UnusableExpectationError(
            f"{expected.days} days after the end of a position is no day a source can be expected "
            f"on, so nothing was kept. Give 0 to {_LATEST} days."
        )
    kept = ExpectedSource(name, expected.path, expected.recipe, expected.days, expected.seen)
    verb = "Change" if kept.name in pack.table(ExpectedSource) else "Add"
    return edit_between(pack, f"{verb} the source {name}", [kept])


def expectation_removal(pack: Pack, name: str) -> Edit:
    """Return the edit that forgets what was said of a source; its files stay in the list."""
    held = pack.table(ExpectedSource).get(name)
    return removal(f"Forget the source {name}", [held] if held else [])
