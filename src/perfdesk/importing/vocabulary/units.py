"""Whether a unit that words state goes with what a measure is in, and by how much to multiply."""

from __future__ import annotations

import re
from decimal import Decimal

from perfdesk.core.measures import Unit
from perfdesk.importing.vocabulary.reading_words import facets_of

_PER = re.compile(r"per ([\d,]+)")
_RATE = "per 100,000"


def factor_into(said: str, unit: Unit, description: str) -> Decimal | None:
    """Return what figures in a unit are multiplied by for a measure; None where they do not fit.

    0.049 per 1,000 is 4.9 per 100,000; a percentage is no count.

    Args:
        said: The unit as facets name it; empty where no word says it.
        unit: Of the measure.
        description: Of the measure, which may name its own rate (`per 10,000 children`).
    """
    if not said:
        return Decimal(1)
    per = _people(said)
    own = facets_of(description).unit
    basis = _people(own) or (_people(_RATE) if unit is Unit.RATE else 0)
    if per or basis:
        # A column headed `Rate` or `Number` does not say per how many.
        return Decimal(basis) / per if per and basis else None
    is_share = said == "%"
    if is_share or unit is Unit.PERCENT:
        return Decimal(1) if is_share == (unit is Unit.PERCENT) else None
    return Decimal(1)


def _people(unit: str) -> int:
    """Return how many a rate is per; 0 for other units."""
    found = _PER.fullmatch(unit)
    return int(found[1].replace(",", "")) if found else 0
