"""A council beside all others over every measure of a year: counts, places, chance."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from perfdesk.core.benchmarks.published import PublishedKey, PublishedYear, published_year
from perfdesk.core.benchmarks.quartiles import Quartile
from perfdesk.core.benchmarks.whole_year import (
    AgainstEngland,
    Chance,
    Place,
    nearest_to_next,
    periods_published,
    whole_year,
)
from perfdesk.core.pack import Pack
from perfdesk.core.places import ENGLAND
from tests.core.benchmarks.published_years import ADMISSIONS, OURS, REABLEMENT, YEAR, year_of

BEFORE = YEAR.a_year_earlier()


def pack_of(*years: PublishedYear) -> Pack:
    return Pack.of(years)


def with_values(
    year: PublishedYear, values: dict[str, str], margin: str = "", *, earlier: bool = False
) -> PublishedYear:
    """A year with other values for some places, and with margins of error."""
    places = [*year.outcomes.values(), *year.aggregates.values()]
    changed = [
        replace(
            each,
            value=Decimal(values[each.council]) if each.council in values else each.value,
            margin=Decimal(margin) if margin else each.margin,
        )
        for each in places
    ]
    period = BEFORE if earlier else year.key.period
    return published_year(PublishedKey(year.key.framework, period), changed)


def test_that_a_low_aim_is_better_below_england() -> None:
    found = whole_year(pack_of(year_of(REABLEMENT), year_of(ADMISSIONS)), YEAR, OURS)
    assert [each.entry.code for each in found.against(AgainstEngland.BETTER)] == [
        ADMISSIONS, REABLEMENT,
    ]  # fmt: skip


def test_that_a_measure_is_counted_in_its_quartile_and_ranked_among_its_type() -> None:
    (line,) = whole_year(pack_of(year_of(REABLEMENT)), YEAR, OURS).lines
    assert line.standing is not None and line.standing.quartile is Quartile.SECOND
    assert isinstance(line.of_type, Place) and 1 <= line.of_type.rank <= line.of_type.n


def test_that_a_move_is_by_the_quartile_of_the_year_before() -> None:
    now = year_of(REABLEMENT)
    worst = with_values(now, {OURS: "1.0"}, earlier=True)
    best = with_values(now, {OURS: "99.9"}, earlier=True)
    up = whole_year(pack_of(now, worst), YEAR, OURS)
    down = whole_year(pack_of(now, best), YEAR, OURS)
    assert [each.moved for each in up.moved_up] == [2]
    assert [each.moved for each in down.moved_down] == [-1]
    assert (len(up.were_in(Quartile.BOTTOM)), up.compared) == (1, 1)
    assert whole_year(pack_of(now), YEAR, OURS).compared == 0


def test_that_a_difference_within_the_margins_is_similar() -> None:
    year = year_of(REABLEMENT)
    near = with_values(year, {OURS: "81.1", ENGLAND.code: "80.0"}, margin="2.0")
    far = with_values(year, {OURS: "81.1", ENGLAND.code: "70.0"}, margin="2.0")
    assert len(whole_year(pack_of(near), YEAR, OURS).by_chance(Chance.SIMILAR)) == 1
    assert len(whole_year(pack_of(far), YEAR, OURS).by_chance(Chance.BETTER)) == 1
    assert whole_year(pack_of(year), YEAR, OURS).lines[0].chance is None


def test_that_the_next_quartile_and_how_far_it_is_are_named() -> None:
    found = whole_year(pack_of(year_of(REABLEMENT)), YEAR, OURS)
    ((line, distance, better),) = nearest_to_next(found.lines)
    assert better is Quartile.TOP
    assert line.standing is not None and distance == line.standing.to_next


def test_that_only_years_that_are_held_are_named() -> None:
    pack = pack_of(year_of(REABLEMENT), with_values(year_of(REABLEMENT), {}, earlier=True))
    assert periods_published(pack) == (BEFORE, YEAR)
    assert whole_year(pack, YEAR.a_year_later(), OURS).lines == ()
