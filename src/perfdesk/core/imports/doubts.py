"""Doubts that stay with a figure which was imported although it is unlike the others."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.figures import Figure, FigureKey


@dataclass(frozen=True, slots=True)
class FigureDoubt:
    """Why a figure that was taken all the same was asked about.

    Attributes:
        key: The figure.
        text: What it said when it was taken; of any other text there is no doubt.
        message: One sentence: what is unlike.
        arithmetic: What shows it (`28,400,000 / 28,400 = 1,000`); empty where there is none.
    """

    key: FigureKey
    text: str
    message: str
    arithmetic: str = ""

    def is_about(self, figure: Figure | None) -> bool:
        """Tell whether a figure is still the one that was doubted."""
        return figure is not None and figure.reading.text == self.text
