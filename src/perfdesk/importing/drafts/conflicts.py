"""Files of one import that say different things of one figure: told side by side, and asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from perfdesk.core.figures import Figure, FigureKey
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.places import Place
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.drafts.collector import differ
from perfdesk.importing.drafts.plan import ImportPlan, PlannedFigure
from perfdesk.importing.matching.questions import SKIP, Choice, NotUnderstood, Question

_MOST_TOLD = 60


@dataclass(frozen=True, slots=True)
class _Conflict:
    """What several files say of one figure.

    Attributes:
        key: The figure.
        said: What each file says, by its place in the import.
    """

    key: FigureKey
    said: Mapping[int, Figure]


def settled(
    plans: Sequence[ImportPlan], pack: Pack, answers: Mapping[str, str]
) -> tuple[ImportPlan, ...]:
    """Return plans of one import without what contradicts itself.

    Files that differ are asked about once; until that is answered, nothing is taken of the
    figures in which they differ.

    Args:
        plans: The plans, each made on top of those before it.
        pack: The pack as all of them would leave it, for the names of measures and places.
        answers: To the questions so far, by their ids.
    """
    settled_plans = list(plans)
    groups: dict[tuple[int, ...], list[_Conflict]] = {}
    for each in _conflicts(plans):
        groups.setdefault(tuple(each.said), []).append(each)
    for files, conflicts in groups.items():
        question = _question([plans[at] for at in files], conflicts, pack)
        answer = answers.get(question.id)
        keys = {each.key for each in conflicts}
        olds = {each.key: each.old for each in plans[files[0]].figures if each.key in keys}
        for at in files:
            if plans[at].source.fingerprint != answer:
                settled_plans[at] = _without(settled_plans[at], keys)
            else:
                settled_plans[at] = _beside(settled_plans[at], olds)
        last = settled_plans[files[-1]]
        asked = answer is None
        settled_plans[files[-1]] = replace(
            last,
            questions=(question, *last.questions) if asked else last.questions,
            not_understood=(
                *last.not_understood,
                *(_left(each) for each in conflicts[:_MOST_TOLD] if asked),
            ),
            problems=(
                *(_told(each, pack, answer) for each in conflicts[:_MOST_TOLD]),
                *last.problems,
            ),
        )
    return tuple(settled_plans)


def _conflicts(plans: Sequence[ImportPlan]) -> list[_Conflict]:
    said: dict[FigureKey, dict[int, Figure]] = {}
    for at, plan in enumerate(plans):
        for planned in plan.figures:
            said.setdefault(planned.key, {})[at] = planned.new
    return [
        _Conflict(key, by_file)
        for key, by_file in said.items()
        if len(by_file) > 1 and differ(list(by_file.values()))
    ]


def _question(plans: Sequence[ImportPlan], conflicts: Sequence[_Conflict], pack: Pack) -> Question:
    names = [f"\u201c{each.source.name}\u201d" for each in plans]
    count = "one figure" if len(conflicts) == 1 else f"{len(conflicts)} figures"
    first = conflicts[0]
    whose = _name(first.key, pack)
    marks = "-".join(each.source.fingerprint[:12] for each in plans)
    example = "" if len(conflicts) == 1 else "the first is "
    return Question(
        f"conflict {marks}",
        f"{' and '.join(names)} differ in {count} ({example}{whose}: {_side_by_side(first)}). "
        "Which file should be used?",
        first.said[max(first.said)].source,
        (
            *(Choice(each.source.fingerprint, f"Use {name}")
              for each, name in zip(plans, names, strict=True)),
            Choice(SKIP, "Neither: keep the figures in the pack"),
        ),
    )  # fmt: skip


def _told(conflict: _Conflict, pack: Pack, answer: str | None) -> Problem:
    taken = next(
        (each for each in conflict.said.values() if each.source.fingerprint == answer), None
    )
    then = f"{taken.reading.text} was used" if taken is not None else "nothing was imported"
    return Problem(
        Severity.WARNING,
        ImportKind.CONFLICT,
        f"{_name(conflict.key, pack)} differs between the files: {_side_by_side(conflict)}; "
        f"{then}.",
        conflict.key.measure,
        " and ".join(str(each.source) for each in conflict.said.values()),
    )


def _left(conflict: _Conflict) -> NotUnderstood:
    figure = conflict.said[max(conflict.said)]
    return NotUnderstood(
        figure.source,
        figure.reading.text,
        f"Another file gives a different figure ({_side_by_side(conflict)}), so this one is left "
        "out until you say which file to use.",
    )


def _side_by_side(conflict: _Conflict) -> str:
    return " and ".join(
        f"{each.reading.text} in {each.source.file}" for each in conflict.said.values()
    )


def _name(key: FigureKey, pack: Pack) -> str:
    measure = pack.table(Measure).get(key.measure)
    place = pack.table(Place).get(key.place)
    words = measure.description if measure else key.measure
    of = "" if key.place == pack.settings.council or place is None else f" of {place.name}"
    return f"{words}{of} {key.period.label}"


def _beside(plan: ImportPlan, olds: Mapping[FigureKey, Figure | None]) -> ImportPlan:
    """Return a plan whose figures stand beside what the pack held before any of the files."""
    return replace(
        plan,
        figures=tuple(
            replace(each, old=olds[each.key]) if each.key in olds else each for each in plan.figures
        ),
    )


def _without(plan: ImportPlan, keys: set[FigureKey]) -> ImportPlan:
    def stays(planned: PlannedFigure) -> bool:
        return planned.key not in keys

    return replace(plan, figures=tuple(filter(stays, plan.figures)))
