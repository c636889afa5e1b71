"""Finding or making the layers, outcomes and measures that an appendix speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from perfdesk.core.framework.catalogue import same_measure
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack, Record, RecordType
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.importing.vocabulary.wordings import loose_words, normal_words, split_outcome

_LONGEST_ID = 60


@dataclass
class StructureDraft:
    """The layers, outcomes and measures of a pack as an import would leave them.

    Attributes:
        pack: As it is.
        position: That the appendix reports.
    """

    pack: Pack
    position: Period
    _new: dict[tuple[type[Record], str], Record] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _numbers: dict[tuple[type[Record], str], int] = field(default_factory=dict)

    @property
    def records(self) -> tuple[Record, ...]:
        """Everything made or altered, in the order in which it was met."""
        return tuple(self._new.values())

    def layer(self, name: str) -> Layer:
        """Return the layer with that name, made if the pack has none."""
        wanted = normal_words(name)
        layers = list(self._all(Layer))
        for each in layers:
            if normal_words(each.name) == wanted:
                return each
        order = max((each.order for each in layers), default=0) + 1
        return self._add(Layer(self._free_id(Layer, name), name, order))

    def outcome(self, layer: Layer, plan: str, printed: str) -> Outcome:
        """Return the outcome of a layer that is printed so, made if there is none."""
        name, statement = split_outcome(printed)
        wanted = normal_words(f"{plan} {name} {statement}")
        siblings = [each for each in self._all(Outcome) if each.layer == layer.id]
        for each in siblings:
            if normal_words(f"{each.plan} {each.name} {each.statement}") == wanted:
                return each
        order = max((each.order for each in siblings), default=0) + 1
        identity = self._free_id(Outcome, f"{layer.short_name} {name} {statement}")
        return self._add(Outcome(identity, layer.id, order, plan, name, statement))

    def measure(self, printed: Measure) -> Measure:
        """Return the measure that a row reports, altered or made where necessary.

        A measure is the same while it stands under the same outcome. Under another, as of
        the next plan, it is a new one that continues the old, or that the later one
        continues.

        Args:
            printed: The measure as the row tells it, without an id.
        """
        known = self._under_same_outcome(printed)
        if known is not None:
            self._taken.add(known.id)
            starts = known.starts if known.starts and known.starts < self.position else None
            ends = known.ends
            if ends is not None and ends < self.position:
                ends = None
            kept = replace(
                printed,
                id=known.id,
                starts=starts or self.position,
                ends=ends,
                continues=known.continues,
                amber_limit=known.amber_limit,
                similar_limit=known.similar_limit,
            )
            return self._put(kept)
        made = replace(
            printed,
            id=self._free_id(Measure, printed.description),
            starts=self.position,
            ends=self._last_before_next(),
        )
        earlier = self._nearest(made, later=False)
        if earlier is not None:
            made = replace(made, continues=earlier.id)
        made = self._add(made)
        self._taken.add(made.id)
        later = self._nearest(made, later=True)
        if later is not None and later.continues in {None, made.continues}:
            self._put(replace(later, continues=made.id))
        return made

    def end_those_left_out(self) -> None:
        """End the measures of earlier positions that the appendix no longer reports."""
        earlier = [each.period for each in self.pack.positions if each.period < self.position]
        if not earlier or self.position in self.pack.table(Position):
            return
        last = max(earlier)
        for measure in list(self._all(Measure)):
            if measure.id not in self._taken and measure.reported_at(self.position):
                self._put(replace(measure, ends=last))

    def _under_same_outcome(self, printed: Measure) -> Measure | None:
        # Two rows of one appendix are two measures, however alike they read.
        siblings = [
            each
            for each in self._held_measures()
            if each.outcome == printed.outcome and each.id not in self._taken
        ]
        words = normal_words(printed.description)
        for each in siblings:
            if normal_words(each.description) == words and each.framework == printed.framework:
                return each
        if printed.framework is not None:
            for each in siblings:
                if each.framework == printed.framework:
                    return each
        return None

    def _nearest(self, made: Measure, *, later: bool) -> Measure | None:
        """Return the measure of the nearest other position that is the same series."""
        found = [
            each
            for each in self._held_measures()
            if each.id != made.id and self._lies(each, later=later) and is_same_series(each, made)
        ]
        choose = min if later else max
        return choose(found, key=lambda each: each.starts.key if each.starts else "", default=None)

    def _lies(self, measure: Measure, *, later: bool) -> bool:
        """Tell whether a measure began later than the position, or earlier."""
        if measure.starts is None:
            return not later
        return measure.starts > self.position if later else measure.starts < self.position

    def _last_before_next(self) -> Period | None:
        """Return this position where the pack holds a later one, at which the measure is over."""
        later = any(each.period > self.position for each in self.pack.positions)
        return self.position if later else None

    def _held_measures(self) -> Iterator[Measure]:
        """Yield the measures that the pack held before, as they are now.

        Those that were made here begin at the position and are taken by rows of their own.
        """
        for key, record in self.pack.table(Measure).items():
            altered = self._new.get((Measure, str(key)), record)
            yield altered if isinstance(altered, Measure) else record

    def _all(self, kind: type[RecordType]) -> Iterator[RecordType]:
        for key, record in self.pack.table(kind).items():
            if (kind, str(key)) not in self._new:
                yield record
        for made in self._new.values():
            if isinstance(made, kind):
                yield made

    def _add(self, record: RecordType) -> RecordType:
        return self._put(record)

    def _put(self, record: RecordType) -> RecordType:
        self._new[type(record), str(record.key)] = record
        return record

    def _free_id(self, kind: type[Record], text: str) -> str:
        """Return a readable id that nothing of its kind has, and that no number can outdate."""
        words = re.sub(r"[^0-9a-z]+", "-", text.casefold().replace("%", "percent")).strip("-")
        short = words[:_LONGEST_ID].rsplit("-", 1)[0] if len(words) > _LONGEST_ID else words
        held = self.pack.table(kind)
        candidate, number = short or "unnamed", self._numbers.get((kind, short), 2)
        while candidate in held or (kind, candidate) in self._new:
            candidate, number = f"{short}-{number}", number + 1
        self._numbers[kind, short] = number
        return candidate


def is_same_series(one: Measure, other: Measure) -> bool:
    """Tell whether two measures are one series: the same framework measure, or the same words."""
    if one.framework is not None and other.framework is not None:
        return same_measure(one.framework, other.framework)
    return loose_words(one.description) == loose_words(other.description)
