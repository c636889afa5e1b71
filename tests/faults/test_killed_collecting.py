"""A program that is killed while it collects: the pack is as it was, or has every answer."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perfdesk.core.collecting.answers import Answered
from perfdesk.core.collecting.form import OwnerColumn
from perfdesk.core.edits import apply_edit
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.operations.cycle.asking import prepare_request, written_requests
from perfdesk.store import create_pack, open_pack, read_pack
from tests.operations.collecting.owners import AT, DUE, fill_in, owned_pack

REPOSITORY = Path(__file__).resolve().parents[2]
COLLECTING = """
import sys
from perfdesk import cli
from perfdesk.operations.extracts import reading

reading.reader_apart = reading.ReaderHere
import perfdesk.operations.cycle.collecting
import perfdesk.operations.imports

print("begun", flush=True)
sys.stdout = sys.stderr
sys.exit(cli.main(["collect", *sys.argv[1:]]))
"""
KILLS = int(os.environ.get("PERFDESK_KILLS", "6"))
"""How often; more where somebody wants to know it well."""


def test_that_a_killed_collect_takes_all_answers_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    pack = owned_pack(["Libraries manager"])
    prepared = prepare_request(pack, DUE, at=AT)
    asked, _ = apply_edit(pack, prepared.edit)
    with written_requests(prepared.sheets, tmp_path, created=AT) as (written,):
        rows = [{OwnerColumn.COMMENT: f"Answer {at}."} for at in range(written.measures)]
        returned = fill_in(written.workbook, rows, tmp_path / "returned.xlsx")
    file = tmp_path / "Q4.perfdesk"

    create_pack(file, asked)
    process = begin(file, returned)
    started = time.monotonic()
    assert process.wait(60) in {0, 1}
    takes = time.monotonic() - started
    assert answers_in(file) == written.measures

    found = set()
    for number in range(KILLS):
        file.unlink()
        create_pack(file, asked)
        process = begin(file, returned)
        # Most of the time goes into reading; what matters happens at its end.
        time.sleep(takes * (0.5 + 0.6 * number / KILLS))
        process.kill()
        process.wait(60)
        found.add(answers_in(file))
        assert found <= {0, written.measures}, number
        with open_pack(file) as opened:
            assert not opened.read_only


def begin(file: Path, returned: Path) -> subprocess.Popen[bytes]:
    """Collect in a program of its own, which has loaded what it needs."""
    process = subprocess.Popen(
        [sys.executable, "-c", COLLECTING, str(file), str(returned)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    return process


def answers_in(file: Path) -> int:
    """How many answers a pack holds, each with its comment or none."""
    pack = read_pack(file)
    comments = len(pack.table(Commentary))
    assert comments == len(pack.table(Answered))
    return comments
