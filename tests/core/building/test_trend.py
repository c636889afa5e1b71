"""Trend charts: what is joined, what is not, and what is said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.trend import trend_of, trends_of
from perfdesk.core.charting import ChartBreak, ChartSeries, ChartSpec, SeriesRole
from perfdesk.core.figures import Figure, FigureKey, FigureKind, Form
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.wording.figure_text import figure_reading
from tests.core.building.series_packs import (
    LATEST,
    MEASURE,
    NOW,
    OURS,
    THEIRS,
    local,
    published,
    published_series,
    series_pack,
    target,
)
from tests.core.printed import DELAY_SEQUELS, LATER, WAITING, measure_id, printed_pack, printed_rows


def line(spec: ChartSpec, role: SeriesRole = SeriesRole.OURS) -> ChartSeries:
    """The series of a role."""
    return next(each for each in spec.series if each.role is role)


def drawn(spec: ChartSpec, role: SeriesRole = SeriesRole.OURS) -> list[list[str]]:
    """The runs of joined points, each as `2022/23 87.8%`; local ones with a star."""
    return [
        [f"{spec.categories[p.at]} {p.text}{'*' if p.is_local else ''}" for p in segment]
        for segment in line(spec, role).segments
    ]


def with_later(pack: Pack) -> Pack:
    """The pack, whose report asks for figures later than the position too."""
    return Pack.of([*pack.records(), ReportSettings(later_figures=True)])


# --- what is joined -------------------------------------------------------------------------------
def test_that_the_line_does_not_join_across_a_break_and_the_break_is_marked() -> None:
    pack = with_later(series_pack(*published_series(), local("2023/24", "89.6%")))
    spec = trend_of(pack, MEASURE)
    assert drawn(spec) == [
        ["2016/17 80.2%", "2019/20 87.5%", "2020/21 81.1%", "2021/22 90.0%", "2022/23 87.8%",
         "2023/24 89.6%*"],
        ["2024/25 73.7%"],
    ]  # fmt: skip
    assert spec.breaks == (ChartBreak(7.5, "new data source"),)
    assert drawn(spec, SeriesRole.COMPARATOR) == [["2020/21 74.9%", "2022/23 77.5%"]]


@pytest.mark.parametrize("first_after", ["[x]", "[z]", "72%*"])
def test_that_whatever_stands_at_the_edge_of_a_break_nothing_joins_across_it(
    first_after: str,
) -> None:
    after = (
        [local("2024/25", "72%"), published("2024/25", "73.7")]
        if first_after.endswith("*")
        else [published("2024/25", first_after), published("2025/26", "74.0")]
    )
    pack = with_later(series_pack(published("2023/24", "89.4"), *after))
    spec = trend_of(pack, MEASURE)
    for segment in line(spec).segments:
        years = {spec.categories[point.at] for point in segment}
        assert not ("2023/24" in years and years & {"2024/25", "2025/26"})
    assert [each.at for each in spec.breaks] == [0.5]


def test_that_england_is_broken_off_where_we_are() -> None:
    ours = [published("2023/24", "89.4"), published("2024/25", "73.7")]
    theirs = [published("2023/24", "77.6", THEIRS), published("2024/25", "70.1", THEIRS)]
    spec = trend_of(with_later(series_pack(*ours, *theirs)), MEASURE)
    assert drawn(spec, SeriesRole.COMPARATOR) == [["2023/24 77.6%"], ["2024/25 70.1%"]]


def test_that_a_value_that_is_missing_makes_a_gap() -> None:
    figures = [
        published(*each) for each in (("2019/20", "87.5"), ("2020/21", "[x]"), ("2021/22", "90"))
    ]
    spec = trend_of(series_pack(*figures), MEASURE)
    assert spec.categories == ("2019/20", "2020/21", "2021/22")
    assert drawn(spec) == [["2019/20 87.5%"], ["2021/22 90.0%"]]


def test_that_the_years_between_two_surveys_make_none() -> None:
    figures = [
        published(*each) for each in (("2018/19", "63"), ("2019/20", "[z]"), ("2021/22", "62"))
    ]
    spec = trend_of(series_pack(*figures), MEASURE)
    assert drawn(spec) == [["2018/19 63.0%", "2021/22 62.0%"]]
    # They stand as far apart as they fell.
    assert spec.categories == ("2018/19", "2019/20", "2020/21", "2021/22")


def test_that_published_figures_are_joined_to_local_ones_only_where_the_two_agree() -> None:
    years = published("2021/22", "90.0"), published("2022/23", "87.8")
    pack = series_pack(*years, local("2022/23", "87.8%"), local("2023/24", "89.6%"))
    assert drawn(trend_of(pack, MEASURE)) == [
        ["2021/22 90.0%", "2022/23 87.8%", "2023/24 89.6%*"],
        ["2022/23 87.8%*"],
    ]
    pack = series_pack(*years, local("2022/23", "88.1%"), local("2023/24", "89.6%"))
    assert drawn(trend_of(pack, MEASURE)) == [
        ["2021/22 90.0%", "2022/23 87.8%"],
        ["2022/23 88.1%*", "2023/24 89.6%*"],
    ]


def test_that_a_published_figure_that_disagrees_is_joined_to_no_local_one_before_it() -> None:
    pack = series_pack(
        local("2021/22", "80%"), published("2022/23", "87.8"), local("2022/23", "88.1%")
    )
    assert drawn(trend_of(pack, MEASURE)) == [
        ["2021/22 80%*"], ["2022/23 87.8%"], ["2022/23 88.1%*"],
    ]  # fmt: skip


def test_that_the_chart_stops_at_the_position_unless_the_report_asks_for_more() -> None:
    pack = series_pack(*published_series(), local("2023/24", "89.6%"))
    spec = trend_of(pack, MEASURE, NOW)
    assert spec.categories[-1] == "2023/24"
    assert "later" not in spec.title
    more = trend_of(with_later(pack), MEASURE, NOW)
    assert more.categories[-1] == "2024/25"
    assert more.title == f"{spec.title}; later figures, to 2024/25, are shown"
    assert trend_of(with_later(pack), MEASURE, LATEST).title.count("later") == 0


def test_that_part_of_a_year_among_years_is_marked() -> None:
    pack = series_pack(
        local("2019/20", "163k"), local("2020/21", "150k"), local("2021/22", "182.0k (Apr-Nov)")
    )
    spec = trend_of(pack, MEASURE)
    assert spec.categories == ("2019/20", "2020/21", "Apr-Nov 2021")
    assert spec.breaks == (ChartBreak(1.5, "part of a year"),)


def test_that_a_suppressed_publication_does_not_hide_the_local_figure() -> None:
    pack = series_pack(
        local("2021/22", "90%"), published("2022/23", "[c]"), local("2022/23", "88.1%"),
        local("2023/24", "89.6%"),
    )  # fmt: skip
    assert "2022/23 88.1%*" in [
        text for segment in drawn(trend_of(pack, MEASURE)) for text in segment
    ]


def test_that_a_part_of_a_year_is_not_joined_to_whole_years() -> None:
    pack = series_pack(local("2021/22", "163k"), local("2022/23", "182.0k (Apr-Nov)"))
    assert len(line(trend_of(pack, MEASURE)).segments) == 2


def test_that_months_and_sums_to_date_do_not_stand_among_years() -> None:
    months = [local("Apr 2022", "14k"), local("May 2022", "15k"), local("Apr-May 2022", "29k")]
    pack = series_pack(*months, local("2021/22", "163k"), local("2022/23", "182k"))
    assert trend_of(pack, MEASURE).categories == ("2021/22", "2022/23")
    alone = trend_of(series_pack(*months[:2]), MEASURE)
    assert alone.categories == ("Apr 2022", "May 2022")
    # A sum to date of a year that has no figure yet is the latest there is.
    open_year = series_pack(local("2021/22", "163k"), *months)
    assert trend_of(open_year, MEASURE).categories == ("2021/22", "Apr-May 2022")


def test_that_a_date_in_the_column_of_a_year_stands_at_its_year() -> None:
    spec = trend_of(printed_pack(), measure_id(WAITING))
    assert spec.categories == ("2022/23", "2023/24")
    assert [point.period for point in line(spec).points] == ["31 March 2023", "31 March 2024"]
    assert [point.text for point in line(spec).points] == ["1,334", "773"]


def test_that_a_date_of_an_earlier_year_stands_at_that_year_once() -> None:
    pack = series_pack(local("2022/23", "84.6% (Position at March 2023)"),
                       local("2023/24", "84.6% (Position at March 2023)"))  # fmt: skip
    assert drawn(trend_of(pack, MEASURE)) == [["2022/23 84.6%*"]]


# --- target and England ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "label", "edges"),
    [
        ("42%", "Target 42%", (42.0, None)),
        ("at least 90%", "Target at least 90%", (90.0, None)),
        ("10% - 15% Local target 2023/24", "Band 10% to 15%", (10.0, 15.0)),
        ("77.5% 22/23 Nat. Ave", "England 2022/23 77.5%", (77.5, None)),
        ("75.2% shire average 22/23", "Shire counties 2022/23 75.2%", (75.2, None)),
    ],
)
def test_that_the_target_is_drawn_and_named(
    text: str, label: str, edges: tuple[float, float | None]
) -> None:
    spec = trend_of(series_pack(local("2023/24", "89.6%"), target(text)), MEASURE)
    assert spec.target is not None
    assert (spec.target.label, (spec.target.low, spec.target.high)) == (label, edges)
    assert all(spec.low <= edge <= spec.high for edge in edges if edge is not None)


def test_that_the_national_average_is_not_drawn_twice() -> None:
    england = published("2022/23", "77.5", THEIRS)
    ours = local("2023/24", "89.6%")
    assert (
        trend_of(series_pack(ours, england, target("77.5% 22/23 Nat. Ave")), MEASURE).target is None
    )
    local_target = trend_of(series_pack(ours, england, target("90% Local target")), MEASURE)
    assert local_target.target is not None
    shire = trend_of(series_pack(ours, england, target("75% shire average 22/23")), MEASURE)
    assert shire.target is not None
    missing = published("2022/23", "[x]", THEIRS)
    shown = trend_of(series_pack(ours, missing, target("77.5% 22/23 Nat. Ave")), MEASURE)
    assert shown.target is not None, "England has no line of its own here"


def test_that_the_target_is_that_of_the_position_shown() -> None:
    pack = series_pack(*published_series(), target("85%", "2023/24"), target("80%", "2024/25"))
    for position, label in ((NOW, "Target 85%"), (LATEST, "Target 80%")):
        spec = trend_of(pack, MEASURE, position)
        assert spec.target is not None
        assert spec.target.label == label


def test_that_a_line_that_ends_after_the_reported_year_says_of_when_its_end_is() -> None:
    pack = with_later(series_pack(*published_series(), local("2023/24", "89.6%")))
    spec = trend_of(pack, MEASURE, NOW)
    assert spec.reported is not None
    assert spec.categories[spec.reported] == "2023/24"
    ours = spec.series[0]
    assert (ours.end.text, spec.end_text(ours)) == ("73.7%", "73.7% (2024/25)")
    latest = trend_of(pack, MEASURE, LATEST)
    assert latest.end_text(latest.series[0]) == "73.7%"


# --- words ----------------------------------------------------------------------------------------
def test_that_the_title_says_what_the_dashboard_says() -> None:
    pack = printed_pack()
    assert trend_of(pack, measure_id(DELAY_SEQUELS)).title == (
        "19.1% in 2023/24: 4.1 points above its band; not as good: 4.1 points further from its band"
    )
    assert trend_of(pack, measure_id(WAITING)).title == (
        "773 at 31 March 2024: target met; improved: down 42.1%"
    )


def test_that_the_title_says_what_is_not_there_yet() -> None:
    earlier = published("2022/23", "87.8")
    assert trend_of(series_pack(earlier), MEASURE, LATEST).title == "No figure for 2024/25 yet"
    due = trend_of(series_pack(earlier, local("2023/24", "Due June 2024")), MEASURE)
    assert due.title == "Due June 2024"


def test_that_the_text_alternative_says_message_this_year_last_year_and_comparator() -> None:
    spec = trend_of(
        series_pack(published("2021/22", "90"), local("2023/24", "89.6%"), target("85%")), MEASURE
    )
    assert spec.alt == (
        "% of people who had no need for ongoing services following reablement. "
        "Leicestershire: 89.6% in 2023/24, 90.0% in 2021/22. Target 85%."
    )
    assert spec.spoken("in the table") == (
        f"{spec.title}. {spec.alt} The figures are in the table."
    )


def test_that_a_measure_without_figures_says_what_to_do() -> None:
    for pack in (series_pack(), series_pack(local("2023/24", "Due June 2024"))):
        spec = trend_of(pack, MEASURE)
        assert spec.series == ()
        assert spec.empty
        assert spec.alt
        assert trends_of(pack) == {}


def test_that_every_measure_of_the_printed_dashboard_has_a_chart() -> None:
    specs = trends_of(printed_pack())
    assert list(specs) == [row.id for row in printed_rows(LATER)]
    for spec in specs.values():
        assert spec.title
        assert spec.alt.endswith(".")
        assert 2 <= len(spec.ticks) <= 9


# --- axes -----------------------------------------------------------------------------------------
def test_that_thousands_are_drawn_in_thousands_however_they_were_typed() -> None:
    pack = series_pack(local("2021/22", "163.8k"), local("2022/23", "182,000", unit=Unit.COUNT))
    spec = trend_of(_in_unit(pack, Unit.COUNT), MEASURE)
    assert spec.unit == "Thousands"
    assert [point.value for point in line(spec).points] == [163.8, 182.0]
    assert all(label.endswith("k") for _, label in spec.ticks)


def test_that_the_labels_of_a_score_differ() -> None:
    pack = series_pack(*(published(y, "1") for y in ("2021/22",)))
    figures = [
        Figure(FigureKey(MEASURE, OURS, financial_year(start), FigureKind.PUBLISHED),
               figure_reading(Decimal(value), form=Form.PLAIN, decimals=3))
        for start, value in ((2020, "0.401"), (2021, "0.403"), (2022, "0.405"))
    ]  # fmt: skip
    spec = trend_of(_in_unit(Pack.of([*pack.records(), *figures]), Unit.SCORE), MEASURE)
    labels = [label for _, label in spec.ticks]
    assert len(set(labels)) == len(labels)


def _in_unit(pack: Pack, unit: Unit) -> Pack:
    measures = [replace(each, unit=unit) for each in pack.table(Measure).values()]
    return Pack.of([*pack.records(), *measures])


VALUES = st.lists(
    st.integers(-(10**6), 10**9).map(lambda number: Decimal(number) / 100), min_size=1, max_size=6
)


@given(VALUES, st.sampled_from([Unit.PERCENT, Unit.COUNT]), st.sampled_from(["", "50%", "10-15%"]))
@settings(max_examples=60)
def test_that_the_axis_holds_every_point_and_the_target(
    values: list[Decimal], unit: Unit, goal: str
) -> None:
    form = Form.PERCENT if unit is Unit.PERCENT else Form.PLAIN
    figures = [
        Figure(
            FigureKey(MEASURE, OURS, financial_year(2010 + each), FigureKind.LOCAL),
            figure_reading(value, form=form, decimals=2),
        )
        for each, value in enumerate(values)
    ]
    spec = trend_of(_in_unit(series_pack(*figures, target(goal)), unit), MEASURE)
    edges = [spec.target.low, spec.target.high] if spec.target else []
    held = [point.value for point in line(spec).points] + [e for e in edges if e is not None]
    assert all(spec.low <= value <= spec.high for value in held)
    assert (spec.ticks[0][0], spec.ticks[-1][0]) == (spec.low, spec.high)
    assert len({label for _, label in spec.ticks}) == len(spec.ticks)
    if min(values) >= 0:
        assert spec.low >= 0
    if unit is Unit.PERCENT and min(values) >= 0 and max(values) <= 100:
        assert spec.high <= 100


def test_that_a_move_that_goes_on_is_told_with_its_years() -> None:
    years = (("2020/21", "81.1"), ("2021/22", "84.0"), ("2022/23", "87.8"))
    figures = [local(year, f"{text}%") for year, text in years]
    spec = trend_of(series_pack(*figures, local("2023/24", "89.6%")), MEASURE)
    assert "improved for the third year running: up 1.8 points" in spec.title


def test_that_a_run_never_goes_on_from_published_to_local_figures() -> None:
    years = (("2020/21", "81.1"), ("2021/22", "84.0"), ("2022/23", "87.8"))
    figures = [published(year, text) for year, text in years]
    spec = trend_of(series_pack(*figures, local("2023/24", "89.6%")), MEASURE)
    assert spec.title.endswith("improved: up 1.8 points")


def test_that_a_run_never_counts_a_forecast() -> None:
    figures = [local("2021/22", "84.0%"), local("2022/23", "87.8% (forecast)")]
    spec = trend_of(series_pack(*figures, local("2023/24", "89.6%")), MEASURE)
    assert spec.title.endswith("improved: up 1.8 points")
    expected = next(point for point in line(spec).points if point.is_forecast)
    assert (expected.text, expected.period) == ("87.8% (forecast)", "2022/23 forecast")


@pytest.mark.parametrize(
    ("year", "text", "said"),
    [
        ("2021/22", "90.0", "improved: up 1.8 points"),
        # Between two surveys there is no year: the times are counted.
        ("2020/21", "81.1", "improved for the second time running: up 1.8 points"),
    ],
)
def test_that_a_stop_ends_the_count(year: str, text: str, said: str) -> None:
    before = [local(year, f"{text}%"), local("2022/23", "87.8%")]
    spec = trend_of(series_pack(*before, local("2023/24", "89.6%")), MEASURE)
    assert spec.title.endswith(said)


def test_that_a_row_that_is_known_gives_the_same_chart() -> None:
    pack = printed_pack()
    for position in pack.positions:
        for row in build_dashboard(pack, position.period).rows:
            assert trend_of(pack, row.measure, position.period, row) == trend_of(
                pack, row.measure, position.period
            )
