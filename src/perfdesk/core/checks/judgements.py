"""Whether the overrides of a position still stand."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.building.judging import standing_override, verdicts_on, why_lapsed
from perfdesk.core.judgements import Judged
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.core.settings import Position


def check_judgements(pack: Pack, position: Position) -> Iterator[Problem]:
    """Find overrides that have lapsed, and name those that differ from their rule."""
    for measure in pack.measures_at(position.period):
        verdicts = verdicts_on(pack, measure, position)
        by_rule = {
            Judged.RATING: verdicts.rating.by_rule.value,
            Judged.PROGRESS: verdicts.progress.by_rule.value,
        }
        for of in Judged:
            override = pack.override(measure.id, position.period, of)
            if override is None:
                continue
            if standing_override(pack, measure, position, of) is None:
                yield Problem(
                    Severity.WARNING,
                    ProblemKind.OVERRIDE,
                    f"{measure.description}: the {of.value} \u201c{override.value}\u201d has "
                    f"lapsed because {why_lapsed(pack, measure, position, override)}; the rule "
                    f"says \u201c{by_rule[of]}\u201d.",
                    measure.id,
                    of.value,
                )
            elif override.value != by_rule[of]:
                yield Problem(
                    Severity.NOTE,
                    ProblemKind.OVERRIDE,
                    f"{measure.description}: the {of.value} is overridden to "
                    f"\u201c{override.value}\u201d, but the rule says \u201c{by_rule[of]}\u201d.",
                    measure.id,
                    of.value,
                )
