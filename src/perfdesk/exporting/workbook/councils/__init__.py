"""All councils beside ours, for each measure that was published for them: data and charts."""

from perfdesk.exporting.workbook.councils.blocks import (
    COLUMNS_BEFORE_DOTS,
    COUNCIL,
    FIGURE,
    QUARTILE,
    RANK,
    CouncilBlock,
    council_blocks,
    write_council_data,
)
from perfdesk.exporting.workbook.councils.drawing import COUNCILS_HEIGHT, CouncilDrawer

__all__ = [
    "COLUMNS_BEFORE_DOTS",
    "COUNCIL",
    "COUNCILS_HEIGHT",
    "FIGURE",
    "QUARTILE",
    "RANK",
    "CouncilBlock",
    "CouncilDrawer",
    "council_blocks",
    "write_council_data",
]
