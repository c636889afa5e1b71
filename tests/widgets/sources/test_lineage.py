"""From any cell to where it came from, and back, in the real window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.core.building.lineage import key_at
from perfdesk.core.dashboard import Column
from perfdesk.core.figures import Figure
from perfdesk.core.lineage.little_sheet import Mark
from perfdesk.core.sources import SourceFile
from perfdesk.operations.imports import plan_extract
from perfdesk.operations.sample import sample_file
from perfdesk.widgets.application import Desk
from perfdesk.widgets.sources.lineage_panel import LineagePanel
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of
from tests.operations.test_drops import AT
from tests.widgets.grids import go_to, type_over


def opened(desk: Desk) -> LineagePanel:
    """The panel, opened by its command."""
    desk.window.actions_[Command.LINEAGE].trigger()
    panel = desk.window.sources.panel
    assert panel.isVisible()
    return panel


def take_over(desk: Desk, name: str) -> None:
    """Import a file of the sample."""
    plan = plan_extract(desk.session.pack, sample_file(name), at=AT)
    assert desk.session.perform(plan.edit(desk.session.pack))


def marked(panel: LineagePanel) -> dict[str, str]:
    """What is marked in the little sheet."""
    model = panel.sheet.model()
    found = {}
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            spoken = str(model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
            for mark in (Mark.SOURCE, Mark.COUNT):
                if spoken.endswith(mark.value):
                    found[spoken.split(",", maxsplit=1)[0]] = mark.value
    return found


def test_that_a_figure_leads_to_file_sheet_cell_and_what_stood_around_it(sample: Desk) -> None:
    take_over(sample, "Reablement Q4.xlsx")
    go_to(sample, REABLEMENT)
    panel = opened(sample)
    assert panel.text.startswith("Reablement Q4.xlsx, sheet Summary, F12, imported on 3 June 2024")
    assert marked(panel) == {
        "F12": Mark.SOURCE.value,
        "F10": Mark.COUNT.value,
        "F11": Mark.COUNT.value,
    }


def test_that_the_panel_follows_the_keyboard_while_it_is_open(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    panel = opened(sample)
    before = panel.key
    grid.choose(id_of(sample.session, REABLEMENT), Column.PREVIOUS)
    assert panel.key != before
    grid.choose(id_of(sample.session, REABLEMENT), Column.TARGET)
    assert "target for 2023/24" in panel.title
    # A verdict follows from the current figure.
    grid.choose(id_of(sample.session, REABLEMENT), Column.RATING)
    assert panel.key == before


def test_that_escape_closes_it_and_the_keyboard_is_back_on_the_grid(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    panel = opened(sample)
    assert sample.window.actions_[Command.LINEAGE].isChecked()
    QTest.keyClick(panel.sheet, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert not sample.window.actions_[Command.LINEAGE].isChecked()
    assert grid.hasFocus()


def test_that_a_typed_figure_tells_who_changed_what(sample: Desk, qtbot: QtBot) -> None:
    grid = go_to(sample, HERITAGE)
    type_over(grid, "140.2k")
    grid.choose(id_of(sample.session, HERITAGE), Column.CURRENT)
    panel = opened(sample)
    assert panel.text == "Typed by hand."
    assert not panel.sheet.isVisible()
    assert not panel.to_source.isVisible()
    qtbot.waitUntil(lambda: panel.steps.model().rowCount() == 1)
    assert panel.steps.model().index(0, 2).data() == "134.1k \u2192 140.2k"
    sample.session.undo()
    qtbot.waitUntil(lambda: panel.steps.model().rowCount() == 2)
    assert "appendix-a-2023-24.csv" in panel.text


def test_that_an_empty_cell_says_its_next_step(sample: Desk) -> None:
    grid = go_to(sample, HERITAGE)
    panel = opened(sample)
    grid.choose(id_of(sample.session, HERITAGE), Column.CURRENT)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert "Type a figure, or import the extract" in panel.text


def test_that_the_panel_leads_to_the_row_of_the_file_and_that_to_its_figures(
    sample: Desk, qtbot: QtBot
) -> None:
    take_over(sample, "Reablement Q4.xlsx")
    go_to(sample, REABLEMENT)
    panel = opened(sample)
    panel.to_source.click()
    page = sample.window.sources.page
    entry = sample.window.workspace.navigator.entry
    assert entry is not None and entry.kind is PlaceKind.SOURCES
    assert page.files.chosen is not None
    assert page.files.chosen.file.name == "Reablement Q4.xlsx"
    QTest.keyClick(page.files.files, Qt.Key.Key_Return)
    assert page.files.given.hasFocus()
    key = page.files.chosen_cell
    assert key is not None
    QTest.keyClick(page.files.given, Qt.Key.Key_Return)
    assert sample.window.workspace.measure == key.measure
    qtbot.wait(1)


def test_that_a_figure_of_another_position_is_gone_to_there(sample: Desk) -> None:
    desk = sample.window.sources
    earlier = next(
        each
        for each in sample.session.pack.table(Figure).values()
        if each.source.file == "appendix-a-2021-22.csv"
        and key_at(
            sample.session.pack,
            sample.session.pack.positions[1].period,
            each.key.measure,
            Column.CURRENT,
        )
        == each.key
    )
    desk.show_cell(earlier.key)
    assert sample.session.dashboard.position.label == "2021/22"
    assert sample.window.workspace.measure == earlier.key.measure


def test_that_a_figure_that_no_position_shows_tells_where_it_came_from(sample: Desk) -> None:
    take_over(sample, "ascof_national_extract.csv")
    ours = sample.session.pack.settings.council
    of_others = next(
        each
        for each in sample.session.pack.table(Figure).values()
        if each.key.place != ours and each.source.fingerprint
    )
    sample.window.sources.show_cell(of_others.key)
    panel = sample.window.sources.panel
    assert panel.isVisible() and panel.key == of_others.key
    assert "ascof_national_extract.csv" in panel.text


def test_that_a_file_no_longer_listed_is_told(sample: Desk) -> None:
    told: list[str] = []
    sample.window.sources.told.connect(told.append)
    sample.window.sources.show_source("no such file")
    assert told == ["This file is no longer listed in the pack."]
    assert sample.session.pack.table(SourceFile)


def test_that_targets_and_the_first_appendix_keep_their_cells_too(sample: Desk) -> None:
    grid = go_to(sample, REABLEMENT)
    panel = opened(sample)
    grid.choose(id_of(sample.session, REABLEMENT), Column.TARGET)
    assert list(marked(panel)) == ["H22"]
    first = next(
        each
        for each in sample.session.pack.table(Figure).values()
        if each.source.file == "appendix-a-2021-22.csv"
    )
    panel.show_key(first.key)
    assert first.source.cell in marked(panel)
