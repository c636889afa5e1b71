"""What an import would do to a pack, to be looked at before it is done."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.figures import Figure, FigureKey
from perfdesk.core.imports.doubts import FigureDoubt
from perfdesk.core.judgements import Judged
from perfdesk.core.pack import Pack, Record
from perfdesk.core.problems import Problem
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.core.sources import CellReference, SourceFile, SourceSnippet
from perfdesk.core.targets import Target
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.importing.matching.questions import NotUnderstood, Question


class FigureState(StrEnum):
    """How a figure of the extract stands to what the pack already holds."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PlannedFigure:
    """A figure found in the extract, beside the one that the pack holds.

    Attributes:
        old: What the pack holds for the same measure, place, period and kind; None if nothing.
        new: What the extract says.
        doubt: Why it cannot be like the others; None where it can.
        is_held_back: Whether it is taken only if somebody asks for it.
        proposed_by: Who proposes it in the place of the pack's; empty for a figure of an extract.
        reason: Why it is proposed; kept with the edit.
    """

    old: Figure | None
    new: Figure
    doubt: FigureDoubt | None = None
    is_held_back: bool = False
    proposed_by: str = ""
    reason: str = ""

    @property
    def key(self) -> FigureKey:
        """Measure, place, period and kind."""
        return self.new.key

    @property
    def state(self) -> FigureState:
        """Whether it says anything that the pack does not hold yet.

        The cell that it came from does not count: the same figure found again elsewhere is
        no news, and the pack keeps the source it had first.
        """
        if self.old is None:
            return FigureState.NEW
        same = self.old.reading == self.new.reading and self.old.population == self.new.population
        return FigureState.UNCHANGED if same else FigureState.CHANGED


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A rating or an arrow as an appendix prints it, whether or not its rule gives it.

    Attributes:
        measure: Id of the measure.
        of: Which verdict it is.
        word: The verdict's word.
    """

    measure: str
    of: Judged
    word: RatingWord | ProgressWord


@dataclass(frozen=True)
class ImportPlan:
    """Everything an extract would bring into a pack.

    Attributes:
        source: The extract itself.
        records: Records other than figures: layers, measures, targets, places, overrides ... And
            the months that sums among the figures are made of, which are taken with their sums.
        figures: Every figure found, new, changed or unchanged, in the order of the extract.
        not_understood: What was found but not taken, and why.
        questions: What has to be answered before the rest can be taken.
        problems: What to look at, such as an impossible year or a code that means something else.
        printed: The ratings and arrows that it prints.
        snippets: What stood around the cells of the new and changed figures, and of the targets.
    """

    source: SourceFile
    records: tuple[Record, ...] = ()
    figures: tuple[PlannedFigure, ...] = ()
    not_understood: tuple[NotUnderstood, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    printed: tuple[PrintedWord, ...] = ()
    snippets: Mapping[CellReference, SourceSnippet] = field(default_factory=dict)

    def in_state(self, state: FigureState) -> tuple[PlannedFigure, ...]:
        """Return the figures in one state, in the order of the extract."""
        return self._by_state.get(state, ())

    @cached_property
    def _by_state(self) -> Mapping[FigureState, tuple[PlannedFigure, ...]]:
        """The figures by their states, told once: a long list has many."""
        states = [each.state for each in self.figures]
        return {
            state: tuple(
                each for each, its in zip(self.figures, states, strict=True) if its is state
            )
            for state in dict.fromkeys(states)
        }

    @property
    def new(self) -> tuple[PlannedFigure, ...]:
        """Figures that the pack does not hold yet."""
        return self.in_state(FigureState.NEW)

    @property
    def changed(self) -> tuple[PlannedFigure, ...]:
        """Figures that the pack holds with another reading."""
        return self.in_state(FigureState.CHANGED)

    @property
    def unchanged(self) -> tuple[PlannedFigure, ...]:
        """Figures that the pack holds already."""
        return self.in_state(FigureState.UNCHANGED)

    def edit(self, pack: Pack, accept: Container[Hashable] | None = None) -> Edit:
        """Return the one edit that takes the plan over.

        Args:
            pack: The pack as it is now; what it holds already is not replaced.
            accept: Keys of the new and changed figures, and of the comments, to take; None for
                all of them but those that are held back.

        Returns:
            The edit of the source, the records and the accepted figures; without any
            replacement where the pack holds everything already.
        """
        label = f"Import {self.source.name}"
        edit = replace(
            edit_between(pack, label, self._taken(pack, accept)), reason=self._reason(accept)
        )
        if not edit.replacements or self.source.key in pack.table(SourceFile):
            return edit
        source = edit_between(pack, label, [self.source])
        return replace(edit, replacements=source.replacements + edit.replacements)

    def _reason(self, accept: Container[Hashable] | None) -> str:
        """Return why the proposed figures are others, where any of them are taken."""
        told = [
            f"{each.reason} ({each.proposed_by})"
            for each in self.figures
            if each.reason and self._is_taken(each, accept)
        ]
        return "; ".join(dict.fromkeys(told))

    @staticmethod
    def _is_taken(planned: PlannedFigure, accept: Container[Hashable] | None) -> bool:
        return not planned.is_held_back if accept is None else planned.key in accept

    def _taken(self, pack: Pack, accept: Container[Hashable] | None) -> Iterator[Record]:
        taken = [each for each in self.figures if self._is_taken(each, accept)]
        for record in self.records:
            if self._comes(record, accept, taken):
                yield record
            if isinstance(record, Target) and pack.table(Target).get(record.key) != record:
                around = self.snippets.get(record.source)
                if around is not None:
                    yield around
        for planned in taken:
            if planned.state is FigureState.UNCHANGED:
                continue
            yield planned.new
            if planned.doubt is not None:
                yield planned.doubt
            snippet = self.snippets.get(planned.new.source)
            if snippet is not None:
                yield snippet

    def _comes(
        self, record: Record, accept: Container[Hashable] | None, taken: Sequence[PlannedFigure]
    ) -> bool:
        """Tell whether a record is taken: a comment if accepted, a month with its sum."""
        if isinstance(record, Commentary):
            return accept is None or record.key in accept
        if not isinstance(record, Figure):
            return True
        if accept is None and len(taken) == len(self.figures):
            return True
        month = record.key
        return any(
            (key.measure, key.place) == (month.measure, month.place)
            and key.period.start <= month.period.start <= key.period.end
            for key in (each.key for each in taken)
        )
