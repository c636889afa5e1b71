"""The figures of a file on their way into a plan: for each key one value, or a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from perfdesk.core.figures import Figure, FigureKey, format_number
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.places import Place
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import PlannedFigure
from perfdesk.importing.matching.questions import SKIP, Choice, NotUnderstood, Question

_MOST_ASKED = 20
"""Figures with several values that are asked about one by one; the others are one question."""

_MOST_NAMED = 20
_FIRST, _LAST = "first", "last"


@dataclass
class Collector:
    """The figures that one file brings.

    Attributes:
        job: The import.
        not_understood: What was not taken, and why.
    """

    job: ImportJob
    not_understood: list[NotUnderstood] = field(default_factory=list)
    _found: dict[FigureKey, list[PlannedFigure]] = field(default_factory=dict)

    def put(self, planned: PlannedFigure) -> None:
        """Take a figure; of another value for the same key it is asked which is right."""
        found = self._found.setdefault(planned.key, [])
        if all(differ((each.new, planned.new)) for each in found):
            found.append(planned)

    def leave(self, where: str, figure: Figure) -> None:
        """Name a figure that was found and is not taken."""
        self.not_understood.append(NotUnderstood(figure.source, figure.reading.text, where))

    @property
    def keys(self) -> frozenset[FigureKey]:
        """What was found, whether or not it is certain."""
        return frozenset(self._found)

    def figures(self) -> tuple[PlannedFigure, ...]:
        """Return the figures that are certain, and ask which of several values is right."""
        taken: list[PlannedFigure] = []
        asked = 0
        left: list[list[PlannedFigure]] = []
        for found in self._found.values():
            if len(found) == 1:
                taken += found
                continue
            asked += 1
            if asked > _MOST_ASKED:
                left.append(found)
                continue
            taken += self._chosen(found)
        return (*taken, *self._chosen_of_rest(left))

    def _chosen(self, found: Sequence[PlannedFigure]) -> list[PlannedFigure]:
        """Return which of several values was answered to be right."""
        key, pack = found[0].key, self.job.pack
        values = _listed(found)
        question = Question(
            f"twice {key.measure} {key.place} {key.period.key} {key.kind.value}",
            f"{name_of(key, pack)} is given more than once, as {values}. Which is right?",
            found[-1].new.source,
            (
                *(Choice(each.new.source.cell, _told(each)) for each in found),
                Choice(SKIP, "None: keep what the pack has"),
            ),
        )  # fmt: skip
        left = NotUnderstood(
            found[-1].new.source,
            found[-1].new.reading.text,
            f"{name_of(key, pack)} is given more than once, as {values}, so it is left out until "
            "you say which is right.",
        )
        answer = self.job.asking.answer(question, "", left)
        return [each for each in found if each.new.source.cell == answer][:1]

    def _chosen_of_rest(self, rest: Sequence[Sequence[PlannedFigure]]) -> list[PlannedFigure]:
        if not rest:
            return []
        first = rest[0]
        question = Question(
            f"twice rest {self.job.extract.fingerprint[:12]}",
            f"{len(rest):,} more figures are given more than once with different values (the "
            f"first is {name_of(first[0].key, self.job.pack)}: {_listed(first)}). Which are right?",
            first[-1].new.source,
            (
                Choice(SKIP, "None: keep what the pack has"),
                Choice(_FIRST, "The first of each"),
                Choice(_LAST, "The last of each"),
            ),
        )
        answer = self.job.asking.answer(question, "")
        if answer is None:
            for found in rest[:_MOST_NAMED]:
                name = name_of(found[0].key, self.job.pack)
                why = f"{name} is given more than once, as {_listed(found)}, and is left out."
                self.leave(why, found[-1].new)
        if answer in {_FIRST, _LAST}:
            return [found[0] if answer == _FIRST else found[-1] for found in rest]
        return []


def name_of(key: FigureKey, pack: Pack) -> str:
    """Return measure, place and period of a figure in words."""
    measure = pack.table(Measure).get(key.measure)
    place = pack.table(Place).get(key.place)
    words = measure.description if measure else key.measure
    if key.place == pack.settings.council:
        return f"\u201c{words}\u201d for {key.period}"
    return f"\u201c{words}\u201d of {place.name if place else key.place} for {key.period}"


def differ(figures: Sequence[Figure]) -> bool:
    """Tell whether figures are not one number, however many of its digits each of them shows."""
    first = figures[0].reading
    for each in figures[1:]:
        other = each.reading
        if first.value is None or other.value is None:
            if first.text != other.text:
                return True
            continue
        shown = min(first.decimals, other.decimals)
        # The digits are those of the written form: 2,384,483 and 2,384.5k are one number.
        if first.form is other.form and format_number(
            first.value, shown, first.form
        ) == format_number(other.value, shown, other.form):
            continue
        if first.value != other.value:
            return True
    return False


def _told(planned: PlannedFigure) -> str:
    """Return the number and its cell."""
    source = planned.new.source
    cell = f"{source.sheet} {source.cell}" if source.sheet else source.cell
    return f"{planned.new.reading.number_text} ({cell})"


def _listed(found: Sequence[PlannedFigure]) -> str:
    told = [_told(each) for each in found[:6]]
    more = f", and {len(found) - 6} more" if len(found) > 6 else ""
    return f"{', '.join(told[:-1])} and {told[-1]}" if not more else ", ".join(told) + more
