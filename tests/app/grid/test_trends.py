"""The trend of a row in small is its chart's own line, and follows its figures alone."""

from perfdesk.app.grid.model import GridModel
from perfdesk.app.grid.trends import Trends, sparkline_of
from perfdesk.app.session import Session
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.measures import added_edit
from tests.app.sample_measures import HERITAGE, REABLEMENT, id_of


def test_that_it_is_our_line_between_its_own_least_and_most(session: Session) -> None:
    trend = sparkline_of(session.trend(id_of(session, REABLEMENT)))
    points = [point for segment in trend.segments for point in segment]
    assert len(points) == 4
    assert (min(y for _, y in points), max(y for _, y in points)) == (0.0, 1.0)
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert trend.last == points[-1]
    assert points[-1][0] == 1.0


def test_that_breaks_stay_breaks(session: Session) -> None:
    assert len(sparkline_of(session.trend(id_of(session, HERITAGE))).segments) > 1


def test_that_a_measure_without_figures_says_so(session: Session) -> None:
    edit, measure = added_edit(session.pack, session.dashboard.position, id_of(session, REABLEMENT))
    session.perform(edit)
    trend = sparkline_of(session.trend(measure))
    assert trend.last is None
    assert trend.cell.spoken == "Trend: no figures to draw yet"


def test_that_only_the_measure_that_changed_is_worked_out_again(session: Session) -> None:
    layer = session.layer_of(id_of(session, REABLEMENT))
    model = GridModel(session, layer, session)
    rows = {row.measure: model.sparkline(row.measure) for row in model.layer_rows()}
    measure = id_of(session, REABLEMENT)
    model.setData(model.index(model.row_of(measure), model.columns.index(Column.CURRENT)), "70%")
    for each, before in rows.items():
        assert (model.sparkline(each) is before) == (each != measure)


def test_that_everything_can_be_forgotten(session: Session) -> None:
    trends = Trends(session)
    measure = id_of(session, REABLEMENT)
    before = trends.of(measure)
    assert trends.of(measure) is before
    trends.forget()
    assert trends.of(measure) is not before
