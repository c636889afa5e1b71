"""What differs between two states is told cell by cell, with size, who, when and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.measures import removed_edit
from perfdesk.core.edits import Replacement, apply_edit, edit_between
from perfdesk.core.issues.comparing import State, compare
from perfdesk.core.pack import Pack
from tests.store.published_packs import (
    REABLEMENT,
    WAITING,
    YEAR,
    figure_changed_to,
    published_pack,
)

AT = datetime(2024, 7, 1, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Done:
    """A step of a history."""

    label: str
    replacements: tuple[Replacement, ...]
    reason: str = ""
    who: str = "b.officer"
    when: datetime = AT


def state(pack: Pack, name: str) -> State:
    return State(name, build_dashboard(pack).as_printed(), pack)


def test_that_a_state_is_the_same_as_itself() -> None:
    found = compare(state(published_pack(), "June"), state(published_pack(), "now"))
    assert found.is_same
    assert found.text == "now shows the same as June."


def test_that_a_changed_figure_and_its_verdicts_are_told_with_size_who_and_why() -> None:
    pack = published_pack()
    edit = figure_changed_to(pack, "70%", "70")
    after, _ = apply_edit(pack, edit)
    done = Done(edit.label, edit.replacements, "The service recounted.")
    found = compare(state(pack, "June"), state(after, "now"), [done])
    by_column = {each.column: each for each in found.differences}
    assert {each.measure for each in found.differences} == {REABLEMENT}
    figure = by_column[Column.CURRENT]
    assert (figure.before, figure.after, figure.size) == ("89.6%", "70%", "\u221219.6 points")
    assert (figure.who, figure.when, figure.why) == ("b.officer", AT, "The service recounted.")
    assert {each.column for each in found.turned} <= {Column.RATING, Column.PROGRESS}
    assert found.turned
    assert found.text.startswith("now compared with June: ")


def test_that_the_step_that_is_told_is_one_that_touched_the_cell() -> None:
    pack = published_pack()
    edit = figure_changed_to(pack, "70%", "70")
    after, _ = apply_edit(pack, edit)
    commentary = next(
        each for each in published_pack().records() if type(each).__name__ == "Commentary"
    )
    later = Done("Comment", (Replacement(None, commentary),), who="somebody else")
    steps = [Done(edit.label, edit.replacements), later]
    found = compare(state(pack, "June"), state(after, "now"), steps)
    figure = next(each for each in found.differences if each.column is Column.CURRENT)
    assert figure.who == "b.officer"
    assert figure.why == edit.label  # where no reason was given, what was done


def test_that_measures_that_came_and_went_are_named() -> None:
    pack = published_pack()
    less, _ = apply_edit(pack, removed_edit(pack, YEAR, WAITING))
    gone = compare(state(pack, "June"), state(less, "now"))
    assert len(gone.removed) == 1
    assert gone.added == ()
    came = compare(state(less, "June"), state(pack, "now"))
    assert came.added == gone.removed


@pytest.mark.parametrize("by_value", [True, False])
def test_that_a_number_written_otherwise_is_the_same_by_value_only(by_value: bool) -> None:
    pack = published_pack()
    figure = pack.figure(REABLEMENT, YEAR)
    assert figure is not None
    rewritten = replace(figure, reading=replace(figure.reading, text="89.60%", decimals=2))
    after, _ = apply_edit(pack, edit_between(pack, "Rewrite", [rewritten]))
    found = compare(state(pack, "June"), state(after, "now"), by_value=by_value)
    columns = {each.column for each in found.differences}
    assert (Column.CURRENT in columns) is not by_value


def test_that_a_provisional_figure_that_turned_final_is_listed_with_its_verdicts() -> None:
    """As in the January 2022 paper, where 766 became 780 and a headline moved with it."""
    pack = published_pack()
    figure = pack.figure(REABLEMENT, YEAR)
    assert figure is not None
    position = pack.position
    final = edit_between(
        pack,
        "Final figures",
        [
            replace(position, provisional=False),
            replace(
                figure, reading=replace(figure.reading, text="70%", value=Decimal(70), typed="")
            ),
        ],
    )
    after, _ = apply_edit(pack, final)
    found = compare(state(pack, "June"), state(after, "now"))
    changed = next(each for each in found.finals if each.measure == REABLEMENT)
    assert (changed.before, changed.after, changed.period) == ("89.6%", "70%", "2023/24")
    assert any(each.startswith("rating: ") for each in changed.turned)
    assert not compare(state(after, "now"), state(after, "later")).finals


def test_that_a_figure_marked_provisional_turns_final_by_its_mark_alone() -> None:
    pack = published_pack()
    settled = edit_between(pack, "Final", [replace(pack.position, provisional=False)])
    pack, _ = apply_edit(pack, settled)
    figure = pack.figure(REABLEMENT, YEAR)
    assert figure is not None
    marked = replace(figure, reading=replace(figure.reading, status=("[p]",)))
    before, _ = apply_edit(pack, edit_between(pack, "Mark", [marked]))
    (final,) = compare(state(before, "June"), state(pack, "now")).finals
    assert final.measure == REABLEMENT
    assert final.before == final.after
    assert final.turned == ()
