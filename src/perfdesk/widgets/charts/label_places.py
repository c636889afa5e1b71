"""Where the labels at the end of lines go, so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], heights: Sequence[float], low: float, high: float
) -> list[float]:
    """Return the middles of labels, as near to where they belong as there is room.

    Args:
        wanted: The middle that each label should have, in pixels from the top.
        heights: How tall each label is.
        low: The top edge that none may pass.
        high: The bottom edge; passed only where there is no room for all.

    Returns:
        The middles, in the order of *wanted*; labels keep their order from top to bottom.
    """
    order = sorted(range(len(wanted)), key=lambda each: wanted[each])
    places = [0.0] * len(wanted)
    edge = low
    for each in order:
        places[each] = max(wanted[each], edge + heights[each] / 2)
        edge = places[each] + heights[each] / 2
    # What was pushed below the bottom edge pushes back up what is above it.
    edge = high
    for each in reversed(order):
        places[each] = min(places[each], edge - heights[each] / 2)
        edge = places[each] - heights[each] / 2
    # Too little room for all: the top edge holds, and the last labels pass the bottom one.
    edge = low
    for each in order:
        places[each] = max(places[each], edge + heights[each] / 2)
        edge = places[each] + heights[each] / 2
    return places


def shown_categories(count: int, width: float, label: float) -> list[int]:
    """Return which categories along an axis get their label.

    The last always does, being what the chart is about; the others at even steps before it.

    Args:
        count: Number of categories.
        width: Pixels between the first and the last.
        label: Pixels that one label needs, with the space beside it.
    """
    if count <= 1:
        return list(range(count))
    apart = width / (count - 1)
    step = 1
    while step * apart < label and step < count:
        step += 1
    return sorted(range(count - 1, -1, -step))
