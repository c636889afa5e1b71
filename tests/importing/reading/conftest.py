"""A pack of made-up figures, and what a sheet of some rows would bring into it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from perfdesk.core.pack import Pack
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import pack_from_appendix
from tests.importing.conftest import LEICESTERSHIRE, PlanOf
from tests.importing.files import Rows, write_csv, write_xlsx

APPENDIX: Rows = (
    ("Layer", "Outcome", "Description", "Aim", "Target", "2023/24", "2022/23"),
    ("One", "First", "Household waste recycling rate", "High", "50%", "46.1%", "45.3%"),
    ("One", "First", "Library visits", "High", "1,300,000", "1,250,000", "1,190,000"),
    ("One", "First", "Contacts received", "Low", "30,000", "28,400", "27,900"),
    ("One", "First", "Variance against budget", "Low", "0", "-250", "310"),
)
"""A pack of made-up figures."""

VISITS, CONTACTS = "library-visits", "contacts-received"
RECYCLING = "household-waste-recycling-rate"
NOW, BEFORE = "2023/24", "2022/23"

Given = dict[tuple[str, str], str]
PlanRows = Callable[..., ImportPlan]


@pytest.fixture
def pack(tmp_path: Path, at: datetime) -> Pack:
    """The pack that the tables of a test are read for."""
    path = write_csv(tmp_path / "appendix.csv", APPENDIX)
    made, _ = pack_from_appendix(path, council=LEICESTERSHIRE, title=None, position=None, at=at)
    return made


@pytest.fixture
def plan_rows(tmp_path: Path, pack: Pack, plan_of: PlanOf) -> PlanRows:
    """What a sheet of some rows would bring into the pack."""

    def plan(
        *rows: tuple[object, ...], sheet: str = "Sheet1", answers: Mapping[str, str] | None = None
    ) -> ImportPlan:
        path = write_xlsx(tmp_path / "extract.xlsx", {sheet: rows})
        return plan_of(path, pack, dict(answers or {}))

    return plan


def ours(plan: ImportPlan) -> Given:
    """What a plan says of our council, by measure and period."""
    return {
        (each.key.measure, each.key.period.label): each.new.reading.text.replace(",", "")
        for each in plan.figures
        if each.key.place == LEICESTERSHIRE.code
    }


def told(plan: ImportPlan) -> str:
    """Everything that a plan says to its reader."""
    left = (f"{each.message} {each.text}" for each in plan.not_understood)
    asked = (each.text for each in plan.questions)
    return " ".join([*(each.message for each in plan.problems), *left, *asked])
