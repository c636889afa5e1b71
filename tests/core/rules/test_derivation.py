"""Derived figures: sums, differences, shares and rates of others."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.building.judging import derived_figure, reported_figure
from perfdesk.core.building.series import series_of
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Combination, Derivation, Measure, Unit
from perfdesk.core.pack import Pack, Record
from perfdesk.core.rules.derivation import derive
from perfdesk.core.sources import TYPED
from perfdesk.core.wording.figure_text import read_figure
from tests.core.printed import COUNCIL, LATER, measure_id, printed_pack

TOTAL, E_LOANS = measure_id("Total library loans"), measure_id("E-loans")
PHYSICAL = "physical"


def derived(how: Combination, *texts: str, unit: Unit = Unit.COUNT, decimals: int = 1) -> str:
    """What the parts come to, as shown; empty where they come to nothing."""
    names = [f"part {number}" for number in range(1, len(texts) + 1)]
    measure = Measure(
        "m", "o", 1, "m", unit=unit, decimals=decimals, derived=Derivation(how, tuple(names))
    )
    readings = [read_figure(text, column=LATER) for text in texts]
    found = derive(measure, list(zip(names, readings, strict=True)))
    return found.reading.text if found else ""


@pytest.mark.parametrize(
    ("how", "texts", "unit", "shown"),
    [
        (Combination.SUM, ("1,377.9k", "1,006.6k"), Unit.COUNT, "2,384.5k"),
        (Combination.SUM, ("17.3k", "940"), Unit.COUNT, "18,240"),
        (Combination.SUM, ("10k (Apr-Nov)", "5k (Apr-Nov)"), Unit.COUNT, "15k (Apr-Nov)"),
        (Combination.SUM, ("10k (Apr-Nov)", "5k"), Unit.COUNT, ""),
        (Combination.SUM, ("10", "Due June 2024"), Unit.COUNT, ""),
        (Combination.DIFFERENCE, ("2,384.5k", "1,006.6k"), Unit.COUNT, "1,377.9k"),
        (Combination.DIFFERENCE, ("773", "36", "37"), Unit.COUNT, "700"),
        (Combination.SHARE, ("3,856", "4,304"), Unit.PERCENT, "89.6%"),
        (Combination.SHARE, ("3,856", "0"), Unit.PERCENT, ""),
        (Combination.RATE, ("58", "423,067"), Unit.RATE, "13.7"),
    ],
)
def test_that_parts_are_put_together(
    how: Combination, texts: tuple[str, ...], unit: Unit, shown: str
) -> None:
    assert derived(how, *texts, unit=unit) == shown


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=6))
@settings(max_examples=40)
def test_that_a_sum_is_exact_whatever_the_parts(parts: list[int]) -> None:
    assert derived(Combination.SUM, *(str(part) for part in parts)) == f"{sum(parts):,}"


# --- in a pack ------------------------------------------------------------------------------------
def library() -> Pack:
    """The printed pack, with total loans worked out from physical loans and e-loans."""
    pack = printed_pack()
    total = pack.measure(TOTAL)
    records: list[Record] = [
        replace(total, derived=Derivation(Combination.SUM, (PHYSICAL, E_LOANS))),
        replace(total, id=PHYSICAL, description="Physical loans", order=99),
        Figure(FigureKey(PHYSICAL, COUNCIL.code, LATER, FigureKind.LOCAL), read_figure("1,377.9k")),
    ]
    return apply_edit(pack, edit_between(pack, "Derive", records))[0]


def without_typed(pack: Pack) -> Pack:
    """The same without the printed total."""
    figures = dict(pack.table(Figure))
    figures.pop(FigureKey(TOTAL, COUNCIL.code, LATER, FigureKind.LOCAL))
    kept = [each for each in pack.records() if not isinstance(each, Figure)]
    return Pack.of([*kept, *figures.values()])


def test_that_a_derived_figure_follows_from_its_parts_and_names_them() -> None:
    pack = without_typed(library())
    figure = reported_figure(pack, pack.measure(TOTAL), LATER)
    assert figure is not None
    assert (figure.reading.text, figure.value) == ("2,384.5k", Decimal(2_384_500))
    assert str(figure.source) == "calculated: Physical loans 1,377.9k + E-loans 1,006.6k"


def test_that_a_derived_measure_has_a_series_where_its_parts_have_figures() -> None:
    points = series_of(without_typed(library()), TOTAL)
    shown = {point.figure.stands_for.label: point.figure.reading.text for point in points}
    # 2022/23 was typed, and physical loans have no figure for it.
    assert shown == {"2022/23": "2,260.7k", "2023/24": "2,384.5k"}


def test_that_a_change_of_a_part_reaches_the_derived_row() -> None:
    pack = without_typed(library())
    key = FigureKey(E_LOANS, COUNCIL.code, LATER, FigureKind.LOCAL)
    typed = Figure(key, read_figure("1,000.0k"), TYPED)
    after, change = apply_edit(pack, edit_between(pack, "Type", [typed]))
    assert TOTAL in change.measures
    figure = reported_figure(after, after.measure(TOTAL), LATER)
    assert figure is not None
    assert figure.reading.text == "2,377.9k"


def test_that_a_typed_figure_of_a_derived_measure_stays() -> None:
    pack = library()
    measure = pack.measure(TOTAL)
    typed, worked_out = reported_figure(pack, measure, LATER), derived_figure(pack, measure, LATER)
    assert typed is not None
    assert worked_out is not None
    assert typed.source != worked_out.source
    assert typed.reading.text == worked_out.reading.text


def test_that_a_measure_that_is_a_part_of_itself_comes_to_nothing() -> None:
    pack = without_typed(library())
    circle = replace(
        pack.measure(PHYSICAL), derived=Derivation(Combination.DIFFERENCE, (TOTAL, E_LOANS))
    )
    figures = [each for each in pack.records() if each.key != circle.id]
    figures = [
        each for each in figures if not (isinstance(each, Figure) and each.key.measure == PHYSICAL)
    ]
    pack = Pack.of([*figures, circle])
    assert reported_figure(pack, pack.measure(TOTAL), LATER) is None
