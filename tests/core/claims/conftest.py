from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk.core.claims.check import check_report
from perfdesk.core.claims.claim import Finding
from perfdesk.core.pack import Pack
from perfdesk.importing.report_text.plain import read_plain
from perfdesk.operations.packs import find_council, new_from_appendix

AT = datetime(2024, 6, 3, tzinfo=UTC)
Check = Callable[..., list[Finding]]


@pytest.fixture(scope="session")
def packs(repository: Path) -> dict[str, Pack]:
    """The packs of the two dashboards that the council printed, by their year."""
    sample = repository / "resources" / "sample"
    return {
        year: new_from_appendix(
            sample / f"appendix-a-{year}.csv", find_council("E10000018"), at=AT
        ).pack
        for year in ("2021-22", "2023-24")
    }


@pytest.fixture
def check(packs: dict[str, Pack]) -> Check:
    """What is found about a text that is held against the pack of a year."""

    def run(text: str, year: str = "2023-24") -> list[Finding]:
        return list(check_report(read_plain(text), packs[year]))

    return run
