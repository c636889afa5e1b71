"""Decimal commas and points between thousands, decided for a file from all of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.problems import Severity
from perfdesk.importing.formats.number_style import with_decimal_points

HEADS = ["Measure", "2023/24", "2022/23"]


def test_that_one_certain_number_tells_how_the_others_are_meant() -> None:
    styled = with_decimal_points([HEADS, ["Contacts", "28.401", "27.901"], ["Rate", "46,3%", "7"]])
    assert styled.rows[1:] == [["Contacts", "28401", "27901"], ["Rate", "46.3%", "7"]]
    (problem,) = styled.problems
    assert problem.severity is Severity.NOTE
    assert "B3 says 46,3%, read as 46.3% and B2 says 28.401, read as 28401" in problem.message


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("1.250.001", "1250001"), ("\u00a31.234,50", "\u00a31234.50"), ("(260,5)", "(260.5)"),
        ("-0,5", "-0.5"), ("1,25 (p)", "1.25 (p)"), ("31.03.2024", "31.03.2024"),
        ("8 (2,4)", "8 (2,4)"), ("12", "12"),
    ],
)  # fmt: skip
def test_that_numbers_change_and_nothing_else_does(cell: str, read: str) -> None:
    styled = with_decimal_points([HEADS, ["Rate", "46,3", cell]])
    assert styled.rows[1] == ["Rate", "46.3", read]


@pytest.mark.parametrize("cell", ["28.401", "1,251,000", "46.3", "1,250.5", "12,345"])
def test_that_a_file_without_decimal_commas_stays_as_it_is(cell: str) -> None:
    rows = [HEADS, ["1.100.200", cell, "5"]]
    styled = with_decimal_points(rows)
    assert styled.rows is rows
    assert not styled.problems


def test_that_a_file_with_both_is_left_and_its_commas_are_named() -> None:
    rows = [HEADS, ["Rate", "46,3", "45.4"], ["Cost", "881.20", "851,30"]]
    styled = with_decimal_points(rows)
    assert styled.rows is rows
    (problem,) = styled.problems
    assert problem.severity is Severity.WARNING
    assert "(B2, C3) as well as with a point (C2)" in problem.message


_FIGURES = st.decimals(0, 9_999_999, places=1)


@given(st.lists(st.lists(_FIGURES, min_size=2, max_size=2), min_size=1, max_size=8))
def test_that_numbers_written_so_are_read_as_they_were(table: Sequence[Sequence[Decimal]]) -> None:
    def written(number: Decimal) -> str:
        return f"{number:,}".translate(str.maketrans(",.", ".,"))

    rows = [HEADS, *[["Measure", *map(written, row)] for row in table]]
    styled = with_decimal_points(rows)
    assert [[Decimal(cell) for cell in row[1:]] for row in styled.rows[1:]] == [*map(list, table)]
