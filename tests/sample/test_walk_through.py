"""The sample walked through: what a newcomer finds who imports its extracts into its pack."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from defusedxml.ElementTree import parse

from perfdesk.core.building.month_run import has_months, month_run_of
from perfdesk.core.building.trend import trend_of
from perfdesk.core.edits import apply_edit
from perfdesk.core.figures import Figure
from perfdesk.core.judgements import Judged, Override
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, financial_year
from perfdesk.core.periods import months as months_of
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.importing.drafts.plan import FigureState, ImportPlan
from perfdesk.importing.matching.questions import SKIP
from perfdesk.operations.imports import plan_extract
from perfdesk.operations.sample import sample_pack

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
AT = datetime(2024, 6, 3, tzinfo=UTC)
OURS = "E10000018"

Planned = Callable[[str], ImportPlan]


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The sample pack, made of the two printed appendices."""
    return sample_pack(AT)


@pytest.fixture(scope="module")
def planned(pack: Pack) -> Planned:
    """Plans an extract of the sample by name, each once."""
    plans: dict[str, ImportPlan] = {}

    def plan(name: str) -> ImportPlan:
        if name not in plans:
            plans[name] = plan_extract(pack, SAMPLE / name, at=AT)
        return plans[name]

    return plan


def ours(plan: ImportPlan, words: str, period: Period) -> list[Figure]:
    """Our figures of the measure whose id holds *words*, in that period."""
    return [
        each.new
        for each in plan.figures
        if words in each.key.measure and (each.key.place, each.key.period) == (OURS, period)
    ]


def counts(figures: list[Figure]) -> list[str]:
    """Numerator and denominator of each figure, as `3856/4304`."""
    return [f"{each.reading.numerator}/{each.reading.denominator}" for each in figures]


def test_that_the_reablement_workbook_brings_the_counts_behind_the_printed_figures(
    planned: Planned,
) -> None:
    plan = planned("Reablement Q4.xlsx")
    year = financial_year(2023)
    assert counts(ours(plan, "no-need-for-ongoing", year)) == ["3856/4304"]
    assert counts(ours(plan, "91-days", year)) == ["539/610"]
    [figure] = ours(plan, "no-need-for-ongoing", year)
    assert figure.reading.text == "89.6%"
    assert any("OLD do not use" in problem.message for problem in plan.problems)


def test_that_the_snapshot_brings_counts_and_leaves_the_printed_rates(planned: Planned) -> None:
    plan = planned("ASC snapshot 31 March 2024.csv")
    year = financial_year(2023)
    assert counts(ours(plan, "direct-payments", year)) == ["1762/4984"]
    assert counts(ours(plan, "annual-review", year)) == ["3950/5375"]
    assert not plan.not_understood
    # The population column is blank: 58 admissions alone do not replace 13.7 per 100,000.
    changed = {each.key.measure for each in plan.in_state(FigureState.CHANGED)}
    assert not [measure for measure in changed if "admissions" in measure]
    [problem] = plan.problems
    assert problem.arithmetic == "524 / 528 = 99.2%"


def test_that_the_national_extract_brings_every_year_with_margins(planned: Planned) -> None:
    plan = planned("ascof_national_extract.csv")
    series = {
        each.key.period.label: each.new.reading
        for each in plan.figures
        if "sus-who-find-it-easy" in each.key.measure and each.key.place == OURS
    }
    assert {label: reading.text for label, reading in series.items()} == {
        "2015/16": "67.1%",
        "2016/17": "70.1%",
        "2017/18": "68.6%",
        "2018/19": "59.7%",
        "2019/20": "61.5%",
        "2020/21": "[x]",
        "2021/22": "56.8%",
        "2022/23": "61.8%",
        "2023/24": "59.3%",
        "2024/25": "61.1%",
    }
    assert series["2023/24"].margin == Decimal("7.5")


def test_that_the_admissions_of_both_editions_reach_one_measure(planned: Planned) -> None:
    plan = planned("ascof_national_extract.csv")
    rates = {
        each.key.period.label: each.new.reading.text
        for each in plan.figures
        if "65" in each.key.measure and "admissions" in each.key.measure and each.key.place == OURS
    }
    assert rates == {"2020/21": "308.8", "2024/25": "526.9"}


def test_that_feel_safe_is_asked_about_and_not_guessed(planned: Planned) -> None:
    plan = planned("ascof_national_extract.csv")
    [question] = plan.questions
    assert "4A" in question.text
    none, likeliest, *others = question.choices
    assert none.value == SKIP, "the words are not those of the measure with the code"
    assert likeliest.value.startswith("percent-of-service-users-who-say-that-services-have-made")
    assert len(others) > 20, "any other measure may be meant, or a new one"
    assert not [each for each in plan.figures if "services-have-made" in each.key.measure]


def test_that_the_libraries_bring_the_exact_sums_of_their_months(planned: Planned) -> None:
    plan = planned("Libraries monthly 2023-24.xlsx")
    found = {each.key.measure: each.new for each in plan.figures}
    assert {measure: figure.value for measure, figure in found.items()} == {
        "library-visits": 615_060,
        "total-library-loans-2": 2_384_483,
        "junior-loans-2": 833_312,
        "e-loans-2": 1_006_628,
        # The eighteen community libraries, which only the fill of their rows tells apart.
        "total-community-library-issues-2": 305_214,
        "community-library-children-s-issues-2": 180_087,
    }
    assert found["library-visits"].reading.text == "615.1k"
    assert found["library-visits"].source.cell == "B39:M39"
    # The community libraries are told by their fill alone, on three sheets.
    coloured = [problem.where for problem in plan.problems if problem.kind == "colour"]
    assert coloured == ["sheet Visits", "sheet Loans", "sheet Junior loans"]


