"""The board: who was asked, who answered, and what is still awaited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from perfdesk.core.collecting.answers import Answered
from perfdesk.core.collecting.asking import Asked, Contact
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period


class OwnerState(StrEnum):
    """How far an owner is."""

    NOT_ASKED = "not asked"
    AWAITED = "awaited"
    OVERDUE = "overdue"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class BoardMeasure:
    """A measure and what became of the request.

    Attributes:
        measure: Its id.
        description: Its words.
        asked: That somebody was asked; None where nobody was.
        answered: The answer to that; None while it is awaited. An answer that came unasked counts.
    """

    measure: str
    description: str
    asked: Asked | None
    answered: Answered | None

    @property
    def is_awaited(self) -> bool:
        """Whether somebody was asked and has not answered."""
        return self.asked is not None and self.answered is None


@dataclass(frozen=True, slots=True)
class BoardLine:
    """An owner.

    Attributes:
        owner: The role or team; empty for measures that nobody owns.
        contact: How it is reached.
        measures: In printed order.
        today: The day by which a deadline has passed or not.
    """

    owner: str
    contact: Contact
    measures: tuple[BoardMeasure, ...]
    today: date

    @property
    def awaited(self) -> tuple[BoardMeasure, ...]:
        """The measures that an answer is awaited on."""
        return tuple(each for each in self.measures if each.is_awaited)

    @property
    def answered(self) -> tuple[BoardMeasure, ...]:
        """The measures that were answered."""
        return tuple(each for each in self.measures if each.answered is not None)

    @property
    def not_asked(self) -> tuple[BoardMeasure, ...]:
        """The measures that nobody was asked about, and nobody answered."""
        return tuple(each for each in self.measures if each.asked is None and each.answered is None)

    @property
    def asked_at(self) -> datetime | None:
        """When the owner was asked last; None if never."""
        return max((each.asked.at for each in self.measures if each.asked), default=None)

    @property
    def deadline(self) -> date | None:
        """The earliest deadline of what is awaited, or else the last one; None if never asked."""
        open_ones = [each.asked.deadline for each in self.awaited if each.asked]
        if open_ones:
            return min(open_ones)
        return max((each.asked.deadline for each in self.measures if each.asked), default=None)

    @property
    def last_answer(self) -> Answered | None:
        """The latest answer; None where there is none."""
        found = [each.answered for each in self.measures if each.answered is not None]
        return max(found, key=lambda each: each.at, default=None)

    @property
    def state(self) -> OwnerState:
        """How far the owner is."""
        if any(each.asked and each.asked.deadline < self.today for each in self.awaited):
            return OwnerState.OVERDUE
        if self.awaited:
            return OwnerState.AWAITED
        return OwnerState.NOT_ASKED if self.not_asked else OwnerState.ANSWERED

    @property
    def state_in_words(self) -> str:
        """Return `2 of 4 answered, overdue`."""
        answered, count = len(self.answered), len(self.measures)
        if self.state is OwnerState.ANSWERED:
            return "answered" if count == 1 else f"all {count} answered"
        told = f"{answered} of {count} answered, " if answered else ""
        return f"{told}{self.state.value}"


@dataclass(frozen=True, slots=True)
class Board:
    """All owners of a position.

    Attributes:
        position: What is reported.
        lines: By name of the owner.
        nobodys: The measures that nobody owns.
    """

    position: Period
    lines: tuple[BoardLine, ...]
    nobodys: tuple[BoardMeasure, ...]

    @property
    def text(self) -> str:
        """All of it in a sentence or two."""
        if not self.lines:
            return "No measure has an owner yet, so there is nobody to ask."
        asked = [each for each in self.lines if each.asked_at is not None]
        answered = sum(each.state is OwnerState.ANSWERED for each in self.lines)
        overdue = sum(each.state is OwnerState.OVERDUE for each in self.lines)
        owners = "owner" if len(self.lines) == 1 else "owners"
        told = f"{len(asked)} of {len(self.lines)} {owners} asked, {answered} answered"
        told += f", {overdue} overdue." if overdue else "."
        if self.nobodys:
            count = len(self.nobodys)
            without = "1 measure has" if count == 1 else f"{count} measures have"
            told += f" {without} no owner."
        return told


def board_of(pack: Pack, position: Period, today: date) -> Board:
    """Return who was asked at a position, and what became of it.

    A measure is listed under the one who was asked about it, else under its owner of today.

    Args:
        pack: The pack.
        position: What is reported.
        today: The day by which a deadline has passed or not.
    """
    grouped: dict[str, list[BoardMeasure]] = {}
    for measure in pack.measures_at(position):
        asked, answered = pack.asked(measure.id, position), pack.answered(measure.id, position)
        if asked is not None and answered is not None and answered.at < asked.at:
            answered = None  # it was asked again since
        owner = asked.owner if asked is not None else measure.owner
        line = BoardMeasure(measure.id, measure.description, asked, answered)
        grouped.setdefault(owner, []).append(line)
    contacts = pack.table(Contact)
    lines = tuple(
        BoardLine(owner, contacts.get(owner, Contact(owner)), tuple(grouped[owner]), today)
        for owner in sorted(grouped, key=str.casefold)
        if owner
    )
    return Board(position, lines, tuple(grouped.get("", ())))
