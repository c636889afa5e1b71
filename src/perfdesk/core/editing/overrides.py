"""Edits that put a person's verdict in place of the rule's, and take it away again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from perfdesk.core.building.judging import (
    decided_on,
    override_words,
    scheme_of,
    standing_override,
    verdicts_on,
)
from perfdesk.core.edits import Edit, apply_edit, edit_between, removal
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.judgements import Judged, Override, OverrideKey
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.settings import Position
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.core.wording.numbers import tidy


class UnsuitableOverrideError(PerfDeskError):
    """A decision without a reason, or in a word that the scheme does not have."""


@dataclass(frozen=True, slots=True)
class VerdictChoice:
    """A verdict that a person may decide on.

    Attributes:
        word: As an override holds it (`below`).
        text: As a cell shows it (`Worse`).
    """

    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """All there is to know before a verdict is decided.

    Attributes:
        subject: The measure's words.
        by_rule: The word that the rule proposes.
        reason_by_rule: Why, in a sentence.
        choices: What may be decided, the best first.
        override: What was decided before; None where nothing was.
        has_lapsed: Whether that no longer stands, since what it was decided on has changed.
    """

    subject: str
    by_rule: str
    reason_by_rule: str
    choices: tuple[VerdictChoice, ...]
    override: Override | None
    has_lapsed: bool


def decision_on(pack: Pack, position: Period, measure: str, of: Judged) -> Decision:
    """Return what a verdict at *position* could be decided to be, and what the rule says."""
    subject, shown = pack.measure(measure), pack.table(Position)[position]
    override = pack.override(measure, position, of)
    without = apply_edit(pack, removal("", [override]))[0] if override else pack
    verdicts = verdicts_on(without, subject, shown)
    verdict = verdicts.rating if of is Judged.RATING else verdicts.progress
    allowed = override_words(scheme_of(subject, shown), of)
    words = [word.value for word in (RatingWord if of is Judged.RATING else ProgressWord)]
    return Decision(
        subject.description,
        verdict.by_rule.value,
        verdict.reason,
        tuple(VerdictChoice(word, _text(word)) for word in words if word in allowed),
        override,
        override is not None and standing_override(pack, subject, shown, of) is None,
    )


def override_edit(
    pack: Pack,
    key: OverrideKey,
    word: str,
    reason: str,
    *,
    public: bool = False,
    by: str,
    at: datetime,
) -> Edit:
    """Return the edit that decides a verdict, as long as figures and target stay as they are.

    Args:
        pack: The pack.
        key: Which verdict of which measure, and at which position.
        word: What it shall be (`amber`, `improved`).
        reason: Why, in a sentence.
        public: Whether readers of the dashboard may see the reason.
        by: Who decides; an account or a role.
        at: When, with time zone.

    Raises:
        UnsuitableOverrideError: There is no reason, or the scheme has no such word.
    """
    subject, shown = pack.measure(key.measure), pack.table(Position)[key.position]
    why, of = tidy(reason), key.of
    if not why:
        raise UnsuitableOverrideError(
            f"The {of.value} of \u201c{subject.description}\u201d cannot be overridden without a "
            "reason, so nothing was changed. Type the reason."
        )
    if word not in override_words(scheme_of(subject, shown), of):
        raise UnsuitableOverrideError(
            f"\u201c{word}\u201d is not a {of.value} at {key.position}, so nothing was changed."
        )
    override = Override(
        key, word, why, by or "unknown", at, decided_on(pack, subject, shown), public
    )
    label = f"Override {of.value} of {subject.description}: {_text(word)}"
    return edit_between(pack, label, [override])


def override_removal(pack: Pack, position: Period, measure: str, of: Judged) -> Edit:
    """Return the edit that leaves a verdict to its rule again; without effect where it is."""
    override = pack.override(measure, position, of)
    label = f"Use the rule for {of.value} of {pack.measure(measure).description}"
    return removal(label, [override] if override else [])


def _text(word: str) -> str:
    """The word as cells show it."""
    if word == RatingWord.BELOW:
        return "Worse"
    return "No arrow" if word == ProgressWord.NONE else word.capitalize()
