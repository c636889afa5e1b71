"""What is said of the published years that an extract brings."""

from __future__ import annotations

from perfdesk.core.benchmarks.published import years_in_words
from tests.core.benchmarks.published_years import ADMISSIONS, REABLEMENT, year_of


def test_that_published_years_are_counted_in_words() -> None:
    one, other = year_of(REABLEMENT), year_of(ADMISSIONS)
    assert years_in_words([one]) == "1 published year of figures for all councils, for benchmarks"
    assert years_in_words([one, "a measure", other]).startswith(
        "2 published years of figures for all"
    )
    assert years_in_words(["a measure"]) == ""
