"""The shares of the layers over the years, as two papers print them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perfdesk.core.building.layer_shares import layer_shares, layer_shares_of
from perfdesk.core.charting import SeriesRole
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.figures import Figure
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.strategy import Layer
from perfdesk.core.targets import NO_TARGET, Target
from tests.core.printed import EARLIER, LATER, printed_pack


@pytest.fixture
def pack() -> Pack:
    """Both printed dashboards; 2023/24 is reported."""
    return printed_pack()


def without(pack: Pack, kind: type[Layer | Measure | Figure | Target]) -> Pack:
    """The pack without any record of a kind."""
    return Pack.of(each for each in pack.records() if not isinstance(each, kind))


def test_that_every_layer_has_a_line_and_the_band_of_its_year(pack: Pack) -> None:
    spec = layer_shares_of(pack)
    assert [line.name for line in spec.series] == ["Prevent", "Reduce", "Delay", "Meet"]
    assert {line.role for line in spec.series} == {SeriesRole.PART}
    assert spec.categories == ("2022/23", "2023/24")
    now = [line.points[-1].text for line in spec.series]
    assert now == ["49.2%", "17.4%", "19.1%", "14.3%"]
    assert [[goal.text for goal in line.goals] for line in spec.series] == [
        ["55% to 60%"], ["18% to 23%"], ["10% to 15%"], ["7% to 12%"],
    ]  # fmt: skip
    assert {goal.at for line in spec.series for goal in line.goals} == {1}
    assert spec.target is None


def test_that_the_axis_begins_at_nothing_and_holds_every_value_and_band(pack: Pack) -> None:
    spec = layer_shares_of(pack)
    assert spec.low == 0.0
    edges = [goal.high for line in spec.series for goal in line.goals]
    assert spec.high >= max(*edges, *(each.value for line in spec.series for each in line.points))


def test_that_the_message_counts_bands_and_names_the_largest_move(pack: Pack) -> None:
    spec = layer_shares_of(pack)
    assert spec.title == (
        "No share is within its band in 2023/24; Prevent moved most, down 7.5 points"
    )
    assert "Prevent: 56.7% (2022/23), then 49.2% (2023/24), band 55% to 60%." in spec.alt


def test_that_the_earlier_paper_has_its_own_bands() -> None:
    spec = layer_shares_of(printed_pack(), EARLIER)
    assert len(spec.series) == 4
    assert spec.categories[-1] == "2021/22"
    assert all(line.goals for line in spec.series)


def test_that_a_layer_without_a_share_leaves_nothing_to_divide(pack: Pack) -> None:
    shares = layer_shares(pack, LATER)
    other = replace(shares[0].measure, aim=Aim.HIGH)
    target = next(each for each in pack.table(Target).values() if each.key.measure == other.id)
    edit = edit_between(pack, "x", [other, replace(target, reading=NO_TARGET)])
    after, _ = apply_edit(pack, edit)
    assert layer_shares(after, LATER) == ()
    assert "Each layer needs one percentage with a target band" in layer_shares_of(after).empty


def test_that_without_figures_it_says_what_to_do(pack: Pack) -> None:
    spec = layer_shares_of(without(pack, Figure))
    assert spec.empty.startswith("There are no shares yet. Import")
    assert spec.series == ()


def test_that_without_targets_the_lines_are_still_drawn(pack: Pack) -> None:
    spec = layer_shares_of(without(pack, Target))
    assert [len(line.points) for line in spec.series] == [2, 2, 2, 2]
    assert not any(line.goals for line in spec.series)
    assert "Prevent moved most" in spec.title


def test_that_other_words_will_do_where_the_values_make_a_whole(pack: Pack) -> None:
    shares = layer_shares(pack, LATER)
    renamed = [
        replace(each.measure, description=f"{each.layer.name}, part of all") for each in shares
    ]
    named_otherwise, _ = apply_edit(pack, edit_between(pack, "x", renamed))
    assert [each.layer for each in layer_shares(named_otherwise, LATER)] == [
        each.layer for each in shares
    ]
    # Without figures nothing says that they are shares of anything.
    assert layer_shares(without(named_otherwise, Figure), LATER) == ()
