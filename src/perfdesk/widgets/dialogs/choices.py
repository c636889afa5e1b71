"""Choices of a form: words to choose from, and the value that a word stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem

from perfdesk.widgets.choice_box import give_arrow

Value = TypeVar("Value")


def offer(box: QComboBox, words: Mapping[Value, str], chosen: Value) -> None:
    """Fill a box with words, and choose the one of *chosen*."""
    give_arrow(box)
    box.clear()
    for value, text in words.items():
        box.addItem(text)
        if value == chosen:
            box.setCurrentIndex(box.count() - 1)


def chosen_of(box: QComboBox, words: Mapping[Value, str]) -> Value:
    """Return what is chosen, by its place: Qt hands enumerations back as plain text."""
    return list(words)[max(box.currentIndex(), 0)]


def offer_ticks(rows: QListWidget, words: Iterable[str], ticked: Iterable[bool]) -> None:
    """Fill a list with rows that can be ticked with the space bar."""
    rows.clear()
    for text, is_ticked in zip(words, ticked, strict=True):
        item = QListWidgetItem(text, rows)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
    rows.setCurrentRow(0)


def ticks_of(rows: QListWidget) -> tuple[bool, ...]:
    """Return which rows are ticked."""
    states = (rows.item(row).checkState() for row in range(rows.count()))
    return tuple(state == Qt.CheckState.Checked for state in states)
