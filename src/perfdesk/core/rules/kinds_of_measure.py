"""What the words of a measure say of how it is counted: whether months add up, and from when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from perfdesk.core.figures import Form, Reading
from perfdesk.core.measures import Unit

_AVERAGED = re.compile(
    r"\b(?:average|avg|mean|median|typical)\b"
    r"|\bper (?:month|week|day|quarter|visit|case|person|head|client|user|household|resident|"
    r"dwelling|home|property|employee|fte|pupil|child|mile|km)\b"
    r"|\bper (?!100[ ,]?(?:000|k)\b)\d[\d, ]*k?\b"
    r"|\b(?:score|index|ratio)\b",
    re.IGNORECASE,
)
_OF_ONE_DAY = re.compile(
    r"\b(?:at|as at|as of) (?:the )?(?:end|month|quarter|year|\d)|\bsnapshot\b|\b(?:a)?waiting\b"
    r"|\bwaiting list\b|\bbacklog\b|\bcaseload\b|\bopen cases\b|\bon the (?:register|books)\b"
    r"|\bcurrently\b|\bvacanc(?:y|ies)\b|\bheadcount\b|\boutstanding\b",
    re.IGNORECASE,
)
_CUMULATIVE = re.compile(r"\bcumulative(?:ly)?\b|\bto date\b|\bytd\b|\bso far\b", re.IGNORECASE)
_YEAR = re.compile(r"\b\d{2,4}/\d{2,4}\b")
_ACADEMIC = re.compile(
    r"\bacademic\b|\bschool year\b|\b(?:lals|adult learning|learners?|learning service)\b"
    r".*\b(?:success|achievement|pass|retention|attendance)\b",
    re.IGNORECASE,
)


def months_add_up(unit: Unit, readings: Iterable[Reading], description: str) -> bool:
    """Tell whether months add up to the year: counts do, unless they are of one day.

    So do rates of what happens to people in a year, which admissions to care are. Averages (days
    per month), scores and what is counted on a day do not.

    Args:
        unit: Of the measure.
        readings: Figures of it, whose words may name a date.
        description: The measure's words.
    """
    held = tuple(readings)
    if any(each.period and each.period.is_snapshot for each in held):
        return False
    if any(each.form is Form.ORDINAL for each in held):
        return False  # places among others
    if unit is Unit.PERCENT:
        # The share of the year's people that is reached so far grows with the months.
        return _CUMULATIVE.search(description) is not None
    if _AVERAGED.search(description) or _OF_ONE_DAY.search(description):
        return False
    return unit is Unit.COUNT or (unit is Unit.RATE and "admission" in description.casefold())


def begins_in_september(description: str) -> bool:
    """Tell whether a measure's words say that it is of the academic year that is running.

    `academic year 2022/23` in the words of a measure is a year that has ended.
    """
    names_its_year = _YEAR.search(description) is not None
    return _ACADEMIC.search(description) is not None and not names_its_year


def stands_for_year(reading: Reading, unit: Unit) -> bool:
    """Tell whether a figure in a column headed by a year is the year's, months in part or not.

    A rate with its count and no words of a part of the year is: a paper of November prints the
    forecast 559.4 (820 admissions) so.
    """
    is_rate = unit is Unit.RATE and reading.form is Form.PLAIN
    return is_rate and reading.numerator is not None and reading.period is None
