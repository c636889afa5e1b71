"""The benchmark chart, and the quartile and rank beside a measure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.published import published_year
from perfdesk.core.building.benchmark_chart import benchmark_of
from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.charting import DotRole
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.dashboard import Column, Row
from perfdesk.core.judgements import PrintedQuartile, QuartileKey
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.settings import Position, Scheme
from tests.core.benchmarks.published_years import HACKNEY, REABLEMENT, YEAR, year_of
from tests.core.building.series_packs import MEASURE, NOW, OURS, local, published, series_pack

NEIGHBOURS = NeighbourGroup(
    "near", "Near ones", OURS, ("E10000019", "E10000027"), "made for a test", date(2023, 3, 31)
)


def _pack(*records: Record) -> Pack:
    return series_pack(year_of(REABLEMENT), *records)


# --- the chart -----------------------------------------------------------------------------------
def test_that_every_council_is_a_dot_the_best_first_and_ours_is_told_apart() -> None:
    chart = benchmark_of(_pack(NEIGHBOURS), MEASURE)
    assert [dot.name for dot in chart.dots[:3]] == ["Derbyshire", "Lincolnshire", "Rutland"]
    assert len(chart.dots) == 10
    assert [dot.rank for dot in chart.dots] == list(range(1, 11))
    assert HACKNEY not in {dot.council for dot in chart.dots}
    roles = {dot.name: dot.role for dot in chart.dots if dot.role is not DotRole.OTHER}
    assert roles == {
        "Leicestershire": DotRole.OURS,
        "Lincolnshire": DotRole.NEIGHBOUR,
        "Somerset": DotRole.NEIGHBOUR,
    }
    ours = next(dot for dot in chart.dots if dot.role is DotRole.OURS)
    assert ours.hover == "Leicestershire: 81.1%, rank 4 of 10, Second quartile."
    assert chart.neighbours == "Near ones, March 2023"


def test_that_bands_meet_and_lie_within_the_axis() -> None:
    chart = benchmark_of(_pack(), MEASURE)
    assert [band.quartile for band in chart.bands] == ["Bottom", "Third", "Second", "Top"]
    for lower, higher in zip(chart.bands[:-1], chart.bands[1:], strict=True):
        assert lower.high == higher.low
    assert chart.low <= chart.bands[0].low and chart.bands[-1].high <= chart.high <= 100
    assert chart.ticks[0][0] == chart.low and chart.ticks[-1][0] == chart.high
    assert all(label.endswith("%") for _, label in chart.ticks)
    assert chart.neighbours == ""


def test_that_title_lines_and_alt_text_say_what_it_shows() -> None:
    chart = benchmark_of(_pack(NEIGHBOURS), MEASURE)
    assert chart.title == "81.1% in 2020/21: Second quartile, rank 4 of 10"
    assert [line.label for line in chart.lines] == [
        "Median 77.9%", "England 74.9%", "East Midlands 79.1%", "Shire counties 84.2%",
        "Near ones 84.5%",
    ]  # fmt: skip
    assert "10 councils run from 45.3% (Nottingham) to 97.5% (Derbyshire)" in chart.alt
    assert chart.note.endswith("No figure for Hackney.")
    assert (chart.unit, chart.period) == ("Per cent", "2020/21")


def test_that_an_empty_chart_says_the_next_step() -> None:
    nothing = benchmark_of(series_pack(), MEASURE)
    assert not nothing.dots and "Import" in nothing.empty and nothing.alt
    pack = series_pack()
    (measure,) = (each for each in pack.table(Measure).values() if each.id == MEASURE)
    homemade = Pack.of((*pack.records(), replace(measure, framework=None)))
    assert benchmark_of(homemade, MEASURE).empty.startswith("This is a local measure")


def test_that_without_a_figure_of_ours_the_others_are_drawn_all_the_same() -> None:
    chart = benchmark_of(series_pack(year_of(REABLEMENT, OURS)), MEASURE)
    assert chart.title == "No figure was published for Leicestershire in 2020/21"
    assert len(chart.dots) == 9


# --- far values ----------------------------------------------------------------------------------
def _far(council: str) -> Pack:
    """What was published, but for one council, whose value is made up to be far off."""
    year = year_of(REABLEMENT)
    far = replace(year.outcomes[council], value=Decimal("5315.0"))
    return series_pack(published_year(year.key, [*year.outcomes.values(), far]))


def test_that_one_far_value_does_not_stretch_the_axis_and_is_told() -> None:
    usual, chart = benchmark_of(_pack(), MEASURE), benchmark_of(_far("E06000018"), MEASURE)
    assert chart.high - chart.low <= 1.5 * (usual.high - usual.low)
    (far,) = (dot for dot in chart.dots if dot.beyond)
    assert far.hover == "Nottingham: 5,315.0%, off the scale, rank 1 of 10, Top quartile."
    assert chart.off_the_scale == "Off the scale: Nottingham 5,315.0%."
    assert "Off the scale: Nottingham 5,315.0%. The figures are " in chart.spoken("below")
    assert usual.off_the_scale == ""
    assert chart.drawn_at(far) == chart.high
    assert chart.bands[-1].high == chart.high
    assert all(chart.drawn_at(dot) == dot.value for dot in chart.dots if not dot.beyond)


def test_that_ours_is_never_cut_off() -> None:
    chart = benchmark_of(_far(OURS), MEASURE)
    assert not [dot for dot in chart.dots if dot.beyond]
    assert chart.high >= 5315


def test_that_where_most_share_a_value_none_is_far() -> None:
    year = year_of(REABLEMENT)
    same = [replace(each, value=Decimal(100)) for each in year.outcomes.values()]
    other = replace(year.outcomes["E06000018"], value=Decimal("98.5"))
    chart = benchmark_of(series_pack(published_year(year.key, [*same, other])), MEASURE)
    assert not [dot for dot in chart.dots if dot.beyond]


# --- quartile and rank ---------------------------------------------------------------------------
def test_that_quartile_and_rank_are_columns_that_may_be_shown() -> None:
    dashboard = build_dashboard(_pack())
    assert [head.column for head in dashboard.optional][:2] == [Column.QUARTILE, Column.RANK]
    (row,) = dashboard.rows
    # The figure of 2023/24 has no published year beside it yet.
    assert dashboard.optional[0].heading == "2023/24 quartile"
    assert row.cells[Column.QUARTILE].text == "Second (81.1% in 2020/21)"
    assert row.cells[Column.RANK].text == "4 of 10 (81.1% in 2020/21)"
    assert row.cells[Column.QUARTILE].reason.startswith("2020/21: Second quartile: rank 4 of 10")
    assert row.cells[Column.CODE].spoken.endswith("2A, was 2D")


def test_that_the_printed_quartile_stands_until_one_can_be_worked_out() -> None:
    printed = PrintedQuartile(QuartileKey(MEASURE, NOW), "Top")
    (row,) = build_dashboard(series_pack(printed, scheme=Scheme.RAG)).rows
    assert row.cells[Column.QUARTILE].text == "Top"
    assert row.cells[Column.RANK].text == ""
    beside = Position(NOW, Scheme.RAG, YEAR), local("2020/21", "81.1%")
    pack = series_pack(printed, year_of(REABLEMENT), *beside)
    (row,) = build_dashboard(pack).rows
    assert row.cells[Column.QUARTILE].text == "Second"
    assert "Printed as Top" in row.cells[Column.QUARTILE].reason
    (problem,) = (each for each in check_pack(pack) if each.kind == "quartile")
    assert "printed as Top, but the published figures give Second" in problem.message


def _rag(*records: Record) -> Row:
    """The row of a position whose previous column is that of the published year."""
    pack = series_pack(year_of(REABLEMENT), Position(NOW, Scheme.RAG, YEAR), *records)
    (row,) = build_dashboard(pack).rows
    return row


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("81.1%", "Second"),
        ("81%", "Second"),  # as far as it is printed the same
        ("95.0%", "Second (published 81.1%)"),
        ("No Survey in 2020/21", "Second (published 81.1%)"),
        ("81.1% (Apr-Nov)", "Second (published 81.1%)"),
    ],
)
def test_that_our_own_figure_never_has_the_quartile_of_the_published_one(
    typed: str, said: str
) -> None:
    row = _rag(local("2020/21", typed))
    assert row.cells[Column.QUARTILE].text == said
    assert row.facts.quartile.word == "Second"


def test_that_the_quartile_printed_beside_the_previous_year_is_of_no_other_year() -> None:
    pack = series_pack(
        year_of(REABLEMENT), PrintedQuartile(QuartileKey(MEASURE, NOW), "N/A"), scheme=Scheme.RAG
    )
    (row,) = build_dashboard(pack).rows
    assert row.facts.previous is None
    assert row.cells[Column.QUARTILE].text == "N/A"
    quartile = next(
        head for head in build_dashboard(pack).columns if head.column is Column.QUARTILE
    )
    assert quartile.heading == "2022/23 quartile"
    # All councils are drawn all the same, under a heading with their year.
    assert benchmark_of(pack, MEASURE).subject.endswith(", 2020/21")


def test_that_words_in_place_of_a_quartile_are_no_difference() -> None:
    printed = PrintedQuartile(QuartileKey(MEASURE, NOW), "N/A")
    pack = _pack(printed)
    assert not [each for each in check_pack(pack) if each.kind == "quartile"]


def test_that_a_local_figure_beside_the_quartile_of_another_is_named() -> None:
    pack = _pack(
        Position(NOW, Scheme.COMPARISON, YEAR),
        local("2020/21", "95.0%"),
        published("2020/21", "81.1"),
    )
    (problem,) = (each for each in check_pack(pack) if each.kind == "published")
    assert problem.message.endswith(
        "the local figure for 2020/21 is 95.0%, but the published figure is 81.1%; the quartile "
        "(Second) is based on the published figure, and 95.0% would be Top."
    )
