"""How far the cells of a sheet reach is told without reading every name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.importing.formats.extent import Extent
from perfdesk.importing.formats.extract import a1

_CELL = st.tuples(st.integers(1, 1_048_576), st.integers(1, 16_384))


@settings(max_examples=80)
@given(st.lists(st.lists(_CELL, min_size=1, max_size=5), min_size=1, max_size=5))
def test_that_no_cell_however_hidden_lies_beyond(pieces: list[list[tuple[int, int]]]) -> None:
    extent = Extent()
    for piece in pieces:
        extent.add(b"".join(f'<c r="{a1(*cell)}"/>'.encode() for cell in piece))
    cells = [cell for piece in pieces for cell in piece]
    needed = max(row for row, _ in cells) * max(column for _, column in cells)
    assert needed <= extent.cells <= needed * 1.11 + 9 * 16_384


def test_that_a_far_cell_within_a_near_row_is_seen() -> None:
    extent = Extent()
    rows = b"".join(f'<row r="{row}"><c r="A{row}"/></row>'.encode() for row in range(1, 500))
    extent.add(rows.replace(b'r="A250"', b'r="XFD1048576"'))
    assert extent.cells >= 1_048_576 * 16_384
