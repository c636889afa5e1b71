"""The framework: which code of one edition is which of the other."""

import pytest

from perfdesk.core.framework.catalogue import (
    all_measures,
    edition_at,
    in_edition,
    measure_for,
    measures_coded,
    same_measure,
)
from perfdesk.core.measures import Aim, FrameworkCode, Unit
from perfdesk.core.periods import financial_year, months
from tests.framework_editions import NEW, OLD


def code(edition: str, text: str) -> FrameworkCode:
    """`2B(1)` as a code."""
    letter, _, part = text.partition("(")
    return FrameworkCode(edition, letter, part.rstrip(")"))


# The Contents sheet of the national time series, December 2025.
CROSSWALK = [
    ("1A", "1A"), ("1B", "1J"), ("1C", "1D"), ("1D", "3A"), ("1E", "3B"), ("2A", "2D"),
    ("2B", "2A(1)"), ("2C", "2A(2)"), ("2D(1)", "2B(1)"), ("2D(2)", "2B(2)"), ("2E(1)", "1G"),
    ("3A", "1B"), ("3B", "3C"), ("3C(1)", "3D(1)"), ("3C(2)", "3D(2)"), ("3D(1a)", "1C(1A)"),
    ("3D(1b)", "1C(1B)"), ("3D(2a)", "1C(2A)"), ("3D(2b)", "1C(2B)"), ("4A", "4A"),
    ("5A(1)", "1I(1)"), ("5A(2)", "1I(2)"),
]  # fmt: skip


@pytest.mark.parametrize(("new", "old"), CROSSWALK)
def test_that_the_same_measure_is_found_under_its_code_of_either_edition(
    new: str, old: str
) -> None:
    ours, theirs = code(NEW, new), code(OLD, old)
    assert in_edition(ours, OLD) == theirs
    assert in_edition(theirs, NEW) == ours
    assert same_measure(ours, theirs)
    assert same_measure(theirs, ours)


@pytest.mark.parametrize(
    "letter", ["1B", "1C", "1D", "1E", "2A", "2B", "2C", "2D", "3A", "3B", "3C", "3D", "4B"]
)
def test_that_the_same_letters_mean_something_else_in_the_other_edition(letter: str) -> None:
    for old in measures_coded(OLD, letter):
        for new in measures_coded(NEW, letter):
            assert not same_measure(old.code, new.code)


@pytest.mark.parametrize("old", ["1E", "1F", "1H", "4B"])
def test_that_dropped_measures_have_no_code_since(old: str) -> None:
    assert in_edition(code(OLD, old), NEW) is None


@pytest.mark.parametrize("new", ["2E(2a)", "2E(2b)", "4B", "6A", "6B"])
def test_that_new_measures_had_no_code_before(new: str) -> None:
    assert in_edition(code(NEW, new), OLD) is None


def test_that_only_admissions_and_turnover_are_better_low() -> None:
    low = {str(each.code) for each in all_measures() if each.aim is Aim.LOW}
    assert low == {"2A(1)", "2A(2)", "2B", "2C", "6A"}
    rates = {str(each.code) for each in all_measures() if each.unit is Unit.RATE}
    assert rates == {"2A(1)", "2A(2)", "2B", "2C"}


def test_that_the_new_data_source_of_2024_25_breaks_the_series_that_it_feeds() -> None:
    broken = {str(each.code) for each in all_measures() if each.breaks}
    assert broken == {
        "2A", "2B", "2C", "2D(1)", "2D(2)", "2E(1)", "3D(1a)", "3D(2a)",
    }  # fmt: skip
    for each in all_measures():
        for found in each.breaks:
            assert found.period == financial_year(2024)


def test_that_the_edition_follows_from_the_end_of_a_position() -> None:
    assert edition_at(financial_year(2022)) == OLD
    assert edition_at(financial_year(2023)) == NEW
    assert edition_at(months((2024, 4), (2024, 11))) == NEW


def test_that_every_measure_is_told_apart_and_described() -> None:
    codes = [each.code for each in all_measures()]
    assert len(codes) == len(set(codes))
    assert all(each.words and each.keys for each in all_measures())
    assert measure_for(FrameworkCode(NEW, "9Z")) is None
    assert in_edition(FrameworkCode(NEW, "9Z"), NEW) is None
