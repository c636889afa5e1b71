"""Comments that an import brings, what it does not understand, and what there is to look at."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from perfdesk.app.imports.comments_model import CommentsModel, comment_rows
from perfdesk.app.imports.left_out_model import LeftOutModel, not_understood, to_look_at
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.pack import Pack
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.core.sources import CellReference, SourceFile
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.matching.questions import NotUnderstood

AT = datetime(2024, 6, 3, tzinfo=UTC)
CHECK = Qt.ItemDataRole.CheckStateRole
CELL = CellReference("f", "Commentary return 2023-24.xlsx", "Commentary", "H10")


@pytest.fixture
def comment(pack: Pack) -> Commentary:
    """What the paper of 3 June 2024 says of heritage visits."""
    heritage = next(
        each for each in pack.measures_at(pack.settings.position) if "Heritage" in each.description
    )
    key = CommentaryKey(heritage.id, pack.settings.position, Audience.PUBLIC)
    return Commentary(
        key, "5.5% higher than 127.1k the previous year.", "Heritage", AT, source=CELL
    )


def plan_with(*records: Commentary, problems: tuple[Problem, ...] = ()) -> ImportPlan:
    source = SourceFile("f", "Commentary return 2023-24.xlsx", AT, "", "commentary return")
    left = (NotUnderstood(CELL, "17.3 hours", "It may lack its k."),)
    return ImportPlan(source, records, not_understood=left, problems=problems)


def test_that_a_text_stands_beside_the_one_in_the_pack(pack: Pack, comment: Commentary) -> None:
    held, _ = apply_edit(pack, edit_between(pack, "", [replace(comment, text="Draft.")]))
    [row] = comment_rows(held, plan_with(comment))
    assert row.texts[1:] == ("Draft.", comment.text, "Commentary, H10")
    assert "Heritage" in row.texts[0]


def test_that_a_text_which_the_pack_has_already_is_not_shown(
    pack: Pack, comment: Commentary
) -> None:
    held, _ = apply_edit(pack, edit_between(pack, "", [comment]))
    assert not comment_rows(held, plan_with(comment))


def test_that_a_text_left_out_is_not_taken_over(
    pack: Pack, comment: Commentary, qtbot: QtBot
) -> None:
    plan = plan_with(comment)
    model = CommentsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_rows(comment_rows(pack, plan))
    assert model.accepted == {comment.key}
    assert comment in [each.new for each in plan.edit(pack, model.accepted).replacements]
    assert model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, CHECK)
    assert not model.accepted
    assert not plan.edit(pack, model.accepted).replacements
    model.toggle([0])
    assert model.accepted == {comment.key}


def test_that_what_was_not_understood_names_its_cell(pack: Pack, comment: Commentary) -> None:
    [note] = not_understood(plan_with(comment))
    assert (note.said, note.where) == ("17.3 hours", "Commentary, H10")


def test_that_the_gravest_stands_first_and_a_reader_is_not_quoted(qtbot: QtBot) -> None:
    problems = (
        Problem(Severity.NOTE, "sheet", "A sheet was left out."),
        Problem(
            Severity.ERROR, ImportKind.UNREADABLE, "It cannot be read.", arithmetic="[Errno 2]"
        ),
    )
    notes = to_look_at(plan_with(problems=problems))
    assert [note.said for note in notes] == ["Error", "Note"]
    assert notes[0].message == "It cannot be read."
    model = LeftOutModel("The cell contains")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_notes(notes, 2)
    assert model.headings() == ("The cell contains", "Why, and what to do", "File", "Found in")
    model.show_file(0)
    assert model.headings() == ("The cell contains", "Why, and what to do", "Found in")
    model.show_file(1)
    assert not model.count_rows()
