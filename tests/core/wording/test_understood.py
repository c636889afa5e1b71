"""What is said of a target or code while it is typed."""

import pytest

from perfdesk.core.measures import Aim
from perfdesk.core.periods import financial_year
from perfdesk.core.targets import NO_TARGET
from perfdesk.core.wording.target_text import read_target
from perfdesk.core.wording.understood import code_understood, target_understood

NOW = financial_year(2023)


@pytest.mark.parametrize(
    ("text", "aim", "said"),
    [
        ("42%", Aim.HIGH, "Understood as a value of 42%."),
        ("55-60%", Aim.BAND, "Understood as a band from 55% to 60%."),
        ("<71", Aim.LOW, "Understood as a ceiling, at most 71."),
        (
            "67.2% 22/23 Nat. Ave",
            Aim.HIGH,
            "Understood as an average of 67.2%, for 2022/23 (national average).",
        ),
        ("For Information Only", Aim.NONE, "For information only: not rated."),
        ("", Aim.HIGH, "There is no target or comparator yet."),
        ("%%", Aim.HIGH, "Not understood, so it is kept as typed and nothing is rated against it."),
    ],
)
def test_that_a_target_is_told_as_it_is_understood(text: str, aim: Aim, said: str) -> None:
    assert target_understood(read_target(text, aim, NOW)) == said


def test_that_the_count_of_a_ceiling_is_told() -> None:
    said = target_understood(read_target("<4.1 (17 Adm's)", Aim.LOW, NOW))
    assert said == "Understood as a ceiling, at most 4.1, or 17 counted."


def test_that_a_code_is_told_under_both_editions() -> None:
    words = "% of people who had no need for ongoing services following reablement"
    said = code_understood("ASCOF 2A", words, NOW, NO_TARGET)
    assert said.startswith("ASCOF 2A since 2023/24, was 2D: ")
    earlier = code_understood("ASCOF 2D", words, financial_year(2021), NO_TARGET)
    assert earlier.startswith("ASCOF 2D until 2022/23: ")


def test_that_a_local_code_is_told_as_local() -> None:
    assert code_understood("Local", "Heritage visits", NOW, NO_TARGET).startswith(
        "A local measure, "
    )


def test_that_a_code_of_another_measure_is_told() -> None:
    said = code_understood("ASCOF 2B", "Heritage visits", NOW, NO_TARGET)
    assert said.startswith("ASCOF 2B is \u201c")
    assert said.endswith("but the row says \u201cHeritage visits\u201d.")
