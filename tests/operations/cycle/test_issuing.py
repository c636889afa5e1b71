"""Two cycles of a pack: issued, corrected, compared, withdrawn, and handed back as it left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.editing.issuing import UnissuableError, issue_of
from perfdesk.core.editing.overrides import override_edit
from perfdesk.core.edits import edit_between
from perfdesk.core.errors import UnreadablePackError
from perfdesk.core.issues.erratum import NothingToCorrectError
from perfdesk.core.issues.issue import Issue
from perfdesk.core.judgements import Judged, OverrideKey
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.operations.cycle.comparing import (
    IncomparableError,
    compare_files,
    comparison_in_words,
    last_shown,
    now_and_issued,
)
from perfdesk.operations.cycle.issuing import (
    IssueOrder,
    PreparedIssue,
    prepare_issue,
    prepare_withdrawal,
    write_copies,
    write_erratum_to,
    write_issued_files,
)
from perfdesk.operations.exports import ExportKind
from perfdesk.operations.sample import sample_pack
from perfdesk.store import OpenPack, create_pack, open_pack, stored_pack
from perfdesk.store.contents import read_pack_from

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
KINDS = {ExportKind.PDF: "Dashboard.pdf", ExportKind.ACCESSIBLE: "Dashboard-accessible.xlsx"}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return sample_pack(AT)


@pytest.fixture
def file(tmp_path: Path, pack: Pack) -> Path:
    path = tmp_path / "Q4.perfdesk"
    create_pack(path, pack)
    return path


@pytest.fixture
def opened(file: Path, tmp_path: Path) -> Iterator[OpenPack]:
    with open_pack(file, workspace=tmp_path / "working") as held:
        yield held


def order(pack: Pack, name: str = "Committee, 3 June 2024") -> IssueOrder:
    return IssueOrder(name, pack.settings.position, KINDS, "Committee", despite="Known.")


def issued(opened: OpenPack, wanted: IssueOrder, at: datetime = AT) -> PreparedIssue:
    prepared = prepare_issue(opened.pack, wanted, at=at)
    opened.apply(prepared.edit, keep=prepared.contents)
    return prepared


def reablement(pack: Pack) -> str:
    return next(
        row.measure for row in build_dashboard(pack).rows if "reablement" in row.description
    )


def type_in(opened: OpenPack, text: str, reason: str = "") -> None:
    typed = TypedCell(reablement(opened.pack), Column.CURRENT, text)
    edit = cells_edit(opened.pack, opened.pack.settings.position, [typed])
    opened.apply(replace(edit, reason=reason))


def test_that_an_issue_is_frozen_and_its_files_come_back_byte_for_byte(
    opened: OpenPack, file: Path, tmp_path: Path
) -> None:
    position = opened.pack.settings.position
    key = OverrideKey(reablement(opened.pack), position, Judged.RATING)
    decided = override_edit(opened.pack, key, "similar", "Few people.", by="a.officer", at=AT)
    opened.apply(decided)
    prepared = issued(opened, order(opened.pack))
    shown, before = build_dashboard(opened.pack).as_printed(), opened.pack
    assert any(row.rating.override is not None for row in shown.rows)
    copies = tmp_path / "copies"
    copies.mkdir()
    write_copies(prepared, copies)
    type_in(opened, "70%")
    opened.publish()
    with stored_pack(file) as stored:
        (issue,) = stored.pack.issues
        assert stored.archive.dashboard_of(issue).dashboard == shown
        frozen = stored.archive.pack_of(issue)
        assert build_dashboard(frozen).as_printed() == shown
        kept = set(before.records()) - set(before.issues)
        assert {each for each in frozen.records() if not isinstance(each, Issue)} <= kept
        back = tmp_path / "back"
        back.mkdir()
        for path in write_issued_files(stored.archive, issue, back):
            assert path.read_bytes() == (copies / path.name).read_bytes()
        told = {each.name: each.digest for each in issue.files}
        assert told == {
            path.name: sha256(path.read_bytes()).hexdigest() for path in copies.iterdir()
        }
    assert opened.history()[1].label == "Issue \u201cCommittee, 3 June 2024\u201d for 2023/24"


def test_that_a_second_issue_shares_what_did_not_change(opened: OpenPack) -> None:
    issued(opened, order(opened.pack))
    count = "SELECT count(*) FROM content"
    (first,) = opened._copy.connection.execute(count).fetchone()
    second = issued(opened, order(opened.pack, "Department"), AT.replace(hour=10))
    (then,) = opened._copy.connection.execute(count).fetchone()
    assert then - first < len(second.contents) / 2


def test_that_the_correction_of_the_day_after_names_what_it_replaces_and_what_changed(
    opened: OpenPack,
) -> None:
    issued(opened, order(opened.pack))
    first = opened.pack.issues[0]
    type_in(opened, "70%", "The service recounted.")
    found = now_and_issued(opened.pack, opened.archive, first, "the pack now")
    figure = next(each for each in found.differences if each.column is Column.CURRENT)
    assert (figure.before, figure.after) == ("89.6%", "70%")
    assert figure.why == "The service recounted."
    assert any("70%, was 89.6%" in line for line in comparison_in_words(found))
    wanted = replace(
        order(opened.pack, "Correction"), replaces=first.id, reason="It was recounted."
    )
    issued(opened, wanted, AT.replace(day=4))
    correction = opened.pack.issues[0]
    assert correction.replaces == first.id
    assert opened.history()[-1].reason.startswith("It was recounted.")
    before = last_shown(opened.pack, opened.archive, correction.position)
    assert before is not None
    assert before.name == "the issue \u201cCorrection\u201d"
    assert now_and_issued(opened.pack, opened.archive, correction, "now").is_same


def test_that_what_was_redacted_is_in_the_file_no_more(
    opened: OpenPack, file: Path, pack: Pack
) -> None:
    issued(opened, order(opened.pack))
    issued(opened, order(opened.pack, "Department"), AT.replace(hour=10))
    position = opened.pack.settings.position
    key = CommentaryKey(reablement(opened.pack), position, Audience.PUBLIC)
    said = Commentary(key, "It names a person.", "a.officer", AT)
    opened.apply(edit_between(opened.pack, "Comment", [said]))
    issued(opened, order(opened.pack, "With a name"), AT.replace(hour=11))
    wrong = issue_of(opened.pack, "With a name")
    gone = prepare_withdrawal(
        opened.pack, opened.archive, wrong, "It named a person.", at=AT, redact=True
    )
    opened.apply(gone.edit, forget=gone.forget)
    tombstone = issue_of(opened.pack, wrong.id)
    assert tombstone.is_redacted
    with pytest.raises(UnreadablePackError, match="was redacted"):
        opened.archive.dashboard_of(tombstone)
    # What the others hold is still there.
    for name in ("Committee, 3 June 2024", "Department"):
        issue = issue_of(opened.pack, name)
        assert opened.archive.pack_of(issue).settings == pack.settings
        assert opened.archive.file_of(issue, issue.files[0])
    left = {row[0] for row in opened._copy.connection.execute("SELECT digest FROM content")}
    assert not left & set(gone.forget)
    assert gone.forget


def test_that_a_withdrawn_issue_is_kept_and_no_longer_compared_with(opened: OpenPack) -> None:
    issued(opened, order(opened.pack))
    issue = opened.pack.issues[0]
    gone = prepare_withdrawal(opened.pack, opened.archive, issue, "A wrong figure.", at=AT)
    opened.apply(gone.edit, forget=gone.forget)
    assert opened.archive.dashboard_of(opened.pack.issues[0]).dashboard.council
    assert last_shown(opened.pack, opened.archive, issue.position) is None
    opened.revert(gone.edit)
    assert last_shown(opened.pack, opened.archive, issue.position) is not None


def test_that_a_refused_issue_writes_nothing(opened: OpenPack) -> None:
    wanted = order(opened.pack)
    with pytest.raises(UnissuableError, match="still open"):
        prepare_issue(opened.pack, replace(wanted, despite=""), at=AT)
    with pytest.raises(UnissuableError, match="No files"):
        prepare_issue(opened.pack, replace(wanted, kinds={}), at=AT)
    assert opened.is_saved


def test_that_damaged_content_is_told_and_the_figures_stay(opened: OpenPack) -> None:
    issued(opened, order(opened.pack))
    issue = opened.pack.issues[0]
    opened._copy.connection.execute(
        "UPDATE content SET data = x'00' WHERE digest = ?", (issue.dashboard,)
    )
    with pytest.raises(UnreadablePackError, match="figures themselves are not affected"):
        opened.archive.dashboard_of(issue)
    assert read_pack_from(opened._copy.connection) == opened.pack
    assert last_shown(opened.pack, opened.archive, issue.position) is None


def test_that_files_are_compared_by_pack_issue_and_workbook(
    opened: OpenPack, file: Path, tmp_path: Path
) -> None:
    issued(opened, replace(order(opened.pack), kinds={ExportKind.WORKBOOK: "Dashboard.xlsx"}))
    opened.publish()
    other = tmp_path / "other.perfdesk"
    type_in(opened, "70%", "Recounted.")
    opened.publish(other)
    named = f"{file}@committee, 3 june 2024"
    for before, after in ((str(file), str(other)), (named, str(other)), (str(other), "")):
        found = compare_files(before, after, at=AT)
        figure = next(each for each in found.differences if each.column is Column.CURRENT)
        assert (figure.before, figure.after, figure.why) == ("89.6%", "70%", "Recounted.")
    with stored_pack(file) as stored:
        (workbook,) = write_issued_files(stored.archive, stored.pack.issues[0], tmp_path)
    figures = {Column.CURRENT, Column.PREVIOUS}
    unchanged = compare_files(str(file), str(workbook), at=AT)
    assert not [each for each in unchanged.differences if each.column in figures]
    back = compare_files(str(other), str(workbook), at=AT)
    (returned,) = [each for each in back.differences if each.column is Column.CURRENT]
    assert (returned.before, returned.after) == ("70%", "89.6%")
    with pytest.raises(IncomparableError, match="workbook alone"):
        compare_files(str(workbook), "", at=AT)
    with pytest.raises(IncomparableError, match="Both files"):
        compare_files(str(workbook), str(workbook), at=AT)


def test_that_a_position_turned_final_lists_its_figures(opened: OpenPack) -> None:
    issued(opened, order(opened.pack))
    issue = opened.pack.issues[0]
    figure = opened.pack.figure(reablement(opened.pack), issue.position)
    assert figure is not None
    reading = replace(figure.reading, text="70%", value=Decimal(70), typed="")
    final = replace(opened.pack.position, provisional=False)
    opened.apply(edit_between(opened.pack, "Final", [final, replace(figure, reading=reading)]))
    found = now_and_issued(opened.pack, opened.archive, issue, "now")
    changed = [each for each in found.finals if each.before != each.after]
    assert [(each.before, each.after) for each in changed] == [("89.6%", "70%")]


def test_that_an_erratum_says_what_was_printed_what_is_correct_and_why(
    opened: OpenPack, tmp_path: Path
) -> None:
    issued(opened, order(opened.pack))
    issue = opened.pack.issues[0]
    with pytest.raises(NothingToCorrectError):
        write_erratum_to(opened.pack, opened.archive, issue, tmp_path, at=AT)
    assert not list(tmp_path.glob("*.pdf"))
    type_in(opened, "70%", "The service recounted.")
    path = write_erratum_to(opened.pack, opened.archive, issue, tmp_path, at=AT)
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    words = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    for told in ("Erratum", issue.name, "89.6%", "70%", "The service recounted.", "3 June 2024"):
        assert told in words
