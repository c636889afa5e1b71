"""What a newcomer has found in the sample, and what was mended of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from perfdesk.app.preferences import SAMPLE_FOUND, SAMPLE_MENDED, Preferences
from perfdesk.app.problem_list import ProblemList
from perfdesk.app.session import Session
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem
from perfdesk.core.sources import SourceFile

if TYPE_CHECKING:
    from perfdesk.operations.sample import ThingToFind


class Finding(StrEnum):
    """How far a newcomer is with a thing."""

    OPEN = "to find"
    FOUND = "found"
    MENDED = "mended"


@dataclass(frozen=True, slots=True)
class Task:
    """A thing to find, and how far the newcomer is with it."""

    thing: ThingToFind
    finding: Finding


class FirstRun(QObject):
    """The things to find in the sample; what was found is remembered between runs.

    Signals:
        changed: Something was found or mended, or another pack is open.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        problems: ProblemList,
        preferences: Preferences,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._problems = problems
        self._preferences = preferences
        self._things: tuple[ThingToFind, ...] = ()
        self._is_sample = False
        self._seen: set[str] = set()
        self._position: Period | None = None
        session.opened.connect(self._look)
        problems.counted.connect(self._look_for_mended)

    @property
    def applies(self) -> bool:
        """Whether the pack that is open is the sample."""
        return self._is_sample

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The things in the order in which to show them."""
        return tuple(Task(each, self._finding(each)) for each in self._things)

    @property
    def done(self) -> int:
        """How many were found or mended."""
        return sum(each.finding is not Finding.OPEN for each in self.tasks)

    def is_in_pack(self, thing: ThingToFind) -> bool:
        """Tell whether the open pack shows a thing; another is still in its file only."""
        return any(_is_about(problem, thing) for problem in self._problems.problems)

    def came_into_pack(self, thing: ThingToFind) -> bool:
        """Tell whether the pack has what shows a thing, be it mended since."""
        if self.is_in_pack(thing) or self._finding(thing) is Finding.MENDED:
            return True
        sources = self._session.pack.table(SourceFile).values()
        return any(each.name == thing.file for each in sources)

    def note_found(self, thing: str) -> None:
        """Note that a thing was found."""
        found = self._preferences[SAMPLE_FOUND]
        if thing not in found:
            self._preferences[SAMPLE_FOUND] = (*found, thing)
            self.changed.emit()

    def begin_again(self) -> None:
        """Forget what was found and mended."""
        self._preferences[SAMPLE_FOUND] = ()
        self._preferences[SAMPLE_MENDED] = ()
        self._note_seen()
        self.changed.emit()

    def _finding(self, thing: ThingToFind) -> Finding:
        if thing.id in self._preferences[SAMPLE_MENDED]:
            return Finding.MENDED
        return Finding.FOUND if thing.id in self._preferences[SAMPLE_FOUND] else Finding.OPEN

    def _look(self) -> None:
        # Not at the start: what makes the sample brings the whole import and export with it.
        from perfdesk.operations.sample import is_sample, things_to_find

        self._is_sample = self._session.is_open and is_sample(self._session.pack)
        self._things = things_to_find() if self._is_sample else ()
        # Another position has other problems: what is not reported there was not mended.
        self._position = self._session.dashboard.position if self._is_sample else None
        self._seen.clear()
        self._note_seen()
        self.changed.emit()

    def _note_seen(self) -> None:
        self._seen |= {each.id for each in self._things if self.is_in_pack(each)}

    def _look_for_mended(self) -> None:
        """What the checks reported before, and no longer do, was mended; undo brings it back."""
        if not self._is_sample or not self._session.is_open:
            return
        if self._session.dashboard.position != self._position:
            return
        before = self._preferences[SAMPLE_MENDED]
        gone = tuple(each.id for each in self._checked if self._is_gone(each))
        kept = tuple(each for each in before if all(each != one.id for one in self._checked))
        self._note_seen()
        if set(before) != {*gone, *kept}:
            self._preferences[SAMPLE_MENDED] = (*kept, *gone)
            self.changed.emit()

    @property
    def _checked(self) -> Sequence[ThingToFind]:
        """Those that the checks have reported in this pack."""
        return [each for each in self._things if each.id in self._seen]

    def _is_gone(self, thing: ThingToFind) -> bool:
        return not self.is_in_pack(thing)


def _is_about(problem: Problem, thing: ThingToFind) -> bool:
    return problem.kind == thing.problem and problem.measure == thing.measure
