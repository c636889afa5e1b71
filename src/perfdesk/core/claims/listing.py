"""Findings as problems, so that they are listed, dismissed and restored like all others."""

from __future__ import annotations

from perfdesk.core.claims.claim import ClaimKind, ClaimVerdict, Finding
from perfdesk.core.problems import Problem, Severity

KIND = "report text"
"""The kind of such problems, before that of their claim."""

_SEVERITIES = {
    ClaimVerdict.ERROR: Severity.ERROR,
    ClaimVerdict.ROUNDING: Severity.WARNING,
    ClaimVerdict.DEFINITION: Severity.WARNING,
}


def severity_of(finding: Finding) -> Severity:
    """Return how much a finding matters."""
    return _SEVERITIES.get(finding.verdict, Severity.NOTE)


def problem_of(finding: Finding) -> Problem:
    """Return a finding as a problem, known by the words it is about wherever they stand."""
    if finding.claim.kind is ClaimKind.OMISSION:
        message = finding.message
    else:
        message = f"\u201c{finding.quote}\u201d: {finding.message}"
    return Problem(
        severity_of(finding),
        f"{KIND}: {finding.claim.kind.value}",
        message,
        finding.measure,
        finding.quote,
        finding.suggestion,
    )
