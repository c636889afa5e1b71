"""Claims and what is found about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from perfdesk.core.claims.reading.quantities import Quantity


class ClaimKind(StrEnum):
    """What a claim says, and so how it is recomputed."""

    RATIO = "ratio"
    CHANGE = "change"
    LEVEL = "level"
    COMPARISON = "comparison"
    QUARTILE = "rank or quartile"
    SHARE = "share"
    COUNT = "count of measures"
    TARGET = "target"
    REFERENCE = "cross-reference"
    PERIOD = "period"
    UNIT = "unit"
    TREND = "words of change"
    DEGREE = "words of degree"
    LABEL = "label"
    AVERAGE = "average"
    NAME = "name"
    OMISSION = "omission"
    REPEATED = "repeated"


class ClaimVerdict(StrEnum):
    """Whether a claim holds."""

    CONSISTENT = "consistent"
    ERROR = "error"
    ROUNDING = "rounding"
    DEFINITION = "definition"
    CANNOT_TELL = "cannot-tell"
    NO_SOURCE = "no-source"


def verdict_of(*, holds: object, is_error: object) -> ClaimVerdict:
    """Return *consistent* where a claim holds, and *error* only where it surely does not."""
    if holds:
        return ClaimVerdict.CONSISTENT
    return ClaimVerdict.ERROR if is_error else ClaimVerdict.CANNOT_TELL


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of text that says something which can be recomputed.

    Attributes:
        kind: What it says.
        passage: Index of its passage in the report.
        start: Index of its first character in the passage's text.
        end: Index of the first character after it.
        parts: The numbers in it by what each is (`percent`, `numerator`, `from`, `to`).
        word: The word that the claim turns on (`increase`, `higher`); empty where there is none.
        rises: For a change or comparison, whether the word says up or more; None for neither.
    """

    kind: ClaimKind
    passage: int
    start: int
    end: int
    parts: Mapping[str, Quantity] = field(default_factory=lambda: MappingProxyType({}))
    word: str = ""
    rises: bool | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its verdict.

    Attributes:
        claim: What was judged.
        quote: The words of the claim.
        verdict: Whether it holds.
        message: One sentence that says why, with the sum an officer can check by hand.
        suggestion: What would mend it; empty where nothing is known.
        measure: Id of the measure it is about; empty where it is about none or several.
        about: What it was held against, in words (`2022/23`, `England 2022/23`, `target`).
        quiet: Whether it is a matter of style that is shown only where asked for.
    """

    claim: Claim
    quote: str
    verdict: ClaimVerdict
    message: str
    suggestion: str = ""
    measure: str = ""
    about: str = ""
    quiet: bool = False

    @property
    def needs_a_look(self) -> bool:
        """Whether an officer should look at it: it does not hold, or holds only in a way."""
        unfit = {ClaimVerdict.ERROR, ClaimVerdict.ROUNDING, ClaimVerdict.DEFINITION}
        is_left_out = self.claim.kind is ClaimKind.OMISSION
        return not self.quiet and (is_left_out or self.verdict in unfit)
