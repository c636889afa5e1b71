"""What a reader should know of a measure in one year."""

import pytest

from perfdesk.core.framework.notes import note_on
from perfdesk.core.measures import FrameworkCode
from perfdesk.core.periods import financial_year
from tests.framework_editions import NEW, OLD


@pytest.mark.parametrize(
    ("code", "year", "said"),
    [
        (FrameworkCode(OLD, "3D", "1"), 2020, "voluntary"),
        (FrameworkCode(NEW, "3C", "1"), 2020, "18 councils took part"),
        (FrameworkCode(NEW, "2A"), 2024, "client level data"),
        (FrameworkCode(OLD, "1C", "1B"), 2019, "under 18"),
        (FrameworkCode(OLD, "1I", "2"), 2016, "for the first time"),
    ],
)
def test_that_a_year_with_something_to_know_has_a_note_under_either_code(
    code: FrameworkCode, year: int, said: str
) -> None:
    assert said in note_on(code, financial_year(year))


def test_that_other_years_and_namesakes_have_none() -> None:
    assert note_on(FrameworkCode(NEW, "3C", "1"), financial_year(2023)) == ""
    assert note_on(FrameworkCode(OLD, "2A", "1"), financial_year(2023)) == ""
    assert note_on(FrameworkCode(OLD, "3C"), financial_year(2020)) == ""
