"""The export panel: what, how and where, remembered for each pack, and what came of it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from perfdesk.app.exports.memory import ExportChoice, ExportMemory
from perfdesk.core.dashboard import Column, Dashboard
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.errors import FileHeldError, UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.progress_report import ProgressReport
from perfdesk.core.reporting.report import Layout, Lettering, ReportSettings
from perfdesk.operations import exports
from perfdesk.operations.exports import ExportKind, ExportResult
from perfdesk.store import Deed
from perfdesk.widgets.application import Desk
from perfdesk.widgets.exporting.export_dialog import ExportDialog
from perfdesk.widgets.exporting.first_page import FirstPage
from tests.app.sample_measures import REABLEMENT, id_of

BOXES = ("pdf", "workbook", "accessible", "webPage", "word", "email")
NAME = "Adults and Communities Performance 2023-24"


@pytest.fixture
def export(sample: Desk, tmp_path: Path) -> ExportDialog:
    """The panel, on a folder of the test's."""
    kinds = frozenset({ExportKind.PDF, ExportKind.WORKBOOK})
    title = sample.session.dashboard.title
    ExportMemory(sample.preferences).keep(title, ExportChoice(kinds, str(tmp_path)))
    dialog = opened(sample)
    name = child(dialog, QLineEdit, "name")
    name.setText("appendix-a-{position}")
    return dialog


def opened(sample: Desk) -> ExportDialog:
    sample.window.exchange.export()
    dialog = sample.window.exchange.dialog
    assert isinstance(dialog, ExportDialog)
    return dialog


_Kind = TypeVar("_Kind", bound=QWidget)


def child(dialog: ExportDialog, kind: type[_Kind], name: str) -> _Kind:
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def tick(dialog: ExportDialog, *names: str) -> None:
    for name in BOXES:
        child(dialog, QCheckBox, name).setChecked(name in names)


def press(dialog: ExportDialog, name: str) -> None:
    child(dialog, QPushButton, name).click()


def state_of(dialog: ExportDialog) -> str:
    return child(dialog, QLabel, "state").text()


def write(dialog: ExportDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.wrote, timeout=30_000):
        press(dialog, "write")


