"""What was published for all councils: kept by measure and year, whoever reports the measure."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.core.benchmarks.published import PublishedKey, PublishedYear
from perfdesk.core.benchmarks.standing import years_published
from perfdesk.core.figures import FigureKind
from perfdesk.core.measures import FrameworkCode, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from tests.framework_editions import NEW, OLD
from tests.importing.conftest import PlanOf, taken_over
from tests.importing.files import OPEN_DATA_HEADINGS, Rows, write_csv, write_ods

PackOf = Callable[[str], Pack]

# Table 3c(1) of the time series, December 2025, four councils that changed and Leicestershire.
HEADINGS = (
    "Local authority code", "Local authority", "ONS area code",
    "2018 to 2019 - margin of error", "2018 to 2019 - outcome",
    "2020 to 2021 - margin of error", "2020 to 2021 - outcome",
    "2023 to 2024 - margin of error", "2023 to 2024 - outcome",
    "2024 to 2025 - margin of error", "2024 to 2025 - outcome",
)  # fmt: skip
INFORMATION: Rows = (
    ("Table 3c(1): proportion of people who use services who find it easy to find information",),
    HEADINGS,
    ("England", "England", "E92000001", 0.6, 69.7, "[x]", "[x]", 0.6, 67.9, 0.6, 67.8),
    ("EM", "East Midlands", "E12000004", 2.4, 66.6, "[x]", "[x]", 2.2, 65.0, 2.2, 65.3),
    (102.0, "Cumbria", "E10000006", 5.7, 73.8, "[x]", "[x]", "[z]", "[z]", "[z]", "[z]"),
    (508.0, "Leicestershire", "E10000018", 7.2, 59.7, "[x]", "[x]", 7.5, 59.3, 6.2, 61.1),
    (809.0, "Dorset County", "E10000009", 7.5, 71.2, "[z]", "[z]", "[z]", "[z]", 10.1, 63.9),
    (809.0, "Dorset", "E06000059", "[z]", "[z]", "[x]", "[x]", 7.4, 71.0, 10.1, 63.9),
    (905.0, "Somerset", "E06000066", 4.6, 72.2, "[x]", "[x]", "[x]", "[x]", 5.5, 65.4),
    ("H6X4G", "Cumberland", "E06000063", "[z]", "[z]", "[z]", "[z]", 6.0, 63.4, 8.8, 68.0),
)

# The ASCOF 2020/21 open data, old 2D: what the sequel to short-term services was.
REABLED = ("2D", "No ongoing support after a short term service")
OPEN_DATA: Rows = (
    OPEN_DATA_HEADINGS,
    (508, "Leicestershire", "Council", "E10000018", "2D", "Total", "Outcome", 81.1, *REABLED),
    (508, "Leicestershire", "Council", "E10000018", "2D", "Total", "Numerator", 2039, *REABLED),
    (508, "Leicestershire", "Council", "E10000018", "2D", "Total", "Denominator", 2515, *REABLED),
    (704, "Hackney", "Council", "E09000012", "2D", "Total", "Outcome", "[x]", *REABLED),
    (905, "Somerset", "Council", "E10000027", "2D", "Total", "Outcome", 75.6, *REABLED),
    ("England", "England", "England", "E92000001", "2D", "Total", "Outcome", 74.9, *REABLED),
)

# Oflog, adult social care measures, as its automated text used them.
OFLOG_HEADINGS = (
    "Financial year", "Local authority code", "Local authority name", "Grouping", "Entity_Name",
    "Region", "Measure", "Code", "Value", "MEDIAN", "MADs_from_median", "rank_order",
)  # fmt: skip
SEQUEL = ("Outcome, Outcome of short-term services: sequel to service", "ASC5")
TURNOVER = ("Outcome, Workforce turnover rate", "ASC7")
LEICESTERSHIRE = ("E10000018", "Leicestershire", "LA_Raw", "Counties", "East Midlands")
HACKNEY = ("E09000012", "Hackney", "LA_Raw", "London Boroughs", "London")
SOMERSET = ("E10000027", "Somerset", "LA_Raw", "Counties", "South West")
OFLOG: Rows = (
    OFLOG_HEADINGS,
    (
        "2018-19",
        *LEICESTERSHIRE,
        *SEQUEL,
        "84.5",
        "78.05000000000001",
        "0.7206703910614521",
        "DESC",
    ),
    ("2020-21", *LEICESTERSHIRE, *SEQUEL, "81.1", "75.5", "0.47863247863247804", "DESC"),
    ("2020-21", *SOMERSET, *SEQUEL, "75.6", "75.5", "0.008547009", "DESC"),
    ("2022-23", *LEICESTERSHIRE, *SEQUEL, "87.8", "78.2", "1.0909090909090906", "DESC"),
    ("2022-23", *HACKNEY, *SEQUEL, "", "78.2", "", ""),
    (
        "2022-23",
        *LEICESTERSHIRE,
        *TURNOVER,
        "34.24514314",
        "28.04317139",
        "1.2745367356107387",
        "None",
    ),
)


def _year(pack: Pack, code: FrameworkCode, starting: int) -> PublishedYear:
    return pack.table(PublishedYear)[PublishedKey(code, financial_year(starting))]


@pytest.fixture
def series(tmp_path: Path) -> Path:
    """The table of one measure, laid out as in the national time series."""
    return write_ods(tmp_path / "time-series.ods", {"Table_3c(1)": INFORMATION})


# --- the time series -----------------------------------------------------------------------------
def test_that_a_year_stands_under_the_code_of_its_edition(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    after = taken_over(pack, plan_of(series, pack))
    old, new = FrameworkCode(OLD, "3D", "1"), FrameworkCode(NEW, "3C", "1")
    assert {key.period.key: key.framework for key in map(_key, after.table(PublishedYear))} == {
        "2018/19": old, "2023/24": new, "2024/25": new,
    }  # fmt: skip
    years = [financial_year(each) for each in (2018, 2023, 2024)]
    assert list(years_published(after, old)) == list(years_published(after, new)) == years


def _key(key: object) -> PublishedKey:
    assert isinstance(key, PublishedKey)
    return key


def test_that_councils_are_kept_apart_from_england_and_regions(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    year = _year(taken_over(pack, plan_of(series, pack)), FrameworkCode(OLD, "3D", "1"), 2018)
    assert {code: str(each.value) for code, each in year.outcomes.items()} == {
        "E10000006": "73.8", "E10000018": "59.7", "E10000009": "71.2", "E06000066": "72.2",
    }  # fmt: skip
    assert list(year.aggregates) == ["E92000001", "E12000004"]
    assert year.outcomes["E10000018"].margin == Decimal("7.2")
    assert str(year.source) == "time-series.ods, sheet Table_3c(1), E3:E9"


def test_that_a_council_that_had_ended_or_was_not_yet_there_is_not_missing(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    after = taken_over(pack, plan_of(series, pack))
    later = _year(after, FrameworkCode(NEW, "3C", "1"), 2023)
    assert list(later.outcomes) == ["E10000018", "E06000059", "E06000066", "E06000063"]
    assert (later.outcomes["E06000066"].value, later.outcomes["E06000066"].token) == (None, "[x]")


def test_that_a_row_under_the_name_of_a_council_that_ended_counts_once(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    # The real table repeats Dorset's figure of 2024/25 in the row of the county that ended.
    pack = pack_of("2023-24")
    latest = _year(taken_over(pack, plan_of(series, pack)), FrameworkCode(NEW, "3C", "1"), 2024)
    assert "E10000009" not in latest.outcomes
    assert str(latest.outcomes["E06000059"].value) == "63.9"


def test_that_a_year_without_any_figure_is_not_kept(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    after = taken_over(pack, plan_of(series, pack))
    voluntary = PublishedKey(FrameworkCode(OLD, "3D", "1"), financial_year(2020))
    assert voluntary not in after.table(PublishedYear)


def test_that_importing_it_again_changes_nothing(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    after = taken_over(pack, plan_of(series, pack))
    assert plan_of(series, after).edit(after).replacements == ()


# --- the open data -------------------------------------------------------------------------------
def test_that_measures_which_the_pack_does_not_report_are_kept_for_benchmarks(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    less = [each for each in pack.table(Measure).values() if str(each.framework) == "2A"]
    rest = Pack.of(record for record in pack.records() if record not in less)
    path = write_csv(tmp_path / "ascof-2020-21.csv", OPEN_DATA)
    plan = plan_of(path, rest)
    assert plan.figures == ()
    assert "kept for benchmarks" in plan.problems[-1].message
    year = _year(taken_over(rest, plan), FrameworkCode(OLD, "2D"), 2020)
    ours = year.outcomes["E10000018"]
    assert (ours.numerator, ours.denominator) == (Decimal(2039), Decimal(2515))
    assert year.outcomes["E09000012"].token == "[x]"
    assert "E10000027" not in year.outcomes, "Somerset is kept under the code in force"


# --- Oflog ---------------------------------------------------------------------------------------
@pytest.fixture
def oflog(tmp_path: Path) -> Path:
    """A few rows of Oflog's file."""
    return write_csv(tmp_path / "oflog.csv", OFLOG)


