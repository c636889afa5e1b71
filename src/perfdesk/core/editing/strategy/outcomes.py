"""Edits of outcomes: what they promise, where they stand, which there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from perfdesk.core.editing.measures import removed_edit
from perfdesk.core.edits import Edit, Replacement, apply_edit, edit_between, joined
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.strategy import Outcome
from perfdesk.core.wording.numbers import tidy


class UnsuitableOutcomeError(PerfDeskError):
    """An outcome that cannot be as it was described."""


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """What an outcome says.

    Attributes:
        name: Its short name (`Safe and Well`).
        statement: What it promises; may be empty.
        plan: The plan it is taken from; may be empty.
    """

    name: str
    statement: str = ""
    plan: str = ""


def outcome_added_edit(
    pack: Pack, position: Period, layer: str, words: OutcomeWords, below: str = ""
) -> tuple[Edit, str]:
    """Return the edit that adds an outcome with one empty measure, and the measure's id.

    An outcome without measures is not shown, so it comes with its first.

    Args:
        pack: The pack.
        position: At which the measure is reported first.
        layer: Id of the layer.
        words: What it says.
        below: Id of the outcome that it stands below; the last of the layer if empty.

    Raises:
        UnsuitableOutcomeError: It has no name, or says what another of the layer says.
    """
    words = _tidied(words)
    _check(pack, layer, words, "")
    outcome = Outcome(f"outcome-{uuid4().hex}", layer, 0, words.plan, words.name, words.statement)
    rows = list(pack.outcomes_of(layer))
    at = next((number for number, each in enumerate(rows, 1) if each.id == below), len(rows))
    rows.insert(at, outcome)
    measure = Measure(f"measure-{uuid4().hex}", outcome.id, 0, "New measure")
    later = any(each.period > position for each in pack.positions)
    measure = replace(measure, starts=position, ends=position if later else None)
    label = f"Add outcome {words.name}"
    return edit_between(pack, label, [*_in_order(rows), measure]), measure.id


def outcome_changed_edit(pack: Pack, outcome: str, words: OutcomeWords) -> Edit:
    """Return the edit that gives an outcome other words.

    Raises:
        UnsuitableOutcomeError: It has no name, or says what another of the layer says.
    """
    words = _tidied(words)
    before = pack.table(Outcome)[outcome]
    _check(pack, before.layer, words, outcome)
    after = replace(before, name=words.name, statement=words.statement, plan=words.plan)
    return edit_between(pack, f"Change outcome {words.name}", [after])


def outcome_moved_edit(pack: Pack, position: Period, outcome: str, step: int) -> Edit:
    """Return the edit that moves an outcome up (-1) or down (+1) among those of its layer.

    Those without measures at the position are not shown, and are passed over. At either end it
    goes nowhere: the edit has no replacements.
    """
    subject = pack.table(Outcome)[outcome]
    way = "up" if step < 0 else "down"
    label = f"Move outcome {subject.name} {way}"
    rows = list(pack.outcomes_of(subject.layer))
    shown = [each.id for each in rows if pack.measures_of(each.id, position)]
    place = shown.index(outcome) + step if outcome in shown else -1
    if not 0 <= place < len(shown):
        return Edit(label, ())
    rows.remove(subject)
    at = next(number for number, each in enumerate(rows) if each.id == shown[place])
    rows.insert(at if step < 0 else at + 1, subject)
    return edit_between(pack, label, _in_order(rows))


def outcome_placed_edit(pack: Pack, outcome: str, beside: str, *, below: bool) -> Edit:
    """Return the edit that puts an outcome with its measures above or below another of its layer.

    Where it stands there already the edit has no replacements.
    """
    subject, other = pack.table(Outcome)[outcome], pack.table(Outcome)[beside]
    label = f"Move outcome {subject.name}"
    if subject == other or subject.layer != other.layer:
        return Edit(label, ())
    rows = [each for each in pack.outcomes_of(subject.layer) if each.id != outcome]
    rows.insert(rows.index(other) + below, subject)
    return edit_between(pack, label, _in_order(rows))


def outcome_removed_edit(pack: Pack, position: Period, outcome: str) -> Edit:
    """Return the edit that takes an outcome and its measures out of the dashboard of *position*.

    Measures that earlier positions report end there, and the outcome stays with them; else all
    of it goes. One undo brings it back.
    """
    subject = pack.table(Outcome)[outcome]
    label = f"Remove outcome {subject.name}"
    edits: list[Edit] = []
    after = pack
    for measure in pack.measures_of(outcome, position):
        edit = removed_edit(after, position, measure.id)
        edits.append(edit)
        after = apply_edit(after, edit)[0]
    if all(each.outcome != outcome for each in after.table(Measure).values()):
        edits.append(Edit(label, (Replacement(subject, None),)))
    return joined(label, *edits)


def _tidied(words: OutcomeWords) -> OutcomeWords:
    return OutcomeWords(tidy(words.name), tidy(words.statement), tidy(words.plan))


def _check(pack: Pack, layer: str, words: OutcomeWords, but: str) -> None:
    if not words.name:
        raise UnsuitableOutcomeError("The outcome has no name, so nothing was changed. Type one.")
    for other in pack.outcomes_of(layer):
        same = (other.name, other.statement, other.plan) == (
            words.name,
            words.statement,
            words.plan,
        )
        if other.id != but and same:
            raise UnsuitableOutcomeError(
                f"The layer already has an outcome \u201c{words.name}\u201d with these words, so "
                "nothing was changed. Use another name."
            )


def _in_order(rows: list[Outcome]) -> list[Outcome]:
    return [replace(each, order=number) for number, each in enumerate(rows)]
