"""From an extract nobody has met to figures in the pack: read, corrected, kept, undone."""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from perfdesk.core.figures import FigureKey
from perfdesk.core.progress_report import ProgressReport
from perfdesk.core.recipes import Part, Recipe
from perfdesk.operations import imports
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.dialogs.waiting_dialog import WaitingDialog
from perfdesk.widgets.mapping.mapping_dialog import MappingDialog
from tests.app.sample_measures import id_of
from tests.widgets.answers import Answers

SERVICES = (
    "Communities as the services sent it\n"
    "\n"
    "What,When,How many,Check\n"
    "Heritage sites,2023/24,134900,1\n"
    "Heritage sites,2022/23,127100,3\n"
)


@pytest.fixture
def services(tmp_path: Path) -> Path:
    path = tmp_path / "Services Q4.csv"
    path.write_text(SERVICES, encoding="utf-8")
    return path


def panel_of(desk: Desk, qtbot: QtBot) -> MappingDialog:
    """The mapping panel, once it is known what it gives."""
    flow = desk.window.exchange.correcting
    qtbot.waitUntil(lambda: flow.dialog is not None)
    panel = flow.dialog
    assert panel is not None
    return panel


def settled(panel: MappingDialog, qtbot: QtBot) -> QPushButton:
    confirm = panel.findChild(QPushButton, "confirm")
    assert isinstance(confirm, QPushButton)
    qtbot.waitUntil(confirm.isEnabled)
    return confirm


def preview_of(desk: Desk, qtbot: QtBot) -> ImportDialog:
    qtbot.waitUntil(lambda: isinstance(desk.window.exchange.dialog, ImportDialog))
    dialog = desk.window.exchange.dialog
    assert isinstance(dialog, ImportDialog)
    return dialog


