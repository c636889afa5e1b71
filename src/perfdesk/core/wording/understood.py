"""Saying how a typed target or code is understood, while it is being typed."""

from __future__ import annotations

from perfdesk.core.framework.catalogue import in_force, measure_for
from perfdesk.core.framework.matching import match_code
from perfdesk.core.periods import Period
from perfdesk.core.targets import TargetBasis, TargetKind, TargetReading


def target_understood(target: TargetReading) -> str:
    """Return in a sentence what a target's text is taken to mean."""
    match target.kind:
        case TargetKind.NOT_UNDERSTOOD:
            return "Not understood, so it is kept as typed and nothing is rated against it."
        case TargetKind.NONE_YET:
            return "There is no target or comparator yet."
        case TargetKind.INFORMATION:
            return "For information only: not rated."
    kind = {
        TargetKind.CEILING: "a ceiling, at most",
        TargetKind.FLOOR: "a floor, at least",
        TargetKind.BAND: "a band from",
        TargetKind.AVERAGE: "an average of",
        TargetKind.ZERO: "a target of",
    }.get(target.kind, "a value of")
    said = f"Understood as {kind} {target.number_text}"
    if target.count is not None:
        said += f", or {target.count:,f} counted"
    if target.period is not None:
        said += f", for {target.period}"
    if target.basis is not TargetBasis.UNSTATED:
        said += f" ({target.basis.value})"
    return f"{said}."


def code_understood(code: str, description: str, position: Period, target: TargetReading) -> str:
    """Return in a sentence which measure of the framework a printed code is taken to be."""
    found = match_code(code, description, position, target.period)
    if found is None:
        return "A local measure, not in the national framework."
    known = measure_for(found.code) if found.code else None
    if known is None:
        return found.message or "No measure in the national framework has this code."
    was = f", was {known.was_coded}" if known.was_coded else ""
    return f"ASCOF {known.code} {in_force(known.code.edition)}{was}: {known.words}."
