"""Report settings and preferences: what is entered is one edit, or holds from then on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication
from pytestqt.qtbot import QtBot

from perfdesk.app.preferences import (
    AUTOSAVE,
    FOLDER,
    PLACES,
    RECENT,
    REMEMBER,
    START,
    TEXT_SIZE,
    THEME,
    StartChoice,
    ThemeChoice,
)
from perfdesk.core.reporting.report import Layout, Lettering
from perfdesk.core.settings import Scheme, Tolerances
from perfdesk.widgets.application import Desk, open_last_pack, set_text_size
from perfdesk.widgets.dialogs.preferences_dialog import PreferencesDialog
from perfdesk.widgets.dialogs.report_dialog import ReportDialog
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT
from tests.widgets.answers import Answers
from tests.widgets.grids import go_to, type_over


def report_of(desk: Desk) -> ReportDialog:
    desk.window.actions_[Command.REPORT_SETTINGS].trigger()
    dialog = desk.window.settings.dialog
    assert isinstance(dialog, ReportDialog)
    return dialog


def preferences_of(desk: Desk) -> PreferencesDialog:
    desk.window.actions_[Command.PREFERENCES].trigger()
    dialog = desk.window.settings.dialog
    assert isinstance(dialog, PreferencesDialog)
    return dialog


# --- report ------------------------------------------------------------------------------------
def test_that_the_settings_are_changed_in_one_edit(sample: Desk) -> None:
    before = sample.session.pack
    dialog = report_of(sample)
    ui = dialog._ui
    ui.packTitle.setText("  Adults and  communities ")
    ui.marking.setText("OFFICIAL")
    ui.appendix.setText("Appendix C")
    ui.state.setCurrentIndex(1)
    ui.layout.setCurrentIndex(1)
    ui.lettering.setCurrentIndex(2)
    ui.glossary.setChecked(True)
    ui.amberPercent.setValue(2.5)
    ui.change.click()
    pack = sample.session.pack
    assert pack.settings.title == "Adults and communities"
    assert str(pack.settings.tolerances.amber_percent) == "2.5"
    assert not pack.position.provisional
    assert (pack.report.marking, pack.report.appendix) == ("OFFICIAL", "Appendix C")
    assert (pack.report.layout, pack.report.lettering) == (Layout.PLAIN, Lettering.LARGE)
    assert pack.report.glossary
    assert pack.report.layers == ()
    assert sample.session.to_undo == "Change report settings"
    sample.session.undo()
    assert sample.session.pack == before


def test_that_agreeing_without_a_change_is_no_edit(sample: Desk) -> None:
    report_of(sample)._ui.change.click()
    assert not sample.session.to_undo


def test_that_another_position_is_reported_with_its_own_scheme(sample: Desk) -> None:
    dialog = report_of(sample)
    labels = [dialog._ui.position.itemText(at) for at in range(dialog._ui.position.count())]
    dialog._ui.position.setCurrentIndex(labels.index("2021/22"))
    assert dialog.position.scheme is Scheme.RAG
    dialog._ui.change.click()
    assert sample.session.pack.settings.position.label == "2021/22"
    assert sample.session.dashboard.position.label == "2021/22"


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [("packTitle", " ", "has no title"), ("pattern", "{council}", "Remove anything else")],
)
def test_that_what_cannot_be_is_told_and_changes_nothing(
    sample: Desk, field: str, text: str, told: str
) -> None:
    dialog = report_of(sample)
    getattr(dialog._ui, field).setText(text)
    dialog._ui.change.click()
    assert told in dialog.problem
    assert dialog.isVisible()
    assert not sample.session.to_undo
    dialog.reject()


def test_that_some_layers_are_printed_but_not_none(sample: Desk) -> None:
    dialog = report_of(sample)
    rows = dialog._ui.layers
    for row in range(rows.count()):
        rows.item(row).setCheckState(rows.item(row).checkState().Unchecked)
    dialog._ui.change.click()
    assert "at least one layer" in dialog.problem
    rows.item(2).setCheckState(rows.item(2).checkState().Checked)
    dialog._ui.change.click()
    assert sample.session.pack.report.layers == (sample.session.pack.layers[2].id,)


def test_that_the_effect_of_other_rules_is_told_before_they_are_agreed_to(
    sample: Desk, qtbot: QtBot
) -> None:
    dialog = report_of(sample)
    dialog._ui.amberPercent.setValue(0)
    qtbot.waitUntil(lambda: bool(dialog._ui.effect.text()))
    assert "would change at 2023/24" in dialog._ui.effect.text()
    dialog._ui.defaults.click()
    assert dialog.settings.tolerances == Tolerances()
    qtbot.waitUntil(lambda: dialog._ui.effect.text().startswith("No rating"))
    dialog.reject()


def test_that_the_file_name_is_shown_as_it_will_be(sample: Desk) -> None:
    dialog = report_of(sample)
    dialog._ui.pattern.setText("Scrutiny {position}")
    assert "\u201cScrutiny 2023-24.pdf\u201d" in dialog._ui.patternNote.text()
    dialog.reject()


def test_that_boxes_for_numbers_have_arrows_of_the_theme(sample: Desk) -> None:
    dialog = report_of(sample)
    for box in dialog.findChildren(QAbstractSpinBox):
        assert any(type(child).__name__ == "_SpinArrows" for child in box.children())
    dialog.reject()


def test_that_the_wheel_changes_only_what_the_keyboard_is_on(sample: Desk, qtbot: QtBot) -> None:
    dialog = report_of(sample)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog._ui.pages.setCurrentWidget(dialog._ui.rulesPage)
    box = dialog._ui.amberPercent
    before = box.value()
    dialog._ui.bandPoints.setFocus()
    for focus, changes in ((dialog._ui.bandPoints, False), (box, True)):
        focus.setFocus()
        place = QPointF(box.rect().center())
        turn = QWheelEvent(
            place,
            box.mapToGlobal(place),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, turn)
        assert (box.value() != before) is changes
    dialog.reject()


# --- preferences -------------------------------------------------------------------------------
@pytest.fixture
def plain_text() -> Iterator[None]:
    yield
    set_text_size(100)


def test_that_preferences_hold_from_when_they_are_agreed_to(sample: Desk, tmp_path: Path) -> None:
    dialog = preferences_of(sample)
    ui = dialog._ui
    ui.theme.setCurrentIndex(3)
    ui.textSize.setCurrentIndex(2)
    ui.start.setCurrentIndex(1)
    ui.autosave.setCurrentIndex(1)
    ui.folder.setText(str(tmp_path))
    ui.change.click()
    preferences = sample.preferences
    assert preferences[THEME] is ThemeChoice.CONTRAST
    assert sample.wardrobe.theme.name == "high-contrast"
    assert preferences[TEXT_SIZE] == 130
    assert preferences[START] is StartChoice.LAST_PACK
    assert preferences[AUTOSAVE] == 5
    assert preferences[FOLDER] == str(tmp_path)
    assert sample.window.autosaver.is_waiting


def test_that_a_folder_that_is_not_there_is_refused(sample: Desk, answers: Answers) -> None:
    dialog = preferences_of(sample)
    dialog._ui.folder.setText("/no/such/folder")
    dialog._ui.change.click()
    assert "folder does not exist" in dialog.problem
    answers.folder_ = Path.home()
    dialog._ui.browse.click()
    assert dialog._ui.folder.text() == str(Path.home())
    assert dialog.problem == ""
    dialog.reject()


def test_that_nothing_is_remembered_where_that_was_chosen(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = preferences_of(sample)
    dialog._ui.remember.setChecked(False)
    dialog._ui.change.click()
    assert not sample.preferences[REMEMBER]
    answers.save = tmp_path / "a.perfdesk"
    sample.window.actions_[Command.SAVE].trigger()
    qtbot.waitUntil(lambda: sample.session.path is not None and not sample.tasks.is_busy)
    sample.window.place.keep()
    assert sample.preferences[RECENT] == ()
    assert sample.preferences[PLACES] == ()


def test_that_what_was_remembered_is_forgotten(sample: Desk, tmp_path: Path) -> None:
    sample.preferences.note_pack(tmp_path / "a.perfdesk")
    dialog = preferences_of(sample)
    dialog._ui.forget.click()
    assert sample.preferences[RECENT] == ()
    assert dialog.problem.endswith("have been forgotten.")
    dialog.reject()


@pytest.mark.usefixtures("plain_text")
def test_that_text_is_set_larger(qtbot: QtBot) -> None:
    plain = QApplication.font().pointSizeF()
    set_text_size(150)
    assert QApplication.font().pointSizeF() == pytest.approx(plain * 1.5)
    set_text_size(100)
    assert QApplication.font().pointSizeF() == pytest.approx(plain)


# --- saving by itself, and the last pack ---------------------------------------------------------
def saved_sample(desk: Desk, answers: Answers, path: Path, qtbot: QtBot) -> None:
    answers.save = path
    desk.window.actions_[Command.SAVE].trigger()
    qtbot.waitUntil(lambda: desk.session.path is not None and not desk.tasks.is_busy)


def test_that_the_pack_file_is_saved_without_a_word(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    saved_sample(sample, answers, tmp_path / "a.perfdesk", qtbot)
    type_over(go_to(sample, REABLEMENT), "70%")
    assert not sample.session.is_saved
    sample.window.autosaver.save()
    qtbot.waitUntil(lambda: sample.session.is_saved)
    assert not answers.told


def test_that_a_file_that_cannot_be_saved_is_told_once_in_the_status_bar(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.perfdesk"
    saved_sample(sample, answers, path, qtbot)
    type_over(go_to(sample, REABLEMENT), "70%")
    path.write_bytes(b"changed by somebody else")
    told: list[str] = []
    sample.window.autosaver.told.connect(told.append)
    for _ in range(2):
        sample.window.autosaver.save()
        qtbot.waitUntil(lambda: not sample.tasks.is_busy)
    assert len(told) == 1
    assert path.read_bytes() == b"changed by somebody else"
    assert not answers.told


def test_that_the_last_pack_is_opened_where_that_was_chosen(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.perfdesk"
    saved_sample(sample, answers, path, qtbot)
    sample.window.actions_[Command.CLOSE].trigger()
    open_last_pack(sample)
    qtbot.waitUntil(lambda: sample.session.is_open)
    assert sample.session.path == path
    sample.window.actions_[Command.CLOSE].trigger()
    path.unlink()
    open_last_pack(sample)
    qtbot.waitUntil(lambda: not sample.tasks.is_busy)
    assert not sample.session.is_open
