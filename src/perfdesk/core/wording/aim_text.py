"""Reading an aim in the spellings of papers and officers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.core.measures import Aim
from perfdesk.core.wording.numbers import tidy

_AIMS: Mapping[str, Aim] = MappingProxyType(
    {
        "h": Aim.HIGH,
        "high": Aim.HIGH,
        "l": Aim.LOW,
        "low": Aim.LOW,
        "band": Aim.BAND,
        "target band": Aim.BAND,
        "target band width": Aim.BAND,
        "n/a": Aim.NONE,
        "none": Aim.NONE,
        "": Aim.UNSTATED,
    }
)


def read_aim(text: str) -> Aim | None:
    """Read an aim (`H`, `Low`, `Target Band Width`, `N/A`); None for other text."""
    return _AIMS.get(tidy(text).lower())
