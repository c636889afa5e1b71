"""What one file would bring into a pack, gathered figure by figure: the one way to a plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from perfdesk.core.measures import Measure
from perfdesk.core.pack import Record
from perfdesk.core.problems import Problem
from perfdesk.core.recipes import Recipe
from perfdesk.core.sources import CellReference
from perfdesk.importing.drafts.collector import Collector
from perfdesk.importing.drafts.job import ImportJob
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.matching.matcher import Label, Matcher
from perfdesk.importing.matching.questions import NotUnderstood


@dataclass
class Draft:
    """The figures of a file, local and published, and what is said of those that are not taken.

    Attributes:
        job: The import.
        recipe: By which the file is read; None where it is read without one.
        records: What it brings besides figures and new measures.
        not_understood: What was not taken, and why.
        problems: What is to be said of the file.
    """

    job: ImportJob
    recipe: Recipe | None = None
    records: list[Record] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def collector(self) -> Collector:
        """Takes the figures, each key once."""
        return Collector(self.job)

    @cached_property
    def matcher(self) -> Matcher:
        """Tells which measure a label means."""
        family = self.recipe.name if self.recipe else self.job.source.family
        return Matcher(self.job.asking, family, self.recipe)

    def match(self, label: str, code: str, where: CellReference) -> Measure | None:
        """Return the measure that a row is about; None where that is not certain.

        Where it is likely but not certain a question is asked, and its answer obeyed.
        """
        return self.matcher.measure_of(Label(label, where, code=code))

    def leave_out(self, where: CellReference, text: str, message: str) -> None:
        """Name what is not taken, so that nothing is dropped in silence."""
        self.not_understood.append(NotUnderstood(where, text, message))

    def plan(self) -> ImportPlan:
        """Return everything gathered as a plan."""
        self.matcher.finish()
        figures = self.collector.figures()
        return ImportPlan(
            self.job.source,
            (*self.matcher.records, *self.records),
            figures,
            (*self.not_understood, *self.collector.not_understood),
            (),
            (*self.problems, *self.matcher.problems()),
        )
