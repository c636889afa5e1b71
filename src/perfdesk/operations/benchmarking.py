"""Setting a council beside all others: which measure and year are meant, and what is said."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.benchmarks.averages import Average
from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.standing import (
    Benchmark,
    GroupStanding,
    benchmark,
    groups_of,
    published_at,
    years_published,
)
from perfdesk.core.councils import council_coded, council_in, what_became_of
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.figures import Form, format_number
from perfdesk.core.framework.catalogue import (
    edition_at,
    edition_named,
    editions,
    in_edition,
)
from perfdesk.core.framework.matching import exact_code, parse_code
from perfdesk.core.measures import FrameworkCode, Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, PeriodError, parse_period
from perfdesk.core.places import Place
from perfdesk.operations.describing import Data, plain_number


class UnansweredBenchmarkError(PerfDeskError):
    """A measure, year, council or group that the pack cannot answer for."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a pack.

    Attributes:
        measure: A framework code in any spelling, or the id of a measure of the pack.
        period: The financial year.
        council: Code or name.
        edition: Edition of the framework that the code is of; empty for the period's.
        neighbours: Id of a group of neighbours; empty for the council's latest.
    """

    measure: str
    period: Period
    council: str
    edition: str = ""
    neighbours: str = ""


def answer(pack: Pack, asked: Question) -> Benchmark:
    """Return where a council stands among all others, by what the pack holds as published.

    Raises:
        UnansweredBenchmarkError: The measure, council or group is not known, or nothing is
            held of it for the year.
    """
    code = framework_code(pack, asked)
    council = council_asked_for(asked)
    year = published_at(pack, code, asked.period)
    if year is None:
        raise UnansweredBenchmarkError(_nothing(pack, code, asked.period))
    if council_in(council.code, asked.period) is None:
        raise UnansweredBenchmarkError(
            f"{what_became_of(council.code)} Ask for a council that existed in {asked.period}."
        )
    return benchmark(year, council.code, group_asked_for(pack, council, asked.neighbours))


def framework_code(pack: Pack, asked: Question) -> FrameworkCode:
    """Return the measure of the framework that is meant.

    The code is one of the edition in force in the year, or of the edition that is named; a
    code that only the other edition has is followed to it.

    Raises:
        UnansweredBenchmarkError: There is no such measure.
    """
    known = pack.table(Measure).get(asked.measure)
    if known is not None:
        if known.framework is None:
            raise UnansweredBenchmarkError(
                f"\u201c{known.description}\u201d is a local measure, so no figures are published "
                "for other councils."
            )
        return known.framework
    edition = _edition(asked)
    found = exact_code(edition, asked.measure)
    if found is None and not asked.edition:
        others = (exact_code(each, asked.measure) for each in reversed(editions()))
        found = next((each for each in others if each is not None), None)
    if found is None:
        of = (
            f"in the {edition} framework"
            if parse_code(asked.measure)
            else ("in any known framework")
        )
        raise UnansweredBenchmarkError(
            f"\u201c{asked.measure}\u201d is not a measure {of}. Give a code such as "
            f"{_examples(edition)}, or a measure's id in the pack."
        )
    return found


def _examples(edition: str) -> str:
    """Return a code without a part and one with, of an edition (`2A or 3C(1)`)."""
    known = edition_named(edition)
    codes = [each.code for each in known.measures] if known else []
    plain = next((str(each) for each in codes if not each.part), "")
    parted = next((str(each) for each in codes if each.part), "")
    return " or ".join(filter(None, (plain, parted)))


def _edition(asked: Question) -> str:
    if not asked.edition:
        return edition_at(asked.period)
    try:
        return edition_at(parse_period(asked.edition))
    except PeriodError as problem:
        raise UnansweredBenchmarkError(
            f"\u201c{asked.edition}\u201d is not an edition of the framework. The editions are "
            f"{' and '.join(editions())}."
        ) from problem


def council_asked_for(asked: Question) -> Place:
    """Return the council that is meant.

    Raises:
        UnansweredBenchmarkError: It is not a council with adult social care.
    """
    from perfdesk.importing.vocabulary.places import find_council

    found = find_council(asked.council)
    if found is None:
        raise UnansweredBenchmarkError(
            f"\u201c{asked.council}\u201d is not an English council with adult social care. Give "
            "its name or its code, such as E10000018."
        )
    return found


def _nothing(pack: Pack, code: FrameworkCode, period: Period) -> str:
    shown = in_edition(code, edition_at(period)) or code
    years = years_published(pack, code)
    if not years:
        return (
            f"The pack has no published figures for all councils for {shown}. Import a national "
            "publication that has them."
        )
    *others, last = [year.label for year in years]
    listed = f"{', '.join(others)} and {last}" if others else last
    return f"The pack has no published figures for {shown} in {period}. It has {listed}."


def group_asked_for(pack: Pack, council: Place, wanted: str) -> NeighbourGroup | None:
    """Return the neighbours that are meant: by id, else the council's latest; None for none.

    Raises:
        UnansweredBenchmarkError: The pack has no group of that id.
    """
    if not wanted:
        return next(iter(groups_of(pack, council.code)), None)
    found = pack.table(NeighbourGroup).get(wanted)
    if found is None:
        groups = sorted(each.id for each in pack.table(NeighbourGroup).values())
        known = f"it has {', '.join(groups)}" if groups else "it has none"
        raise UnansweredBenchmarkError(
            f"The pack has no neighbour group \u201c{wanted}\u201d; {known}."
        )
    return found


def describe_benchmark(found: Benchmark) -> Data:
    """Return a benchmark as data for `benchmark --json`."""
    standing, outcome, field = found.standing, found.outcome, found.field
    lower, median, upper = field.points
    england, *around = found.averages
    region = next((each for each in around), None)
    council_type = next((each for each in around[1:]), None)
    return {
        "measure": str(found.entry.code),
        "edition": found.entry.code.edition,
        "description": found.entry.words,
        "aim": found.entry.aim.value,
        "was": str(found.entry.was) if found.entry.was else None,
        "period": found.year.key.period.label,
        "council": found.council,
        "council_name": found.name,
        "value": plain_number(outcome.value) if outcome else None,
        "numerator": plain_number(outcome.numerator) if outcome else None,
        "denominator": plain_number(outcome.denominator) if outcome else None,
        "margin_of_error": plain_number(outcome.margin) if outcome else None,
        "quartile": standing.quartile.value if standing else None,
        "rank": standing.rank if standing else None,
        "ties": standing.tied if standing else None,
        "n": field.n,
        "to_next": plain_number(standing.to_next) if standing else None,
        "lower_quartile": plain_number(lower),
        "median": plain_number(median),
        "upper_quartile": plain_number(upper),
        "missing": [_missing(found, code) for code in field.missing],
        "england": _average(england),
        "region": _average(region),
        "council_type": _average(council_type),
        "neighbours": _neighbours(found.neighbours),
        "reason": found.reason,
        "source": str(found.year.source),
    }


def benchmark_in_words(found: Benchmark) -> list[str]:
    """Return a benchmark as lines to read."""
    outcome = found.outcome
    value = _printed(found, outcome.value if outcome else None)
    was = f", was {found.entry.was_coded}" if found.entry.was_coded else ""
    lines = [
        f"{found.entry.words} (ASCOF {found.entry.code}{was}), {found.name}: {value}",
        found.reason,
    ]
    for each in found.averages:
        lines.append(f"{each.name}: {_printed(found, each.value)}. {each.reason}")
    if found.neighbours is not None:
        group = found.neighbours
        shown = _printed(found, group.average.value)
        place = f"rank {group.rank} of {group.n}" if group.rank else "no rank"
        lines.append(
            f"{group.group.name} ({group.group.dated:%B %Y}): {shown}, {place}. "
            f"{group.average.reason}"
        )
    return lines


def _printed(found: Benchmark, value: Decimal | None) -> str:
    """Return a value as the papers print it."""
    if value is None:
        return "no figure"
    form = Form.PERCENT if found.entry.unit is Unit.PERCENT else Form.PLAIN
    return format_number(value, found.entry.decimals, form)


def _missing(found: Benchmark, code: str) -> Data:
    outcome = found.year.outcomes[code]
    known = council_coded(code)
    return {
        "council": code,
        "name": known.name if known else outcome.name,
        "token": outcome.token,
    }


def _average(average: Average | None) -> Data | None:
    if average is None:
        return None
    return {
        "name": average.name,
        "value": plain_number(average.value),
        "numerator": plain_number(average.numerator),
        "denominator": plain_number(average.denominator),
        "margin_of_error": plain_number(average.margin),
        "pooled_here": average.is_pooled,
        "reason": average.reason,
    }


def _neighbours(group: GroupStanding | None) -> Data | None:
    if group is None:
        return None
    described = _average(group.average) or {}
    return {
        "id": group.group.id,
        **described,
        "source": group.group.source,
        "dated": group.group.dated.isoformat(),
        "members": list(group.group.members),
        "rank": group.rank,
        "n": group.n,
    }
