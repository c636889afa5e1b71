"""Series: the figures of a measure over time, and of those that it goes on from."""

from perfdesk.core.building.series import SeriesPoint, series_of
from perfdesk.core.figures import FigureKind
from perfdesk.core.places import ENGLAND
from tests.core.building.series_packs import (
    COUNCIL,
    EARLIER_MEASURE,
    MEASURE,
    THEIRS,
    local,
    published,
    published_series,
    series_pack,
)


def told(points: tuple[SeriesPoint, ...]) -> list[str]:
    """Each point as `2022/23 87.8% published`, with why it is broken off."""
    return [
        f"{point.figure.stands_for} {point.figure.reading.text} {point.figure.key.kind}"
        + (f" ({point.broken})" if point.broken else "")
        for point in points
    ]


def test_that_a_series_runs_across_editions_and_tells_its_break() -> None:
    points = series_of(series_pack(*published_series(), local("2023/24", "89.6%")), MEASURE)
    assert told(tuple(point for point in points if point.place == COUNCIL)) == [
        "2016/17 80.2% published", "2019/20 87.5% published", "2020/21 81.1% published",
        "2021/22 90.0% published", "2022/23 87.8% published", "2023/24 89.6% local",
        "2024/25 73.7% published (new data source)",
    ]  # fmt: skip
    assert told(tuple(point for point in points if point.place == ENGLAND)) == [
        "2020/21 74.9% published", "2022/23 77.5% published",
    ]  # fmt: skip


def test_that_local_and_published_stand_side_by_side_and_both_tell_the_break() -> None:
    pack = series_pack(
        local("2023/24", "89.6%"), published("2023/24", "89.4"),
        local("2024/25", "74.0%"), published("2024/25", "73.7"),
    )  # fmt: skip
    assert told(series_of(pack, MEASURE)) == [
        "2023/24 89.6% local", "2023/24 89.4% published",
        "2024/25 74.0% local (new data source)", "2024/25 73.7% published (new data source)",
    ]  # fmt: skip


def test_that_the_break_is_told_of_the_old_code_too() -> None:
    old = [
        published(y, v, measure=EARLIER_MEASURE) for y, v in (("2023/24", "88"), ("2024/25", "73"))
    ]
    assert [point.broken for point in series_of(series_pack(*old), EARLIER_MEASURE)] == [
        "", "new data source",
    ]  # fmt: skip


def test_that_a_figure_that_several_columns_carry_is_one_point_and_stands_for_its_own_year() -> (
    None
):
    pack = series_pack(
        local("2022/23", "49.4% (2021/22)"),
        local("2021/22", "49.4%", EARLIER_MEASURE),
        local("2020/21", "Due June 2022", EARLIER_MEASURE),
    )
    points = series_of(pack, MEASURE)
    assert told(points) == ["2020/21 Due June 2022 local", "2021/22 49.4% local"]


def test_that_of_two_figures_for_one_year_a_number_stands_and_that_of_the_later_measure() -> None:
    pack = series_pack(
        local("2022/23", "Due June 2023"),
        local("2022/23", "87.8%", EARLIER_MEASURE),
        local("2021/22", "90.0%"),
        local("2021/22", "89.0%", EARLIER_MEASURE),
    )
    assert told(series_of(pack, MEASURE)) == ["2021/22 90.0% local", "2022/23 87.8% local"]


def test_that_places_that_the_pack_does_not_know_are_left_out() -> None:
    pack = series_pack(
        published("2022/23", "80.0", "E99999999"), published("2022/23", "77.5", THEIRS)
    )
    (point,) = series_of(pack, MEASURE)
    assert (point.place, point.figure.key.kind) == (ENGLAND, FigureKind.PUBLISHED)


def test_that_a_measure_without_figures_has_an_empty_series() -> None:
    assert series_of(series_pack(), MEASURE) == ()
