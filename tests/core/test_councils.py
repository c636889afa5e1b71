"""The councils, and what became of them."""

from __future__ import annotations

import pytest

from perfdesk.core.councils import (
    council_coded,
    council_in,
    council_named,
    councils,
    current_code,
    followed_by,
    successions,
    what_became_of,
)
from perfdesk.core.periods import financial_year, months


def test_that_every_succession_names_known_councils_and_a_renaming_is_one_to_one() -> None:
    for each in successions():
        assert all(council_coded(code) for code in (*each.old, *each.new))
        if each.same_area:
            assert len(each.old) == len(each.new) == 1


def test_that_no_two_councils_share_a_code() -> None:
    codes = [each.code for each in councils()]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("E10000027", "E06000066", "Somerset"),
        ("E10000023", "E06000065", "North Yorkshire"),
        ("E10000002", "E06000060", "Buckinghamshire"),
    ],
)
def test_that_a_council_whose_code_alone_changed_is_one_council(
    old: str, new: str, name: str
) -> None:
    assert current_code(old) == current_code(new) == new
    named = council_named(name=f"{name} Council")
    assert named is not None and named.code == new
    year = next(each.year for each in successions() if old in each.old)
    for code in (old, new):
        before, since = (
            council_in(code, financial_year(year - 1)),
            council_in(code, financial_year(year)),
        )
        assert before is not None and before.type == "S"
        assert since is not None and since.type == "U"
    assert what_became_of(old) == ""


@pytest.mark.parametrize(
    ("code", "years"),
    [
        ("E10000006", range(2015, 2023)),  # Cumbria
        ("E06000063", range(2023, 2026)),  # Cumberland
        ("E10000021", range(2015, 2021)),  # Northamptonshire
        ("E06000062", range(2021, 2026)),  # West Northamptonshire
        ("E06000028", range(2015, 2019)),  # Bournemouth
        ("E06000058", range(2019, 2026)),  # Bournemouth, Christchurch and Poole
        ("E10000009", range(2015, 2019)),  # Dorset, the county
        ("E06000059", range(2019, 2026)),  # Dorset
        ("E10000018", range(2015, 2026)),  # Leicestershire
    ],
)
def test_that_a_council_is_there_in_its_years_alone(code: str, years: range) -> None:
    there = [year for year in range(2015, 2026) if council_in(code, financial_year(year))]
    assert there == list(years)
    assert current_code(code) == code


def test_that_a_part_of_a_year_counts_as_its_year() -> None:
    assert council_in("E06000063", months((2023, 4), (2023, 6))) is not None
    assert council_in("E06000063", months((2023, 1), (2023, 3))) is None


def test_that_151_councils_were_there_in_2020_21_and_153_since_2023_24() -> None:
    for year, count in ((2020, 151), (2023, 153)):
        period = financial_year(year)
        there = {found.code for each in councils() if (found := council_in(each.code, period))}
        assert len(there) == count


def test_that_what_became_of_a_council_is_told() -> None:
    assert [each.name for each in followed_by("E10000006")] == [
        "Cumberland",
        "Westmorland and Furness",
    ]
    assert what_became_of("E10000006") == (
        "Cumbria was abolished before 2023/24 and replaced by Cumberland and Westmorland and "
        "Furness."
    )
    assert what_became_of("E06000058").startswith(
        "Bournemouth, Christchurch and Poole was formed in 2019/20"
    )
    assert what_became_of("E10000018") == ""
    assert council_coded("E99999999") is None
