"""A council beside all others over a published year, as data and in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.quartiles import Quartile
from perfdesk.core.benchmarks.whole_year import (
    AgainstEngland,
    Chance,
    WholeYear,
    YearLine,
    nearest_to_next,
    periods_published,
    whole_year,
)
from perfdesk.core.figures import Form, format_number
from perfdesk.core.measures import Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.operations.benchmarking import (
    Question,
    UnansweredBenchmarkError,
    council_asked_for,
    group_asked_for,
)
from perfdesk.operations.describing import Data, plain_number


def year_of(pack: Pack, asked: Question) -> WholeYear:
    """Return where a council stands over all measures of a published year.

    Raises:
        UnansweredBenchmarkError: The council or group is not known, or nothing is held of the year.
    """
    council = council_asked_for(asked)
    group: NeighbourGroup | None = group_asked_for(pack, council, asked.neighbours)
    found = whole_year(pack, asked.period, council.code, group)
    if not found.lines:
        raise UnansweredBenchmarkError(_nothing(pack, asked.period, found))
    return found


def _nothing(pack: Pack, period: Period, found: WholeYear) -> str:
    if found.without:
        return f"Nothing was published for {found.name} in {period}."
    years = [each.label for each in periods_published(pack)]
    if not years:
        return (
            "The pack has no published figures for all councils. Import a national publication "
            "that has them."
        )
    return f"The pack has no published figures for {period}. It has {_joined(years)}."


def describe_year(found: WholeYear) -> Data:
    """Return a year as data for `benchmark --json`."""
    return {
        "period": found.period.label,
        "council": found.council,
        "council_name": found.name,
        "measures": len(found.lines),
        "better_than_england": _codes(found.against(AgainstEngland.BETTER)),
        "same_as_england": _codes(found.against(AgainstEngland.SAME)),
        "worse_than_england": _codes(found.against(AgainstEngland.WORSE)),
        "quartiles": {each.value: _codes(found.in_quartile(each)) for each in Quartile},
        "quartiles_before": {each.value: _codes(found.were_in(each)) for each in Quartile},
        "compared_with_year_before": found.compared,
        "moved_up": _codes(found.moved_up),
        "moved_down": _codes(found.moved_down),
        "surveys": {each.value: _codes(found.by_chance(each)) for each in Chance},
        "no_figure": [str(each.code) for each in found.without],
        "lines": [_describe_line(each) for each in found.lines],
        "sentences": year_in_words(found),
    }


def _describe_line(line: YearLine) -> Data:
    standing, outcome = line.standing, line.benchmark.outcome
    group = line.benchmark.neighbours
    return {
        "measure": str(line.entry.code),
        "description": line.entry.words,
        "aim": line.entry.aim.value,
        "value": plain_number(outcome.value) if outcome else None,
        "england": plain_number(line.benchmark.averages[0].value),
        "against_england": line.against.value if line.against else None,
        "survey": line.chance.value if line.chance else None,
        "quartile": standing.quartile.value if standing else None,
        "quartile_before": line.before.value if line.before else None,
        "to_next": plain_number(standing.to_next) if standing else None,
        "rank": standing.rank if standing else None,
        "n": line.benchmark.field.n,
        "rank_of_type": line.of_type.rank if line.of_type else None,
        "n_of_type": line.of_type.n if line.of_type else None,
        "rank_of_neighbours": group.rank if group else None,
        "n_of_neighbours": group.n if group else None,
    }


def year_in_words(found: WholeYear) -> list[str]:
    """Return a year as sentences, in the order in which the papers say it."""
    total = len(found.lines)
    better, worse = (found.against(each) for each in (AgainstEngland.BETTER, AgainstEngland.WORSE))
    said = [
        f"{_measures(total)} of {found.period} {'has' if total == 1 else 'have'} a figure for "
        f"{found.name}. {len(better)} of them {'is' if len(better) == 1 else 'are'} better than "
        "England" + (f", {len(worse)} worse ({_listed(worse)})." if worse else ".")
    ]
    quartiles = [
        f"{len(lines)} in the {each.value.lower()} ({_listed(lines)})"
        for each in Quartile
        if (lines := found.in_quartile(each))
    ]
    if quartiles:
        said.append(f"By quartile: {_joined(quartiles)}.")
    if found.compared:
        said.append(_moves(found))
    surveys = [
        f"{len(lines)} {each.value} ({_listed(lines)})"
        for each in Chance
        if (lines := found.by_chance(each))
    ]
    if surveys:
        said.append(f"Of the measures with a margin of error, against England: {_joined(surveys)}.")
    said += [_short_of(line, text, quartile) for line, text, quartile in _nearest(found)]
    return said


def _moves(found: WholeYear) -> str:
    before = found.period.a_year_earlier()
    parts = []
    for words, lines in (("up", found.moved_up), ("down", found.moved_down)):
        if lines:
            which = [
                f"{each.entry.code} from {each.before.value.lower()} to "
                f"{each.standing.quartile.value.lower()}"
                for each in lines
                if each.before and each.standing
            ]
            parts.append(f"{len(lines)} moved {words} ({', '.join(which)})")
    told = _joined(parts) if parts else "none moved"
    return f"Of the {found.compared} that can be compared with {before}, {told}."


def _nearest(found: WholeYear) -> list[tuple[YearLine, str, Quartile]]:
    """Return the measures of the second quartile, the nearest to the top first."""
    second = [
        (line, distance, better)
        for line, distance, better in nearest_to_next(found.lines)
        if better is Quartile.TOP
    ]
    second.sort(key=lambda each: each[1])
    return [(line, _distance(line, distance), better) for line, distance, better in second]


def _distance(line: YearLine, distance: Decimal) -> str:
    places = max(line.entry.decimals, 1)
    least = Decimal(1).scaleb(-places)
    shown = format_number(distance, places, Form.PLAIN)
    if 0 < distance < least / 2:
        shown = f"less than {least:f}"
    return f"{shown} points" if line.entry.unit is Unit.PERCENT else shown


def _short_of(line: YearLine, distance: str, quartile: Quartile) -> str:
    return (
        f"{line.entry.code} ({line.entry.words}) is {distance} short of the "
        f"{quartile.value.lower()} quartile."
    )


def year_as_table(found: WholeYear) -> list[str]:
    """Return the measures of a year as lines to read, one a measure."""
    return [_as_line(each, found.type_name) for each in found.lines]


def _as_line(line: YearLine, type_name: str) -> str:
    outcome, standing = line.benchmark.outcome, line.standing
    form = Form.PERCENT if line.entry.unit is Unit.PERCENT else Form.PLAIN

    def shown(value: Decimal | None) -> str:
        return "no figure" if value is None else format_number(value, line.entry.decimals, form)

    parts = [
        f"{line.entry.code} {line.entry.words}: {shown(outcome.value if outcome else None)}",
        f"England {shown(line.benchmark.averages[0].value)}",
    ]
    if standing:
        before = f", was {line.before.value.lower()}" if line.before else ""
        parts.append(f"{standing.quartile.value} quartile{before}")
        parts.append(f"{standing.rank} of {line.benchmark.field.n}")
    if line.of_type:
        parts.append(f"{line.of_type.rank} of {line.of_type.n} ({type_name.lower()})")
    group = line.benchmark.neighbours
    if group and group.rank:
        parts.append(f"{group.rank} of {group.n} ({group.group.name})")
    return "; ".join(parts)


def _codes(lines: Sequence[YearLine]) -> list[str]:
    return [str(each.entry.code) for each in lines]


def _listed(lines: Sequence[YearLine]) -> str:
    return ", ".join(_codes(lines))


def _joined(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _measures(count: int) -> str:
    return "1 measure" if count == 1 else f"{count} measures"
