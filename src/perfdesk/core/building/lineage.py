"""Where a figure came from, and which figures came from a file."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.figures import Figure, FigureKey
from perfdesk.core.pack import Pack
from perfdesk.core.sources import SourceFile, SourceSnippet


@dataclass(frozen=True, slots=True)
class Lineage:
    """How a figure came into the pack.

    Attributes:
        figure: The figure.
        file: The file it was read from; None for one that was typed.
        snippet: What stood around its cell at that time; None where that was not kept.
    """

    figure: Figure
    file: SourceFile | None = None
    snippet: SourceSnippet | None = None

    @property
    def text(self) -> str:
        """In a sentence: `Reablement Q4.xlsx, sheet Summary, F12, imported on 3 June 2024 ...`."""
        source = str(self.figure.source)
        if self.file is None:
            return source
        when = f"{self.file.imported_at.day} {self.file.imported_at:%B %Y}"
        by = f" by {self.file.imported_by}" if self.file.imported_by else ""
        return f"{source}, imported on {when}{by} as {self.file.family}"


def lineage_of(pack: Pack, key: FigureKey) -> Lineage | None:
    """Return where the figure with a key came from; None where the pack has no such figure."""
    figure = pack.table(Figure).get(key)
    if figure is None:
        return None
    return Lineage(
        figure,
        pack.table(SourceFile).get(figure.source.fingerprint),
        pack.table(SourceSnippet).get(figure.source),
    )


def figures_from(pack: Pack, fingerprint: str) -> tuple[Figure, ...]:
    """Return every figure that a file gave and that still stands, by measure and period."""
    found = [each for each in pack.table(Figure).values() if each.source.fingerprint == fingerprint]
    return tuple(sorted(found, key=lambda each: each.key))
