"""Asking owners: a workbook and a draft of an e-mail for each; nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from perfdesk.core.collecting.board import Board, BoardLine, board_of
from perfdesk.core.collecting.letters import reminder, request_letter
from perfdesk.core.collecting.requests import request_edit
from perfdesk.core.collecting.sheets import OwnerSheet, owner_sheet
from perfdesk.core.edits import Edit
from perfdesk.core.errors import PerfDeskError, UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.system.account import account_name
from perfdesk.system.files import remove_file, replaced_when_done

_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST_STEM = 80
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


class NobodyToAskError(PerfDeskError):
    """A request to nobody, or one that cannot be; nothing was written."""


@dataclass(frozen=True, slots=True)
class PreparedRequest:
    """Who would be asked about what.

    Attributes:
        sheets: What each owner is asked.
        edit: What notes it in the pack.
    """

    sheets: tuple[OwnerSheet, ...]
    edit: Edit


@dataclass(frozen=True, slots=True)
class WrittenRequest:
    """The files for one owner.

    Attributes:
        owner: The role or team.
        workbook: To be filled in.
        draft: The e-mail with the workbook attached.
        measures: How many measures it asks about.
    """

    owner: str
    workbook: Path
    draft: Path
    measures: int


def prepare_request(
    pack: Pack,
    deadline: date,
    *,
    at: datetime,
    position: Period | None = None,
    owners: Iterable[str] = (),
) -> PreparedRequest:
    """Return what owners are asked about a position.

    Args:
        pack: The pack.
        deadline: The day on which the answers are due.
        at: When they are asked.
        position: What is reported; the pack's own position if None.
        owners: Who is asked, about all of their measures; if empty, all owners are asked about
            what they have not answered yet.

    Raises:
        NobodyToAskError: No measure has an owner, all have answered, an owner has no measure, or
            the deadline has passed.
    """
    shown = position or pack.settings.position
    if deadline < at.date():
        raise NobodyToAskError(
            f"{deadline.day} {deadline:%B %Y} has passed, so nobody was asked. Give a later day."
        )
    board = board_of(pack, shown, at.date())
    wanted = tuple(owners)
    lines = _lines(board, wanted)
    sheets = []
    for line in lines:
        asked = line.measures if wanted else (*line.awaited, *line.not_asked)
        if asked:
            measures = frozenset(each.measure for each in asked)
            sheets.append(owner_sheet(pack, shown, line.owner, measures, deadline))
    if not sheets:
        raise NobodyToAskError(
            f"All owners have answered for {shown.label}, so nobody was asked. Name an owner to "
            "ask again."
        )
    edit = request_edit(pack, sheets, by=account_name(), at=at)
    return PreparedRequest(tuple(sheets), edit)


@contextmanager
def written_requests(
    sheets: Sequence[OwnerSheet],
    folder: Path,
    *,
    created: datetime,
    progress: ProgressReport = silent,
) -> Iterator[tuple[WrittenRequest, ...]]:
    """Write a workbook and a draft for each owner, and keep them if the block goes well.

    No file that is there is replaced: it may be one that came back under its own name.

    Args:
        sheets: What each owner is asked.
        folder: Where to write.
        created: The time written into the files.
        progress: Told before each owner; may cancel.

    Raises:
        UnwritableFileError: A file could not be written; none is left.
        CancelledError: *progress* said so; no file is left.
    """
    from perfdesk.exporting.letter import write_letter
    from perfdesk.exporting.owner_workbook import write_owner_workbook

    written: list[WrittenRequest] = []
    taken: set[str] = set()
    put: list[Path] = []
    try:
        with ExitStack() as places:
            for done, sheet in enumerate(sheets):
                progress(done, len(sheets), sheet.owner)
                stem = _stem(f"{sheet.owner} {sheet.position.label}")
                workbook = _free(folder / f"{stem}.xlsx", taken)
                draft = _free(folder / f"{stem}.eml", taken)
                book = places.enter_context(replaced_when_done(workbook))
                write_owner_workbook(sheet, book, created=created)
                letter = request_letter(sheet, workbook.name)
                mail = places.enter_context(replaced_when_done(draft))
                write_letter(letter, mail, created=created, attachments={workbook.name: book})
                put += [workbook, draft]
                written.append(WrittenRequest(sheet.owner, workbook, draft, len(sheet.measures)))
            progress(len(sheets), len(sheets), "Putting the files in place")
        yield tuple(written)
    except BaseException as problem:
        # Who was asked and has a file that the pack knows nothing of would be asked in vain.
        left = [path.name for path in put if not remove_file(path)]
        if left and isinstance(problem, PerfDeskError):
            raise UnwritableFileError(
                f"{problem.message} Delete {', '.join(left)} in {folder.name}, which could not be "
                "removed again.",
                details=problem.details,
            ) from problem
        raise


def write_reminders(
    pack: Pack, lines: Sequence[BoardLine], position: Period, folder: Path, *, created: datetime
) -> tuple[Path, ...]:
    """Write a draft for each owner whose answer is awaited, and return where they are.

    Raises:
        NobodyToAskError: No answer is awaited.
        UnwritableFileError: A draft could not be written; none is left.
    """
    from perfdesk.exporting.letter import write_letter

    late = [each for each in lines if each.awaited]
    if not late:
        raise NobodyToAskError(
            f"No answer is awaited for {position.label}, so no reminder was written."
        )
    title = f"{pack.settings.title} {position.label}"
    written: list[Path] = []
    taken: set[str] = set()
    with ExitStack() as places:
        for line in late:
            path = _free(folder / f"{_stem(f'Reminder {line.owner} {position.label}')}.eml", taken)
            mail = places.enter_context(replaced_when_done(path))
            write_letter(reminder(line, title), mail, created=created)
            written.append(path)
    return tuple(written)


def describe_board(board: Board) -> dict[str, object]:
    """Return the board as data for other programs."""
    return {
        "position": board.position.label,
        "text": board.text,
        "owners": [_described(each) for each in board.lines],
        "without_owner": [each.measure for each in board.nobodys],
    }


def board_in_words(board: Board) -> Iterator[str]:
    """Yield the board line by line."""
    yield board.text
    for line in board.lines:
        due = f", due {line.deadline.day} {line.deadline:%B %Y}" if line.deadline else ""
        yield f"  {line.owner}: {line.state_in_words}{due}"
        for each in line.answered:
            if each.answered is not None:
                by = f" by {each.answered.by}" if each.answered.by else ""
                yield f"    {each.description}: {each.answered.kind.value}{by}"
        for each in line.awaited:
            yield f"    {each.description}: awaited"


def _described(line: BoardLine) -> dict[str, object]:
    return {
        "owner": line.owner,
        "address": line.contact.address,
        "deputy": line.contact.deputy,
        "state": line.state.value,
        "asked": line.asked_at.isoformat() if line.asked_at else None,
        "deadline": line.deadline.isoformat() if line.deadline else None,
        "measures": [
            {
                "measure": each.measure,
                "description": each.description,
                "awaited": each.is_awaited,
                "answer": each.answered.kind.value if each.answered else None,
                "by": each.answered.by if each.answered else "",
                "signed_off": each.answered.signed_off if each.answered else "",
            }
            for each in line.measures
        ],
    }


def _lines(board: Board, owners: Sequence[str]) -> tuple[BoardLine, ...]:
    if not board.lines:
        raise NobodyToAskError(
            "No measure has an owner, so nobody was asked. Give the measures owners first, in "
            "the column Owner."
        )
    if not owners:
        return board.lines
    known = {each.owner.casefold(): each for each in board.lines}
    unknown = [each for each in owners if each.strip().casefold() not in known]
    if unknown:
        names = ", ".join(each.owner for each in board.lines)
        raise NobodyToAskError(
            f"No measure of {board.position.label} is owned by \u201c{unknown[0]}\u201d, so nobody "
            f"was asked. The owners are {names}."
        )
    return tuple(dict.fromkeys(known[each.strip().casefold()] for each in owners))


def _stem(words: str) -> str:
    """Return words as every system takes them for the name of a file."""
    plain = " ".join(_NOT_IN_NAMES.sub("-", words).split())[:_LONGEST_STEM].strip(" .")
    return f"{plain}-" if _RESERVED.fullmatch(plain) else plain or "Owner"


def _free(path: Path, taken: set[str]) -> Path:
    """Return a name that neither a file nor another owner of this request has."""
    found, number = path, 2
    while found.name.casefold() in taken or found.exists():
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    taken.add(found.name.casefold())
    return found
