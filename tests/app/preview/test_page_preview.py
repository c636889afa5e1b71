"""The preview follows the pack while it is watched, and only then."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from perfdesk.app.preview.page_preview import PagePreview, PreviewState
from perfdesk.app.session import Session
from perfdesk.app.tasks import ImmediatePool, TaskRunner
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.operations.preview import Looked, ReportPreview


class LaterPool:
    """Runs tasks when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def start(self, work: Callable[[], None]) -> None:
        """Keep *work* for later."""
        self.waiting.append(work)

    def wait(self) -> None:
        """Do what waits."""
        while self.waiting:
            self.waiting.pop(0)()


@pytest.fixture
def pool() -> LaterPool:
    return LaterPool()


@pytest.fixture
def preview(qtbot: QtBot, session: Session, pool: LaterPool) -> Iterator[PagePreview]:
    tasks = TaskRunner(pool)
    made = PagePreview(session, tasks)
    yield made
    made.stop()
    tasks.close()
    made.deleteLater()
    tasks.deleteLater()


def _settle(qtbot: QtBot, pool: LaterPool, preview: PagePreview) -> None:
    """Do all that is wanted, and hear of it."""
    while pool.waiting:
        pool.wait()
        qtbot.waitUntil(lambda: not preview.is_refreshing or bool(pool.waiting))


def _type(session: Session, measure: str, text: str) -> None:
    cell = TypedCell(measure, Column.CURRENT, text)
    session.perform(cells_edit(session.pack, session.dashboard.position, [cell]))


def test_that_nothing_is_set_while_nobody_looks(
    session: Session, preview: PagePreview, pool: LaterPool
) -> None:
    _type(session, next(session.dashboard.rows).measure, "50%")
    assert pool.waiting == []
    preview.watch(True)
    assert len(pool.waiting) == 1


def test_that_the_first_page_is_shown(qtbot: QtBot, preview: PagePreview, pool: LaterPool) -> None:
    assert (preview.state, preview.count) == (PreviewState.SETTING, 0)
    preview.watch(True)
    _settle(qtbot, pool, preview)
    assert preview.state is PreviewState.SHOWN
    assert preview.image is not None
    assert preview.image.page == preview.page == 1
    assert preview.count > 5


def test_that_an_edit_is_on_the_page_soon(
    qtbot: QtBot, session: Session, preview: PagePreview, pool: LaterPool
) -> None:
    measure = next(session.dashboard.rows).measure
    preview.follow(measure)
    preview.watch(True)
    _settle(qtbot, pool, preview)
    _type(session, measure, "51.7%")
    _settle(qtbot, pool, preview)
    assert preview.image is not None
    assert "51.7%" in preview.image.words


def test_that_edits_made_meanwhile_are_set_once(
    qtbot: QtBot, session: Session, preview: PagePreview, pool: LaterPool
) -> None:
    measure = next(session.dashboard.rows).measure
    preview.watch(True)
    for text in ("51%", "52%", "53.3%"):
        _type(session, measure, text)
    assert len(pool.waiting) == 1
    pool.wait()
    qtbot.waitUntil(lambda: bool(pool.waiting))
    assert len(pool.waiting) == 1
    preview.follow(measure)
    _settle(qtbot, pool, preview)
    assert preview.image is not None
    assert "53.3%" in preview.image.words


def test_that_it_goes_to_the_page_of_a_measure(
    qtbot: QtBot, session: Session, preview: PagePreview, pool: LaterPool
) -> None:
    last = list(session.dashboard.rows)[-1].measure
    preview.follow(last)
    preview.watch(True)
    _settle(qtbot, pool, preview)
    place = preview.followed_place
    assert place is not None
    assert place.page > 1
    assert preview.page == place.page
    first = next(session.dashboard.rows).measure
    preview.follow(first)
    _settle(qtbot, pool, preview)
    assert preview.image is not None
    assert preview.page == preview.image.page < place.page


def test_that_pages_are_turned_no_further_than_there_are_any(
    qtbot: QtBot, preview: PagePreview, pool: LaterPool
) -> None:
    preview.watch(True)
    _settle(qtbot, pool, preview)
    preview.go_to(1_000)
    _settle(qtbot, pool, preview)
    assert preview.page == preview.count
    preview.go_to(-5)
    assert preview.page == 1


def test_that_another_fineness_draws_again_and_sets_nothing(
    qtbot: QtBot, preview: PagePreview, pool: LaterPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview.watch(True)
    _settle(qtbot, pool, preview)
    monkeypatch.setattr(ReportPreview, "pages", lambda *_: pytest.fail("set again"))
    before = preview.image
    preview.draw_at(48)
    _settle(qtbot, pool, preview)
    assert before is not None
    assert preview.image is not None
    assert preview.image.width < before.width


def test_that_what_went_wrong_is_told_and_can_be_tried_again(
    qtbot: QtBot, preview: PagePreview, pool: LaterPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(report: ReportPreview, looked: Looked) -> None:
        raise PerfDeskError("The pages could not be set.")

    with monkeypatch.context() as patch:
        patch.setattr(ReportPreview, "pages", refuse)
        preview.watch(True)
        _settle(qtbot, pool, preview)
    assert preview.state is PreviewState.FAILED
    assert str(preview.problem) == "The pages could not be set."
    preview.try_again()
    _settle(qtbot, pool, preview)
    assert preview.problem is None
    assert preview.image is not None


def test_that_a_closed_pack_shows_nothing(
    qtbot: QtBot, session: Session, preview: PagePreview, pool: LaterPool
) -> None:
    preview.watch(True)
    session.close()
    _settle(qtbot, pool, preview)
    assert preview.state is PreviewState.NOTHING
    assert preview.image is None


def test_that_another_position_begins_at_its_first_page(
    qtbot: QtBot, session: Session, preview: PagePreview, pool: LaterPool
) -> None:
    preview.watch(True)
    _settle(qtbot, pool, preview)
    preview.go_to(3)
    session.show_position(session.pack.positions[1].period)
    _settle(qtbot, pool, preview)
    assert preview.page == 1
    assert preview.image is not None
    assert "2021/22" in preview.image.words or "March 2022" in preview.image.words


def test_that_work_can_be_done_at_once(qtbot: QtBot, session: Session) -> None:
    tasks = TaskRunner(ImmediatePool())
    preview = PagePreview(session, tasks)
    preview.watch(True)
    qtbot.waitUntil(lambda: preview.state is PreviewState.SHOWN)
    tasks.close()
