"""The shares of the layers over the years: how all contacts divide among them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.building.axes import UNIT_LABELS, nice_axis, tick_decimals, tick_labels
from perfdesk.core.building.judging import reported_figure, verdicts_on
from perfdesk.core.building.lines import (
    ValueAxis,
    by_end,
    is_drawn,
    one_a_slot,
    segments_of,
    slot_of,
    without_empty_ends,
)
from perfdesk.core.building.series import SeriesPoint, series_of
from perfdesk.core.charting import ChartGoal, ChartPoint, ChartSeries, ChartSpec, SeriesRole
from perfdesk.core.figures import Form
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position
from perfdesk.core.strategy import Layer
from perfdesk.core.targets import TargetKind
from perfdesk.core.verdicts import Tone
from perfdesk.core.wording.amounts import points_text

_NAMED = re.compile(r"% of (?:sequels|contacts)\b", re.IGNORECASE)
_NO_SHARES = (
    "There are no shares to draw. Each layer needs one percentage with a target band: choose the "
    "aim Target Band Width in the properties of those measures."
)
_NO_FIGURES = (
    "There are no shares yet. Import the list of contacts, or type the shares in the grid."
)
_WHOLE, _SLACK = 100, 5
_AXIS = ValueAxis(Form.PERCENT, UNIT_LABELS[Unit.PERCENT])


@dataclass(frozen=True, slots=True)
class LayerShare:
    """The measure that tells what part of all contacts a layer takes."""

    layer: Layer
    measure: Measure


def layer_shares(pack: Pack, position: Period) -> tuple[LayerShare, ...]:
    """Return the share of each layer that has measures at a position, in printed order.

    A share is a percentage with a band to be within that says so in its words, or that makes
    about a hundred with those of the other layers. Empty where a layer has none, or there is one
    layer alone: then nothing is divided.
    """
    found: list[LayerShare] = []
    for layer in pack.layers:
        measures = [
            measure
            for outcome in pack.outcomes_of(layer.id)
            for measure in pack.measures_of(outcome.id, position)
        ]
        if not measures:
            continue
        shares = [each for each in measures if _is_share(pack, each, position)]
        named = [each for each in shares if _NAMED.search(each.description)]
        if not shares:
            return ()
        found.append(LayerShare(layer, (named or shares)[0]))
    if len(found) < 2:
        return ()
    are_named = all(_NAMED.search(each.measure.description) for each in found)
    return tuple(found) if are_named or _make_a_whole(pack, found, position) else ()


def layer_shares_of(pack: Pack, position: Period | None = None) -> ChartSpec:
    """Work out the chart of all layers' shares over the years, with the band of each.

    Args:
        pack: The pack.
        position: Whose shares the message is about; the pack's own position if None.

    Raises:
        KeyError: The pack has no such position.
    """
    shown = pack.table(Position)[position] if position else pack.position
    shares = layer_shares(pack, shown.period)
    if not shares:
        return _empty(_NO_SHARES)
    lines = {each.measure.id: _line(pack, each.measure) for each in shares}
    drawn = [each for line in lines.values() for each in line if each.figure.value is not None]
    if not drawn:
        return _empty(_NO_FIGURES)
    every = {slot_of(each.figure) for line in lines.values() for each in line}
    slots = without_empty_ends(sorted(every, key=by_end), drawn)
    places = {slot: index for index, slot in enumerate(slots)}
    series = tuple(
        ChartSeries(
            each.layer.short_name,
            SeriesRole.PART,
            segments_of(each.measure, lines[each.measure.id], places, _AXIS),
            _goals(pack, each.measure, places),
        )
        for each in shares
    )
    has_goals = any(line.goals for line in series)
    values = [point.value for line in series for point in line.points]
    values += [edge for line in series for goal in line.goals for edge in (goal.low, goal.high)]
    low, high, ticks = nice_axis([0.0, *values], floor=0.0, ceiling=max(values))
    subject = "How contacts are shared between the layers"
    return ChartSpec(
        measure="",
        title=_message(pack, shown, shares),
        subject=subject,
        unit=_AXIS.label + ("; brackets: target bands" if has_goals else ""),
        categories=tuple(slot.label for slot in slots),
        series=series,
        target=None,
        breaks=(),
        low=low,
        high=high,
        ticks=tuple(zip(ticks, tick_labels(ticks, Form.PERCENT), strict=True)),
        form=Form.PERCENT,
        decimals=tick_decimals(ticks),
        alt=_alt(subject, series, slots),
    )


def _make_a_whole(pack: Pack, shares: Sequence[LayerShare], position: Period) -> bool:
    total = Decimal(0)
    for each in shares:
        figure = reported_figure(pack, each.measure, position)
        if figure is None or figure.value is None:
            return False
        total += figure.value
    return abs(total - _WHOLE) <= _SLACK


def _is_share(pack: Pack, measure: Measure, position: Period) -> bool:
    if measure.unit is not Unit.PERCENT or measure.part_of is not None:
        return False
    has_band = pack.target(measure.id, position).kind is TargetKind.BAND
    return measure.aim is Aim.BAND or has_band


def _empty(why: str) -> ChartSpec:
    return ChartSpec(
        measure="", title="", subject="How contacts are shared between the layers", unit="",
        categories=(), series=(), target=None, breaks=(), low=0.0, high=1.0, ticks=(), alt=why,
        empty=why,
    )  # fmt: skip


def _line(pack: Pack, measure: Measure) -> list[SeriesPoint]:
    points = series_of(pack, measure.id)
    return one_a_slot(
        each for each in points if each.place.code == pack.council.code and is_drawn(each)
    )


def _goals(pack: Pack, measure: Measure, places: Mapping[Period, int]) -> tuple[ChartGoal, ...]:
    """Return the band of each position that is drawn: every year has its own."""
    line = pack.lineage(measure.id)
    goals = []
    for period, at in places.items():
        targets = (pack.target(each.id, period) for each in line)
        target = next((each for each in targets if each.low is not None), None)
        if target is None or target.low is None:
            continue
        high = target.low if target.high is None else target.high
        low = _AXIS.scaled(target.low)
        goals.append(ChartGoal(at, low, _AXIS.scaled(high), target.number_text))
    return tuple(goals)


def _message(pack: Pack, position: Position, shares: Sequence[LayerShare]) -> str:
    """Say how many shares are where they should be, and which moved most."""
    ratings = [verdicts_on(pack, each.measure, position).rating for each in shares]
    tones = [each.tone for each in ratings if each.tone is not Tone.NONE]
    said = []
    if tones:
        inside = tones.count(Tone.GOOD)
        band = "their bands" if len(tones) > 1 else "its band"
        many = {0: "No share is", 1: "One share is"}.get(inside, f"{inside} shares are")
        many = "All shares are" if inside == len(tones) > 1 else many
        band = "its band" if inside <= 1 else band
        said.append(f"{many} within {band} in {position.period}")
    moves = [move for each in shares if (move := _move(pack, position, each)) is not None]
    most = max(moves, key=lambda move: move.points, default=None)
    if most is not None and most.points:
        points = points_text(most.points, most.decimals)
        said.append(f"{most.layer} moved most, {most.way} {points}")
    return "; ".join(said) or f"The layers' shares up to {position.period}"


@dataclass(frozen=True, slots=True)
class _Move:
    """By how much a share moved since the previous column, and which way."""

    layer: str
    points: Decimal
    decimals: int
    way: str


def _move(pack: Pack, position: Position, share: LayerShare) -> _Move | None:
    now = reported_figure(pack, share.measure, position.period)
    before = reported_figure(pack, share.measure, position.previous)
    if now is None or before is None or now.value is None or before.value is None:
        return None
    return _Move(
        share.layer.short_name,
        abs(now.value - before.value),
        max(now.reading.decimals, before.reading.decimals),
        "up" if now.value > before.value else "down",
    )


def _alt(subject: str, series: Sequence[ChartSeries], slots: Sequence[Period]) -> str:
    parts = [f"{subject}, {slots[0]} to {slots[-1]}."]
    for line in series:
        points: list[ChartPoint] = sorted(line.points, key=lambda point: point.at)
        if not points:
            continue
        first, last = points[0], points[-1]
        began = f"{first.text} ({first.period}), then " if len(points) > 1 else ""
        band = f", band {line.goals[-1].text}" if line.goals else ""
        parts.append(f"{line.name}: {began}{last.text} ({last.period}){band}.")
    return " ".join(parts)
