"""Running every check over a pack at a position."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from perfdesk.core.checks.arithmetic import check_arithmetic
from perfdesk.core.checks.commentary import check_commentary
from perfdesk.core.checks.comparators import check_comparators
from perfdesk.core.checks.identity import check_identity
from perfdesk.core.checks.judgements import check_judgements
from perfdesk.core.checks.labels import check_labels
from perfdesk.core.checks.last_year import check_last_year
from perfdesk.core.checks.missing import check_missing
from perfdesk.core.checks.parts import check_parts
from perfdesk.core.checks.periods import check_periods
from perfdesk.core.checks.plausibility import check_doubted, check_plausibility
from perfdesk.core.checks.populations import check_populations
from perfdesk.core.checks.published import check_published
from perfdesk.core.checks.shares import check_layer_shares
from perfdesk.core.claims.commentary import check_sentences
from perfdesk.core.collecting.overdue import check_actions
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.settings import Position

Check = Callable[[Pack, Position], Iterator[Problem]]

_CHECKS: tuple[Check, ...] = (
    check_arithmetic,
    check_doubted,
    check_published,
    check_comparators,
    check_populations,
    check_parts,
    check_layer_shares,
    check_periods,
    check_identity,
    check_judgements,
    check_plausibility,
    check_last_year,
    check_missing,
    check_labels,
    check_commentary,
    check_sentences,
)
_ORDER = tuple(Severity)


def check_pack(
    pack: Pack, position: Period | None = None, today: date | None = None
) -> tuple[Problem, ...]:
    """Return what is wrong at a position, the gravest first and then in printed order.

    Args:
        pack: The pack.
        position: Which position; the pack's own if None.
        today: The day by which something is overdue; None where that does not matter.
    """
    found: tuple[Problem, ...] = ()
    for step in check_in_steps(pack, position, today):
        found = step or ()
    return found


def check_in_steps(
    pack: Pack, position: Period | None = None, today: date | None = None
) -> Iterator[tuple[Problem, ...] | None]:
    """Check a pack so that others get their turn between: None after each check, then the result.

    The arguments are those of `check_pack`.
    """
    shown = pack.table(Position)[position] if position else pack.position
    found: list[Problem] = []
    for check in _CHECKS:
        found += check(pack, shown)
        yield None
    if today is not None:
        found += check_actions(pack, today)
    printed = {
        measure.id: place for place, measure in enumerate(pack.measures_at(shown.period), start=1)
    }
    found.sort(key=lambda each: (_ORDER.index(each.severity), printed.get(each.measure, 0)))
    yield tuple(found)
