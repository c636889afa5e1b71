"""Problems: what the checks and the import found, each in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to look at.

    Attributes:
        severity: How much it matters.
        kind: A short name of the check that found it (`ratio`, `period`, `code`).
        message: One sentence saying what is wrong.
        measure: Id of the measure; empty where it concerns none.
        where: The cell or column (`2023/24`, `sheet Table_2a, F89`); empty where there is none.
        arithmetic: The sum that shows it (`524 / 528 = 99.2%`); empty where there is none.
    """

    severity: Severity
    kind: str
    message: str
    measure: str = ""
    where: str = ""
    arithmetic: str = ""
