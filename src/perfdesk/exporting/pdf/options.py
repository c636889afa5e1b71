"""What an officer chooses about the printed pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class PageSize(StrEnum):
    """The paper, always landscape."""

    A4 = "a4"
    A3 = "a3"


class BodySize(IntEnum):
    """The size of the table's type, in points on A4; A3 is the same page, larger."""

    USUAL = 11
    SMALL = 9


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """How the pages are laid out and what stands at their foot.

    Attributes:
        body: Size of the table's type.
        page: The paper.
        label: What the document is called in the pack it goes into (`Appendix A`).
        marking: Protective marking (`OFFICIAL`); empty for none.
        with_charts: Whether an annex with the charts follows the tables.
    """

    body: BodySize = BodySize.USUAL
    page: PageSize = PageSize.A4
    label: str = "Appendix A"
    marking: str = ""
    with_charts: bool = True
