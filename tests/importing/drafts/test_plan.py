"""A plan shows what an import would do, and does it in one edit."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from perfdesk.core.edits import apply_edit, revert_edit
from perfdesk.core.figures import Figure, FigureKey, FigureKind, Form
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.sources import CellReference, SourceFile
from perfdesk.core.strategy import Layer
from perfdesk.core.wording.figure_text import figure_reading
from perfdesk.importing.drafts.plan import FigureState, ImportPlan, PlannedFigure

_SOURCE = SourceFile("f" * 64, "a.xlsx", datetime(2024, 6, 3, tzinfo=UTC), "bi.officer", "a family")


def _figure(value: str, cell: str, year: int = 2023) -> Figure:
    key = FigureKey("reviews", "E10000018", financial_year(year), FigureKind.LOCAL)
    reading = figure_reading(Decimal(value), form=Form.PERCENT, decimals=1)
    return Figure(key, reading, CellReference(_SOURCE.fingerprint, _SOURCE.name, "Sheet1", cell))


def test_that_a_figure_is_new_changed_or_unchanged() -> None:
    held = _figure("73.5", "A1")
    assert PlannedFigure(None, held).state is FigureState.NEW
    assert PlannedFigure(held, _figure("73.6", "A1")).state is FigureState.CHANGED
    assert PlannedFigure(held, _figure("73.5", "B9")).state is FigureState.UNCHANGED


def test_that_only_accepted_figures_are_taken_over() -> None:
    wanted, other = _figure("73.5", "A1"), _figure("76.4", "A2", 2022)
    plan = ImportPlan(_SOURCE, (), (PlannedFigure(None, wanted), PlannedFigure(None, other)))
    pack, _ = apply_edit(Pack(), plan.edit(Pack(), accept={wanted.key}))
    assert list(pack.table(Figure).values()) == [wanted]
    assert list(pack.table(SourceFile).values()) == [_SOURCE]


def test_that_the_edit_of_a_plan_can_be_undone_as_one() -> None:
    held = Pack.of([_figure("73.6", "A1")])
    new = _figure("73.5", "B1")
    plan = ImportPlan(
        _SOURCE,
        (Layer("prevent", "Prevent need", 1),),
        (PlannedFigure(_figure("73.6", "A1"), new),),
    )
    edit = plan.edit(held)
    after, _ = apply_edit(held, edit)
    assert after.table(Figure)[new.key] == new
    before, _ = revert_edit(after, edit)
    assert before == held


def test_that_unchanged_figures_keep_the_source_they_had() -> None:
    held = Pack.of([_figure("73.5", "A1")])
    plan = ImportPlan(_SOURCE, (), (PlannedFigure(_figure("73.5", "A1"), _figure("73.5", "Z9")),))
    assert plan.edit(held).replacements == ()


def test_that_a_source_keeps_the_day_it_was_first_imported() -> None:
    earlier = SourceFile(_SOURCE.fingerprint, "a.xlsx", datetime(2023, 1, 1, tzinfo=UTC), "", "")
    held = Pack.of([earlier])
    plan = ImportPlan(_SOURCE, (), (PlannedFigure(None, _figure("73.5", "A1")),))
    after, _ = apply_edit(held, plan.edit(held))
    assert list(after.table(SourceFile).values()) == [earlier]
