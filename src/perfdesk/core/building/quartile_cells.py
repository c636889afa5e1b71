"""The quartile and rank beside a measure: of published figures, never of the council's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.benchmarks.quartiles import Quartile, Standing
from perfdesk.core.benchmarks.standing import published_at, standing_in
from perfdesk.core.dashboard import Cell
from perfdesk.core.judgements import PrintedQuartile
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, financial_year
from perfdesk.core.settings import Position, Scheme

_YEARS_BACK = 4


@dataclass(frozen=True, slots=True)
class QuartileFinding:
    """The quartile of a measure at a position, worked out and as printed.

    Attributes:
        year: What was published and is the latest for the position; None where nothing is held.
        standing: Where our council stands in it; None where it has no figure there.
        reason: Rank, ties, who is missing, or why there is none; in sentences.
        printed: What an appendix printed; None where nothing was.
    """

    year: PublishedYear | None
    standing: Standing | None
    reason: str
    printed: PrintedQuartile | None

    @property
    def text(self) -> str:
        """The quartile to show: as worked out, else as printed; empty for none."""
        if self.standing is not None:
            return self.standing.quartile.value
        return self.printed.text if self.printed else ""

    @property
    def printed_differs(self) -> bool:
        """Whether an appendix printed another quartile than the one worked out."""
        printed = self.printed.text if self.printed else ""
        is_quartile = printed.casefold() in {each.casefold() for each in Quartile}
        return (
            self.standing is not None
            and is_quartile
            and printed.casefold() != self.standing.quartile.casefold()
        )


def quartile_at(pack: Pack, measure: Measure, position: Position) -> QuartileFinding:
    """Find the quartile that belongs beside a measure at a position.

    Under the RAG scheme it is that of the previous column, beside which the papers print it;
    under the other, that of the position itself. Where that is not published, the latest is.
    """
    printed = pack.printed_quartile(measure.id, position.period)
    if measure.framework is None or not pack.table(PublishedYear):
        return QuartileFinding(None, None, "", printed)
    for period in _years(position):
        year = published_at(pack, measure.framework, period)
        if year is not None:
            standing, reason = standing_in(year, pack.settings.council)
            return QuartileFinding(year, standing, reason, printed)
    return QuartileFinding(None, None, "", printed)


def quartile_cell(found: QuartileFinding) -> Cell:
    """Return the cell of the quartile column."""
    said = [found.reason] if found.reason else []
    if found.printed is not None:
        said.append(f"{_printed_words(found)} in {found.printed.source}.")
    return Cell(
        found.text,
        reason=" ".join(said),
        spoken=f"Quartile: {found.text or 'none'}. {found.reason}".strip(),
    )


def rank_cell(found: QuartileFinding) -> Cell:
    """Return the cell of the rank column: `49 of 150`."""
    if found.standing is None:
        return Cell("", reason=found.reason, spoken="Rank: none")
    text = f"{found.standing.rank} of {found.standing.n}"
    return Cell(text, reason=found.reason, spoken=f"Rank: {text}")


def _printed_words(found: QuartileFinding) -> str:
    if found.printed_differs and found.printed is not None:
        return f"Printed as {found.printed.text}"
    return "So printed" if found.standing is not None else "As printed"


def _years(position: Position) -> Iterator[Period]:
    """Yield the years whose quartile may stand at a position, the likeliest first."""
    own, before = position.period.year, position.previous.year
    yield from ((before, own) if position.scheme is Scheme.RAG else (own, before))
    for back in range(1, _YEARS_BACK + 1):
        yield financial_year(before.start.year - back)
