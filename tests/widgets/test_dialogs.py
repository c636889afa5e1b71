"""Import, export and new pack: nothing is done before it is agreed to, and nothing by half."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from perfdesk.app.preferences import EXPORT_FOLDER, EXPORT_WORKBOOK
from perfdesk.core.errors import UnwritableFileError
from perfdesk.core.figures import FigureKind
from perfdesk.core.periods import financial_year
from perfdesk.core.places import ENGLAND
from perfdesk.core.progress_report import ProgressReport
from perfdesk.operations import exports
from perfdesk.operations.exports import ExportResult
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.export_dialog import ExportDialog
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.dialogs.new_pack_dialog import NewPackDialog
from tests.app.sample_measures import id_of
from tests.widgets.answers import Answers

FEEL_SAFE = "% of service users who say that services have made them feel safe"


def preview_of(desk: Desk, qtbot: QtBot, *paths: Path) -> ImportDialog:
    desk.window.exchange.import_paths(paths)
    qtbot.waitUntil(lambda: isinstance(desk.window.exchange.dialog, ImportDialog))
    dialog = desk.window.exchange.dialog
    assert isinstance(dialog, ImportDialog)
    return dialog


def button(dialog: ImportDialog | ExportDialog | NewPackDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def press(dialog: ImportDialog | ExportDialog | NewPackDialog, name: str) -> None:
    QTest.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def national(extracts: tuple[Path, ...]) -> Path:
    """The cut of the national publication."""
    return next(path for path in extracts if path.name.startswith("ascof"))


# --- import ------------------------------------------------------------------------------------
def test_that_a_preview_changes_nothing(sample: Desk, national: Path, qtbot: QtBot) -> None:
    before = sample.session.pack
    dialog = preview_of(sample, qtbot, national)
    assert sample.session.pack is before
    press(dialog, "cancel")
    assert sample.session.pack is before
    assert not sample.session.to_undo


def test_that_taking_over_is_one_edit_that_brings_figures_and_chart(
    sample: Desk, national: Path, qtbot: QtBot
) -> None:
    before = sample.session.pack
    dialog = preview_of(sample, qtbot, national)
    assert button(dialog, "takeOver").text().startswith("Take over ")
    press(dialog, "takeOver")
    assert sample.session.to_undo == "Import ascof_national_extract.csv"
    measure = id_of(sample.session, "% of SUs who find it easy to find information")
    figures = sample.session.pack.figures_of(measure)
    assert any(each.key.place == ENGLAND.code for each in figures)
    assert len(sample.session.trend(measure).series) == 2
    sample.session.undo()
    assert sample.session.pack == before


def test_that_what_is_not_ticked_is_not_taken(sample: Desk, national: Path, qtbot: QtBot) -> None:
    dialog = preview_of(sample, qtbot, national)
    accepted = len(dialog.accepted_keys)
    dialog.tick_all(False)
    assert len(dialog.accepted_keys) < accepted
    press(dialog, "takeOver")
    published = [
        each
        for measure in sample.session.pack.measures_at(financial_year(2023))
        for each in sample.session.pack.figures_of(measure.id)
        if each.key.kind is FigureKind.PUBLISHED
    ]
    assert len(published) < accepted


def test_that_an_answer_brings_the_figures_it_is_about(
    sample: Desk, national: Path, qtbot: QtBot
) -> None:
    dialog = preview_of(sample, qtbot, national)
    before = len(dialog.accepted_keys)
    [choice] = dialog.findChildren(QComboBox)
    assert "4A" in choice.accessibleName()
    assert choice.currentData() is None
    yes = next(at for at in range(choice.count()) if choice.itemData(at) not in {None, "skip"})
    choice.setCurrentIndex(yes)
    choice.activated.emit(yes)
    assert not button(dialog, "takeOver").isEnabled()
    qtbot.waitUntil(lambda: len(dialog.accepted_keys) > before)
    press(dialog, "takeOver")
    figures = sample.session.pack.figures_of(id_of(sample.session, FEEL_SAFE))
    assert any(each.key.kind is FigureKind.PUBLISHED for each in figures)


def test_that_a_second_import_of_the_same_file_brings_nothing(
    sample: Desk, national: Path, qtbot: QtBot
) -> None:
    press(preview_of(sample, qtbot, national), "takeOver")
    qtbot.waitUntil(lambda: sample.window.exchange.dialog is None)
    dialog = preview_of(sample, qtbot, national)
    assert not button(dialog, "takeOver").isEnabled()
    press(dialog, "cancel")


def test_that_the_summary_counts_the_years_of_all_councils_that_the_pack_lacks(
    sample: Desk, national: Path, qtbot: QtBot
) -> None:
    def summary(dialog: ImportDialog) -> str:
        label = dialog.findChild(QLabel, "summary")
        assert isinstance(label, QLabel)
        return label.text()

    dialog = preview_of(sample, qtbot, national)
    assert "published years of all councils for benchmarks" in summary(dialog)
    press(dialog, "takeOver")
    qtbot.waitUntil(lambda: sample.window.exchange.dialog is None)
    again = preview_of(sample, qtbot, national)
    assert "brings" not in summary(again)
    press(again, "cancel")


def test_that_an_unreadable_extract_is_refused_in_a_sentence(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "wrong.xlsx"
    path.write_text("a text that was renamed")
    sample.window.exchange.import_paths([path])
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "wrong.xlsx" in answers.told[0].message
    assert sample.window.exchange.dialog is None
    assert not sample.session.to_undo


# --- export ------------------------------------------------------------------------------------
@pytest.fixture
def export(sample: Desk, tmp_path: Path, qtbot: QtBot) -> ExportDialog:
    """The export dialog, on a folder of the test's."""
    sample.preferences[EXPORT_FOLDER] = str(tmp_path)
    sample.window.exchange.export()
    dialog = sample.window.exchange.dialog
    assert isinstance(dialog, ExportDialog)
    return dialog


