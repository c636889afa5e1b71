"""Numbers as they stand at the start of a text."""

from decimal import Decimal

import pytest

from perfdesk.core.figures import Form
from perfdesk.core.wording.numbers import (
    count_beside,
    limit_at,
    may_stand_beside,
    number_at,
    range_at,
    ratios_in,
)


@pytest.mark.parametrize(
    ("text", "value", "decimals", "form"),
    [
        ("57.4%", "57.4", 1, Form.PERCENT), ("1,252k", "1252000", 0, Form.THOUSANDS),
        ("2,384.5k", "2384500", 1, Form.THOUSANDS), ("0.403", "0.403", 3, Form.PLAIN),
        ("-5", "-5", 0, Form.PLAIN), ("\u22125", "-5", 0, Form.PLAIN), ("70 %", "70", 0,
        Form.PERCENT), ("5K rest", "5000", 0, Form.THOUSANDS), ("1.25m", "1250000", 0, Form.PLAIN),
        ("\u00a33.50", "3.50", 2, Form.PLAIN), ("12, then", "12", 0, Form.PLAIN),
    ],
)  # fmt: skip
def test_that_a_number_is_read_with_its_form(
    text: str, value: str, decimals: int, form: Form
) -> None:
    number = number_at(text)
    assert number is not None
    assert (number.value, number.decimals, number.form) == (Decimal(value), decimals, form)


@pytest.mark.parametrize(
    "text", ["", "k", "12..5", "1,23", "3rd", "1e5", "12.5.3", "9" * 16, "\u00bd"]
)
def test_that_what_is_no_number_is_none(text: str) -> None:
    assert number_at(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "form"),
    [
        ("55-60%", "55", "60", Form.PERCENT), ("55% - 60%", "55", "60", Form.PERCENT),
        ("55 to 60%", "55", "60", Form.PERCENT), ("5-10k", "5000", "10000", Form.THOUSANDS),
        ("0.5\u20130.8", "0.5", "0.8", Form.PLAIN), ("-5 to 5%", "-5", "5", Form.PERCENT),
        ("1,000-2,000", "1000", "2000", Form.PLAIN),
    ],
)  # fmt: skip
def test_that_what_is_written_behind_a_range_holds_for_both_ends(
    text: str, low: str, high: str, form: Form
) -> None:
    found = range_at(text)
    assert found is not None
    assert [each.value for each in found] == [Decimal(low), Decimal(high)]
    assert [each.form for each in found] == [form, form]


@pytest.mark.parametrize("text", ["60-55%", "55", "55-", "a-b", "2021-22"])
def test_that_a_range_needs_a_lower_and_a_higher_end(text: str) -> None:
    assert range_at(text) is None


@pytest.mark.parametrize(
    ("text", "sign", "rest"),
    [("<4.1", "<", "4.1"), ("<= 5", "<", "5"), ("at most 5", "<", "5"), ("up to 5", "<", "5"),
     ("no more than 5", "<", "5"), ("Max: 5", "<", "5"), ("\u2265 90%", ">", "90%"),
     ("At least 90%", ">", "90%"), ("minimum 90%", ">", "90%"), ("90%", "", "90%"),
     ("under review", "", "under review"), ("<abc", "", "<abc")],
)  # fmt: skip
def test_that_a_limit_is_told_by_sign_or_words(text: str, sign: str, rest: str) -> None:
    found, end = limit_at(text)
    assert (found, text[end:]) == (sign, rest)


@pytest.mark.parametrize(
    ("words", "may"),
    [("", True), ("(Apr-Nov)", True), ("per 100k pop.", True), ("*", True), ("[note 1]", True),
     ("- end of March", True), ("%", False), ("/24", False), ("-55%", False), ("000", False),
     ("-", False), ("=", False)],
)  # fmt: skip
def test_that_only_words_stand_beside_a_number(words: str, may: bool) -> None:
    assert may_stand_beside(words) is may


@pytest.mark.parametrize(
    ("words", "count"),
    [("(17 Adm's)", 17), ("(780 Adm\u2019s)", 780), ("(23 admissions)", 23),
     ("(23 new admissions)", 23),
     ("(1,334 people)", 1334), ("Actual 58 Admissions in 23/24", 58), ("- 12 service users", 12),
     ("(12 months)", None), ("(65 and over)", None), ("(31 March 2024)", None),
     ("(2022 survey)", None),
     ("per 100,000 people", None), ("out of 528 people", None), ("(Apr-Nov)", None)],
)  # fmt: skip
def test_that_a_count_of_people_or_things_is_told_from_other_numbers(
    words: str, count: int | None
) -> None:
    assert count_beside(words) == (None if count is None else Decimal(count))


@pytest.mark.parametrize(
    ("text", "found"),
    [("(3,856/4,304)", [(3856, 4304)]), ("524 out of 528", [(524, 528)]), ("1 of 3", [(1, 3)]),
     ("31/03/2024", []), ("at 31/03/2024.", []), ("5% of total", []), ("10/20%", []),
     ("1.5/2.5", [])],
)  # fmt: skip
def test_that_counts_out_of_counts_are_told_from_dates(
    text: str, found: list[tuple[int, int]]
) -> None:
    assert [(int(each.numerator), int(each.denominator)) for each in ratios_in(text)] == found
