"""What a person dismissed stays dismissed for as long as it says the same."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from perfdesk.core.checks.standing import dismissed, standing
from perfdesk.core.editing.dismissals import (
    UnsuitableDismissalError,
    dismissal_edit,
    restore_edit,
)
from perfdesk.core.edits import apply_edit
from perfdesk.core.pack import Pack
from perfdesk.core.problems import Problem, Severity
from perfdesk.core.wording.problem_text import counted_problems, problems_as_text
from tests.core.printed import printed_pack

AT = datetime(2024, 4, 30, 9, 15, tzinfo=UTC)
RATIO = Problem(
    Severity.ERROR, "ratio", "96% is not 524 of 528.", "4b", "2023/24", "524 / 528 = 99.2%"
)
YEAR = Problem(Severity.WARNING, "period", "2023/34 is no year.", "4b", "target")
NOTE = Problem(Severity.NOTE, "commentary", "Nobody has written about it.", "2a")


@pytest.fixture
def pack() -> Pack:
    return printed_pack()


def test_that_a_dismissed_problem_no_longer_stands(pack: Pack) -> None:
    after, _ = apply_edit(pack, dismissal_edit(pack, RATIO, " Printed  so ", by="BI", at=AT))
    assert standing(after, (RATIO, YEAR)) == (YEAR,)
    ((problem, dismissal),) = dismissed(after, (RATIO, YEAR))
    assert problem == RATIO
    assert dismissal.reason == "Printed so"
    back, _ = apply_edit(after, restore_edit(after, RATIO))
    assert standing(back, (RATIO, YEAR)) == (RATIO, YEAR)


def test_that_another_message_is_another_problem(pack: Pack) -> None:
    after, _ = apply_edit(pack, dismissal_edit(pack, RATIO, "Printed so", by="BI", at=AT))
    other = replace(RATIO, message="95% is not 524 of 528.")
    assert standing(after, (other,)) == (other,)
    assert not dismissed(after, (other,))


def test_that_a_reason_is_asked_for(pack: Pack) -> None:
    with pytest.raises(UnsuitableDismissalError, match="needs a reason"):
        dismissal_edit(pack, RATIO, "  ", by="BI", at=AT)


def test_that_problems_are_counted_by_severity() -> None:
    assert counted_problems((RATIO, RATIO, YEAR)) == "2 errors, 1 warning"
    assert counted_problems(()) == ""


def test_that_the_list_is_told_as_text(pack: Pack) -> None:
    after, _ = apply_edit(pack, dismissal_edit(pack, YEAR, "It is 2022/23", by="BI", at=AT))
    problems = (RATIO, YEAR, NOTE)
    told = problems_as_text(
        "Performance, 2023/24", standing(after, problems), dismissed(after, problems), AT
    )
    assert told.splitlines() == [
        "Performance, 2023/24",
        "Checked on 30 April 2024, 09:15",
        "",
        "1 error, 1 note",
        "  Error: 96% is not 524 of 528. (524 / 528 = 99.2%) [2023/24]",
        "  Note: Nobody has written about it.",
        "",
        "Dismissed",
        "  Warning: 2023/34 is no year. [target]",
        "      Dismissed by BI on 30 April 2024: It is 2022/23",
    ]
    assert "No problems" in problems_as_text("Performance", (), (), AT)
