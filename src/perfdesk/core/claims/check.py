"""Checking a report: every passage is read, every claim bound and judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from perfdesk.core.claims.assertions.counting import judge_counts
from perfdesk.core.claims.assertions.degrees import judge_degrees
from perfdesk.core.claims.assertions.labels import judge_labels
from perfdesk.core.claims.assertions.names import judge_names, judge_periods
from perfdesk.core.claims.assertions.omissions import judge_omissions
from perfdesk.core.claims.assertions.references import judge_references
from perfdesk.core.claims.assertions.words import judge_words
from perfdesk.core.claims.binding.facts import Role
from perfdesk.core.claims.binding.roles import Use
from perfdesk.core.claims.binding.scoring import with_facts
from perfdesk.core.claims.claim import Claim, ClaimKind, Finding
from perfdesk.core.claims.ground import Ground, ground_of
from perfdesk.core.claims.kinds.averages import judge_monthly, monthly_averages_in
from perfdesk.core.claims.kinds.bases import judge_bases
from perfdesk.core.claims.kinds.change_sums import judge_change
from perfdesk.core.claims.kinds.changes import changes_in
from perfdesk.core.claims.kinds.comparisons import comparisons_in, judge_comparison
from perfdesk.core.claims.kinds.levels import judge_level
from perfdesk.core.claims.kinds.points import judge_points, points_in
from perfdesk.core.claims.kinds.ratios import judge_ratio, ratios_in
from perfdesk.core.claims.kinds.rows import judge_row
from perfdesk.core.claims.kinds.shares import judge_shares, shares_with_counts
from perfdesk.core.claims.passages import Passage, PassageKind, ReportText
from perfdesk.core.claims.reading.sentences import ReadPassage
from perfdesk.core.pack import Pack
from perfdesk.core.settings import Position

_OF_THE_TEXT = frozenset({ClaimKind.NAME, ClaimKind.DEGREE})
"""What is found of the report as a whole and does not depend on the pack."""


def check_report(
    report: ReportText,
    pack: Pack,
    position: Position | None = None,
) -> tuple[Finding, ...]:
    """Return what is found about every claim of a report, in reading order.

    Args:
        report: As read.
        pack: What it is held against; one without figures still judges the text against itself.
        position: Which position of the pack; the pack's own if None.
    """
    return findings_on(ground_of(report, pack, position))


def check_text(text: str, pack: Pack, position: Position | None = None) -> tuple[Finding, ...]:
    """Return what is found about a single text, such as a measure's commentary."""
    return check_report(ReportText("", (Passage(text),)), pack, position)


def judged_again(
    ground: Ground, found: tuple[Finding, ...], pack: Pack, measures: frozenset[str]
) -> tuple[Ground, tuple[Finding, ...]]:
    """Judge again what a change of some measures' figures may have made stale.

    Args:
        ground: What the report was judged on.
        found: What was found then.
        pack: The pack as it is now; its measures and their words are the same.
        measures: Ids of those whose figures or targets changed.
    """
    position = pack.table(Position)[ground.position.period]
    now = replace(
        ground,
        pack=pack,
        position=position,
        candidates=with_facts(ground.candidates, pack, position, measures),
    )
    stale = {
        each.claim.passage
        for each in found
        if each.measure in measures or (each.claim.kind is ClaimKind.TARGET and not each.measure)
    }
    # Counts of measures depend on all of them; what else stands in their passages does not.
    counted = {each.claim.passage for each in found if each.claim.kind is ClaimKind.COUNT} - stale
    kept = [
        each
        for each in found
        if (each.claim.passage not in stale and each.claim.kind is not ClaimKind.OMISSION)
        or each.claim.kind in _OF_THE_TEXT
    ]
    kept = [
        each
        for each in kept
        if each.claim.kind is not ClaimKind.COUNT or each.claim.passage not in counted
    ]
    kept += [
        finding
        for read in now.passages
        if read.index in counted
        for finding in judge_counts(now, read)
        if finding.claim.kind is ClaimKind.COUNT
    ]
    kept += [
        finding
        for read in now.passages
        if read.index in stale
        for finding in judge_passage(now, read)
    ]
    kept += judge_omissions(now, kept)
    return now, _in_order(kept)


def findings_on(ground: Ground) -> tuple[Finding, ...]:
    """Return what is found about every claim, in reading order."""
    found = [finding for read in ground.passages for finding in judge_passage(ground, read)]
    found += [*judge_names(ground), *judge_degrees(ground)]
    found += judge_omissions(ground, found)
    return _in_order(found)


def _in_order(found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda each: (each.claim.passage, each.claim.start)))


def judge_passage(ground: Ground, read: ReadPassage) -> Iterator[Finding]:
    """Judge the claims of one passage."""
    if read.passage.kind is PassageKind.TABLE_ROW:
        yield from judge_row(ground, read)
        return
    ratios, changes = tuple(ratios_in(read)), tuple(changes_in(read))
    contradicted: set[int] = set()
    for ratio in ratios:
        for finding in judge_ratio(ground, read, ratio):
            if finding.claim.kind is ClaimKind.LEVEL:
                contradicted.add(ratio.parts["percent"].start)
            yield finding
    for change in changes:
        yield from judge_change(ground, read, change)
    for comparison in comparisons_in(read):
        yield from judge_comparison(ground, read, comparison)
    yield from judge_shares(ground, read)
    points = tuple(points_in(read))
    for each in points:
        yield judge_points(ground, read, each)
    monthly = monthly_averages_in(read)
    for average in monthly:
        yield judge_monthly(ground, read, average)
    yield from _levels(
        ground,
        read,
        (*ratios, *changes),
        contradicted
        | {each.start for each in monthly}
        | {each.parts["points"].start for each in points},
    )
    yield from judge_bases(read)
    yield from judge_words(ground, read)
    yield from judge_counts(ground, read)
    yield from judge_references(ground, read)
    yield from judge_labels(ground, read)
    yield from judge_periods(read)


def _levels(
    ground: Ground, read: ReadPassage, claims: tuple[Claim, ...], done: set[int]
) -> Iterator[Finding]:
    """Look up each number by itself, with what its claim says of it."""
    spans, uses = shares_with_counts(read), dict[int, Use]()
    counted = set(done)
    for claim in claims:
        for name, part in claim.parts.items():
            if claim.kind is ClaimKind.RATIO:
                spans[part.start] = (claim.start, claim.end)
                if name != "percent":
                    counted.add(part.start)
            elif name in {"share", "amount"}:
                counted.add(part.start)
            elif name in {"from", "to"}:
                spans[part.start] = (claim.start, claim.end)
                use = ground.use(read, part)
                if not use.is_explicit:
                    role = Role.PREVIOUS if name == "from" else Role.CURRENT
                    if use.role is not Role.EARLIER:
                        use = Use(role, use.period, True)
                uses[part.start] = use
    for quantity in read.figures():
        if quantity.start not in counted:
            span = spans.get(quantity.start, (quantity.start, quantity.end))
            yield from judge_level(ground, read, quantity, span, uses.get(quantity.start))
