"""The pack: everything a council's dashboard is made of, as one unchanging value.

A pack is never altered in place. An edit gives a new pack that shares all it did
not touch with the old one, so that long work can go on with a snapshot at no cost.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.populations import Population
from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, OwnWord
from perfdesk.core.collecting.actions import Action
from perfdesk.core.collecting.actions import in_order as actions_in_order
from perfdesk.core.collecting.answers import Answered
from perfdesk.core.collecting.asking import Asked, AskedKey, Contact
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.imports.answers import KeptAnswer
from perfdesk.core.imports.doubts import FigureDoubt
from perfdesk.core.issues.clearance import Clearance, Embargo, Meeting, Retention
from perfdesk.core.issues.issue import Issue, in_order
from perfdesk.core.judgements import (
    Judged,
    Override,
    OverrideKey,
    PrintedQuartile,
    QuartileKey,
)
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.measures import Measure
from perfdesk.core.periods import Period
from perfdesk.core.places import Place
from perfdesk.core.recipes import Recipe
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.core.reporting.dismissals import Dismissal
from perfdesk.core.reporting.editions import Edition, Exemption
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.reporting.stages import StageKey, StageMark
from perfdesk.core.settings import PackSettings, Position
from perfdesk.core.sources import SourceFile, SourceSnippet
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import NO_TARGET, PeriodTarget, Target, TargetKey, TargetReading


class Record(Protocol):
    """Anything a pack stores: a frozen value with a key that identifies it among its kind."""

    @property
    def key(self) -> Hashable:
        """What identifies the record among those of its type."""


RecordType = TypeVar("RecordType", bound=Record)

_NO_STEPS: Mapping[Period, TargetReading] = MappingProxyType({})

_Table = MappingProxyType[Hashable, Record]
"""Not any mapping: this kind is copied without hashing every key again."""


def _nothing() -> _Table:
    return MappingProxyType({})


RECORD_TYPES: tuple[type[Record], ...] = (
    PackSettings,
    Position,
    Place,
    Layer,
    Outcome,
    Measure,
    Target,
    PeriodTarget,
    Figure,
    FigureDoubt,
    Override,
    PrintedQuartile,
    Commentary,
    StageMark,
    Dismissal,
    ReportSettings,
    PublishedYear,
    NeighbourGroup,
    Population,
    Recipe,
    KeptAnswer,
    SourceFile,
    SourceSnippet,
    Issue,
    Asked,
    Answered,
    Contact,
    Action,
    ExpectedSource,
    MeasureWording,
    ConfirmedMeaning,
    OwnWord,
    Clearance,
    Meeting,
    Embargo,
    Retention,
    Edition,
    Exemption,
)
"""Every type of record that a pack holds, each in a table of its own."""


_WORKED_OUT_OF: Mapping[str, type[Record]] = MappingProxyType(
    {
        "settings": PackSettings,
        "positions": Position,
        "layers": Layer,
        "issues": Issue,
        "_dependants": Measure,
        "_measures_by_outcome": Measure,
        "_trajectories": PeriodTarget,
        "_figures_by_measure": Figure,
    }
)
"""What a pack keeps once it was asked for, and the table that it follows from."""


@dataclass(frozen=True)
class Pack:
    """A council's dashboard over all its positions.

    Attributes:
        tables: The records of each type by their keys; use the named properties to read them.
    """

    tables: Mapping[type[Record], _Table] = field(
        default_factory=lambda: MappingProxyType({kind: _nothing() for kind in RECORD_TYPES})
    )

    @classmethod
    def of(cls, records: Iterable[Record]) -> Pack:
        """Return the pack that holds *records*; of two with the same key the later stands."""
        tables: dict[type[Record], dict[Hashable, Record]] = {kind: {} for kind in RECORD_TYPES}
        for record in records:
            tables[type(record)][record.key] = record
        return cls(
            MappingProxyType({kind: MappingProxyType(rows) for kind, rows in tables.items()})
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Pass from one process to another as its records: the tables are views of them."""
        return _pack_again, (tuple(self.records()),)

    def table(self, kind: type[RecordType]) -> Mapping[Hashable, RecordType]:
        """Return all records of one type by key."""
        # Asked some twenty times a row: a cast would be called each time.
        found: Any = self.tables[kind]
        held: Mapping[Hashable, RecordType] = found
        return held

    def records(self) -> Iterable[Record]:
        """Yield every record, type by type in the order of `RECORD_TYPES`."""
        for kind in RECORD_TYPES:
            yield from self.tables[kind].values()

    def with_tables(
        self, changed: Mapping[type[Record], _Table], figures: Collection[FigureKey] | None = None
    ) -> Pack:
        """Return a pack with the tables in *changed* in place of its own.

        What was worked out of other tables is kept: an edit touches one or two of them.

        Args:
            changed: The tables by their type of record.
            figures: Keys of all figures that differ; None where that is not known.
        """
        after = replace(self, tables=MappingProxyType({**self.tables, **changed}))
        kept = {
            name: self.__dict__[name]
            for name, kind in _WORKED_OUT_OF.items()
            if name in self.__dict__ and kind not in changed
        }
        after.__dict__.update(kept)
        known = self.__dict__.get("_figures_by_measure")
        if Figure in changed and figures is not None and known is not None:
            after.__dict__["_figures_by_measure"] = after.sorted_again(known, figures)
        return after

    def sorted_again(
        self, known: Mapping[str, list[Figure]], keys: Collection[FigureKey]
    ) -> Mapping[str, list[Figure]]:
        """Return the figures of each measure, of which those with *keys* have changed."""
        grouped, held = dict(known), self.table(Figure)
        for key in keys:
            others = [each for each in grouped.get(key.measure, ()) if each.key != key]
            grouped[key.measure] = [*others, held[key]] if key in held else others
        return grouped

    @cached_property
    def settings(self) -> PackSettings:
        """Title, council, position and tolerances.

        Raises:
            KeyError: The pack has none; only a pack under construction has not.
        """
        return self.table(PackSettings)["pack"]

    @property
    def position(self) -> Position:
        """The position that the pack reports now."""
        return self.table(Position)[self.settings.position]

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """All positions, the latest first."""
        return tuple(
            sorted(self.table(Position).values(), key=lambda each: each.period, reverse=True)
        )

    @property
    def council(self) -> Place:
        """Our council."""
        code = self.settings.council
        return self.table(Place)[code]

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The layers in printed order."""
        return tuple(sorted(self.table(Layer).values(), key=_printed_order))

    def outcomes_of(self, layer: str) -> tuple[Outcome, ...]:
        """Return the outcomes of a layer in printed order."""
        mine = (each for each in self.table(Outcome).values() if each.layer == layer)
        return tuple(sorted(mine, key=_printed_order))

    def measures_of(self, outcome: str, position: Period) -> tuple[Measure, ...]:
        """Return the measures reported under an outcome at *position*, in printed order."""
        return tuple(
            measure
            for measure in self._measures_by_outcome.get(outcome, ())
            if measure.reported_at(position)
        )

    def measures_at(self, position: Period) -> tuple[Measure, ...]:
        """Return all measures reported at *position*, in printed order."""
        return tuple(
            measure
            for layer in self.layers
            for outcome in self.outcomes_of(layer.id)
            for measure in self.measures_of(outcome.id, position)
        )

    def measure(self, measure: str) -> Measure:
        """Return the measure with that id.

        Raises:
            KeyError: There is none.
        """
        return self.table(Measure)[measure]

    def figure(
        self, measure: str, period: Period, kind: FigureKind = FigureKind.LOCAL, place: str = ""
    ) -> Figure | None:
        """Return a figure of *place*, our council if empty; None where there is none."""
        key = FigureKey(measure, place or self.settings.council, period, kind)
        return self.table(Figure).get(key)

    def figures_of(self, measure: str) -> tuple[Figure, ...]:
        """Return every figure of a measure, all places and kinds, by place and period."""
        return tuple(sorted(self._figures_by_measure.get(measure, ()), key=_place_and_period))

    def target(self, measure: str, position: Period) -> TargetReading:
        """Return what a measure is held against at *position*; `NO_TARGET` if nothing is set."""
        found = self.table(Target).get(TargetKey(measure, position))
        return found.reading if found else NO_TARGET

    def trajectory(self, measure: str) -> Mapping[Period, TargetReading]:
        """Return the targets that a measure has for months, quarters or other periods."""
        # Most packs have none, and every row asks.
        return self._trajectories.get(measure, _NO_STEPS) if self.table(PeriodTarget) else _NO_STEPS

    def override(self, measure: str, position: Period, of: Judged) -> Override | None:
        """Return the override of a verdict at *position*, whether or not it has lapsed."""
        held = self.table(Override)
        return held.get(OverrideKey(measure, position, of)) if held else None

    def printed_quartile(self, measure: str, position: Period) -> PrintedQuartile | None:
        """Return the quartile printed for a measure at *position*, if any."""
        held = self.table(PrintedQuartile)
        return held.get(QuartileKey(measure, position)) if held else None

    def commentary(self, measure: str, position: Period, audience: Audience) -> Commentary | None:
        """Return what is said about a measure at *position*; None where nothing is."""
        held = self.table(Commentary)
        return held.get(CommentaryKey(measure, position, audience)) if held else None

    def stage_mark(self, measure: str, position: Period) -> StageMark | None:
        """Return the stage that a person set, whether or not it has lapsed."""
        held = self.table(StageMark)
        return held.get(StageKey(measure, position)) if held else None

    @property
    def report(self) -> ReportSettings:
        """How the report is laid out; the defaults where nobody chose."""
        return self.table(ReportSettings).get("report", ReportSettings())

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """What was issued, the latest first, withdrawn or not."""
        return in_order(tuple(self.table(Issue).values()))

    def asked(self, measure: str, position: Period) -> Asked | None:
        """Return who was asked about a measure at *position*; None where nobody was."""
        return self.table(Asked).get(AskedKey(measure, position))

    def answered(self, measure: str, position: Period) -> Answered | None:
        """Return what was answered on a measure at *position*; None where nothing was."""
        return self.table(Answered).get(AskedKey(measure, position))

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """All actions and recommendations, the open ones first."""
        return actions_in_order(tuple(self.table(Action).values()))

    def open_actions(self, measure: str) -> tuple[Action, ...]:
        """Return what is still to be done about a measure, the earliest due first."""
        return tuple(each for each in self.actions if each.is_open and each.measure == measure)

    def lineage(self, measure: str) -> tuple[Measure, ...]:
        """Return a measure and those it continues, the latest first."""
        first = self.table(Measure).get(measure)
        if first is None or first.continues is None:
            return () if first is None else (first,)
        chain: list[Measure] = []
        following: str | None = measure
        while following is not None and all(each.id != following for each in chain):
            found = self.table(Measure).get(following)
            if found is None:
                break
            chain.append(found)
            following = found.continues
        return tuple(chain)

    def dependants(self, measure: str) -> frozenset[str]:
        """Return the ids of the measures whose rows show a measure's figures, however far down.

        They go on from it, or are worked out from it.
        """
        found: set[str] = set()
        following = [measure]
        while following:
            new = self._dependants.get(following.pop(), frozenset()) - found
            found |= new
            following += new
        return frozenset(found - {measure})

    @cached_property
    def _dependants(self) -> Mapping[str, frozenset[str]]:
        following: dict[str, set[str]] = {}
        for measure in self.table(Measure).values():
            if measure.continues is not None:
                following.setdefault(measure.continues, set()).add(measure.id)
            for operand in measure.derived.operands if measure.derived else ():
                following.setdefault(operand, set()).add(measure.id)
        return {measure: frozenset(ids) for measure, ids in following.items()}

    @cached_property
    def _measures_by_outcome(self) -> Mapping[str, tuple[Measure, ...]]:
        grouped: dict[str, list[Measure]] = {}
        for measure in sorted(self.table(Measure).values(), key=_printed_order):
            grouped.setdefault(measure.outcome, []).append(measure)
        return {outcome: tuple(measures) for outcome, measures in grouped.items()}

    @cached_property
    def _trajectories(self) -> Mapping[str, Mapping[Period, TargetReading]]:
        grouped: dict[str, dict[Period, TargetReading]] = {}
        for step in sorted(self.table(PeriodTarget).values(), key=lambda each: each.key):
            grouped.setdefault(step.key.measure, {})[step.key.period] = step.reading
        return grouped

    @cached_property
    def _figures_by_measure(self) -> Mapping[str, list[Figure]]:
        grouped: dict[str, list[Figure]] = {}
        for figure in self.table(Figure).values():
            grouped.setdefault(figure.key.measure, []).append(figure)
        return grouped


def _printed_order(each: Layer | Outcome | Measure) -> tuple[int, str]:
    """Sort by order, and by id where two have the same: undoing a removal moves nothing."""
    return each.order, each.id


def _place_and_period(figure: Figure) -> tuple[str, date, date, str]:
    key = figure.key
    return key.place, key.period.start, key.period.end, key.kind.value


def _pack_again(records: tuple[Record, ...]) -> Pack:
    """Return a pack as it was in another process."""
    return Pack.of(records)
