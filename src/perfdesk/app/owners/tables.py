"""The tables of owners, of their measures, and of actions."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from perfdesk.app.tables import TextTable
from perfdesk.core.building.lineage import day_text
from perfdesk.core.collecting.actions import Action, ActionKind
from perfdesk.core.collecting.board import Board, BoardLine, BoardMeasure
from perfdesk.core.collecting.sheets import day_in_words
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack

_OWNERS = ("Owner", "State", "Asked", "Due", "Last answer")
_MEASURES = ("Measure", "Answer", "By", "Signed off by", "When")
_ACTIONS = ("Measure", "What", "Who", "By when", "State", "Raised")


class BoardTable(TextTable):
    """The owners of a position, and how far each of them is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_OWNERS, parent)
        self.lines: tuple[BoardLine, ...] = ()

    def show_board(self, board: Board) -> None:
        """List the owners of a board."""
        self.lines = board.lines
        self.show_cells(tuple(_owner_cells(each) for each in board.lines))


class AskedTable(TextTable):
    """The measures of an owner, and what became of the request."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_MEASURES, parent)
        self.measures: tuple[BoardMeasure, ...] = ()

    def show_line(self, line: BoardLine | None) -> None:
        """List the measures of an owner; none for nobody."""
        self.measures = line.measures if line is not None else ()
        self.show_cells(tuple(_measure_cells(each) for each in self.measures))


class ActionTable(TextTable):
    """Actions and recommendations, the open ones first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_ACTIONS, parent)
        self.listed: tuple[Action, ...] = ()

    def show_actions(self, pack: Pack, today: date, *, closed: bool) -> None:
        """List the actions of a pack, those that are closed too where wanted."""
        self.listed = tuple(each for each in pack.actions if closed or each.is_open)
        self.show_cells(tuple(_action_cells(pack, each, today) for each in self.listed))


def _owner_cells(line: BoardLine) -> tuple[str, ...]:
    last = line.last_answer
    state = line.state_in_words
    return (
        line.owner,
        state[:1].upper() + state[1:],
        day_text(line.asked_at.astimezone()) if line.asked_at else "",
        day_in_words(line.deadline, with_weekday=False) if line.deadline else "",
        f"{last.by}, {day_text(last.at.astimezone())}" if last else "",
    )


def _measure_cells(each: BoardMeasure) -> tuple[str, ...]:
    answer = each.answered
    if answer is None:
        state = "Awaited" if each.is_awaited else "Not asked"
        return (each.description, state, "", "", "")
    kind = answer.kind.value
    return (
        each.description,
        kind[:1].upper() + kind[1:],
        answer.by,
        answer.signed_off,
        day_text(answer.at.astimezone()),
    )


def _action_cells(pack: Pack, action: Action, today: date) -> tuple[str, ...]:
    measure = pack.table(Measure).get(action.measure)
    state = action.status.value.capitalize()
    if action.overdue_on(today):
        state = "Overdue"
    if action.kind is ActionKind.RECOMMENDATION:
        state = f"{state} (scrutiny)"
    if action.outcome:
        state = f"{state}: {action.outcome}"
    return (
        measure.description if measure else "The report as a whole",
        action.what,
        action.who,
        day_in_words(action.by_when, with_weekday=False) if action.by_when else "",
        state,
        action.raised.label,
    )
