"""A program that is killed loses nothing that was committed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from perfdesk.store import create_pack, open_pack, read_pack, recover, recoverable
from tests.store.published_packs import REABLEMENT, YEAR, published_pack

REPOSITORY = Path(__file__).resolve().parents[2]

EDITS_WITHOUT_END = """
import sys
from pathlib import Path
from perfdesk.store import open_pack
from tests.store.published_packs import figure_changed_to

opened = open_pack(Path(sys.argv[1]), workspace=Path(sys.argv[2]))
number = 0
while True:
    number += 1
    opened.apply(figure_changed_to(opened.pack, f"{number}%", str(number)))
    print(number, flush=True)
    if sys.argv[3] == "saving" and number % 3 == 0:
        opened.publish()
"""


@pytest.mark.parametrize("doing", ["editing", "saving"])
def test_that_every_committed_edit_survives_a_kill(tmp_path: Path, doing: str) -> None:
    file, workspace = tmp_path / "Q4.perfdesk", tmp_path / "working"
    create_pack(file, published_pack())
    process = subprocess.Popen(
        [sys.executable, "-c", EDITS_WITHOUT_END, str(file), str(workspace), doing],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process, process.stdout as output:
        for line in output:
            if int(line) >= 40:
                break
        process.kill()
        told = [int(line) for line in output.read().split()]
    assert process.returncode in {-signal.SIGKILL if sys.platform != "win32" else 1}
    committed = max([40, *told])

    # The file is whole, whatever was being done to it.
    saved = read_pack(file).figure(REABLEMENT, YEAR)
    assert saved is not None
    if doing == "editing":
        assert read_pack(file) == published_pack()
    found = recoverable(workspace)
    if not found:  # killed between a save and the next edit: there is nothing unsaved
        assert doing == "saving"
        assert saved.reading.text in {f"{committed}%", f"{committed + 1}%"}
        return
    (recovery,) = found
    assert recovery.path == file
    with recover(recovery) as opened:
        assert not opened.read_only  # the lock of the dead was taken over
        figure = opened.pack.figure(REABLEMENT, YEAR)
        assert figure is not None
        # The last one may have been committed before it could be told.
        assert figure.reading.text in {f"{committed}%", f"{committed + 1}%"}
        assert len(opened.history()) == int(figure.reading.text.strip("%"))
        opened.close(discard=True)


def test_that_the_pack_can_be_opened_again_after_a_kill(tmp_path: Path) -> None:
    file, workspace = tmp_path / "Q4.perfdesk", tmp_path / "working"
    create_pack(file, published_pack())
    process = subprocess.Popen(
        [sys.executable, "-c", EDITS_WITHOUT_END, str(file), str(workspace), "editing"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process, process.stdout as output:
        output.readline()
        with open_pack(file, workspace=workspace) as reader:
            assert reader.read_only
        process.kill()
    with open_pack(file, workspace=workspace) as opened:
        assert not opened.read_only
