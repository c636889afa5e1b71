"""The order in which Tab and F6 go through the window: part by part, as they are read."""

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
    stops = [stop for part in parts for stop in _stops_of(part)]
    if not stops:
        return None
    here = _place_of(focused, stops)
    if here is None:
        return stops[0 if forwards else -1]
    return stops[(here + (1 if forwards else -1)) % len(stops)]


def next_part(
    parts: Sequence[QWidget], focused: QWidget | None, *, forwards: bool
) -> QWidget | None:
    """Return where F6 goes from *focused*: to where the next part begins; None for nowhere."""
    with_stops = [(part, stops[0]) for part in parts if (stops := _stops_of(part))]
    if not with_stops:
        return None
    places = (
        at
        for at, (part, _) in enumerate(with_stops)
        if focused is not None and (part is focused or part.isAncestorOf(focused))
    )
    step = 1 if forwards else -1
    here = next(places, -step)
    return with_stops[(here + step) % len(with_stops)][1]


def _stops_of(part: QWidget) -> list[QWidget]:
    """Where Tab stops within a part."""
    return [
        widget
        for widget in (part, *part.findChildren(QWidget))
        # Lists that open from a box lie in windows of their own.
        if (widget is part or part.isAncestorOf(widget)) and _takes_tab(widget)
    ]


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
