"""Places among others: `11th of 14` as a figure, a target, a comparator."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.dashboard import Cell
from perfdesk.core.figures import Content, Form, format_number
from perfdesk.core.measures import Aim, Unit
from perfdesk.core.periods import financial_year
from perfdesk.core.rules.progress import ProgressCase, judge_progress
from perfdesk.core.rules.ratings import RatingCase, rate
from perfdesk.core.settings import Scheme, Tolerances
from perfdesk.core.targets import TargetKind
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target
from perfdesk.exporting.workbook.number_formats import printed_number, rendered

YEAR = financial_year(2023)


def rated(figure: str, target: str, aim: Aim = Aim.LOW) -> str:
    """The reason of a rating."""
    read = read_target(target, aim, YEAR)
    return rate(RatingCase(read_figure(figure), read, aim, Scheme.RAG, Tolerances())).reason


def moved(current: str, previous: str, aim: Aim = Aim.LOW) -> str:
    """The text of an arrow."""
    before, now = read_figure(previous), read_figure(current)
    case = ProgressCase(
        now, before, YEAR.a_year_earlier(), read_target(""), aim, Tolerances(), unit=Unit.COUNT
    )
    return judge_progress(case).text


@given(st.integers(1, 400), st.integers(0, 40), st.sampled_from(["{}", "={}", "joint {}"]))
def test_that_a_place_is_read_and_printed_as_it_was_typed(
    place: int, after: int, form: str
) -> None:
    text = f"{form.format(format_number(Decimal(place), 0, Form.ORDINAL))} of {place + after}"
    reading = read_figure(text)
    assert (reading.content, reading.text) == (Content.NUMBER, text)
    assert reading.value == place
    assert reading.form is Form.ORDINAL


@pytest.mark.parametrize(
    "text", ["1st April 2024", "2th", "15th of 14", "3rd quartile", "0th of 5", "1st half"]
)
def test_that_what_is_no_place_is_not_read_in_half(text: str) -> None:
    reading = read_figure(text)
    assert (reading.value, reading.text) == (None, text)


@pytest.mark.parametrize(
    ("figure", "target", "reason"),
    [
        ("11th of 14", "11th of 14", "Green: 11th, target 11th."),
        ("12th of 14", "11th of 14", "Red: 12th, target 11th, missed by 1 place."),
        ("=3rd of 15", "5th of 15", "Green: 3rd, target 5th."),
        ("4th of 14", "at least 3rd", "Red: 4th, target 3rd or better, missed by 1 place."),
        ("11th of 14", "34th of 150",
         "11th of 14 and 34th of 150 are places among different numbers."),
        ("11th of 14", "85%", "11th of 14 is a place among others, and 85% is not."),
    ],
)  # fmt: skip
def test_that_a_place_is_rated_by_places(figure: str, target: str, reason: str) -> None:
    assert rated(figure, target) == reason


def test_that_a_stated_direction_decides() -> None:
    assert rated("12th of 14", "11th of 14", Aim.HIGH).startswith("Green")


@pytest.mark.parametrize(
    ("current", "previous", "text"),
    [
        ("11th of 14", "12th of 14", "Improved: up 1 place"),
        ("14th of 15", "11th of 14", "Not as good: down 3 places"),
        ("11th of 14", "11th of 14", "Similar: no change"),
        ("11th of 14", "34th of 150", ""),
    ],
)
def test_that_places_move_by_places_and_never_by_chance(
    current: str, previous: str, text: str
) -> None:
    assert moved(current, previous) == text


def test_that_a_limit_of_places_is_a_ceiling() -> None:
    target = read_target("3rd or better")
    assert (target.kind, target.form) == (TargetKind.CEILING, Form.ORDINAL)
    assert target.low == 3


@pytest.mark.parametrize(
    ("before", "number", "after", "value", "form", "decimals"),
    [
        ("", "11th", " of 14", "11", Form.ORDINAL, 0),
        ("=", "3rd", " of 15", "3", Form.ORDINAL, 0),
        ("", "1.2m", "+", "1200000", Form.PLAIN, 0),
        ("", "\u00a33.7m", "", "3700000", Form.PLAIN, 0),
        ("", "1.25 million", " visits", "1250000", Form.PLAIN, 0),
        ("", "\u00a31.2bn", "", "1200000000", Form.PLAIN, 0),
        ("", "+5.5%", "", "5.5", Form.PERCENT, 1),
        ("", "\u00a38,355", "", "8355", Form.PLAIN, 0),
    ],
)
def test_that_a_workbook_holds_the_number_and_shows_what_is_printed(
    before: str, number: str, after: str, value: str, form: Form, decimals: int
) -> None:
    cell = Cell(
        f"{before}{number}{after}", before=before, number=number, after=after,
        value=Decimal(value), decimals=decimals, form=form,
    )  # fmt: skip
    printed = printed_number(cell)
    assert printed is not None
    assert rendered(printed.value, printed.code) == cell.text
    scale = 100 if form is Form.PERCENT else 1
    assert printed.value * scale == pytest.approx(float(value))


def test_that_what_a_format_would_round_away_stays_text() -> None:
    cell = Cell(
        "\u00a33.7m", number="\u00a33.7m", value=Decimal(3_750_000), decimals=0, form=Form.PLAIN
    )
    assert printed_number(cell) is None  # 3.8m would be shown
