"""What an edit changed, so that each view redraws only what it shows of that."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.populations import Population
from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, OwnWord
from perfdesk.core.collecting.actions import Action
from perfdesk.core.collecting.answers import Answered
from perfdesk.core.collecting.asking import Asked, Contact
from perfdesk.core.figures import Figure
from perfdesk.core.imports.answers import KeptAnswer
from perfdesk.core.imports.doubts import FigureDoubt
from perfdesk.core.issues.clearance import Clearance, Embargo, Meeting
from perfdesk.core.judgements import Override, PrintedQuartile
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Record
from perfdesk.core.places import Place
from perfdesk.core.recipes import Recipe
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.core.reporting.dismissals import Dismissal
from perfdesk.core.reporting.editions import Edition, Exemption
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.reporting.stages import StageMark
from perfdesk.core.settings import PackSettings, Position
from perfdesk.core.sources import SourceFile, SourceSnippet
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import PeriodTarget, Target


@dataclass(frozen=True, slots=True)
class Change:
    """Which parts of a pack moved.

    Attributes:
        measures: Ids of the measures whose rows may read differently.
        structure: Whether rows came, went or moved.
        settings: Whether title, position, places, tolerances or what was published of other
            councils changed: every row may differ.
        sources: Whether the list of sources changed.
        report: Whether the report is laid out otherwise, or its clearance moved; no row reads
            differently for it.
        dismissals: Whether a problem was dismissed, or shown again.
        collecting: Whether somebody was asked, answered, or has something to do.
        wordings: Whether other words for measures, what numbers of reports are about, or how
            words are spelt was confirmed.
    """

    measures: frozenset[str] = frozenset()
    structure: bool = False
    settings: bool = False
    sources: bool = False
    report: bool = False
    dismissals: bool = False
    collecting: bool = False
    wordings: bool = False


def change_made_by(records: Iterable[Record]) -> Change:
    """Return the change that replacing *records* (as they were and as they are) makes."""
    measures: set[str] = set()
    versions: dict[tuple[type[Record], str], list[Hashable]] = {}
    settings = sources = report = dismissals = collecting = wordings = False
    for record in records:
        match record:
            case Figure() | Target() | Override() | PrintedQuartile() | Commentary() | StageMark():
                measures.add(record.key.measure)
            case FigureDoubt() | PeriodTarget():
                measures.add(record.key.measure)
            case Measure():
                measures.add(record.id)
                place = (record.outcome, record.order, record.starts, record.ends, record.part_of)
                versions.setdefault((Measure, record.id), []).append(place)
            case Layer() | Outcome():
                versions.setdefault((type(record), record.id), [])
            case PackSettings() | Position() | Place() | PublishedYear() | NeighbourGroup():
                settings = True
            case Population():
                settings = True
            case SourceFile() | SourceSnippet() | Recipe() | KeptAnswer() | ExpectedSource():
                sources = True
            case Embargo():
                sources = True
            case ReportSettings() | Edition() | Exemption() | Clearance() | Meeting():
                report = True
            case Dismissal():
                dismissals = True
            case Action():
                collecting = True
                measures.update([record.measure] if record.measure else ())
            case Asked() | Answered() | Contact():
                collecting = True
            case MeasureWording() | ConfirmedMeaning() | OwnWord():
                wordings = True
    # A measure that stays where it was, with other words or another aim, moves no row.
    structure = any(len(each) != 2 or each[0] != each[1] for each in versions.values())
    return Change(
        frozenset(measures), structure, settings, sources, report, dismissals, collecting, wordings
    )
