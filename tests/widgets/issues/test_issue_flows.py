"""A month's end at the window: issue, look at what was issued, correct, compare, withdraw."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.operations.exports import ExportKind
from perfdesk.store import create_pack, open_pack, read_pack, stored_pack
from perfdesk.widgets.application import Desk
from perfdesk.widgets.issues.compare_dialog import CompareDialog
from perfdesk.widgets.issues.issue_dialog import IssueDialog
from perfdesk.widgets.issues.issues_dialog import IssuesDialog
from perfdesk.widgets.issues.merge_dialog import MergeDialog
from perfdesk.widgets.issues.reason_dialog import ReasonDialog
from perfdesk.widgets.questions import Changed
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of
from tests.widgets.answers import Answers
from tests.widgets.grids import go_to, type_over

NAME = "Committee, 3 June 2024"


def dialog_of(desk: Desk, command: Command) -> object:
    desk.window.actions_[command].trigger()
    return desk.window.issues.dialog


def issue(desk: Desk, qtbot: QtBot, name: str = NAME, replaces: str = "") -> None:
    dialog = dialog_of(desk, Command.ISSUE)
    assert isinstance(dialog, IssueDialog)
    dialog.name.setText(name)
    for kind, box in dialog.kinds.items():
        box.setChecked(kind is ExportKind.WEB_PAGE)
    dialog.despite.setText("They are known.")
    if replaces:
        dialog.replaces.setCurrentText(replaces)
        dialog.reason.setText("The service recounted.")
    assert dialog.issue.isEnabled(), dialog.problem.text()
    count = len(desk.session.pack.issues)
    dialog.issue.click()
    qtbot.waitUntil(lambda: len(desk.session.pack.issues) > count, timeout=20_000)


def change(desk: Desk, text: str, reason: str = "The service recounted.") -> None:
    """Type over an issued figure, which asks why."""
    type_over(go_to(desk, REABLEMENT), text)
    dialog = desk.window.issues.dialog
    assert isinstance(dialog, ReasonDialog)
    assert not dialog.go_on.isEnabled()
    dialog.say(reason)
    dialog.go_on.click()
    assert current(desk) == text


def current(desk: Desk) -> str:
    row = desk.session.row(id_of(desk.session, REABLEMENT))
    assert row is not None
    return row.cells[Column.CURRENT].text


def test_that_the_dialog_says_what_is_missing(sample: Desk, qtbot: QtBot) -> None:
    dialog = dialog_of(sample, Command.ISSUE)
    assert isinstance(dialog, IssueDialog)
    assert dialog.despite.isVisible()
    assert "2023/34" in dialog.errors.text()
    assert dialog.problem.text() == "Say why it is issued with open errors."
    assert not dialog.issue.isEnabled()
    dialog.despite.setText("They are known.")
    assert dialog.issue.isEnabled()
    dialog.name.setText(" ")
    assert dialog.problem.text() == "Give the issue a name."
    dialog.reject()


def test_that_an_issue_is_undone_and_redone_with_what_it_holds(
    sample: Desk, qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    issue(sample, qtbot)
    session = sample.session
    assert session.to_undo == f"Issue \u201c{NAME}\u201d for 2023/24"
    assert session.undo()
    assert session.pack.issues == ()
    assert session.redo()
    path = tmp_path / "ours.perfdesk"
    session.publish(path)
    with stored_pack(path) as stored:
        (kept,) = stored.pack.issues
        assert b"<html" in stored.archive.file_of(kept, kept.files[0])


def test_that_an_issued_version_is_looked_at_and_not_edited(
    sample: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    issue(sample, qtbot)
    change(sample, "70%")
    listing = dialog_of(sample, Command.ISSUES)
    assert isinstance(listing, IssuesDialog)
    listing.view.click()
    session, bar = sample.session, sample.window.issue_bar
    qtbot.waitUntil(lambda: session.viewed is not None)
    assert current(sample) == "89.6%"
    assert bar.isVisible()
    assert NAME in bar.words.text()
    assert NAME in sample.window.windowTitle()
    assert session.read_only
    assert not sample.window.actions_[Command.UNDO].isEnabled()
    assert not sample.window.actions_[Command.IMPORT].isEnabled()
    answers.folder_ = tmp_path
    bar.files.click()
    qtbot.waitUntil(lambda: any(tmp_path.glob("*.html")))
    bar.back.click()
    assert session.viewed is None
    assert not bar.isVisible()
    assert current(sample) == "70%"
    assert session.undo()
    assert current(sample) == "89.6%"
    assert answers.told == []


def test_that_an_edit_while_an_issue_is_looked_at_is_refused_in_a_sentence(
    sample: Desk, qtbot: QtBot, answers: Answers
) -> None:
    issue(sample, qtbot)
    sample.window.issues.view(sample.session.pack.issues[0])
    qtbot.waitUntil(lambda: sample.session.viewed is not None)
    sample.session.undo()
    edit = sample.session.pack.issues
    assert edit == ()  # issues are not part of what was issued
    assert sample.session.last_edit is None


def test_that_the_correction_of_the_day_after_is_compared_and_replaces(
    sample: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    issue(sample, qtbot)
    first = sample.session.pack.issues[0].id
    change(sample, "70%")
    found = dialog_of(sample, Command.COMPARE)
    assert isinstance(found, CompareDialog)
    qtbot.waitUntil(lambda: found.found is not None)
    assert "Before the last edit" in found.choices.currentText()
    at = next(at for at in range(found.choices.count()) if NAME in found.choices.itemText(at))
    found.choices.setCurrentIndex(at)
    found.choices.activated.emit(at)
    qtbot.waitUntil(lambda: found.found is not None and found.found.before == NAME)
    assert found.found is not None
    assert {each.column for each in found.found.differences} >= {Column.CURRENT, Column.RATING}
    found.copy.click()
    assert "70%, was 89.6%" in QGuiApplication.clipboard().text()
    found.cells.entered.emit(0)
    assert sample.window.workspace.measure == id_of(sample.session, REABLEMENT)
    issue(sample, qtbot, "Correction", NAME)
    listing = dialog_of(sample, Command.ISSUES)
    assert isinstance(listing, IssuesDialog)
    states = [listing.table.index(row, 5).data() for row in range(2)]
    assert states == ["In force", "Replaced by Correction"]
    assert "The service recounted." in listing.about.text()
    answers.folder_ = tmp_path
    listing.listing.choose_row(1)
    listing.erratum.click()
    qtbot.waitUntil(lambda: any(tmp_path.glob("Erratum *.pdf")), timeout=10_000)
    assert listing.table.issues[0].replaces == first
    listing.reject()


def test_that_an_issue_is_withdrawn_with_undo_and_redacted_without(
    sample: Desk, qtbot: QtBot
) -> None:
    issue(sample, qtbot)
    listing = dialog_of(sample, Command.ISSUES)
    assert isinstance(listing, IssuesDialog)
    assert not listing.withdraw.isEnabled()
    listing.reason.setText("A wrong figure.")
    listing.withdraw.click()
    assert listing.table.index(0, 5).data() == "Withdrawn"
    assert sample.session.undo()
    assert listing.table.index(0, 5).data() == "In force"
    listing.reason.setText("It named a person.")
    listing.redact.setChecked(True)
    assert listing.withdraw.text() == "Redact"
    listing.withdraw.click()
    assert listing.table.index(0, 5).data() == "Redacted"
    assert not listing.view.isEnabled()
    assert sample.session.to_undo == ""
    listing.reject()


def test_that_an_issued_figure_changes_with_a_reason_only(sample: Desk, qtbot: QtBot) -> None:
    type_over(go_to(sample, REABLEMENT), "88%")  # before it is issued nobody asks
    issue(sample, qtbot)
    type_over(go_to(sample, REABLEMENT), "70%")
    dialog = sample.window.issues.dialog
    assert isinstance(dialog, ReasonDialog)
    assert current(sample) == "88%"
    dialog.reject()
    assert current(sample) == "88%"
    change(sample, "70%")
    entry = sample.session.archive.entries()[-1]
    assert entry.reason == "The service recounted."
    assert sample.session.undo()
    assert sample.session.redo()  # which has its reason already
    assert current(sample) == "70%"


def test_that_any_edit_may_be_given_a_reason_afterwards(sample: Desk) -> None:
    dialog_of(sample, Command.REASON)
    assert sample.window.status.message.text() == "There is no edit to give a reason for."
    type_over(go_to(sample, REABLEMENT), "88%")
    dialog = dialog_of(sample, Command.REASON)
    assert isinstance(dialog, ReasonDialog)
    dialog.say("As the service told us.")
    dialog.go_on.click()
    (entry,) = sample.session.archive.entries()
    assert entry.reason == "As the service told us."


def test_that_what_an_import_changed_is_one_key_away(
    sample: Desk, extracts: tuple[Path, ...], qtbot: QtBot
) -> None:
    from perfdesk.operations.imports import import_edit, plan_extracts
    from tests.operations.cycle.test_issuing import AT

    (path,) = [each for each in extracts if each.name == "Reablement Q4.xlsx"]
    plans = plan_extracts(sample.session.pack, [path], at=AT)
    assert sample.session.perform(import_edit(sample.session.pack, plans))
    found = dialog_of(sample, Command.COMPARE)
    assert isinstance(found, CompareDialog)
    qtbot.waitUntil(lambda: found.found is not None)
    assert found.choices.currentText().startswith("Before the last edit: Import")
    found.reject()


def test_that_nothing_to_compare_with_is_told(sample: Desk) -> None:
    found = dialog_of(sample, Command.COMPARE)
    assert isinstance(found, CompareDialog)
    assert "Nothing was edited or issued yet" in found.summary.text()
    found.reject()


def test_that_a_pack_changed_underneath_is_merged_and_saved(
    sample: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "ours.perfdesk"
    create_pack(path, sample.session.pack)
    sample.window.packs.open_path(path)
    qtbot.waitUntil(lambda: sample.session.path == path)
    theirs = tmp_path / "theirs.perfdesk"
    shutil.copy(path, theirs)
    with open_pack(theirs, workspace=tmp_path / "working") as held:
        position = held.pack.settings.position
        for description, text in ((REABLEMENT, "71%"), (HERITAGE, "150.0k")):
            typed = TypedCell(id_of(sample.session, description), Column.CURRENT, text)
            held.apply(cells_edit(held.pack, position, [typed]))
        held.publish()
    shutil.copy(theirs, path)  # as a synced folder would
    type_over(go_to(sample, REABLEMENT), "70%")
    answers.changed = Changed.MERGE
    sample.window.actions_[Command.SAVE].trigger()
    qtbot.waitUntil(lambda: isinstance(sample.window.issues.dialog, MergeDialog))
    dialog = sample.window.issues.dialog
    assert isinstance(dialog, MergeDialog)
    (box,) = dialog.boxes.values()
    assert [box.itemText(at) for at in range(box.count())] == ["Keep mine", "Take theirs"]
    dialog.merge.click()
    qtbot.waitUntil(lambda: sample.session.is_saved)
    saved = build_dashboard(read_pack(path))
    texts = {row.measure: row.cells[Column.CURRENT].text for row in saved.rows}
    assert texts[id_of(sample.session, REABLEMENT)] == "70%"
    assert texts[id_of(sample.session, HERITAGE)] == "150.0k"
    assert answers.told == []
    assert sample.session.undo()  # the merge is one step
    assert current(sample) == "70%"
