"""An issue is added and withdrawn, never removed; what cannot be is refused before any work."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from perfdesk.core.editing.issuing import (
    UnissuableError,
    issue_edit,
    issue_of,
    withdrawal_edit,
)
from perfdesk.core.edits import apply_edit, revert_edit
from perfdesk.core.issues.issue import Issue, Withdrawal, last_in_force, state_in_words
from perfdesk.core.pack import Pack
from tests.store.published_packs import YEAR, YEAR_BEFORE, published_pack

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


@pytest.fixture
def pack() -> Pack:
    return Pack.of(each for each in published_pack().records() if not isinstance(each, Issue))


FIRST = Issue("1", "Committee, 3 June 2024", "Committee", YEAR, AT, "a.officer", (), "a", "b")
SECOND = replace(FIRST, id="2", name="Correction", at=AT.replace(day=4))


def issued(pack: Pack, *issues: Issue) -> Pack:
    for each in issues:
        pack, _ = apply_edit(pack, issue_edit(pack, each))
    return pack


def test_that_an_issue_is_found_by_name_and_by_id(pack: Pack) -> None:
    after = issued(pack, FIRST)
    assert issue_of(after, "COMMITTEE, 3 june 2024 ") == issue_of(after, "1") == FIRST
    assert revert_edit(after, issue_edit(pack, FIRST))[0] == pack


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (replace(SECOND, name="  "), "no name"),
        (replace(SECOND, name="committee, 3 JUNE 2024"), "already an issue"),
        (replace(SECOND, replaces="nowhere", reason="x"), "no issue called"),
        (replace(SECOND, replaces="1"), "No reason"),
        (
            replace(SECOND, replaces="1", reason="x", position=YEAR_BEFORE),
            "reports 2023/24, not 2022/23",
        ),
        (replace(SECOND, open_errors=("No figure.",)), "1 error is still open"),
    ],
    ids=["name", "twice", "corrects nothing", "no reason", "position", "errors"],
)
def test_that_what_cannot_be_issued_is_refused(pack: Pack, wanted: Issue, words: str) -> None:
    with pytest.raises(UnissuableError, match=words):
        issue_edit(issued(pack, FIRST), wanted)


def test_that_open_errors_and_why_it_was_issued_all_the_same_are_kept(pack: Pack) -> None:
    edit = issue_edit(
        pack, replace(FIRST, open_errors=("No figure.",), despite="It is due in July.")
    )
    assert edit.reason == "It is due in July."


def test_that_a_correction_replaces_and_a_withdrawal_leaves_a_tombstone(pack: Pack) -> None:
    second = replace(SECOND, replaces="1", reason="766 became 780.")
    after = issued(pack, FIRST, second)
    assert state_in_words(FIRST, after.issues) == "replaced by Correction"
    latest = last_in_force(after.issues, YEAR)
    assert latest is not None
    assert latest.name == "Correction"
    withdrawn = withdrawal_edit(latest, Withdrawal("Wrong again.", "a.director", AT))
    after, _ = apply_edit(after, withdrawn)
    assert [state_in_words(each, after.issues) for each in after.issues] == [
        "withdrawn",
        "in force",
    ]
    assert last_in_force(after.issues, YEAR) == FIRST
    assert last_in_force(after.issues, YEAR, "Department") is None


def test_that_a_withdrawal_needs_a_reason_and_happens_once() -> None:
    with pytest.raises(UnissuableError, match="No reason"):
        withdrawal_edit(FIRST, Withdrawal(" ", "a", AT))
    gone = replace(FIRST, withdrawal=Withdrawal("Wrong.", "a", AT))
    with pytest.raises(UnissuableError, match="already"):
        withdrawal_edit(gone, Withdrawal("Again.", "a", AT))
    redacted = withdrawal_edit(gone, Withdrawal("A name.", "a", AT, redacted=True))
    (replacement,) = redacted.replacements
    assert isinstance(replacement.new, Issue)
    assert replacement.new.is_redacted
    with pytest.raises(UnissuableError, match="already"):
        withdrawal_edit(replacement.new, Withdrawal("Again.", "a", AT, redacted=True))
