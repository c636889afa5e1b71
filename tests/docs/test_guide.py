"""The user guide says what the program does: its examples, keys and pictures are tested."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

import dev
from perfdesk.core.figures import Content
from perfdesk.core.measures import Unit
from perfdesk.core.periods import financial_year
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.widgets.icons import IconDrawer
from perfdesk.widgets.window.actions import Actions
from perfdesk.widgets.window.commands import Command

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "guide.md"


def guide() -> str:
    return GUIDE.read_text("utf-8")


def table_after(heading: str) -> list[list[str]]:
    """The cells of the first table below *heading*, without its own heading."""
    lines = guide().split(f"{heading}\n", 1)[1].splitlines()
    table: list[str] = []
    for line in lines:
        if line.startswith("|"):
            table.append(line)
        elif table:
            break
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[2:]]


def test_that_every_picture_is_there() -> None:
    for image in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", guide()):
        assert (GUIDE.parent / image).is_file(), image


def test_that_the_help_of_the_window_is_this_guide() -> None:
    shown = dev.SHOWN_GUIDE.read_text("utf-8")
    assert shown == dev.guide_without_pictures(), "run `python dev.py guide`"


def test_that_every_key_of_the_window_is_listed(qapp: QGuiApplication) -> None:
    listed = {keys for row in table_after("## Keyboard") for keys in row[0].split(", ")}
    owner = QObject()
    actions = Actions(IconDrawer(), owner)
    for command in Command:
        for keys in actions[command].shortcuts():
            assert keys.toString() in listed, command


@pytest.mark.parametrize(
    ("typed", "understood"),
    [(row[0].strip("`"), row[1]) for row in table_after("A figure takes what officers write:")],
)
def test_that_a_figure_is_understood_as_the_guide_says(typed: str, understood: str) -> None:
    unit = Unit.RATE if "=" in typed or "rate" in understood else Unit.PERCENT
    reading = read_figure(
        typed,
        unit=Unit.COUNT if "k " in typed else unit,
        decimals=1,
        column=financial_year(2023),
    )
    number = re.match(r"(?:a rate of )?([\d.,]+)", understood)
    if "not understood" in understood:
        assert reading.content is Content.NOT_UNDERSTOOD
    elif number is None:
        assert reading.content in {Content.WORDS, Content.DUE, Content.SHORTHAND}
        assert reading.value is None
    else:
        assert reading.content is Content.NUMBER
        assert reading.value is not None
        said = float(number[1].rstrip(",").replace(",", ""))
        assert float(reading.value) == pytest.approx(said, abs=0.05)
    if "count" in understood:
        assert reading.numerator is not None
