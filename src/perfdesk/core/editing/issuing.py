"""The edits of issuing: an issue is added, and withdrawn; it is never removed."""

from __future__ import annotations

from dataclasses import replace

from perfdesk.core.edits import Edit, Replacement
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.issues.issue import Issue, Withdrawal
from perfdesk.core.pack import Pack


class UnissuableError(PerfDeskError):
    """An issue that cannot be, or not like this; nothing was changed."""


def issue_edit(pack: Pack, issue: Issue) -> Edit:
    """Return the edit that adds an issue.

    Raises:
        UnissuableError: It has no name, or one that another has; or it corrects what cannot be
            corrected, or does not say why.
    """
    name = issue.name.strip()
    if not name:
        raise UnissuableError("The issue has no name, so nothing was issued. Give it a name.")
    if any(each.name.casefold() == name.casefold() for each in pack.issues):
        raise UnissuableError(
            f"There is already an issue called \u201c{name}\u201d, so nothing was issued. Choose "
            "another name."
        )
    if issue.replaces:
        replaced = issue_of(pack, issue.replaces)
        if not issue.reason.strip():
            raise UnissuableError(
                f"No reason was given for replacing \u201c{replaced.name}\u201d, so nothing was "
                "issued. Say what was wrong."
            )
        if replaced.position != issue.position:
            raise UnissuableError(
                f"\u201c{replaced.name}\u201d reports {replaced.position}, not {issue.position}, "
                "so it was not replaced. Choose an issue of the same position."
            )
    if issue.open_errors and not issue.despite.strip():
        count = len(issue.open_errors)
        errors = "1 error is" if count == 1 else f"{count} errors are"
        raise UnissuableError(
            f"{errors} still open, so nothing was issued: {' '.join(issue.open_errors)} Correct "
            "them, or say why it is issued all the same."
        )
    label = f"Issue \u201c{name}\u201d for {issue.position}"
    reason = " ".join(filter(None, (issue.reason, issue.despite)))
    return Edit(label, (Replacement(None, issue),), reason)


def withdrawal_edit(issue: Issue, withdrawal: Withdrawal) -> Edit:
    """Return the edit that withdraws an issue, or redacts it; its record stays as a tombstone.

    Raises:
        UnissuableError: There is no reason, or it is withdrawn or redacted already.
    """
    what = "redacted" if withdrawal.redacted else "withdrawn"
    if not withdrawal.reason.strip():
        raise UnissuableError(
            f"No reason was given, so \u201c{issue.name}\u201d was not {what}. Give the reason."
        )
    if issue.withdrawal is not None and (issue.withdrawal.redacted or not withdrawal.redacted):
        raise UnissuableError(
            f"\u201c{issue.name}\u201d was withdrawn already, so nothing was changed."
        )
    verb = "Redact" if withdrawal.redacted else "Withdraw"
    after = replace(issue, withdrawal=withdrawal)
    if withdrawal.redacted:
        # What the checks found may quote what must go.
        after = replace(after, open_errors=(), despite="", reported=())
    label = f"{verb} \u201c{issue.name}\u201d"
    return Edit(label, (Replacement(issue, after),), withdrawal.reason)


def issue_of(pack: Pack, name_or_id: str) -> Issue:
    """Return the issue with that name, whatever its case, or that id.

    Raises:
        UnissuableError: There is none.
    """
    wanted = name_or_id.strip().casefold()
    for each in pack.issues:
        if wanted in {each.id.casefold(), each.name.casefold()}:
            return each
    names = ", ".join(f"\u201c{each.name}\u201d" for each in pack.issues)
    known = f"Its issues are {names}." if names else "Nothing has been issued from it yet."
    raise UnissuableError(f"The pack has no issue called \u201c{name_or_id}\u201d. {known}")
