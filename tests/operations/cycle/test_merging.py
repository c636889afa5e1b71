"""Two copies of one pack, edited apart at two desks, become one with their shared history."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.issues.issue import Issue, IssuedFile
from perfdesk.core.merging.three_way import Side
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.operations.cycle.merging import UnrelatedPacksError, prepare_merge
from perfdesk.store import OpenPack, create_pack, open_pack, read_pack
from perfdesk.store.kept import digest_of_bytes
from perfdesk.store.snapshots import snapshot_of
from tests.store.published_packs import (
    ADMISSIONS,
    REABLEMENT,
    WAITING,
    YEAR,
    figure_changed_to,
    published_pack,
)

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


class Desks:
    """A pack with a history, and a copy of it at another desk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mine, self.theirs = folder / "Q4.perfdesk", folder / "Q4 (laptop).perfdesk"
        create_pack(self.mine, published_pack())
        self.work(self.mine, lambda pack: [figure_changed_to(pack, "88%", "88")])
        shutil.copy(self.mine, self.theirs)

    def work(self, file: Path, doing: object) -> None:
        """Edit one of the copies and save it."""
        assert callable(doing)
        with self.open(file) as held:
            for edit in doing(held.pack):
                held.apply(edit)
            held.publish()

    def open(self, file: Path) -> OpenPack:
        return open_pack(file, workspace=self.folder / "working")


@pytest.fixture
def desks(tmp_path: Path) -> Desks:
    return Desks(tmp_path)


def text_of(pack: Pack, measure: str) -> str:
    figure = pack.figure(measure, YEAR)
    assert figure is not None
    return figure.reading.text


def comment(pack: Pack, text: str) -> Edit:
    key = CommentaryKey(ADMISSIONS, YEAR, Audience.PUBLIC)
    return edit_between(pack, f"Say {text}", [Commentary(key, text, "a.officer", AT)])


def test_that_what_only_one_desk_did_is_joined_in_one_step_that_undo_takes_back(
    desks: Desks,
) -> None:
    desks.work(desks.mine, lambda pack: [figure_changed_to(pack, "70%", "70")])
    desks.work(desks.theirs, lambda pack: [figure_changed_to(pack, "780", "780", WAITING)])
    with desks.open(desks.mine) as held:
        before = held.pack
        prepared = prepare_merge(held.pack, held.archive, desks.theirs)
        assert prepared.text == "Q4 (laptop).perfdesk brings 1 change."
        edit = prepared.edit({})
        held.apply(edit, keep=prepared.contents)
        assert (text_of(held.pack, REABLEMENT), text_of(held.pack, WAITING)) == ("70%", "780")
        assert held.history()[-1].label == "Merge \u201cQ4 (laptop).perfdesk\u201d"
        again = prepare_merge(held.pack, held.archive, desks.theirs)
        assert again.edit({}).replacements == ()
        held.revert(edit)
        assert held.pack == before
        held.close(discard=True)


def test_that_what_both_did_is_decided_and_the_loser_is_kept_in_the_history(desks: Desks) -> None:
    desks.work(
        desks.mine, lambda pack: [figure_changed_to(pack, "70%", "70"), comment(pack, "Up.")]
    )
    desks.work(
        desks.theirs, lambda pack: [figure_changed_to(pack, "71%", "71"), comment(pack, "Best.")]
    )
    with desks.open(desks.mine) as held:
        prepared = prepare_merge(held.pack, held.archive, desks.theirs)
        assert "2 conflicts" in prepared.text
        figure, said = prepared.merge.conflicts
        held.apply(prepared.edit({figure.key: Side.THEIRS, said.key: Side.BOTH}))
        assert text_of(held.pack, REABLEMENT) == "71%"
        both = held.pack.commentary(ADMISSIONS, YEAR, Audience.PUBLIC)
        assert both is not None
        assert both.text == "Up.\nBest."
        assert "70% (3,856 of 4,304) was not taken." in held.history()[-1].reason
        held.close(discard=True)


def test_that_a_copy_that_is_behind_is_said_to_be_behind(desks: Desks) -> None:
    desks.work(desks.mine, lambda pack: [figure_changed_to(pack, "70%", "70")])
    with desks.open(desks.mine) as held:
        assert "is behind" in prepare_merge(held.pack, held.archive, desks.theirs).text
    with desks.open(desks.theirs) as held:
        prepared = prepare_merge(held.pack, held.archive, desks.mine)
        assert prepared.text.startswith("This pack is behind")
        held.apply(prepared.edit({}))
        assert set(held.pack.records()) == set(read_pack(desks.mine).records())
        held.close(discard=True)


def test_that_an_issue_of_the_other_copy_comes_with_all_it_holds(desks: Desks) -> None:
    page = b"a page"
    with desks.open(desks.theirs) as held:
        snapshot, contents = snapshot_of(held.pack, (Issue,))
        file = IssuedFile("Dashboard.pdf", "pdf", len(page), digest_of_bytes(page))
        issue = Issue("7", "Committee", "", YEAR, AT, "b.officer", (file,), file.digest, snapshot)
        held.apply(edit_between(held.pack, "Issue", [issue]), keep={**contents, file.digest: page})
        held.publish()
    with desks.open(desks.mine) as held:
        prepared = prepare_merge(held.pack, held.archive, desks.theirs)
        held.apply(prepared.edit({}), keep=prepared.contents)
        assert held.archive.file_of(issue, file) == page
        assert held.archive.pack_of(issue).settings == held.pack.settings
        held.close(discard=True)


def test_that_packs_that_are_no_copies_are_not_merged(desks: Desks, tmp_path: Path) -> None:
    other = tmp_path / "other.perfdesk"
    less = [each for each in published_pack().records() if not isinstance(each, Commentary)]
    create_pack(other, Pack.of(less))
    with desks.open(desks.mine) as held, pytest.raises(UnrelatedPacksError, match="not a copy"):
        prepare_merge(held.pack, held.archive, other)
