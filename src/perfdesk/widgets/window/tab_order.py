"""The order in which Tab goes through the window: part by part, as they are read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_stop(
    parts: Sequence[QWidget], focused: QWidget | None, *, forwards: bool
) -> QWidget | None:
    """Return where Tab goes from *focused*; None where there is nowhere to go.

    All of one part comes before the next. Qt's own chain puts what is made later at the end of the
    window, wherever it stands: a link that came with another measure would be reached after the
    line at the bottom.
    """
    # Not by nextInFocusChain: PySide 6.11 takes each widget for a child of the one before, and
    # deletes it with that one's last reference.
    stops = [
        widget
        for part in parts
        for widget in (part, *part.findChildren(QWidget))
        # Lists that open from a box lie in windows of their own.
        if (widget is part or part.isAncestorOf(widget)) and _takes_tab(widget)
    ]
    if not stops:
        return None
    here = _place_of(focused, stops)
    if here is None:
        return stops[0 if forwards else -1]
    return stops[(here + (1 if forwards else -1)) % len(stops)]


def _place_of(focused: QWidget | None, stops: Sequence[QWidget]) -> int | None:
    """Where among the stops the keyboard is: on one, or on a part of one."""
    if focused is None:
        return None
    if focused in stops:
        return stops.index(focused)
    around = (at for at, stop in enumerate(stops) if stop.isAncestorOf(focused))
    return next(around, None)


def _takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops here: not at what hands the keyboard on to a part of itself."""
    proxy: QWidget | None = widget.focusProxy()
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and proxy is None and widget.isVisible() and widget.isEnabled()
