"""What follows an edit in memory: the edit itself, the dashboard, the chart."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from perfdesk.core.building.rows import build_dashboard, updated_dashboard
from perfdesk.core.building.trend import trend_of
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.edits import apply_edit
from perfdesk.core.figures import Figure, FigureKey, FigureKind, Form
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import financial_year
from perfdesk.core.places import COUNCIL_TYPES, ENGLAND, REGIONS, Place, PlaceLevel
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.wording.figure_text import figure_reading
from perfdesk.core.wording.target_text import read_target
from tests.bench.timing import Benchmark
from tests.core.printed import LATER, REABLEMENT, measure_id, printed_pack

_MEASURES = 500
_MANY = 20
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


def wide_pack() -> Pack:
    """A pack of 500 measures, each with a target and twenty years of figures, all made up."""
    years = [financial_year(2004 + year) for year in range(20)]
    targets = ("67.2% 22/23 Nat. Ave.", "55-60%", "70% Local target 2023/24")
    records: list[Record] = [
        PackSettings("Bench", "C", years[-1]),
        Position(years[-1], Scheme.COMPARISON, years[-2]),
        Place("C", "Council", PlaceLevel.COUNCIL),
    ]
    for layer in range(4):
        records += [
            Layer(f"l{layer}", f"Layer {layer}", layer),
            Outcome(f"o{layer}", f"l{layer}", 1, "Plan", "Outcome"),
        ]
    for number in range(_MEASURES):
        measure = Measure(f"m{number}", f"o{number % 4}", number, f"% measure {number}")
        reading = read_target(targets[number % 3], Aim.HIGH, years[-1])
        records += [measure, Target(TargetKey(measure.id, years[-1]), reading)]
        records += [
            Figure(
                FigureKey(measure.id, "C", year, FigureKind.LOCAL),
                figure_reading(
                    Decimal((number * 7 + at * 13) % 1000) / 10, form=Form.PERCENT, decimals=1
                ),
            )
            for at, year in enumerate(years)
        ]
    return Pack.of(records)


def benchmarks(folder: Path) -> list[Benchmark]:
    """What a person waits for after leaving a cell."""
    pack, measure = large_pack(), measure_id(REABLEMENT)
    edit = cells_edit(pack, LATER, [TypedCell(measure, Column.CURRENT, "70%")])
    wide = wide_pack()
    before = build_dashboard(wide)
    typed = TypedCell("m250", Column.CURRENT, "70%")
    after, change = apply_edit(wide, cells_edit(wide, before.position, [typed]))
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
        Benchmark("dashboard of 500 measures x 20 periods", lambda: build_dashboard(wide)),
        Benchmark(
            f"one changed figure of 500 measures, its row rebuilt, {_MANY} times",
            lambda: [updated_dashboard(after, before, change) for _ in range(_MANY)],
        ),
    ]
