"""Working out a measure's figure from the figures of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.figures import Content, Form, Reading, format_number, ratio
from perfdesk.core.measures import Combination, Measure

_SIGNS = {Combination.SUM: "+", Combination.DIFFERENCE: "\u2212"}
_PER = {Combination.SHARE: 100, Combination.RATE: 100_000}


@dataclass(frozen=True, slots=True)
class Derived:
    """A figure worked out from others.

    Attributes:
        reading: What it comes to; exact, shown as the parts are.
        sum_text: The sum with the parts by name (`Physical loans 1,377.9k + E-loans 1,006.6k`).
    """

    reading: Reading
    sum_text: str


def derive(measure: Measure, parts: Sequence[tuple[str, Reading]]) -> Derived | None:
    """Work out a derived measure from its parts, each with its name, in order.

    Returns:
        The figure; None where a part is no number, the parts are not for the same months, or
        they would have to be divided by nothing.
    """
    derivation = measure.derived
    values = [reading.value for _, reading in parts if reading.value is not None]
    periods = {reading.period for _, reading in parts}
    if derivation is None or not parts or len(values) < len(parts) or len(periods) > 1:
        return None
    how = derivation.combination
    if how in _PER:
        return _quotient(measure, parts, how)
    value = values[0] + sum(values[1:]) if how is Combination.SUM else values[0] - sum(values[1:])
    readings = [reading for _, reading in parts]
    forms = {reading.form for reading in readings}
    # Parts written unlike one another (17.3k and 940) are put together in full.
    form = forms.pop() if len(forms) == 1 else Form.PLAIN
    decimals = max(reading.decimals for reading in readings if reading.form is form or not forms)
    shown = f" {_SIGNS[how]} ".join(f"{name} {reading.number_text}" for name, reading in parts)
    return Derived(_reading(value, decimals, form, readings), shown)


def _quotient(
    measure: Measure, parts: Sequence[tuple[str, Reading]], how: Combination
) -> Derived | None:
    if len(parts) != 2:
        return None
    (over, top), (under, bottom) = parts
    if top.value is None or not bottom.value:
        return None
    form = Form.PERCENT if how is Combination.SHARE else Form.PLAIN
    value = ratio(top.value, bottom.value, _PER[how])
    reading = _reading(value, measure.decimals, form, (top, bottom), counts=(top, bottom))
    scale = "" if how is Combination.SHARE else " \u00d7 100,000"
    return Derived(reading, f"{over} {top.number_text} / {under} {bottom.number_text}{scale}")


def _reading(
    value: Decimal,
    decimals: int,
    form: Form,
    parts: Sequence[Reading],
    counts: tuple[Reading, Reading] | None = None,
) -> Reading:
    """Return the reading of the result, for the months that the parts name, if any."""
    beside = {reading.qualifier for reading in parts}
    qualifier = beside.pop() if len(beside) == 1 and parts[0].period is not None else ""
    return Reading(
        f"{format_number(value, decimals, form)} {qualifier}".strip(),
        Content.NUMBER,
        value,
        decimals,
        form,
        numerator=counts[0].value if counts else None,
        denominator=counts[1].value if counts else None,
        qualifier=qualifier,
        period=parts[0].period,
    )
