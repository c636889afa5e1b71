"""The figures of a plan in words, each beside the one that the pack holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from perfdesk.core.figures import Figure, FigureKey
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.places import Place
from perfdesk.core.sources import CellReference
from perfdesk.core.wording.change_text import ChangeText, change_between
from perfdesk.importing.drafts.plan import FigureState, ImportPlan, PlannedFigure


class FigureColumn(StrEnum):
    """What a column of the preview tells; the value is its heading."""

    MEASURE = "Measure"
    PLACE = "Place"
    PERIOD = "Period"
    OLD = "In the pack"
    NEW = "In the extract"
    AMOUNT = "Change"
    SHARE = "Per cent"
    LOOK = "Size"
    STATE = "Is"
    FILE = "File"
    FOUND = "Found in"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One figure of a plan in words.

    Attributes:
        key: What identifies the figure.
        state: How it stands to what the pack holds.
        file: Which of the files it is in, counted from 0.
        texts: What each column says.
        source: Where it was found, with the name of the file.
        change: How far it is from what the pack holds; None where that holds nothing or the same.
        order: Its place in the extract.
        doubt: Why it cannot be like the others, with the arithmetic; empty where it can.
        is_held_back: Whether it is left out until somebody ticks it.
    """

    key: FigureKey
    state: FigureState
    file: int
    texts: Mapping[FigureColumn, str]
    source: str
    change: ChangeText | None = None
    order: int = 0
    doubt: str = ""
    is_held_back: bool = False

    @property
    def ticked_by(self) -> tuple[int, FigureKey]:
        """What a tick is kept under: two files may have the same figure."""
        return self.file, self.key


def preview_rows(
    pack: Pack, plan: ImportPlan, file: int = 0, most: int | None = None
) -> tuple[PreviewRow, ...]:
    """Return the figures of a plan in words, in the order of the extract.

    Args:
        pack: The pack that it is compared with.
        plan: The plan.
        file: Which of several files it is the plan of, counted from 0.
        most: How many of them; None for all.
    """
    planned = {each.id: each for each in plan.records if isinstance(each, Measure)}
    measures = {**{each.id: each for each in pack.table(Measure).values()}, **planned}
    places = {each.code: each.name for each in pack.table(Place).values()}
    places |= {each.code: each.name for each in plan.records if isinstance(each, Place)}
    return tuple(
        _preview(each, measures, places, file, order)
        for order, each in enumerate(plan.figures[:most])
    )


def _preview(
    planned: PlannedFigure,
    measures: Mapping[str, Measure],
    places: Mapping[str, str],
    file: int,
    order: int,
) -> PreviewRow:
    key, source = planned.key, planned.new.source
    measure = measures.get(key.measure)
    change = None
    if planned.old is not None and planned.state is FigureState.CHANGED:
        change = change_between(planned.old.reading, planned.new.reading)
    texts = {
        FigureColumn.MEASURE: measure.description if measure else key.measure,
        FigureColumn.PLACE: places.get(key.place, key.place),
        FigureColumn.PERIOD: key.period.label,
        FigureColumn.OLD: _told(planned.old) if planned.old else "",
        FigureColumn.NEW: _told(planned.new),
        FigureColumn.AMOUNT: change.amount if change else "",
        FigureColumn.SHARE: change.share if change else "",
        FigureColumn.LOOK: _look(planned, change),
        FigureColumn.STATE: planned.state.value.capitalize(),
        FigureColumn.FILE: source.file,
        FigureColumn.FOUND: ", ".join(
            each for each in (planned.proposed_by, place_in_file(source)) if each
        ),
    }
    doubt = planned.doubt
    why = f"{doubt.message} {doubt.arithmetic}" if doubt else ""
    if planned.proposed_by:
        reason = f": {planned.reason}" if planned.reason else ", without a reason"
        why = f"Proposed by {planned.proposed_by}{reason}. {why}".strip()
    return PreviewRow(
        key, planned.state, file, texts, str(source), change, order, why, planned.is_held_back
    )


def _look(planned: PlannedFigure, change: ChangeText | None) -> str:
    if planned.doubt is not None:
        return "Check"
    if planned.proposed_by:
        return "Proposed"
    return "Large" if change and change.is_large else ""


def _told(figure: Figure) -> str:
    """The figure with its counts, which may be all that is new."""
    counts = figure.reading.counts_text
    return f"{figure.reading.text} ({counts})" if counts else figure.reading.text


def place_in_file(source: CellReference) -> str:
    """Return sheet and cell, where the name of the file stands beside them."""
    return ", ".join(each for each in (source.sheet.strip(), source.cell) if each)
