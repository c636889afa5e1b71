"""Which months the columns of an appendix are about, and in what unit its rows are.

The figures are made up to be told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from perfdesk.core.building.judging import verdicts_on
from perfdesk.core.errors import UntoldPositionError
from perfdesk.core.figures import Figure, FigureKind
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, financial_year, parse_period
from perfdesk.core.verdicts import RatingWord
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import pack_from_appendix
from perfdesk.operations.packs import find_council
from tests.importing.files import write_csv, write_xlsx

Rows = Sequence[Sequence[object]]
YEAR = financial_year(2023)


def _read(path: Path, at: datetime, position: Period | None = None) -> tuple[Pack, ImportPlan]:
    return pack_from_appendix(
        path, council=find_council("E10000018"), title=None, position=position, at=at
    )


def _measure(pack: Pack, description: str) -> Measure:
    return next(each for each in pack.table(Measure).values() if each.description == description)


def _values(pack: Pack, description: str) -> dict[str, Decimal | None]:
    measure = _measure(pack, description).id
    return {
        figure.key.period.label: figure.reading.value
        for figure in pack.table(Figure).values()
        if figure.key.measure == measure and figure.key.kind is FigureKind.LOCAL
    }


def _rating(pack: Pack, description: str) -> RatingWord:
    return verdicts_on(pack, _measure(pack, description), pack.position).rating.word


QUARTERS = ("Contacts", "Low", 28000, 7000, 7200, 7100)


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("YTD 2023/24", "Apr-Dec 2023"),
        ("2023/24 to date", "Apr-Dec 2023"),
        ("2023/24 (to Dec)", "Apr-Dec 2023"),
        ("2023-24 Q3 YTD", "Apr-Dec 2023"),
        ("Q3 2023/24 cumulative", "Apr-Dec 2023"),
        ("Apr-Dec 2023", "Apr-Dec 2023"),
        ("Running total 2023/24", "Apr-Dec 2023"),
        ("Dec 2023 YTD", "Apr-Dec 2023"),
        ("2023/24 year end", "2023/24"),
    ],
)
def test_that_a_column_to_date_is_of_its_months_and_not_of_the_year(
    tmp_path: Path, at: datetime, heading: str, period: str
) -> None:
    heads = ("Measure", "Aim", "Target", "Q1 2023/24", "Q2 2023/24", "Q3 2023/24", heading)
    rows = (heads, (*QUARTERS, 21300), ("Reviews", "High", "90%", "91%", "92%", "93%", "92%"))
    pack, _ = _read(write_csv(tmp_path / "a.csv", rows), at)
    found = _values(pack, "Contacts")
    assert found[period] == 21300
    assert found["Oct-Dec 2023"] == 7100
    assert period == "2023/24" or "2023/24" not in found


def test_that_a_year_to_date_alone_is_left_out_and_named(tmp_path: Path, at: datetime) -> None:
    rows = (
        ("Measure", "Aim", "Target", "2022/23", "2023/24 to date"),
        ("Contacts", "Low", 28000, 27900, 14200),
    )
    pack, plan = _read(write_csv(tmp_path / "a.csv", rows), at)
    assert _values(pack, "Contacts") == {"2022/23": 27900}
    assert any("2023/24 to date" in each.message for each in plan.problems)


def test_that_a_year_to_date_goes_as_far_as_the_title_says(tmp_path: Path, at: datetime) -> None:
    rows = (
        ("Scorecard, Quarter 2 2023/24",),
        ("Measure", "Aim", "Annual target", "2022/23", "YTD"),
        ("Contacts", "Low", 28000, 27900, 14200),
    )
    pack, _ = _read(write_xlsx(tmp_path / "a.xlsx", {"Scorecard": rows}), at)
    assert _values(pack, "Contacts") == {"2022/23": 27900, "Apr-Sep 2023": 14200}
    assert _rating(pack, "Contacts") is not RatingWord.BETTER


def test_that_a_rolling_year_and_a_week_are_not_what_is_reported(
    tmp_path: Path, at: datetime
) -> None:
    rows = (
        ("Measure", "Aim", "Target", "2022/23", "Rolling 12 months to Dec 2023", "w/e 31/12/2023"),
        ("Contacts", "Low", 28000, 27900, 28400, 530),
    )
    pack, _ = _read(write_csv(tmp_path / "a.csv", rows), at)
    assert pack.position.period == financial_year(2022)
    assert _values(pack, "Contacts") == {"2022/23": 27900, "Jan-Dec 2023": 28400}


def test_that_the_fourth_quarter_is_not_the_year_that_is_said(tmp_path: Path, at: datetime) -> None:
    heads = ("Measure", "Aim", "Target", "Q1 23/24", "Q2 23/24", "Q3 23/24", "Q4 23/24")
    path = write_csv(tmp_path / "a.csv", (heads, (*QUARTERS, 7300)))
    pack, _ = _read(path, at, position=YEAR)
    assert pack.position.period == YEAR
    assert _values(pack, "Contacts") == {
        "Apr-Jun 2023": 7000, "Jul-Sep 2023": 7200, "Oct-Dec 2023": 7100, "Jan-Mar 2024": 7300,
    }  # fmt: skip
    assert _rating(pack, "Contacts") is RatingWord.NOT_RATED


def test_that_a_quarter_beside_the_target_of_the_year_is_not_rated_by_it(
    tmp_path: Path, at: datetime
) -> None:
    heads = ("Measure", "Aim", "Target", "Q1 23/24", "Q2 23/24", "Q3 23/24")
    rows = (heads, QUARTERS, ("Weekly cost", "Low", 900, 880, 881, 882))
    pack, plan = _read(write_csv(tmp_path / "a.csv", rows), at)
    assert pack.position.period == parse_period("Q3 2023/24")
    assert _rating(pack, "Contacts") is RatingWord.NOT_RATED
    assert _rating(pack, "Weekly cost") is RatingWord.BETTER
    (told,) = [each for each in plan.problems if each.kind == "target"]
    assert "Contacts" in told.message and "Weekly cost" not in told.message


@pytest.mark.parametrize("last", ["YTD", "Year end", "Full year", "Q1-Q4", "Year total"])
def test_that_quarters_without_a_year_are_of_the_year_that_is_said(
    tmp_path: Path, at: datetime, last: str
) -> None:
    heads = ("Measure", "Aim", "Target", "Q1", "Q2", "Q3", "Q4", last)
    path = write_csv(tmp_path / "a.csv", (heads, (*QUARTERS, 7300, 28600)))
    with pytest.raises(UntoldPositionError, match="which year"):
        _read(path, at)
    pack, _ = _read(path, at, position=YEAR)
    assert _values(pack, "Contacts") == {
        "Apr-Jun 2023": 7000, "Jul-Sep 2023": 7200, "Oct-Dec 2023": 7100, "Jan-Mar 2024": 7300,
        "2023/24": 28600,
    }  # fmt: skip
    assert _rating(pack, "Contacts") is not RatingWord.BETTER


def test_that_targets_and_ratings_under_each_year_belong_to_it(
    tmp_path: Path, at: datetime
) -> None:
    rows = (
        ("Measure", "Polarity", "2022/23", "", "", "2023/24", "", ""),
        ("", "", "Target", "Actual", "RAG", "Target", "Actual", "RAG"),
        ("Contacts", "Low", 29000, 27901, "Green", 28000, 28401, "Amber"),
        ("Visits", "High", 1200, 1191, "Amber", 1300, 1100, "Red"),
    )
    path = write_xlsx(tmp_path / "a.xlsx", {"Report": rows})
    book = load_workbook(path)
    book["Report"].merge_cells("C1:E1")
    book["Report"].merge_cells("F1:H1")
    book.save(path)
    pack, plan = _read(path, at)
    assert pack.position.period == YEAR
    assert _values(pack, "Visits") == {"2023/24": 1100, "2022/23": 1191}
    assert pack.target(_measure(pack, "Visits").id, YEAR).low == 1300
    assert [each.word.value for each in plan.printed] == ["amber", "red"]


def test_that_variances_forecasts_and_ranks_are_named_and_no_figures(
    tmp_path: Path, at: datetime
) -> None:
    rows = (
        ("Measure", "Aim", "Target", "2022/23", "2023/24", "2023/24 variance",
         "2024/25 forecast", "Rank 2023/24"),
        ("Contacts", "Low", 28000, 27900, 28600, 600, 29000, 12),
    )  # fmt: skip
    pack, plan = _read(write_csv(tmp_path / "a.csv", rows), at)
    assert pack.position.period == YEAR
    assert _values(pack, "Contacts") == {"2022/23": 27900, "2023/24": 28600}
    (told,) = [each.message for each in plan.problems if each.kind == "column"]
    assert all(each in told for each in ("2023/24 variance", "2024/25 forecast", "Rank 2023/24"))


def test_that_a_column_of_units_scales_each_row(tmp_path: Path, at: datetime) -> None:
    rows = (
        ("Measure", "Unit", "Good is", "Target", "2022/23", "2023/24"),
        ("Contacts", "Number", "Low", 28000, 27900, 28600),
        ("Recycling", "%", "High", 50, 45.4, 46.6),
        ("Net spend", "\u00a3000s", "Low", 148000, 139200, 148310),
        ("Underspend", "\u00a3m", "High", 0, "(0.12)", "(0.23)"),
    )
    pack, _ = _read(write_csv(tmp_path / "a.csv", rows), at)
    assert _values(pack, "Contacts")["2023/24"] == 28600
    assert _values(pack, "Recycling")["2023/24"] == Decimal("46.6")
    assert _values(pack, "Net spend") == {"2022/23": 139_200_000, "2023/24": 148_310_000}
    assert _values(pack, "Underspend") == {"2022/23": -120_000, "2023/24": -230_000}
    assert pack.target(_measure(pack, "Net spend").id, YEAR).low == 148_000_000


@pytest.mark.parametrize(
    ("above", "label", "head"),
    [
        ("All figures in \u00a3000s", "Net spend", "2023/24"),
        ("", "Net spend (\u00a3000s)", "2023/24"),
        ("", "Net spend", "2023/24 (\u00a3'000)"),
        ("All figures in \u00a3000s", "Net spend (\u00a3000s)", "2023/24 \u00a3000s"),
    ],
)
def test_that_a_scale_is_applied_once_wherever_it_stands(
    tmp_path: Path, at: datetime, above: str, label: str, head: str
) -> None:
    rows: list[tuple[object, ...]] = [
        ("Measure", "Aim", "RAG", "Target", head),
        (label, "Low", "Amber", 148000, 148310),
    ]
    path = write_csv(tmp_path / "a.csv", [(above,), *rows] if above else rows)
    pack, _ = _read(path, at)
    assert _values(pack, label) == {"2023/24": 148_310_000}


def test_that_numbers_in_brackets_are_negative(tmp_path: Path, at: datetime) -> None:
    rows = (
        ("Measure", "Aim", "Target", "2022/23", "2023/24"),
        ("Variance against budget", "Low", 0, 310, "(260)"),
        ("Contacts", "Low", 28000, 27900, 28600),
    )
    pack, plan = _read(write_csv(tmp_path / "a.csv", rows), at)
    assert _values(pack, "Variance against budget") == {"2022/23": 310, "2023/24": -260}
    assert plan.not_understood == ()
