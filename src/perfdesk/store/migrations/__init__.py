"""Reading packs of earlier schemas: one module a step, each to the version after.

A step works on plain rows, not on the file: the rows of the old file are taken out, each step
rewrites them, and they are put into a new file of today's schema. So a step is a small pure
function, and nothing of an old file but its rows comes over.

A step `from_N.py` keeps the statements of schema N as they were and says what became of its
rows, in `STEP`; it is listed in `STEPS`, and `tests/old_packs` keeps a file of version N.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.store.migrations import from_1, from_2, from_3, from_4
from perfdesk.store.migrations.steps import Document, NamedRow, Step, carried_over, rewritten

__all__ = ["STEPS", "Document", "NamedRow", "Step", "carried_over", "rewritten"]

STEPS: Mapping[int, Step] = MappingProxyType(
    {1: from_1.STEP, 2: from_2.STEP, 3: from_3.STEP, 4: from_4.STEP}
)
"""The step from each earlier version."""
