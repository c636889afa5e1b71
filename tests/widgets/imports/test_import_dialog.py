"""The preview of an import: every figure beside the pack's, all or some taken, by keyboard too."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from perfdesk.core.pack import Pack
from perfdesk.operations.imports import plan_extracts
from perfdesk.operations.sample import copy_extracts, copy_further_files, sample_pack
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.theme import read_theme

AT = datetime(2024, 6, 3, tzinfo=UTC)
CHECK = Qt.ItemDataRole.CheckStateRole

DialogOf = Callable[[Sequence[str]], ImportDialog]


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The sample."""
    return sample_pack(AT)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the sample, and one that is none."""
    copy_extracts(tmp_path)
    copy_further_files(tmp_path)
    (tmp_path / "broken.xlsx").write_text("a text that was renamed")
    return tmp_path


@pytest.fixture
def dialog_of(qtbot: QtBot, pack: Pack, folder: Path) -> Iterator[DialogOf]:
    """Opens the preview of the files whose names begin so."""
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    opened: list[ImportDialog] = []

    def open_dialog(starts: Sequence[str]) -> ImportDialog:
        paths = [
            next(path for path in sorted(folder.iterdir()) if path.name.startswith(start))
            for start in starts
        ]
        plans = plan_extracts(pack, paths, at=AT)
        dialog = ImportDialog(pack, plans, read_theme("light"), window)
        dialog.open()
        opened.append(dialog)
        return dialog

    yield open_dialog
    for dialog in opened:
        dialog.reject()
    window.close()
    window.deleteLater()


def figures_of(dialog: ImportDialog) -> QTableView:
    found = dialog.findChild(QTableView, "figures")
    assert isinstance(found, QTableView)
    return found


def column(dialog: ImportDialog, heading: str) -> list[str]:
    model = figures_of(dialog).model()
    headings = [
        model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())
    ]
    at = headings.index(heading)
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def show(dialog: ImportDialog, name: str) -> QToolButton:
    button = dialog.findChild(QToolButton, name)
    assert isinstance(button, QToolButton)
    button.click()
    return button


def text_of(dialog: ImportDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if not label.isHidden() else ""


def take_over(dialog: ImportDialog) -> QPushButton:
    button = dialog.findChild(QPushButton, "takeOver")
    assert isinstance(button, QPushButton)
    return button


# --- what is shown -------------------------------------------------------------------------------
def test_that_a_file_that_ends_early_is_told_before_anything_is_taken(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["Library activity run 8 March"])
    assert "29 February 2024" in text_of(dialog, "warning")
    assert "31 March 2024" in text_of(dialog, "warning")


def test_that_changed_figures_stand_side_by_side_with_their_change(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["Libraries monthly"])
    assert "Changed (" in show(dialog, "showChanged").text()
    changes = dict(zip(column(dialog, "Measure"), column(dialog, "Change"), strict=True))
    assert changes["Total library loans"] == "-17"
    shares = dict(zip(column(dialog, "Measure"), column(dialog, "Per cent"), strict=True))
    assert shares["Total library loans"] == "under 0.1%"


def test_that_each_figure_has_its_sheet_and_cell(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["Libraries monthly"])
    show(dialog, "showChanged")
    cells = dict(zip(column(dialog, "Measure"), column(dialog, "Found in"), strict=True))
    assert cells["Total library loans"] == "Loans, B41:M41"


def test_that_comments_stand_beside_those_of_the_pack(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["Commentary return"])
    assert take_over(dialog).text() == "Import 22 comments"
    comments = dialog.findChild(QTableView, "comments")
    assert isinstance(comments, QTableView)
    model = comments.model()
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, CHECK)
    assert take_over(dialog).text() == "Import 21 comments"


def test_that_a_kind_without_anything_says_so(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["Commentary return"])
    show(dialog, "showChanged")
    assert text_of(dialog, "empty") == "No figures in the pack would change."
    show(dialog, "showLeftOut")
    assert "understood" in text_of(dialog, "empty")


def test_that_words_narrow_the_figures(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["ascof_national"])
    show(dialog, "showNew")
    every = figures_of(dialog).model().rowCount()
    search = dialog.findChild(QLineEdit, "search")
    assert isinstance(search, QLineEdit)
    search.setText("leicestershire")
    assert 0 < figures_of(dialog).model().rowCount() < every
    search.setText("no such words")
    assert text_of(dialog, "empty") == "No figures match these words."


# --- several files -------------------------------------------------------------------------------
def test_that_a_file_that_cannot_be_read_does_not_stop_the_others(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["Reablement", "broken"])
    files = dialog.findChild(QListView, "files")
    assert isinstance(files, QListView)
    said = [files.model().index(row, 0).data() for row in range(files.model().rowCount())]
    assert said[0] == "All 2 files"
    assert any(each.startswith("broken.xlsx\nnothing could be read") for each in said)
    assert take_over(dialog).isEnabled()


def test_that_one_file_is_looked_at_and_left_out_by_keyboard(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["Reablement", "Libraries monthly"])
    files = dialog.findChild(QListView, "files")
    assert isinstance(files, QListView)
    assert dialog.focusWidget() is files
    before = len(dialog.accepted_keys)
    assert "File" in [
        figures_of(dialog).model().headerData(at, Qt.Orientation.Horizontal)
        for at in range(figures_of(dialog).model().columnCount())
    ]
    QTest.keyClick(files, Qt.Key.Key_Down)
    QTest.keyClick(files, Qt.Key.Key_Space)
    after = len(dialog.accepted_keys)
    assert after < before
    QTest.keyClick(files, Qt.Key.Key_Space)
    assert len(dialog.accepted_keys) == before


# --- ticking -------------------------------------------------------------------------------------
def test_that_the_space_bar_ticks_all_chosen_rows(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["ascof_national"])
    show(dialog, "showNew")
    figures = figures_of(dialog)
    before = len(dialog.accepted_keys)
    figures.setFocus()
    figures.setCurrentIndex(figures.model().index(0, 0))
    for _ in range(2):
        QTest.keyClick(figures, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(figures, Qt.Key.Key_Space)
    assert len(dialog.accepted_keys) == before - 3
    assert take_over(dialog).text() == f"Import {before - 3} figures"


def test_that_a_measure_is_left_out_as_a_whole(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["ascof_national"])
    show(dialog, "showNew")
    before = len(dialog.accepted_keys)
    menu = dialog.row_menu(0)
    [leave] = [each for each in menu.actions() if each.text().startswith("Leave out")]
    leave.trigger()
    menu.deleteLater()
    assert len(dialog.accepted_keys) < before


def test_that_nothing_ticked_takes_nothing_but_what_else_the_file_brings(
    dialog_of: DialogOf, pack: Pack
) -> None:
    dialog = dialog_of(["Libraries monthly"])
    dialog.tick_all(False)
    assert take_over(dialog).text() == "Import"


def test_that_a_correction_is_asked_for_by_its_file(dialog_of: DialogOf, qtbot: QtBot) -> None:
    dialog = dialog_of(["Reablement"])
    button = dialog.findChild(QPushButton, "correct")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(dialog.correct_wanted) as wanted:
        button.click()
    assert wanted.args is not None
    assert wanted.args[0].name == "Reablement Q4.xlsx"


def test_that_all_that_can_be_used_has_a_name(dialog_of: DialogOf) -> None:
    dialog = dialog_of(["Library activity run 8 March", "Libraries monthly"])
    unnamed = [
        f"{type(part).__name__} {part.objectName()}"
        for part in dialog.findChildren(QWidget)
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and part.isVisible()
        and not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)
    ]
    assert not unnamed


def test_that_a_file_of_several_that_nobody_has_met_can_be_corrected(
    dialog_of: DialogOf, folder: Path, qtbot: QtBot
) -> None:
    (folder / "Services.csv").write_text("What,How many\nHeritage sites,134900\nOthers,3\n")
    dialog = dialog_of(["Reablement", "Services.csv"])
    files = dialog.findChild(QListView, "files")
    assert isinstance(files, QListView)
    at = next(
        row
        for row in range(files.model().rowCount())
        if files.model().index(row, 0).data().startswith("Services.csv")
    )
    files.setCurrentIndex(files.model().index(at, 0))
    button = dialog.findChild(QPushButton, "correct")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(dialog.correct_wanted) as wanted:
        button.click()
    assert wanted.args is not None
    assert wanted.args[0].name == "Services.csv"
