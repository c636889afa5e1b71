"""The printed appendices, and packs made of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk.core.edits import apply_edit
from perfdesk.core.pack import Pack
from perfdesk.core.places import Place, PlaceLevel
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import pack_from_appendix, plan_import

LEICESTERSHIRE = Place("E10000018", "Leicestershire", PlaceLevel.COUNCIL)

PlanOf = Callable[..., ImportPlan]


@pytest.fixture
def at() -> datetime:
    """When the extracts of a test are imported."""
    return datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


@pytest.fixture
def appendix(repository: Path) -> Callable[[str], Path]:
    """The appendices that the council printed, as they are in the sample, by year."""
    return lambda year: repository / "resources" / "sample" / f"appendix-a-{year}.csv"


@pytest.fixture
def pack_of(appendix: Callable[[str], Path], at: datetime) -> Callable[[str], Pack]:
    """A pack made of the appendix of a year."""

    def make(year: str) -> Pack:
        pack, _ = pack_from_appendix(
            appendix(year), council=LEICESTERSHIRE, title=None, position=None, at=at
        )
        return pack

    return make


@pytest.fixture
def plan_of(at: datetime) -> PlanOf:
    """What an extract would bring into a pack, answers to its questions given by name."""

    def plan(path: Path, pack: Pack, answers: dict[str, str] | None = None) -> ImportPlan:
        return plan_import(path, pack, answers=answers or {}, imported_by="bi.officer", at=at)

    return plan


def taken_over(pack: Pack, plan: ImportPlan) -> Pack:
    """Return a pack with all of a plan in it."""
    after, _ = apply_edit(pack, plan.edit(pack))
    return after
