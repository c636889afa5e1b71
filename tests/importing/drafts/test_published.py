"""National publications: every year, for our council and whom it is compared with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.core.errors import CancelledError, UnreadableExtractError
from perfdesk.core.figures import Content, Figure, FigureKind
from perfdesk.core.measures import FrameworkCode, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.progress_report import CancellableReport
from perfdesk.importing.matching.questions import SKIP
from perfdesk.importing.planning import pack_from_appendix, plan_import
from perfdesk.importing.shapes.ascof_open_data import published_code
from tests.framework_editions import NEW, OLD
from tests.importing.conftest import PlanOf, taken_over
from tests.importing.files import (
    OPEN_DATA,
    OPEN_DATA_HEADINGS,
    SERIES_2C,
    SERIES_3C1,
    SERIES_4A,
    SERIES_5A2,
    write_csv,
    write_ods,
    write_xlsx,
)

PackOf = Callable[[str], Pack]
PathOf = Callable[[str], Path]

FEEL_SAFE = "measure 2023/24 4A"
SHEETS = {
    "Cover": [["Measures from the adult social care outcomes framework"]],
    "Table_2c": SERIES_2C,
    "Table_3c(1)": SERIES_3C1,
    "Table_4a": SERIES_4A,
    "Table_5a(2)   ": SERIES_5A2,
}


@pytest.fixture
def series(tmp_path: Path) -> Path:
    """A small time series, laid out as the national one."""
    return write_ods(tmp_path / "time-series.ods", SHEETS)


def _published(pack: Pack, code: FrameworkCode) -> dict[tuple[str, str], Figure]:
    measure = next(each for each in pack.table(Measure).values() if each.framework == code)
    return {
        (figure.key.place, figure.key.period.key): figure
        for figure in pack.figures_of(measure.id)
        if figure.key.kind is FigureKind.PUBLISHED
    }


# --- the time series -----------------------------------------------------------------------------
def test_that_every_year_and_wanted_place_comes_in(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    found = _published(taken_over(pack, plan_of(series, pack)), FrameworkCode(NEW, "3C", "1"))
    assert {place for place, _ in found} == {"E10000018", "E92000001", "E12000004", "S"}
    ours = {
        year: figure.reading.text for (place, year), figure in found.items() if place == "E10000018"
    }
    assert ours == {"2020/21": "[x]", "2022/23": "61.8%", "2023/24": "59.3%"}


def test_that_a_figure_knows_its_cell_margin_and_kind(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    found = _published(taken_over(pack, plan_of(series, pack)), FrameworkCode(NEW, "3C", "1"))
    figure = found["E10000018", "2023/24"]
    assert figure.reading.margin == Decimal("7.5")
    assert str(figure.source) == "time-series.ods, sheet Table_3c(1), L9"


def test_that_counts_and_the_vintage_of_the_population_come_with_a_rate(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    found = _published(taken_over(pack, plan_of(series, pack)), FrameworkCode(NEW, "2C"))
    figure = found["E10000018", "2024/25"]
    counts = (figure.reading.numerator, figure.reading.denominator)
    assert counts == (Decimal(829), Decimal(157349))
    assert (figure.reading.text, figure.population) == ("526.9", "mid-2024")


def test_that_of_two_values_in_a_cell_the_official_one_is_taken_and_told(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    plan = plan_of(series, pack)
    found = _published(taken_over(pack, plan), FrameworkCode(NEW, "5A", "2"))
    figure = found["E10000018", "2016/17"]
    assert (figure.reading.text, figure.reading.typed) == ("31.4%", "31.4 (32.3)")
    assert figure.reading.margin == Decimal("4.2")
    assert [problem.kind for problem in plan.problems] == ["two values", "place"]


def test_that_places_that_are_no_council_are_named_where_figures_are_left_out(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    joint = ("[z]", "Cornwall and Isles of Scilly", "[z]", *["[x]"] * 3, 1.0, 9, 66.0, 1.0, 9, 66.1)
    path = write_xlsx(tmp_path / "a.xlsx", {"Table_3c(1)": (*SERIES_3C1, joint)})
    (told,) = [each for each in plan_of(path, pack_of("2023-24")).problems if each.kind == "place"]
    assert "\u201cDistrict\u201d (Table_3c(1), I7)" in told.message
    assert "\u201cCornwall and Isles of Scilly\u201d" in told.message
    assert "[z]" not in told.message


def test_that_tokens_stay_tokens_and_are_never_nought(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    found = _published(taken_over(pack, plan_of(series, pack)), FrameworkCode(NEW, "5A", "2"))
    reading = found["E10000018", "2017/18"].reading
    assert (reading.content, reading.status, reading.value) == (
        Content.SHORTHAND,
        ("[z]",),
        None,
    )


def test_that_a_code_that_means_something_else_is_asked_about(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    plan = plan_of(series, pack)
    (question,) = plan.questions
    assert question.id == FEEL_SAFE and question.default is None
    assert "made them feel safe" in question.text
    assert question.choices[0].value == SKIP, "the likeliest first"
    (left,) = plan.not_understood
    assert left.where.sheet == "Table_4a"
    assert not any(planned.new.source.sheet == "Table_4a" for planned in plan.figures)


def test_that_an_answer_of_no_leaves_the_figures_out_without_asking(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    plan = plan_of(series, pack, {FEEL_SAFE: SKIP})
    assert (plan.questions, plan.not_understood) == ((), ())


def test_that_an_answer_of_yes_is_obeyed_and_remembered(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    (question,) = plan_of(series, pack).questions
    row = next(choice.value for choice in question.choices if choice.value != SKIP)
    after = taken_over(pack, plan_of(series, pack, {FEEL_SAFE: row}))
    assert after.measure(row).framework == FrameworkCode(NEW, "4A")
    found = _published(after, FrameworkCode(NEW, "4A"))
    assert found["E10000018", "2023/24"].reading.text == "72.2%"
    assert plan_of(series, after).questions == ()


def test_that_an_answer_nobody_offered_is_no_answer(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    assert len(plan_of(series, pack, {FEEL_SAFE: "no-such-measure"}).questions) == 1


def test_that_new_codes_find_the_measures_of_the_old_edition(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2021-22")
    plan = plan_of(series, pack)
    found = _published(taken_over(pack, plan), FrameworkCode(OLD, "3D", "1"))
    assert found["E10000018", "2022/23"].reading.text == "61.8%"
    assert plan.questions == (), "4A is not in the appendix of 2021/22"
    assert [problem.kind for problem in plan.problems] == ["two values", "place", "not in the pack"]


def test_that_the_newer_of_two_rows_takes_figures_listed_under_its_code(
    series: Path, pack_of: PackOf, plan_of: PlanOf, appendix: PathOf
) -> None:
    pack = pack_of("2021-22")
    both = taken_over(pack, plan_of(appendix("2023-24"), pack))
    after = taken_over(both, plan_of(series, both))
    assert _published(after, FrameworkCode(NEW, "3C", "1"))
    assert not _published(after, FrameworkCode(OLD, "3D", "1"))


def test_that_the_same_file_twice_brings_nothing_new(
    series: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    after = taken_over(pack, plan_of(series, pack))
    again = plan_of(series, after)
    assert (again.new, again.changed) == ((), ())
    assert again.problems[0].kind == "same file"
    assert again.edit(after).replacements == ()


def test_that_a_table_of_no_known_measure_is_named(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    renamed = [["Table 5c: something new"], *SERIES_4A[1:]]
    path = write_ods(tmp_path / "a.ods", {"Table_5c": renamed, "Table_3c(1)": SERIES_3C1})
    plan = plan_of(path, pack_of("2023-24"))
    (left,) = plan.not_understood
    assert left.where.sheet == "Table_5c" and "names no measure" in left.message


def test_that_a_hidden_sheet_is_left_out_and_named(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", {"Table_3c(1)": SERIES_3C1, "OLD Table_2c": SERIES_2C})
    plan = plan_of(path, pack_of("2023-24"))
    assert {planned.new.source.sheet for planned in plan.figures} == {"Table_3c(1)"}
    assert [problem.kind for problem in plan.problems] == ["sheet", "place"]


def test_that_national_figures_need_a_council(
    series: Path, appendix: PathOf, plan_of: PlanOf, at: datetime
) -> None:
    pack, _ = pack_from_appendix(
        appendix("2023-24"), council=None, title=None, position=None, at=at
    )
    with pytest.raises(UnreadableExtractError, match="Give the council's ONS code"):
        plan_of(series, pack)


def test_that_an_import_can_be_cancelled(series: Path, pack_of: PackOf, at: datetime) -> None:
    report = CancellableReport(is_cancelled=lambda: True)
    with pytest.raises(CancelledError):
        plan_import(series, pack_of("2023-24"), at=at, progress=report)


# --- the open data -------------------------------------------------------------------------------
@pytest.fixture(params=["xlsx", "cp1252"])
def open_data(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The open data of 2020/21 as a workbook and as text."""
    if request.param == "xlsx":
        return write_xlsx(tmp_path / "ascof 2020-21 open data.xlsx", {"in": OPEN_DATA})
    return write_csv(tmp_path / "ascof_2020-21_open_data.csv", OPEN_DATA, "cp1252")


