"""Working days, counted back from a meeting, on the calendar of England."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.issues.clearance import Meeting, MeetingKey
from perfdesk.core.issues.clearing import due_days
from perfdesk.core.issues.working_days import (
    bank_holidays,
    clear_days_before,
    is_working_day,
    working_days_before,
)
from perfdesk.core.periods import financial_year
from perfdesk.core.reference_data import ReferenceDataError, ReferenceFile, parse_reference

days = st.dates(date(2018, 1, 1), date(2028, 12, 31))


def test_that_five_clear_days_leave_out_both_ends_weekends_and_bank_holidays() -> None:
    # Monday 3 June 2024: Friday 31, Thursday 30, Wednesday 29, Tuesday 28 May, (Monday 27 is a
    # bank holiday), Friday 24 are the five clear days.
    assert clear_days_before(date(2024, 6, 3), 5) == date(2024, 5, 23)
    # Wednesday 8 January 2025: Tue 7, Mon 6, Fri 3, Thu 2 January, Tue 31 December.
    assert clear_days_before(date(2025, 1, 8), 5) == date(2024, 12, 30)


@pytest.mark.parametrize(
    "day",
    [
        "2020-05-08", "2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08", "2021-12-27",
        "2021-12-28", "2022-01-03", "2024-04-01", "2026-12-28",
    ],
)  # fmt: skip
def test_that_moved_and_further_bank_holidays_are_known(day: str) -> None:
    assert not is_working_day(date.fromisoformat(day))


def test_that_days_that_were_no_holidays_in_their_year_are_working_days() -> None:
    assert is_working_day(date(2020, 5, 4))
    assert is_working_day(date(2022, 5, 30))


@given(days, st.integers(0, 30))
def test_that_between_dispatch_and_meeting_lie_just_as_many_working_days(
    meeting: date, count: int
) -> None:
    dispatch = clear_days_before(meeting, count)
    between = [dispatch + timedelta(days=each) for each in range(1, (meeting - dispatch).days)]
    assert is_working_day(dispatch)
    assert sum(map(is_working_day, between)) == count


@given(days, st.integers(0, 30))
def test_that_a_working_day_is_counted_back_to(day: date, count: int) -> None:
    found = working_days_before(day, count)
    assert is_working_day(found)
    assert found <= day


def test_that_the_days_of_a_paper_come_in_order() -> None:
    dues = due_days(Meeting(MeetingKey(financial_year(2023)), date(2024, 6, 3)))
    assert [each.what for each in dues] == ["call-over", "clearance", "dispatch", "meeting"]
    assert [each.day for each in dues] == sorted(each.day for each in dues)
    assert dues[1].day == date(2024, 5, 20)


def test_that_a_file_of_holidays_with_no_day_in_it_is_refused() -> None:
    from perfdesk.core.issues.working_days import read_bank_holidays

    text = '{"source": "x", "country": "England", "bank_holidays": ["25 December"]}'
    with pytest.raises(ReferenceDataError, match="no day"):
        read_bank_holidays(parse_reference(ReferenceFile("bank-holidays.json", text)))
    assert bank_holidays().are_known(date(2026, 6, 1))
