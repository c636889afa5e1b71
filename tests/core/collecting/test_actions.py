"""Actions and recommendations: entered, carried, printed, and missed when overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.collecting.action_edits import UnusableActionError, action_edit, new_action
from perfdesk.core.collecting.actions import Action, ActionKind, ActionStatus
from perfdesk.core.editing.rolling import roll_forward
from perfdesk.core.edits import apply_edit, revert_edit
from perfdesk.core.narrative.promises import lacking_in_words, without_action
from perfdesk.core.narrative.remarks import RemarkKind
from perfdesk.core.narrative.report import build_report
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.problems import ProblemKind
from perfdesk.core.reporting.report import ActionsPrinted
from perfdesk.store import read_pack

READY = Path(__file__).resolve().parents[3] / "resources" / "ready" / "sample.perfdesk"
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
WORSE = "percent-of-sequels-that-prevent-need-2"
YEAR = financial_year(2023)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return read_pack(READY)


def action(what: str = "Widen the front door", **changes: Any) -> Action:
    made = new_action("a1", WORSE, what, position=YEAR, by="a.officer", at=AT)
    made = replace(made, who="Front door manager", by_when=date(2024, 9, 30))
    return replace(made, **changes)


def with_action(pack: Pack, *actions: Action) -> Pack:
    for each in actions:
        pack, _ = apply_edit(pack, action_edit(pack, each))
    return pack


def test_that_an_action_is_entered_and_taken_back(pack: Pack) -> None:
    edit = action_edit(pack, action("  Widen  the front door "))
    after, change = apply_edit(pack, edit)
    assert edit.label.startswith("Add action on % of sequels")
    assert change.collecting
    assert [each.what for each in after.open_actions(WORSE)] == ["Widen the front door"]
    assert revert_edit(after, edit)[0] == pack


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (action(" "), "does not say what"),
        (action(measure="gone"), "about no measure"),
        (action(measure=""), "about no measure"),
        (action(status=ActionStatus.DROPPED), "why the action is dropped"),
    ],
)
def test_that_an_action_without_sense_is_refused(pack: Pack, wrong: Action, sentence: str) -> None:
    with pytest.raises(UnusableActionError, match=sentence):
        action_edit(pack, wrong)


def test_that_an_overdue_action_is_a_problem_on_the_day_after(pack: Pack) -> None:
    after = with_action(pack, action())

    def found(today: date | None) -> list[str]:
        problems = check_pack(after, YEAR, today)
        return [each.message for each in problems if each.kind == ProblemKind.ACTION]

    assert found(None) == found(date(2024, 9, 30)) == []
    (message,) = found(date(2024, 10, 1))
    assert "was due on 30 September 2024 and is still open" in message
    done = with_action(after, action(status=ActionStatus.DONE))
    assert not [each for each in check_pack(done, YEAR, date(2025, 1, 1))
                if each.kind == ProblemKind.ACTION]  # fmt: skip


def test_that_open_actions_go_along_and_done_ones_do_not(pack: Pack) -> None:
    done = replace(action(status=ActionStatus.DONE), id="a2")
    after = with_action(pack, action(), done)
    rolled = roll_forward(after, financial_year(2024), at=AT)
    assert rolled.actions == 1
    assert "1 open action goes along" in rolled.text
    later, _ = apply_edit(after, rolled.edit)
    assert [each.id for each in later.open_actions(WORSE)] == ["a1"]


def test_that_worse_measures_without_action_are_named(pack: Pack) -> None:
    before = without_action(pack, build_dashboard(pack, YEAR).as_printed())
    assert WORSE in {row.measure for row in before}
    after = with_action(pack, action())
    left = without_action(after, build_dashboard(after, YEAR).as_printed())
    assert {row.measure for row in before} - {row.measure for row in left} == {WORSE}
    assert f"{len(left)} measures are red, worse or worsening" in lacking_in_words(left)
    assert lacking_in_words(()) == ""


def test_that_actions_are_printed_where_chosen_and_nowhere_else(pack: Pack) -> None:
    loose = replace(
        action("Report again in autumn"), id="a2", kind=ActionKind.RECOMMENDATION, measure=""
    )
    after = with_action(pack, action(), loose)
    nowhere = build_report(after, YEAR)
    assert not nowhere.appendices
    beneath = build_report(after, YEAR, settings=replace(after.report, actions=ActionsPrinted.ROWS))
    said = beneath.remarks[WORSE]
    assert [each.text for each in said if each.kind is RemarkKind.ACTION] == [
        "Widen the front door (Front door manager, by 30 September 2024)."
    ]
    (rest,) = beneath.appendices
    assert [each.term for each in rest.groups[0].entries] == ["About the report as a whole"]
    settings = replace(after.report, actions=ActionsPrinted.APPENDIX)
    (appendix,) = build_report(after, YEAR, settings=settings).appendices
    assert [group.name for group in appendix.groups] == ["Actions", "Recommendations of scrutiny"]


def test_that_an_earlier_position_does_not_print_what_was_raised_later(pack: Pack) -> None:
    after = with_action(pack, action(raised=financial_year(2024)))
    settings = replace(after.report, actions=ActionsPrinted.APPENDIX)
    assert not build_report(after, YEAR, settings=settings).appendices
