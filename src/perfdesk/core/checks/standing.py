"""Which problems stand, and which a person has dismissed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.reporting.dismissals import Dismissal, key_of


def dismissal_of(pack: Pack, problem: Problem) -> Dismissal | None:
    """Return the dismissal that lets *problem* stand as it says it now; None if none does."""
    held = pack.table(Dismissal).get(key_of(problem))
    return held if held is not None and held.covers(problem) else None


def standing(pack: Pack, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that nobody has dismissed, in their order."""
    return tuple(problem for problem in problems if dismissal_of(pack, problem) is None)


def dismissed(pack: Pack, problems: Iterable[Problem]) -> tuple[tuple[Problem, Dismissal], ...]:
    """Return the problems that somebody has dismissed, each with who did and why."""
    held = ((problem, dismissal_of(pack, problem)) for problem in problems)
    return tuple((problem, dismissal) for problem, dismissal in held if dismissal is not None)


def open_errors(pack: Pack, position: Period, layers: Collection[str] = ()) -> tuple[Problem, ...]:
    """Return the errors at a position that nobody has corrected or dismissed.

    Args:
        pack: The pack.
        position: Which of its positions.
        layers: Ids of the layers that matter; all if empty. An error that concerns no measure
            always counts.
    """
    wanted = {layer.id for layer in pack.layers} & set(layers)
    measures = {
        measure.id
        for layer in wanted
        for outcome in pack.outcomes_of(layer)
        for measure in pack.measures_of(outcome.id, position)
    }
    errors = (each for each in check_pack(pack, position) if each.severity is Severity.ERROR)
    return tuple(
        each
        for each in standing(pack, errors)
        if not wanted or not each.measure or each.measure in measures
    )


def errors_in_words(errors: Sequence[Problem], most: int | None = None) -> tuple[str, ...]:
    """Return how many errors are open, then each error, a sentence each; empty for none.

    Args:
        errors: What is open.
        most: How many are named, the others are counted; None for all.
    """
    if not errors:
        return ()
    count = "1 error is" if len(errors) == 1 else f"{len(errors)} errors are"
    named = [each.message for each in errors[:most]]
    left = len(errors) - len(named)
    return (f"{count} still open.", *named, *([f"And {left} more."] if left else []))
