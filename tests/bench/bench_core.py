"""What follows an edit in memory: the edit itself, the dashboard, the chart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.trend import trend_of
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import apply_edit
from perfdesk.core.figures import Figure, FigureKey, FigureKind, Form
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS
from perfdesk.core.wording.figure_text import figure_reading
from tests.bench.timing import Benchmark
from tests.core.printed import LATER, REABLEMENT, measure_id, printed_pack

_TIMES = 5
"""Each turn does its work so often, since once takes a few milliseconds at most."""


def large_pack() -> Pack:
    """Both printed dashboards with ten published years of ours and 15 others: 4,800 figures.

    The published values are made up: they are there to be many.
    """
    pack = printed_pack()
    places = (ENGLAND, *REGIONS, *COUNCIL_TYPES)
    codes = (pack.settings.council, *(place.code for place in places))
    figures = [
        Figure(
            FigureKey(measure.id, code, financial_year(start), FigureKind.PUBLISHED),
            figure_reading(Decimal(start % 50) + len(code), form=Form.PERCENT, decimals=1),
        )
        for measure in pack.measures_at(LATER)
        for start in range(2014, 2024)
        for code in codes
    ]
    return Pack.of([*pack.records(), *places, *figures])


def benchmarks(folder: Path) -> list[Benchmark]:
    """What a person waits for after leaving a cell."""
    pack, measure = large_pack(), measure_id(REABLEMENT)
    edit = cells_edit(pack, LATER, [TypedCell(measure, Column.CURRENT, "70%")])
    # Applied anew each time: a pack keeps what it has worked out.
    return [
        Benchmark("edit applied", lambda: [apply_edit(pack, edit) for _ in range(_TIMES)]),
        Benchmark(
            "dashboard after an edit",
            lambda: [build_dashboard(apply_edit(pack, edit)[0]) for _ in range(_TIMES)],
        ),
        Benchmark(
            "trend chart after an edit",
            lambda: [trend_of(apply_edit(pack, edit)[0], measure) for _ in range(_TIMES)],
        ),
    ]
