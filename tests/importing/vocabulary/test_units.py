"""A unit that words state goes with a measure, is converted, or is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perfdesk.core.measures import Unit
from perfdesk.importing.vocabulary.units import factor_into


@pytest.mark.parametrize(
    ("said", "unit", "description", "factor"),
    [
        ("", Unit.COUNT, "Contacts received", 1),
        ("count", Unit.COUNT, "Contacts received", 1),
        ("\u00a3", Unit.COUNT, "Net spend", 1),
        ("%", Unit.PERCENT, "Recycling rate", 1),
        ("per 1,000", Unit.RATE, "Delayed transfers per 100,000", 100),
        ("per 100,000", Unit.RATE, "Delayed transfers per 100,000", 1),
        ("per 10,000", Unit.RATE, "Admissions", 10),
        ("per 100,000", Unit.RATE, "Enquiries per 1,000 population", Decimal("0.01")),
        ("per 10,000", Unit.COUNT, "Referrals per 10k children", 1),
    ],
)
def test_that_a_unit_that_fits_is_taken_or_converted(
    said: str, unit: Unit, description: str, factor: Decimal
) -> None:
    assert factor_into(said, unit, description) == factor


@pytest.mark.parametrize(
    ("said", "unit", "description"),
    [
        ("%", Unit.COUNT, "Contacts received"),
        ("count", Unit.PERCENT, "Recycling rate"),
        ("tonnes", Unit.PERCENT, "Recycling rate"),
        ("%", Unit.RATE, "Delayed transfers per 100,000"),
        ("count", Unit.RATE, "Delayed transfers per 100,000"),
        ("per 1,000", Unit.COUNT, "Contacts received"),
        ("per 1,000", Unit.PERCENT, "Recycling rate"),
    ],
)
def test_that_a_unit_of_another_kind_is_refused(said: str, unit: Unit, description: str) -> None:
    assert factor_into(said, unit, description) is None
