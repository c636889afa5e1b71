"""What PerfDesk exports can be read as an appendix again, and gives the same pack."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.operations.exports import ExportKind, export
from perfdesk.operations.packs import find_council, new_from_appendix
from perfdesk.operations.sample import sample_pack

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The sample pack."""
    return sample_pack(AT)


@pytest.fixture(scope="module")
def exported(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> dict[ExportKind, Path]:
    """Workbook and Word document of the sample pack."""
    folder = tmp_path_factory.mktemp("exported")
    wanted = {
        ExportKind.WORKBOOK: folder / "dashboard.xlsx",
        ExportKind.WORD: folder / "dashboard.docx",
    }
    export(pack, wanted, created=AT)
    return wanted


@pytest.mark.parametrize("kind", [ExportKind.WORKBOOK, ExportKind.WORD])
def test_that_an_export_read_as_an_appendix_gives_the_same_measures_and_figures(
    pack: Pack, exported: dict[ExportKind, Path], kind: ExportKind
) -> None:
    made = new_from_appendix(exported[kind], find_council("E10000018"), at=AT).pack
    assert made.position.period == pack.position.period
    ours, theirs = _told(pack), _told(made)
    assert len(ours) == 29
    assert theirs == ours


def _told(pack: Pack) -> list[tuple[object, ...]]:
    return [_measure(pack, each) for each in pack.measures_at(pack.position.period)]


def _measure(pack: Pack, measure: Measure) -> tuple[object, ...]:
    position = pack.position
    outcomes = {
        outcome.id: (layer.name, outcome.plan, outcome.name, outcome.statement)
        for layer in pack.layers
        for outcome in pack.outcomes_of(layer.id)
    }
    figures = [pack.figure(measure.id, each) for each in (position.period, position.previous)]
    target = pack.target(measure.id, position.period)
    return (
        *outcomes[measure.outcome],
        measure.code,
        measure.description,
        measure.aim,
        measure.unit,
        measure.framework,
        (target.low, target.high),
        *(each.reading.value if each else None for each in figures),
        *(each.reading.numerator if each else None for each in figures),
    )
