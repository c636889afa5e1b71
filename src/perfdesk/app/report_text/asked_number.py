"""A number of the report about which is asked what it means."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.claims.binding.meanings import number_at, number_key
from perfdesk.core.claims.ground import Ground
from perfdesk.core.claims.reading.quantities import Quantity
from perfdesk.core.claims.reading.sentences import ReadPassage
from perfdesk.core.measures import Measure


@dataclass(frozen=True, slots=True)
class AskedNumber:
    """A number with the measures that it may be about.

    Attributes:
        read: The passage that it stands in.
        quantity: The number.
        measures: All that the pack reports, the likeliest first.
        chosen: Id of the one that it is taken to be about; empty for none.
        is_confirmed: Whether somebody said so.
    """

    read: ReadPassage
    quantity: Quantity
    measures: tuple[Measure, ...]
    chosen: str
    is_confirmed: bool

    @property
    def printed(self) -> str:
        """The number as the report prints it."""
        return " ".join(self.read.text[self.quantity.start : self.quantity.end].split())

    @property
    def sentence(self) -> str:
        """The sentence that it stands in."""
        found = self.read.sentence_at(self.quantity.start)
        return " ".join(self.read.text[found.start : found.end].split())


def asked_number_at(ground: Ground, passage: int, place: int) -> AskedNumber | None:
    """Return the number at a place of the report, or the nearest in its sentence."""
    if not 0 <= passage < len(ground.passages):
        return None
    read = ground.passages[passage]
    quantity = number_at(read, place)
    if quantity is None:
        return None
    bound = ground.bound(read, quantity.start, quantity.end)
    likely = sorted(ground.candidates.measures, key=lambda each: -bound.scores.get(each.id, 0.0))
    return AskedNumber(
        read,
        quantity,
        tuple(likely),
        bound.measure.id if bound.measure else "",
        number_key(read, quantity) in ground.meanings,
    )
