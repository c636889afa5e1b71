"""Extracts as councils and departments lay them out: the right figure is taken, or none and a word.

The cases are text files in `tests/importing/readings`, by kind of fault; `reading_cases` tells how
they are written.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import parse_period
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import pack_from_appendix, plan_import
from tests.importing.conftest import LEICESTERSHIRE
from tests.importing.reading_cases import ReadingCase, cases_in, faults_of

FOLDER = Path(__file__).parents[1] / "readings"
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
CASES = tuple(cases_in(FOLDER))


@pytest.fixture(scope="module")
def pack() -> Pack:
    """A pack of made-up measures that reports 2023/24."""
    made, _ = pack_from_appendix(
        FOLDER / "base.csv",
        council=LEICESTERSHIRE,
        title=None,
        position=parse_period("2023/24"),
        at=AT,
    )
    return made


@pytest.mark.parametrize("case", CASES, ids=[each.name for each in CASES])
def test_that_the_right_figure_is_taken_or_the_doubt_is_named(
    case: ReadingCase, pack: Pack, tmp_path: Path
) -> None:
    plan: ImportPlan | None = None
    refusal = ""
    try:
        plan = plan_import(case.write(tmp_path), pack, at=AT)
    except UnreadableExtractError as error:
        refusal = str(error)
    assert faults_of(case, pack, plan, refusal) == []
