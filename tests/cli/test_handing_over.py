"""A clean copy of a pack, and the audit file of one figure, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.core.judgements import Override
from perfdesk.core.reporting.commentary import Audience, Commentary
from perfdesk.operations.cycle.handing_over import clean_pack
from perfdesk.store import create_pack, read_pack, stored_pack
from tests.store.published_packs import published_pack

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "Q4.perfdesk"
    shutil.copy(ROOT / "resources" / "ready" / "sample.perfdesk", path)
    return path


def test_that_a_clean_copy_has_nothing_internal_and_no_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    path, copy = tmp_path / "Q4.perfdesk", tmp_path / "copy.perfdesk"
    create_pack(path, published_pack())
    assert cli.main(["clean-copy", str(path), "--out", str(copy)]) == cli.DONE
    capsys.readouterr()
    clean = read_pack(copy)
    assert not clean.issues
    comments = clean.table(Commentary).values()
    assert not [each for each in comments if each.draft or each.by]
    assert not [each for each in comments if each.key.audience is Audience.INTERNAL]
    overrides = clean.table(Override).values()
    assert not [each for each in overrides if each.by or (each.reason and not each.public)]
    assert b"a.officer" not in copy.read_bytes()
    with stored_pack(copy) as stored:
        assert stored.archive.entries() == ()
    assert clean_pack(clean) == clean
    before = copy.read_bytes()
    assert cli.main(["clean-copy", str(path), "--out", str(copy)]) == cli.NOT_DONE
    assert copy.read_bytes() == before
    capsys.readouterr()


def test_that_an_audit_file_tells_values_reasons_names_sources_and_issues(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["issue", str(pack), "--name", "June", "--as", "html", "--despite-errors", "Known"]
    cli.main(words)
    extract = tmp_path / "figures.csv"
    extract.write_text("Measure,2023/24\nHeritage visits,150000\n")
    cli.main(["import", str(pack), str(extract), "--reason", "Recounted"])
    capsys.readouterr()
    out = tmp_path / "audit.txt"
    assert cli.main(["audit", str(pack), "Heritage visits", "--out", str(out)]) == cli.DONE
    told = out.read_text("utf-8")
    for part in (
        "from figures.csv", "SHA-256", "Reason: Recounted", "was 134.1k", "June, ",
        "134.1k; rating",
    ):  # fmt: skip
        assert part in told, part
    capsys.readouterr()
    assert cli.main(["audit", str(pack), "Heritage visits", "--period", "1999/00"]) == cli.DONE
    assert "There is no figure." in capsys.readouterr().out
    assert cli.main(["audit", str(pack), "No such"]) == cli.NOT_DONE
    assert "no measure called" in capsys.readouterr().err
