"""Derived figures and parts against what they are made of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.checks.parts import check_parts
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Combination, Derivation
from perfdesk.core.pack import Pack, Record
from perfdesk.core.sequels import SequelLayer, layer_of_sequel, shares_of_contacts
from perfdesk.core.wording.figure_text import read_figure
from tests.core.printed import COUNCIL, LATER, measure_id, printed_pack

TOTAL, E_LOANS = measure_id("Total library loans"), measure_id("E-loans")
JUNIOR = measure_id("Junior loans")


def with_parts(**figures: str) -> Pack:
    """The printed pack, with branches as parts of total loans."""
    pack = printed_pack()
    total = pack.measure(TOTAL)
    records: list[Record] = []
    for number, (branch, text) in enumerate(figures.items()):
        records.append(
            replace(total, id=branch, description=branch, order=200 - number, part_of=TOTAL)
        )
        key = FigureKey(branch, COUNCIL.code, LATER, FigureKind.LOCAL)
        records.append(Figure(key, read_figure(text, column=LATER)))
    return apply_edit(pack, edit_between(pack, "Add branches", records))[0]


@pytest.mark.parametrize(
    ("parts", "messages"),
    [
        ({"hinckley": "1,384.5k", "oadby": "1,000.0k"}, 0),
        # Each may be off by half of its last digit.
        ({"hinckley": "1,384.6k", "oadby": "1,000.0k"}, 0),
        ({"hinckley": "1,384.5k", "oadby": "1,100.0k"}, 1),
        ({"hinckley": "1,384.5k", "oadby": "Due June 2024"}, 0),
        ({"hinckley": "1,384.5k", "oadby": "1,100.0k (Apr-Nov)"}, 0),
    ],
)
def test_that_parts_must_add_up_to_their_whole(parts: dict[str, str], messages: int) -> None:
    pack = with_parts(**parts)
    found = list(check_parts(pack, pack.position))
    assert [each.kind for each in found] == ["parts"] * messages
    if found:
        assert "add up to 2,484.5k for 2023/24, not to 2,384.5k" in found[0].message


def test_that_parts_stand_set_in_below_their_whole_and_are_not_printed() -> None:
    dashboard = build_dashboard(with_parts(hinckley="1,384.5k", oadby="1,000.0k"))
    rows = list(dashboard.rows)
    at = next(index for index, row in enumerate(rows) if row.measure == TOTAL)
    following = [(row.measure, row.depth) for row in rows[at : at + 4]]
    assert following[:3] == [(TOTAL, 0), ("oadby", 1), ("hinckley", 1)]
    assert following[3][1] == 0
    printed = [row.measure for row in dashboard.as_printed().rows]
    assert printed == [row.measure for row in rows if row.depth == 0]


def test_that_a_measure_that_is_a_part_of_itself_is_shown_once() -> None:
    pack = with_parts(hinckley="1k", oadby="1k")
    circle = [
        replace(pack.measure("hinckley"), part_of="oadby"),
        replace(pack.measure("oadby"), part_of="hinckley"),
    ]
    pack = apply_edit(pack, edit_between(pack, "Turn round", circle))[0]
    shown = [row.measure for row in build_dashboard(pack).rows]
    assert sorted(shown) == sorted(set(shown))
    assert {"hinckley", "oadby"} <= set(shown)


@pytest.mark.parametrize(("physical", "differs"), [("1,377.9k", False), ("1,300.0k", True)])
def test_that_a_typed_figure_that_its_parts_contradict_is_found(
    physical: str, differs: bool
) -> None:
    pack = printed_pack()
    total = pack.measure(TOTAL)
    key = FigureKey("physical", COUNCIL.code, LATER, FigureKind.LOCAL)
    records: list[Record] = [
        replace(total, derived=Derivation(Combination.SUM, ("physical", E_LOANS))),
        replace(total, id="physical", description="Physical loans"),
        Figure(key, read_figure(physical)),
    ]
    pack = apply_edit(pack, edit_between(pack, "Derive", records))[0]
    found = [each for each in check_parts(pack, pack.position) if each.kind == "derived"]
    assert bool(found) is differs
    if found:
        assert found[0].arithmetic == ("calculated: Physical loans 1,300.0k + E-loans 1,006.6k")


@pytest.mark.parametrize(
    ("words", "layer"),
    [
        ("Universal Services/Signposted to other services", SequelLayer.PREVENT),
        ("No services provided - any reason", SequelLayer.PREVENT),
        ("NFA: Information and advice or signposting", SequelLayer.PREVENT),
        ("NFA - Information & Advice / Signposting only", SequelLayer.PREVENT),
        ("Ongoing low level support", SequelLayer.REDUCE),
        ("Equipment/adaptations", SequelLayer.REDUCE),
        ("Short Term Support to Maximise Independence (ST-Max)", SequelLayer.DELAY),
        ("Short term support (other)", SequelLayer.DELAY),
        ("Long term support: Community", SequelLayer.MEET),
        ("Long Term Support - Nursing Care", SequelLayer.MEET),
        ("Something else", None),
    ],
)
def test_that_a_sequel_counts_towards_a_layer(words: str, layer: SequelLayer | None) -> None:
    assert layer_of_sequel(words) is layer


def test_that_the_shares_of_contacts_sum_to_a_hundred() -> None:
    shares = shares_of_contacts(
        [("Universal Services", 492), ("Equipment", 174), ("ST-Max", 191), ("Prison", 143)]
    )
    assert [f"{share:.1f}" for share in shares.values()] == ["49.2", "17.4", "19.1", "14.3"]
    assert sum(shares.values()) == 100
    assert set(shares_of_contacts([]).values()) == {0}
