"""Edits of layers: what they are called, where they stand, which there are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from perfdesk.core.editing.strategy.outcomes import outcome_removed_edit
from perfdesk.core.edits import Edit, Replacement, apply_edit, edit_between, joined
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.wording.numbers import tidy


class UnsuitableLayerError(PerfDeskError):
    """A layer that cannot be as it was described, or cannot go."""


@dataclass(frozen=True, slots=True)
class LayerWords:
    """What a layer says.

    Attributes:
        name: As printed (`Delay need`, `Education and SEND`).
        meaning: One plain sentence that explains it; may be empty.
    """

    name: str
    meaning: str = ""


def layer_added_edit(pack: Pack, words: LayerWords, below: str = "") -> tuple[Edit, str]:
    """Return the edit that adds an empty layer, and its id.

    Args:
        pack: The pack.
        words: What it says.
        below: Id of the layer that it stands below; the last if empty.

    Raises:
        UnsuitableLayerError: It has no name, or that of another layer.
    """
    words = _checked(pack, words, "")
    layer = Layer(f"layer-{uuid4().hex}", words.name, 0, words.meaning)
    rows = list(pack.layers)
    at = next((number for number, each in enumerate(rows, 1) if each.id == below), len(rows))
    rows.insert(at, layer)
    return edit_between(pack, f"Add layer {words.name}", _in_order(rows)), layer.id


def layer_changed_edit(pack: Pack, layer: str, words: LayerWords) -> Edit:
    """Return the edit that gives a layer another name or meaning.

    Raises:
        UnsuitableLayerError: It has no name, or that of another layer.
    """
    words = _checked(pack, words, layer)
    after = replace(pack.table(Layer)[layer], name=words.name, meaning=words.meaning)
    return edit_between(pack, f"Change layer {words.name}", [after])


def layer_moved_edit(pack: Pack, layer: str, step: int) -> Edit:
    """Return the edit that moves a layer up (-1) or down (+1).

    At either end it goes nowhere: the edit has no replacements.
    """
    rows = list(pack.layers)
    subject = pack.table(Layer)[layer]
    label = f"Move layer {subject.name} {'up' if step < 0 else 'down'}"
    place = rows.index(subject) + step
    if not 0 <= place < len(rows):
        return Edit(label, ())
    rows.remove(subject)
    rows.insert(place, subject)
    return edit_between(pack, label, _in_order(rows))


def layer_placed_edit(pack: Pack, layer: str, beside: str, *, below: bool) -> Edit:
    """Return the edit that puts a layer above or below another.

    Where it stands there already the edit has no replacements.
    """
    subject, other = pack.table(Layer)[layer], pack.table(Layer)[beside]
    label = f"Move layer {subject.name}"
    if subject == other:
        return Edit(label, ())
    rows = [each for each in pack.layers if each.id != layer]
    rows.insert(rows.index(other) + below, subject)
    return edit_between(pack, label, _in_order(rows))


def layer_removed_edit(pack: Pack, position: Period, layer: str, to: str = "") -> Edit:
    """Return the edit that removes a layer.

    Args:
        pack: The pack.
        position: Whose dashboard its measures leave, where they go with it.
        layer: Id of the layer.
        to: Id of the layer that its outcomes move to; empty where its measures go too.

    Raises:
        UnsuitableLayerError: It is the only layer, or earlier positions report its measures and
            no other layer was named for them.
    """
    subject = pack.table(Layer)[layer]
    label = f"Remove layer {subject.name}"
    if len(pack.layers) == 1:
        raise UnsuitableLayerError(
            f"\u201c{subject.name}\u201d is the only layer, so it was kept. Add another first, or "
            "change its name."
        )
    edits: list[Edit] = []
    after = pack
    outcomes = pack.outcomes_of(layer)
    if to:
        edits.append(_outcomes_moved(pack, outcomes, to, label))
        after = apply_edit(after, edits[-1])[0]
    else:
        for outcome in outcomes:
            edits.append(outcome_removed_edit(after, position, outcome.id))
            after = apply_edit(after, edits[-1])[0]
    if after.outcomes_of(layer):
        raise UnsuitableLayerError(
            f"Earlier positions report measures of \u201c{subject.name}\u201d, so nothing was "
            "removed. Choose the layer that they move to."
        )
    edits.append(Edit(label, (Replacement(subject, None),)))
    report = pack.report
    if layer in report.layers:
        kept = tuple(each for each in report.layers if each != layer)
        edits.append(edit_between(pack, label, [replace(report, layers=kept)]))
    return joined(label, *edits)


def _outcomes_moved(pack: Pack, outcomes: tuple[Outcome, ...], to: str, label: str) -> Edit:
    """Return the edit that moves outcomes below those of another layer, in their order."""
    last = max((each.order for each in pack.outcomes_of(to)), default=-1)
    moved = (
        replace(each, layer=to, order=last + number) for number, each in enumerate(outcomes, 1)
    )
    return edit_between(pack, label, moved)


def _checked(pack: Pack, words: LayerWords, but: str) -> LayerWords:
    words = LayerWords(tidy(words.name), tidy(words.meaning))
    if not words.name:
        raise UnsuitableLayerError("The layer has no name, so nothing was changed. Type one.")
    same = (each for each in pack.layers if each.name.casefold() == words.name.casefold())
    if any(each.id != but for each in same):
        raise UnsuitableLayerError(
            f"The pack already has a layer \u201c{words.name}\u201d, so nothing was changed. Use "
            "another name."
        )
    return words


def _in_order(rows: list[Layer]) -> list[Layer]:
    return [replace(each, order=number) for number, each in enumerate(rows, start=1)]
