"""What the wheel will hold: a part that is missing there shows only in the bundle."""

import tomllib
from importlib.resources import files

import perfdesk
from tests.architecture.source import PACKAGE, ROOT, listed


def test_that_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    findings = [
        folder.relative_to(ROOT).as_posix()
        for folder in sorted(folders)
        if not (folder / "__init__.py").exists()
    ]
    assert not findings, listed(findings)


def test_that_the_version_is_told_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == perfdesk.__version__
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_that_resources_are_found_as_a_package() -> None:
    assert files("perfdesk.resources").joinpath("__init__.py").is_file()


def test_that_resources_hold_data_and_no_code() -> None:
    code = [path for path in (ROOT / "resources").rglob("*.py") if path.name != "__init__.py"]
    findings = [path.relative_to(ROOT).as_posix() for path in code]
    assert not findings, listed(findings)
