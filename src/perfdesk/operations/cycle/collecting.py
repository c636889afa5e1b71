"""Collecting: what owners sent back is taken over, from workbooks or from the text of a reply."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from perfdesk.core.collecting.answers import Answered
from perfdesk.core.collecting.board import board_of
from perfdesk.core.collecting.replies import ReplyPart, parts_of_reply
from perfdesk.core.collecting.taking import CommentConflict, Said, conflict_of, records_of
from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.merging.three_way import Side
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.sources import CellReference
from perfdesk.operations.imports import PlannedImport


class UnreadableReplyError(PerfDeskError):
    """A reply of which nothing can be taken over."""


@dataclass(frozen=True, slots=True)
class PreparedReply:
    """What a pasted reply says, measure by measure.

    Attributes:
        owner: Who was asked.
        position: What it is about.
        source: The reply itself.
        by: Who wrote it.
        said: What is said about each measure.
        conflicts: The comments that were changed since it was asked, by id of the measure.
        left: Passages that are about no measure that is known.
    """

    owner: str
    position: Period
    source: CellReference
    by: str
    said: tuple[Said, ...]
    conflicts: Mapping[str, CommentConflict]
    left: tuple[str, ...]

    def assigned(self, pack: Pack, passage: int, measure: str) -> PreparedReply:
        """Return the reply with a passage that was about no known measure given to one."""
        text = self.left[passage]
        said = Said(pack.measure(measure), self.position, self.source, text, by=self.by)
        known = next((each for each in self.said if each.measure.id == measure), None)
        if known is not None:
            said = replace(known, comment=f"{known.comment}\n{text}".strip())
        others = tuple(each for each in self.said if each.measure.id != measure)
        left = (*self.left[:passage], *self.left[passage + 1 :])
        both = (*others, said)
        return replace(self, said=both, left=left, conflicts=_conflicts(pack, both))

    def edit(self, pack: Pack, *, at: datetime, chosen: Mapping[str, Side]) -> Edit:
        """Return the edit that takes it over.

        Args:
            pack: The pack as it is now.
            at: When.
            chosen: Whose comment stands, by id of the measure; the pack's where it is not said.
        """
        records: list[Record] = []
        for each in self.said:
            side = chosen.get(each.measure.id, Side.MINE)
            if each.measure.id not in self.conflicts:
                side = Side.THEIRS
            records += records_of(pack, each, at=at, chosen=side)
        return edit_between(pack, f"Take over the reply of {self.owner}", records)


def prepare_reply(
    pack: Pack, position: Period, owner: str, text: str, *, by: str = ""
) -> PreparedReply:
    """Read the body of a mail as answers to what an owner was asked.

    Args:
        pack: The pack.
        position: What was asked about.
        owner: Who was asked; a deputy's reply is the owner's.
        text: As pasted: what is quoted, and what stands below a greeting's end, is left aside.
        by: Who wrote it; the owner if empty.

    Raises:
        UnreadableReplyError: The owner has no measure at the position, or nothing is said.
    """
    board = board_of(pack, position, datetime.min.date())
    line = next((each for each in board.lines if each.owner.casefold() == owner.casefold()), None)
    if line is None:
        names = ", ".join(each.owner for each in board.lines) or "nobody yet"
        raise UnreadableReplyError(
            f"No measure of {position.label} is owned by \u201c{owner}\u201d, so nothing was taken "
            f"over. The owners are {names}."
        )
    measures = [pack.measure(each.measure) for each in line.measures]
    awaited = frozenset(each.measure for each in line.awaited)
    parts = parts_of_reply(text, measures, awaited)
    mark = hashlib.sha256(text.encode()).hexdigest()
    source = CellReference(mark, f"reply of {line.owner}", "", "")
    said = tuple(_said(each, pack, position, source, by or line.owner)
                 for each in parts if each.measure)  # fmt: skip
    left = tuple(each.comment for each in parts if not each.measure)
    if not said and not left:
        raise UnreadableReplyError(
            "The reply says nothing, so nothing was taken over. Paste its text."
        )
    conflicts = _conflicts(pack, said)
    return PreparedReply(line.owner, position, source, by or line.owner, said, conflicts, left)


def _conflicts(pack: Pack, said: Sequence[Said]) -> dict[str, CommentConflict]:
    found = ((each.measure.id, conflict_of(pack, each)) for each in said)
    return {measure: conflict for measure, conflict in found if conflict is not None}


def _said(part: ReplyPart, pack: Pack, position: Period, source: CellReference, by: str) -> Said:
    return Said(
        pack.measure(part.measure), position, source, part.comment, part.reason, part.action,
        part.by_when, by=by,
    )  # fmt: skip


def answers_in(planned: Sequence[PlannedImport]) -> tuple[Answered, ...]:
    """Return the answers that workbooks bring, those of a later workbook in the place of others."""
    found: dict[object, Answered] = {}
    for each in planned:
        for record in each.plan.records:
            if isinstance(record, Answered):
                found[record.key] = record
    return tuple(found.values())


def conflict_answers(
    planned: Sequence[PlannedImport], side: Side, answers: Mapping[str, str]
) -> dict[str, str]:
    """Return answers to all questions whose comment stands, beside those that were given.

    Args:
        planned: What was planned.
        side: Whose comment stands.
        answers: What was answered one by one; these come first.
    """
    asked = [question for each in planned for question in each.plan.questions]
    told = {
        each.id: side.value
        for each in asked
        if each.id.startswith("comment ") and side.value in {one.value for one in each.choices}
    }
    return {**told, **answers}
