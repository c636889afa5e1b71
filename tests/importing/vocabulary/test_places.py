"""Telling which place a row is about."""

from __future__ import annotations

import pytest

from perfdesk.core.councils import councils, current_code
from perfdesk.core.places import ENGLAND, Place, PlaceLevel
from perfdesk.importing.formats.extract import RawValue
from perfdesk.importing.vocabulary.places import (
    aggregate,
    comparators_of,
    find_council,
    place_of,
    plain_code,
)
from tests.importing.conftest import LEICESTERSHIRE


@pytest.mark.parametrize(
    "text", ["E10000018", "508", "Leicestershire", "leicestershire county council"]
)
def test_that_a_council_is_found_by_codes_and_name(text: str) -> None:
    assert find_council(text) == LEICESTERSHIRE


def test_that_what_is_no_council_is_none() -> None:
    assert find_council("Atlantis") is None
    assert find_council("") is None


@pytest.mark.parametrize("code", [508.0, 508, "508", " 508 ", "508.0"])
def test_that_a_social_services_code_may_be_a_float_a_number_or_text(code: RawValue) -> None:
    assert plain_code(code) == "508"
    assert place_of(code, "", "") == LEICESTERSHIRE


def test_that_the_ons_code_is_asked_before_all_else() -> None:
    assert place_of("", "E10000018", "Leics") == LEICESTERSHIRE
    assert place_of(509.0, "E06000016", "Leicester") != LEICESTERSHIRE
    assert place_of("", "E06000016", "Leicestershire") != LEICESTERSHIRE


def test_that_a_council_whose_ons_code_changed_is_still_the_same() -> None:
    found = place_of(905.0, "E10000027", "Somerset")
    assert found is not None and current_code(found.code) == "E06000066"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Bristol", "E06000023"),
        ("Durham", "E06000047"),
        ("Medway Towns", "E06000035"),
        ("Telford & the Wrekin", "E06000020"),
        ("St Helens", "E08000013"),
    ],
)
def test_that_other_spellings_of_a_name_are_known(name: str, code: str) -> None:
    found = find_council(name)
    assert found is not None and found.code == code


def test_that_a_council_is_compared_with_england_its_region_and_its_type() -> None:
    names = [place.name for place in comparators_of(LEICESTERSHIRE)]
    assert names == ["England", "East Midlands", "Shire counties"]
    assert comparators_of(Place("X", "Elsewhere", PlaceLevel.COUNCIL)) == (ENGLAND,)


@pytest.mark.parametrize(
    ("code", "ons_code", "name", "found"),
    [
        ("England", "E92000001", "England", "E92000001"),
        ("EM", "E12000004", "East Midlands", "E12000004"),
        ("YH", "", "Yorkshire and The Humber", "E12000003"),
        ("S", "[z]", "Shire Counties", "S"),
        ("S", "", "Shire Counties", "S"),
    ],
)
def test_that_nation_regions_and_types_are_told_by_code(
    code: str, ons_code: str, name: str, found: str
) -> None:
    place = aggregate(code, ons_code, name)
    assert place is not None and place.code == found


def test_that_a_council_or_an_unknown_letter_is_no_aggregate() -> None:
    assert aggregate(508.0, "E10000018", "Leicestershire") is None
    assert aggregate("D", "[z]", "District") is None


def test_that_every_council_has_a_region_and_a_type() -> None:
    assert len(councils()) >= 153
    for council in councils():
        assert len(comparators_of(council.place)) == 3
