"""An export that is killed at any moment leaves whole files: the old ones, or the new ones."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from perfdesk.core.periods import financial_year
from perfdesk.core.templates.pack_template import template_named
from perfdesk.operations.exports import ExportKind
from perfdesk.operations.packs import find_council, new_pack
from perfdesk.store import create_pack

OLD = b"of last month"
KILLED = 9
SCRIPT = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from perfdesk.operations.exports import ExportKind, export
from perfdesk.store import read_pack

folder, moment, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
count = 0

def die_at(name):
    global count
    if name == moment:
        if count == number:
            os._exit(9)
        count += 1

def progress(done, total, doing):
    die_at("step")

really = os.replace
def replace(one, other):
    die_at("before")
    really(one, other)
    die_at("after")

import perfdesk.system.files as files
files.replaced_when_done.__wrapped__.__kwdefaults__["replace"] = replace
wanted = {kind: folder / f"out{kind.ending}" for kind in ExportKind}
export(read_pack(folder / "p.perfdesk"), wanted, created=datetime(2024, 6, 3, tzinfo=UTC),
       progress=progress)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack, and a file of each kind from last month."""
    template = template_named("Adult social care")
    pack = new_pack(find_council("Leicestershire"), financial_year(2023), "", template).pack
    create_pack(tmp_path / "p.perfdesk", pack)
    for kind in ExportKind:
        (tmp_path / f"out{kind.ending}").write_bytes(OLD)
    return tmp_path


def run(folder: Path, moment: str, number: int) -> int:
    command = [sys.executable, "-c", SCRIPT, str(folder), moment, str(number)]
    return subprocess.run(command, check=False, capture_output=True).returncode


def replaced(folder: Path) -> set[ExportKind]:
    """The kinds whose file is another than last month's, each seen to be whole."""
    found = set()
    for kind in ExportKind:
        data = (folder / f"out{kind.ending}").read_bytes()
        if data == OLD:
            continue
        found.add(kind)
        ends = {
            ExportKind.PDF: b"%%EOF",
            ExportKind.WEB_PAGE: b"</html>",
            ExportKind.EMAIL: b"--",
        }
        assert ends.get(kind, b"PK\x05\x06") in data[-400:]
    return found


@pytest.mark.parametrize("number", [0, 4, 12, 20])
def test_that_no_file_is_touched_before_all_are_proved(folder: Path, number: int) -> None:
    assert run(folder, "step", number) == KILLED
    assert replaced(folder) == set()


@pytest.mark.parametrize(("moment", "number", "count"), [("before", 0, 0), ("after", 2, 3)])
def test_that_each_file_is_the_old_or_the_new_one_however_far_it_came(
    folder: Path, moment: str, number: int, count: int
) -> None:
    assert run(folder, moment, number) == KILLED
    assert len(replaced(folder)) == count


def test_that_a_later_export_removes_what_a_killed_one_left_but_nothing_young_or_foreign(
    folder: Path,
) -> None:
    assert run(folder, "step", 12) == KILLED
    left = list(folder.glob("~perfdesk-*.tmp"))
    assert left
    foreign = folder / "~WRD0001.tmp"
    foreign.write_bytes(b"of another program")
    days_ago = time.time() - 3 * 24 * 60 * 60
    for each in (foreign, *left[:-1]):
        os.utime(each, (days_ago, days_ago))
    assert run(folder, "never", 0) == 0
    assert set(folder.glob("~*.tmp")) == {foreign, left[-1]}


def test_that_an_export_that_is_left_alone_replaces_all(folder: Path) -> None:
    assert run(folder, "never", 0) == 0
    assert replaced(folder) == set(ExportKind)
