"""Asking eleven owners, and taking over what comes back."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import openpyxl
import pytest

from perfdesk.core.collecting.answers import AnswerKind
from perfdesk.core.collecting.board import OwnerState, board_of
from perfdesk.core.collecting.form import OwnerColumn
from perfdesk.core.edits import apply_edit
from perfdesk.core.merging.three_way import Side
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.reporting.stages import Stage
from perfdesk.operations.cycle.asking import (
    NobodyToAskError,
    prepare_request,
    write_reminders,
    written_requests,
)
from perfdesk.operations.cycle.collecting import answers_in, conflict_answers
from perfdesk.operations.imports import PlannedImport, import_edit, plan_extracts
from tests.operations.collecting.owners import (
    AT,
    DUE,
    HEADING_ROW,
    LATER,
    OWNERS,
    asked_pack,
    columns_of,
    fill_in,
    owned_pack,
    saved_by_libreoffice,
)

NEARLY = "2,391.2k"
COMMENT, REASON, ACTION = OwnerColumn.COMMENT, OwnerColumn.REASON, OwnerColumn.ACTION
BY_WHEN, CORRECTED, SIGNED_OFF = (
    OwnerColumn.BY_WHEN,
    OwnerColumn.CORRECTED,
    OwnerColumn.SIGNED_OFF,
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return owned_pack()


def taken_over(pack: Pack, *paths: Path, answers: dict[str, str] | None = None) -> Pack:
    planned = plan_extracts(pack, paths, at=LATER, answers=answers)
    assert not any(each.refusal for each in planned)
    return apply_edit(pack, import_edit(pack, planned))[0]


def planned_of(pack: Pack, *paths: Path) -> tuple[PlannedImport, ...]:
    return plan_extracts(pack, paths, at=LATER)


def comment_on(pack: Pack, measure: str) -> str:
    said = pack.commentary(measure, pack.settings.position, Audience.PUBLIC)
    return said.text if said else ""


def test_that_each_owner_gets_a_locked_workbook_and_an_unsent_draft(
    pack: Pack, tmp_path: Path
) -> None:
    prepared = prepare_request(pack, DUE, at=AT)
    with written_requests(prepared.sheets, tmp_path, created=AT) as written:
        pass
    assert [each.owner for each in written] == sorted(OWNERS, key=str.casefold)
    asked = [each.measure for sheet in prepared.sheets for each in sheet.measures]
    assert len(asked) == len(pack.measures_at(pack.settings.position))
    for each in written:
        sheet = openpyxl.load_workbook(each.workbook).worksheets[0]
        assert sheet.protection.sheet
        columns = columns_of(sheet)
        assert len(columns) == len(OwnerColumn)
        row = HEADING_ROW + 1
        typed = {COMMENT, REASON, ACTION, BY_WHEN, CORRECTED, SIGNED_OFF}
        for column, at in columns.items():
            assert sheet.cell(row, at).protection.locked is (column not in typed), column
        assert sheet.cell(row, columns[OwnerColumn.REF]).value in {
            one.id for one in pack.measures_at(pack.settings.position)
        }
        mail = message_from_bytes(each.draft.read_bytes(), policy=policy.default)
        assert mail["X-Unsent"] == "1"
        assert "Friday 14 June 2024" in mail["Subject"]
        assert mail["To"] is None
        (attached,) = mail.iter_attachments()
        assert attached.get_filename() == each.workbook.name
        assert attached.get_content() == each.workbook.read_bytes()


def test_that_a_request_never_replaces_a_file_and_leaves_none_when_it_fails(
    pack: Pack, tmp_path: Path
) -> None:
    prepared = prepare_request(pack, DUE, at=AT, owners=["libraries manager"])
    with written_requests(prepared.sheets, tmp_path, created=AT) as first:
        pass
    filled = first[0].workbook.read_bytes()
    with written_requests(prepared.sheets, tmp_path, created=AT) as second:
        pass
    assert second[0].workbook != first[0].workbook
    assert first[0].workbook.read_bytes() == filled
    before = sorted(tmp_path.iterdir())
    with (
        pytest.raises(RuntimeError),
        written_requests(prepared.sheets, tmp_path, created=AT),
    ):
        raise RuntimeError("the pack could not be saved")
    assert sorted(tmp_path.iterdir()) == before


def test_that_nobody_is_asked_in_vain(pack: Pack, tmp_path: Path) -> None:
    with pytest.raises(NobodyToAskError, match="has passed"):
        prepare_request(pack, date(2024, 6, 1), at=AT)
    with pytest.raises(NobodyToAskError, match="owned by"):
        prepare_request(pack, DUE, at=AT, owners=["Parks"])
    with pytest.raises(NobodyToAskError, match="No measure has an owner"):
        prepare_request(owned_pack([""]), DUE, at=AT)
    with pytest.raises(NobodyToAskError, match="no reminder"):
        board = board_of(pack, pack.settings.position, DUE)
        write_reminders(pack, board.lines, board.position, tmp_path, created=AT)


def seven_returns(books: dict[str, Path], workshops: int, folder: Path) -> list[Path]:
    """What came back: renamed, from LibreOffice, pasted elsewhere, twice from one owner."""
    back = folder / "back"
    back.mkdir()
    libraries = fill_in(
        books["Libraries manager"],
        [{COMMENT: f"Libraries answer {at}."} for at in range(workshops)],
        back / "FW RE comments final (2).xlsx",
    )
    heritage = fill_in(books["Heritage manager"], [{COMMENT: "No change"}] * 9, back / "h.xlsx")
    learning = saved_by_libreoffice(
        fill_in(
            books["Learning manager"],
            [
                {COMMENT: "Courses start in autumn.", ACTION: "Recruit two tutors",
                 BY_WHEN: "30 September 2024", SIGNED_OFF: "A. Director"},
                {COMMENT: "Nil return"},
            ],
            back / "learning.xlsx",
            completed_by="D. Deputy",
        ),
        folder / "libreoffice",
    )  # fmt: skip
    # Pasted into another book, below other things, with a row missing.
    source = openpyxl.load_workbook(
        fill_in(books["Reablement manager"], [{COMMENT: "Home first."}, {}, {COMMENT: "Gone"}])
    ).worksheets[0]
    pasted = openpyxl.Workbook()
    other = pasted.create_sheet("Team", 0)
    other.append(["Notes of our team meeting"])
    other.append([])
    for row in source.iter_rows(min_row=HEADING_ROW, max_row=HEADING_ROW + 2, values_only=True):
        other.append(row)
    pasted.save(back / "team.xlsx")
    safeguarding = fill_in(
        books["Safeguarding manager"], [{COMMENT: "More enquiries."}], back / "s1.xlsx"
    )
    again = fill_in(
        books["Safeguarding manager"], [{COMMENT: "More enquiries, and quicker."}], back / "s2.xlsx"
    )
    carers = fill_in(books["Carers manager"], [{REASON: "The survey ran late."}], back / "c.xlsx")
    homes = fill_in(
        books["Homes manager"], [{CORRECTED: NEARLY, REASON: "Two homes reported late."}],
        back / "homes.xlsx",
    )  # fmt: skip
    return [
        libraries,
        heritage,
        learning,
        back / "team.xlsx",
        safeguarding,
        again,
        carers,
        homes,
    ]


def test_that_eleven_owners_with_seven_answers_are_collected(pack: Pack, tmp_path: Path) -> None:
    asked, books = asked_pack(pack, tmp_path / "sent")
    of = {owner: [each.id for each in asked.measures_at(asked.settings.position)
                  if each.owner == owner] for owner in OWNERS}  # fmt: skip
    returns = seven_returns(books, len(of["Libraries manager"]), tmp_path)
    libraries, heritage, carers = returns[0], returns[1], returns[6]

    planned = planned_of(asked, *returns)
    questions = [each for one in planned for each in one.plan.questions]
    assert len(questions) == 1, "who answered twice is asked about, and nobody else"
    assert "More enquiries" in questions[0].text
    answers = conflict_answers(planned, Side.BOTH, {})
    after = taken_over(asked, *returns, answers=answers)

    for at, measure in enumerate(of["Libraries manager"]):
        assert comment_on(after, measure) == f"Libraries answer {at}."
    assert comment_on(after, of["Learning manager"][0]) == "Courses start in autumn."
    (action,) = after.open_actions(of["Learning manager"][0])
    assert (action.what, action.by_when) == ("Recruit two tutors", date(2024, 9, 30))
    assert action.who == "Learning manager"
    mark = after.stage_mark(of["Learning manager"][0], after.settings.position)
    assert mark is not None
    assert (mark.stage, mark.by) == (Stage.SIGNED_OFF, "A. Director")
    assert comment_on(after, of["Reablement manager"][0]) == "Home first."
    twice = comment_on(after, of["Safeguarding manager"][0])
    assert set(twice.splitlines()) == {"More enquiries.", "More enquiries, and quicker."}
    assert comment_on(after, of["Carers manager"][0]) == "The survey ran late."
    # A proposal is shown with its owner, and taken only when somebody says so.
    home = of["Homes manager"][0]
    assert after.figure(home, after.settings.position) == asked.figure(
        home, after.settings.position
    )
    (proposal,) = [each for one in planned for each in one.plan.figures if each.proposed_by]
    assert proposal.is_held_back
    assert (proposal.proposed_by, proposal.reason) == ("Homes manager", "Two homes reported late.")
    edit = import_edit(asked, planned, {proposal.key})
    assert edit.reason == "Two homes reported late. (Homes manager)"

    board = board_of(after, after.settings.position, DUE + timedelta(days=1))
    states = {line.owner: line.state for line in board.lines}
    answered = {"Libraries manager", "Heritage manager"}
    assert {each for each in states if states[each] is OwnerState.ANSWERED} >= answered
    silent = set(OWNERS) - {"Libraries manager", "Heritage manager", "Learning manager",
                            "Reablement manager", "Safeguarding manager", "Carers manager",
                            "Homes manager"}  # fmt: skip
    assert len(silent) == 4
    assert all(states[each] is OwnerState.OVERDUE for each in silent)
    learning_line = next(each for each in board.lines if each.owner == "Learning manager")
    assert [each.answered.by for each in learning_line.answered if each.answered] == [
        "D. Deputy"
    ] * 2
    kinds = {each.kind for each in answers_in(planned)}
    assert kinds >= {AnswerKind.COMMENT, AnswerKind.NO_CHANGE, AnswerKind.NIL, AnswerKind.FIGURE}

    # Taken over once more, nothing changes.
    assert taken_over(after, libraries, heritage, carers) == after
    reminders = write_reminders(after, board.lines, board.position, tmp_path, created=LATER)
    assert len(reminders) == sum(bool(line.awaited) for line in board.lines)
    words = message_from_bytes(reminders[0].read_bytes(), policy=policy.default).get_content()
    assert "have not reached us yet" in words


def test_that_a_locked_figure_that_was_typed_over_is_a_proposal(pack: Pack, tmp_path: Path) -> None:
    asked, books = asked_pack(pack, tmp_path / "sent")
    path = fill_in(books["Carers manager"], [{OwnerColumn.FIGURE: "41.7%"}])
    (planned,) = planned_of(asked, path)
    (proposal,) = [each for each in planned.plan.figures if each.proposed_by]
    assert proposal.new.reading.text.startswith("41.7")
    assert import_edit(asked, [planned]).reason == ""
    assert taken_over(asked, path).figure(proposal.key.measure, asked.settings.position) == (
        asked.figure(proposal.key.measure, asked.settings.position)
    )


def test_that_an_untouched_workbook_brings_nothing(pack: Pack, tmp_path: Path) -> None:
    asked, books = asked_pack(pack, tmp_path / "sent")
    for path in books.values():
        (planned,) = planned_of(asked, path)
        assert not planned.edit.replacements
        assert not planned.plan.not_understood
        assert not [each for each in planned.plan.figures if each.proposed_by]


def test_that_a_libreoffice_copy_of_an_untouched_workbook_brings_nothing(
    pack: Pack, tmp_path: Path
) -> None:
    asked, books = asked_pack(pack, tmp_path / "sent")
    path = saved_by_libreoffice(books["Homes manager"], tmp_path / "libreoffice")
    (planned,) = planned_of(asked, path)
    assert not planned.edit.replacements
    assert not [each for each in planned.plan.figures if each.proposed_by]


def test_that_words_where_a_date_was_asked_for_are_named(pack: Pack, tmp_path: Path) -> None:
    asked, books = asked_pack(pack, tmp_path / "sent")
    path = fill_in(books["Homes manager"], [{ACTION: "Visit them", BY_WHEN: "as soon as we can"}])
    (planned,) = planned_of(asked, path)
    assert "is not a date" in planned.plan.not_understood[0].message
    after = taken_over(asked, path)
    (action,) = [each for each in after.actions if each.what == "Visit them"]
    assert action.by_when is None


def test_that_the_order_of_two_returns_does_not_matter_but_for_true_conflicts(
    pack: Pack, tmp_path: Path
) -> None:
    asked, books = asked_pack(pack, tmp_path / "sent")
    one = fill_in(books["Homes manager"], [{COMMENT: "One."}])
    two = fill_in(books["Carers manager"], [{COMMENT: "Two."}])
    assert taken_over(asked, one, two) == taken_over(asked, two, one)
    shutil.copy(one, tmp_path / "copy.xlsx")
    assert taken_over(asked, one, tmp_path / "copy.xlsx") == taken_over(asked, one)
