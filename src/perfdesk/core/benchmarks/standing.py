"""Where a council stands in what a pack holds of all councils: quartile, rank and averages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from perfdesk.core.benchmarks.averages import Average, average_of, names_of, pooled
from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.published import PublishedKey, PublishedOutcome, PublishedYear
from perfdesk.core.benchmarks.quartiles import Field, Standing, standing_of
from perfdesk.core.councils import council_in, current_code, what_became_of
from perfdesk.core.framework.catalogue import (
    FrameworkMeasure,
    edition_at,
    in_edition,
    measure_for,
)
from perfdesk.core.framework.notes import note_on
from perfdesk.core.measures import Aim, FrameworkCode
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import ENGLAND


@dataclass(frozen=True, slots=True)
class GroupStanding:
    """Where a council stands among its neighbours.

    Attributes:
        group: The neighbours.
        average: What they come to together, without the council itself.
        rank: The council's place among those with a value, itself included; None without one.
        n: How many those are.
    """

    group: NeighbourGroup
    average: Average
    rank: int | None
    n: int


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A council beside all others, for one published measure and year.

    Attributes:
        entry: The measure, under its code of the year.
        year: What was published.
        council: ONS code, as asked for.
        name: The council's name.
        outcome: What was published for it; None where nothing was.
        field: All councils with a value and without.
        standing: Its quartile and rank; None without a value, or without an aim.
        averages: England, and the council's region and type, in that order.
        neighbours: Where it stands in a group of neighbours; None where there is no group.
        reason: All that is to be said of it, in sentences.
    """

    entry: FrameworkMeasure
    year: PublishedYear
    council: str
    name: str
    outcome: PublishedOutcome | None
    field: Field
    standing: Standing | None
    averages: tuple[Average, ...]
    neighbours: GroupStanding | None
    reason: str


def published_at(pack: Pack, code: FrameworkCode, period: Period) -> PublishedYear | None:
    """Return what was published of a measure for a year, under whichever of its codes."""
    own = in_edition(code, edition_at(period)) or code
    return pack.table(PublishedYear).get(PublishedKey(own, period))


def years_published(pack: Pack, code: FrameworkCode) -> tuple[Period, ...]:
    """Return the years of which a pack holds what was published of a measure, oldest first."""
    codes = {code, *(in_edition(code, edition) for edition in ("2022/23", "2023/24"))}
    years = (each.key for each in pack.table(PublishedYear).values())
    return tuple(sorted(key.period for key in years if key.framework in codes))


def field_of(year: PublishedYear) -> Field:
    """Return all councils of a published year, to stand among."""
    entry = measure_for(year.key.framework)
    return _field(year, entry.aim if entry else Aim.UNSTATED)


@lru_cache(maxsize=512)
def _field(year: PublishedYear, aim: Aim) -> Field:
    entry = measure_for(year.key.framework)
    values = {code: outcome.value for code, outcome in year.outcomes.items()}
    return Field(values, aim, entry.unit) if entry else Field(values, aim)


def groups_of(pack: Pack, council: str) -> tuple[NeighbourGroup, ...]:
    """Return the groups of neighbours of a council, the latest first."""
    own = current_code(council)
    groups = pack.table(NeighbourGroup).values()
    mine = [each for each in groups if current_code(each.council) == own]
    return tuple(sorted(mine, key=lambda each: (each.dated, each.id), reverse=True))


def benchmark(year: PublishedYear, council: str, group: NeighbourGroup | None = None) -> Benchmark:
    """Set a council beside all others in one published year.

    Args:
        year: What was published, of a measure of the framework.
        council: ONS code, in force or not.
        group: Its neighbours, if they are asked for.

    Raises:
        KeyError: The year is of no measure of the framework.
    """
    entry = measure_for(year.key.framework)
    if entry is None:
        raise KeyError(f"{year.key.framework} is not a measure in the framework")
    code = current_code(council)
    field, outcome = field_of(year), year.outcomes.get(code)
    then = council_in(code, year.key.period)
    around = (then.region_place, then.type_place) if then else ()
    standing, reason = standing_in(year, code)
    return Benchmark(
        entry=entry,
        year=year,
        council=council,
        name=outcome.name if outcome else then.name if then else council,
        outcome=outcome,
        field=field,
        standing=standing,
        averages=tuple(average_of(year, entry, place) for place in (ENGLAND, *around)),
        neighbours=_among(year, entry, code, group) if group else None,
        reason=reason,
    )


@lru_cache(maxsize=4096)
def standing_in(year: PublishedYear, council: str) -> tuple[Standing | None, str]:
    """Return where a council stands in a published year, and all there is to say of it."""
    code = current_code(council)
    field, outcome = field_of(year), year.outcomes.get(code)
    then = council_in(code, year.key.period)
    name = outcome.name if outcome else then.name if then else council
    standing = standing_of(code, field)
    return standing, _reason(year, code, name, outcome, standing, field)


def _among(
    year: PublishedYear, entry: FrameworkMeasure, council: str, group: NeighbourGroup
) -> GroupStanding:
    members = [current_code(code) for code in group.members]
    field = field_of(year)
    found = (field.outcomes.get(code) for code in dict.fromkeys(members) if code != council)
    values = [value for value in found if value is not None]
    own = field.outcomes.get(council)
    average = pooled(year, entry, group.name, members)
    if own is None:
        return GroupStanding(group, average, None, len(values))
    is_low = field.aim is Aim.LOW
    better = sum(1 for value in values if (value < own if is_low else value > own))
    return GroupStanding(group, average, better + 1, len(values) + 1)


def _reason(
    year: PublishedYear,
    code: str,
    name: str,
    outcome: PublishedOutcome | None,
    standing: Standing | None,
    field: Field,
) -> str:
    period = year.key.period
    said = []
    if standing is not None:
        said.append(f"{period}: {standing.reason}")
    elif outcome is not None and outcome.value is not None:
        said.append(f"{period}: the measure has no aim, so there is no quartile.")
    elif outcome is not None:
        token = f" but {outcome.token}" if outcome.token else ""
        said.append(f"{period}: nothing was published for {name}{token}, so it has no quartile.")
    else:
        became = what_became_of(code) if council_in(code, period) is None else ""
        said.append(became or f"{period}: the publication has no row for {name}.")
    if outcome is not None and outcome.margin is not None and outcome.value is not None:
        said.append(f"Its margin of error is {outcome.margin.normalize():f} either way.")
    others = [each for each in field.missing if each != code]
    if others:
        said.append(f"No figure for {names_of(others, year)}.")
    said.append(note_on(year.key.framework, period))
    return " ".join(filter(None, said))
