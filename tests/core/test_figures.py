"""Figures: exact numbers, rounded and printed as the papers do, with the counts behind them."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from perfdesk.core.figures import (
    Content,
    Figure,
    FigureKey,
    FigureKind,
    Form,
    Reading,
    format_number,
    ratio,
    round_half_up,
)
from perfdesk.core.periods import financial_year, months
from perfdesk.core.sources import TYPED, CellReference

NUMBERS = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=10)


@pytest.mark.parametrize(
    ("value", "decimals", "rounded"),
    [
        ("41.5", 0, "42"), ("42.5", 0, "43"), ("84.25", 1, "84.3"), ("84.35", 1, "84.4"),
        ("-0.25", 1, "-0.3"), ("12.4", 0, "12"), ("13.70941245712854", 1, "13.7"), ("2", 2, "2.00"),
    ],
)  # fmt: skip
def test_that_half_is_rounded_away_from_zero(value: str, decimals: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), decimals)) == rounded


@given(NUMBERS, st.integers(0, 8))
@example(Decimal("-0.04"), 1)
@example(Decimal("-0"), 0)
@settings(max_examples=150)
def test_that_rounding_is_exact_and_never_gives_a_negative_zero(
    value: Decimal, decimals: int
) -> None:
    rounded = round_half_up(value, decimals)
    with localcontext(prec=60):
        assert rounded == value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert not (rounded == 0 and str(rounded).startswith("-"))


@pytest.mark.parametrize(
    ("value", "decimals", "form", "printed"),
    [
        ("89.6", 1, Form.PERCENT, "89.6%"), ("86", 1, Form.PERCENT, "86.0%"),
        ("1252000", 0, Form.THOUSANDS, "1,252k"), ("2384500", 1, Form.THOUSANDS, "2,384.5k"),
        ("615060", 1, Form.THOUSANDS, "615.1k"), ("0.4025", 3, Form.PLAIN, "0.403"),
        ("20", 0, Form.PLAIN, "20"), ("2E+1", 0, Form.PLAIN, "20"), ("1E-12", 12, Form.PLAIN,
        "0.000000000001"), ("-0.04", 1, Form.PERCENT, "0.0%"), ("-1334", 0, Form.PLAIN, "-1,334"),
    ],
)  # fmt: skip
def test_that_a_number_is_written_as_the_papers_print_it(
    value: str, decimals: int, form: Form, printed: str
) -> None:
    assert format_number(Decimal(value), decimals, form) == printed


@given(NUMBERS, st.integers(0, 8), st.sampled_from(Form))
@settings(max_examples=100)
def test_that_no_number_is_written_with_an_exponent(
    value: Decimal, decimals: int, form: Form
) -> None:
    assert not set(format_number(value, decimals, form)) & set("Ee")


def test_that_a_number_with_more_digits_than_usual_is_written_in_full() -> None:
    assert format_number(Decimal("9" * 40), 1, Form.PLAIN).replace(",", "") == "9" * 40 + ".0"


def test_that_a_rate_is_worked_out_per_hundred_thousand() -> None:
    assert round_half_up(ratio(Decimal(58), Decimal(423067), 100_000), 1) == Decimal("13.7")
    with pytest.raises(ZeroDivisionError):
        ratio(Decimal(1), Decimal(0), 100)


def _figure(reading: Reading) -> Figure:
    return Figure(
        FigureKey("reablement", "E10000018", financial_year(2023), FigureKind.LOCAL), reading
    )


def test_that_a_figure_stands_for_the_period_it_names_else_for_its_column() -> None:
    reading = Reading("49.4%", Content.NUMBER, Decimal("49.4"))
    assert _figure(reading).stands_for == financial_year(2023)
    carried = replace(reading, period=financial_year(2021))
    assert _figure(carried).stands_for == financial_year(2021)


def test_that_the_month_in_which_a_figure_is_due_is_not_what_it_is_about() -> None:
    due = Reading("Due June 2024", Content.DUE, period=months((2024, 6), (2024, 6)))
    assert _figure(due).stands_for == financial_year(2023)


def test_that_a_reading_gives_back_what_was_typed() -> None:
    reading = Reading("89.6%", Content.NUMBER, Decimal("89.59"), 1, Form.PERCENT)
    assert (reading.as_typed, reading.number_text, reading.is_number) == ("89.6%", "89.6%", True)
    assert replace(reading, typed="3,856/4,304").as_typed == "3,856/4,304"
    assert Reading("N/A", Content.WORDS).number_text == "N/A"


def test_that_counts_are_told_only_where_both_are_known() -> None:
    whole = Reading("89.6%", Content.NUMBER, numerator=Decimal(3856), denominator=Decimal(4304))
    part = Reading("13.7", Content.NUMBER, numerator=Decimal(58))
    assert whole.counts_text == "3,856 of 4,304"
    assert part.counts_text == ""


def test_that_a_source_is_told_as_a_spreadsheet_tells_it() -> None:
    assert str(CellReference("f", "Reablement Q4.xlsx", "Summary", "F12")) == (
        "Reablement Q4.xlsx, sheet Summary, F12"
    )
    assert str(CellReference("f", "snapshot.csv", "", "D7")) == "snapshot.csv, D7"
    assert str(TYPED) == "typed by hand"
