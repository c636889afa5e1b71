"""A council beside all others over a published year, as data and in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.quartiles import Quartile
from perfdesk.core.benchmarks.whole_year import (
    AgainstEngland,
    Chance,
    WholeYear,
    YearLine,
    periods_published,
    whole_year,
)
from perfdesk.core.narrative.year_report import joined, shown_value, year_in_words, year_report
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.operations.benchmarking import (
    Question,
    UnansweredBenchmarkError,
    council_asked_for,
    group_asked_for,
)
from perfdesk.operations.describing import Data, plain_number
from perfdesk.system.files import replaced_when_done


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
    return f"The pack has no published figures for {period}. It has {joined(years)}."


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


def year_as_table(found: WholeYear) -> list[str]:
    """Return the measures of a year as lines to read, one a measure."""
    return [_as_line(each, found.type_name) for each in found.lines]


def _as_line(line: YearLine, type_name: str) -> str:
    outcome, standing = line.benchmark.outcome, line.standing
    value = outcome.value if outcome else None
    parts = [
        f"{line.entry.code} {line.entry.words}: {shown_value(line, value)}",
        f"England {shown_value(line, line.benchmark.averages[0].value)}",
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


def write_year_report(
    found: WholeYear, path: Path, *, created: datetime, progress: ProgressReport = silent
) -> None:
    """Write the benchmarking report in the format that the ending of *path* says.

    Args:
        found: The year.
        path: Where to write; the file appears only when it is whole.
        created: When it is made.
        progress: Told before it is written; may cancel.

    Raises:
        UnansweredBenchmarkError: The ending is of no format in which it can be written.
        UnwritableFileError: The file cannot be written.
        CancelledError: *progress* asked to stop; nothing was written.
    """
    from perfdesk.exporting.year_report.pdf import write_pdf
    from perfdesk.exporting.year_report.web import write_web
    from perfdesk.exporting.year_report.word import write_word
    from perfdesk.exporting.year_report.workbook import write_workbook

    writers = {".pdf": write_pdf, ".xlsx": write_workbook, ".docx": write_word, ".html": write_web}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UnansweredBenchmarkError(
            f"\u201c{path.name}\u201d says no format, so nothing was written. End its name with "
            f"{joined(list(writers), 'or')}."
        )
    progress(0, 1, f"Writing {path.name}")
    with replaced_when_done(path) as temporary:
        writer(year_report(found), temporary, created=created)
