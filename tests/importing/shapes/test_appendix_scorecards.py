"""Scorecards of other councils: quarters, several years, averages beside targets, no aims.

Figures with a place and year are those of the national publications; others are counted up, since
what is looked at is where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import PatternFill

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year, parse_period
from perfdesk.core.places import ENGLAND
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.settings import Scheme
from perfdesk.core.strategy import Outcome
from perfdesk.core.targets import TargetKind
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import pack_from_appendix
from perfdesk.operations.packs import find_council
from tests.importing.files import write_xlsx

Rows = Sequence[Sequence[object]]

QUARTERS: Rows = (
    ("Scorecard, Quarter 3 2024/25",),
    (),
    (
        "Ref", "Indicator", "Good is", "2023/24 outturn", "Q1 2024/25", "Q2 2024/25",
        "Q3 2024/25", "Q4 2024/25", "Target 2024/25", "RAG", "Comment",
    ),
    ("Prevent",),
    ("A1", "First", "Higher is better", 90, 100, 101, 102, None, 101, "G", "Steady growth."),
    ("A2", "Second", "Lower is better", 90, 100, 101, 102, None, 101, "A", ""),
    ("Delay",),
    ("A3", "Third", "Increase", 90, 100, 101, 102, None, 120, "R", "Fewer staff."),
)  # fmt: skip
YEARS: Rows = (
    ("Performance 2022/23",),
    (),
    (
        "PI", "Description", "2020/21 Actual", "2021/22 Actual", "2022/23 Actual",
        "2022/23 Target", "Status", "Change 2021/22 to 2022/23", "England 2022/23",
    ),
    ("Theme: Delay",),
    ("R1", "No ongoing need after reablement (%)", 81.1, 90.0, 87.8, 85, "G", -2.2, 77.5),
    ("Theme: Meet",),
    ("R2", "Permanent admissions per 100,000", 308.8, 520, 553, 500, "R", 33, 560.8),
)  # fmt: skip


def _read(path: Path, at: datetime) -> tuple[Pack, ImportPlan]:
    return pack_from_appendix(
        path, council=find_council("E10000018"), title=None, position=None, at=at
    )


def _measure(pack: Pack, description: str) -> Measure:
    return next(each for each in pack.table(Measure).values() if each.description == description)


def _values(pack: Pack, description: str) -> dict[str, Decimal | None]:
    """The council's figures of a measure by period."""
    measure = _measure(pack, description).id
    return {
        figure.key.period.label: figure.reading.value
        for figure in pack.table(Figure).values()
        if figure.key.measure == measure and figure.key.kind is FigureKind.LOCAL
    }


@pytest.fixture
def quarters(tmp_path: Path, at: datetime) -> Pack:
    """A pack of the scorecard by quarters."""
    return _read(write_xlsx(tmp_path / "q3.xlsx", {"Scorecard": QUARTERS}), at)[0]


@pytest.fixture
def years(tmp_path: Path, at: datetime) -> tuple[Pack, ImportPlan]:
    """A pack of the scorecard by years, and its plan."""
    return _read(write_xlsx(tmp_path / "years.xlsx", {"Appendix 1": YEARS}), at)


def test_that_the_latest_quarter_with_figures_is_the_position(quarters: Pack) -> None:
    assert quarters.position.period == parse_period("Q3 2024/25")
    assert quarters.position.previous == financial_year(2023)
    assert quarters.position.scheme is Scheme.RAG


def test_that_every_quarter_is_a_figure(quarters: Pack) -> None:
    assert _values(quarters, "First") == {
        "2023/24": 90,
        "Apr-Jun 2024": 100,
        "Jul-Sep 2024": 101,
        "Oct-Dec 2024": 102,
    }


def test_that_printed_comments_are_commentary(quarters: Pack) -> None:
    position = quarters.position.period
    said = {
        each.description: comment.text
        for each in quarters.table(Measure).values()
        if (comment := quarters.commentary(each.id, position, Audience.PUBLIC))
    }
    assert said == {"First": "Steady growth.", "Third": "Fewer staff."}


def test_that_aims_are_read_as_councils_spell_them(quarters: Pack) -> None:
    aims = {each.description: each.aim for each in quarters.table(Measure).values()}
    assert aims == {"First": Aim.HIGH, "Second": Aim.LOW, "Third": Aim.HIGH}


def test_that_layers_named_by_one_word_are_layers(quarters: Pack) -> None:
    assert [each.name for each in quarters.layers] == ["Prevent", "Delay"]


