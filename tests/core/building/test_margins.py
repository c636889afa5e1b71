"""A margin of error is that of the year a figure stands for, whatever column carries it."""

from __future__ import annotations

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.settings import Position, Scheme
from tests.core.building.series_packs import BEFORE, NOW, local, published, series_pack, target


def test_that_a_carried_survey_is_compared_with_its_own_years_margin() -> None:
    carried = local("2022/23", "49.4% (2021/22)")
    now = local("2023/24", "56.1%")
    surveys = (
        published("2021/22", "49.4", margin="5.5"),
        published("2023/24", "56.1", margin="4.0"),
    )
    # sqrt(5.5^2 + 4.0^2) = 6.8, and the two are 6.7 points apart.
    pack = series_pack(
        carried, now, *surveys, target("60%"), Position(NOW, Scheme.COMPARISON, BEFORE)
    )
    (row,) = build_dashboard(pack).rows
    assert row.progress.text == "Improved: up 6.7 points (could be chance)"
    # Of another year's margin nothing follows.
    other = published("2022/23", "50.0", margin="5.5")
    pack = series_pack(carried, now, surveys[1], other, target("60%"))
    (row,) = build_dashboard(pack).rows
    assert row.progress.text == "Improved: up 6.7 points"
