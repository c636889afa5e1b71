"""Figures of one place over time as the lines of a chart: where they stand, what is joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from perfdesk.core.building.axes import UNIT_LABELS
from perfdesk.core.building.judging import break_between
from perfdesk.core.building.series import SeriesPoint
from perfdesk.core.charting import ChartPoint, ChartTarget, Segments
from perfdesk.core.figures import Content, Figure, FigureKind, Form, agree
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.periods import Period, financial_year
from perfdesk.core.rules.forecast import is_forecast
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.wording.comparator_text import named_with_year

_YEAR = 12
_NOT_APPLICABLE = frozenset({"[z]", "z"})


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """How values are scaled and labelled.

    Attributes:
        form: How a value is written.
        label: Its unit, in words.
    """

    form: Form
    label: str

    def decimals_of(self, decimals: int, form: Form) -> int | None:
        """Return the digits after the point of a number as it is written on the axis.

        None where it was written in another form, and must not seem more exact than it is.
        """
        is_alike = (form is Form.THOUSANDS) is (self.form is Form.THOUSANDS)
        return decimals if is_alike else None

    def scaled(self, value: Decimal) -> float:
        """Return where a value stands on the axis."""
        return float(value / 1000 if self.form is Form.THOUSANDS else value)


def axis_for(subject: Measure, forms: Sequence[Form]) -> ValueAxis:
    """Return the axis for figures of a measure that are written in these forms."""
    if subject.unit is Unit.PERCENT:
        return ValueAxis(Form.PERCENT, UNIT_LABELS[Unit.PERCENT])
    if 2 * forms.count(Form.THOUSANDS) >= len(forms):
        return ValueAxis(Form.THOUSANDS, "Thousands")
    return ValueAxis(Form.PLAIN, UNIT_LABELS[subject.unit])


def mark_of(target: TargetReading, axis: ValueAxis, council: str = "") -> ChartTarget | None:
    """Return the line or band that a target is; None where it has no number.

    Args:
        target: The target.
        axis: That it is drawn on.
        council: Code of our council, for `Regional Ave.`.
    """
    if target.low is None:
        return None
    low = axis.scaled(target.low)
    high = axis.scaled(target.high) if target.high is not None else None
    decimals = axis.decimals_of(target.decimals, target.form)
    if target.kind is TargetKind.AVERAGE:
        name = named_with_year(target, council)
        label = f"{name[:1].upper()}{name[1:]} {target.number_text}"
        return ChartTarget(low, None, label, decimals)
    name = "Band" if high is not None else "Target"
    prefix = {TargetKind.CEILING: "at most ", TargetKind.FLOOR: "at least "}.get(target.kind, "")
    return ChartTarget(low, high, f"{name} {prefix}{target.number_text}", decimals)


def is_drawn(point: SeriesPoint) -> bool:
    """Tell whether a figure has a value, or says that one is missing: that makes a gap.

    Not applicable is no gap: in the years between two surveys nothing is missing.
    """
    reading = point.figure.reading
    if reading.value is not None:
        return True
    return reading.content is Content.SHORTHAND and not _NOT_APPLICABLE & {
        reading.text,
        *reading.status,
    }


def one_a_slot(line: Iterable[SeriesPoint]) -> list[SeriesPoint]:
    """Keep one figure of each kind for a place on the time axis, that of its own column first."""
    kept: dict[tuple[Period, FigureKind], SeriesPoint] = {}
    for each in line:
        key = slot_of(each.figure), each.figure.key.kind
        if key not in kept or each.figure.key.period == key[0]:
            kept[key] = each
    return sorted(kept.values(), key=lambda each: by_end(slot_of(each.figure)))


def without_runs(line: Sequence[SeriesPoint], shown: Period) -> list[SeriesPoint]:
    """Leave out single months, and sums to date of a year that has its own figure.

    They have a chart of their own: among years they say nothing of the trend. Where the position
    is a month, or there is nothing longer, they stay; so does whatever stands for the position.
    """
    slots = {slot_of(each.figure) for each in line}
    years = {slot for slot in slots if slot.months >= _YEAR}
    has_longer = any(slot.months > 1 for slot in slots)

    def stays(slot: Period) -> bool:
        if slot == shown:
            return True
        if slot.months <= 1:
            return shown.months == 1 or not has_longer
        return slot.months >= _YEAR or shown.months < _YEAR or slot.year not in years

    return [each for each in line if stays(slot_of(each.figure))]


def until(line: Iterable[SeriesPoint], end: date) -> list[SeriesPoint]:
    """Leave out what stands for a time after *end*, unless it was carried into a column before."""
    return [
        each for each in line if min(slot_of(each.figure).end, each.figure.key.period.end) <= end
    ]


def with_years_between(slots: Sequence[Period]) -> list[Period]:
    """Return the places on the time axis with the years in which nothing was asked.

    A survey of every second year stands two places from the one before.
    """
    filled: list[Period] = []
    for slot in slots:
        if filled and slot.is_financial_year and filled[-1].is_financial_year:
            years = range(filled[-1].start.year + 1, slot.start.year)
            filled += [financial_year(year) for year in years]
        filled.append(slot)
    return filled


def parts_begin(slots: Sequence[Period]) -> list[int]:
    """Return where, among whole years, figures for a part of a year begin or end."""
    return [
        at
        for at, (earlier, later) in enumerate(pairwise(slots), start=1)
        if not earlier.is_snapshot
        and not later.is_snapshot
        and (earlier.months >= _YEAR) is not (later.months >= _YEAR)
    ]


def slot_of(figure: Figure) -> Period:
    """Return the place on the time axis: a date in a year's column stands for its year."""
    period = figure.stands_for
    if period.is_snapshot and figure.key.period.is_financial_year:
        return period.year
    return period


