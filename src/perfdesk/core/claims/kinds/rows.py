"""The rows of a table in a report: each number against the pack's row for the same measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perfdesk.core.claims.assertions.names import judge_periods
from perfdesk.core.claims.binding.facts import Fact, Role, Scale
from perfdesk.core.claims.claim import Claim, ClaimKind, ClaimVerdict, Finding
from perfdesk.core.claims.ground import Ground, claim_of, finding
from perfdesk.core.claims.kinds.levels import agrees
from perfdesk.core.claims.reading.periods import period_of
from perfdesk.core.claims.reading.quantities import Quantity, Sort, quantities_in
from perfdesk.core.claims.reading.sentences import ReadPassage
from perfdesk.core.claims.wording import printed


def judge_row(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    """Look up each number of a table's row in the pack's row for its measure."""
    bound = ground.bound(read, 0, len(read.text))
    label_end = _end_of_label(read.text)
    label = Claim(ClaimKind.LABEL, read.index, 0, label_end)
    if re.search(r"\d", read.text[:label_end]) and bound.measure is not None:
        yield finding(
            read, label, ClaimVerdict.CONSISTENT,
            f"The row is \u201c{bound.measure.description}\u201d in the "
                f"pack.", measure=bound.known,
        )  # fmt: skip
    for quantity in read.figures():
        if quantity.start < label_end:
            continue
        claim = claim_of(ClaimKind.LEVEL, read, {"value": quantity})
        told = printed(read, quantity)
        facts = ground.candidates.facts.get(bound.measure.id, ()) if bound.measure else ()
        found = [each for each in facts if (each.scale is Scale.PERCENT) is quantity.is_share]
        role = _role(ground, read, quantity)
        mine = [each for each in found if role is None or each.role is role]
        match = next((each for each in mine or found if agrees(quantity, each)), None)
        if bound.measure is None or not found:
            yield finding(
                read, claim, ClaimVerdict.NO_SOURCE, "The pack has nothing to hold this against.",
                measure=bound.known,
            )  # fmt: skip
        elif match is not None:
            yield finding(
                read, claim, ClaimVerdict.CONSISTENT, f"{told} is {match.text} in the pack.",
                measure=bound.known, about=match.about,
            )  # fmt: skip
        else:
            yield _mismatch(ground, read, claim, bound.is_sure, mine, told)
    yield from judge_periods(read)


def _mismatch(
    ground: Ground, read: ReadPassage, claim: Claim, is_sure: bool, mine: list[Fact], told: str
) -> Finding:
    expected = mine[0] if mine else None
    if expected is None:
        return finding(
            read, claim, ClaimVerdict.CANNOT_TELL, "The column is not one of the pack's."
        )
    measure = ground.pack.measure(expected.measure)
    is_error = is_sure and ground.is_ours and len(mine) == 1
    return finding(
        read, claim, ClaimVerdict.ERROR if is_error else ClaimVerdict.CANNOT_TELL,
        f"The pack has {expected.text} for \u201c{measure.description}\u201d, {expected.about}, "
        f"printed {told}.",
        suggestion=f"Write {expected.text}." if is_error else "", measure=measure,
        about=expected.about,
    )  # fmt: skip


def _end_of_label(text: str) -> int:
    """Return where the cells of numbers begin: behind the cell with the most words."""
    cells, start, best, end = text.split("\t"), 0, 0, 0
    for cell in cells[:3]:
        letters = len(re.findall(r"[A-Za-z]{2,}", cell))
        if letters > best:
            best, end = letters, start + len(cell)
        start += len(cell) + 1
    return end


def _role(ground: Ground, read: ReadPassage, quantity: Quantity) -> Role | None:
    """Return what the heading of a number's column says that it is; None where it does not."""
    column = read.text[: quantity.start].count("\t")
    if column >= len(read.passage.columns):
        return None
    heading = read.passage.columns[column].lower()
    if "target" in heading:
        return Role.TARGET
    if "quartile" in heading or "rank" in heading:
        return None
    named = [each for each in quantities_in(heading) if each.sort is Sort.PERIOD]
    period = period_of(heading[named[0].start : named[0].end]) if named else None
    if period is None:
        return None
    if period.year == ground.position.period.year:
        return Role.CURRENT
    return Role.PREVIOUS if period.year == ground.position.previous.year else None
