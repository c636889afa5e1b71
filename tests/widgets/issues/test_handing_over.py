"""Handing over at the window: a clean copy, and the audit file of a figure."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from perfdesk.store import read_pack
from perfdesk.system.files import fingerprint
from perfdesk.widgets.application import Desk
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT
from tests.widgets.answers import Answers
from tests.widgets.grids import go_to, type_over
from tests.widgets.issues.test_issue_flows import change, issue


def test_that_a_clean_copy_and_an_audit_file_are_saved(
    sample: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    type_over(go_to(sample, REABLEMENT), "70%")
    answers.save = tmp_path / "copy.perfdesk"
    sample.window.actions_[Command.CLEAN_COPY].trigger()
    assert read_pack(tmp_path / "copy.perfdesk").settings == sample.session.pack.settings
    go_to(sample, REABLEMENT)
    answers.text = tmp_path / "audit.txt"
    sample.window.actions_[Command.AUDIT].trigger()
    told = (tmp_path / "audit.txt").read_text("utf-8")
    assert "70%" in told
    assert "was 89.6%" in told
    assert answers.told == []


def test_that_an_issue_that_is_looked_at_is_handed_back_and_not_worked_out_again(
    sample: Desk, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    issue(sample, qtbot)
    change(sample, "70%")
    (issued,) = sample.session.pack.issues
    sample.window.issues.view(issued)
    qtbot.waitUntil(lambda: sample.session.viewed is not None)
    answers.folder_ = tmp_path
    sample.window.actions_[Command.EXPORT].trigger()
    path = tmp_path / issued.files[0].name
    qtbot.waitUntil(path.exists)
    assert fingerprint(path) == issued.files[0].digest
    assert sample.window.exchange.dialog is None
