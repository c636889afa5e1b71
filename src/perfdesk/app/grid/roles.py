"""What a cell of the grid tells beyond Qt's own roles, and how to ask for it."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from perfdesk.app.status import Shape
from perfdesk.core.dashboard import Cell, Column
from perfdesk.core.judgements import Judged
from perfdesk.core.verdicts import Tone

Index = QModelIndex | QPersistentModelIndex


class GridRole(IntEnum):
    """Roles beyond Qt's."""

    MEASURE = Qt.ItemDataRole.UserRole + 1
    COLUMN = Qt.ItemDataRole.UserRole + 2
    TONE = Qt.ItemDataRole.UserRole + 3
    SHAPE = Qt.ItemDataRole.UserRole + 4
    FLAGGED = Qt.ItemDataRole.UserRole + 5
    OUTCOME = Qt.ItemDataRole.UserRole + 6
    CELL = Qt.ItemDataRole.UserRole + 7
    DEPTH = Qt.ItemDataRole.UserRole + 8


def cell_at(index: Index) -> Cell | None:
    """Return the dashboard's cell behind an index; None for rows of outcomes."""
    cell = index.data(GridRole.CELL)
    return cell if isinstance(cell, Cell) else None


def judged_in(column: Column) -> Judged | None:
    """Return the verdict that a column shows; None where it shows none."""
    return {Column.RATING: Judged.RATING, Column.PROGRESS: Judged.PROGRESS}.get(column)


def column_at(index: Index) -> Column | None:
    """Return the dashboard's column behind an index; None for rows of outcomes.

    Qt hands enumerations of text back as plain text; so do the two functions below.
    """
    column = index.data(GridRole.COLUMN)
    return Column(column) if column else None


def shape_at(index: Index) -> Shape:
    """Return the sign of the verdict behind an index; none where there is no verdict."""
    return Shape(index.data(GridRole.SHAPE) or "")


def tone_at(index: Index) -> Tone:
    """Return what the verdict behind an index means."""
    return Tone(index.data(GridRole.TONE) or Tone.NONE)


def depth_at(index: Index) -> int:
    """Return how many measures a row is a part of, one within another."""
    return int(index.data(GridRole.DEPTH) or 0)
