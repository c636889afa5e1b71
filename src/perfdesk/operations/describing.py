"""A pack as plain data, for `show --json` and whoever reads it by machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from perfdesk.core.benchmarks.finding import QuartileFinding
from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.populations import Population
from perfdesk.core.building.judging import framework_entry
from perfdesk.core.building.quartile_cells import quartile_cell
from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.series import SeriesPoint, series_of
from perfdesk.core.councils import council_coded
from perfdesk.core.dashboard import Dashboard, Row
from perfdesk.core.figures import Figure
from perfdesk.core.framework.notes import note_on
from perfdesk.core.judgements import Judged, Override
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack, RecordType
from perfdesk.core.periods import Period
from perfdesk.core.places import Place
from perfdesk.core.problems import Mend, Problem
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.core.rules.forecast import Forecast
from perfdesk.core.targets import TargetReading
from perfdesk.importing.drafts.plan import ImportPlan, PlannedFigure
from perfdesk.importing.matching.questions import NotUnderstood, Question

Data: TypeAlias = dict[str, object]


def describe_dashboard(pack: Pack, position: Period | None = None) -> Data:
    """Return the dashboard of a position with every figure, verdict, reason and series."""
    dashboard = build_dashboard(pack, position)
    return {
        "title": dashboard.title,
        "position": dashboard.position.label,
        "previous": dashboard.previous.label,
        "scheme": dashboard.scheme.value,
        "provisional": dashboard.provisional,
        "council": {"code": pack.council.code, "name": pack.council.name},
        "populations": [_population(each, pack) for _, each in sorted(_table(pack, Population))],
        "neighbours": [_group(each, pack) for _, each in sorted(_table(pack, NeighbourGroup))],
        "positions": [each.period.label for each in pack.positions],
        "layers": [
            {
                "name": layer.name,
                "outcomes": [
                    {
                        "plan": outcome.plan,
                        "outcome": _outcome_title(outcome.name, outcome.statement),
                        "name": outcome.name,
                        "statement": outcome.statement,
                        "rows": [_row(pack, dashboard, row) for row in outcome.rows],
                    }
                    for outcome in layer.outcomes
                ],
            }
            for layer in dashboard.layers
        ],
    }


def _table(pack: Pack, kind: type[RecordType]) -> Iterator[tuple[str, RecordType]]:
    return ((str(key), record) for key, record in pack.table(kind).items())


def _mend(mend: Mend | None) -> Data | None:
    if mend is None:
        return None
    return {"column": mend.column.value, "text": mend.text, "label": mend.label}


def describe_problem(problem: Problem, pack: Pack | None = None) -> Data:
    """Return a problem as data; with *pack*, its measure by name as well."""
    described: Data = {
        "severity": problem.severity.value,
        "kind": problem.kind,
        "measure": problem.measure,
        "where": problem.where,
        "message": problem.message,
        "arithmetic": problem.arithmetic,
        "mend": _mend(problem.mend),
    }
    if pack is not None and problem.measure:
        described["description"] = pack.measure(problem.measure).description
    return described


def describe_figure(figure: Figure | None) -> Data | None:
    """Return a figure as data: text, exact value, counts, period, status and source."""
    if figure is None:
        return None
    reading = figure.reading
    return {
        "text": reading.text,
        "value": plain_number(reading.value),
        "numerator": plain_number(reading.numerator),
        "denominator": plain_number(reading.denominator),
        "margin_of_error": plain_number(reading.margin),
        "period": figure.stands_for.label,
        "kind": figure.key.kind.value,
        "status": list(reading.status),
        "source": str(figure.source),
    }


def describe_import(plans: Iterable[ImportPlan], pack: Pack, before: Pack | None = None) -> Data:
    """Return what imports brought, or would bring: new, changed, unchanged and not taken.

    Args:
        plans: The plans of the extracts, in order.
        pack: The pack after them, whose measures are named.
        before: The pack before them, whose comments stand beside the new ones; None for *pack*.
    """
    held = before or pack
    described: dict[str, list[object]] = {
        "new": [], "changed": [], "unchanged": [], "not_understood": [], "commentary": [],
        "questions": [], "problems": [],
    }  # fmt: skip
    for plan in plans:
        for planned in plan.figures:
            described[planned.state.value].append(_planned(planned, pack))
        described["not_understood"] += [_left_out(each) for each in plan.not_understood]
        described["new"] += [_population(each, pack) for each in _of(plan, Population)]
        described["new"] += [_group(each, pack) for each in _of(plan, NeighbourGroup)]
        described["commentary"] += [_comment(each, held) for each in _of(plan, Commentary)]
        described["questions"] += [_question(each) for each in plan.questions]
        described["problems"] += [describe_problem(each, pack) for each in plan.problems]
    return dict(described)


def _planned(planned: PlannedFigure, pack: Pack) -> Data:
    key = planned.new.key
    measure = pack.table(Measure).get(key.measure)
    place = pack.table(Place).get(key.place)
    return {
        "measure": key.measure,
        "description": measure.description if measure else "",
        "place": place.name if place else key.place,
        "period": key.period.label,
        "kind": key.kind.value,
        "old": planned.old.reading.text if planned.old else None,
        "new": planned.new.reading.text,
        "source": str(planned.new.source),
        **(
            {"held_back": planned.is_held_back, "doubt": planned.doubt.message}
            if planned.doubt
            else {}
        ),
        **(
            {
                "held_back": planned.is_held_back,
                "proposed_by": planned.proposed_by,
                "reason": planned.reason,
            }
            if planned.proposed_by
            else {}
        ),
    }


def _of(plan: ImportPlan, kind: type[RecordType]) -> Iterator[RecordType]:
    return (each for each in plan.records if isinstance(each, kind))


def _population(population: Population, pack: Pack) -> Data:
    key = population.key
    place = pack.table(Place).get(key.place)
    return {
        "measure": f"population {key.ages}",
        "description": f"Population aged {key.ages}" if key.ages != "all" else "Population",
        "place": place.name if place else key.place,
        "period": key.vintage,
        "kind": "population",
        "old": None,
        "new": f"{population.people:,}",
        "source": str(population.source),
    }


def _group(group: NeighbourGroup, pack: Pack) -> Data:
    place = pack.table(Place).get(group.council)
    known = [council_coded(code) for code in group.members]
    names = [each.name if each else code for each, code in zip(known, group.members, strict=True)]
    return {
        "measure": f"neighbours {group.id}",
        "description": group.name,
        "place": place.name if place else group.council,
        "period": group.dated.isoformat(),
        "kind": "neighbours",
        "old": None,
        "new": ", ".join(names),
        "members": list(group.members),
        "source": group.source,
    }


def _comment(comment: Commentary, held: Pack) -> Data:
    key = comment.key
    old = held.commentary(key.measure, key.position, key.audience)
    measure = held.table(Measure).get(key.measure)
    return {
        "measure": key.measure,
        "description": measure.description if measure else "",
        "position": key.position.label,
        "audience": key.audience.value,
        "draft": comment.draft,
        "old": old.text if old else None,
        "new": comment.text,
        "source": str(comment.source),
    }


def _left_out(left: NotUnderstood) -> Data:
    return {
        "measure": None,
        "place": None,
        "period": None,
        "old": None,
        "new": left.text,
        "source": str(left.where),
        "message": left.message,
    }


def _question(question: Question) -> Data:
    return {
        "id": question.id,
        "text": question.text,
        "source": str(question.where),
        "choices": [{"value": each.value, "label": each.label} for each in question.choices],
    }


def plain_number(value: Decimal | None) -> int | float | None:
    """Return an exact number as JSON has it: whole numbers without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _outcome_title(name: str, statement: str) -> str:
    return f"{name}: {statement}" if statement else name


