"""Taking over what an owner said: as a comment, an answer, an action, and a sign-off.

A workbook that came back and a reply that was pasted are taken over by the same rules.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from perfdesk.core.building.judging import decided_on
from perfdesk.core.collecting.actions import Action, ActionKind, ActionStatus
from perfdesk.core.collecting.answers import Answered, AnswerKind
from perfdesk.core.collecting.asking import AskedKey
from perfdesk.core.collecting.days import day_of
from perfdesk.core.measures import Measure
from perfdesk.core.merging.three_way import Side
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.core.reporting.stages import Stage, StageKey, StageMark
from perfdesk.core.settings import Position
from perfdesk.core.sources import CellReference

_NO_CHANGE = re.compile(
    r"(?:no (?:further )?(?:change|update)s?|unchanged|as (?:before|last (?:time|month|quarter))"
    r"|same as (?:before|last (?:time|month|quarter))|n/?c)"
    r"(?: (?:to (?:the )?(?:last )?comments?|since (?:then|last (?:time|month|quarter))))?",
    re.IGNORECASE,
)
_NIL = re.compile(
    r"(?:nil(?: returns?)?|n/?a|not applicable|none|nothing (?:to (?:report|add))?|-+"
    r"|no comments?(?: to add)?|nothing to (?:report|add)(?: this (?:time|month|quarter))?)",
    re.IGNORECASE,
)


def is_bare_answer(text: str) -> bool:
    """Tell whether a text says no more than that there is nothing to say."""
    words = " ".join(text.split()).strip(" .!")
    return bool(_NO_CHANGE.fullmatch(words) or _NIL.fullmatch(words))


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said about a measure.

    Attributes:
        measure: The measure.
        position: What it is about.
        source: The cell, or the reply.
        comment: In their words.
        reason: Why the figure is as it is, or why it is another.
        action: What will be done.
        by_when: By when, as typed.
        figure: The figure that is proposed in the place of the pack's; empty for none.
        by: Who said it; empty if nobody is named.
        signed_off: Who approved it; empty for nobody.
    """

    measure: Measure
    position: Period
    source: CellReference
    comment: str = ""
    reason: str = ""
    action: str = ""
    by_when: str = ""
    figure: str = ""
    by: str = ""
    signed_off: str = ""

    @property
    def kind(self) -> AnswerKind | None:
        """What the answer says; None where nothing was said."""
        words = " ".join(self.comment.split()).strip(" .!")
        if words and _NO_CHANGE.fullmatch(words):
            return AnswerKind.NO_CHANGE if not self.figure else AnswerKind.FIGURE
        if words and _NIL.fullmatch(words):
            return AnswerKind.NIL if not self.figure else AnswerKind.FIGURE
        if words or (self.reason and not self.figure):
            return AnswerKind.COMMENT
        if self.figure:
            return AnswerKind.FIGURE
        if self.action:
            return AnswerKind.ACTION
        return AnswerKind.NO_CHANGE if self.signed_off else None

    @property
    def text(self) -> str:
        """The comment to keep; empty where there is none."""
        if self.kind is not AnswerKind.COMMENT:
            return ""
        reason = "" if self.figure else self.reason
        if not self.comment:
            return reason
        return f"{self.comment}\nReason: {reason}" if reason else self.comment


@dataclass(frozen=True, slots=True)
class CommentConflict:
    """A comment that both the pack and the answer have changed.

    Attributes:
        mine: What the pack says.
        theirs: What the answer says.
    """

    mine: Commentary
    theirs: str


def owner_of(pack: Pack, measure: Measure, position: Period) -> str:
    """Return who was asked about a measure, or else who owns it."""
    asked = pack.asked(measure.id, position)
    return asked.owner if asked is not None else measure.owner


