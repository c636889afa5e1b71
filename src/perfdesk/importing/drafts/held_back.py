"""Figures that cannot be like the others: asked about with the arithmetic, and held back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.imports.doubts import FigureDoubt
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import snapshot
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.core.rules.unlike import Unlike, Unlikeness, why_unlike
from perfdesk.importing.drafts.collector import name_of
from perfdesk.importing.drafts.plan import FigureState, ImportPlan, PlannedFigure
from perfdesk.importing.matching.questions import SKIP, Asking, Choice, Question

TAKE = "take"
"""The answer that takes figures although they are unlike the others."""

_MOST_NAMED = 40
_FEW_DAYS = timedelta(days=7)
"""By which data may end before their period: that of the last working week."""

_WORDS = {
    Unlikeness.FACTOR: "may be in another unit",
    Unlikeness.LEAP: "are very far from the figures before",
    Unlikeness.PERCENTAGE: "are far above 100%",
    Unlikeness.PART: "are for a part of the year only",
}


def with_doubts(
    plan: ImportPlan, pack: Pack, asking: Asking, data_to: date | None = None
) -> ImportPlan:
    """Return a plan in which the figures are held back that cannot be like the others.

    Args:
        plan: The plan.
        pack: What it was made for, with the measures that it brings.
        asking: Takes the questions.
        data_to: The last day that the file says its data run to; None where it does not say.
    """
    found = _found(plan, pack, data_to)
    if not found:
        return plan
    asked: dict[Unlikeness, list[tuple[PlannedFigure, Unlike]]] = defaultdict(list)
    for planned, why in found:
        if not _adds_up_to(planned, why):
            asked[why.kind].append((planned, why))
    left = {kind for kind, its in asked.items() if not _is_taken(kind, its, plan, pack, asking)}
    doubts: dict[FigureKey, tuple[FigureDoubt, bool]] = {}
    for planned, why in found:
        text, sentence = planned.new.reading.text, _sentence(planned, why, pack)
        doubt = FigureDoubt(planned.key, text, sentence, why.arithmetic)
        doubts[planned.key] = doubt, why.kind in left and not _adds_up_to(planned, why)
    figures = {each.key: each.new for each in plan.figures}
    problems = [
        Problem(
            Severity.WARNING,
            ProblemKind.UNLIKE,
            f"{doubt.message} {'It is left out until you say so.' if held else 'It was taken.'}",
            key.measure,
            str(figures[key].source),
            doubt.arithmetic,
        )
        for key, (doubt, held) in list(doubts.items())[:_MOST_NAMED]
    ]
    if len(doubts) > _MOST_NAMED:
        more = f"{len(doubts) - _MOST_NAMED:,} more figures are unlike the others."
        problems.append(Problem(Severity.WARNING, ProblemKind.UNLIKE, more))
    marked = tuple(
        replace(each, doubt=doubts[each.key][0], is_held_back=doubts[each.key][1])
        if each.key in doubts
        else each
        for each in plan.figures
    )
    return replace(plan, figures=marked, problems=(*problems, *plan.problems))


def _adds_up_to(planned: PlannedFigure, why: Unlike) -> bool:
    """Tell whether a leap is what several cells of the file add up to.

    Such a figure was read in full and in one unit: it is taken, and its mark says what it is
    beside.
    """
    return why.kind is Unlikeness.LEAP and ":" in planned.new.source.cell


def _found(
    plan: ImportPlan, pack: Pack, data_to: date | None
) -> list[tuple[PlannedFigure, Unlike]]:
    coming = [each for each in plan.figures if each.state is not FigureState.UNCHANGED]
    measures = {each.id: each for each in plan.records if isinstance(each, Measure)}
    beside: dict[tuple[str, str, FigureKind], list[Figure]] = defaultdict(list)
    for planned in plan.figures:
        key = planned.key
        beside[key.measure, key.place, key.kind].append(planned.new)
    found: list[tuple[PlannedFigure, Unlike]] = []
    for planned in coming:
        key = planned.key
        measure = pack.table(Measure).get(key.measure) or measures.get(key.measure)
        if measure is None:
            continue
        held = [
            each
            for each in pack.figures_of(key.measure)
            if (each.key.place, each.key.kind) == (key.place, key.kind)
            and not _is_doubted(pack, each)
        ]
        series = [*held, *beside[key.measure, key.place, key.kind]]
        target = None
        if key.kind is FigureKind.LOCAL and key.place == pack.settings.council:
            target = pack.target(key.measure, key.period)
        old = planned.old
        if old is not None and _is_doubted(pack, old):
            old = None  # what was doubted itself is no measure of what comes in its place
        why = why_unlike(measure, planned.new, old, series, target)
        if why is None and data_to is not None:
            why = _runs_short(planned.new, data_to)
        if why is not None:
            found.append((planned, why))
    return found


def _runs_short(figure: Figure, day: date) -> Unlike | None:
    """Return why a local figure is not of all its period, by the last day of its file's data."""
    period = figure.stands_for
    is_short = period.start <= day < period.end - _FEW_DAYS and not period.is_snapshot
    if figure.key.kind is not FigureKind.LOCAL or not is_short:
        return None
    until = snapshot(day).label
    return Unlike(
        Unlikeness.PART,
        f"is of data that run to {until}, not to the end of {period}",
        f"{until} is before {snapshot(period.end).label}",
    )


def _is_doubted(pack: Pack, figure: Figure) -> bool:
    doubt = pack.table(FigureDoubt).get(figure.key)
    return doubt is not None and doubt.is_about(figure)


def _is_taken(
    kind: Unlikeness,
    its: Sequence[tuple[PlannedFigure, Unlike]],
    plan: ImportPlan,
    pack: Pack,
    asking: Asking,
) -> bool:
    planned, why = its[0]
    text = f"{_sentence(planned, why, pack)} Is it right?"
    if len(its) > 1:
        text = (
            f"{len(its)} figures {_WORDS[kind]}. The first: {_sentence(planned, why, pack)} Are "
            "they right?"
        )
    question = Question(
        f"unlike {kind.value} {plan.source.fingerprint[:12]}",
        f"{text} ({why.arithmetic})",
        planned.new.source,
        (
            Choice(SKIP, "No: leave them out" if len(its) > 1 else "No: leave it out"),
            Choice(TAKE, "Yes: import them" if len(its) > 1 else "Yes: import it"),
        ),
    )
    return asking.answer(question, "") == TAKE


def _sentence(planned: PlannedFigure, why: Unlike, pack: Pack) -> str:
    return f"{name_of(planned.key, pack)}: {planned.new.reading.number_text} {why.reason}."