def press(dialog: ImportDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def correct(panel: MappingDialog, desk: Desk, qtbot: QtBot) -> None:
    """Say what the columns of the services' list are, and which measure they give."""
    view = panel.sheet_view
    settled(panel, qtbot)
    view.setCurrentIndex(view.model().index(3, 3))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    confirm = settled(panel, qtbot)
    assert panel.mapping is not None
    assert panel.mapping.columns[3].part is Part.UNUSED
    panel.give(0, id_of(desk.session, "Heritage visits"))
    settled(panel, qtbot)
    QTest.mouseClick(confirm, Qt.MouseButton.LeftButton)


def test_that_a_file_nobody_has_met_is_shown_corrected_and_kept(
    sample: Desk, services: Path, qtbot: QtBot
) -> None:
    before = sample.session.pack
    sample.window.exchange.import_paths([services])
    correct(panel_of(sample, qtbot), sample, qtbot)
    dialog = preview_of(sample, qtbot)
    assert sample.session.pack is before
    press(dialog, "takeOver")
    pack = sample.session.pack
    assert "Services" in pack.table(Recipe)
    figure = pack.figure(id_of(sample.session, "Heritage visits"), pack.settings.position)
    assert figure is not None
    assert figure.reading.text == "134.9k"
    assert str(figure.source) == "Services Q4.csv, C4"
    sample.session.undo()
    assert sample.session.pack == before


def test_that_the_next_file_of_the_kind_is_read_without_asking(
    sample: Desk, services: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    sample.window.exchange.import_paths([services])
    correct(panel_of(sample, qtbot), sample, qtbot)
    press(preview_of(sample, qtbot), "takeOver")
    qtbot.waitUntil(lambda: sample.window.exchange.dialog is None)
    moved = tmp_path / "Services Q1.csv"
    moved.write_text("How many,When,What\n135200,2023/24,Heritage sites\n", encoding="utf-8")
    sample.window.exchange.import_paths([moved])
    dialog = preview_of(sample, qtbot)
    assert [each.plan.source.family for each in dialog.plans] == ["Services"]
    assert dialog.accepted_figures == 1
    press(dialog, "cancel")


def test_that_cancel_in_the_panel_changes_nothing(
    sample: Desk, services: Path, qtbot: QtBot
) -> None:
    before = sample.session.pack
    sample.window.exchange.import_paths([services])
    panel = panel_of(sample, qtbot)
    settled(panel, qtbot)
    panel.reject()
    qtbot.waitUntil(lambda: sample.window.exchange.correcting.dialog is None)
    assert sample.window.exchange.dialog is None
    assert sample.session.pack is before
    assert not sample.session.to_undo


def test_that_a_file_that_is_understood_can_be_corrected_from_its_preview(
    sample: Desk, extracts: tuple[Path, ...], qtbot: QtBot
) -> None:
    libraries = next(path for path in extracts if path.name.startswith("Libraries monthly"))
    sample.window.exchange.import_paths([libraries])
    dialog = preview_of(sample, qtbot)
    figures = len(dialog.plans[0].plan.figures)
    press(dialog, "correct")
    panel = panel_of(sample, qtbot)
    confirm = settled(panel, qtbot)
    assert panel.mapping is not None
    assert panel.mapping.base is not None
    QTest.mouseClick(confirm, Qt.MouseButton.LeftButton)
    take_over = dialog.findChild(QPushButton, "takeOver")
    assert isinstance(take_over, QPushButton)
    qtbot.waitUntil(take_over.isEnabled)
    assert len(dialog.plans[0].plan.figures) == figures
    press(dialog, "cancel")


def test_that_a_file_without_any_table_is_refused_in_a_sentence(
    sample: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "note.csv"
    path.write_text("Only a line of words\n", encoding="utf-8")
    sample.window.exchange.import_paths([path])
    qtbot.waitUntil(lambda: bool(answers.told))
    assert "note.csv" in answers.told[0].message
    assert sample.window.exchange.correcting.dialog is None


def test_that_long_reading_is_told_and_cancelled(
    sample: Desk,
    answers: Answers,
    extracts: tuple[Path, ...],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    goes_on = threading.Event()

    def slow(
        _pack: object, paths: Sequence[Path], *, progress: ProgressReport, **_: Mapping[str, Any]
    ) -> tuple[object, ...]:
        progress(1, 6, f"Reading {paths[0].name}")
        goes_on.wait(20)
        progress(2, 6, "Comparing")
        raise AssertionError("it should have stopped")

    monkeypatch.setattr(imports, "plan_extracts", slow)
    before = sample.session.pack
    sample.window.exchange.import_paths(extracts)

    def waiting() -> WaitingDialog | None:
        return sample.window.findChild(WaitingDialog)

    qtbot.waitUntil(lambda: (found := waiting()) is not None and found.isVisible())
    shown = waiting()
    assert shown is not None
    assert extracts[0].name in shown.doing
    cancel = shown.findChild(QPushButton)
    assert isinstance(cancel, QPushButton)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert "Stopping" in shown.doing
    goes_on.set()
    qtbot.waitUntil(lambda: waiting() is None)
    assert not answers.told
    assert sample.window.exchange.dialog is None
    assert sample.session.pack is before


def test_that_the_period_chosen_in_the_panel_is_that_of_the_figures(
    sample: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "Services now.csv"
    path.write_text("What,How many\nHeritage visits,134900\nLibrary visits,616000\n")
    sample.window.exchange.import_paths([path])
    press(preview_of(sample, qtbot), "correct")
    panel = panel_of(sample, qtbot)
    settled(panel, qtbot)
    period = panel.findChild(QComboBox, "periodChoice")
    assert isinstance(period, QComboBox)
    assert period.isEnabled()
    at = period.findText("2023/24")
    period.setCurrentIndex(at)
    period.activated.emit(at)
    QTest.mouseClick(settled(panel, qtbot), Qt.MouseButton.LeftButton)
    dialog = preview_of(sample, qtbot)
    qtbot.waitUntil(lambda: bool(dialog.accepted_keys))
    assert {key.period.label for key in dialog.accepted_keys if isinstance(key, FigureKey)} == {
        "2023/24"
    }
    press(dialog, "cancel")


def test_that_a_file_of_another_kind_of_reading_says_what_confirming_means(
    sample: Desk, extracts: tuple[Path, ...], qtbot: QtBot
) -> None:
    form = next(path for path in extracts if path.name.startswith("Reablement"))
    sample.window.exchange.import_paths([form])
    dialog = preview_of(sample, qtbot)
    press(dialog, "correct")
    panel = panel_of(sample, qtbot)
    told = panel.findChild(QLabel, "toldFirst")
    assert isinstance(told, QLabel)
    assert "will be used instead" in told.text()
    panel.reject()
    press(dialog, "cancel")
