"""What the import says it has brought."""

from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.operations.sample import copy_extracts


def test_that_the_years_of_all_councils_are_counted_beside_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "sample.perfdesk"
    appendix = Path(__file__).parents[2] / "resources" / "sample" / "appendix-a-2023-24.csv"
    cli.main(["new", str(pack), "--from-appendix", str(appendix), "--council", "E10000018"])
    national = next(each for each in copy_extracts(tmp_path) if each.name.startswith("ascof"))
    capsys.readouterr()
    cli.main(["import", str(pack), str(national)])
    first = capsys.readouterr().out.splitlines()[0]
    assert " figures" in first
    assert first.endswith(" published years of figures for all councils, for benchmarks.")
    cli.main(["import", str(pack), str(national)])
    again = capsys.readouterr().out.splitlines()[0]
    assert "published years" not in again, "the pack holds them already"
