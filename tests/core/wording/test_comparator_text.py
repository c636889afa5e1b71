"""Whose figure a comparator is: a place, a group, our own average; never England by default."""

from __future__ import annotations

import pytest

from perfdesk.core.measures import Aim
from perfdesk.core.periods import financial_year
from perfdesk.core.targets import TargetKind
from perfdesk.core.wording.comparator_text import comparator_of, named_with_year, read_comparator
from perfdesk.core.wording.target_text import read_target

COUNCIL = "E10000018"
YEAR = financial_year(2023)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("67.2% 22/23 Nat. Ave.", "England 2022/23", "England"),
        ("14.6 per 100k pop. 22/23 Nat. Ave", "England 2022/23", "England"),
        ("70% England 2022/23", "England 2022/23", "England"),
        ("76.7% 22/23 East Midlands average", "East Midlands 2022/23", "East Midlands"),
        ("76.7% E Mids 22/23", "East Midlands 2022/23", "East Midlands"),
        ("76.7% 22/23 Regional Ave.", "East Midlands 2022/23", "East Midlands"),
        ("7.9 East of England mean 22/23", "East of England 2022/23", "East of England"),
        ("74.9% 22/23 Shire Ave.", "shire counties 2022/23", "Shire counties"),
        ("74.9% 22/23 council type average", "shire counties 2022/23", "Shire counties"),
        ("74.9% Outer London average", "Outer London", "Outer London"),
        ("74.9% 22/23 London average", "London 2022/23", "London"),
        ("74.9% Derbyshire 22/23", "Derbyshire 2022/23", "Derbyshire"),
        ("76.7% 22/23 CIPFA neighbours average", "CIPFA neighbours 2022/23", ""),
        ("76.7% statistical neighbours 22/23", "statistical neighbours 2022/23", ""),
        ("70% 3-year average", "our own 3-year average", ""),
        ("70% Leicestershire average", "our own average", ""),
        ("19.5 national median 22/23", "the national median 2022/23", ""),
        ("70% 22/23 Core Cities average", "the Core Cities average 2022/23", ""),
        ("70% average", "the average", ""),
    ],
)
def test_that_the_words_say_whose_figure_it_is(text: str, name: str, place: str) -> None:
    target = read_target(text, Aim.HIGH, YEAR)
    assert target.kind is TargetKind.AVERAGE
    assert named_with_year(target, COUNCIL) == name
    found = comparator_of(target, COUNCIL)
    assert found is not None
    assert (found.place.name if found.place else "") == place
    assert target.set_for is None


@pytest.mark.parametrize("text", ["70% 22/23 Core Cities average", "70% average", "70% GB ave."])
def test_that_words_of_no_known_place_are_asked_about(text: str) -> None:
    found = comparator_of(read_target(text, Aim.HIGH, YEAR), COUNCIL)
    assert found is not None
    assert not found.is_known
    assert found.asked


@pytest.mark.parametrize(
    "text",
    [
        "17.3k Local target 2023/24", "70% national target", "<879 (BCF plan)", "100% statutory",
        "7.2% top quartile 22/23", "70% NHS England plan", "<1,575 Position as at 1st Jan 2023",
        "46% milestone 2023/24", "70% met 2023/24", "5 days", "<4.1 (17 Adm's)",
    ],
)  # fmt: skip
def test_that_what_somebody_set_is_no_comparator(text: str) -> None:
    assert comparator_of(read_target(text, Aim.HIGH, YEAR), COUNCIL) is None


def test_that_a_region_is_not_guessed_where_the_council_is_not_known() -> None:
    assert read_comparator("22/23 Regional Ave.").name == "our region"
    assert read_comparator("22/23 Regional Ave.").place is None
