"""A chart as a table: every figure that is drawn, as printed."""

from perfdesk.core.building.layer_shares import layer_shares_of
from perfdesk.core.building.trend import trend_of
from perfdesk.core.charting import BenchmarkDot, BenchmarkLine, BenchmarkSpec, DotRole
from tests.core.building.series_packs import (
    MEASURE,
    THEIRS,
    local,
    published,
    series_pack,
    target,
)
from tests.core.printed import printed_pack


def test_that_every_line_is_a_column_and_every_category_a_row() -> None:
    figures = [published("2021/22", "90.0"), published("2022/23", "87.8"),
               published("2022/23", "77.5", THEIRS), local("2022/23", "88.1%"),
               local("2023/24", "89.6%")]  # fmt: skip
    table = trend_of(series_pack(*figures, target("90% Local target")), MEASURE).table
    assert table.headings == ("Period", "Leicestershire", "England", "Target")
    assert table.rows == (
        ("2021/22", "90.0%", "", "Target 90%"),
        ("2022/23", "87.8%; 88.1% (local)", "77.5%", "Target 90%"),
        ("2023/24", "89.6%", "", "Target 90%"),
    )


def test_that_the_band_of_a_share_stands_beside_it() -> None:
    table = layer_shares_of(printed_pack()).table
    assert table.headings[:3] == ("Period", "Prevent", "Prevent: target")
    assert table.rows[-1][1:3] == ("49.2%", "55% to 60%")


def test_that_councils_are_rows_and_averages_follow() -> None:
    spec = BenchmarkSpec(
        "m", "", "", "Per cent", "2020/21",
        (BenchmarkDot("E1", "One", 81.1, "81.1%", 49, "Second", DotRole.OURS, ""),
         BenchmarkDot("E2", "Two", 70.0, "70.0%", 0, "", DotRole.OTHER, "")),
        (), (BenchmarkLine("England", 74.9, "England 74.9%"),), "", 0, 100, (), "", "",
    )  # fmt: skip
    assert spec.table.headings == ("Rank", "Council", "2020/21", "Quartile")
    assert spec.table.rows == (
        ("49", "One", "81.1%", "Second"), ("", "Two", "70.0%", ""), ("", "England 74.9%", "", ""),
    )  # fmt: skip
