"""The panel beside the grid: what it tells, what is written in it, what is remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from perfdesk.app.details.choice import ChartKind, DetailChoice, Section
from perfdesk.core.building.lineage import CellKey
from perfdesk.core.editing.stages import owner_edit
from perfdesk.core.edits import Edit
from perfdesk.core.figures import FigureKey
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.reporting.stages import Stage
from perfdesk.widgets.application import Desk
from perfdesk.widgets.details.panel import DetailPanel
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of
from tests.widgets.grids import go_to, type_over


@pytest.fixture
def details(sample: Desk) -> DetailPanel:
    """The panel on a measure of the sample."""
    go_to(sample, REABLEMENT)
    return sample.window.workspace.details


def said(desk: Desk, audience: Audience = Audience.PUBLIC) -> str:
    """What the pack holds that is said of the measure shown."""
    position = desk.session.dashboard.position
    found = desk.session.pack.commentary(desk.window.workspace.details.measure, position, audience)
    return found.text if found else ""


# --- figures --------------------------------------------------------------------------------------
def test_that_counts_are_told_with_the_figure(sample: Desk, details: DetailPanel) -> None:
    grid = go_to(sample, REABLEMENT)
    type_over(grid, "3,856/4,304")
    QTest.keyClick(grid, Qt.Key.Key_Up)
    assert details.now.text == "89.6%"
    assert details.now.sum_text == "3,856 / 4,304 = 89.6%"
    assert details.before.text == "87.8%"


def test_that_the_source_leads_to_the_lineage(details: DetailPanel) -> None:
    wanted: list[CellKey] = []
    details.lineage_wanted.connect(wanted.append)
    QTest.keyClick(details.now.source, Qt.Key.Key_Space)
    assert isinstance(wanted[0], FigureKey)
    assert wanted[0].measure == details.measure
    assert "source: appendix" in details.now.source.accessibleName()


def test_that_the_history_of_the_figure_follows_an_edit(
    sample: Desk, details: DetailPanel, qtbot: QtBot
) -> None:
    assert details.history.texts == []
    grid = go_to(sample, REABLEMENT)
    for text in ("70%", "71%", "72%", "73%", "74%", "75%"):
        type_over(grid, text)
        grid = go_to(sample, REABLEMENT)
    qtbot.waitUntil(lambda: "74% became 75%" in "".join(details.history.texts[:1]))
    assert len(details.history.texts) == 4
    assert details.history.more.text() == "2 earlier steps"
    details.history.more.click()
    assert len(details.history.texts) == 6


# --- sections -------------------------------------------------------------------------------------
def test_that_a_section_that_was_folded_away_stays_so(sample: Desk, details: DetailPanel) -> None:
    fold = details.folds[Section.COMMENTARY]
    assert details.commentary.isVisible()
    QTest.keyClick(fold.heading, Qt.Key.Key_Space)
    assert not details.commentary.isVisibleTo(details)
    assert fold.heading.accessibleDescription() == "Folded away"
    assert DetailChoice(sample.preferences).is_folded(Section.COMMENTARY)
    fold.heading.click()
    assert details.commentary.isVisibleTo(details)


# --- commentary -----------------------------------------------------------------------------------
def test_that_what_is_written_is_one_edit_when_the_field_is_left(
    sample: Desk, details: DetailPanel
) -> None:
    field = details.commentary.public
    field.setFocus()
    QTest.keyClicks(field, "Fewer beds.")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "A plan by June.")
    assert said(sample) == ""
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said(sample) == "Fewer beds.\nA plan by June."
    assert sample.session.to_undo.startswith("Add commentary on")
    sample.session.undo()
    assert said(sample) == ""
    assert field.toPlainText() == ""


def test_that_leaving_for_the_grid_keeps_it(sample: Desk, details: DetailPanel) -> None:
    details.commentary.note.setFocus()
    QTest.keyClicks(details.commentary.note, "Ask the team.")
    sample.window.workspace.focus_grid()
    assert said(sample, Audience.INTERNAL) == "Ask the team."


def test_that_what_is_typed_belongs_to_the_measure_it_was_typed_for(
    sample: Desk, details: DetailPanel
) -> None:
    first = details.measure
    details.commentary.public.setPlainText("About reablement.")
    details.show_measure(id_of(sample.session, HERITAGE))
    position = sample.session.dashboard.position
    kept = sample.session.pack.commentary(first, position, Audience.PUBLIC)
    assert kept is not None
    assert kept.text == "About reablement."
    assert details.commentary.public.toPlainText() == ""
    assert said(sample) == ""


def test_that_a_comment_and_its_draft_state_are_one_edit(
    sample: Desk, details: DetailPanel
) -> None:
    part = details.commentary
    part.public.setFocus()
    QTest.keyClicks(part.public, "Not sure yet.")
    part.draft.setFocus()
    assert said(sample) == ""
    part.draft.click()
    assert said(sample) == ""
    part.note.setFocus()
    position = sample.session.dashboard.position
    kept = sample.session.pack.commentary(details.measure, position, Audience.PUBLIC)
    assert kept is not None
    assert kept.draft
    assert part.draft.isChecked()


def test_that_an_edit_elsewhere_does_not_disturb_what_is_being_typed(
    sample: Desk, details: DetailPanel
) -> None:
    field = details.commentary.public
    field.setFocus()
    QTest.keyClicks(field, "Half a sent")
    sample.session.perform(an_edit(sample))
    assert field.toPlainText() == "Half a sent"


def an_edit(desk: Desk) -> Edit:
    """An edit of the measure that is shown, of something else than its figure."""
    return owner_edit(desk.session.pack, desk.window.workspace.details.measure, "Somebody")


# --- owner and stage ------------------------------------------------------------------------------
def test_that_owner_and_stage_are_kept(sample: Desk, details: DetailPanel) -> None:
    part = details.responsible
    part.owner.setFocus()
    QTest.keyClicks(part.owner, "Head of reablement")
    QTest.keyClick(part.owner, Qt.Key.Key_Return)
    assert sample.session.pack.measure(details.measure).owner == "Head of reablement"
    part.stage.setCurrentIndex(list(Stage).index(Stage.CHECKED))
    part.stage.activated.emit(part.stage.currentIndex())
    mark = sample.session.pack.stage_mark(details.measure, sample.session.dashboard.position)
    assert mark is not None
    assert mark.stage is Stage.CHECKED
    grid = go_to(sample, REABLEMENT)
    type_over(grid, "70%")
    assert part.stage.currentText() == "Figure in"


# --- charts ---------------------------------------------------------------------------------------
def test_that_a_key_goes_through_the_charts_there_are(sample: Desk, details: DetailPanel) -> None:
    seen = []
    for _ in range(4):
        seen.append(details.deck.kind)
        assert [card.isVisible() for card in details.deck.cards.values()].count(True) == 1
        sample.window.actions_[Command.BENCHMARK].trigger()
    assert seen == [ChartKind.TREND, ChartKind.COUNCILS, ChartKind.LAYERS, ChartKind.TREND]
    assert details.benchmark.spec is not None
    assert details.benchmark.spec.empty.startswith("There are no figures for other councils yet")


def test_that_the_layers_follow_an_edit_of_another_share(
    sample: Desk, details: DetailPanel
) -> None:
    sample.window.actions_[Command.BENCHMARK].trigger()
    sample.window.actions_[Command.BENCHMARK].trigger()
    before = details.deck.layers.spec
    grid = go_to(sample, "% of sequels that 'Delay Need'")
    details.show_measure(id_of(sample.session, REABLEMENT))
    type_over(grid, "12%")
    after = details.deck.layers.spec
    assert before is not None and after is not None
    assert before != after
    assert "One share is within its band" in after.title


def test_that_the_chart_can_be_seen_larger_and_follows(sample: Desk, details: DetailPanel) -> None:
    sample.window.actions_[Command.LARGER_CHART].trigger()
    larger = details.larger
    assert larger is not None
    assert larger.isVisible()
    assert REABLEMENT in larger.windowTitle()
    assert larger.deck.trend.spec == details.chart.spec
    sample.session.perform(an_edit(sample))
    go_to(sample, HERITAGE)
    assert HERITAGE in larger.windowTitle()
    keys = {each.key().toString(): each for each in larger.findChildren(QShortcut)}
    assert {"F11", "Esc", "F7"} <= keys.keys()
    keys["Esc"].activated.emit()
    assert not larger.isVisible()
    details.show_larger()
    assert details.larger is larger
    larger.close()


def test_that_the_figures_of_the_chart_can_be_copied_by_menu(
    sample: Desk, details: DetailPanel
) -> None:
    sample.window.actions_[Command.COPY_CHART_FIGURES].trigger()
    assert "2023/24\t89.6%" in QApplication.clipboard().text()
    sample.window.actions_[Command.CHART_AS_TABLE].trigger()
    assert details.deck.trend.is_table
    sample.window.actions_[Command.CHART_AS_TABLE].trigger()
    assert not details.deck.trend.is_table


def test_that_a_field_is_as_tall_as_what_is_written(sample: Desk, details: DetailPanel) -> None:
    field = details.commentary.public
    before = field.height()
    field.setPlainText("A sentence that takes more than one line in a narrow panel. " * 6)
    QTest.qWait(1)
    assert field.height() > before
    assert not field.verticalScrollBar().isVisible()
    field.setPlainText("\n".join("line" for _ in range(60)))
    QTest.qWait(1)
    assert field.height() < 400


def test_that_a_field_that_shows_all_does_not_scroll(sample: Desk, details: DetailPanel) -> None:
    field = details.commentary.public
    for lines in range(1, 9):
        field.setPlainText("\n".join("a line" for _ in range(lines)))
        QTest.qWait(1)
        assert field.verticalScrollBar().maximum() == 0


def test_that_a_command_does_not_miss_what_is_being_typed(
    sample: Desk, details: DetailPanel
) -> None:
    field = details.commentary.public
    field.setFocus()
    QTest.keyClicks(field, "Half a sentence")
    sample.window.actions_[Command.PROBLEMS].trigger()
    sample.window.actions_[Command.BENCHMARK].trigger()
    assert said(sample) == "Half a sentence"


def test_that_another_position_does_not_get_what_was_typed_for_this_one(
    sample: Desk, details: DetailPanel
) -> None:
    measure, position = details.measure, sample.session.dashboard.position
    details.commentary.public.setPlainText("Of this year.")
    other = next(each.period for each in sample.session.pack.positions if each.period != position)
    sample.session.show_position(other)
    kept = sample.session.pack.commentary(measure, position, Audience.PUBLIC)
    assert kept is not None
    assert kept.text == "Of this year."
    assert sample.session.pack.commentary(measure, other, Audience.PUBLIC) is None
