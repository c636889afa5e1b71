"""Matching a printed code by edition, part and words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.framework.matching import exact_code, match_code, parse_code
from perfdesk.core.measures import FrameworkCode
from perfdesk.core.periods import financial_year
from tests.core.printed import EARLIER, LATER, PrintedRow, printed_rows
from tests.framework_editions import NEW, OLD

YEAR, OLD_YEAR = financial_year(2023), financial_year(2021)


def matched(row: PrintedRow) -> str:
    """What the printed code of a row was matched to."""
    known = financial_year(2022) if "22/23" in row.target else None
    match = match_code(row.code, row.description, row.position, known)
    return str(match.code) if match and match.code else "none"


def test_that_the_codes_of_2021_22_are_matched() -> None:
    coded = [row for row in printed_rows(EARLIER) if row.code != "Local"]
    assert [(row.code, matched(row)) for row in coded] == [
        ("ASCOF 3D pt 1", "3D(1)"), ("ASCOF 3D pt 2", "3D(2)"), ("ASCOF 1I pt 1", "1I(1)"),
        ("ASCOF 1I pt 2", "1I(2)"), ("ASCOF 1E", "1E"), ("ASCOF 1G", "1G"), ("ASCOF 2D", "2D"),
        ("ASCOF 2B pt 1 *BCF*", "2B(1)"), ("ASCOF 2A pt 1", "2A(1)"),
        ("ASCOF 2A pt 2 *BCF*", "2A(2)"), ("ASCOF 1C pt 1a", "1C(1A)"),
        ("ASCOF 1C pt 2a", "1C(2A)"),
        ("ASCOF 1C pt 1b", "1C(1B)"), ("ASCOF 1C pt 2b", "1C(2B)"), ("ASCOF 4B", "4B"),
    ]  # fmt: skip


def test_that_the_codes_of_2023_24_are_matched_but_for_the_one_that_means_another() -> None:
    coded = [row for row in printed_rows(LATER) if row.code != "Local"]
    assert [(row.code, matched(row)) for row in coded] == [
        ("ASCOF 3C", "3C(1)"), ("ASCOF 3C", "3C(2)"), ("ASCOF 2E", "2E(1)"), ("ASCOF 5A", "5A(1)"),
        ("ASCOF 5A", "5A(2)"), ("ASCOF 2A", "2A"), ("ASCOF 2D *BCF*", "2D(1)"), ("ASCOF 2B", "2B"),
        ("ASCOF 2C *BCF*", "2C"), ("ASCOF 3D", "3D(2a)"), ("ASCOF 4A", "none"), ("ASCOF 4B", "4B"),
    ]  # fmt: skip


def test_that_4a_with_the_words_of_the_dropped_4b_is_asked_about() -> None:
    match = match_code(
        "ASCOF 4A", "% of service users who say that services have made them feel safe", YEAR
    )
    assert match is not None
    assert match.code is None
    assert [(each.code.edition, str(each.code)) for each in match.candidates] == [
        (OLD, "4B"), (NEW, "4A"),
    ]  # fmt: skip
    assert "4B in the framework until 2022/23" in match.message


def test_that_4a_with_its_own_words_is_4a() -> None:
    match = match_code("ASCOF 4A", "% of people who use services who feel safe", YEAR)
    assert match is not None
    assert match.code == FrameworkCode(NEW, "4A")


def test_that_a_code_with_parts_is_told_by_the_year_of_its_comparator() -> None:
    words = "% of people living at home or with family"
    unknown = match_code("ASCOF 2E", words, YEAR)
    assert unknown is not None
    assert unknown.code is None
    assert unknown.message == "ASCOF 2E may be 2E(1) and 2E(2a) and 2E(2b)."
    known = match_code("ASCOF 2E", words, YEAR, financial_year(2022))
    assert known is not None
    assert known.code == FrameworkCode(NEW, "2E", "1")
    assert "2022/23" in known.message, "the evidence is told"


def test_that_an_old_code_in_a_new_dashboard_is_asked_about() -> None:
    words = "Permanent admissions to care (aged 65+) per 100,000 pop."
    match = match_code("ASCOF 2A", words, YEAR)
    assert match is not None
    assert match.code is None
    assert match.message.endswith("which is 2C in the framework since 2023/24.")
    old = match_code("ASCOF 2A", words, OLD_YEAR)
    assert old is not None
    assert old.code == FrameworkCode(OLD, "2A", "2")


def test_that_a_code_of_no_framework_is_told_and_local_is_none() -> None:
    assert match_code("Local", "% of sequels that 'Delay Need'", YEAR) is None
    dropped = match_code("ASCOF 1I", "social contact", YEAR)
    assert dropped is not None
    assert dropped.message.startswith("ASCOF 1I is not a measure in the framework for 2023/24")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ASCOF 3D pt 1", ("3D", "1")), ("1C(1A)", ("1C", "1a")), ("1C1A", ("1C", "1a")),
        ("2e(2a)", ("2E", "2a")), ("Table_2a", ("2A", "")), ("ASCOF 2B pt 1 *BCF*", ("2B", "1")),
        ("2D part 2", ("2D", "2")), ("ascof 4b", ("4B", "")), ("Local", None), ("", None),
        ("ASCOF", None), ("7A", None), ("2A3", None), ("12A", None), ("BCF", None),
    ],
)  # fmt: skip
def test_that_codes_are_read_in_any_spelling(text: str, code: tuple[str, str] | None) -> None:
    assert parse_code(text) == code


def test_that_an_exact_code_is_spelt_as_its_edition_has_it() -> None:
    assert exact_code(OLD, "1C1a") == FrameworkCode(OLD, "1C", "1A")
    assert exact_code(NEW, "3D(1A)") == FrameworkCode(NEW, "3D", "1a")
    assert exact_code(NEW, "2D") is None, "2D has parts since 2023/24"
    assert exact_code(OLD, "6A") is None


@given(st.text(max_size=30), st.text(max_size=60))
@settings(max_examples=100)
def test_that_any_code_and_words_are_matched_asked_about_or_local(code: str, words: str) -> None:
    match = match_code(code, words, YEAR)
    if match is not None and match.code is None:
        assert match.message
