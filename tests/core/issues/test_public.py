"""What a public edition leaves out: exempt measures, small numbers and what gives them away."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.edits import apply_edit
from perfdesk.core.figures import Content, Figure, FigureKey, FigureKind, Reading
from perfdesk.core.issues.edition_edits import exemption_edit
from perfdesk.core.issues.public import edition_pack, exempt_measures, suppressed_figures
from perfdesk.core.measures import Aim, Combination, Derivation, Measure, Unit
from perfdesk.core.narrative.report import build_report
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import ReportSettings
from tests.store.published_packs import COUNCIL, REABLEMENT, WAITING, YEAR, published_pack

PUBLIC = ReportSettings(edition="Public", public=True)
OUTCOME = "made up"


def counted(values: dict[str, int]) -> Pack:
    """A pack of counts, the last of which is the sum of the others."""
    pack = published_pack()
    outcome = next(iter(pack.table(Measure).values())).outcome
    *parts, total = values
    measures = [
        Measure(
            name, outcome, 50 + at, name, aim=Aim.LOW, unit=Unit.COUNT, decimals=0,
            derived=Derivation(Combination.SUM, tuple(parts)) if name == total else None,
        )
        for at, name in enumerate(values)
    ]  # fmt: skip
    figures = [
        Figure(
            FigureKey(name, COUNCIL.code, YEAR, FigureKind.LOCAL),
            Reading(str(value), Content.NUMBER, Decimal(value)),
        )
        for name, value in values.items()
    ]
    return Pack.of((*pack.records(), *measures, *figures))


def hidden(pack: Pack, smallest: int = 5) -> set[str]:
    keys = suppressed_figures(pack, smallest)
    return {each.measure for each in keys if each.period == YEAR}


def test_that_a_small_number_takes_the_second_smallest_with_it() -> None:
    pack = counted({"a": 3, "b": 40, "c": 9, "all": 52})
    assert hidden(pack) & {"a", "b", "c", "all"} == {"a", "c"}


def test_that_nought_and_numbers_that_are_not_small_are_shown() -> None:
    pack = counted({"a": 0, "b": 5, "all": 5})
    assert not hidden(pack) & {"a", "b", "all"}


def test_that_a_share_of_few_people_is_small_on_either_side() -> None:
    pack = published_pack()
    figure = pack.figure(REABLEMENT, YEAR)
    assert figure is not None
    for numerator in (3, 4301):
        reading = replace(figure.reading, numerator=Decimal(numerator), denominator=Decimal(4304))
        changed = Pack.of((*pack.records(), replace(figure, reading=reading)))
        assert REABLEMENT in hidden(changed)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 30), min_size=2, max_size=6))
def test_that_no_small_number_can_be_worked_out_from_what_is_shown(numbers: list[int]) -> None:
    names = [f"m{at}" for at in range(len(numbers))]
    pack = counted({**dict(zip(names, numbers, strict=True)), "all": sum(numbers)})
    gone = hidden(pack) & {*names, "all"}
    small = {name for name, value in zip(names, numbers, strict=True) if 0 < value < 5}
    small |= {"all"} if 0 < sum(numbers) < 5 else set()
    assert small <= gone
    assert len(gone) != 1


def test_that_an_exempt_measure_goes_with_charts_counts_and_what_is_worked_out_with_it() -> None:
    pack = counted({"a": 10, "b": 40, "all": 50})
    pack, _ = apply_edit(pack, exemption_edit(pack, "a", "Paragraph 3"))
    assert exempt_measures(pack) >= {"a", "all"}
    whole = build_report(pack, YEAR)
    report = build_report(pack, YEAR, settings=PUBLIC)
    assert {"a", "all"} <= {row.measure for row in whole.dashboard.rows}
    assert not {"a", "all"} & {row.measure for row in report.dashboard.rows}
    assert not {"a", "all"} & {*report.charts.trends, *report.charts.benchmarks, *report.remarks}
    told = sum(each.number for each in report.summary.counts if each.of == "Rating")
    before = sum(each.number for each in whole.summary.counts if each.of == "Rating")
    assert told == before - len(exempt_measures(pack) & {r.measure for r in whole.dashboard.rows})


def test_that_a_pack_is_the_same_where_nothing_is_left_out() -> None:
    pack = counted({"a": 1, "b": 2, "all": 3})
    assert edition_pack(pack, ReportSettings(edition="Whole")) is pack


def test_that_measures_and_notes_are_left_out_by_choice() -> None:
    pack = published_pack()
    chosen = ReportSettings(edition="Team", left_out=(WAITING,), notes=False)
    report = build_report(pack, YEAR, settings=chosen)
    assert WAITING not in {row.measure for row in report.dashboard.rows}
    assert not any(map(len, combinations(report.remarks, 1)))
