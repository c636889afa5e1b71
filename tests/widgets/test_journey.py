"""What a person does in one sitting, through keys and menus."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.app.grid.roles import shape_at
from perfdesk.app.status import Shape
from perfdesk.core.dashboard import Column
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.store import read_pack
from perfdesk.widgets.application import Desk
from perfdesk.widgets.dialogs.import_dialog import ImportDialog
from perfdesk.widgets.exporting.export_dialog import ExportDialog
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT, id_of
from tests.widgets.answers import Answers
from tests.widgets.grids import go_to, type_over


def test_that_a_typed_figure_moves_rating_arrow_and_chart(sample: Desk) -> None:
    window = sample.window
    grid = go_to(sample, REABLEMENT)
    details = window.workspace.details
    assert details.rating.chip.text == "Better than England 2022/23"
    title = details.chart.spec.title if details.chart.spec else ""
    type_over(grid, "70%")
    row = sample.session.row(id_of(sample.session, REABLEMENT))
    assert row is not None
    assert (row.rating.word, row.progress.word) == (RatingWord.BELOW, ProgressWord.NOT_AS_GOOD)
    # Enter went on to the next measure, and the details with it.
    go_to(sample, REABLEMENT)
    assert details.rating.chip.text == "Worse than England 2022/23"
    assert details.progress.chip.text.startswith("Not as good")
    assert details.chart.spec is not None
    assert details.chart.spec.title != title
    assert details.chart.spec.title.startswith("70% in 2023/24")
    assert details.now.text == "70%"
    assert window.isWindowModified()


def test_the_whole_path(
    sample: Desk, answers: Answers, extracts: tuple[Path, ...], qtbot: QtBot, tmp_path: Path
) -> None:
    """Import, type, undo, save and export, each from its menu."""
    window, actions = sample.window, sample.window.actions_
    answers.import_ = extracts
    actions[Command.IMPORT].trigger()
    qtbot.waitUntil(lambda: isinstance(window.exchange.dialog, ImportDialog))
    preview = window.exchange.dialog
    assert isinstance(preview, ImportDialog)
    preview.accept()
    assert sample.session.to_undo.startswith("Import ")

    grid = go_to(sample, REABLEMENT)
    type_over(grid, "70%")
    assert "to 70%" in sample.session.to_undo
    actions[Command.UNDO].trigger()
    assert window.workspace.details.now.text == "89.6%"
    assert actions[Command.REDO].isEnabled()

    answers.save = tmp_path / "ours.perfdesk"
    actions[Command.SAVE].trigger()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert sample.session.is_saved
    assert read_pack(tmp_path / "ours.perfdesk") == sample.session.pack

    actions[Command.EXPORT].trigger()
    export = window.exchange.dialog
    assert isinstance(export, ExportDialog)
    with qtbot.waitSignal(export.wrote, timeout=30_000) as heard:
        export.start()
    assert "all match" in heard.args[0]
    for ending in ("pdf", "xlsx"):
        written = list(tmp_path.glob(f"*2023-24.{ending}"))
        assert [path.stat().st_size > 10_000 for path in written] == [True]
    export.reject()
    assert not answers.told


def test_that_the_sign_in_the_grid_follows_too(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    at = grid.currentIndex()
    rating = at.siblingAtColumn(sample_columns(sample).index(Column.RATING))
    assert shape_at(rating) is Shape.RING
    type_over(grid, "70%")
    assert shape_at(rating) is Shape.SQUARE


def sample_columns(desk: Desk) -> list[Column]:
    return [head.column for head in desk.session.dashboard.columns]


def test_that_a_copied_cell_is_pasted_elsewhere(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    sample.window.actions_[Command.COPY].trigger()
    assert QApplication.clipboard().text() == "89.6%"
    QTest.keyClick(grid, Qt.Key.Key_Down)
    sample.window.actions_[Command.PASTE].trigger()
    assert grid.currentIndex().data() == "89.6%"
    assert sample.session.to_undo == "Paste 1 cell"
