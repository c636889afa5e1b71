"""Comments, stages and owners are typed as cells too, and a block takes what fits."""

from datetime import UTC, datetime

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import (
    TypedCell,
    UnsuitableCellError,
    Writer,
    cells_edit,
    edit_text,
    fitting_edit,
)
from perfdesk.core.edits import apply_edit, revert_edit
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Audience
from tests.core.printed import LATER, REABLEMENT, measure_id, printed_pack

PACK = printed_pack()
REABLED = measure_id(REABLEMENT)
WRITER = Writer("Performance team", datetime(2024, 6, 3, 9, 30, tzinfo=UTC))


def typed(column: Column, text: str) -> TypedCell:
    return TypedCell(REABLED, column, text)


def said(pack: Pack, column: Column) -> str:
    rows = build_dashboard(pack, LATER).rows
    return next(row for row in rows if row.measure == REABLED).cells[column].text


@pytest.mark.parametrize(
    ("column", "text", "shown"),
    [
        (Column.COMMENTARY, " Reason: winter \nAction: review ", "Reason: winter\nAction: review"),
        (Column.NOTE, "Ask the hospital", "Ask the hospital"),
        (Column.OWNER, " Reablement \n team ", "Reablement team"),
        (Column.STAGE, "SIGNED  off", "Signed off"),
        (Column.STAGE, "", "Figure in"),
    ],
)
def test_that_a_cell_says_what_was_typed(column: Column, text: str, shown: str) -> None:
    edit = cells_edit(PACK, LATER, [typed(column, text)], writer=WRITER)
    after = apply_edit(PACK, edit)[0]
    assert said(after, column) == shown
    assert edit_text(after, LATER, REABLED, column) == shown
    assert revert_edit(after, edit)[0].tables == PACK.tables


def test_that_a_comment_is_kept_with_who_wrote_it() -> None:
    edit = cells_edit(PACK, LATER, [typed(Column.COMMENTARY, "Said")], writer=WRITER)
    found = apply_edit(PACK, edit)[0].commentary(REABLED, LATER, Audience.PUBLIC)
    assert found is not None
    assert (found.by, found.at, found.draft) == (WRITER.by, WRITER.at, False)
    assert edit.label.startswith("Change commentary on ")


def test_that_a_stage_stands_on_the_figure_that_was_typed_with_it() -> None:
    cells = [typed(Column.STAGE, "Checked"), typed(Column.CURRENT, "70%")]
    after = apply_edit(PACK, cells_edit(PACK, LATER, cells, writer=WRITER))[0]
    assert (said(after, Column.CURRENT), said(after, Column.STAGE)) == ("70%", "Checked")
    later = apply_edit(after, cells_edit(after, LATER, [typed(Column.CURRENT, "71%")]))[0]
    assert said(later, Column.STAGE) == "Figure in"


def test_that_of_two_comments_for_one_cell_the_later_stands() -> None:
    cells = [typed(Column.NOTE, "first"), typed(Column.NOTE, "second")]
    after = apply_edit(PACK, cells_edit(PACK, LATER, cells, writer=WRITER))[0]
    assert said(after, Column.NOTE) == "second"


def test_that_nobody_signs_without_a_name() -> None:
    with pytest.raises(ValueError, match="who wrote them"):
        cells_edit(PACK, LATER, [typed(Column.NOTE, "x")])


def test_that_an_unknown_stage_is_refused_in_one_sentence() -> None:
    with pytest.raises(UnsuitableCellError, match=r"nothing was changed\.$") as refused:
        cells_edit(PACK, LATER, [typed(Column.STAGE, "nearly")], writer=WRITER)
    assert "signed off" in refused.value.message


def test_that_what_fits_is_taken_and_the_rest_is_told() -> None:
    cells = [
        typed(Column.AIM, "upwards"),
        typed(Column.CURRENT, "70%"),
        typed(Column.RATING, "Better"),
        typed(Column.STAGE, "nearly"),
        typed(Column.OWNER, "Team"),
    ]
    edit, refused = fitting_edit(PACK, LATER, cells, "Paste", WRITER)
    after = apply_edit(PACK, edit)[0]
    assert (said(after, Column.CURRENT), said(after, Column.OWNER)) == ("70%", "Team")
    assert {each.cell.column for each in refused} == {Column.AIM, Column.RATING, Column.STAGE}
    assert not any(each.why.endswith(".") for each in refused)
    assert edit.label == "Paste"