def test_that_the_months_of_a_sum_come_with_it_and_draw_their_chart(
    pack: Pack, planned: Planned
) -> None:
    plan = planned("Libraries monthly 2023-24.xlsx")
    after = apply_edit(pack, plan.edit(pack))[0]
    year = pack.settings.position
    for each in plan.figures:
        months = [
            figure
            for figure in after.figures_of(each.key.measure)
            if figure.key.period.months == 1 and figure.key.period.year == year
        ]
        assert len(months) == 12
        assert sum(figure.value or 0 for figure in months) == each.new.value
        spec = month_run_of(after, each.key.measure)
        assert [len(line.points) for line in spec.series] == [12]
        # The trend still tells of years alone.
        trend, before = trend_of(after, each.key.measure), trend_of(pack, each.key.measure)
        assert trend.categories == before.categories
    april = next(
        figure
        for figure in after.figures_of("library-visits")
        if figure.key.period == months_of((2023, 4), (2023, 4))
    )
    assert (april.reading.text, april.source.cell) == ("44,488", "B39")


def test_that_months_stay_out_with_a_sum_that_is_not_taken(pack: Pack, planned: Planned) -> None:
    plan = planned("Libraries monthly 2023-24.xlsx")
    visits = next(each.key for each in plan.figures if each.key.measure == "library-visits")
    after = apply_edit(pack, plan.edit(pack, {visits}))[0]
    assert has_months(after, "library-visits")
    assert not has_months(after, "junior-loans-2")


def test_that_the_communities_return_says_what_is_printed_but_for_a_lost_k(
    planned: Planned,
) -> None:
    plan = planned("Communities return Q4.xlsx")
    assert len(plan.unchanged) == len(plan.figures) == 7
    [left] = plan.not_understood
    assert left.text == "17.3 hours"


def test_that_last_years_workbook_says_what_the_printed_appendix_says(
    pack: Pack, planned: Planned
) -> None:
    plan = planned("Appendix A 2021-22.xlsx")
    assert len(plan.unchanged) == len(plan.figures) == 60
    # Of the 23 ratings told by colour only the one that officers judged differs from its rule.
    assert len([each for each in plan.printed if each.of is Judged.RATING]) >= 23
    [problem] = plan.problems
    assert "is printed as amber" in problem.message
    assert not [each for each in plan.records if isinstance(each, Override)], pack


def test_that_comments_alone_bring_no_figures(planned: Planned) -> None:
    plan = planned("Commentary return 2023-24.xlsx")
    assert plan.figures == ()
    assert any(isinstance(each, Commentary) for each in plan.records)


def test_that_a_run_to_february_is_told_before_it_replaces_the_year(planned: Planned) -> None:
    plan = planned("Library activity run 8 March.csv")
    [changed] = plan.changed
    assert (changed.key.measure, changed.new.value) == ("library-visits", Decimal(555_519))
    messages = [problem.message for problem in plan.problems]
    assert any("its data runs to 29 February 2024" in message for message in messages)
    assert changed.is_held_back and changed.doubt is not None


def test_that_the_contacts_saved_again_as_xlsx_give_the_layers_shares(
    pack: Pack, tmp_path: Path
) -> None:
    import xlsxwriter

    names = "{urn:schemas-microsoft-com:office:spreadsheet}"
    root = parse(SAMPLE / "Contacts_Sequels_2023-24.xls").getroot()
    assert root is not None
    path = tmp_path / "contacts.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for page in root.iter(f"{names}Worksheet"):
            sheet = book.add_worksheet(page.get(f"{names}Name"))
            if page.get(f"{names}Name") == "2022-23":
                sheet.hide()
            for row in page.iter(f"{names}Row"):
                for cell in row.iter(f"{names}Cell"):
                    at = int(row.get(f"{names}Index", "")), int(cell.get(f"{names}Index", ""))
                    text = cell.findtext(f"{names}Data") or ""
                    across = int(cell.get(f"{names}MergeAcross", "0"))
                    top, left = at[0] - 1, at[1] - 1
                    if across:
                        sheet.merge_range(top, left, top, left + across, text)
                    else:
                        sheet.write(top, left, int(text) if text.isdigit() else text)
    plan = plan_extract(pack, path, at=AT)
    shares = {each.key.measure: each.new.reading for each in plan.figures}
    assert {measure: reading.text for measure, reading in shares.items()} == {
        "percent-of-sequels-that-prevent-need-2": "49.2%",
        "percent-of-sequels-that-reduce-need-2": "17.4%",
        "percent-of-sequels-that-delay-need-2": "19.1%",
        "percent-of-sequels-that-meet-need-2": "14.3%",
    }
    assert {reading.denominator for reading in shares.values()} == {Decimal(37_550)}
    assert any("2022-23" in problem.message for problem in plan.problems)