def conflict_of(pack: Pack, said: Said) -> CommentConflict | None:
    """Return the conflict of an answer with a comment that came after it was asked for.

    The comment that was shown when it was asked for, and a draft, are what it replaces.
    """
    text = said.text
    held = pack.commentary(said.measure.id, said.position, Audience.PUBLIC)
    if not text or held is None or held.draft or held.text == text:
        return None
    asked = pack.asked(said.measure.id, said.position)
    if asked is not None and held.text == asked.comment:
        return None
    return CommentConflict(held, text)


def records_of(
    pack: Pack, said: Said, *, at: datetime, chosen: Side = Side.THEIRS
) -> Iterator[Record]:
    """Yield the records that an answer brings; none where nothing was said.

    The figure that it proposes is none of them: that is for a person to take.

    Args:
        pack: The pack.
        said: The answer.
        at: When it is taken over.
        chosen: Whose comment stands where both changed it.
    """
    kind = said.kind
    if kind is None:
        return
    owner = owner_of(pack, said.measure, said.position)
    by = said.by or said.signed_off or owner or said.source.file
    key = AskedKey(said.measure.id, said.position)
    if not _is_known(pack, said):
        yield Answered(key, kind, owner, by, said.signed_off, at, said.source)
    yield from _comment(pack, said, kind, by, at, chosen)
    yield from _action(pack, said, owner, by, at)
    if said.signed_off and not said.figure:
        shown = pack.table(Position)[said.position]
        on = decided_on(pack, said.measure, shown)
        held = pack.stage_mark(said.measure.id, said.position)
        if held is None or (held.stage, held.decided_on) != (Stage.SIGNED_OFF, on):
            stage = StageKey(said.measure.id, said.position)
            yield StageMark(stage, Stage.SIGNED_OFF, said.signed_off, at, on)


def _is_known(pack: Pack, said: Said) -> bool:
    """Tell whether the very same file was taken over since it was asked for."""
    held = pack.answered(said.measure.id, said.position)
    asked = pack.asked(said.measure.id, said.position)
    if held is None or held.source.fingerprint != said.source.fingerprint:
        return False
    return asked is None or held.at >= asked.at


def date_left_out(said: Said, at: datetime) -> str:
    """Return the words that are no date where one was asked for; empty if all is well."""
    unread = said.by_when and said.action and day_of(said.by_when, at.date()) is None
    return said.by_when if unread else ""


def _comment(
    pack: Pack, said: Said, kind: AnswerKind, by: str, at: datetime, chosen: Side
) -> Iterator[Commentary]:
    held = pack.commentary(said.measure.id, said.position, Audience.PUBLIC)
    if kind is AnswerKind.NO_CHANGE:
        # What was carried forward as a draft was confirmed.
        if held is not None and held.draft:
            yield replace(held, draft=False, by=by, at=at, source=said.source)
        return
    text = said.text
    if not text:
        return
    if held is not None and not held.draft and chosen is not Side.THEIRS:
        if chosen is Side.MINE or text in held.text:
            return
        text = f"{held.text}\n{text}"
    if held is None or held.draft or held.text != text:
        key = CommentaryKey(said.measure.id, said.position, Audience.PUBLIC)
        yield Commentary(key, text, by, at, source=said.source)


def _action(pack: Pack, said: Said, owner: str, by: str, at: datetime) -> Iterator[Action]:
    what = " ".join(said.action.split())
    if not what or _NIL.fullmatch(what.strip(" .")) or _NO_CHANGE.fullmatch(what.strip(" .")):
        return
    due = day_of(said.by_when, at.date()) if said.by_when else None
    known = next(
        (
            each
            for each in pack.open_actions(said.measure.id)
            if each.what.casefold() == what.casefold()
        ),
        None,
    )
    if known is not None:
        if due is not None and due != known.by_when:
            yield replace(known, by_when=due, by=by, at=at, source=said.source)
        return
    mark = "\n".join((said.measure.id, said.position.key, what.casefold()))
    identifier = hashlib.sha256(mark.encode()).hexdigest()[:16]
    yield Action(
        identifier, ActionKind.ACTION, said.measure.id, what, owner, due, ActionStatus.OPEN, "",
        said.position, by, at, said.source,
    )  # fmt: skip
