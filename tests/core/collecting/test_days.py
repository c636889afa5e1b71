"""Reading by when something is to be done."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.collecting.days import day_of

SINCE = date(2024, 6, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("30 June 2024", date(2024, 6, 30)),
        ("30/06/2024", date(2024, 6, 30)),
        ("2024-09-30", date(2024, 9, 30)),
        ("2024-09-30 00:00:00", date(2024, 9, 30)),
        ("by 30th September 2024.", date(2024, 9, 30)),
        ("end of September 2024", date(2024, 9, 30)),
        ("September 2024", date(2024, 9, 30)),
        ("30 June", date(2024, 6, 30)),
        ("1 June", date(2025, 6, 1)),
        ("Friday 14 June", date(2024, 6, 14)),
        ("31 March 2025", date(2025, 3, 31)),
        ("as soon as we can", None),
        ("31 June 2024", None),
        ("2024-02-31", None),
        ("", None),
        ("17", None),
    ],
)
def test_that_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert day_of(text, SINCE) == day


@given(st.text(max_size=30))
def test_that_any_text_is_a_day_or_none(text: str) -> None:
    assert isinstance(day_of(text, SINCE), date | None)


@given(st.dates(date(2000, 1, 1), date(2070, 12, 31)))
def test_that_a_written_day_is_that_day(day: date) -> None:
    assert day_of(day.isoformat(), SINCE) == day
    assert day_of(f"{day.day} {day:%B %Y}", SINCE) == day
    assert day_of(f"{day:%d/%m/%Y}", SINCE) == day
