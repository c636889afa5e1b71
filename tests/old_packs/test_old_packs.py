"""Every pack that any version of the program wrote can be opened today."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from perfdesk.store import Deed, open_pack, read_pack
from perfdesk.store.schema import VERSION
from tests.old_packs.make_pack import old_pack
from tests.store.published_packs import WAITING, YEAR, figure_changed_to, published_pack_of

VERSIONS = range(1, VERSION + 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_that_a_pack_of_any_version_holds_what_was_written(version: int) -> None:
    assert read_pack(old_pack(version)) == published_pack_of(version)


@pytest.mark.parametrize("version", VERSIONS)
def test_that_a_pack_of_any_version_is_worked_on_and_saved_as_todays(
    version: int, tmp_path: Path
) -> None:
    path = tmp_path / "old.perfdesk"
    shutil.copy(old_pack(version), path)
    with open_pack(path, workspace=tmp_path / "working") as opened:
        assert [entry.deed for entry in opened.history()] == [
            Deed.DONE,
            Deed.UNDONE,
            Deed.REDONE,
            Deed.UNDONE,
        ]
        assert {entry.who for entry in opened.history_of(WAITING)} == {"a.officer"}
        opened.apply(figure_changed_to(opened.pack, "775", "775", WAITING))
        opened.publish()
    figure = read_pack(path).figure(WAITING, YEAR)
    assert figure is not None
    assert figure.reading.text == "775"
    assert int.from_bytes(path.read_bytes()[60:64], "big") == VERSION
