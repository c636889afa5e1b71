"""Plain tables in every layout: the figure is the one that all the words around it say it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from perfdesk.core.pack import Pack
from perfdesk.importing.matching.questions import SKIP
from perfdesk.importing.reading.context import FIGURE
from tests.importing.conftest import PlanOf, taken_over
from tests.importing.files import write_csv
from tests.importing.reading.conftest import (
    BEFORE,
    CONTACTS,
    NOW,
    RECYCLING,
    VISITS,
    PlanRows,
    ours,
    told,
)


# --- what states no figure -----------------------------------------------------------------------
def test_that_of_target_actual_and_variance_under_each_year_the_actual_is_taken(
    plan_rows: PlanRows,
) -> None:
    plan = plan_rows(
        ("Measure", NOW, "", "", BEFORE, "", ""),
        ("", "Target", "Actual", "Variance", "Target", "Actual", "Variance"),
        ("Contacts received", 28000, 28401, 401, 27000, 27901, 901),
        ("Library visits", 1300000, 1251000, -49000, 1250000, 1191000, -59000),
    )
    assert ours(plan) == {
        (CONTACTS, NOW): "28401",
        (CONTACTS, BEFORE): "27901",
        (VISITS, NOW): "1251000",
        (VISITS, BEFORE): "1191000",
    }
    assert not plan.questions
    assert "Variance" in told(plan) and "Target" in told(plan)


def test_that_a_forecast_is_no_figure_and_is_named(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", f"{NOW} forecast", f"{BEFORE} actual"), ("Contacts received", 28900, 27901)
    )
    assert ours(plan) == {(CONTACTS, BEFORE): "27901"}
    assert f"{NOW} forecast" in told(plan)


@pytest.mark.parametrize("beside", ["rank", "lower CI", "England", "budget", "numerator"])
def test_that_what_stands_beside_the_figure_is_not_taken_for_it(
    plan_rows: PlanRows, beside: str
) -> None:
    plan = plan_rows(("Measure", f"{NOW} {beside}", NOW), ("Library visits", 75, 1251000))
    assert ours(plan) == {(VISITS, NOW): "1251000"}


def test_that_the_row_of_targets_under_a_label_is_not_taken_for_the_figure(
    plan_rows: PlanRows,
) -> None:
    plan = plan_rows(
        ("Measure", "", NOW, BEFORE),
        ("Contacts received", "Target", 28000, 27000),
        ("", "Actual", 28401, 27901),
        ("Library visits", "Target", 1300000, 1250000),
        ("", "Actual", 1251000, 1191000),
    )
    assert ours(plan)[CONTACTS, NOW] == "28401"
    assert ours(plan)[VISITS, BEFORE] == "1191000"


def test_that_the_words_of_a_measure_of_its_own_state_nothing(plan_rows: PlanRows) -> None:
    plan = plan_rows(("Measure", NOW), ("Variance against budget", -260))
    assert ours(plan) == {("variance-against-budget", NOW): "-260"}


def test_that_a_label_with_a_word_that_states_a_target_is_no_figure(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", NOW), ("Contacts received - target", 28000), ("Contacts received", 28401)
    )
    assert ours(plan) == {(CONTACTS, NOW): "28401"}


# --- words that nothing accounts for -------------------------------------------------------------
def test_that_an_unknown_word_in_a_heading_is_asked_about_once_and_its_answer_kept(
    plan_rows: PlanRows, pack: Pack, plan_of: PlanOf, tmp_path: Path
) -> None:
    rows = (("Measure", f"{NOW} gizmo"), ("Contacts received", 28401), ("Library visits", 1251000))
    plan = plan_rows(*rows)
    (question,) = plan.questions
    assert question.text == f"\u201c{NOW} gizmo\u201d: what is it?"
    assert question.where.cell == "B1" and not ours(plan)
    assert "2 figures are left out" in told(plan)

    answered = plan_rows(*rows, answers={question.id: FIGURE})
    assert ours(answered) == {(CONTACTS, NOW): "28401", (VISITS, NOW): "1251000"}
    again = plan_of(tmp_path / "extract.xlsx", taken_over(pack, answered))
    assert not again.questions and len(again.figures) == 2
    left = plan_rows(*rows, answers={question.id: SKIP})
    assert not left.questions and not ours(left) and "gizmo" in told(left)


def test_that_quarters_without_a_year_are_asked_about_once(plan_rows: PlanRows) -> None:
    rows = (("Measure", "Q1", "Q2"), ("Contacts received", 7000, 7200))
    (question,) = plan_rows(*rows).questions
    assert "Which year" in question.text
    assert [each.label for each in question.choices] == [NOW, BEFORE]
    answered = plan_rows(*rows, answers={question.id: "2023/24"})
    assert "Apr-Jun 2023" in told(answered) or "Q1" in told(answered)
    assert not answered.questions


def test_that_a_total_beside_periods_is_left_out_and_named(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", BEFORE, NOW, "Total"), ("Library visits", 1191000, 1251000, 2442000)
    )
    assert ours(plan) == {(VISITS, BEFORE): "1191000", (VISITS, NOW): "1251000"}
    assert not plan.questions and "\u201cTotal\u201d" in told(plan)


# --- where measures, periods and places stand ----------------------------------------------------
def test_that_councils_down_and_measures_across_are_read_for_our_council(
    plan_rows: PlanRows,
) -> None:
    plan = plan_rows(
        ("Council", f"Library visits {NOW}", f"Household waste recycling rate {NOW} (%)"),
        ("Leicestershire County Council", 1251000, 46.3),
        ("Rutland", 90000, 51.0),
        ("England", 99000000, 43.2),
    )
    assert ours(plan) == {(VISITS, NOW): "1251000", (RECYCLING, NOW): "46.3%"}
    england = [each for each in plan.figures if each.key.place == "E92000001"]
    assert {each.new.reading.text for each in england} == {"99,000,000", "43.2%"}


def test_that_measures_down_and_councils_across_are_read_for_our_council(
    plan_rows: PlanRows,
) -> None:
    plan = plan_rows(
        ("Measure", f"England {NOW}", f"Rutland {NOW}", f"Leicestershire {NOW}"),
        ("Library visits", 99000000, 90000, 1251000),
    )
    assert ours(plan) == {(VISITS, NOW): "1251000"}


def test_that_councils_by_year_of_no_named_measure_are_asked_about(plan_rows: PlanRows) -> None:
    rows = (
        ("Local authority", NOW, BEFORE),
        ("Leicestershire", 1251000, 1191000),
        ("Rutland", 9, 8),
    )
    (question,) = plan_rows(*rows).questions
    assert question.text.startswith("Which measure")
    answered = plan_rows(*rows, answers={question.id: VISITS})
    assert ours(answered) == {(VISITS, NOW): "1251000", (VISITS, BEFORE): "1191000"}


def test_that_periods_down_and_measures_across_are_read(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Year", "Library visits", "Contacts received"),
        (BEFORE, 1191000, 27901),
        (NOW, 1251000, 28401),
    )
    assert ours(plan)[VISITS, NOW] == "1251000" and ours(plan)[CONTACTS, BEFORE] == "27901"


def test_that_a_year_in_the_name_of_a_sheet_or_a_title_counts(plan_rows: PlanRows) -> None:
    rows = (("Measure", "Actual"), ("Library visits", 1251000), ("Contacts received", 28401))
    assert ours(plan_rows(*rows, sheet="2023-24"))[VISITS, NOW] == "1251000"
    stacked = plan_rows(
        (f"Table 1: {NOW}",),
        *rows,
        (),
        (f"Table 2: {BEFORE}",),
        rows[0],
        ("Library visits", 1191000),
    )
    assert ours(stacked)[VISITS, NOW] == "1251000"
    assert ours(stacked)[VISITS, BEFORE] == "1191000"


def test_that_thousands_stated_above_a_table_are_applied(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        (f"Activity {NOW} (thousands)",),
        ("ONS Code", "Local authority", "Other", "Library visits"),
        ("E10000018", "Leicestershire", 100, 1251),
        ("E06000016", "Leicester UA", 110, 900),
    )
    assert ours(plan)[VISITS, NOW] == "1251000"


# --- parts and the whole -------------------------------------------------------------------------
def test_that_the_row_of_the_whole_is_the_figure_wherever_it_stands(plan_rows: PlanRows) -> None:
    parts = [("Library visits", NOW, "North", 500000), ("Library visits", NOW, "South", 751000)]
    whole = ("Library visits", NOW, "County total", 1251000)
    heading = ("Measure", "Period", "Locality", "Value")
    for rows in ([whole, *parts], [*parts, whole]):
        plan = plan_rows(heading, *rows)
        assert ours(plan) == {(VISITS, NOW): "1251000"}
        assert "North" in told(plan)


def test_that_of_parts_without_a_whole_one_is_asked_for(plan_rows: PlanRows) -> None:
    rows = (
        ("Measure", "Period", "Locality", "Value"),
        ("Library visits", NOW, "North", 500000),
        ("Library visits", NOW, "South", 751000),
    )
    (question,) = plan_rows(*rows).questions
    assert not plan_rows(*rows).figures
    assert [each.label for each in question.choices][:2] == ["North", "South"]
    assert ours(plan_rows(*rows, answers={question.id: "South"})) == {(VISITS, NOW): "751000"}


def test_that_a_column_that_tells_targets_from_figures_is_obeyed(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", "Period", "Status", "Value"),
        ("Contacts received", NOW, "Target", 28000),
        ("Contacts received", NOW, "Actual", 28401),
    )
    assert ours(plan) == {(CONTACTS, NOW): "28401"}


def test_that_counts_and_percentages_of_one_table_are_all_taken(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", NOW),
        ("Library visits", 3000),
        ("Contacts received", 4000),
        ("Household waste recycling rate", "75%"),
    )
    assert ours(plan) == {(VISITS, NOW): "3000", (CONTACTS, NOW): "4000", (RECYCLING, NOW): "75%"}
    (share,) = (each.new.reading for each in plan.figures if each.key.measure == RECYCLING)
    assert share.numerator is None, "two counts of other measures are no counts behind it"


# --- formats of statistical offices --------------------------------------------------------------
@pytest.mark.parametrize(
    ("heading", "multiplier", "taken"),
    [("UNIT_MULT", 3, "1251000"), ("UNIT_MULT", 0, "1251"), ("Multiplier", 1000, "1251000")],
)
def test_that_a_column_of_multipliers_gives_the_scale_of_its_row(
    plan_rows: PlanRows, heading: str, multiplier: int, taken: str
) -> None:
    plan = plan_rows(
        ("REF_AREA", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", heading),
        ("E10000018", "Library visits", NOW, 1251, "NUM", multiplier),
        ("E92000001", "Library visits", NOW, 9500, "NUM", multiplier),
        answers={},
    )
    held_back = not ours(plan) and "1,251" in told(plan)
    assert ours(plan) == {(VISITS, NOW): taken} or held_back
    assert taken != "1251000" or "multiplied by 1,000" in told(plan)


def test_that_a_list_by_code_alone_takes_the_measures_that_its_rows_name(
    plan_rows: PlanRows,
) -> None:
    plan = plan_rows(
        ("Area Code", "Indicator", "Period", "Value"),
        ("E10000018", "Household waste recycling rate", NOW, 46.6),
        ("E08000020", "Household waste recycling rate", NOW, 41.3),
        ("E92000001", "Household waste recycling rate", NOW, 45.5),
        ("E10000018", "Library visits", NOW, 1251000),
    )
    assert ours(plan)[RECYCLING, NOW] == "46.6%"
    assert ours(plan)[VISITS, NOW] == "1251000"
    assert not plan.questions


def test_that_a_row_that_says_target_among_standings_is_no_figure(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", "Value", "Status", "Period"),
        ("Contacts received", 28401, "Provisional", NOW),
        ("Library visits", 1300000, "Target", NOW),
    )
    assert ours(plan) == {(CONTACTS, NOW): "28401"} and "Target" in told(plan)


def test_that_a_rating_on_or_below_target_makes_no_target_of_its_row(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", NOW, "RAG"),
        ("Contacts received", 28401, "On target"),
        ("Library visits", 1251000, "Below target"),
    )
    assert ours(plan) == {(CONTACTS, NOW): "28401", (VISITS, NOW): "1251000"}


@pytest.mark.parametrize("line", ["Draft budget 2024/25 - targets", "Forecast outturn"])
def test_that_what_the_title_states_holds_of_all_numbers_below(
    plan_rows: PlanRows, line: str
) -> None:
    plan = plan_rows((line,), ("Measure", NOW), ("Contacts received", 28000))
    assert not ours(plan) and NOW in told(plan)


def test_that_a_title_that_says_more_than_targets_is_asked_about(plan_rows: PlanRows) -> None:
    line, rows = ("Adult social care targets",), (("Measure", NOW), ("Contacts received", 28000))
    (question,) = plan_rows(line, *rows).questions
    assert "Adult social care targets" in question.text
    assert ours(plan_rows(line, *rows, answers={question.id: "figure"})) == {
        (CONTACTS, NOW): "28000"
    }
    assert ours(plan_rows(("Performance against targets",), *rows)) == {(CONTACTS, NOW): "28000"}


@pytest.mark.parametrize(
    "line",
    [
        "All figures are year to date (April to December)",
        "Cumulative April to December 2023",
        "Year to date 2023/24",
    ],
)
def test_that_a_part_of_the_year_said_above_is_not_taken_for_the_year(
    plan_rows: PlanRows, line: str
) -> None:
    plan = plan_rows((line,), ("Measure", NOW), ("Contacts received", 21300))
    assert not ours(plan) and NOW in told(plan)


@pytest.mark.parametrize("heading", [f"{NOW} P9", f"P9 {NOW}", f"{NOW} M9"])
def test_that_a_month_of_the_accounts_is_not_taken_for_the_year(
    plan_rows: PlanRows, heading: str
) -> None:
    plan = plan_rows(("Measure", heading), ("Contacts received", 21300))
    assert not ours(plan) and heading in told(plan)


def test_that_references_before_the_names_are_no_names(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Ref", "Measure", NOW), ("L7", "Contacts received", 28401), ("L2", "Library visits", 1)
    )
    assert ours(plan)[CONTACTS, NOW] == "28401"
    assert ours(plan)[VISITS, NOW] == "1"


def test_that_the_only_row_below_two_rows_of_headings_keeps_both(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", "Target", None, "Actual", None),
        (None, BEFORE, NOW, BEFORE, NOW),
        ("Contacts received", 28000, 28100, 27901, 28401),
    )
    assert ours(plan) == {(CONTACTS, BEFORE): "27901", (CONTACTS, NOW): "28401"}


def test_that_target_and_actual_rows_under_a_period_are_no_form(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Measure", "Type", NOW),
        ("Contacts received", "Actual", 28401),
        (None, "Target", 28000),
        (None, "Variance", 401),
        ("Library visits", "Actual", 1251000),
        (None, "Target", 1300000),
    )
    assert ours(plan) == {(CONTACTS, NOW): "28401", (VISITS, NOW): "1251000"}


@pytest.mark.parametrize("sheet", ["Q3", "Quarter 2", "November 2023", "YTD"])
def test_that_a_year_on_a_sheet_of_a_part_of_it_is_asked_about(
    plan_rows: PlanRows, sheet: str
) -> None:
    plan = plan_rows(("Measure", NOW), ("Contacts received", 21300), sheet=sheet)
    assert ours(plan) == {}
    assert NOW in told(plan)


@pytest.mark.parametrize("sheet", ["Q4", "March 2024", "Quarter 4", "Data", "May 2024"])
def test_that_a_year_on_a_sheet_of_its_end_is_the_year(plan_rows: PlanRows, sheet: str) -> None:
    plan = plan_rows(("Measure", NOW), ("Contacts received", 28401), sheet=sheet)
    assert ours(plan) == {(CONTACTS, NOW): "28401"}


def test_that_figures_below_the_name_of_another_council_are_not_ours(plan_rows: PlanRows) -> None:
    plan = plan_rows(
        ("Local authority: Nottinghamshire",), ("Measure", NOW), ("Contacts received", 21300)
    )
    assert ours(plan) == {}
    assert "Nottinghamshire" in told(plan)


def test_that_figures_of_a_file_named_after_another_council_are_not_ours(
    tmp_path: Path, pack: Pack, plan_of: PlanOf
) -> None:
    rows = (("Measure", NOW), ("Library visits", 900000))
    plan = plan_of(write_csv(tmp_path / "Derbyshire library visits.csv", rows), pack)
    assert ours(plan) == {}
    assert "Derbyshire" in told(plan)


@pytest.mark.parametrize("name", ["Contacts 2023-24 Q3.csv", "Contacts YTD Dec.csv"])
def test_that_a_year_in_a_file_named_after_a_part_of_it_is_asked_about(
    tmp_path: Path, pack: Pack, plan_of: PlanOf, name: str
) -> None:
    rows = (("Measure", NOW), ("Contacts received", 21300))
    plan = plan_of(write_csv(tmp_path / name, rows), pack)
    assert ours(plan) == {}
    assert NOW in told(plan)
