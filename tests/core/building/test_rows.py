"""The dashboard: every cell as printed, spoken, and with its reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from perfdesk.core.building.judging import decided_on, override_words, standing_override
from perfdesk.core.building.rows import build_dashboard, updated_dashboard
from perfdesk.core.dashboard import Column, Dashboard, Row
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.judgements import Judged, Override, OverrideKey
from perfdesk.core.measures import Aim
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period, financial_year
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.verdicts import ProgressWord, RatingWord
from tests.core.building.series_packs import (
    LATEST,
    MEASURE,
    NOW,
    local,
    published,
    series_pack,
    target,
)
from tests.core.printed import (
    ADMISSIONS_18,
    AT,
    EARLIER,
    LATER,
    REABLEMENT,
    measure_id,
    printed_pack,
    printed_rows,
)


def row_of(pack: Pack, measure: str = MEASURE, starting: int = 2023) -> Row:
    """The row of a measure at a position."""
    dashboard = build_dashboard(pack, financial_year(starting))
    return next(row for row in dashboard.rows if row.measure == measure)


def texts(dashboard: Dashboard, column: Column) -> list[str]:
    """What stands in a column, from top to bottom."""
    return [row.cells[column].text for row in dashboard.rows]


# --- the printed dashboards -----------------------------------------------------------------------
def test_that_the_headings_are_those_of_each_scheme() -> None:
    earlier = build_dashboard(printed_pack(), EARLIER)
    assert [head.heading for head in earlier.columns] == [
        "Measure", "Description", "Aim", "RAG", "Target", "2021/22 performance",
        "2020/21 performance", "2020/21 quartile",
    ]  # fmt: skip
    later = build_dashboard(printed_pack())
    assert [head.heading for head in later.columns] == [
        "Measure", "Description", "Aim", "Compared with", "Rating", "Progress",
        "2023/24 performance", "2022/23 performance",
    ]  # fmt: skip


@pytest.mark.parametrize("position", [EARLIER, LATER], ids=str)
def test_that_every_printed_cell_reads_as_printed(position: Period) -> None:
    rows = printed_rows(position)
    dashboard = build_dashboard(printed_pack(), position)
    for column, expected in (
        (Column.CODE, [row.code for row in rows]),
        (Column.DESCRIPTION, [row.description for row in rows]),
        (Column.AIM, [row.aim.value for row in rows]),
        (Column.TARGET, [row.target for row in rows]),
        (Column.CURRENT, [row.current for row in rows]),
        (Column.PREVIOUS, [row.previous for row in rows]),
    ):
        assert texts(dashboard, column) == expected
    if position == EARLIER:
        assert texts(dashboard, Column.QUARTILE) == [row.quartile for row in rows]


def test_that_the_layers_stand_in_printed_order_with_their_rows() -> None:
    dashboard = build_dashboard(printed_pack())
    assert [(each.name, len(list(each.rows))) for each in dashboard.layers] == [
        ("Prevent need", 13), ("Reduce need", 6), ("Delay need", 5), ("Meet need", 5),
    ]  # fmt: skip
    earlier = build_dashboard(printed_pack(), EARLIER)
    assert [len(list(each.rows)) for each in earlier.layers] == [12, 5, 5, 8]


def test_that_a_dashboard_says_whose_it_is_and_when() -> None:
    later = build_dashboard(printed_pack())
    assert (later.title, later.council) == ("Adults and Communities Performance", "Leicestershire")
    assert (later.position, later.previous) == (LATER, financial_year(2022))
    assert (later.scheme, later.provisional) == (Scheme.COMPARISON, True)
    assert build_dashboard(printed_pack(), EARLIER).provisional is False


def test_that_a_position_that_the_pack_does_not_report_is_an_error() -> None:
    with pytest.raises(KeyError):
        build_dashboard(printed_pack(), financial_year(1999))


@pytest.mark.parametrize("position", [EARLIER, LATER], ids=str)
def test_that_every_cell_is_spoken(position: Period) -> None:
    dashboard = build_dashboard(printed_pack(), position)
    for row in dashboard.rows:
        heads = (*dashboard.columns, *dashboard.optional)
        assert set(row.cells) == {head.column for head in heads}
        for column, cell in row.cells.items():
            assert cell.spoken.strip(), (row.description, column)
            assert not cell.flagged


def test_that_a_number_and_the_words_beside_it_make_the_text() -> None:
    for position in (EARLIER, LATER):
        for row in build_dashboard(printed_pack(), position).rows:
            for column in (Column.CURRENT, Column.PREVIOUS):
                cell = row.cells[column]
                assert (cell.value is None) == (not cell.number)
                assert cell.value is None or f"{cell.figure}{cell.after}" == cell.text


def test_that_rating_and_progress_read_as_they_are_spoken() -> None:
    row = row_of(printed_pack(), measure_id(REABLEMENT))
    assert row.cells[Column.RATING].spoken == (
        "Rating: Better than England 2022/23. Better than England 2022/23: 89.6% against 77.5% "
        "for England 2022/23, beyond the tolerance of 5%; higher is better."
    )
    assert row.cells[Column.PROGRESS].text == "Improved: up 1.8 points"
    admissions = row_of(printed_pack(), measure_id(ADMISSIONS_18))
    assert admissions.cells[Column.PROGRESS].text == "Not as good: 7 more (could be chance)"


# --- where figures come from ----------------------------------------------------------------------
def test_that_a_cell_says_where_its_figure_came_from() -> None:
    printed = row_of(printed_pack(), measure_id(REABLEMENT)).cells[Column.CURRENT]
    assert printed.reason == "From appendix 2023/24, row 22."
    typed = row_of(series_pack(local("2023/24", "3,856/4,304"))).cells[Column.CURRENT]
    assert (typed.text, typed.reason) == ("89.6%", "3,856 of 4,304; typed by hand.")


def test_that_the_local_figure_is_shown_and_the_published_one_where_there_is_none() -> None:
    both = series_pack(published("2023/24", "89.4"), local("2023/24", "89.6%"))
    assert row_of(both).cells[Column.CURRENT].text == "89.6%"
    only = row_of(series_pack(published("2023/24", "89.4"))).cells[Column.CURRENT]
    assert only.text == "89.4%"
    assert only.reason.startswith("Published")


def test_that_the_figure_of_the_measure_that_it_goes_on_from_is_the_previous_one() -> None:
    pack = series_pack(local("2023/24", "89.6%"), local("2022/23", "87.8%", "old-reablement"))
    row = row_of(pack)
    assert row.cells[Column.PREVIOUS].text == "87.8%"
    assert row.progress.word is ProgressWord.IMPROVED


def test_that_shorthand_is_spoken_in_words() -> None:
    cell = row_of(series_pack(local("2023/24", "89.6% [p]"))).cells[Column.CURRENT]
    assert cell.text == "89.6% [p]"
    assert cell.spoken == "2023/24: 89.6%, provisional"
    assert "[p] provisional" in cell.reason
    missing = row_of(series_pack(local("2023/24", "[x]"))).cells[Column.CURRENT]
    assert missing.spoken == "2023/24: not available"


def test_that_what_is_not_understood_is_flagged_and_kept() -> None:
    row = row_of(series_pack(local("2023/24", "12..5"), target("60-55%")))
    assert (row.cells[Column.CURRENT].text, row.cells[Column.CURRENT].flagged) == ("12..5", True)
    assert (row.cells[Column.TARGET].text, row.cells[Column.TARGET].flagged) == ("60-55%", True)


def test_that_a_measure_without_anything_is_still_a_row_that_is_spoken() -> None:
    row = row_of(series_pack())
    assert row.rating.word is RatingWord.NOT_RATED
    assert row.cells[Column.CURRENT].spoken == "2023/24: no figure"
    assert row.cells[Column.TARGET].spoken == "Compared with: nothing yet"


def test_that_the_code_says_which_edition_it_is_of_and_what_it_was() -> None:
    assert row_of(series_pack()).cells[Column.CODE].reason == "ASCOF 2A since 2023/24, was 2D."


def test_that_a_blank_aim_is_taken_from_the_framework_and_says_so() -> None:
    pack = series_pack(local("2023/24", "89.6%"), target("77.5% 22/23 Nat. Ave"))
    pack = Pack.of([*pack.records(), replace(pack.measure(MEASURE), aim=Aim.UNSTATED)])
    row = row_of(pack)
    assert row.cells[Column.AIM].text == ""
    assert row.cells[Column.AIM].reason == "No aim is set, so the framework's is used: High."
    assert row.cells[Column.AIM].spoken == "Aim: High"
    assert row.rating.word is RatingWord.BETTER
    local_measure = replace(pack.measure(MEASURE), framework=None)
    row = row_of(Pack.of([*pack.records(), local_measure]))
    assert (row.rating.text, row.cells[Column.AIM].spoken) == ("No aim", "Aim: not set")


def test_that_there_is_no_arrow_across_the_break_of_2024_25() -> None:
    pack = series_pack(local("2023/24", "89.6%"), published("2024/25", "73.7"))
    row = row_of(pack, starting=2024)
    assert row.progress.word is ProgressWord.NONE
    assert "new data source in 2024/25" in row.cells[Column.PROGRESS].reason


def test_that_the_published_margin_decides_for_the_local_figure_too() -> None:
    figures = [
        local("2023/24", "44.9%"), published("2023/24", "44.9", margin="4.9"),
        local("2022/23", "38.7%"), published("2022/23", "38.7", margin="4.2"),
    ]  # fmt: skip
    row = row_of(series_pack(*figures, target("40.5% 22/23 Nat. Ave")))
    assert row.rating.word is RatingWord.SIMILAR
    assert "margin of error of 4.9" in row.rating.reason
    assert row.progress.text.endswith("(could be chance)")


# --- overrides ------------------------------------------------------------------------------------
def overridden(pack: Pack, value: str, of: Judged = Judged.RATING, measure: str = MEASURE) -> Pack:
    """The pack with a verdict decided by a person on what it says now."""
    position = pack.table(Position)[NOW]
    texts = decided_on(pack, pack.measure(measure), position)
    key = OverrideKey(measure, NOW, of)
    override = Override(key, value, "see the report", "performance board", AT, texts)
    return apply_edit(pack, edit_between(pack, "Override", [override]))[0]


PACK = series_pack(
    local("2023/24", "89.6%"), local("2022/23", "87.8%"), target("77.5% 22/23 Nat. Ave")
)


def test_that_an_override_stands_while_what_it_was_decided_on_does() -> None:
    row = row_of(overridden(PACK, "similar"))
    assert (row.rating.word, row.rating.by_rule) == (RatingWord.SIMILAR, RatingWord.BETTER)
    assert row.rating.override is not None
    assert "see the report" in row.cells[Column.RATING].reason
    row = row_of(overridden(PACK, "not as good", Judged.PROGRESS))
    assert row.progress.word is ProgressWord.NOT_AS_GOOD
    assert row.cells[Column.PROGRESS].text == "Not as good (decided)"


@pytest.mark.parametrize(
    "changed",
    [local("2023/24", "89.5%"), local("2022/23", "87.9%"), target("78% 22/23 Nat. Ave")],
    ids=["figure", "previous figure", "target"],
)
def test_that_an_override_lapses_when_what_it_was_decided_on_changes(changed: Record) -> None:
    pack = overridden(PACK, "similar")
    pack, _ = apply_edit(pack, edit_between(pack, "Change", [changed]))
    row = row_of(pack)
    assert row.rating.override is None
    assert row.rating.word is RatingWord.BETTER
    measure, position = pack.measure(MEASURE), pack.table(Position)[NOW]
    assert pack.override(MEASURE, NOW, Judged.RATING) is not None, "it is kept on record"
    assert standing_override(pack, measure, position, Judged.RATING) is None


def test_that_an_override_stands_again_when_the_change_is_undone() -> None:
    pack = overridden(PACK, "similar")
    edit = edit_between(pack, "Change", [local("2023/24", "70%")])
    changed, _ = apply_edit(pack, edit)
    undone, _ = apply_edit(changed, edit.turned_round())
    assert row_of(undone).rating.word is RatingWord.SIMILAR


def test_that_an_override_belongs_to_its_position() -> None:
    pack = overridden(PACK, "similar")
    assert row_of(pack, starting=LATEST.start.year).rating.override is None


@pytest.mark.parametrize("value", ["amber", "Better", "", "improved"])
def test_that_an_override_in_words_of_another_scheme_does_not_stand(value: str) -> None:
    row = row_of(overridden(PACK, value))
    assert (row.rating.override, row.rating.word) == (None, RatingWord.BETTER)


def test_that_each_scheme_has_its_words() -> None:
    assert override_words(Scheme.RAG, Judged.RATING) == {"green", "amber", "red", "not rated"}
    assert override_words(Scheme.COMPARISON, Judged.RATING) == {
        "better", "similar", "below", "not rated",
    }  # fmt: skip
    for scheme in Scheme:
        assert "improved" in override_words(scheme, Judged.PROGRESS)


# --- the pack's own settings ----------------------------------------------------------------------
def test_that_another_council_can_change_every_tolerance() -> None:
    pack = series_pack(local("2023/24", "80.0%"), local("2022/23", "78.0%"), target("84% Local"))
    row = row_of(pack)
    assert (row.rating.word, row.progress.word) == (RatingWord.SIMILAR, ProgressWord.IMPROVED)
    changed = replace(
        pack.settings.tolerances,
        amber_percent=Decimal(1),
        similar_points=Decimal(5),
        similar_percent_of_previous=Decimal(20),
    )
    strict = replace(pack.settings, tolerances=changed)
    row = row_of(Pack.of([*pack.records(), strict]))
    assert (row.rating.word, row.progress.word) == (RatingWord.BELOW, ProgressWord.SIMILAR)


def test_that_measures_are_shown_at_the_positions_in_which_they_are_reported() -> None:
    pack = series_pack(local("2023/24", "89.6%"))
    assert [row.measure for row in build_dashboard(pack).rows] == [MEASURE]
    moved = Pack.of([*pack.records(), replace(pack.measure(MEASURE), starts=financial_year(2030))])
    dashboard = build_dashboard(moved)
    assert list(dashboard.rows) == []
    assert [layer.name for layer in dashboard.layers] == ["Delay need"]


def test_that_rows_stay_in_place_when_a_removal_is_undone() -> None:
    pack = series_pack()
    twin = replace(pack.measure(MEASURE), id="another", description="another with the same order")
    pack = Pack.of([*pack.records(), twin])
    before = [row.measure for row in build_dashboard(pack).rows]
    removed = Pack.of([each for each in pack.records() if each.key != "another"])
    again = Pack.of([twin, *removed.records()])
    assert [row.measure for row in build_dashboard(again).rows] == before


def test_that_a_year_whose_counts_run_to_a_month_is_printed_as_those_months() -> None:
    """The appendix of January 2022 is for 2021/22 and headed April to November 2021."""
    dashboard = build_dashboard(printed_pack(), EARLIER)
    assert dashboard.position.label == "2021/22"
    assert dashboard.period_in_words == "April 2021 to November 2021"
    assert dashboard.as_printed().period_in_words == "April 2021 to November 2021"
    assert build_dashboard(printed_pack(), LATER).period_in_words == "April 2023 to March 2024"


def test_that_an_edit_that_brings_the_whole_year_moves_the_months_printed() -> None:
    pack = printed_pack()
    dashboard = build_dashboard(pack, EARLIER)
    counted = [
        row.measure
        for row in dashboard.rows
        if row.facts.current is not None and row.facts.current.reading.period is not None
    ]
    cells = [TypedCell(each, Column.CURRENT, "500k") for each in counted]
    pack, change = apply_edit(pack, cells_edit(pack, EARLIER, cells))
    followed = updated_dashboard(pack, dashboard, change)
    assert followed.period_in_words == "April 2021 to March 2022"
    assert followed == build_dashboard(pack, EARLIER)