def test_that_oflog_brings_the_years_between(oflog: Path, pack_of: PackOf, plan_of: PlanOf) -> None:
    pack = pack_of("2021-22")
    plan = plan_of(oflog, pack)
    assert plan.source.family == "Oflog adult social care"
    texts = {each.key.period.key: each.new.reading.text for each in plan.figures}
    assert texts == {"2018/19": "84.5%", "2020/21": "81.1%", "2022/23": "87.8%"}
    assert {each.key.kind for each in plan.figures} == {FigureKind.PUBLISHED}
    year = _year(taken_over(pack, plan), FrameworkCode(OLD, "2D"), 2022)
    assert year.outcomes["E10000018"].value == Decimal("87.8")
    assert (year.outcomes["E09000012"].value, year.outcomes["E09000012"].token) == (None, "[x]")
    assert not year.aggregates


def test_that_the_noise_of_binary_fractions_is_left_out(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    # As the same file has it in the column of medians.
    noisy = (OFLOG[0], (*OFLOG[1][:8], "78.05000000000001", *OFLOG[1][9:]))
    plan = plan_of(write_csv(tmp_path / "oflog.csv", noisy), pack_of("2021-22"))
    assert [each.new.value for each in plan.figures] == [Decimal("78.05")]


def test_that_what_the_framework_does_not_have_is_told(
    oflog: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    plan = plan_of(oflog, pack_of("2021-22"))
    (problem,) = plan.problems
    assert problem.message.startswith("Left out") and "Workforce turnover rate" in problem.message


def test_that_rows_of_unknown_measures_years_or_councils_are_told_and_left_out(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    rows = (*OFLOG[:3], ("2020-21", *LEICESTERSHIRE, "Something new", "ASC9", "1", "1", "0", ""))
    plan = plan_of(write_csv(tmp_path / "oflog.csv", rows), pack_of("2021-22"))
    assert any("\u201cSomething new\u201d" in each.message for each in plan.problems)


@pytest.mark.parametrize("bare_first", [True, False])
def test_that_a_bare_figure_takes_no_counts_away(
    tmp_path: Path, oflog: Path, pack_of: PackOf, plan_of: PlanOf, *, bare_first: bool
) -> None:
    full = write_csv(tmp_path / "ascof-2020-21.csv", OPEN_DATA)
    pack = pack_of("2021-22")
    for path in (oflog, full) if bare_first else (full, oflog):
        pack = taken_over(pack, plan_of(path, pack))
    year = _year(pack, FrameworkCode(OLD, "2D"), 2020)
    assert year.outcomes["E10000018"].numerator == Decimal(2039)
    assert str(year.aggregates["E92000001"].value) == "74.9"
    measure = next(each for each in pack.table(Measure).values() if str(each.framework) == "2D")
    figure = pack.figure(measure.id, financial_year(2020), FigureKind.PUBLISHED)
    assert figure is not None and figure.reading.counts_text == "2,039 of 2,515"
    assert plan_of(oflog, pack).changed == ()
