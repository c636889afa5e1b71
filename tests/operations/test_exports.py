"""Exporting: all files or none, proved before they take their place."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from perfdesk.core.editing.dismissals import dismissal_edit
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.errors import CancelledError, UnwritableFileError
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.progress_report import CancellableReport
from perfdesk.core.sources import SourceFile
from perfdesk.operations.exports import ExportKind, UnprovenExportError, export
from perfdesk.operations.sample import sample_pack
from perfdesk.store import create_pack
from perfdesk.system.files import fingerprint

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return sample_pack(AT)


@pytest.fixture
def wanted(tmp_path: Path) -> dict[ExportKind, Path]:
    return {
        ExportKind.WORKBOOK: tmp_path / "appendix.xlsx",
        ExportKind.PDF: tmp_path / "appendix.pdf",
    }


def test_that_both_files_are_written_and_every_cell_compared(
    pack: Pack, wanted: dict[ExportKind, Path]
) -> None:
    result = export(pack, wanted, created=AT)
    assert [each.path for each in result.files] == list(wanted.values())
    assert all(each.bytes == each.path.stat().st_size > 10_000 for each in result.files)
    assert result.compared > 29 * 2 * 2
    assert result.problems == ()


def test_that_the_same_pack_and_time_give_the_same_bytes(
    pack: Pack, wanted: dict[ExportKind, Path]
) -> None:
    export(pack, wanted, created=AT)
    first = {kind: path.read_bytes() for kind, path in wanted.items()}
    export(pack, wanted, created=AT)
    assert {kind: path.read_bytes() for kind, path in wanted.items()} == first


def test_that_each_position_of_the_pack_can_be_exported(pack: Pack, tmp_path: Path) -> None:
    for position in pack.positions:
        page = tmp_path / f"{position.period.start.year}.pdf"
        export(pack, {ExportKind.PDF: page}, created=AT, position=position.period)
        assert page.exists()


def _cancelled_at(step: int) -> CancellableReport:
    steps: Iterator[int] = iter(range(1000))
    return CancellableReport(is_cancelled=lambda: next(steps) >= step)


@pytest.mark.parametrize("step", [0, 1, 3, 6, 9])
def test_that_a_cancelled_export_leaves_the_old_files_and_no_half_ones(
    pack: Pack, wanted: dict[ExportKind, Path], step: int
) -> None:
    for path in wanted.values():
        path.write_bytes(b"of last month")
    with pytest.raises(CancelledError):
        export(pack, wanted, created=AT, progress=_cancelled_at(step))
    folder = next(iter(wanted.values())).parent
    assert {path.name for path in folder.iterdir() if path.is_file()} == {
        "appendix.xlsx",
        "appendix.pdf",
    }
    assert all(path.read_bytes() == b"of last month" for path in wanted.values())


def test_that_a_file_that_differs_from_the_dashboard_is_never_put_in_place(
    pack: Pack, wanted: dict[ExportKind, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from perfdesk.exporting import proof

    found = proof.Proof(400, ("sheet Delay need, F9: 89.6% is 70%",))
    monkeypatch.setattr(proof, "prove_pdf", lambda *_: found)
    with pytest.raises(UnprovenExportError, match="F9"):
        export(pack, wanted, created=AT)
    assert not any(path.exists() for path in wanted.values())


def test_that_a_missing_folder_is_told_in_one_sentence(pack: Pack, tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError) as told:
        export(pack, {ExportKind.PDF: tmp_path / "nowhere" / "a.pdf"}, created=AT)
    assert "nowhere" in told.value.message


def test_that_a_pack_without_figures_can_be_exported(
    pack: Pack, wanted: dict[ExportKind, Path]
) -> None:
    from perfdesk.operations.packs import find_council, new_pack

    empty = new_pack(find_council("Devon"), financial_year(2024)).pack
    result = export(empty, wanted, created=AT)
    assert len(result.files) == 2


def test_that_text_like_a_formula_is_exported_as_text(
    pack: Pack, wanted: dict[ExportKind, Path]
) -> None:
    from perfdesk.core.edits import apply_edit, edit_between

    measure = replace(next(iter(pack.measures_at(pack.settings.position))), description="=1+1")
    hostile, _ = apply_edit(pack, edit_between(pack, "Rename", [measure]))
    assert export(hostile, wanted, created=AT).compared > 0


# --- what must not be replaced, and what leaves with the files -----------------------------------
@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (ExportKind.WEB_PAGE, "p.perfdesk"),
        (ExportKind.PDF, "a.xlsx"),
        (ExportKind.WORKBOOK, "A.PDF"),
        (ExportKind.EMAIL, "a.docx"),
    ],
)
def test_that_a_name_with_the_ending_of_another_kind_is_refused(
    pack: Pack, kind: ExportKind, name: str, tmp_path: Path
) -> None:
    with pytest.raises(UnwritableFileError, match=f"a name that ends in {kind.endings[0]}"):
        export(pack, {kind: tmp_path / name}, created=AT)
    assert not list(tmp_path.iterdir())


def test_that_a_pack_is_replaced_by_no_export_whatever_it_is_called(
    pack: Pack, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    create_pack(path, pack)
    before = path.read_bytes()
    with pytest.raises(UnwritableFileError, match="is a pack"):
        export(pack, {ExportKind.WEB_PAGE: path}, created=AT)
    assert path.read_bytes() == before


def test_that_an_extract_that_figures_came_from_is_replaced_by_no_export(
    pack: Pack, tmp_path: Path
) -> None:
    path = tmp_path / "Reablement Q4.xlsx"
    path.write_bytes(b"an extract")
    source = SourceFile(fingerprint(path), path.name, AT, "", "")
    imported, _ = apply_edit(pack, edit_between(pack, "Import", [source]))
    with pytest.raises(UnwritableFileError, match="were imported from"):
        export(imported, {ExportKind.WORKBOOK: path}, created=AT)
    assert path.read_bytes() == b"an extract"
    export(pack, {ExportKind.WORKBOOK: path}, created=AT)


def test_that_the_errors_of_what_was_exported_come_with_the_result(
    pack: Pack, tmp_path: Path
) -> None:
    page = {ExportKind.WEB_PAGE: tmp_path / "a.html"}
    errors = export(pack, page, created=AT).open_errors
    assert len(errors) == 7
    assert all("2023/34" in each.message for each in errors)
    delay = next(layer.id for layer in pack.layers if layer.name == "Delay need")
    only = replace(pack.report, layers=(delay,))
    assert export(pack, page, created=AT, settings=only).open_errors == ()


def test_that_an_error_dismissed_with_a_reason_is_not_open(pack: Pack, tmp_path: Path) -> None:
    page = {ExportKind.WEB_PAGE: tmp_path / "a.html"}
    first = export(pack, page, created=AT).open_errors[0]
    edit = dismissal_edit(pack, first, "Printed so on purpose.", by="", at=AT)
    calm, _ = apply_edit(pack, edit)
    assert first not in export(calm, page, created=AT).open_errors


# --- all kinds together --------------------------------------------------------------------------
@pytest.fixture
def everything(tmp_path: Path) -> dict[ExportKind, Path]:
    return {kind: tmp_path / f"appendix-a{kind.ending}" for kind in reversed(ExportKind)}


def test_that_all_kinds_are_written_proved_and_attached(
    pack: Pack, everything: dict[ExportKind, Path]
) -> None:
    result = export(pack, everything, created=AT)
    assert [each.path for each in result.files] == list(everything.values())
    assert result.compared > 29 * 7 * 5
    message = message_from_bytes(everything[ExportKind.EMAIL].read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    page = everything[ExportKind.PDF]
    assert attached.keys() == {
        path.name for kind, path in everything.items() if kind is not ExportKind.EMAIL
    }
    assert attached[page.name] == page.read_bytes()


def test_that_all_kinds_have_the_same_bytes_twice(
    pack: Pack, everything: dict[ExportKind, Path]
) -> None:
    export(pack, everything, created=AT)
    first = {kind: path.read_bytes() for kind, path in everything.items()}
    export(pack, everything, created=AT)
    assert {kind: path.read_bytes() for kind, path in everything.items()} == first


def test_that_no_kind_is_left_behind_when_the_last_is_cancelled(
    pack: Pack, everything: dict[ExportKind, Path]
) -> None:
    def stop(done: int, total: int, doing: str) -> None:
        if doing == "Email":
            raise CancelledError

    with pytest.raises(CancelledError):
        export(pack, everything, created=AT, progress=stop)
    folder = everything[ExportKind.PDF].parent
    assert [path for path in folder.iterdir() if path.is_file()] == []


@pytest.mark.parametrize("kind", list(ExportKind))
def test_that_each_kind_by_itself_takes_a_pack_without_figures(
    kind: ExportKind, tmp_path: Path
) -> None:
    from perfdesk.operations.packs import find_council, new_pack

    empty = new_pack(find_council("Devon"), financial_year(2024)).pack
    path = tmp_path / f"empty{kind.ending}"
    export(empty, {kind: path}, created=AT)
    assert path.stat().st_size > 0


def test_that_no_reason_of_an_override_and_no_note_leaves_in_the_new_kinds(
    pack: Pack, everything: dict[ExportKind, Path]
) -> None:
    from perfdesk.core.building.rows import build_dashboard

    rows = list(build_dashboard(pack, pack.settings.position).rows)
    verdicts = [each for row in rows for each in (row.rating, row.progress)]
    reasons = [each.override.reason for each in verdicts if each.override is not None]
    assert reasons
    export(pack, everything, created=AT)
    page = everything[ExportKind.WEB_PAGE].read_text("utf-8")
    with zipfile.ZipFile(everything[ExportKind.WORD]) as parts:
        page += "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    with zipfile.ZipFile(everything[ExportKind.ACCESSIBLE]) as parts:
        page += "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    assert not [reason for reason in reasons if reason in page]


def test_that_two_files_of_one_name_are_refused_before_anything_is_written(
    pack: Pack, tmp_path: Path
) -> None:
    same = tmp_path / "a.xlsx"
    wanted = {ExportKind.WORKBOOK: same, ExportKind.ACCESSIBLE: tmp_path / "A.xlsx"}
    with pytest.raises(UnwritableFileError, match="Two of the files"):
        export(pack, wanted, created=AT)
    assert not same.exists()


def test_that_files_of_one_name_in_two_folders_are_both_attached(
    pack: Pack, tmp_path: Path
) -> None:
    (tmp_path / "b").mkdir()
    wanted = {
        ExportKind.WORKBOOK: tmp_path / "a.xlsx",
        ExportKind.ACCESSIBLE: tmp_path / "b" / "a.xlsx",
        ExportKind.EMAIL: tmp_path / "a.eml",
    }
    export(pack, wanted, created=AT)
    message = message_from_bytes(wanted[ExportKind.EMAIL].read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    names = [part.get_filename() for part in message.iter_attachments()]
    assert names == ["a.xlsx", "a-accessible.xlsx"]


def test_that_the_workbook_points_to_the_accessible_one_only_where_both_are_written(
    pack: Pack, tmp_path: Path
) -> None:
    book, tables = tmp_path / "a.xlsx", tmp_path / "a-accessible.xlsx"
    for wanted, points in (
        ({ExportKind.WORKBOOK: book, ExportKind.ACCESSIBLE: tables}, True),
        ({ExportKind.WORKBOOK: book}, False),
    ):
        export(pack, wanted, created=AT)
        with zipfile.ZipFile(book) as parts:
            told = b"Accessible tables are in a-accessible.xlsx." in parts.read(
                "xl/sharedStrings.xml"
            )
        assert told is points
