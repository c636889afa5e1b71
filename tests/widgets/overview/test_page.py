"""The page of the overview: every number and name leads to its rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.widgets.application import Desk
from perfdesk.widgets.overview.page import OverviewPage
from perfdesk.widgets.theme import read_theme


@pytest.fixture
def page(sample: Desk) -> OverviewPage:
    """The overview of the sample."""
    sample.window.workspace.navigator.go_to(PlaceKind.OVERVIEW)
    QTest.qWait(1)
    return sample.window.workspace.overview


def test_that_every_layer_has_its_counts(page: OverviewPage) -> None:
    names = [card.name.text() for card in page.cards]
    assert names == ["All layers", "Prevent need", "Reduce need", "Delay need", "Meet need"]
    for card in page.cards:
        assert card.table.accessibleName() == f"{card.name.text()}: measures by rating and progress"
        assert card.table.height() >= 6 * 24
    assert not page.cards[0].name.isEnabled()


def test_that_a_number_leads_to_its_rows_by_keyboard(sample: Desk, page: OverviewPage) -> None:
    card = page.cards[4]
    index = card.model.index(2, 2)
    measures = card.model.measures_at(index)
    card.table.setCurrentIndex(index)
    QTest.keyClick(card.table, Qt.Key.Key_Return)
    workspace = sample.window.workspace
    shown = workspace.layer_page
    assert shown is not None
    assert workspace.measure in measures
    assert "Meet need: below, not as good" in shown.arrangement.text


def test_that_a_number_of_all_layers_leads_to_each_that_has_some(
    sample: Desk, page: OverviewPage
) -> None:
    card = page.cards[0]
    index = card.model.index(2, 2)
    measures = set(card.model.measures_at(index))
    card.table.clicked.emit(index)
    workspace = sample.window.workspace
    first = workspace.layer_page
    assert first is not None
    assert first.model.layer == sample.session.dashboard.layers[0].layer
    layers = {sample.session.layer_of(measure) for measure in measures}
    assert len(layers) > 1
    for layer in layers:
        workspace.navigator.go_to(PlaceKind.LAYER, layer)
        shown = workspace.layer_page
        assert shown is not None
        assert "All layers: below, not as good" in shown.arrangement.text


def test_that_nothing_happens_where_nothing_is_counted(sample: Desk, page: OverviewPage) -> None:
    card = page.cards[2]
    empty = card.model.index(3, 0)
    assert card.model.measures_at(empty) == ()
    card.table.clicked.emit(empty)
    assert page.isVisible()


def test_that_the_name_of_a_layer_leads_to_it(sample: Desk, page: OverviewPage) -> None:
    QTest.keyClick(page.cards[3].name, Qt.Key.Key_Space)
    shown = sample.window.workspace.layer_page
    assert shown is not None
    assert shown.model.layer == sample.session.dashboard.layers[2].layer


def test_that_a_measure_that_is_named_is_gone_to(sample: Desk, page: OverviewPage) -> None:
    table = page.attention
    measure = table.model.measure_in(1)
    table.table.setCurrentIndex(table.model.index(1, 0))
    QTest.keyClick(table.table, Qt.Key.Key_Space)
    assert sample.window.workspace.measure == measure


def test_that_a_stage_leads_to_its_rows(sample: Desk, page: OverviewPage) -> None:
    model = page.overview.stages
    page.stages.clicked.emit(model.index(1, 2))
    shown = sample.window.workspace.layer_page
    assert shown is not None
    assert shown.model.layer == model.layer_in(1)
    assert "figure in" in shown.arrangement.text


@pytest.mark.parametrize("width", [400, 700, 1000, 1900])
def test_that_layers_stand_side_by_side_where_there_is_room(page: OverviewPage, width: int) -> None:
    page.resize(width, 600)
    QTest.qWait(1)
    places = [(card.x(), card.y()) for card in page.cards]
    assert len(set(places)) == len(page.cards)
    for card in page.cards[1:]:
        assert card.x() + card.width() <= max(width, card.sizeHint().width() + 40)


def test_that_signs_are_explained_in_words(page: OverviewPage) -> None:
    assert page.key.isVisibleTo(page)
    page.wear(read_theme("dark"))
    assert page.grab().width() == page.width()
