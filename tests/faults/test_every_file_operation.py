"""Whichever file operation fails, or is the last of a program: nothing is lost, nothing is half."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.core.collecting.form import OwnerColumn
from perfdesk.core.editing.issuing import issue_edit
from perfdesk.core.editing.stages import owner_edit
from perfdesk.core.edits import apply_edit
from perfdesk.core.errors import PerfDeskError
from perfdesk.core.issues.issue import Issue, IssuedFile
from perfdesk.core.pack import Pack
from perfdesk.operations.cycle.asking import prepare_request, written_requests
from perfdesk.store import OpenPack, create_pack, open_pack, read_pack, recover, recoverable
from perfdesk.store.kept import digest_of_bytes
from tests.faults.file_layer import Fault, FileLayer, Killed, failing_at
from tests.operations.collecting.owners import fill_in
from tests.store.published_packs import (
    REABLEMENT,
    WAITING,
    YEAR,
    figure_changed_to,
    published_pack,
)

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
EVERY_FAULT = pytest.mark.parametrize("fault", list(Fault), ids=lambda fault: fault.name.lower())


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)


class Place:
    """A pack in a folder of its own, and a folder for its working copies."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "department" / "Q4.perfdesk"
        self.workspace = folder / "working"
        self.file.parent.mkdir(parents=True)
        create_pack(self.file, small_pack())

    def open(self) -> OpenPack:
        return open_pack(self.file, workspace=self.workspace)

    def left_behind(self) -> None:
        """Leave one edit behind that was never saved."""
        with self.open() as opened:
            opened.apply(figure_changed_to(opened.pack, "70%", "70"))


Journey = Callable[[Place, list[Pack]], None]
"""What is done; it notes the pack after each edit that was told to be kept."""


def edit_and_save(place: Place, kept: list[Pack]) -> None:
    with place.open() as opened:
        for number in (70, 71):
            opened.apply(figure_changed_to(opened.pack, f"{number}%", str(number)))
            kept.append(opened.pack)
        opened.publish()
        opened.apply(figure_changed_to(opened.pack, "72%", "72"))
        kept.append(opened.pack)
        opened.publish()


def edit_and_leave(place: Place, kept: list[Pack]) -> None:
    with place.open() as opened:
        opened.apply(figure_changed_to(opened.pack, "70%", "70"))
        kept.append(opened.pack)


def recover_and_save(place: Place, kept: list[Pack]) -> None:
    kept.append(figure_of_recovery(place))
    for recovery in recoverable(place.workspace):
        with recover(recovery) as opened:
            opened.publish()


def issue_and_save(place: Place, kept: list[Pack]) -> None:
    with place.open() as opened:
        digest = digest_of_bytes(b"a page")
        file = IssuedFile("Dashboard.pdf", "pdf", 6, digest)
        issue = Issue("1", "Committee", "", YEAR, AT, "a.officer", (file,), digest, digest)
        edit = issue_edit(opened.pack, issue)
        opened.apply(edit, keep={digest: b"a page"})
        kept.append(opened.pack)
        opened.publish()


def figure_of_recovery(place: Place) -> Pack:
    """Return the pack as the work that was left behind has it."""
    return apply_edit(small_pack(), figure_changed_to(small_pack(), "70%", "70"))[0]


@cache
def small_pack() -> Pack:
    """Return the published pack with one of its figures alone, since it is written very often."""
    pack = published_pack()
    figure = pack.figure(REABLEMENT, YEAR)
    assert figure is not None
    return Pack.of([pack.settings, pack.position, pack.council, figure])


def each_failure(
    tmp_path: Path, fault: Fault, monkeypatch: pytest.MonkeyPatch, journey: Journey, *, left: bool
) -> Iterator[tuple[Place, list[Pack], FileLayer]]:
    """Do a journey over and over, each time failing one operation later, until none fails."""
    number = 0
    while True:
        number += 1
        place, kept = Place(tmp_path / str(number)), list[Pack]()
        if left:
            place.left_behind()
        with failing_at(number, fault, monkeypatch) as layer:
            with suppress(PerfDeskError, Killed):
                journey(place, kept)
            # What a dead program held open is let go of by the system, not by its own code.
            gc.collect()
        yield place, kept, layer
        if not layer.has_failed:
            assert number > 20, "the layer is not in use"
            return


@EVERY_FAULT
@pytest.mark.parametrize(
    ("journey", "left"),
    [
        (edit_and_save, False),
        (edit_and_leave, False),
        (issue_and_save, False),
        (recover_and_save, True),
    ],
    ids=["save", "leave", "issue", "recover"],
)
def test_that_the_pack_is_whole_and_every_edit_is_kept(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Fault,
    journey: Journey,
    left: bool,
) -> None:
    for place, kept, layer in each_failure(tmp_path, fault, monkeypatch, journey, left=left):
        with monkeypatch.context() as patch:  # the program of the journey ended a minute ago
            patch.setattr("perfdesk.store.lock._UNFINISHED_FOR", -1)
            for room in ("working", "lock"):
                patch.setattr(f"perfdesk.store.{room}.may_be_running", lambda _process: False)
            saved = read_pack(place.file)
            offered = [each for each in recoverable(place.workspace) if not each.problem]
            found = [saved]
            for recovery in offered:
                with recover(recovery) as opened:
                    found.append(opened.pack)
                    for issue in opened.pack.issues:  # with what it holds, or not at all
                        assert opened.archive.file_of(issue, issue.files[0]) == b"a page"
            # The last edit may have been kept before its doer could be told.
            assert not kept or kept[-1] in found or _later(kept[-1], found), layer.count
            with place.open() as opened:
                assert not opened.read_only, layer.count
                assert opened.pack == saved
                for issue in saved.issues:
                    assert opened.archive.file_of(issue, issue.files[0]) == b"a page"
                opened.publish()
        # What a killed program leaves is known by its name, and goes with the next export.
        leftovers = [each.name for each in place.file.parent.iterdir() if each != place.file]
        assert all(name.startswith("~perfdesk-") for name in leftovers), layer.count


