"""Averages that were published otherwise or since, and the edit that takes the latest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from perfdesk.core.checks.comparators import check_comparators
from perfdesk.core.editing.mends import mend_edit
from perfdesk.core.editing.targets import latest_averages
from perfdesk.core.edits import apply_edit, edit_between, revert_edit
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.places import ENGLAND
from perfdesk.core.problems import Severity
from perfdesk.core.sources import CellReference
from perfdesk.core.targets import Target, TargetKey, TargetKind
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.operations.sample import sample_pack

EASY = "% of SUs who find it easy to find information"
ADMISSIONS = "Permanent admissions to care (aged 65+) per 100,000 pop."
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
CELL = CellReference("fingerprint", "ascof.ods", "Table_3c(1)", "AD7")


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The sample: 3C(1) is compared with 67.2%, England in 2022/23."""
    return sample_pack(AT)


def _with(pack: Pack, description: str, *published: tuple[int, str]) -> Pack:
    measure = _id(pack, description)
    figures = [
        Figure(
            FigureKey(measure, ENGLAND.code, financial_year(year), FigureKind.PUBLISHED),
            read_figure(text),
            CELL,
        )
        for year, text in published
    ]
    return apply_edit(pack, edit_between(pack, "", figures))[0]


def _id(pack: Pack, description: str) -> str:
    found = pack.measures_at(pack.position.period)
    return next(each.id for each in found if each.description == description)


def _told(pack: Pack) -> Sequence[tuple[Severity, str]]:
    return [(each.severity, each.message) for each in check_comparators(pack, pack.position)]


def test_that_an_average_as_published_is_no_problem(pack: Pack) -> None:
    assert _told(pack) == []
    assert _told(_with(pack, EASY, (2021, "64.6%"), (2022, "67.2%"))) == []


def test_that_an_average_published_otherwise_is_a_warning(pack: Pack) -> None:
    [(severity, message)] = _told(_with(pack, EASY, (2022, "67.5%")))
    assert severity is Severity.WARNING
    assert "67.2% for England 2022/23, but 67.5% was published" in message


def test_that_a_newer_average_is_a_note(pack: Pack) -> None:
    [(severity, message)] = _told(_with(pack, EASY, (2022, "67.2%"), (2023, "67.9%")))
    assert severity is Severity.NOTE
    assert "England\u2019s figure for 2023/24: 67.9%" in message


def test_that_an_average_of_a_later_year_than_the_position_is_not_asked_for(pack: Pack) -> None:
    assert _told(_with(pack, EASY, (2024, "67.8%"))) == []


def test_that_the_mend_of_an_older_average_keeps_the_source_of_the_newer(pack: Pack) -> None:
    newer = _with(pack, EASY, (2022, "67.2%"), (2023, "67.9%"))
    (problem,) = check_comparators(newer, newer.position)
    after = apply_edit(newer, mend_edit(newer, newer.position.period, [problem]))[0]
    target = after.table(Target)[TargetKey(_id(pack, EASY), newer.position.period)]
    assert (target.reading.text, target.source) == ("67.9% 23/24 Nat. Ave.", CELL)


def test_that_the_latest_averages_come_with_their_year_and_source(pack: Pack) -> None:
    newer = _with(pack, EASY, (2023, "67.9%"), (2024, "67.8%"))
    edit = latest_averages(newer, newer.position.period)
    after, _ = apply_edit(newer, edit)
    target = after.target(_id(pack, EASY), after.position.period)
    assert target.text == "67.9% 23/24 Nat. Ave."
    assert (target.kind, target.period) == (TargetKind.AVERAGE, financial_year(2023))
    assert target.low == Decimal("67.9")
    [replacement] = edit.replacements
    assert isinstance(replacement.new, Target) and replacement.new.source == CELL
    assert revert_edit(after, edit)[0] == newer
    assert _told(after) == []


def test_that_a_rate_says_per_what_it_is(pack: Pack) -> None:
    newer = _with(pack, ADMISSIONS, (2023, "566.0"))
    after, _ = apply_edit(newer, latest_averages(newer, newer.position.period))
    target = after.target(_id(pack, ADMISSIONS), after.position.period)
    assert target.text == "566.0 per 100k pop. 23/24 Nat. Ave."


def test_that_nothing_is_done_where_every_average_is_the_latest(pack: Pack) -> None:
    assert latest_averages(pack, pack.position.period).replacements == ()
