"""Running every check over a pack at a position."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from perfdesk.core.checks.arithmetic import check_arithmetic
from perfdesk.core.checks.commentary import check_commentary
from perfdesk.core.checks.identity import check_identity
from perfdesk.core.checks.judgements import check_judgements
from perfdesk.core.checks.missing import check_missing
from perfdesk.core.checks.parts import check_parts
from perfdesk.core.checks.periods import check_periods
from perfdesk.core.checks.populations import check_populations
from perfdesk.core.checks.published import check_published
from perfdesk.core.checks.shares import check_layer_shares
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.settings import Position

Check = Callable[[Pack, Position], Iterator[Problem]]

_CHECKS: tuple[Check, ...] = (
    check_arithmetic,
    check_published,
    check_populations,
    check_parts,
    check_layer_shares,
    check_periods,
    check_identity,
    check_judgements,
    check_missing,
    check_commentary,
)
_ORDER = tuple(Severity)


def check_pack(pack: Pack, position: Period | None = None) -> tuple[Problem, ...]:
    """Return what is wrong at a position, the gravest first and then in printed order.

    Args:
        pack: The pack.
        position: Which position; the pack's own if None.
    """
    shown = pack.table(Position)[position] if position else pack.position
    printed = {
        measure.id: place for place, measure in enumerate(pack.measures_at(shown.period), start=1)
    }
    found = [problem for check in _CHECKS for problem in check(pack, shown)]
    found.sort(key=lambda each: (_ORDER.index(each.severity), printed.get(each.measure, 0)))
    return tuple(found)
