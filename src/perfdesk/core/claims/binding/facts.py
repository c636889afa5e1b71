"""What a pack holds that a number of a report can be held against."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from perfdesk.core.building.judging import previous_figure, reported_figure
from perfdesk.core.figures import Figure, FigureKind, Form, format_number
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position
from perfdesk.core.targets import TargetBasis, TargetReading


class Role(StrEnum):
    """What a figure is to its measure at the position."""

    CURRENT = "current"
    PREVIOUS = "previous"
    TARGET = "target"
    COMPARATOR = "comparator"
    BASELINE = "baseline"
    REGION = "region"
    EARLIER = "earlier"
    CHANGE = "change"


_TARGET_ROLES = {
    TargetBasis.NATIONAL_AVERAGE: Role.COMPARATOR,
    TargetBasis.BASELINE: Role.BASELINE,
    TargetBasis.SHIRE_AVERAGE: Role.REGION,
}


class Scale(StrEnum):
    """What a fact counts, so that like is compared with like."""

    PERCENT = "per cent"
    RATE = "rate"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class _Printed:
    """A number with how it is printed."""

    value: Decimal
    decimals: int = 0
    form: Form = Form.PLAIN

    @property
    def text(self) -> str:
        return format_number(self.value, self.decimals, self.form)

    @property
    def half(self) -> Decimal:
        """Half a unit of its last digit; nothing for a whole number of people or things."""
        if self.form is Form.PLAIN and not self.decimals:
            return Decimal(0)
        unit = Decimal(1000 if self.form is Form.THOUSANDS else 1)
        return unit.scaleb(-self.decimals) / 2


@dataclass(frozen=True, slots=True)
class Fact:
    """A number of the pack with what it is.

    Attributes:
        measure: Id of the measure.
        role: What it is to the measure.
        scale: What it counts.
        value: In single units; per cent stay per cent.
        low: The least that rounds to what is printed.
        high: The most that rounds to it.
        text: As printed.
        decimals: Digits after the point as printed.
        form: How it is printed.
        period: What it is about; None where that is not known.
        place: Code of the place; empty for our council.
    """

    measure: str
    role: Role
    scale: Scale
    value: Decimal
    low: Decimal
    high: Decimal
    text: str
    decimals: int
    form: Form
    period: Period | None
    place: str = ""

    @property
    def about(self) -> str:
        """What it is, in words for a reader: `2022/23`, `target`, `England 2022/23`."""
        when = self.period.label if self.period else ""
        name = {
            Role.TARGET: "the target", Role.COMPARATOR: "the comparator",
            Role.BASELINE: "the baseline", Role.REGION: "the published average",
        }.get(self.role, "")  # fmt: skip
        return f"{name} {when}".strip() if name else when


def facts_of(pack: Pack, measure: Measure, position: Position) -> tuple[Fact, ...]:
    """Return all that the pack holds of a measure at a position."""
    found: list[Fact] = []
    current = reported_figure(pack, measure, position.period)
    previous = previous_figure(pack, measure, position)
    if current:
        found += _of_figure(measure, current, Role.CURRENT)
    if previous:
        found += _of_figure(measure, previous, Role.PREVIOUS)
    found += _of_target(measure, pack.target(measure.id, position.period))
    shown = {each.key for each in (current, previous) if each}
    for figure in pack.figures_of(measure.id):
        if figure.key in shown:
            continue
        is_ours = figure.key.place == pack.settings.council
        role = Role.EARLIER if is_ours else Role.REGION
        if is_ours and figure.key.kind is FigureKind.PUBLISHED:
            role = Role.EARLIER
        found += _of_figure(measure, figure, role, "" if is_ours else figure.key.place)
    return tuple(found)


def _of_figure(measure: Measure, figure: Figure, role: Role, place: str = "") -> list[Fact]:
    reading, period = figure.reading, figure.stands_for
    if reading.value is None:
        return []
    number = _Printed(reading.value, reading.decimals, reading.form)
    found = [_fact(measure, role, scale_of(measure), number, period, place)]
    if reading.numerator is not None and measure.unit is not Unit.COUNT:
        count = _Printed(reading.numerator)
        found.append(_fact(measure, role, Scale.COUNT, count, period, place))
    return found


def _of_target(measure: Measure, target: TargetReading) -> list[Fact]:
    role = _TARGET_ROLES.get(target.basis, Role.TARGET)
    found = [
        _fact(
            measure, role, scale_of(measure), _Printed(edge, target.decimals, target.form),
            target.period,
        )
        for edge in (target.low, target.high)
        if edge is not None
    ]  # fmt: skip
    if target.count is not None:
        found.append(_fact(measure, role, Scale.COUNT, _Printed(target.count), target.period))
    return found


def scale_of(measure: Measure) -> Scale:
    """Return what a measure's value counts."""
    if measure.unit is Unit.PERCENT:
        return Scale.PERCENT
    return Scale.RATE if measure.unit in {Unit.RATE, Unit.SCORE} else Scale.COUNT


def _fact(
    measure: Measure,
    role: Role,
    scale: Scale,
    number: _Printed,
    period: Period | None,
    place: str = "",
) -> Fact:
    value, half = number.value, number.half
    return Fact(
        measure.id, role, scale, value, value - half, value + half, number.text, number.decimals,
        number.form, period, place,
    )  # fmt: skip