COMMANDS = {
    "import": ["import", "{pack}", "{extract}"],
    "export": ["export", "{pack}", "--html", "{page}"],
    "merge": ["merge", "{pack}", "{other}"],
    "send": ["send", "{pack}", "--out", "{sent}", "--by", "2099-01-31"],
    "collect": ["collect", "{pack}", "{returned}"],
    "issue": ["issue", "{pack}", "--name", "June", "--as", "html", "--despite-errors", "x"],
}


@EVERY_FAULT
@pytest.mark.parametrize("command", COMMANDS)
def test_that_a_command_is_done_whole_or_not_at_all(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: Fault,
    command: str,
) -> None:
    """Some fifteen operations of each, evenly spread: a command has hundreds."""
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    for room in ("extracts", "issues", "collecting"):
        monkeypatch.setattr(f"perfdesk.cli.{room}.now", lambda: AT)
    pack, extract, page = tmp_path / "Q4.perfdesk", tmp_path / "q4.csv", tmp_path / "page.html"
    extract.write_text("Measure,2023/24\nNumber of people awaiting a care assessment,800\n")
    create_pack(pack, owned_pack())
    sent, returned = tmp_path / "sent", filled_in_workbook(tmp_path)
    sent.mkdir()
    other = tmp_path / "Q4 (laptop).perfdesk"
    shutil.copy(pack, other)
    with open_pack(other) as held:
        held.apply(figure_changed_to(held.pack, "70%", "70"))
        held.publish()
    before, whole = read_pack(pack), pack.read_bytes()
    words = [
        each.format(
            pack=pack, extract=extract, page=page, other=other, sent=sent, returned=returned
        )
        for each in COMMANDS[command]
    ]
    with failing_at(10**9, fault, monkeypatch) as counted:
        assert cli.main(words) != cli.NOT_DONE, capsys.readouterr()
    after = read_pack(pack)
    assert (after != before) is (command != "export")
    for number in range(1, counted.count + 1, max(1, counted.count // 15)):
        pack.write_bytes(whole)
        pack.with_name("Q4.perfdesk.lock").unlink(missing_ok=True)
        page.unlink(missing_ok=True)
        for each in sent.iterdir():
            each.unlink()
        code = cli.NOT_DONE
        with failing_at(number, fault, monkeypatch), suppress(Killed):
            code = cli.main(words)
            gc.collect()
        saved = read_pack(pack)
        is_done = saved != before
        assert _without_issues(saved) in (_without_issues(before), _without_issues(after))
        if code != cli.NOT_DONE:
            assert is_done is (after != before), number
        files = [each for each in sent.iterdir() if not each.name.startswith("~perfdesk-")]
        if fault is not Fault.KILLED and command == "send":
            told = capsys.readouterr().err
            is_left = bool(files) and "could not be removed again" in told
            assert is_left or len(files) == (2 if is_done else 0), number
        if page.exists():
            assert page.read_text("utf-8").rstrip().endswith("</html>")
        if fault is not Fault.KILLED:
            assert not [each for each in recoverable() if not each.problem], number


def owned_pack() -> Pack:
    """Return the published pack with an owner to be asked."""
    pack = published_pack()
    return apply_edit(pack, owner_edit(pack, WAITING, "Waiting manager"))[0]


def filled_in_workbook(folder: Path) -> Path:
    """Return what the owner sent back: a comment and an action."""
    prepared = prepare_request(owned_pack(), date(2099, 1, 31), at=AT, owners=["Waiting manager"])
    with written_requests(prepared.sheets, folder, created=AT) as (written,):
        answer = {OwnerColumn.COMMENT: "The list is shorter.", OwnerColumn.ACTION: "Go on"}
        return fill_in(written.workbook, [answer], folder / "returned.xlsx")


def _without_issues(pack: Pack) -> Pack:
    """Return a pack without what differs from run to run: the moments and ids of its issues."""
    return Pack.of(each for each in pack.records() if not isinstance(each, Issue))


def _later(pack: Pack, found: list[Pack]) -> bool:
    """Tell whether one of *found* holds a later edit than *pack*."""
    figure = pack.figure(REABLEMENT, YEAR)
    others = [each.figure(REABLEMENT, YEAR) for each in found]
    return any(
        other is not None
        and figure is not None
        and other.value is not None
        and figure.value is not None
        and other.value > figure.value
        for other in others
    )


@pytest.mark.parametrize("fault", [Fault.ONCE, Fault.FROM_THEN_ON], ids=["once", "from then on"])
def test_that_a_failure_is_told_in_a_sentence_or_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    number = 0
    while True:
        number += 1
        place = Place(tmp_path / str(number))
        with failing_at(number, fault, monkeypatch) as layer:
            try:
                edit_and_save(place, [])
            except PerfDeskError as problem:
                assert "owner.json" not in problem.message
                assert problem.message.endswith(".")
        if not layer.has_failed:
            return