def test_that_quarters_below_a_title_are_of_its_year(tmp_path: Path, at: datetime) -> None:
    rows = (
        ("Scorecard 2024/25",),
        ("Ref", "Indicator", "Polarity", "2023/24", "Q1", "Q2", "Q3", "Target", "RAG"),
        ("A1", "First", "High", 90, 100, 101, None, 100, "G"),
        ("A2", "Second", "High", 91, 101, 102, None, 110, "R"),
    )
    pack, _ = _read(write_xlsx(tmp_path / "a.xlsx", {"Scorecard": rows}), at)
    assert pack.position.period == parse_period("Q2 2024/25")
    assert _values(pack, "Second") == {"2023/24": 91, "Apr-Jun 2024": 101, "Jul-Sep 2024": 102}


def test_that_a_year_to_date_is_the_position(tmp_path: Path, at: datetime) -> None:
    rows = (
        ("Scorecard, Quarter 2 2024/25",),
        ("Ref", "Indicator", "Polarity", "2023/24", "Q1", "Q2", "YTD", "Target", "RAG"),
        ("A1", "First", "High", 400, 100, 101, 201, 200, "G"),
        ("A2", "Second", "High", 410, 101, 102, 203, 220, "R"),
    )
    pack, _ = _read(write_xlsx(tmp_path / "a.xlsx", {"Scorecard": rows}), at)
    assert pack.position.period == parse_period("April 2024 to September 2024")
    assert _values(pack, "First")["Apr-Jun 2024"] == 100


def test_that_of_several_ratings_the_one_of_the_position_counts(
    tmp_path: Path, at: datetime
) -> None:
    rows = (
        ("Scorecard 2024/25",),
        ("Indicator", "Good is", "Q1", "Q1 RAG", "Q2", "Q2 RAG", "Target"),
        ("First", "High", 100, "R", 120, "G", 110),
        ("Second", "High", 100, "G", 90, "R", 100),
    )
    pack, plan = _read(write_xlsx(tmp_path / "a.xlsx", {"Scorecard": rows}), at)
    assert pack.position.period == parse_period("Q2 2024/25")
    assert [each.word.value for each in plan.printed] == ["green", "red"]


def test_that_every_year_is_a_figure_and_a_change_is_none(
    years: tuple[Pack, ImportPlan],
) -> None:
    pack, _ = years
    assert pack.position.period == financial_year(2022)
    assert _values(pack, "No ongoing need after reablement (%)") == {
        "2020/21": Decimal("81.1"),
        "2021/22": Decimal("90.0"),
        "2022/23": Decimal("87.8"),
    }


def test_that_what_england_reaches_beside_a_target_is_kept(
    years: tuple[Pack, ImportPlan],
) -> None:
    pack, _ = years
    measure = _measure(pack, "Permanent admissions per 100,000")
    key = FigureKey(measure.id, ENGLAND.code, financial_year(2022), FigureKind.PUBLISHED)
    assert pack.table(Figure)[key].reading.value == Decimal("560.8")
    target = pack.target(measure.id, financial_year(2022))
    assert target.low == 500


def test_that_an_aim_that_no_column_names_is_told_by_printed_ratings(
    years: tuple[Pack, ImportPlan],
) -> None:
    pack, plan = years
    assert _measure(pack, "No ongoing need after reablement (%)").aim is Aim.HIGH
    assert _measure(pack, "Permanent admissions per 100,000").aim is Aim.LOW
    said = [each.message for each in plan.problems if each.kind == "aim"]
    assert len(said) == 2 and "553 against 500 is printed as red" in said[1]


def test_that_a_percentage_is_one_by_its_words(years: tuple[Pack, ImportPlan]) -> None:
    pack, _ = years
    assert _measure(pack, "No ongoing need after reablement (%)").unit is Unit.PERCENT


def test_that_the_word_all_headings_begin_with_is_no_name(
    years: tuple[Pack, ImportPlan],
) -> None:
    pack, _ = years
    assert [each.name for each in pack.layers] == ["Delay", "Meet"]
    assert [each.name for each in pack.table(Outcome).values()] == ["Delay", "Meet"]


def test_that_a_number_under_the_name_of_england_is_an_average(
    tmp_path: Path, at: datetime
) -> None:
    rows = (
        ("Performance 2022/23",),
        ("Indicator", "Aim", "2021/22", "2022/23", "England 2022/23", "Rating"),
        ("No ongoing need after reablement", "High", "90.0%", "87.8%", "77.5%", "Better"),
        ("Permanent admissions per 100,000", "Low", 520, 553, 560.8, "Better"),
    )
    pack, _ = _read(write_xlsx(tmp_path / "a.xlsx", {"Dashboard": rows}), at)
    measure = _measure(pack, "No ongoing need after reablement")
    target = pack.target(measure.id, financial_year(2022))
    assert target.kind is TargetKind.AVERAGE
    assert target.period == financial_year(2022)
    assert pack.position.scheme is Scheme.COMPARISON


