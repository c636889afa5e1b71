"""The two printed dashboards, row by row and as a pack.

They are "Appendix A" of two public committee papers of Leicestershire County Council: the one
for 2021/22 of 24 January 2022 and the one for 2023/24 of 3 June 2024, as the sample holds them.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.framework.matching import match_code
from perfdesk.core.judgements import PrintedQuartile, QuartileKey
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period, financial_year
from perfdesk.core.places import ENGLAND, Place, PlaceLevel
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.sources import CellReference, SourceFile
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.wording.aim_text import read_aim
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target

COUNCIL = Place("E10000018", "Leicestershire", PlaceLevel.COUNCIL)
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
EARLIER, LATER = financial_year(2021), financial_year(2023)
REABLEMENT = "% of people who had no need for ongoing services following reablement"
WAITING = "Number of people awaiting a care assessment"
ADMISSIONS_65 = "Permanent admissions to care (aged 65+) per 100,000 pop."
ADMISSIONS_18 = "Permanent admissions to care (aged 18-64) per 100,000 pop."
DELAY_SEQUELS = "% of sequels that 'Delay Need'"


@dataclass(frozen=True)
class PrintedRow:
    """One row of a printed dashboard, every cell as printed."""

    id: str
    position: Period
    layer: str
    plan: str
    outcome: str
    code: str
    description: str
    aim: Aim
    target: str
    rag: str
    arrow: str
    current: str
    previous: str
    quartile: str

    @property
    def unit(self) -> Unit:
        """What the row counts, told by how its numbers are written."""
        numbers = f"{self.target} {self.current} {self.previous}"
        if "100,000" in self.description:
            return Unit.RATE
        return Unit.PERCENT if "%" in numbers.split("(", maxsplit=1)[0] else Unit.COUNT

    @property
    def adds_up(self) -> bool:
        """Visits, loans and hours add up over the months; shares and rates do not."""
        return "k" in self.current.split()[0]


@cache
def printed_rows(position: Period) -> tuple[PrintedRow, ...]:
    """The rows of a printed dashboard, from top to bottom."""
    name = f"appendix-a-{position.key.replace('/', '-')}.csv"
    text = (files("perfdesk.resources") / "sample" / name).read_text(encoding="utf-8-sig")
    return tuple(
        _row(number, position, cells)
        for number, cells in enumerate(csv.DictReader(text.split("\n")))
    )


def _row(number: int, position: Period, cells: dict[str, str]) -> PrintedRow:
    aim = read_aim(cells["aim"])
    assert aim is not None
    return PrintedRow(
        id=f"{position.start.year}-{number + 1}",
        position=position,
        layer=cells["layer"],
        plan=cells["plan"],
        outcome=cells["outcome"],
        code=cells["measure"],
        description=cells["description"],
        aim=aim,
        target=cells.get("target") or cells.get("compared_with", ""),
        rag=cells.get("rag", ""),
        arrow=cells.get("progress", ""),
        current=cells["current"],
        previous=cells["previous"],
        quartile=cells.get("quartile", ""),
    )


@cache
def printed_pack() -> Pack:
    """Both dashboards as one pack that reports 2023/24; a cell's source is its row in the table."""
    records: list[Record] = [
        PackSettings("Adults and Communities Performance", COUNCIL.code, LATER),
        Position(EARLIER, Scheme.RAG, financial_year(2020), provisional=False),
        Position(LATER, Scheme.COMPARISON, financial_year(2022)),
        COUNCIL,
        ENGLAND,
    ]
    for position in (EARLIER, LATER):
        for number, row in enumerate(printed_rows(position)):
            records += _records(number, row)
    return Pack.of(records)


def measure_id(description: str, position: Period = LATER) -> str:
    """The id, in the printed pack, of the measure in those words."""
    return next(row.id for row in printed_rows(position) if row.description == description)


def _records(number: int, row: PrintedRow) -> list[Record]:
    file = SourceFile(row.id[:4] * 16, f"appendix {row.position.key}", AT, "", "appendix")
    source = CellReference(file.fingerprint, file.name, "", f"row {number + 2}")
    layer = row.layer.lower()
    outcome = f"{row.position.key} {layer} {row.outcome}"
    match = match_code(row.code, row.description, row.position)
    previous = Period(row.position.a_year_earlier().start, row.position.a_year_earlier().end)
    records: list[Record] = [
        file,
        Layer(layer, row.layer, ["prevent", "reduce", "delay", "meet"].index(layer.split()[0])),
        Outcome(outcome, layer, number, row.plan, row.outcome),
        Measure(
            row.id,
            outcome,
            number,
            row.description,
            row.code,
            row.aim,
            row.unit,
            framework=match.code if match else None,
            adds_up=row.adds_up,
            starts=row.position,
            ends=row.position,
        ),
        Target(
            TargetKey(row.id, row.position), read_target(row.target, row.aim, row.position), source
        ),
    ]
    for period, text in ((row.position, row.current), (previous, row.previous)):
        key = FigureKey(row.id, COUNCIL.code, period, FigureKind.LOCAL)
        records.append(Figure(key, read_figure(text, column=period), source))
    if row.quartile:
        records.append(PrintedQuartile(QuartileKey(row.id, row.position), row.quartile, source))
    return records
