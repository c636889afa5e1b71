"""Splitting a printed total into illustrative parts that add up to it again, to the unit."""

from collections.abc import Sequence

ROUGHNESS = 25
"""Per cent from the lowest to the highest of what `uneven` gives."""


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Whole parts of *total* in proportion to *weights*; the largest remainders are rounded up."""
    whole = sum(weights)
    parts = [total * weight // whole for weight in weights]
    remainders = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in remainders[: total - sum(parts)]:
        parts[at] += 1
    return parts


def uneven(weight: int, row: int, column: int) -> int:
    """A weight made a little uneven, the same way each time, as real counts are."""
    return weight * (100 - ROUGHNESS // 2 + (row * 37 + column * 53 + row * column * 7) % ROUGHNESS)
