"""What is drawn of a cell, in the pixels of the screen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from perfdesk.core.dashboard import Column
from perfdesk.widgets.application import Desk
from tests.app.sample_measures import REABLEMENT
from tests.widgets.grids import go_to


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_that_the_line_below_a_row_has_one_thickness_and_no_gaps(
    sample: Desk, scale: float
) -> None:
    look = go_to(sample, REABLEMENT, Column.CURRENT)._look
    drawn = QImage(round(300 * scale), round(400 * scale), QImage.Format.Format_RGB32)
    drawn.setDevicePixelRatio(scale)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    for top in range(0, 400, 37):
        for left in range(0, 300, 43):
            look.draw_line_below(painter, QRect(left, top, 43, 37))
    painter.end()
    lines = [
        {drawn.pixelColor(x, y).name() for x in range(drawn.width())} for y in range(drawn.height())
    ]
    assert all(len(colours) == 1 for colours in lines)
    thick = [y for y, colours in enumerate(lines) if colours != {"#ffffff"}]
    assert len(thick) == 400 // 37
    assert all(after - before > 1 for before, after in pairwise(thick))
