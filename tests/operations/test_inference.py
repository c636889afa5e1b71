"""Inferring tolerances from the printed appendices, as the command line does."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk.cli import main
from perfdesk.operations.inference import infer_appendix
from perfdesk.operations.packs import find_council
from perfdesk.operations.sample import sample_folder

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("year", "name", "low", "high", "verdicts"),
    [("2021-22", "amber_percent", 3.903, 10.477, 23), ("2023-24", "similar_points", 1.1, 1.8, 23)],
)
def test_that_a_printed_appendix_tells_its_tolerance(
    year: str,
    name: str,
    low: float,
    high: float,
    verdicts: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with sample_folder() as folder:
        appendix = str(folder / f"appendix-a-{year}.csv")
        code = main(["infer", appendix, "--council", "E10000018", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert code == 1, "one verdict of each is not explained"
    assert found["verdicts"] == verdicts
    (inferred,) = [each for each in found["tolerances"] if each["name"] == name]
    assert inferred["low"] == pytest.approx(low, abs=1e-3)
    assert inferred["high"] == pytest.approx(high, abs=1e-3)
    assert inferred["default_fits"]
    assert len(found["unexplained"]) == 1


def test_that_what_is_not_explained_is_named_with_its_reason() -> None:
    with sample_folder() as folder:
        found = infer_appendix(folder / "appendix-a-2023-24.csv", find_council("E10000018"), at=AT)
    assert found.needs_a_look
    assert found.as_text().splitlines()[-1] == (
        "No tolerance gives \u201cimproved\u201d for \u201c% of sequels that 'Delay Need'\u201d. "
        "Not as good: 19.1% is 4.1 points above its band of 10% to 15%, 12.8% in 2022/23 was "
        "within it; 4.1 points further away."
    )


def test_that_a_file_that_is_no_appendix_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "other.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["infer", str(file), "--council", "E10000018"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
