"""What every family is given to plan an import, and what it answers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from perfdesk.core.figures import Figure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.sources import SourceFile
from perfdesk.importing.drafts.plan import ImportPlan, PlannedFigure
from perfdesk.importing.formats.extract import Extract
from perfdesk.importing.matching.questions import Asking
from perfdesk.importing.tables.finding import FoundTable
from perfdesk.importing.tables.personal import PersonalColumn


@dataclass(frozen=True)
class ImportJob:
    """One extract on its way into one pack.

    Attributes:
        extract: The file as read.
        tables: Its tables.
        pack: What it is to be compared with.
        source: The record that its figures will name.
        answers: To questions asked before, by their ids.
        position: What an appendix reports, where the user has said so; None to read it there.
        progress: Told how far the work is.
        people: The columns of the file that hold personal data.
    """

    extract: Extract
    tables: tuple[FoundTable, ...]
    pack: Pack
    source: SourceFile
    answers: Mapping[str, str] = field(default_factory=dict)
    position: Period | None = None
    progress: ProgressReport = silent
    people: tuple[PersonalColumn, ...] = ()

    @cached_property
    def asking(self) -> Asking:
        """The questions of this import, and what was answered to them."""
        return Asking(self.pack, self.answers)

    def planned(self, figure: Figure) -> PlannedFigure:
        """Return a figure beside the one that the pack holds."""
        return PlannedFigure(self.pack.table(Figure).get(figure.key), figure)


def with_questions(plan: ImportPlan, asking: Asking) -> ImportPlan:
    """Return a plan with what was asked on the way, and the answers to keep."""
    return replace(
        plan,
        records=(*plan.records, *asking.records),
        questions=(*plan.questions, *asking.questions),
        not_understood=(*plan.not_understood, *asking.not_understood),
        problems=(*plan.problems, *asking.problems),
    )


class Family(Protocol):
    """One kind of file that is known."""

    @property
    def name(self) -> str:
        """What it is called in the list of sources (`ASCOF time series`)."""

    def recognises(self, tables: tuple[FoundTable, ...]) -> bool:
        """Tell by its headings whether a file belongs to the family."""

    def plan(self, job: ImportJob) -> ImportPlan:
        """Return what the file would bring into the pack."""
