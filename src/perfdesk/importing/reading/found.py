"""What reading a table yields: figures, and what is no figure, each with its cell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from perfdesk.core.periods import Period
from perfdesk.core.places import Place
from perfdesk.core.recipes import Part
from perfdesk.core.sources import CellReference
from perfdesk.importing.formats.extract import CellKind, CellValue
from perfdesk.importing.vocabulary.facets import Facets

UNSTATED = Facets()
"""What is said of a figure around which nothing is said."""


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """One figure as a table has it.

    Attributes:
        words: The label; empty where the file gives none.
        code: The file's own reference.
        place: Whom it is about.
        period: What it is about; None where nothing tells.
        cell: What its cell says.
        where: The cell.
        row: Its row.
        group: What tells rows of one label, place and period apart (a branch).
        numerator: The count behind it.
        denominator: What that is out of.
        margin: Its margin of error.
        part: Which of the row's columns of figures it stands in.
        unit: In what it is, where a column tells (`%`).
        population: The people of whom it is a rate, where a column tells.
        facets: What all the words around it say: heading, labels, banner, title, sheet and file.
        named_by: The cell that gives the label; None where none does.
        heading: What stands over it, level by level.
        dated_by_row: Whether its row gives the period, not its column or what is around.
    """

    words: str
    code: str
    place: Place
    period: Period | None
    cell: CellValue
    where: CellReference
    row: int
    group: str = ""
    numerator: CellValue | None = None
    denominator: CellValue | None = None
    margin: CellValue | None = None
    part: Part = Part.VALUE
    unit: str = ""
    population: CellValue | None = None
    facets: Facets = UNSTATED
    named_by: CellReference | None = None
    heading: str = ""
    dated_by_row: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a value nor a count to work one out from."""
        counted = self.numerator is not None and self.numerator.number is not None
        return self.cell.kind is CellKind.EMPTY and not counted


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A row that names a place or period that is not known.

    Attributes:
        where: The cell.
        text: What it says.
        what: `place` or `period`.
        label: The measure of the row; empty where it names none.
    """

    where: CellReference
    text: str
    what: str
    label: str = ""


class Doubt(StrEnum):
    """Why numbers wait for an answer."""

    MEANING = "what it is"
    WHOLE = "which one"
    YEAR = "year"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Asked:
    """Numbers that are figures or not, or of one time or another, as only a person can say.

    Attributes:
        doubt: What is not known of them.
        words: The words that do not tell, as the file has them.
        where: The first cell that they are said in, or of the numbers.
        numbers: How many numbers wait for the answer.
        choices: Between what one may choose, where the file gives a choice.
        about: The words that one answer holds for; empty where it holds for the whole file.
    """

    doubt: Doubt
    words: str
    where: CellReference
    numbers: int
    choices: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Numbers that the words around them say are no figures of ours.

    Attributes:
        words: Those words, as the file has them.
        where: The first of the numbers.
        reason: What they are, in a few words (`a target`, `of male`).
    """

    words: str
    where: CellReference
    reason: str


Found = FoundFigure | Unplaced | Asked | LeftOut
"""What reading a table yields."""
