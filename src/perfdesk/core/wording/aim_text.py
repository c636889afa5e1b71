"""Reading an aim in the spellings of papers and officers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.core.measures import Aim
from perfdesk.core.wording.numbers import tidy

_SPELLINGS: Mapping[Aim, tuple[str, ...]] = MappingProxyType(
    {
        Aim.HIGH: (
            "h", "high", "higher", "higher is better", "high is good", "high is better", "bigger",
            "bigger is better", "more", "more is better", "increase", "increasing", "maximise",
            "up", "\u2191", "\u25b2", "good to be high",
        ),
        Aim.LOW: (
            "l", "low", "lower", "lower is better", "low is good", "low is better", "smaller",
            "smaller is better", "less", "less is better", "fewer is better", "decrease",
            "decreasing", "reduce", "minimise", "down", "\u2193", "\u25bc", "good to be low",
        ),
        Aim.BAND: (
            "band", "target band", "target band width", "range", "within range", "in range",
            "within band", "target range", "goldilocks",
        ),
        Aim.NONE: (
            "n/a", "na", "none", "neutral", "contextual", "context", "monitor", "monitoring",
            "for information", "information only",
        ),
        Aim.UNSTATED: ("", "-", "tbc"),
    }
)  # fmt: skip
_AIMS: Mapping[str, Aim] = MappingProxyType(
    {spelling: aim for aim, spellings in _SPELLINGS.items() for spelling in spellings}
)


def read_aim(text: str) -> Aim | None:
    """Read an aim (`H`, `Lower is better`, `Target Band Width`, `N/A`); None for other text."""
    return _AIMS.get(tidy(text).lower().rstrip("."))
