"""The cells of a row that no paper prints as a column: comments, who answers, and the stage."""

from __future__ import annotations

from collections.abc import Mapping

from perfdesk.core.building.judging import decided_on, reported_figure
from perfdesk.core.dashboard import Cell, Column
from perfdesk.core.figures import Content, Figure
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.reporting.stages import Stage
from perfdesk.core.settings import Position

_NO_COMMENTARY = Cell("", spoken="No commentary")
_NO_NOTE = Cell("", spoken="No internal note")
_NO_OWNER = Cell("", spoken="No owner")
_STAGES = {stage: Cell(stage.capitalize(), spoken=f"Stage: {stage}") for stage in Stage}
_AWAITED = (Content.DUE, Content.EMPTY)


def reporting_cells(
    pack: Pack, measure: Measure, position: Position, current: Figure | None
) -> Mapping[Column, Cell]:
    """Return the cells of commentary, internal note, owner and stage; *current* is its figure."""
    return {
        Column.COMMENTARY: _commentary_cell(pack, measure, position, Audience.PUBLIC),
        Column.NOTE: _commentary_cell(pack, measure, position, Audience.INTERNAL),
        Column.OWNER: Cell(measure.owner, spoken=f"Owner: {measure.owner}")
        if measure.owner
        else _NO_OWNER,
        Column.STAGE: _STAGES[_stage(pack, measure, position, current)],
    }


def stage_of(pack: Pack, measure: Measure, position: Position) -> Stage:
    """Return how far a measure has come at a position.

    What a person set stands while figures and target are those it was set on. Else it follows
    from what is there: commented with a final public comment, figure in with a figure.
    """
    return _stage(pack, measure, position, reported_figure(pack, measure, position.period))


def _stage(pack: Pack, measure: Measure, position: Position, figure: Figure | None) -> Stage:
    mark = pack.stage_mark(measure.id, position.period)
    if mark is not None and mark.decided_on == decided_on(pack, measure, position):
        return mark.stage
    if figure is None or figure.reading.content in _AWAITED:
        return Stage.AWAITED
    said = pack.commentary(measure.id, position.period, Audience.PUBLIC)
    return Stage.COMMENTED if said is not None and not said.draft else Stage.FIGURE_IN


def is_draft(pack: Pack, measure: Measure, position: Position) -> bool:
    """Tell whether the public comment of a measure is not final yet."""
    said = pack.commentary(measure.id, position.period, Audience.PUBLIC)
    return said is not None and said.draft


def _commentary_cell(pack: Pack, measure: Measure, position: Position, audience: Audience) -> Cell:
    said = pack.commentary(measure.id, position.period, audience)
    if said is None:
        return _NO_COMMENTARY if audience is Audience.PUBLIC else _NO_NOTE
    kind = "Commentary" if audience is Audience.PUBLIC else "Internal note"
    draft = ", a draft" if said.draft else ""
    written = f"{said.at.day} {said.at:%B %Y}{draft}"
    return Cell(
        said.text,
        reason=f"Written by {said.by or 'unknown'}, {written}.",
        spoken=f"{kind}{draft}: {said.text}",
    )
