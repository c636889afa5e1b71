"""Once a figure has left the office, changing it needs a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from perfdesk.core.editing.reasons import issue_contradicted_by
from perfdesk.core.edits import Edit, Replacement, edit_between, removal
from perfdesk.core.figures import Figure
from perfdesk.core.issues.issue import Issue, Withdrawal
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from tests.store.published_packs import (
    REABLEMENT,
    YEAR,
    figure_changed_to,
    published_pack,
)

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
ISSUE = Issue("1", "Committee", "", YEAR, AT, "a.officer", (), "a", "b")


def issued(issue: Issue = ISSUE) -> Pack:
    records = (each for each in published_pack().records() if not isinstance(each, Issue))
    return Pack.of([*records, issue])


def figure_of(pack: Pack) -> Figure:
    found = pack.figure(REABLEMENT, YEAR)
    assert found is not None
    return found


def test_that_a_changed_and_a_removed_figure_contradict_the_issue() -> None:
    pack = issued()
    assert issue_contradicted_by(pack, figure_changed_to(pack, "70%", "70")) == ISSUE
    assert issue_contradicted_by(pack, removal("Clear", [figure_of(pack)])) == ISSUE


def test_that_what_nobody_was_told_may_change_in_silence() -> None:
    pack = issued()
    figure = figure_of(pack)
    another_year = replace(figure, key=replace(figure.key, period=financial_year(2024)))
    elsewhere = replace(figure, key=replace(figure.key, place="E09000012"))
    for edit in (
        edit_between(pack, "New", [another_year]),
        Edit("Another council", (Replacement(elsewhere, None),)),
        edit_between(pack, "Source", [replace(figure, population="mid-2022")]),
        Edit("Nothing", ()),
    ):
        assert issue_contradicted_by(pack, edit) is None


@pytest.mark.parametrize("position", [financial_year(2024), financial_year(2019)])
def test_that_an_issue_of_another_position_is_not_contradicted(position: object) -> None:
    assert isinstance(position, type(YEAR))
    pack = issued(replace(ISSUE, position=position))
    assert issue_contradicted_by(pack, figure_changed_to(pack, "70%", "70")) is None


def test_that_a_withdrawn_issue_is_not_contradicted() -> None:
    pack = issued(replace(ISSUE, withdrawal=Withdrawal("Wrong.", "a", AT)))
    assert issue_contradicted_by(pack, figure_changed_to(pack, "70%", "70")) is None
