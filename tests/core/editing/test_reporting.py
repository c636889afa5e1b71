"""Comments, owners, stages, dismissed problems and the report's settings are edited and undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from perfdesk.core.building.rows import build_dashboard, updated_dashboard
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.dashboard import Column, Row
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.editing.commentary import commentary_edit
from perfdesk.core.editing.dismissals import (
    UnsuitableDismissalError,
    dismissal_edit,
    restore_edit,
)
from perfdesk.core.editing.overrides import override_edit
from perfdesk.core.editing.report import report_edit
from perfdesk.core.editing.stages import owner_edit, stage_edit
from perfdesk.core.edits import Edit, apply_edit, revert_edit
from perfdesk.core.judgements import Judged, OverrideKey
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.reporting.dismissals import Dismissal
from perfdesk.core.reporting.report import Layout, ReportSettings
from perfdesk.core.reporting.stages import Stage
from tests.core.printed import LATER, REABLEMENT, measure_id, printed_pack

PACK = printed_pack()
REABLED = measure_id(REABLEMENT)
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
# The sentence of the committee report of 3 June 2024.
SAID = "People still at home after reablement: 89.6%, up from 87.8%."


def row_of(pack: Pack) -> Row:
    return next(row for row in build_dashboard(pack, LATER).rows if row.measure == REABLED)


def after(pack: Pack, edit: Edit) -> Pack:
    """The pack after an edit, seen to be the pack before once that is reverted."""
    done, change = apply_edit(pack, edit)
    assert revert_edit(done, edit)[0] == pack
    shown = updated_dashboard(done, build_dashboard(pack, LATER), change)
    assert shown == build_dashboard(done, LATER)
    return done


def said(text: str, audience: Audience = Audience.PUBLIC, *, draft: bool = False) -> Edit:
    return commentary_edit(
        PACK, LATER, REABLED, audience, text, by="A. Officer", at=AT, draft=draft
    )


def test_that_a_comment_stands_in_its_row_with_who_wrote_it_and_when() -> None:
    cell = row_of(after(PACK, said(f"  {SAID}  \n\nSecond line \n"))).cells[Column.COMMENTARY]
    assert cell.text == f"{SAID}\n\nSecond line"
    assert cell.reason == "Written by A. Officer, 3 June 2024."
    assert cell.spoken.startswith("Commentary: People still")


def test_that_a_public_comment_is_printed_and_an_internal_one_never() -> None:
    pack = after(PACK, said(SAID))
    note = commentary_edit(
        pack, LATER, REABLED, Audience.INTERNAL, "Ask Finance.", by="A. Officer", at=AT
    )
    pack = after(pack, note)
    assert row_of(pack).cells[Column.NOTE].text == "Ask Finance."
    printed = build_dashboard(pack, LATER).as_printed()
    row = next(each for each in printed.rows if each.measure == REABLED)
    assert row.cells[Column.COMMENTARY].text == SAID
    assert not {Column.NOTE, Column.OWNER, Column.STAGE} & set(row.cells)
    assert "Ask Finance" not in repr(printed)


def test_that_a_draft_is_shown_and_not_printed() -> None:
    pack = after(PACK, said(SAID, draft=True))
    assert row_of(pack).cells[Column.COMMENTARY].spoken.startswith("Commentary, a draft: ")
    assert SAID not in repr(build_dashboard(pack, LATER).as_printed())


def test_that_an_empty_text_takes_the_comment_away() -> None:
    pack = after(PACK, said(SAID))
    gone = commentary_edit(pack, LATER, REABLED, Audience.PUBLIC, " \n", by="", at=AT)
    assert after(pack, gone) == PACK
    assert said("").replacements == ()


def test_that_the_same_text_again_changes_nothing() -> None:
    pack = after(PACK, said(SAID))
    again = commentary_edit(pack, LATER, REABLED, Audience.PUBLIC, SAID, by="B", at=AT)
    assert again.replacements == ()


def test_that_a_stage_follows_from_what_is_there() -> None:
    assert row_of(PACK).cells[Column.STAGE].text == "Figure in"
    assert row_of(after(PACK, said(SAID))).cells[Column.STAGE].text == "Commented"
    assert row_of(after(PACK, said(SAID, draft=True))).cells[Column.STAGE].text == "Figure in"
    emptied = cells_edit(PACK, LATER, [TypedCell(REABLED, Column.CURRENT, "")])
    assert row_of(after(PACK, emptied)).cells[Column.STAGE].text == "Awaited"


def test_that_a_stage_lapses_when_the_figure_changes() -> None:
    signed = after(PACK, stage_edit(PACK, LATER, REABLED, Stage.SIGNED_OFF, by="", at=AT))
    assert row_of(signed).cells[Column.STAGE].spoken == "Stage: signed off"
    retyped = cells_edit(signed, LATER, [TypedCell(REABLED, Column.CURRENT, "70%")])
    assert row_of(after(signed, retyped)).cells[Column.STAGE].text == "Figure in"


def test_that_a_stage_that_follows_from_the_figures_takes_the_mark_away() -> None:
    signed = after(PACK, stage_edit(PACK, LATER, REABLED, Stage.CHECKED, by="", at=AT))
    assert after(signed, stage_edit(signed, LATER, REABLED, Stage.FIGURE_IN, by="", at=AT)) == PACK


def test_that_an_owner_stands_in_its_row() -> None:
    pack = after(PACK, owner_edit(PACK, REABLED, " Reablement  team "))
    assert row_of(pack).cells[Column.OWNER].text == "Reablement team"


def a_problem() -> Problem:
    return next(each for each in check_pack(PACK, LATER) if each.kind == "shares")


def test_that_a_problem_is_dismissed_with_a_reason_and_listed_again() -> None:
    problem = a_problem()
    pack = after(PACK, dismissal_edit(PACK, problem, "Printed so.", by="A. Officer", at=AT))
    (held,) = pack.table(Dismissal).values()
    assert held.covers(problem)
    assert not held.covers(replace(problem, message="Something else."))
    assert after(pack, restore_edit(pack, problem)) == PACK


def test_that_a_problem_is_not_dismissed_without_a_reason() -> None:
    with pytest.raises(UnsuitableDismissalError, match="needs a reason"):
        dismissal_edit(PACK, a_problem(), " ", by="", at=AT)


def test_that_a_comment_that_is_missing_where_it_is_worse_is_a_problem_until_it_is_there() -> None:
    missing = [each for each in check_pack(PACK, LATER) if each.kind == "commentary"]
    assert missing
    assert all(each.message.endswith("and has no explanation.") for each in missing)
    first = missing[0].measure
    draft, final = (
        commentary_edit(PACK, LATER, first, Audience.PUBLIC, SAID, by="", at=AT, draft=draft)
        for draft in (True, False)
    )
    told = {each.measure: each.message for each in check_pack(after(PACK, draft), LATER)}
    assert told[first].endswith("its commentary is still a draft.")
    left = [each for each in check_pack(after(PACK, final), LATER) if each.kind == "commentary"]
    assert [each.measure for each in left] == [each.measure for each in missing[1:]]


def test_that_the_report_is_laid_out_otherwise() -> None:
    assert PACK.report == ReportSettings()
    plain = ReportSettings(Layout.PLAIN)
    pack = after(PACK, report_edit(PACK, plain))
    assert pack.report == plain
    assert report_edit(pack, plain).replacements == ()


@pytest.mark.parametrize("public", [False, True])
def test_that_the_reason_of_a_decision_is_kept_to_the_office_unless_somebody_says_otherwise(
    public: bool,
) -> None:
    key = OverrideKey(REABLED, LATER, Judged.RATING)
    decided = override_edit(
        PACK, key, "similar", "Fewer people.", public=public, by="A. Officer", at=AT
    )
    override = after(PACK, decided).override(REABLED, LATER, Judged.RATING)
    assert override is not None
    assert override.public is public
