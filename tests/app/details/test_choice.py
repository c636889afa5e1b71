"""What a person chose to see of a measure is remembered, and never in the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from perfdesk.app.details.choice import ChartKind, DetailChoice, Section
from perfdesk.app.details.edits import DetailEdits
from perfdesk.app.preferences import DETAIL_CHART, Preferences
from perfdesk.app.session import Session
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.reporting.stages import Stage
from tests.app.sample_measures import REABLEMENT, id_of


@pytest.fixture
def preferences(tmp_path: Path, qapp: QCoreApplication) -> Preferences:
    """Preferences in a folder of the test's own."""
    return Preferences(tmp_path)


def test_that_chart_and_folded_sections_are_remembered(preferences: Preferences) -> None:
    choice = DetailChoice(preferences)
    told: list[None] = []
    choice.chart_changed.connect(lambda: told.append(None))
    choice.chart = ChartKind.MONTHS
    choice.chart = ChartKind.MONTHS
    choice.fold(Section.HISTORY, True)
    choice.fold(Section.FIGURE, True)
    choice.fold(Section.HISTORY, False)
    again = DetailChoice(preferences)
    assert again.chart is ChartKind.MONTHS
    assert len(told) == 1
    assert [each for each in Section if again.is_folded(each)] == [Section.FIGURE]


def test_that_a_chart_that_there_is_none_of_is_the_trend(preferences: Preferences) -> None:
    preferences[DETAIL_CHART] = "pie"
    assert DetailChoice(preferences).chart is ChartKind.TREND


def test_that_where_the_large_charts_stood_is_kept(preferences: Preferences) -> None:
    choice = DetailChoice(preferences)
    assert choice.window_geometry == b""
    choice.window_geometry = b"\x00geometry"
    assert DetailChoice(preferences).window_geometry == b"\x00geometry"


def test_that_what_says_the_same_is_no_edit(session: Session) -> None:
    edits, measure = DetailEdits(session), id_of(session, REABLEMENT)
    assert edits.is_allowed
    assert edits.own(measure, "Head of reablement")
    assert edits.mark(measure, Stage.CHECKED)
    assert edits.say(measure, Audience.PUBLIC, "Why.", draft=True)
    label = session.to_undo
    assert edits.say(measure, Audience.PUBLIC, " Why. ", draft=True)
    assert edits.own(measure, "Head of reablement")
    assert edits.mark(measure, Stage.CHECKED)
    assert session.to_undo == label
    session.close()
    assert not edits.is_allowed
