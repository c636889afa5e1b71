"""References within a report, and names that it writes in two ways."""

from __future__ import annotations

from collections.abc import Callable

from perfdesk.core.claims.claim import ClaimKind, ClaimVerdict, Finding

Check = Callable[..., list[Finding]]

REPORT = "\n\n".join(
    [
        "1. The Adults and Communities Department reports to the Committee.",
        "2. The Adults and Communities Department has a plan, as has each service.",
        "3. The number of people in permanent care was lower than the year before.",
        "4. Reablement fell, and reablement metrics were lower, as reablement was limited.",
        "5. Reablement is a short service. Reablement metrics are two. Paragraph {0} of the report "
        "outlines the impact on this area of service, reablement.",
        "6. The {1} and Communities Department will report again.",
    ]
)


def wrong(found: list[Finding], kind: ClaimKind) -> list[str]:
    return [
        each.suggestion
        for each in found
        if each.claim.kind is kind and each.verdict is ClaimVerdict.ERROR
    ]


def test_that_a_reference_to_the_paragraph_on_the_topic_holds(check: Check) -> None:
    assert wrong(check(REPORT.format(4, "Adults")), ClaimKind.REFERENCE) == []


def test_that_a_reference_to_a_paragraph_on_something_else_is_an_error(check: Check) -> None:
    assert wrong(check(REPORT.format(3, "Adults")), ClaimKind.REFERENCE) == ["Write paragraph 4."]


def test_that_a_reference_to_no_paragraph_is_an_error(check: Check) -> None:
    assert len(wrong(check(REPORT.format(40, "Adults")), ClaimKind.REFERENCE)) == 1


def test_that_a_name_written_otherwise_once_is_found(check: Check) -> None:
    longer = REPORT + "\n\n7. The Adults and Communities Department has ended its report."
    assert wrong(check(longer.format(4, "Adults")), ClaimKind.NAME) == []
    assert wrong(check(longer.format(4, "Adult")), ClaimKind.NAME) == [
        "Write Adults and Communities Department."
    ]