def state_of(dialog: ExportDialog) -> str:
    label = dialog.findChild(QLabel, "state")
    assert isinstance(label, QLabel)
    return label.text()


def test_that_only_what_is_ticked_is_written(
    export: ExportDialog, sample: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    box = export.findChild(QCheckBox, "workbook")
    assert isinstance(box, QCheckBox)
    box.setChecked(False)
    with qtbot.waitSignal(export.wrote, timeout=20_000):
        press(export, "write")
    assert [path.suffix for path in tmp_path.glob("appendix*")] == [".pdf"]
    assert sample.preferences[EXPORT_WORKBOOK] is False
    assert button(export, "cancel").text() == "Close"
    press(export, "cancel")


def test_that_nothing_ticked_or_nowhere_to_write_cannot_be_exported(
    export: ExportDialog, tmp_path: Path
) -> None:
    folder = export.findChild(QLineEdit, "folder")
    assert isinstance(folder, QLineEdit)
    folder.setText(str(tmp_path / "no such folder"))
    assert not button(export, "write").isEnabled()
    folder.setText(str(tmp_path))
    assert button(export, "write").isEnabled()
    for box in export.findChildren(QCheckBox):
        box.setChecked(False)
    assert not button(export, "write").isEnabled()
    press(export, "cancel")


def test_that_a_file_that_would_be_replaced_is_named(export: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "appendix-a-2023-24.pdf").write_bytes(b"theirs")
    name = export.findChild(QLineEdit, "name")
    assert isinstance(name, QLineEdit)
    name.setText("x")
    name.setText("appendix-a-2023-24")
    label = export.findChild(QLabel, "replaces")
    assert isinstance(label, QLabel)
    assert "appendix-a-2023-24.pdf" in label.text()
    press(export, "cancel")


def test_that_a_cancel_leaves_no_half_file(
    export: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "appendix-a-2023-24.pdf").write_bytes(b"theirs")
    press(export, "write")
    press(export, "cancel")
    qtbot.waitUntil(lambda: state_of(export).startswith("Cancelled"), timeout=20_000)
    assert [path.name for path in tmp_path.glob("*.*") if path.is_file()] == [
        "appendix-a-2023-24.pdf"
    ]
    assert (tmp_path / "appendix-a-2023-24.pdf").read_bytes() == b"theirs"
    assert button(export, "write").isEnabled()
    press(export, "cancel")


def test_that_closing_the_dialog_stops_the_export_first(
    export: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    press(export, "write")
    assert not export.close()
    qtbot.waitUntil(lambda: state_of(export).startswith("Cancelled"), timeout=20_000)
    assert not list(tmp_path.glob("appendix*"))
    assert export.close()


def test_that_a_full_disk_is_told_where_the_export_was_asked_for(
    export: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, progress: ProgressReport, **__: object) -> ExportResult:
        raise UnwritableFileError("The disk is full; the files are as they were.")

    monkeypatch.setattr(exports, "export", full)
    press(export, "write")
    qtbot.waitUntil(lambda: "disk is full" in state_of(export))
    assert button(export, "write").isEnabled()
    press(export, "cancel")


def test_that_the_grid_can_be_typed_into_while_an_export_runs(
    export: ExportDialog, sample: Desk, qtbot: QtBot
) -> None:
    """The export has a snapshot: it writes what was there when it was asked for."""
    with qtbot.waitSignal(export.wrote, timeout=20_000):
        press(export, "write")
        sample.session.show_position(sample.session.pack.positions[-1].period)
    assert "appendix-a-2023-24" in state_of(export)
    press(export, "cancel")


# --- new pack ----------------------------------------------------------------------------------
APPENDIX = (
    "year,layer,plan,outcome,measure,description,aim,compared_with,progress,current,previous\n"
    "2023/24,Prevent need,Strategic Plan 2022-26,Great Communities Cultural and historical "
    "heritage are enjoyed and conserved,Local,Heritage visits,High,133.5k Local target 2023/24,"
    ",134.1k,127.1k\n"
)


@pytest.fixture
def new(desk: Desk, answers: Answers, tmp_path: Path) -> NewPackDialog:
    """The dialog of a new pack, with an appendix of one published row."""
    appendix = tmp_path / "appendix.csv"
    appendix.write_text(APPENDIX, encoding="utf-8")
    answers.import_ = (appendix,)
    desk.window.exchange.new_from_appendix(desk.window.packs)
    dialog = desk.window.exchange.dialog
    assert isinstance(dialog, NewPackDialog)
    assert not button(dialog, "make").isEnabled()
    press(dialog, "browse")
    return dialog


def council_line(dialog: NewPackDialog) -> QLineEdit:
    line = dialog.findChild(QLineEdit, "council")
    assert isinstance(line, QLineEdit)
    return line


def test_that_a_pack_is_made_of_the_printed_table(
    new: NewPackDialog, desk: Desk, qtbot: QtBot
) -> None:
    council_line(new).setText("Leicestershire")
    press(new, "make")
    qtbot.waitUntil(lambda: desk.session.is_open)
    assert [row.description for row in desk.session.dashboard.rows] == ["Heritage visits"]
    assert desk.session.dashboard.council == "Leicestershire"


def test_that_an_unknown_council_is_told_before_anything_is_made(
    new: NewPackDialog, desk: Desk
) -> None:
    council_line(new).setText("Rutlandshire-on-Sea")
    press(new, "make")
    label = new.findChild(QLabel, "problem")
    assert isinstance(label, QLabel)
    assert "Rutlandshire-on-Sea" in label.text()
    assert new.isVisible()
    council_line(new).setText("E1000001")
    assert label.text() == ""
    new.reject()
    assert not desk.session.is_open
