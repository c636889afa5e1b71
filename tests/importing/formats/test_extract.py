"""Coordinates and numbers as a spreadsheet shows them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter

from perfdesk.importing.formats.extract import Sheet, a1, cell_range, column_letters, without_noise


@settings(max_examples=60)
@given(st.integers(1, 16384))
def test_that_columns_are_lettered_as_in_a_spreadsheet(column: int) -> None:
    assert column_letters(column) == get_column_letter(column)


def test_that_cells_and_ranges_are_named_as_in_a_spreadsheet() -> None:
    assert a1(12, 6) == "F12"
    assert cell_range(5, 1, 48, 11) == "A5:K48"
    assert cell_range(12, 6, 12, 6) == "F12"


@settings(max_examples=60)
@given(st.decimals(-1_000_000, 1_000_000, places=3))
def test_that_a_decimal_survives_the_binary_fraction_it_was_stored_as(value: Decimal) -> None:
    assert without_noise(float(value)) == value


@pytest.mark.parametrize("raw", [float("nan"), float("inf")])
def test_that_what_is_no_number_is_none(raw: float) -> None:
    assert without_noise(raw) is None


def test_that_rows_may_differ_in_length() -> None:
    sheet = Sheet("", (("a",), ("b", "c", 3.0), ()))
    assert (sheet.height, sheet.width) == (3, 3)
    assert sheet.text(1, 3) == ""
    assert sheet.is_blank(3) and sheet.is_blank(9)
