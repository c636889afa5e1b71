"""The self-test of an installed program: the whole job, without the source tree."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column, Row
from perfdesk.core.editing.cells import TypedCell, cells_edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.pack import Pack
from perfdesk.core.verdicts import RatingWord
from perfdesk.operations.demo import run_demo
from perfdesk.operations.exports import ExportKind, export
from perfdesk.operations.extracts.inspecting import report_on
from perfdesk.operations.extracts.reading import HarmfulFileError, end_at_once, reader_apart


class FailedSelfTestError(PerfDeskError):
    """The installed program does not do what it should."""


def run_self_test(at: datetime) -> Iterator[str]:
    """Import, edit, save, open again and export in a temporary folder.

    Yields:
        One line for each thing that was proved.

    Raises:
        PerfDeskError: Something does not work, in one sentence.
    """
    from perfdesk.store import open_pack

    with tempfile.TemporaryDirectory(prefix="perfdesk-self-test-") as name:
        folder = Path(name)
        demo = run_demo(folder, at=at)
        taken = sum(len(each.plan.new) + len(each.plan.changed) for each in demo.imported)
        _require(taken > 0, "no figure was imported")
        yield f"import: {taken} figures from {len(demo.imported)} extracts"
        yield f"export: {demo.exported.compared} cells checked, all match"
        yield _reading_apart(demo.extracts[0])

        with open_pack(demo.pack, workspace=folder / "work") as held:
            row = _row(held.pack, "89.6%")
            position = held.pack.settings.position
            typed = TypedCell(row.measure, Column.CURRENT, "70%")
            edit = cells_edit(held.pack, position, [typed])
            held.apply(edit)
            changed = _row(held.pack, "70%")
            _require(changed.rating.word is RatingWord.BELOW, "the rating did not follow an edit")
            held.revert(edit)
            _require(_row(held.pack, "89.6%") == row, "an edit could not be undone")
            held.apply(edit)
            held.publish()
            yield "edit: 89.6% to 70%, undone and redone, saved"

        with open_pack(demo.pack, workspace=folder / "work") as held:
            _require(_row(held.pack, "70%").measure == row.measure, "an edit was not saved")
            wanted = {kind: folder / f"again{kind.ending}" for kind in ExportKind}
            again = export(held.pack, wanted, created=at)
            yield (
                f"export after the edit: {again.compared} cells in {len(again.files)} files "
                "checked, all match"
            )
    yield "PerfDesk works."


def _reading_apart(extract: Path) -> str:
    """Read a file in a process of its own, end that, and read again.

    Raises:
        FailedSelfTestError: The process could be started, but its end was not borne.
    """
    with reader_apart() as reader:
        if not reader.warm():
            return "reading: in this process, since no other can be started"
        before = reader.call(report_on, extract, files=[extract])
        try:
            reader.call(end_at_once, files=[extract])
        except HarmfulFileError:
            after = reader.call(report_on, extract, files=[extract])
            _require(after == before, "a file was read otherwise after a reader had ended")
            return "reading: in a process of its own, which may end without harm"
    raise FailedSelfTestError("The self-test failed: the end of a reader was not noticed.")


def _row(pack: Pack, figure: str) -> Row:
    for row in build_dashboard(pack).rows:
        if row.cells[Column.CURRENT].text == figure and "reablement" in row.description:
            return row
    raise FailedSelfTestError(f"The self-test failed: no reablement figure says {figure}.")


def _require(condition: bool, otherwise: str) -> None:
    if not condition:
        raise FailedSelfTestError(f"The self-test failed: {otherwise}.")
