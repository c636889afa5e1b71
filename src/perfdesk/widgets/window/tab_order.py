"""The order in which Tab goes through the window: part by part, as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_tabs(parts: Sequence[QWidget]) -> None:
    """Let Tab go through all of one part before the next.

    Qt puts what is made later at the end of the window, wherever it stands: a link that came with
    another measure would be reached after the line at the bottom.
    """
    chain = tuple(each for each in _chain(parts[0].window()) if takes_tab(each)) if parts else ()
    ordered = [
        widget for part in parts for widget in chain if widget is part or part.isAncestorOf(widget)
    ]
    for one, other in pairwise(ordered):
        QWidget.setTabOrder(one, other)


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops here: not at what hands the keyboard on to a part of itself."""
    proxy: QWidget | None = widget.focusProxy()
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and proxy is None


def _chain(window: QWidget) -> Iterator[QWidget]:
    """Every widget of a window in the order of Tab."""
    at = window.nextInFocusChain()
    while at is not None and at is not window:
        yield at
        at = at.nextInFocusChain()