def test_that_each_kind_ticked_is_written_and_proved(
    export: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    tick(export, "accessible", "webPage", "word", "email")
    write(export, qtbot)
    assert sorted(path.name for path in tmp_path.glob("appendix*")) == [
        "appendix-a-2023-24-accessible.xlsx",
        "appendix-a-2023-24.docx",
        "appendix-a-2023-24.eml",
        "appendix-a-2023-24.html",
    ]
    assert " cells checked in 4 files, all match the dashboard." in state_of(export)
    press(export, "cancel")


def test_that_kinds_folder_layout_and_name_are_remembered_with_the_pack(
    export: ExportDialog, sample: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    tick(export, "webPage")
    layout = child(export, QComboBox, "layout")
    layout.setCurrentIndex(layout.findData(Layout.PLAIN))
    child(export, QLineEdit, "name").setText("Committee {position} draft")
    write(export, qtbot)
    press(export, "cancel")
    qtbot.waitUntil(lambda: sample.window.exchange.dialog is None)
    assert sample.session.pack.report.layout is Layout.PLAIN
    assert sample.session.to_undo == "Change report settings"
    again = opened(sample)
    assert child(again, QLineEdit, "name").text() == "Committee {position} draft"
    assert child(again, QLabel, "example").text() == "Now: Committee 2023-24 draft"
    assert child(again, QLineEdit, "folder").text() == str(tmp_path)
    assert [name for name in BOXES if child(again, QCheckBox, name).isChecked()] == ["webPage"]
    press(again, "cancel")


def test_that_only_the_layers_ticked_are_written(
    export: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    tick(export, "webPage")
    layers = child(export, QWidget, "layers").findChildren(QCheckBox)
    assert len(layers) == 4
    for box in layers:
        box.setChecked(box.text() == "Delay need")
    write(export, qtbot)
    page = (tmp_path / "appendix-a-2023-24.html").read_text("utf-8")
    assert ">Delay need</h2>" in page
    assert ">Prevent need</h2>" not in page
    press(export, "cancel")


def test_that_errors_still_open_are_named_before_they_leave_and_noted_when_they_do(
    export: ExportDialog, sample: Desk, qtbot: QtBot
) -> None:
    errors, go = child(export, QLabel, "errors"), child(export, QPushButton, "write")
    tick(export, "email")
    assert errors.isVisible()
    assert errors.text().startswith("7 errors are still open.\nHours of Volunteering")
    assert errors.text().endswith("And 4 more.")
    assert go.text() == "Export all the same"
    assert go.isDefault()  # one key
    write(export, qtbot)
    assert "7 errors are still open." in state_of(export)
    (noted,) = [each for each in sample.session.archive.entries() if each.deed is Deed.EXPORTED]
    assert ". 7 errors are still open. Hours of Volunteering" in noted.label
    press(export, "cancel")


def test_that_errors_of_layers_that_stay_here_are_not_named(export: ExportDialog) -> None:
    for box in child(export, QWidget, "layers").findChildren(QCheckBox):
        box.setChecked(box.text() == "Delay need")
    assert not child(export, QLabel, "errors").isVisible()
    assert child(export, QPushButton, "write").text() == "Export"
    press(export, "cancel")


def test_that_nothing_ticked_or_nowhere_to_write_cannot_be_exported(
    export: ExportDialog, tmp_path: Path
) -> None:
    folder, go = child(export, QLineEdit, "folder"), child(export, QPushButton, "write")
    folder.setText(str(tmp_path / "no such folder"))
    assert not go.isEnabled()
    folder.setText(str(tmp_path))
    assert go.isEnabled()
    child(export, QLineEdit, "name").setText(" . ")
    assert not go.isEnabled()
    child(export, QLineEdit, "name").setText("a")
    layers = child(export, QWidget, "layers").findChildren(QCheckBox)
    for box in layers:
        box.setChecked(False)
    assert not go.isEnabled()
    assert child(export, QLabel, "replaces").text() == "Tick at least one layer to export."
    layers[0].setChecked(True)
    tick(export)
    assert not go.isEnabled()
    press(export, "cancel")


def test_that_a_file_that_would_be_replaced_is_named(export: ExportDialog, tmp_path: Path) -> None:
    (tmp_path / "appendix-a-2023-24.pdf").write_bytes(b"theirs")
    name = child(export, QLineEdit, "name")
    name.setText("x")
    name.setText("appendix-a-{position}")
    assert "appendix-a-2023-24.pdf" in child(export, QLabel, "replaces").text()
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
    assert child(export, QPushButton, "write").isEnabled()
    press(export, "cancel")


def test_that_closing_the_panel_stops_the_export_first(
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
    assert child(export, QPushButton, "write").isEnabled()
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


# --- a file that another program holds ------------------------------------------------------------
@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Files that another program has open, as Windows tells of them."""
    open_elsewhere = [tmp_path / "appendix-a-2023-24.xlsx"]
    open_elsewhere[0].write_bytes(b"theirs")
    really = exports.export

    def export(
        pack: Pack,
        wanted: Mapping[ExportKind, Path],
        *,
        created: datetime,
        position: Period,
        settings: ReportSettings,
        since: Dashboard | None,
        progress: ProgressReport,
    ) -> ExportResult:
        for path in wanted.values():
            if path in open_elsewhere:
                raise FileHeldError(f"{path.name} is open; nothing was changed.", str(path))
        return really(
            pack,
            wanted,
            created=created,
            position=position,
            settings=settings,
            since=since,
            progress=progress,
        )

    monkeypatch.setattr(exports, "export", export)
    monkeypatch.setattr("perfdesk.app.exports.run.LOOK_AGAIN", 20)
    yield open_elsewhere


def waits(dialog: ExportDialog) -> bool:
    return dialog.run.waiting_for is not None


def test_that_a_file_open_elsewhere_is_waited_for(
    held: list[Path], export: ExportDialog, qtbot: QtBot
) -> None:
    export.run._is_held = lambda path: path in held
    press(export, "write")
    qtbot.waitUntil(lambda: waits(export))
    assert "Close it there and the export will continue" in state_of(export)
    path = held.pop()
    with qtbot.waitSignal(export.wrote, timeout=30_000):
        pass
    assert path.read_bytes() != b"theirs"
    press(export, "cancel")


def test_that_a_file_open_elsewhere_can_be_saved_beside(
    held: list[Path], export: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    export.run._is_held = lambda path: path in held
    press(export, "write")
    qtbot.waitUntil(lambda: waits(export))
    assert "appendix-a-2023-24 (2).xlsx" in state_of(export)
    with qtbot.waitSignal(export.wrote, timeout=30_000):
        press(export, "saveBeside")
    assert held[0].read_bytes() == b"theirs"
    assert (tmp_path / "appendix-a-2023-24 (2).xlsx").stat().st_size > 10_000
    assert (tmp_path / "appendix-a-2023-24.pdf").exists()
    press(export, "cancel")


def test_that_waiting_is_cancelled_with_the_file_as_it_is(
    held: list[Path], export: ExportDialog, qtbot: QtBot
) -> None:
    export.run._is_held = lambda path: path in held
    press(export, "write")
    qtbot.waitUntil(lambda: waits(export))
    press(export, "cancel")
    assert not export.run.is_busy
    assert not any(timer.isActive() for timer in export.run.findChildren(QTimer))
    assert held[0].read_bytes() == b"theirs"
    press(export, "cancel")


# --- what was written -----------------------------------------------------------------------------
def test_that_files_are_copied_and_shown_where_they_are(
    export: ExportDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened_urls: list[str] = []

    def open_url(url: QUrl) -> None:
        opened_urls.append(url.toLocalFile())

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    tick(export, "webPage", "email")
    write(export, qtbot)
    press(export, "copyFiles")
    copied = [url.toLocalFile() for url in QGuiApplication.clipboard().mimeData().urls()]
    assert sorted(Path(each).suffix for each in copied) == [".eml", ".html"]
    assert state_of(export) == "The 2 files are copied. Paste into an email or a folder."
    press(export, "showFolder")
    press(export, "openDraft")
    assert opened_urls == [str(tmp_path), str(tmp_path / "appendix-a-2023-24.eml")]
    press(export, "cancel")


def test_that_the_next_export_says_what_changed_since_the_last(
    export: ExportDialog, sample: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    tick(export, "webPage")
    write(export, qtbot)
    page = tmp_path / "appendix-a-2023-24.html"
    assert "What changed since the last" not in page.read_text("utf-8")
    press(export, "cancel")
    qtbot.waitUntil(lambda: sample.window.exchange.dialog is None)
    session = sample.session
    cell = TypedCell(id_of(session, REABLEMENT), Column.CURRENT, "70%")
    session.perform(cells_edit(session.pack, session.dashboard.position, [cell]))
    again = opened(sample)
    since = child(again, QLabel, "since")
    qtbot.waitUntil(lambda: since.text().startswith("1 line changed since the last export on "))
    write(again, qtbot)
    text = page.read_text("utf-8")
    assert "What changed since the last" in text
    assert "now 70%, was 89.6%" in text
    press(again, "cancel")


# --- the page beside ------------------------------------------------------------------------------
def paper(dialog: ExportDialog) -> QLabel:
    (found,) = dialog.findChildren(FirstPage)
    (label,) = found.findChildren(QLabel)
    return label


def is_upright(label: QLabel) -> bool:
    return label.pixmap().height() > label.pixmap().width()


def test_that_the_first_page_is_shown_as_it_will_be(export: ExportDialog, qtbot: QtBot) -> None:
    label = paper(export)
    qtbot.waitUntil(lambda: not label.pixmap().isNull(), timeout=20_000)
    assert not is_upright(label)
    assert "Adults and Communities" in label.accessibleDescription()
    lettering = child(export, QComboBox, "lettering")
    lettering.setCurrentIndex(lettering.findData(Lettering.LARGE))
    qtbot.waitUntil(lambda: is_upright(label), timeout=20_000)
    tick(export, "word")
    assert label.text() == "No PDF will be exported."
    press(export, "cancel")


def test_that_a_page_that_is_being_set_when_the_panel_closes_is_dropped(
    export: ExportDialog, sample: Desk, qtbot: QtBot
) -> None:
    qtbot.wait(200)
    press(export, "cancel")
    qtbot.waitUntil(lambda: not sample.tasks.is_busy, timeout=20_000)
