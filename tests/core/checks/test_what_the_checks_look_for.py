"""Each kind of problem: found where it is, and no alarm where nothing is wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.editing.mends import alike, cell_of, mend_edit
from perfdesk.core.edits import apply_edit, edit_between, revert_edit
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import Period
from perfdesk.core.problems import Problem, ProblemKind, Severity
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from tests.core.building.series_packs import MEASURE, NOW, local, published, series_pack, target
from tests.core.printed import AT, LATER, printed_pack

BEFORE = NOW.a_year_earlier()


def checked(pack: Pack, kind: ProblemKind) -> list[Problem]:
    """The problems of one kind."""
    return [each for each in check_pack(pack) if each.kind == kind]


def row(
    current: str = "89.6%",
    previous: str = "87.8%",
    goal: str = "85%",
    *,
    words: str = "% of people who had no need for ongoing services",
    unit: Unit = Unit.PERCENT,
    aim: Aim = Aim.HIGH,
    adds_up: bool = False,
    said: str = "",
    said_before: str = "",
) -> Pack:
    """A pack of one measure with what was typed into its row."""
    empty = series_pack(target(""))
    subject = replace(
        empty.table(Measure)[MEASURE],
        description=words, unit=unit, aim=aim, adds_up=adds_up, code="Local", framework=None,
    )  # fmt: skip
    records: list[Record] = [subject]
    for position, text in ((NOW, said), (BEFORE, said_before)):
        if text:
            key = CommentaryKey(MEASURE, position, Audience.PUBLIC)
            records.append(Commentary(key, text, "Analyst", AT))
    pack = apply_edit(empty, edit_between(empty, "", records))[0]
    cells = [
        TypedCell(MEASURE, Column.CURRENT, current),
        TypedCell(MEASURE, Column.PREVIOUS, previous),
        TypedCell(MEASURE, Column.TARGET, goal),
    ]
    return apply_edit(pack, cells_edit(pack, NOW, cells))[0]


def count(
    current: str,
    previous: str,
    goal: str,
    *,
    words: str = "Library visits",
    aim: Aim = Aim.HIGH,
    adds_up: bool = False,
) -> Pack:
    """The same of a measure that counts."""
    return row(current, previous, goal, words=words, unit=Unit.COUNT, aim=aim, adds_up=adds_up)


@pytest.mark.parametrize(
    ("kind", "wrong", "right"),
    [
        (ProblemKind.NOT_UNDERSTOOD, row("57,4%"), row("57.4%")),
        (ProblemKind.WORDS, row("just over 85"), row("No survey in 2023/24")),
        (ProblemKind.WORDS, row("85-90%"), row("N/A")),
        (ProblemKind.WORDS, row("high"), row("<5")),
        (ProblemKind.WORDS, row("high"), row("11th of 14", "12th of 14")),
        (ProblemKind.WORDS, row("89%", "banana"), row("89%", "No survey in 2022/23")),
        (ProblemKind.WORDS, row("banana", "awaited"), row("awaited", "awaited")),
        (ProblemKind.FRACTION, row("0.896"), row("89.6%")),
        (ProblemKind.FRACTION, row("0.896"), row("0.62%", "0.58%", "0.5%")),
        # A share that is below one per cent every year is no fraction.
        (ProblemKind.FRACTION, row("0.62"), row("0.62", "0.58%", "0.5%")),
        (ProblemKind.OVER_100, row("120%"), row("100%")),
        (ProblemKind.OVER_100, row("120%"), row("120%", words="% change in requests")),
        (ProblemKind.OVER_100, row("120%"), row("210%", "190%", "200%")),
        (ProblemKind.FRACTION, row("0.896", goal="0.85"), row("0.896%", goal="0.85%")),
        (ProblemKind.OVER_100, row("120%"), row("120%", said="Two were counted twice.")),
        (ProblemKind.NEGATIVE, count("-5", "88", "90"), count("5", "88", "90")),
        (ProblemKind.NEGATIVE, row("-1.5%"), row("-1.5%", words="% change in requests")),
        (ProblemKind.MARK, row("0% [x]"), row("0% [low]")),
        (ProblemKind.MARK, row("73.5% [c]"), row("73.5% [p]")),
        (ProblemKind.SMALL_COUNT, row("99.9% (2,332/2,335)"), row("99.7% (2,328/2,335)")),
        (ProblemKind.SMALL_COUNT, row("80.0% (4/5)"), row("100.0% (5/5)")),
        (ProblemKind.SMALL_COUNT, count("3", "0", "5", words="Deaths of people"),
         count("3", "0", "5", words="Number of libraries")),
        (ProblemKind.RATIO, row("96% (524/528)"), row("99.2% (524/528)")),
        (ProblemKind.PERIOD, row(goal="85% 2023/34"), row(goal="85% 2023/24")),
        (ProblemKind.TARGET, row(goal="60-55%", aim=Aim.BAND), row(goal="55-60%", aim=Aim.BAND)),
        (ProblemKind.TARGET, row(goal="55%", aim=Aim.BAND), row(goal="50-55%", aim=Aim.BAND)),
        (ProblemKind.TARGET, row(goal=""), row(goal="", aim=Aim.NONE)),
        (ProblemKind.TARGET, row(goal="banana"), row(goal="85%")),
        (ProblemKind.TARGET_PERIOD, row(goal="85% (2024/25)"), row(goal="85% 2023/24")),
        (ProblemKind.TARGET_PERIOD, row(goal="85% Local target 2022/23"),
         row(goal="85% 2022/23 Nat. Ave.")),
        (ProblemKind.TARGET_PERIOD, count("89.6k", "87.8k", "66k (Apr-Nov)", adds_up=True),
         count("70k (Apr-Nov)", "60k (Apr-Nov)", "66k (Apr-Nov)", adds_up=True)),
        (ProblemKind.OUTTURN, row(goal="87.8%"), row(goal="87.8% outturn 2022/23")),
        (ProblemKind.OUTTURN, count("17.1k", "17.3k", "17.3k"),
         count("17.1k", "17.3k", "17.2k")),
        (ProblemKind.COMPARATOR_PLACE, row(goal="77% 22/23 Core Cities average"),
         row(goal="77% 22/23 East Midlands average")),
        (ProblemKind.COMPARATOR_PLACE, row(goal="77% 22/23 average"),
         row(goal="77% 22/23 CIPFA neighbours average")),
        (ProblemKind.COMPARATOR_YEAR, row(goal="77% Nat. Ave."), row(goal="77% 22/23 Nat. Ave.")),
        (ProblemKind.COMPARATOR_YEAR, row(goal="77% 24/25 Nat. Ave."),
         row(goal="77% 23/24 Nat. Ave.")),
        (ProblemKind.LEFT_OVER, row("88.0% (88/100)", "88.0% (88/100)"),
         row("88.0% (88/100)", "88.0% (44/50)")),
        (ProblemKind.LEFT_OVER, row(said="Fewer beds.", said_before="Fewer beds."),
         row(said="Fewer beds.", said_before="More beds.")),
        (ProblemKind.AIM, row(aim=Aim.UNSTATED), row(aim=Aim.NONE)),
        (ProblemKind.DUE, row("Due June 2024"), row()),
        (ProblemKind.OVERDUE, row("Due June 2022"), row("Due June 2024")),
        (ProblemKind.COMMENTARY, row("60%"), row("60%", said="Two teams were merged.")),
        (ProblemKind.COMMENTARY, row("61%", goal="55-60%", aim=Aim.BAND),
         row("59%", goal="55-60%", aim=Aim.BAND)),
        (ProblemKind.SENTENCE, row(said="It was 98.6% in 2023/24."),
         row(said="It was 89.6% in 2023/24, up from 87.8%.")),
        (ProblemKind.SENTENCE, row(said="88% (524 out of 528) had none."),
         row(said="88% (465 out of 528) of a sample had none.")),
        (ProblemKind.MOVEMENT, count("300k", "100k", "100k"),
         count("110k", "100k", "100k")),
        # For a measure that is not rated too; few people may move far by chance.
        (ProblemKind.MOVEMENT, count("300k", "100k", "", aim=Aim.NONE),
         count("15", "10", "5", words="Compliments")),
        (ProblemKind.LOST_UNIT, count("17.3", "17.3k", "17.3k"),
         count("615,060", "615.1k", "600k")),
    ],
)  # fmt: skip
def test_that_a_problem_is_found_and_what_is_right_is_none(
    kind: ProblemKind, wrong: Pack, right: Pack
) -> None:
    (found,) = checked(wrong, kind)
    assert found.message.endswith((".", "?"))
    assert found.message.count("\n") == 0
    assert checked(right, kind) == []


@pytest.mark.parametrize(
    ("current", "goal", "aim", "kind", "label", "text"),
    [
        ("57,4%", "85%", Aim.HIGH, ProblemKind.NOT_UNDERSTOOD, "Change 57,4% to 57.4%", "57.4%"),
        ("0.896", "85%", Aim.HIGH, ProblemKind.FRACTION, "Change 0.896 to 89.6%", "89.6%"),
        ("89.6%", "85% 2023/34", Aim.HIGH, ProblemKind.PERIOD, "Change 2023/34 to 2023/24",
         "85% 2023/24"),
        ("58%", "60-55%", Aim.BAND, ProblemKind.TARGET, "Write the band as 55-60%", "55-60%"),
        ("58%", "60% to 55%", Aim.BAND, ProblemKind.TARGET, "Write the band as 55 to 60%",
         "55 to 60%"),
    ],
)  # fmt: skip
def test_that_a_certain_mend_ends_its_problem(
    current: str, goal: str, aim: Aim, kind: ProblemKind, label: str, text: str
) -> None:
    pack = row(current, goal=goal, aim=aim)
    (found,) = checked(pack, kind)
    assert found.mend is not None
    assert (found.mend.label, found.mend.text) == (label, text)
    edit = mend_edit(pack, NOW, [found])
    after = apply_edit(pack, edit)[0]
    assert checked(after, kind) == []
    assert revert_edit(after, edit)[0] == pack


def test_that_a_lost_k_is_put_back_only_where_row_and_target_are_in_thousands() -> None:
    (found,) = checked(count("17.3 hours", "17.3k", "17.3k"), ProblemKind.LOST_UNIT)
    assert found.mend is not None
    assert found.mend.text == "17.3k hours"
    (other,) = checked(count("17.3", "17.3k", ""), ProblemKind.LOST_UNIT)
    assert other.mend is None


def test_that_one_mend_ends_all_seven_impossible_years_at_once() -> None:
    pack = printed_pack()
    problems = check_pack(pack)
    first = next(each for each in problems if each.kind == ProblemKind.PERIOD)
    together = alike(first, problems)
    assert len(together) == 7
    edit = mend_edit(pack, LATER, together)
    assert edit.label == "Change 2023/34 to 2023/24 (7 cells)"
    after = apply_edit(pack, edit)[0]
    assert checked(after, ProblemKind.PERIOD) == []
    assert after.target(first.measure, LATER).period == LATER


def test_that_a_year_is_offered_to_an_average_that_one_published_year_has() -> None:
    england = (
        published("2021/22", "77.9", place="E92000001"),
        published("2022/23", "77.5", place="E92000001"),
    )
    pack = series_pack(local("2023/24", "89.6%"), *england, target("77.5% Nat. Ave."))
    (found,) = checked(pack, ProblemKind.COMPARATOR_YEAR)
    assert found.mend is not None
    assert found.mend.text == "77.5% 22/23 Nat. Ave."


def test_that_an_average_of_other_places_is_never_checked_against_englands() -> None:
    england = (
        published("2022/23", "77.5", place="E92000001"),
        published("2023/24", "79.0", place="E92000001"),
    )
    for words in ("East Midlands average", "CIPFA neighbours average", "Core Cities average"):
        pack = series_pack(local("2023/24", "89.6%"), *england, target(f"70.0% 22/23 {words}"))
        assert checked(pack, ProblemKind.COMPARATOR) == []


def test_that_rounded_and_exact_figures_agree() -> None:
    pack = series_pack(local("2023/24", "615.1k"), published("2023/24", "615060"))
    assert checked(pack, ProblemKind.PUBLISHED) == []
    pack = series_pack(local("2023/24", "615.1k"), published("2023/24", "616000"))
    assert len(checked(pack, ProblemKind.PUBLISHED)) == 1


@pytest.mark.parametrize("text", ["60.1% (Apr-Nov)", "60.1% (Oct-Mar)", "60.1% (forecast)"])
def test_that_a_part_of_a_year_is_not_compared_with_the_published_year(text: str) -> None:
    pack = series_pack(local("2023/24", text), published("2023/24", "89.6"))
    assert checked(pack, ProblemKind.PUBLISHED) == []


def test_that_a_problem_knows_its_cell() -> None:
    def column(kind: ProblemKind, pack: Pack, previous: Period = BEFORE) -> Column | None:
        (found,) = checked(pack, kind)
        return cell_of(found, NOW, previous)

    assert column(ProblemKind.OVER_100, row("120%")) is Column.CURRENT
    assert column(ProblemKind.RATIO, row(previous="96% (524/528)")) is Column.PREVIOUS
    assert column(ProblemKind.OUTTURN, row(goal="87.8%")) is Column.TARGET
    assert column(ProblemKind.COMMENTARY, row("60%")) is Column.COMMENTARY
    assert column(ProblemKind.AIM, row(aim=Aim.UNSTATED)) is Column.AIM
    general = Problem(Severity.NOTE, "column", "Left out.")
    assert cell_of(general, NOW, BEFORE) is None


@pytest.mark.parametrize("text", ["90.0% (45/60)", "90.0% (20/23)", "75.0% (60/80)"])
def test_that_counts_that_contradict_a_percentage_are_no_impossible_year(text: str) -> None:
    assert not checked(row(text), ProblemKind.PERIOD)
