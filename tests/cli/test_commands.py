"""The command line, run as an officer's script would run it: in a process of its own."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from perfdesk import cli
from perfdesk.__main__ import main
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.editing.dismissals import dismissal_edit
from perfdesk.core.edits import apply_edit
from perfdesk.operations.exports import ExportKind
from perfdesk.store import create_pack, read_pack, recoverable

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
APPENDIX = SAMPLE / "appendix-a-2023-24.csv"
LEICESTERSHIRE = "E10000018"
AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "perfdesk", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def as_json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "p.perfdesk"
    words = ["new", str(path), "--from-appendix", str(APPENDIX), "--council", LEICESTERSHIRE]
    assert cli.main(words) == cli.TO_LOOK_AT
    capsys.readouterr()
    return path


def test_that_a_pack_from_the_printed_appendix_shows_every_printed_figure(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["show", str(pack), "--json"]) == cli.DONE
    shown = as_json(capsys)
    layers = {each["name"]: each for each in shown["layers"]}
    rows = [row for layer in shown["layers"] for each in layer["outcomes"] for row in each["rows"]]
    assert (len(layers), len(rows)) == (4, 29)
    reablement = next(row for row in rows if "reablement" in row["description"])
    assert reablement["current"]["value"] == 89.6
    assert reablement["previous"]["text"] == "87.8%"
    assert (reablement["rating"], reablement["progress"]) == ("better", "improved")
    assert reablement["rating_reason"] and reablement["progress_reason"]
    assert {"Prevent need", "Reduce need", "Delay need", "Meet need"} == set(layers)


def test_that_a_pack_is_rolled_forward_into_a_file_of_its_own(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, out = pack.read_bytes(), tmp_path / "next.perfdesk"
    words = ["roll-forward", str(pack), "--to", "2024/25", "--out", str(out), "--json"]
    assert cli.main(words) == cli.TO_LOOK_AT
    told = as_json(capsys)
    assert (told["position"], told["previous"]) == ("2024/25", "2023/24")
    assert "Heritage visits" in told["targets_to_enter"]
    assert pack.read_bytes() == before
    assert read_pack(out).settings.position.label == "2024/25"
    assert cli.main([*words[:-1], "--keep-targets"]) == cli.NOT_DONE
    assert "next.perfdesk" in capsys.readouterr().err
    other = str(tmp_path / "other.perfdesk")
    assert cli.main(["roll-forward", str(pack), "--to", "2022/23", "--out", other]) == 2
    assert "later position" in capsys.readouterr().err


def test_that_checks_find_what_the_printed_appendix_got_wrong(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", str(pack), "--json"]) == cli.TO_LOOK_AT
    problems = as_json(capsys)["problems"]
    impossible = [each for each in problems if each["kind"] == "period"]
    assert len(impossible) == 7
    assert all("2023/24" in each["message"] for each in impossible)
    assert any(each["kind"] == "code" and "4B" in each["message"] for each in problems)


def test_that_a_dry_run_changes_nothing(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = pack.read_bytes()
    extract = SAMPLE / "ascof_national_extract.csv"
    cli.main(["import", str(pack), str(extract), "--dry-run", "--json"])
    assert as_json(capsys)["new"]
    assert pack.read_bytes() == before


def test_that_an_import_is_in_the_pack_afterwards_and_unchanged_the_second_time(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract = SAMPLE / "ascof_national_extract.csv"
    cli.main(["import", str(pack), str(extract), "--json"])
    first = as_json(capsys)
    cli.main(["import", str(pack), str(extract), "--json"])
    second = as_json(capsys)
    assert first["new"] and not second["new"] and not second["changed"]
    assert len(second["unchanged"]) == len(first["new"]) + len(first["unchanged"])
    assert all(each["source"] and each["place"] for each in first["new"])


def test_that_an_export_is_written_and_proved(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, page = tmp_path / "a.xlsx", tmp_path / "a.pdf"
    cli.main(["export", str(pack), "--xlsx", str(book), "--pdf", str(page), "--json"])
    told = as_json(capsys)
    assert {Path(each["path"]) for each in told["files"]} == {book, page}
    assert told["proof"]["compared"] > 200
    assert told["proof"]["differences"] == []
    assert page.read_bytes().startswith(b"%PDF")


def test_that_every_kind_of_export_has_its_option(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = {f"--{kind.value}": tmp_path / f"a{kind.ending}" for kind in ExportKind}
    words = [word for option, path in options.items() for word in (option, str(path))]
    cli.main(["export", str(pack), *words, "--json"])
    told = as_json(capsys)
    assert {each["kind"]: Path(each["path"]) for each in told["files"]} == {
        option.removeprefix("--"): path for option, path in options.items()
    }
    assert all(
        path.stat().st_size == each["bytes"]
        for path, each in zip(options.values(), told["files"], strict=True)
    )


def test_that_an_export_holds_the_layers_asked_for_in_the_layout_asked_for(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, pages = tmp_path / "a.html", tmp_path / "a.pdf"
    options = ["--layout", "plain", "--large-print", "--layers", "delay", "Meet need"]
    cli.main(["export", str(pack), "--html", str(page), "--pdf", str(pages), *options])
    capsys.readouterr()
    text = page.read_text("utf-8")
    assert ">Delay need</h2>" in text and ">Meet need</h2>" in text
    assert ">Prevent need</h2>" not in text
    with pypdfium2.PdfDocument(pages) as document:
        width, height = document[0].get_size()
    assert width < height


def test_that_a_layer_the_pack_has_not_is_refused_with_those_it_has(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "a.html"
    words = ["export", str(pack), "--html", str(page), "--layers", "Highways"]
    assert cli.main(words) == cli.NOT_DONE
    assert "no layer \u201cHighways\u201d" in capsys.readouterr().err
    assert not page.exists()


def test_that_a_dismissed_problem_is_told_apart(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_pack(pack)
    first = check_pack(before)[0]
    edit = dismissal_edit(before, first, "Printed so.", by="a.officer", at=AT)
    path = tmp_path / "dismissed.perfdesk"
    create_pack(path, apply_edit(before, edit)[0])
    cli.main(["check", str(path), "--json"])
    told = as_json(capsys)
    assert [each["reason"] for each in told["dismissed"]] == ["Printed so."]
    assert first.message not in [each["message"] for each in told["problems"]]
    cli.main(["check", str(path)])
    assert "1 more were dismissed" in capsys.readouterr().out


def test_that_an_export_may_be_named_without_a_folder(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code = cli.main(["export", str(pack), "--pdf", "out.pdf", "--xlsx", "out.xlsx"])
    assert code == cli.TO_LOOK_AT
    assert (tmp_path / "out.pdf").exists() and (tmp_path / "out.xlsx").exists()


def test_that_an_export_names_the_errors_that_leave_with_it(
    pack: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "a.html"
    assert cli.main(["export", str(pack), "--html", str(page)]) == cli.TO_LOOK_AT
    said = capsys.readouterr().out
    assert "error: Heritage visits: \u201c2023/34\u201d is not a year" in said
    assert "7 errors are still open. Correct them and export again" in said
    assert page.exists()
    words = ["export", str(pack), "--html", str(page), "--layers", "delay"]
    assert cli.main(words) == cli.DONE
    assert "still open" not in capsys.readouterr().out
    cli.main(["export", str(pack), "--html", str(page), "--json"])
    told = as_json(capsys)
    assert [each["severity"] for each in told["problems"]] == ["error"] * 7
    assert told["files"] and told["proof"]["differences"] == []


def test_that_a_pack_is_never_replaced_by_its_own_export(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = pack.read_bytes()
    assert cli.main(["export", str(pack), "--html", str(pack)]) == cli.NOT_DONE
    assert "Give the web page a name that ends in .html" in capsys.readouterr().err
    assert pack.read_bytes() == before


def test_that_two_positions_of_a_pack_are_shown_each_in_its_scheme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "both.perfdesk"
    first = SAMPLE / "appendix-a-2021-22.csv"
    cli.main(["new", str(path), "--from-appendix", str(first), "--council", LEICESTERSHIRE])
    cli.main(["import", str(path), str(APPENDIX)])
    capsys.readouterr()
    schemes = {}
    for position in ("2021/22", "2023/24"):
        assert cli.main(["show", str(path), "--position", position, "--json"]) == cli.DONE
        schemes[position] = as_json(capsys)["scheme"]
    assert schemes == {"2021/22": "rag", "2023/24": "comparison"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.xlsx", b"These are notes, not a spreadsheet."),
        ("empty.csv", b""),
        ("blank.csv", b"\n\n\n"),
        ("broken.ods", b"PK\x03\x04 and then nothing that unzips"),
        ("picture.png", b"\x89PNG\r\n\x1a\n"),
        ("missing.xlsx", None),
    ],
)
def test_that_what_cannot_be_read_is_refused_in_one_sentence_and_nothing_changes(
    pack: Path, tmp_path: Path, name: str, content: bytes | None
) -> None:
    extract = tmp_path / name
    if content is not None:
        extract.write_bytes(content)
    before = pack.read_bytes()
    ended = run("import", pack, extract)
    assert ended.returncode == cli.NOT_DONE
    assert ended.stdout == ""
    lines = ended.stderr.splitlines()
    assert len(lines) == 1 and name in lines[0] and "Traceback" not in lines[0]
    assert pack.read_bytes() == before


def test_that_of_several_extracts_none_is_taken_if_one_cannot_be_read(
    pack: Path, tmp_path: Path
) -> None:
    before = pack.read_bytes()
    ended = run("import", pack, SAMPLE / "ascof_national_extract.csv", tmp_path / "gone.csv")
    assert ended.returncode == cli.NOT_DONE
    assert pack.read_bytes() == before


def test_that_a_damaged_pack_is_refused_in_one_sentence(pack: Path) -> None:
    content = bytearray(pack.read_bytes())
    for at in range(5000, len(content), 997):
        content[at] ^= 0xFF
    pack.write_bytes(content)
    for words in (
        ("show", pack),
        ("check", pack),
        ("export", pack, "--pdf", pack.parent / "x.pdf"),
    ):
        ended = run(*words)
        assert ended.returncode == cli.NOT_DONE
        assert len(ended.stderr.splitlines()) == 1 and "Traceback" not in ended.stderr
    assert not (pack.parent / "x.pdf").exists()
    assert pack.read_bytes() == bytes(content)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["new", "x.perfdesk", "--position", "2023/24"], "--council"),
        (["new", "x.perfdesk", "--council", "Atlantis", "--position", "2023/24"], "Atlantis"),
        (["new", "x.perfdesk", "--council", LEICESTERSHIRE], "--position"),
        (["new", "x.perfdesk", "--council", "E10000018", "--position", "2023/34"], "2023/24?"),
        (["show", "nowhere.perfdesk"], "nowhere.perfdesk"),
    ],
)
def test_that_words_that_cannot_be_followed_are_told_and_nothing_is_made(
    words: list[str], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run(*words)
    assert ended.returncode == cli.NOT_DONE
    assert named in ended.stderr and "Traceback" not in ended.stderr
    assert not list(tmp_path.glob("*.perfdesk"))


def test_that_a_pack_is_never_written_over_by_a_new_one(pack: Path) -> None:
    before = pack.read_bytes()
    ended = run("new", pack, "--council", LEICESTERSHIRE, "--position", "2024/25")
    assert ended.returncode == cli.NOT_DONE
    assert pack.read_bytes() == before


def test_that_a_pack_without_a_template_has_one_empty_layer(tmp_path: Path) -> None:
    path = tmp_path / "empty.perfdesk"
    words = ["new", str(path), "--council", "Devon", "--position", "2024/25"]
    assert cli.main(words) == cli.DONE
    pack = read_pack(path)
    assert [layer.name for layer in pack.layers] == ["Layer 1"]
    assert pack.council.name == "Devon"
    assert pack.measures_at(pack.settings.position) == ()


def test_that_a_command_that_fails_leaves_no_unsaved_work(
    pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PERFDESK_DATA_DIR", str(tmp_path / "data"))
    before = pack.read_bytes()
    pack.chmod(0o444)  # nothing can be saved
    words = ["import", str(pack), str(SAMPLE / "ascof_national_extract.csv")]
    assert cli.main(words) == cli.NOT_DONE
    assert cli.main(["import", str(pack), str(tmp_path / "gone.csv")]) == cli.NOT_DONE
    assert pack.read_bytes() == before
    assert recoverable() == ()
    assert not list((tmp_path / "data" / "working").iterdir())


@pytest.mark.parametrize("word", ["mrege", "Export", "x" * 300])
def test_that_a_mistyped_command_opens_no_window_and_names_the_commands(
    word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([word, "a.perfdesk", "b.perfdesk"])
    assert ended.value.code == cli.NOT_DONE
    assert "roll-forward" in capsys.readouterr().err


def test_that_the_pack_of_another_council_is_not_imported_into(pack: Path) -> None:
    ended = run("import", pack, SAMPLE / "ascof_national_extract.csv", "--council", "Devon")
    assert ended.returncode == cli.NOT_DONE
    assert "Leicestershire" in ended.stderr


def test_that_the_command_line_runs_without_qt(tmp_path: Path) -> None:
    program = (
        "import sys; from perfdesk.__main__ import main; "
        f"code = main(['demo', '--out', {str(tmp_path / 'out')!r}]); "
        "assert not [name for name in sys.modules if name.startswith('PySide6')]; sys.exit(code)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ended.returncode == cli.DONE, ended.stderr
    written = {path.suffix for path in (tmp_path / "out").iterdir()}
    assert {".perfdesk", ".xlsx", ".pdf", ".csv"} <= written


def test_that_inspect_tells_tables_in_spreadsheet_coordinates(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["inspect", str(APPENDIX), "--json"]) == cli.DONE
    told = as_json(capsys)
    (table,) = told["tables"]
    assert told["format"] == "csv"
    assert (table["header_rows"], table["rows"], table["range"]) == ([1], 29, "A1:K30")
    assert {"current", "previous"} <= {column["role"] for column in table["columns"]}
    assert (table["totals"], table["filters"], table["columns"][0]["notes"]) == ([], {}, [])


def test_that_what_another_program_reads_is_utf_8_whatever_the_system_writes(
    tmp_path: Path, repository: Path
) -> None:
    """Windows gives pipes its own letters, which have no sign for at least."""
    pack = repository / "resources" / "ready" / "sample.perfdesk"
    told = subprocess.run(
        [sys.executable, "-m", "perfdesk", "check", str(pack)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PERFDESK_DATA_DIR": str(tmp_path)},
    )
    assert told.returncode == cli.TO_LOOK_AT, told.stderr
    assert not told.stdout.isascii()
    assert "problems found" in told.stdout.decode("utf-8")