def test_that_a_remark_on_every_row_is_no_commentary(tmp_path: Path, at: datetime) -> None:
    rows = [list(row) for row in QUARTERS]
    for row in rows[4:]:
        if len(row) > 1:
            row[-1] = "see above"
    pack, _ = _read(write_xlsx(tmp_path / "a.xlsx", {"Scorecard": rows}), at)
    position = pack.position.period
    assert not any(
        pack.commentary(each.id, position, Audience.PUBLIC) for each in pack.table(Measure).values()
    )


def test_that_a_list_without_figures_of_a_period_is_no_appendix(
    tmp_path: Path, at: datetime
) -> None:
    rows = (("Indicator", "Target", "Owner"), ("First", 100, "Team"), ("Second", 110, "Team"))
    with pytest.raises(UnreadableExtractError, match="needs columns"):
        _read(write_xlsx(tmp_path / "a.xlsx", {"List": rows}), at)


def test_that_a_year_of_a_banner_is_history_beside_later_quarters(
    tmp_path: Path, at: datetime
) -> None:
    rows = (
        ("Performance report, Quarter 2 2024/25",),
        ("Outcome", "Measure", "Good is", "2023/24", "", "2024/25", "", "", "", ""),
        ("", "", "", "Actual", "RAG", "Target", "Q1", "RAG", "Q2", "RAG"),
        ("Independent", "First", "High", 100, "R", 110, 111, "G", 105, "A"),
        ("Safe", "Second", "High", 100, "R", 110, 105, "A", 111, "G"),
    )
    merged = write_xlsx(tmp_path / "a.xlsx", {"Report": rows})
    book = load_workbook(merged)
    book["Report"].merge_cells("D2:E2")
    book["Report"].merge_cells("F2:J2")
    book.save(merged)
    pack, plan = _read(merged, at)
    assert pack.position.period == parse_period("Q2 2024/25")
    assert _values(pack, "First") == {"2023/24": 100, "Apr-Jun 2024": 111, "Jul-Sep 2024": 105}
    assert [each.word.value for each in plan.printed] == ["amber", "green"]


def test_that_status_words_and_comments_make_a_scorecard(tmp_path: Path, at: datetime) -> None:
    rows = (
        ("KPIs, year end 2023/24",),
        ("KPI", "Lead", "Outturn 2022/23", "Target 2023/24", "Outturn 2023/24", "Status",
         "Trend vs last year", "Narrative"),
        ("Priority: Thriving",),
        ("First", "Team", 100, 110, 120, "On target", "Improving", "A strong year."),
        ("Priority: Caring",),
        ("Second", "Team", 100, 110, 108, "Near target", "Improving", ""),
        ("Third", "Team", 100, 90, 120, "Off target", "Worsening", "Fewer staff."),
    )  # fmt: skip
    pack, plan = _read(write_xlsx(tmp_path / "a.xlsx", {"KPIs": rows}), at)
    assert [each.name for each in pack.layers] == ["Thriving", "Caring"]
    assert [each.word.value for each in plan.printed] == [
        "better", "improved", "similar", "improved", "below", "not as good",
    ]  # fmt: skip
    assert _measure(pack, "Third").aim is Aim.LOW
    left_out = [each.message for each in plan.problems if each.kind == "column"]
    assert len(left_out) == 1 and "\u201cLead\u201d" in left_out[0]


def test_that_colours_behind_the_latest_month_are_red_amber_green(
    tmp_path: Path, at: datetime
) -> None:
    rows = (
        ("Adults performance report, November 2024",),
        ("Indicator", "Polarity", "2023/24", "Sep", "Oct", "Nov", "Dec", "Target"),
        ("First", "Higher", 100, 101, 102, 103, None, 100),
        ("Second", "Lower", 100, 101, 102, 103, None, 90),
    )
    path = write_xlsx(tmp_path / "a.xlsx", {"Monthly": rows})
    book = load_workbook(path)
    for cell, colour in (("F3", "00B050"), ("F4", "FF0000")):
        book["Monthly"][cell].fill = PatternFill("solid", fgColor=colour)
    book.save(path)
    pack, plan = _read(path, at)
    assert pack.position.period == parse_period("November 2024")
    assert pack.position.scheme is Scheme.RAG
    assert [each.word.value for each in plan.printed] == ["green", "red"]
    assert _values(pack, "First")["Sep 2024"] == 101
    assert not [each for each in plan.problems if each.kind == "column"], "December is empty"
