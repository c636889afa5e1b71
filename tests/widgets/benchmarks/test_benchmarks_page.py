"""The page of benchmarks, in the real window on a pack with a publication of a few councils."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from perfdesk.core.periods import financial_year
from perfdesk.store import create_pack
from perfdesk.widgets.application import Desk
from perfdesk.widgets.benchmarks.page import FORMATS, BenchmarksPage
from perfdesk.widgets.window.commands import Command
from tests.core.benchmarks.published_years import REABLEMENT, year_of
from tests.core.building.series_packs import series_pack
from tests.widgets.answers import Answers


@pytest.fixture
def page(desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot) -> BenchmarksPage:
    path = tmp_path / "published.perfdesk"
    create_pack(path, series_pack(year_of(REABLEMENT)))
    desk.window.packs.open_path(path)
    qtbot.waitUntil(lambda: desk.session.is_open)
    desk.window.actions_[Command.BENCHMARKS].trigger()
    return desk.window.benchmarks.page


def test_that_the_latest_year_is_shown_as_sentences_and_tables(page: BenchmarksPage) -> None:
    assert page.isVisible()
    assert page.year.currentData() == financial_year(2020)
    assert page.said.toPlainText().startswith("1 measure of 2020/21 has a figure")
    model = page.measures.model()
    assert [model.index(0, column).data() for column in (1, 2, 5, 7)] == [
        "2D", "81.1%", "Second", "4 of 10",
    ]  # fmt: skip
    assert page.quartiles.model().rowCount() == 4


def test_that_a_screen_reader_hears_what_is_what(page: BenchmarksPage) -> None:
    names = [
        QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        for each in (page.said, page.quartiles, page.measures, page.save)
    ]
    assert names == [
        "What is found", "Measures by quartile", "Measures", "Save report",
    ]  # fmt: skip
    # Qt tells the choice of a box as its name on this platform, and leaves its label to a relation.
    assert page.year.accessibleName() == "Published year"


@pytest.mark.parametrize("ending", FORMATS)
def test_that_the_report_is_saved_in_each_format(
    page: BenchmarksPage, desk: Desk, answers: Answers, tmp_path: Path, qtbot: QtBot, ending: str
) -> None:
    answers.save = tmp_path / f"report{ending}"
    with qtbot.waitSignal(desk.window.benchmarks.told, timeout=10_000):
        page.saving_wanted.emit(ending)
    assert answers.asked[-1] == f"save Benchmarking 2020-21{ending}"
    assert answers.save.stat().st_size > 1000


def test_that_nothing_is_written_where_nobody_says_where(
    page: BenchmarksPage, answers: Answers
) -> None:
    answers.save = None
    page.saving_wanted.emit(".pdf")
    assert answers.told == []


def test_that_a_pack_without_publications_says_what_to_do(sample: Desk) -> None:
    sample.window.actions_[Command.BENCHMARKS].trigger()
    page = sample.window.benchmarks.page
    assert page.empty.isVisible()
    assert "Import a national publication" in page.empty.text()
    assert not page.save.isEnabled()
