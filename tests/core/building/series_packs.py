"""Small packs with a series of one measure.

The figures are published ones: ASCOF 2A (2D until 2022/23) of Leicestershire, 80.2 in 2016/17,
87.5 in 2019/20, 81.1, 90.0, 87.8 and, from the new source, 73.7 in 2024/25, and 89.6 as the
council's own paper prints for 2023/24; for England 74.9 in 2020/21 and 77.5 in 2022/23.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Aim, FrameworkCode, Measure, Unit
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import financial_year, parse_period
from perfdesk.core.places import ENGLAND, Place, PlaceLevel
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.wording.figure_text import figure_reading, read_figure
from perfdesk.core.wording.target_text import read_target
from tests.framework_editions import NEW, OLD

COUNCIL = Place("E10000018", "Leicestershire", PlaceLevel.COUNCIL)
OURS, THEIRS = COUNCIL.code, ENGLAND.code
MEASURE, EARLIER_MEASURE = "reablement", "old-reablement"
NOW, BEFORE, LATEST = financial_year(2023), financial_year(2022), financial_year(2024)
PUBLISHED = (
    ("2016/17", OURS, "80.2"), ("2019/20", OURS, "87.5"), ("2020/21", OURS, "81.1"),
    ("2021/22", OURS, "90.0"), ("2022/23", OURS, "87.8"), ("2024/25", OURS, "73.7"),
    ("2020/21", THEIRS, "74.9"), ("2022/23", THEIRS, "77.5"),
)  # fmt: skip


def published(
    year: str, text: str, place: str = OURS, measure: str = MEASURE, margin: str = ""
) -> Figure:
    """A published figure, as it is read from a publication."""
    period = parse_period(year)
    key = FigureKey(measure, place, period, FigureKind.PUBLISHED)
    if text[0].isdigit():
        return Figure(
            key,
            figure_reading(
                Decimal(text),
                form=read_figure("1%").form,
                decimals=1,
                margin=Decimal(margin) if margin else None,
            ),
        )
    return Figure(key, read_figure(text, column=period))


def local(year: str, text: str, measure: str = MEASURE, unit: Unit = Unit.PERCENT) -> Figure:
    """A figure of the council's own, as typed."""
    period = parse_period(year)
    key = FigureKey(measure, OURS, period, FigureKind.LOCAL)
    return Figure(key, read_figure(text, unit=unit, decimals=1, column=period))


def target(text: str, position: str = "2023/24", measure: str = MEASURE) -> Target:
    """A target as typed."""
    period = parse_period(position)
    return Target(TargetKey(measure, period), read_target(text, Aim.HIGH, period))


def series_pack(*records: Record, scheme: Scheme = Scheme.COMPARISON) -> Pack:
    """A pack with the measure 2A, which goes on from old 2D, and with *records*."""
    outcome = Outcome("safe", "delay", 1, "Strategic Plan 2022-26", "Safe and Well")
    words = "% of people who had no need for ongoing services following reablement"
    return Pack.of(
        [
            PackSettings("Adults and Communities Performance", COUNCIL.code, NOW),
            Position(NOW, scheme, BEFORE),
            Position(LATEST, scheme, NOW),
            COUNCIL,
            ENGLAND,
            Layer("delay", "Delay need", 1),
            outcome,
            Measure(
                MEASURE, outcome.id, 1, words, "ASCOF 2A",
                framework=FrameworkCode(NEW, "2A"), starts=NOW, continues=EARLIER_MEASURE,
            ),
            Measure(
                EARLIER_MEASURE, outcome.id, 1, words, "ASCOF 2D",
                framework=FrameworkCode(OLD, "2D"), ends=BEFORE,
            ),
            *records,
        ]
    )  # fmt: skip


def published_series(skip: Iterable[str] = ()) -> list[Record]:
    """The published figures, until 2022/23 under the old measure, but for the years to skip."""
    return [
        published(year, text, place, EARLIER_MEASURE if year < "2023" else MEASURE)
        for year, place, text in PUBLISHED
        if year not in set(skip)
    ]