def test_that_the_rows_of_a_figure_are_put_together(
    open_data: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2021-22")
    plan = plan_of(open_data, pack)
    assert len(plan.new) == 4
    found = _published(taken_over(pack, plan), FrameworkCode(OLD, "2A", "2"))
    ours = found["E10000018", "2020/21"]
    assert ours.reading.text == "308.8"
    assert (ours.reading.numerator, ours.reading.denominator) == (Decimal(453), Decimal(146675))
    assert (ours.population, ours.source.cell) == ("mid-2020", "H5")
    assert found["E92000001", "2020/21"].reading.text == "498.2"


def test_that_totals_alone_are_taken(open_data: Path, pack_of: PackOf, plan_of: PlanOf) -> None:
    pack = pack_of("2021-22")
    found = _published(taken_over(pack, plan_of(open_data, pack)), FrameworkCode(OLD, "2D"))
    assert found["E10000018", "2020/21"].reading.text == "81.1%"


def test_that_published_figures_stand_beside_local_ones(
    open_data: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2021-22")
    after = taken_over(pack, plan_of(open_data, pack))
    year = financial_year(2021)
    measure = next(each for each in after.measures_at(year) if "65+" in each.description)
    texts = {
        figure.key.kind: figure.reading.text
        for figure in after.figures_of(measure.id)
        if figure.key.period == financial_year(2020) and figure.key.place == "E10000018"
    }
    assert texts == {
        FigureKind.LOCAL: "528.7 (780 admissions)",
        FigureKind.PUBLISHED: "308.8",
    }


def test_that_a_year_nobody_names_is_asked_for(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = write_csv(tmp_path / "open-data.csv", OPEN_DATA)
    pack = pack_of("2021-22")
    plan = plan_of(path, pack)
    assert plan.figures == () and len(plan.not_understood) == 1
    (question,) = plan.questions
    offered = [choice.value for choice in question.choices]
    assert "2020/21" in offered and "2023/24" not in offered, "2A2 was a code until 2022/23"
    answered = plan_of(path, pack, {question.id: "2020/21"})
    assert len(answered.new) == 4 and answered.questions == ()


def test_that_a_column_of_years_decides(tmp_path: Path, pack_of: PackOf, plan_of: PlanOf) -> None:
    words = "The proportion of people who use services who find it easy to find information"
    rows = [
        (*OPEN_DATA_HEADINGS, "Reporting year"),
        ("508", "Leicestershire", "Council", "E10000018", "3C1", "Total", "Outcome", 61.8, "3C1",
         words, "2022-23"),
        ("508", "Leicestershire", "Council", "E10000018", "3C1", "Total", "Outcome", 59.3, "3C1",
         words, "2023-24"),
    ]  # fmt: skip
    pack = pack_of("2023-24")
    plan = plan_of(write_csv(tmp_path / "cut.csv", rows), pack)
    found = _published(taken_over(pack, plan), FrameworkCode(NEW, "3C", "1"))
    assert {year: figure.reading.text for (_, year), figure in found.items()} == {
        "2022/23": "61.8%",
        "2023/24": "59.3%",
    }


@pytest.mark.parametrize(
    ("edition", "printed", "words", "meant"),
    [
        (OLD, "1C1A", "", FrameworkCode(OLD, "1C", "1A")),
        (OLD, "3C1", "find it easy to find information", FrameworkCode(NEW, "3C", "1")),
        (OLD, "1B", "Proportion who have control over their life", FrameworkCode(OLD, "1B")),
        (OLD, "1B", "Adjusted social care-related quality of life", FrameworkCode(NEW, "1B")),
        (NEW, "2B", "residential admissions aged 18 to 64", FrameworkCode(NEW, "2B")),
        (NEW, "9Z", "", None),
    ],
)
def test_that_a_code_means_what_year_and_words_say(
    edition: str, printed: str, words: str, meant: FrameworkCode | None
) -> None:
    assert published_code(edition, printed, words) == meant
