"""The quartile beside a figure: of what was published for its year, or said to be another's."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.benchmarks.quartiles import Quartile, Standing
from perfdesk.core.judgements import PrintedQuartile


@dataclass(frozen=True, slots=True)
class QuartileFinding:
    """The quartile of a measure at a position, worked out and as printed.

    Attributes:
        year: What was published and the quartile is of; None where nothing is held.
        standing: Where our council stands in it; None where it has no figure there.
        reason: Rank, ties, who is missing, or why there is none; in sentences.
        printed: What an appendix printed; None where nothing was.
        published: Our figure as published (`308.8`), in words where it is not the figure that
            the quartile stands beside (`published 308.8`, `87.8% in 2022/23`); else empty.
    """

    year: PublishedYear | None
    standing: Standing | None
    reason: str
    printed: PrintedQuartile | None
    published: str = ""

    @property
    def word(self) -> str:
        """The quartile alone: as worked out, else as printed; empty for none."""
        if self.standing is not None:
            return self.standing.quartile.value
        return self.printed.text if self.printed else ""

    @property
    def text(self) -> str:
        """The quartile to show; with the figure it is of where another stands beside it."""
        return f"{self.word} ({self.published})" if self.published else self.word

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


NO_QUARTILE = QuartileFinding(None, None, "", None)
"""Where nothing was published, and nothing printed."""
