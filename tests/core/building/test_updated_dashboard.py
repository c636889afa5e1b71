"""A dashboard brought up to date row by row reads as one worked out anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.building.rows import build_dashboard, updated_dashboard
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import Edit, apply_edit, edit_between
from perfdesk.core.measures import ForecastMethod
from perfdesk.core.pack import Pack
from perfdesk.core.settings import PackSettings
from tests.core.printed import LATER, measure_id, printed_pack, printed_rows

MEASURES = [row.id for row in printed_rows(LATER)]
TEXTS = ["57.4%", "182.0k (Apr-Nov)", "Due June 2024", "", "3,856/4,304", "<538 (780 Adm's)",
         "55-60%", "12..5", "For Information Only", "0"]  # fmt: skip
COLUMNS = [Column.CURRENT, Column.PREVIOUS, Column.TARGET]
VISITS = measure_id("Library visits")


def brought_up_to_date(pack: Pack, edit: Edit) -> None:
    """Assert that both ways give the same."""
    before = build_dashboard(pack)
    after, change = apply_edit(pack, edit)
    assert updated_dashboard(after, before, change) == build_dashboard(after)


@given(
    st.lists(
        st.builds(
            TypedCell, st.sampled_from(MEASURES), st.sampled_from(COLUMNS), st.sampled_from(TEXTS)
        ),
        max_size=4,
    )
)
@settings(max_examples=40)
def test_that_it_does_not_matter_which_cells_were_typed(cells: list[TypedCell]) -> None:
    brought_up_to_date(printed_pack(), cells_edit(printed_pack(), LATER, cells))


def test_that_other_rows_are_kept_as_they_are() -> None:
    pack = printed_pack()
    before = build_dashboard(pack)
    edit = cells_edit(pack, LATER, [TypedCell(VISITS, Column.CURRENT, "600k")])
    after, change = apply_edit(pack, edit)
    rows = zip(before.rows, updated_dashboard(after, before, change).rows, strict=True)
    assert [old.measure for old, new in rows if old is not new] == [VISITS]


def test_that_moved_rows_and_settings_are_followed() -> None:
    pack = printed_pack()
    measure = pack.measure(VISITS)
    brought_up_to_date(pack, edit_between(pack, "Move", [replace(measure, order=99)]))
    ended = replace(measure, ends=LATER.a_year_earlier())
    brought_up_to_date(pack, edit_between(pack, "End", [ended]))
    title = replace(pack.table(PackSettings)["pack"], title="Another")
    brought_up_to_date(pack, edit_between(pack, "Rename", [title]))
    forecast = replace(measure, forecast=ForecastMethod.PRO_RATA)
    brought_up_to_date(pack, edit_between(pack, "Forecast", [forecast]))
