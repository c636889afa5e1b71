"""What officers type and papers print as a target or comparator."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.figures import Form
from perfdesk.core.measures import Aim
from perfdesk.core.periods import financial_year, parse_period
from perfdesk.core.targets import TargetBasis, TargetKind
from perfdesk.core.wording.target_text import read_target
from tests.core.printed import EARLIER, LATER, PrintedRow, printed_rows

YEAR = financial_year(2023)
PRINTED = [row for position in (EARLIER, LATER) for row in printed_rows(position)]


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: row.id)
def test_that_every_printed_target_is_understood_and_prints_the_same(row: PrintedRow) -> None:
    reading = read_target(row.target, row.aim, row.position)
    assert reading.text == row.target
    assert reading.kind is not TargetKind.NOT_UNDERSTOOD
    has_number = row.target[0].isdigit() or row.target[0] == "<"
    assert (reading.low is not None) == has_number
    if has_number and reading.kind is not TargetKind.BAND:
        assert f"{reading.number_text} {reading.qualifier}".strip() == row.target.lstrip("<")


def test_that_the_two_dashboards_hold_these_kinds_of_target() -> None:
    kinds = [read_target(row.target, row.aim, row.position).kind for row in PRINTED]
    assert {kind: kinds.count(kind) for kind in TargetKind if kind in kinds} == {
        TargetKind.VALUE: 30,
        TargetKind.CEILING: 4,
        TargetKind.BAND: 8,
        TargetKind.AVERAGE: 12,
        TargetKind.INFORMATION: 4,
        TargetKind.NONE_YET: 1,
    }


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "period", "basis"),
    [
        ("55-60%", TargetKind.BAND, "55", "60", None, TargetBasis.UNSTATED),
        ("5-10k", TargetKind.BAND, "5000", "10000", None, TargetBasis.UNSTATED),
        ("<4.1 (17 Adm's)", TargetKind.CEILING, "4.1", None, None, TargetBasis.UNSTATED),
        ("at least 90%", TargetKind.FLOOR, "90", None, None, TargetBasis.UNSTATED),
        ("90%+", TargetKind.FLOOR, "90", None, None, TargetBasis.UNSTATED),
        ("67.2% 22/23 Nat. Ave.", TargetKind.AVERAGE, "67.2", None, "2022/23",
         TargetBasis.NATIONAL_AVERAGE),
        ("England 2022/23: 77.5%", TargetKind.AVERAGE, "77.5", None, "2022/23",
         TargetBasis.NATIONAL_AVERAGE),
        ("75.2% shire average 22/23", TargetKind.AVERAGE, "75.2", None, "2022/23",
         TargetBasis.SHIRE_AVERAGE),
        ("85.9% top quartile 2020/21", TargetKind.VALUE, "85.9", None, "2020/21",
         TargetBasis.TOP_QUARTILE),
        ("90% Local target (average of three years)", TargetKind.VALUE, "90", None, None,
         TargetBasis.LOCAL),
        ("Target: 90%", TargetKind.VALUE, "90", None, None, TargetBasis.UNSTATED),
        ("17.3k Local target 2023/34", TargetKind.VALUE, "17300", None, None, TargetBasis.LOCAL),
        ("50% plan 2022-26", TargetKind.VALUE, "50", None, None, TargetBasis.PLAN),
        ("<1,575 Position as at 1st Jan 2023", TargetKind.CEILING, "1575", None, "1 January 2023",
         TargetBasis.BASELINE),
        ("10.5% 2020/21 outturn", TargetKind.VALUE, "10.5", None, "2020/21",
         TargetBasis.LAST_OUTTURN),
        ("163.8k (Apr-Nov)", TargetKind.VALUE, "163800", None, "Apr-Nov 2023",
         TargetBasis.UNSTATED),
        ("11-12", TargetKind.BAND, "11", "12", None, TargetBasis.UNSTATED),
    ],
)  # fmt: skip
def test_that_kind_edges_period_and_basis_are_understood(
    text: str, kind: TargetKind, low: str, high: str | None, period: str | None, basis: TargetBasis
) -> None:
    reading = read_target(text, Aim.LOW, YEAR)
    assert (reading.kind, reading.basis, reading.text) == (kind, basis, text)
    assert (reading.low, reading.high) == (Decimal(low), Decimal(high) if high else None)
    assert reading.period == (parse_period(period) if period else None)


def test_that_the_count_beside_a_target_is_kept() -> None:
    assert read_target("<538 (780 Adm's)").count == 780
    assert read_target("90% (12 months)").count is None


def test_that_a_target_of_nought_is_met_at_nought_only_where_low_is_good() -> None:
    assert read_target("0", Aim.LOW).kind is TargetKind.ZERO
    assert read_target("0 (2)", Aim.LOW).count == 2
    assert read_target("0 (amber up to 2)", Aim.LOW).count == 2
    assert read_target("0", Aim.HIGH).kind is TargetKind.VALUE


@pytest.mark.parametrize(
    "text", ["N/A", "TBC", "none", "-", "New ASCOF metric for 2023/24 No national figures yet"]
)
def test_that_words_instead_of_a_target_are_none_yet(text: str) -> None:
    assert read_target(text).kind is TargetKind.NONE_YET


@pytest.mark.parametrize(
    "text",
    ["60-55%", "2023/24", "2021-22", "90-", "<", "<abc", "Aim for 90%", "12..5", "9" * 60,
     "<" + "9" * 60, "9" * 60 + "-" + "9" * 61, "1 000", "(90%)"],
)  # fmt: skip
def test_that_what_is_not_understood_is_kept_and_flagged(text: str) -> None:
    reading = read_target(text, Aim.HIGH, YEAR)
    assert (reading.text, reading.kind, reading.low) == (text, TargetKind.NOT_UNDERSTOOD, None)


@given(st.text(max_size=50), st.sampled_from(Aim))
@settings(max_examples=200)
def test_that_any_text_gives_a_target_that_prints_what_was_typed(text: str, aim: Aim) -> None:
    reading = read_target(text, aim, YEAR)
    assert reading.text == " ".join(text.split())
    assert isinstance(reading.number_text, str)


def test_that_a_band_is_told_in_words() -> None:
    assert read_target("55-60%").number_text == "55% to 60%"
    assert read_target("98.5%-100%").number_text == "98.5% to 100.0%"
    assert read_target("5-10k").form is Form.THOUSANDS
