"""Personal data is recognised by its form, and figures are not taken for it."""

from __future__ import annotations

import pytest

from perfdesk.importing.formats.extract import Extract, RawValue, Sheet
from perfdesk.importing.tables.personal import PersonalKind, is_nhs_number, personal_columns
from tests.importing.lists_of_contacts import nhs_number


def kinds(*rows: tuple[RawValue, ...]) -> set[PersonalKind]:
    """The kinds of personal data in a sheet of these rows."""
    extract = Extract("a.csv", "csv", "f" * 64, (Sheet("", rows),))
    return {each.kind for each in personal_columns(extract)}


def test_that_the_last_digit_tells_an_nhs_number() -> None:
    assert is_nhs_number("943 476 5919")
    assert not is_nhs_number("943 476 5918")
    assert not is_nhs_number("0000000000")
    assert all(is_nhs_number(nhs_number(each)) for each in range(0, 200, 7))


def test_that_nhs_numbers_are_found_as_text_and_as_numbers() -> None:
    numbers = [nhs_number(each) for each in (1, 30, 77)]
    assert kinds(("id",), *((each,) for each in numbers)) == {PersonalKind.NHS_NUMBER}
    assert kinds(("id",), *((float(each),) for each in numbers)) == {PersonalKind.NHS_NUMBER}


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([("NINO",), ("QQ 12 34 56 C",), ("AB123456C",)], PersonalKind.NI_NUMBER),
        ([("Email",), ("someone@example.org",)], PersonalKind.EMAIL),
        ([("Postcode",), ("ZZ99 3WZ",), ("LE3 8RA",)], PersonalKind.POSTCODE),
        ([("Surname", "DOB"), ("Testperson", "01/02/1940")], PersonalKind.NAMES),
    ],
    ids=["insurance", "email", "postcode", "names"],
)
def test_that_each_kind_is_found(rows: list[tuple[RawValue, ...]], kind: PersonalKind) -> None:
    assert kind in kinds(*rows)


def test_that_counts_codes_and_contact_lines_are_no_personal_data() -> None:
    assert not kinds(
        ("Code", "Name", "Population", "Phone"),
        ("E10000018", "Leicestershire", 9434765919, "0116 2323232"),
        ("E92000001", "England", 1234567890, "0300 1234567"),
        ("Questions: someone@example.gov.uk", "", "", ""),
    )
    addresses = [(f"team{at}@example.gov.uk",) for at in range(3)]
    assert not kinds(*((f"Note {at}",) for at in range(4)), *addresses)


def test_that_a_number_deep_in_a_long_list_is_found() -> None:
    rows: list[tuple[RawValue, ...]] = [("Ref", "Amount")]
    rows += [(f"R{at}", 12.5) for at in range(5000)]
    rows[3333] = ("AB123456C", 12.5)
    assert kinds(*rows) == {PersonalKind.NI_NUMBER}
    numbers: list[tuple[RawValue, ...]] = [
        ("Ref", "Amount"),
        *((f"R{at}", 12.5) for at in range(5000)),
    ]
    numbers[4001], numbers[4003] = (float(nhs_number(5)), 1.5), (float(nhs_number(50)), 2.5)
    assert kinds(*numbers) == {PersonalKind.NHS_NUMBER}


def test_that_a_number_within_a_sentence_is_found() -> None:
    said = f"Rang again, NHS no. {nhs_number(3)}, no reply"
    assert kinds(("Notes",), ("Nothing to add",), (said,)) == {PersonalKind.NHS_NUMBER}
    assert kinds(("Notes",), ("Claims under QQ123456C since May",)) == set()
    assert kinds(("Notes",), ("Claims under AB123456C since May",)) == {PersonalKind.NI_NUMBER}
    assert not kinds(("Notes",), ("Call the team on 0116 232 3232 about the NHS return",))


def test_that_a_number_for_each_person_tells_a_list_of_people() -> None:
    people = [(f"P{at:05d}", "Very satisfied") for at in range(40)]
    assert kinds(("Respondent ID", "Answer"), *people) == {PersonalKind.RESPONDENT}
    totals = [("All", "40"), ("All", "41"), ("All", "42"), ("All", "43"), ("All", "44")]
    assert not kinds(("Respondent", "Count"), *totals)
