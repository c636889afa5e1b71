"""Packs with the figures of two published dashboards, built through the real core.

The tables of the sample are the text of Appendix A of two public committee papers of
Leicestershire County Council: 24 January 2022 (2021/22, RAG, 30 measures) and 3 June 2024
(2023/24, rating and progress, 29 measures).
"""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.resources import files

from perfdesk.core.building.judging import decided_on
from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.trend import trends_of
from perfdesk.core.charting import ChartSpec
from perfdesk.core.dashboard import Dashboard
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.judgements import (
    Judged,
    Override,
    OverrideKey,
    PrintedQuartile,
    QuartileKey,
)
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import financial_year
from perfdesk.core.places import Place, PlaceLevel
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target

INTERNAL = "Not for print: the team is being reorganised."
INTERNAL_REASON = "Not for print: agreed on the telephone."
COUNCIL = Place("E10000018", "Leicestershire", PlaceLevel.COUNCIL)
AIMS = {
    "H": Aim.HIGH,
    "L": Aim.LOW,
    "High": Aim.HIGH,
    "Low": Aim.LOW,
    "Target Band Width": Aim.BAND,
    "N/A": Aim.NONE,
    "": Aim.UNSTATED,
}
OUTCOMES = (
    "Safe and Well",
    "Great Communities",
    "Strong Economy, Transport, and Infrastructure",
    "Improved Opportunities",
)


def pack_2023() -> Pack:
    """The dashboard of 2023/24, rated by comparison."""
    return _pack("appendix-a-2023-24.csv", 2023, Scheme.COMPARISON)


def pack_2021() -> Pack:
    """The dashboard of 2021/22, rated red, amber and green."""
    return _pack("appendix-a-2021-22.csv", 2021, Scheme.RAG)


def with_commentary(pack: Pack, text: str = "Reviews were late. More staff start in May.") -> Pack:
    """The pack with a public comment on every measure, an internal one beside it, and decisions."""
    position = pack.settings.position
    at = datetime(2024, 5, 1, tzinfo=UTC)
    records: list[Record] = []
    for number, measure in enumerate(pack.measures_at(position)):
        for audience, words in ((Audience.PUBLIC, text), (Audience.INTERNAL, INTERNAL)):
            key = CommentaryKey(measure.id, position, audience)
            records.append(Commentary(key, words, "officer", at))
        if number < 2:
            texts = decided_on(pack, measure, pack.position)
            key_of_rating = OverrideKey(measure.id, position, Judged.RATING)
            word = "amber" if pack.position.scheme is Scheme.RAG else "similar"
            reason = ("Within the margin of the survey.", INTERNAL_REASON)[number]
            records.append(
                Override(key_of_rating, word, reason, "officer", at, texts, public=number == 0)
            )
    return Pack.of([*pack.records(), *records])


def dashboard_of(pack: Pack) -> tuple[Dashboard, dict[str, ChartSpec]]:
    """What is exported of a pack."""
    return build_dashboard(pack), trends_of(pack)


def _pack(name: str, year: int, scheme: Scheme) -> Pack:
    now, before = financial_year(year), financial_year(year - 1)
    settings = PackSettings("Adults and Communities Performance", COUNCIL.code, now)
    table = files("perfdesk.resources").joinpath("sample", name).read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    return Pack.of(
        [settings, Position(now, scheme, before), COUNCIL, *_records(rows, year)],
    )


def _records(rows: list[dict[str, str]], year: int) -> Iterator[Record]:
    now, before = financial_year(year), financial_year(year - 1)
    layers: dict[str, Layer] = {}
    outcomes: dict[tuple[str, str], Outcome] = {}
    for number, row in enumerate(rows, 1):
        layer = layers.setdefault(row["layer"], Layer(row["layer"], row["layer"], len(layers)))
        key = (layer.id, row["outcome"])
        if key not in outcomes:
            title, statement = _parted(row["outcome"])
            outcomes[key] = Outcome(
                f"o{len(outcomes)}", layer.id, len(outcomes), row["plan"], title, statement
            )
        code, _, marker = row["measure"].partition(" *")
        unit = Unit.PERCENT if row["description"].startswith("%") else Unit.COUNT
        aim = AIMS[row["aim"]]
        measure = Measure(
            f"m{number}", outcomes[key].id, number, row["description"], code, aim, unit,
            marker=f"*{marker}" if marker else "",
        )  # fmt: skip
        yield measure
        target = read_target(row.get("target") or row.get("compared_with") or "", aim, now)
        yield Target(TargetKey(measure.id, now), target)
        for period, column in ((now, "current"), (before, "previous")):
            reading = read_figure(row[column], column=period)
            yield Figure(FigureKey(measure.id, COUNCIL.code, period, FigureKind.LOCAL), reading)
        if row.get("quartile"):
            yield PrintedQuartile(QuartileKey(measure.id, now), row["quartile"])
    yield from layers.values()
    yield from outcomes.values()


def _parted(outcome: str) -> tuple[str, str]:
    for name in OUTCOMES:
        if outcome.startswith(name):
            return name, outcome.removeprefix(name).strip()
    name, _, statement = re.split(r"( \u2014 )", outcome, maxsplit=1)
    return name, statement
