"""Sums typed into a cell: worked out exactly, and nothing but sums."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.wording.arithmetic import (
    ArithmeticMistakeError,
    counts_of_ratio,
    is_share,
    work_out,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("=0.1+0.2", "0.3"), ("=1.1*1.1", "1.21"), ("2,384,500 + 300", "2384800"), ("=-5+-3", "-8"),
        ("=+58*2", "116"), ("=(1+2)*(3-4)/2", "-1.5"), ("=7\u00d76\u00f72", "21"),
        ("=10\u22123", "7"),
        ("=.5*2", "1.0"), ("= 12 / 8 ", "1.5"),
        ("=999999999999.99+0.01", "1000000000000.00"),
    ],
)  # fmt: skip
def test_that_sums_are_worked_out_on_exact_decimals(text: str, value: str) -> None:
    assert work_out(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "", "=", "=a", "=9**9**9", "=2//1", "=7%3", "=1e9", "=1e999999", "=0x10", "=1_000", "=1j",
        "=1;2", "=1#2", "=1\n2", "=1 2", "=(1", "=1)", "=()", "=1,2", "=12,34", "=True", "=None",
        "=[1]", "=1 if 1 else 2", "=f(1)", "=(1)(2)", "=__import__('os').system('x')", "=1/0",
        "=0/0", "=1/(2-2)", "=" + "(" * 300, "=" + "9" * 199,
        "=" + "9" * 300, "=99999999*99999999", "=" + "-" * 250 + "1", "=\x00", "=1+\u0661",
    ],
)  # fmt: skip
def test_that_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ArithmeticMistakeError):
        work_out(text)
    assert counts_of_ratio(text) is None or "/0" in text or "/(" in text


def test_that_many_signs_and_brackets_are_no_trouble() -> None:
    assert work_out("=" + "-" * 150 + "1") == 1
    assert work_out("=" + "(" * 99 + "1" + ")" * 99) == 1


LEAVES = st.builds(lambda number, places: str(Decimal(number).scaleb(-places)),
                   st.integers(0, 9999), st.integers(0, 2))  # fmt: skip
SUMS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda left, sign, right: f"({left} {sign} {right})", inner, st.sampled_from("+-*/"), inner
    ),
    max_leaves=6,
)


@given(SUMS)
@settings(max_examples=150)
def test_that_a_sum_comes_to_what_fractions_say(text: str) -> None:
    try:
        value = work_out(text)
    except ArithmeticMistakeError:
        return  # division by zero, or more than any council counts
    exact = _by_fractions(text)
    assert abs(Fraction(value) - exact) <= abs(exact) * Fraction(1, 10**20) + Fraction(1, 10**20)


def _by_fractions(text: str) -> Fraction:
    """The sum worked out another way: every bracket holds two terms and a sign between blanks."""
    if not text.startswith("("):
        return Fraction(text)
    depth = 0
    place = 0
    while depth != 1 or text[place] != " ":
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        place += 1
    left, right = _by_fractions(text[1:place]), _by_fractions(text[place + 3 : -1])
    match text[place + 1]:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case _:
            return left / right


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("=58/423067*100000", (58, 423067)), ("=100000*58/423067", (58, 423067)),
        ("=(58/423067)*100000", (58, 423067)), ("=58*100000/423067", (58, 423067)),
        ("=3,856/4,304", (3856, 4304)), ("=3856/4304*100", (3856, 4304)), ("=100/200*100",
        (100, 200)), ("=58/423067*3", None), ("=(5+3)/10", None), ("=5/1.5", None), ("=5*10", None),
        ("=5/0", None), ("=5", None), ("=1/2/3", None),
    ],
)  # fmt: skip
def test_that_the_counts_of_a_rate_are_found_wherever_its_factor_stands(
    text: str, counts: tuple[int, int] | None
) -> None:
    expected = (Decimal(counts[0]), Decimal(counts[1])) if counts else None
    assert counts_of_ratio(text) == expected


@pytest.mark.parametrize(
    ("text", "share"),
    [("=524/528", True), ("=(500+24)/528", True), ("=535/528", True), ("=0/12", True),
     ("=524/528*100", False), ("=180/2", False), ("=(89.6+90.2)/2", False), ("=0.5", False),
     ("=1/0", False), ("=x", False)],
)  # fmt: skip
def test_that_a_part_of_a_whole_is_told_from_other_divisions(text: str, share: bool) -> None:
    assert is_share(text) is share
