"""The cells of a row: what is printed in each, its parts, and what is said of it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from perfdesk.core.building.judging import framework_entry
from perfdesk.core.dashboard import Cell
from perfdesk.core.figures import Content, Figure, FigureKind, Form, Reading
from perfdesk.core.framework.catalogue import in_force, newest_code, newest_edition
from perfdesk.core.measures import Aim, Measure
from perfdesk.core.periods import Period
from perfdesk.core.targets import TargetKind, TargetReading
from perfdesk.core.verdicts import Progress, Rating
from perfdesk.core.wording.shorthand import meaning_of

DECIDED = "(decided)"
"""Printed behind a verdict that a person gave instead of the rule's."""

_BAND = re.compile(r"[\d.,]+[%k]?\s*(?:-|\u2013|to)\s*[\d.,]+[%k]?")


def figure_cell(
    text: str,
    number: str,
    *,
    value: Decimal | None,
    decimals: int,
    form: Form,
    reason: str = "",
    spoken: str = "",
    flagged: bool = False,
) -> Cell:
    """Return the cell of a figure with its parts.

    Args:
        text: As printed.
        number: The number or band in it, with or without commas; empty for words.
        value: The exact number; None for words and bands.
        decimals: Digits after the point in the written form.
        form: How the number is written.
        reason: As of `Cell`.
        spoken: As of `Cell`.
        flagged: As of `Cell`.
    """
    before, number, after = _parted(text, number, is_band=value is None)
    return Cell(text, value, decimals, form, before, number, after, reason, spoken, flagged)


def _parted(text: str, number: str, *, is_band: bool) -> tuple[str, str, str]:
    """Return what stands before a number in a text, the number as it stands there, and the rest.

    All three are empty where the text holds no such number by itself, or another one before it.
    """
    if not number or "\n" in text or (is_band and not _BAND.fullmatch(number)):
        return "", "", ""
    if text == number:
        return "", number, ""
    for written in dict.fromkeys((number, number.replace(",", ""))):
        before, found, after = text.partition(written)
        is_alone = not after[:1].isdigit() and not before[-1:].isdigit()
        if found and is_alone and not any(each.isdigit() for each in before):
            if after.startswith("+"):  # `1.2m+`: the sign is no word beside the number
                return before, f"{written}+", after[1:]
            return before, written, after
    return "", "", ""


def code_cell(measure: Measure) -> Cell:
    """Return the code as printed, and what the framework calls the measure in other years."""
    known = framework_entry(measure)
    if known is None:
        return _local_code(measure.printed_code)
    printed = measure.printed_code or "No code"
    when = in_force(known.code.edition)
    if known.code.edition == newest_edition():
        other = f", was {known.was_coded}" if known.was_coded else ""
        return Cell(
            measure.printed_code,
            reason=f"ASCOF {known.code} {when}{other}.",
            spoken=f"{printed}{other}",
        )
    now = newest_code(known.code)
    other = ", since dropped"
    if now.edition == newest_edition():
        other = f", now {now}" if str(now) != str(known.code) else ""
    return Cell(
        measure.printed_code,
        reason=f"ASCOF {known.code} {when}{other}.",
        spoken=f"{printed}{other}",
    )


@lru_cache(maxsize=64)
def _local_code(printed: str) -> Cell:
    return Cell(printed, spoken=printed or "No code")


@lru_cache(maxsize=64)
def aim_cell(stated: Aim, aim: Aim) -> Cell:
    """Return the aim as set, and the framework's where none is.

    Args:
        stated: As set for the measure.
        aim: By which it is rated.
    """
    reason = ""
    if stated is Aim.UNSTATED and aim is not Aim.UNSTATED:
        reason = f"No aim is set, so the framework's is used: {aim.value}."
    return Cell(stated.value, reason=reason, spoken=f"Aim: {aim.value or 'not set'}")


def target_cell(target: TargetReading) -> Cell:
    """Return the target or comparator as printed."""
    number = target.number_text
    if target.high is not None:
        number = target.text.removesuffix(target.qualifier).rstrip()
    return figure_cell(
        target.text,
        number,
        value=target.low if target.high is None else None,
        decimals=target.decimals,
        form=target.form,
        reason=target.basis.value.capitalize() + "." if target.basis.value else "",
        spoken=f"Compared with: {target.text or 'nothing yet'}",
        flagged=target.kind is TargetKind.NOT_UNDERSTOOD,
    )


def rating_cell(rating: Rating) -> Cell:
    """Return the rating in words, and whether a person decided it."""
    text = f"{rating.text} {DECIDED}" if rating.override else rating.text
    how = ", decided by officers" if rating.override else ""
    return Cell(text, reason=rating.reason, spoken=f"Rating: {rating.text}{how}. {rating.reason}")


def progress_cell(progress: Progress) -> Cell:
    """Return the progress in words, and whether a person decided it."""
    words = progress.text or ("No arrow" if progress.override else "")
    text = f"{words} {DECIDED}" if progress.override else words
    said = f"{words}, decided by officers" if progress.override else words or "none"
    return Cell(text, reason=progress.reason, spoken=f"Progress: {said}. {progress.reason}")


def reported_cell(figure: Figure | None, period: Period) -> Cell:
    """Return a figure in the column of a period; one of another period says so."""
    if figure is None:
        return Cell("", spoken=f"{period}: no figure")
    reading = figure.reading
    notes = [reading.counts_text] if reading.numerator is not None and reading.counts_text else []
    if figure.key.kind is FigureKind.PUBLISHED:
        notes.append("published")
    notes += [f"{token} {meaning_of(token)}" for token in reading.status]
    notes.append(str(figure.source) if not figure.source.fingerprint else f"from {figure.source}")
    reason = "; ".join(notes)
    # What stands in the column of another period says so.
    text = reading.text
    if figure.key.period != period and reading.period is None:
        text = f"{text} ({figure.key.period})"
    return figure_cell(
        text,
        reading.number_text if reading.value is not None else "",
        value=reading.value,
        decimals=reading.decimals,
        form=reading.form,
        reason=f"{reason[:1].upper()}{reason[1:]}.",
        spoken=f"{period}: {_spoken(reading)}",
        flagged=reading.content is Content.NOT_UNDERSTOOD,
    )


def _spoken(reading: Reading) -> str:
    """Return the text of a figure with its shorthand in words."""
    if not reading.status:
        return reading.text.strip() or "empty"
    text = reading.text
    for token in reading.status:
        text = re.sub(rf"\s*{re.escape(token)}", "", text, flags=re.IGNORECASE)
    said = [text.strip(), *(meaning_of(token) for token in reading.status)]
    return ", ".join(part for part in said if part) or "empty"
