"""What Windows shows of the program."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture
def resource(repository: Path) -> ModuleType:
    """packaging/ is no package: one of that name would hide the library `packaging`."""
    path = repository / "packaging" / "version_info.py"
    spec = importlib.util.spec_from_file_location("version_info", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("2.0.0rc1", (2, 0, 0, 0)), ("1.2.3.4.5", (1, 2, 3, 4))],
)
def test_that_windows_gets_four_numbers(
    resource: ModuleType, version: str, numbers: tuple[int, ...]
) -> None:
    assert resource.four_numbers(version) == numbers


def test_that_a_version_without_a_number_is_refused(resource: ModuleType) -> None:
    with pytest.raises(ValueError, match="begin with a number"):
        resource.four_numbers("next")


def test_that_the_resource_reads_back(resource: ModuleType, tmp_path: Path) -> None:
    """Evaluated as PyInstaller does, with stand-ins for its classes."""
    path = resource.write_version_info(tmp_path / "new", "0.1.0", "perfdesk-cli", "Dashboards")

    def structure(*values: Any, **named: Any) -> Any:
        return {"values": values, **named}

    names = (
        "VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "StringStruct",
        "VarFileInfo", "VarStruct",
    )  # fmt: skip
    info = eval(Path(path).read_text(encoding="utf-8"), dict.fromkeys(names, structure))
    assert info["ffi"]["filevers"] == (0, 1, 0, 0)
    table = info["kids"][0]["values"][0][0]
    strings = dict(entry["values"] for entry in table["values"][1])
    assert table["values"][0] == "080904B0"
    assert strings["OriginalFilename"] == "perfdesk-cli.exe"
    assert strings["ProductVersion"] == "0.1.0"