def _row(pack: Pack, dashboard: Dashboard, row: Row) -> Data:
    measure = pack.measure(row.measure)
    entry, facts = framework_entry(measure), row.facts
    return {
        "id": measure.id,
        "measure": measure.printed_code,
        "edition": measure.framework.edition if measure.framework else None,
        "code": str(measure.framework) if measure.framework else None,
        "was": str(entry.was) if entry and entry.was else None,
        "description": measure.description,
        "aim": measure.aim.value,
        "target": _target(facts.target),
        "rating": row.rating.word.value,
        "rating_text": row.rating.text,
        "rating_reason": row.rating.reason,
        "rating_by_rule": row.rating.by_rule.value,
        "progress": row.progress.word.value,
        "progress_text": row.progress.text,
        "progress_reason": row.progress.reason,
        "progress_by_rule": row.progress.by_rule.value,
        "current": describe_figure(facts.current),
        "previous": describe_figure(facts.previous),
        **_benchmark(facts.quartile),
        "scheme": facts.scheme.value,
        "part_of": measure.part_of,
        "forecast": _forecast(facts.forecast),
        "overrides": _overrides(pack, measure, dashboard.position),
        "series": [_point(point, measure) for point in series_of(pack, measure.id)],
    }


def _target(target: TargetReading) -> Data:
    return {
        "text": target.text,
        "kind": target.kind.value,
        "low": plain_number(target.low),
        "high": plain_number(target.high),
        "period": target.period.label if target.period else None,
        "basis": target.basis.value,
    }


def _forecast(forecast: Forecast | None) -> Data | None:
    if forecast is None:
        return None
    return {
        "value": plain_number(forecast.value),
        "text": forecast.text,
        "method": forecast.method.value,
        "reason": forecast.reason,
        "numerator": plain_number(forecast.numerator),
    }


def _benchmark(found: QuartileFinding) -> Data:
    """Return the quartile as a plain word, and beside it all that it rests on."""
    standing = found.standing
    return {
        "quartile": found.word or None,
        "quartile_period": found.year.key.period.label if found.year else None,
        "quartile_reason": quartile_cell(found).reason or None,
        "quartile_of": found.published or None,
        "quartile_printed": found.printed.text if found.printed else None,
        "rank": standing.rank if standing else None,
        "n": standing.n if standing else None,
    }


def _overrides(pack: Pack, measure: Measure, position: Period) -> list[Data]:
    found = (pack.override(measure.id, position, of) for of in Judged)
    return [_override(each) for each in found if each is not None]


def _override(override: Override) -> Data:
    return {
        "of": override.key.of.value,
        "value": override.value,
        "reason": override.reason,
        "by": override.by,
        "at": override.at.isoformat(),
    }


def _point(point: SeriesPoint, measure: Measure) -> Data:
    reading, period = point.figure.reading, point.figure.stands_for
    note = note_on(measure.framework, period) if measure.framework else ""
    return {
        "period": period.label,
        "place": point.place.name,
        "place_code": point.place.code,
        "kind": point.figure.key.kind.value,
        "text": reading.text,
        "value": plain_number(reading.value),
        "numerator": plain_number(reading.numerator),
        "denominator": plain_number(reading.denominator),
        "margin_of_error": plain_number(reading.margin),
        "break": point.broken or None,
        "note": note or None,
        "source": str(point.figure.source),
    }
