"""Printed figures as Excel numbers."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.dashboard import Cell, Column
from perfdesk.core.figures import Form, format_number
from perfdesk.exporting.workbook.number_formats import (
    LONGEST_CODE,
    axis_code,
    axis_scale,
    printed_number,
    quoted,
    rendered,
)
from tests.exporting.workbook.boards import number, published, words


@pytest.mark.parametrize(
    ("cell", "value", "code"),
    [
        (number("89.6%", "89.6"), 0.896, "0.0%"),
        (number("96%", "96", 0), 0.96, "0%"),
        (number("182.0k (Apr-Nov)", "182000", 1, Form.THOUSANDS), 182000,
         '#,##0.0,"k"" (Apr-Nov)"'),
        (number("2,384.5k", "2384500", 1, Form.THOUSANDS), 2384500, '#,##0.0,"k"'),
        (number("<1,575 Position", "1575", 0, Form.PLAIN), 1575,
         '"<"#,##0" Position"'),
        (number("511", "511", 0, Form.PLAIN), 511, "0"),
        (number("85.3% (Position at March 2024)", "85.3"), 0.853,
         '0.0%" (Position at March 2024)"'),
    ],
)  # fmt: skip
def test_that_a_printed_figure_is_a_real_number_that_reads_as_printed(
    cell: Cell, value: float, code: str
) -> None:
    printed = printed_number(cell)
    assert printed is not None
    assert printed.value == pytest.approx(value)
    assert rendered(printed.value, printed.code) == cell.text
    assert printed.code.replace("#,##0", "0") == code.replace("#,##0", "0")


@pytest.mark.parametrize(
    "cell",
    [
        words("Due June 2022"),
        number("89.6%\nprovisional", "89.6"),
        number("about ninety", "90"),
        number("1189.6%", "89.6"),
        number("9" * 400, "9" * 400, 0, Form.PLAIN),
    ],
)
def test_that_what_is_no_single_number_stays_words(cell: Cell) -> None:
    assert printed_number(cell) is None


def test_that_every_published_figure_is_a_number_or_words_without_one() -> None:
    for starting in (2021, 2023):
        for row in published(starting)[0].rows:
            for column in (Column.CURRENT, Column.PREVIOUS):
                cell = row.cells[column]
                assert (printed_number(cell) is None) == (cell.value is None), cell.text


def test_that_a_quotation_mark_in_a_qualifier_does_not_end_the_literal() -> None:
    cell = number('5 "new" %;@', "5", 0, Form.PLAIN)
    printed = printed_number(cell)
    assert printed is not None
    assert printed.code == '0" "\\""new"\\"" %;@"'
    assert rendered(printed.value, printed.code) == cell.text


def test_that_words_too_long_for_a_format_leave_a_short_one() -> None:
    qualifier = "x" * 300
    printed = printed_number(number(f"5 {qualifier}", "5", 0, Form.PLAIN))
    assert printed is not None
    assert len(printed.code) > LONGEST_CODE >= len(printed.short_code)
    assert printed.short_text == "5"


def test_that_halves_are_rounded_away_from_zero() -> None:
    assert rendered(0.8965, "0.0%") == "89.7%"
    assert rendered(-0.8965, "0.0%") == "-89.7%"
    assert rendered(-0.0001, "0.0%") == "0.0%"


def test_that_a_format_of_somebody_else_is_refused_rather_than_misread() -> None:
    with pytest.raises(ValueError, match="unknown"):
        rendered(1.0, "General")
    with pytest.raises(ValueError, match="unknown"):
        rendered(1.0, "0.0;[Red]-0.0")


@given(
    value=st.decimals(-10_000_000, 10_000_000, places=3, allow_nan=False),
    decimals=st.integers(0, 3),
    form=st.sampled_from(Form),
    qualifier=st.text(max_size=20).map(lambda text: " ".join(text.split())),
)
@settings(max_examples=150)
def test_that_no_number_is_written_that_would_not_read_as_printed(
    value: Decimal, decimals: int, form: Form, qualifier: str
) -> None:
    text = f"{format_number(value, decimals, form)} {qualifier}".strip()
    printed = printed_number(number(text, str(value), decimals, form))
    if printed is not None:
        assert rendered(printed.value, printed.code) == text


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_that_a_quoted_literal_reads_as_the_text(text: str) -> None:
    assert rendered(0.0, quoted(text)) == text


@pytest.mark.parametrize(
    ("form", "decimals", "value", "shown"),
    [
        (Form.PERCENT, 0, 50.0, "50%"),
        (Form.PERCENT, 1, 57.5, "57.5%"),
        (Form.THOUSANDS, 0, 1000.0, "1,000k"),
        (Form.PLAIN, 1, 1500.25, "1,500.3"),
    ],
)
def test_that_a_value_of_an_axis_reads_as_it_is_written(
    form: Form, decimals: int, value: float, shown: str
) -> None:
    assert rendered(value * axis_scale(form), axis_code(form, decimals)) == shown
