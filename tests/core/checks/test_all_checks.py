"""Checks: what is wrong with the figures of a position, and nothing that is right."""

from __future__ import annotations

import pytest

from perfdesk.core.building.judging import decided_on
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.judgements import Judged, Override, OverrideKey
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.settings import Position
from tests.core.building.series_packs import (
    MEASURE,
    NOW,
    local,
    published,
    series_pack,
    target,
)
from tests.core.printed import (
    AT,
    DELAY_SEQUELS,
    EARLIER,
    LATER,
    REABLEMENT,
    measure_id,
    printed_pack,
)

REABLED = measure_id(REABLEMENT)


def of_kind(kind: str, pack: Pack) -> list[Problem]:
    """The problems of one kind at the pack's own position."""
    return [each for each in check_pack(pack) if each.kind == kind]


def typed(text: str, column: Column = Column.CURRENT, measure: str = REABLED) -> Pack:
    """The printed pack after typing into one cell."""
    pack = printed_pack()
    return apply_edit(pack, cells_edit(pack, LATER, [TypedCell(measure, column, text)]))[0]


# --- the printed dashboards -----------------------------------------------------------------------
def test_that_the_impossible_year_of_2023_24_is_found_seven_times() -> None:
    found = of_kind("period", printed_pack())
    assert len(found) == 7
    for problem in found:
        assert problem.severity is Severity.ERROR
        assert "\u201c2023/34\u201d is not a year: did you mean 2023/24?" in problem.message


def test_that_the_misprinted_code_of_2023_24_is_found() -> None:
    messages = [each.message for each in of_kind("code", printed_pack())]
    assert any(each.startswith("ASCOF 4A is \u201cFeel safe\u201d") for each in messages)


def test_that_the_aim_that_is_blank_in_2023_24_is_found_and_taken_from_the_framework() -> None:
    (found,) = of_kind("aim", printed_pack())
    assert found.message.endswith("no aim is set, so the framework's is used: High.")


def test_that_the_dashboard_of_2021_22_holds_five_figures_due_and_one_rate_that_cannot_be() -> None:
    problems = check_pack(printed_pack(), EARLIER)
    due = [each for each in problems if each.kind == "due"]
    assert [each.severity for each in due] == [Severity.NOTE] * 5
    # Both rates of admissions stand beside targets per the population of the year before, and
    # both that are red have no comment yet. Seven counts of visits and loans moved far after the
    # year of the pandemic, three targets are the year before's outturn, and 17 admissions are
    # printed as 3.8 and as 4.1.
    others = [(each.severity, each.kind) for each in problems if each not in due]
    assert sorted(others) == [
        (Severity.ERROR, "two-rates"),
        *[(Severity.NOTE, "commentary")] * 2,
        *[(Severity.NOTE, "movement")] * 7,
        *[(Severity.NOTE, "outturn")] * 3,
        *[(Severity.NOTE, "population")] * 2,
    ]


def test_that_the_gravest_problems_come_first_and_then_the_printed_order() -> None:
    problems = check_pack(printed_pack())
    order = [list(Severity).index(each.severity) for each in problems]
    assert order == sorted(order)
    assert all(each.message.endswith(".") for each in problems)


# --- arithmetic -----------------------------------------------------------------------------------
def test_that_a_percentage_that_its_counts_contradict_is_found_with_the_sum() -> None:
    (found,) = of_kind("ratio", typed("96% (524 out of 528)"))
    assert found.severity is Severity.ERROR
    assert found.arithmetic == "524 / 528 = 99.2%"
    assert found.measure == REABLED


@pytest.mark.parametrize(
    "text", ["89.6% (3,856/4,304)", "3,856/4,304", "90% (3,856 of 4,304)", "99.2% (524/528)"]
)
def test_that_a_percentage_that_follows_from_its_counts_is_right(text: str) -> None:
    assert of_kind("ratio", typed(text)) == []


def test_that_what_is_not_understood_is_told_with_what_was_typed() -> None:
    (figure,) = of_kind("text", typed("12..5"))
    assert "\u201c12..5\u201d" in figure.message
    (goal,) = [
        each
        for each in of_kind("target", typed("60-55%", Column.TARGET))
        if each.severity is Severity.ERROR
    ]
    assert "\u201c60-55%\u201d" in goal.message


def test_that_a_lost_k_is_found() -> None:
    visits = measure_id("Library visits")
    (found,) = of_kind("unit", typed("615.1", measure=visits))
    assert "may have lost its \u201ck\u201d" in found.message
    assert of_kind("unit", typed("615,100", measure=visits)) == []


@pytest.mark.parametrize(("text", "differs"), [("89.4", True), ("89.6", False)])
def test_that_a_local_figure_is_held_against_the_published_one(text: str, differs: bool) -> None:
    pack = series_pack(local("2023/24", "89.6%"), published("2023/24", text))
    assert bool(of_kind("published", pack)) is differs


# --- shares ---------------------------------------------------------------------------------------
def sums(pack: Pack) -> list[str]:
    """The sums of shares that are no whole."""
    return [each.arithmetic for each in of_kind("shares", pack) if "=" in each.arithmetic]


def test_that_the_shares_of_the_layers_must_make_a_whole() -> None:
    assert sums(printed_pack()) == []
    delay = measure_id(DELAY_SEQUELS)
    assert sums(typed("21.0%", measure=delay)) == ["49.2% + 17.4% + 21.0% + 14.3% = 101.9%"]
    # Four shares of one decimal may be 0.2 off together.
    assert sums(typed("19.3%", measure=delay)) == []


def test_that_the_shares_of_2023_24_are_judged_as_a_set() -> None:
    (found,) = of_kind("shares", printed_pack())
    assert found.severity is Severity.WARNING
    assert found.message == "All four layers' shares for 2023/24 are outside their bands."
    assert "% of sequels that 'Delay Need': 19.1%, band 10% to 15%" in found.arithmetic
    (fewer,) = of_kind("shares", typed("19%", Column.TARGET, measure_id(DELAY_SEQUELS)))
    assert fewer.severity is Severity.NOTE
    assert fewer.message == (
        "Three of the four layers' shares for 2023/24 are outside their bands."
    )


# --- judgements and gaps --------------------------------------------------------------------------
def test_that_an_override_is_named_while_it_stands_and_when_it_has_lapsed() -> None:
    pack = series_pack(local("2023/24", "89.6%"), target("77.5% 22/23 Nat. Ave"))
    texts = decided_on(pack, pack.measure(MEASURE), pack.table(Position)[NOW])
    key = OverrideKey(MEASURE, NOW, Judged.RATING)
    override = Override(key, "similar", "see the report", "the board", AT, texts)
    pack, _ = apply_edit(pack, edit_between(pack, "Override", [override]))
    (stands,) = of_kind("override", pack)
    assert stands.severity is Severity.NOTE
    pack, _ = apply_edit(pack, edit_between(pack, "Change", [local("2023/24", "70%")]))
    (lapsed,) = of_kind("override", pack)
    assert lapsed.severity is Severity.WARNING
    assert (
        "has lapsed because the figure was \u201c89.6%\u201d and is \u201c70%\u201d now; "
        "the rule says \u201cbelow\u201d" in lapsed.message
    )


def test_that_a_measure_without_figure_or_comparator_is_found() -> None:
    kinds = {each.kind for each in check_pack(series_pack())}
    assert kinds == {"missing", "target"}