def by_end(period: Period) -> tuple[date, date]:
    """Sort periods as a time axis shows them."""
    return period.end, period.start


def without_empty_ends(slots: Sequence[Period], drawn: Sequence[SeriesPoint]) -> list[Period]:
    """Leave out what stands before the first and after the last value."""
    filled = {slot_of(each.figure) for each in drawn}
    first = next(index for index, slot in enumerate(slots) if slot in filled)
    last = next(index for index, slot in enumerate(reversed(slots)) if slot in filled)
    return list(slots[first : len(slots) - last])


def segments_of(
    subject: Measure,
    line: Sequence[SeriesPoint],
    places: Mapping[Period, int],
    axis: ValueAxis,
) -> Segments:
    """Join points to segments: published where there are both, with the local one beside it."""
    held = {
        (slot_of(each.figure), each.figure.key.kind): each.figure
        for each in line
        if each.figure.value is not None
    }
    segments: list[list[ChartPoint]] = []
    beside: list[ChartPoint] = []
    previous: Period | None = None
    for each in line:
        slot, value = slot_of(each.figure), each.figure.value
        is_beside = not is_published(each) and (slot, FigureKind.PUBLISHED) in held
        if slot not in places or (value is None and is_beside):
            continue
        if value is None:
            previous = None
            continue
        both = [held.get((slot, kind)) for kind in FigureKind]
        is_settled = all(both) and agree(*(fig.reading for fig in both if fig))
        point = _point(each, places[slot], axis, is_both=is_settled)
        if is_beside:
            beside.append(point)
            continue
        if point.is_forecast:
            # What is expected is no outturn: no line runs to it or on from it.
            segments.append([point])
            previous = None
            continue
        if previous is None or not joins(subject, previous, slot):
            segments.append([point])
        elif _is_of_another_count(segments[-1][-1], point, beside):
            # The local figure of the year before is what this one follows.
            follows = [beside.pop()] if beside and beside[-1].at == segments[-1][-1].at else []
            segments.append([*follows, point])
        else:
            segments[-1].append(point)
        previous = slot
    return (*(tuple(each) for each in segments), *((point,) for point in beside))


def _is_of_another_count(
    earlier: ChartPoint, later: ChartPoint, beside: Sequence[ChartPoint]
) -> bool:
    """Tell whether a published figure and a local one are known to differ where both are held."""
    if earlier.is_local is later.is_local or earlier.is_both or later.is_both:
        return False
    return any(each.at == (later if earlier.is_local else earlier).at for each in beside)


def joins(subject: Measure, earlier: Period, later: Period) -> bool:
    """Tell whether a line may join two periods: alike in length, and no break between them."""
    alike = abs(later.months - earlier.months) <= 1
    return alike and break_between(subject, earlier, later) is None


def is_published(point: SeriesPoint) -> bool:
    """Tell whether a figure was published rather than reported locally."""
    return point.figure.key.kind is FigureKind.PUBLISHED


def _point(each: SeriesPoint, at: int, axis: ValueAxis, *, is_both: bool) -> ChartPoint:
    figure, reading = each.figure, each.figure.reading
    expected = is_forecast(reading)
    words = ("(forecast)",) if expected else ()
    return ChartPoint(
        at=at,
        value=axis.scaled(reading.value or Decimal(0)),
        text=" ".join((reading.number_text, *words, *reading.status)),
        period=f"{figure.stands_for} forecast" if expected else figure.stands_for.label,
        source=str(figure.source),
        is_local=not is_published(each),
        is_forecast=expected,
        is_both=is_both,
        decimals=axis.decimals_of(reading.decimals, reading.form),
    )
