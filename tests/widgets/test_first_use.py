"""Pages and panels are made when they are first gone to, and then know what stands."""

from itertools import count

from perfdesk.app.navigator_model import PlaceKind
from perfdesk.widgets.application import Desk
from perfdesk.widgets.panels.first_use import FirstUse
from perfdesk.widgets.sources.sources_page import SourcesPage
from perfdesk.widgets.window.commands import Command
from tests.app.sample_measures import REABLEMENT
from tests.widgets.grids import go_to, type_over


def test_that_a_part_is_made_once_and_not_before_it_is_called_for() -> None:
    counted = count(1)
    part = FirstUse(lambda: next(counted))
    before = part.made
    assert before is None
    assert [part(), part(), part.made] == [1, 1, 1]


def test_that_the_sources_are_made_by_going_there_and_list_the_files_of_the_pack(
    sample: Desk,
) -> None:
    assert not sample.window.findChildren(SourcesPage)
    sample.window.workspace.navigator.go_to(PlaceKind.SOURCES)
    [page] = sample.window.findChildren(SourcesPage)
    assert page.isVisible()
    assert page.files.files.model().rowCount() == 2
    assert page is sample.window.sources.page


def test_that_the_list_of_edits_made_late_holds_what_was_done_before(sample: Desk) -> None:
    type_over(go_to(sample, REABLEMENT), "70%")
    action = sample.window.actions_[Command.HISTORY]
    action.trigger()
    assert action.isChecked()
    assert sample.window.workspace.history.list.count() == 2
    sample.window.workspace.history.closed.emit()
    assert not action.isChecked()
    assert sample.window.workspace.below is None
