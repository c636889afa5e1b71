"""What holds of any file: each number is taken or named, one key has one value, none is unlike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.edits import apply_edit
from perfdesk.core.imports.doubts import FigureDoubt
from perfdesk.core.measures import Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.importing.drafts.held_back import TAKE
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import plan_import
from tests.importing.conftest import PlanOf
from tests.importing.files import write_csv

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
HEADINGS = ("Measure", "Period", "Value")
PERIODS = ("2023/24", "2022/23")

texts = st.sampled_from(
    ["(260)", "310-", "1 250 001", "1\u2009250\u2009001", "c.420", "<5", "TBC", "#REF!", "421 (p)",
     "391r", "871*", "n/a", "\u00a3880-\u00a3890", "[x]", "..", "not available", "46.3 %", "28,401"]
)  # fmt: skip
numbers = st.integers(20, 60)
in_one_file = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of the appendix of 2023/24."""
    return pack_of("2023-24")


def planned(folder: Path, pack: Pack, rows: Sequence[Sequence[object]]) -> ImportPlan:
    """What a plain list brings into a pack."""
    path = write_csv(folder / "list.csv", [HEADINGS, *rows])
    return plan_import(path, pack, at=AT)


def shares(pack: Pack) -> list[Measure]:
    """The measures in per cent with words that no other has."""
    now = pack.measures_at(pack.settings.position)
    words = [each.description for each in now]
    return [
        each for each in now if each.unit is Unit.PERCENT and words.count(each.description) == 1
    ]


@in_one_file
@given(st.data())
def test_that_each_cell_of_a_known_measure_is_taken_or_named(
    tmp_path: Path, pack: Pack, data: st.DataObject
) -> None:
    measures = shares(pack)[:6]
    rows = [(each.description, "2023/24", data.draw(texts)) for each in measures]
    plan = planned(tmp_path, pack, rows)
    taken = {each.new.source.cell for each in plan.figures}
    named = {each.where.cell for each in plan.not_understood}
    for number in range(2, len(rows) + 2):
        assert f"C{number}" in taken | named
    for each in plan.figures:
        held = each.old.value if each.old else None
        assert each.new.value is not None or held is None, "no words in place of a number"


@in_one_file
@given(st.data())
def test_that_two_values_of_one_key_are_never_settled_by_their_order(
    tmp_path: Path, pack: Pack, data: st.DataObject
) -> None:
    measures = {each.description: each.id for each in shares(pack)[:4]}
    row = st.tuples(st.sampled_from(list(measures)), st.sampled_from(PERIODS), numbers)
    drawn = data.draw(st.lists(row, min_size=1, max_size=12))
    said: dict[tuple[str, str], set[int]] = defaultdict(set)
    for words, period, number in drawn:
        said[measures[words], period].add(number)
    plan = planned(tmp_path, pack, [(one, other, f"{value}%") for one, other, value in drawn])
    found = {(each.key.measure, each.key.period.key): each.new.value for each in plan.figures}
    for key, values in said.items():
        if len(values) == 1:
            assert found[key] == values.pop()
            continue
        assert key not in found
        (question,) = [each for each in plan.questions if key[0] in each.id and key[1] in each.id]
        for value in values:
            assert any(choice.label.startswith(f"{value}% (C") for choice in question.choices)


@in_one_file
@given(number=numbers, factor=st.sampled_from([100, 1000, 1_000_000]))
def test_that_a_figure_in_another_unit_is_held_back_with_its_arithmetic(
    tmp_path: Path, pack: Pack, number: int, factor: int
) -> None:
    measure = shares(pack)[0]
    held = pack.figure(measure.id, pack.settings.position)
    assert held is not None and held.value is not None
    plan = planned(tmp_path, pack, [(measure.description, "2023/24", held.value * factor)])
    (found,) = plan.figures
    assert found.is_held_back and found.doubt is not None and found.doubt.arithmetic
    assert len(plan.questions) == 1
    after, _ = apply_edit(pack, plan.edit(pack))
    assert after.figure(measure.id, pack.settings.position) == held


def test_that_the_mark_of_a_figure_taken_all_the_same_stays_until_it_is_changed(
    tmp_path: Path, pack: Pack, plan_of: PlanOf
) -> None:
    measure = shares(pack)[0]
    path = write_csv(tmp_path / "l.csv", [HEADINGS, (measure.description, "2023/24", "4630%")])
    (question,) = plan_of(path, pack).questions
    plan = plan_of(path, pack, {question.id: TAKE})
    assert not plan.questions
    after, _ = apply_edit(pack, plan.edit(pack))
    figure = after.figure(measure.id, pack.settings.position)
    assert figure is not None and figure.value == Decimal(4630)
    (doubt,) = after.table(FigureDoubt).values()
    assert doubt.is_about(figure)
    (told,) = [each for each in check_pack(after) if each.kind == "unlike"]
    assert told.measure == measure.id and "imported all the same" in told.message
    right = write_csv(tmp_path / "r.csv", [HEADINGS, (measure.description, "2023/24", "46.3%")])
    put_right, _ = apply_edit(after, plan_of(right, after).edit(after, {figure.key}))
    assert not [each for each in check_pack(put_right) if each.kind == "unlike"]


def test_that_a_file_that_brings_nothing_says_why(
    tmp_path: Path, pack: Pack, plan_of: PlanOf
) -> None:
    path = write_csv(tmp_path / "l.csv", [HEADINGS, ("Library visits", "2009/10", "12")])
    plan = plan_of(path, pack)
    assert not plan.figures and not plan.questions
    assert [each.kind for each in plan.problems] == ["nothing"]
    assert plan.not_understood
