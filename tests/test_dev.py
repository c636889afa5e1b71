"""dev.py says in one sentence what is missing, and does no work twice."""

import importlib.util
import shutil
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

import dev

HEADLESS = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}


class Terminal:
    """Stands in for the programs that dev.py starts; remembers them and answers with a code."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.codes: dict[str, int] = {}

    def carry_out(self, command: Sequence[object], *_: object, **__: object) -> int:
        words = [str(word) for word in command]
        self.commands.append(words)
        return next((code for word, code in self.codes.items() if word in words), 0)

    @property
    def last(self) -> list[str]:
        return self.commands[-1]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    stand_in = Terminal()
    monkeypatch.setattr(dev, "carry_out", stand_in.carry_out)
    return stand_in


@pytest.fixture
def ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dev.Environment:
    """An environment that needs nothing done."""
    environment = dev.Environment(tmp_path / "env")
    monkeypatch.setattr(dev, "ready_environment", lambda **_: environment)
    return environment


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


def lacking(monkeypatch: pytest.MonkeyPatch, *missing: str) -> None:
    """Hide modules of the standard library, as Debian does."""
    find_spec = importlib.util.find_spec

    def find(name: str, package: str | None = None) -> ModuleSpec | None:
        return None if name in missing else find_spec(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", find)


# --- the Python ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("version", "answer"),
    [((3, 10, 13), False), ((3, 11), True), ((3, 13, 9), True), ((3, 14, 0), False)],
)
def test_that_python_3_11_to_3_13_is_suitable(version: tuple[int, ...], answer: bool) -> None:
    assert dev.suitable(version) is answer


def test_that_the_version_of_a_python_is_asked_of_it() -> None:
    assert dev.version_of([sys.executable]) == sys.version_info[:3]


def test_that_a_name_that_starts_no_python_has_no_version(tmp_path: Path) -> None:
    assert dev.version_of([str(tmp_path / "python3.12")]) is None
    assert dev.version_of([sys.executable, "--no-such-option"]) is None


def test_that_another_python_is_found_when_this_one_is_too_old(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    monkeypatch.setattr(dev, "pythons_on_the_path", lambda: iter([["shim"], ["old"], ["good"]]))
    versions = {"shim": None, "old": (3, 9, 0), "good": (3, 12, 4)}
    monkeypatch.setattr(dev, "version_of", lambda command: versions[command[0]])
    assert dev.main(["check", "-q"]) == 0
    assert terminal.last == ["good", dev.__file__, "check", "-q"]


def test_that_no_suitable_python_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    monkeypatch.setattr(dev, "pythons_on_the_path", lambda: iter([]))
    assert dev.main(["run"]) == 2
    told = capsys.readouterr().err
    assert "needs Python 3.11 to 3.13; this is 3.14" in told
    assert told.count("\n") == 1


def test_that_the_launcher_of_windows_is_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"{name}.exe" if name == "py" else None)
    assert next(dev.pythons_on_the_path()) == ["py.exe", "-3.12"]


# --- what the system brings ----------------------------------------------------------------------
def test_that_missing_ensurepip_names_the_package(
    monkeypatch: pytest.MonkeyPatch, linux: None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", copied_project(tmp_path))
    lacking(monkeypatch, "ensurepip")
    assert dev.main(["run"]) == 2
    told = capsys.readouterr().err
    assert "python3-venv" in told
    assert told.count("\n") == 1
    assert not (tmp_path / ".venv").exists()


def test_that_root_on_a_machine_for_tests_gets_the_package_installed(
    monkeypatch: pytest.MonkeyPatch, linux: None, terminal: Terminal
) -> None:
    monkeypatch.setattr(dev, "may_install_packages", lambda: True)
    lacking(monkeypatch, "venv")
    dev.need_ensurepip(install=True)
    assert terminal.commands[0][:2] == ["apt-get", "update"]
    assert terminal.last[-1] == "python3-venv"


def test_that_missing_libraries_are_named_by_their_package(linux: None) -> None:
    absent = {"libEGL.so.1", "libxcb-cursor.so.0"}
    packages = dev.missing_packages(
        dev.QT_LIBRARIES + dev.X11_LIBRARIES, loads=lambda soname: soname not in absent
    )
    assert packages == ["libegl1", "libxcb-cursor0"]


def test_that_windows_lacks_no_debian_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert dev.missing_packages(dev.QT_LIBRARIES, loads=lambda _: False) == []
    assert dev.has_display({})


def test_that_a_library_is_asked_of_the_linker() -> None:
    assert not dev.can_load("libnothing-of-this-name.so.7")


def test_that_tests_without_qt_libraries_say_so_where_nothing_may_be_installed(
    monkeypatch: pytest.MonkeyPatch,
    linux: None,
    ready: dev.Environment,
    terminal: Terminal,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(dev, "missing_packages", lambda _: ["libegl1", "libgl1"])
    monkeypatch.setattr(dev, "may_install_packages", lambda: False)
    assert dev.main(["test"]) == 2
    assert "apt-get install libegl1 libgl1" in capsys.readouterr().err
    assert terminal.commands == []


def test_that_tests_install_qt_libraries_on_a_machine_for_tests(
    monkeypatch: pytest.MonkeyPatch, ready: dev.Environment, terminal: Terminal
) -> None:
    monkeypatch.setattr(dev, "missing_packages", lambda _: ["libegl1"])
    monkeypatch.setattr(dev, "may_install_packages", lambda: True)
    assert dev.main(["test"]) == 0
    assert terminal.commands[1][:2] == ["apt-get", "install"]
    assert terminal.last[-3:] == ["pytest", "-n", "2"]


def test_that_a_failing_apt_get_is_an_error(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal
) -> None:
    terminal.codes["apt-get"] = 100
    monkeypatch.setattr(dev, "may_install_packages", lambda: True)
    with pytest.raises(dev.NotPossible, match="libegl1"):
        dev.need_packages(["libegl1"], "that Qt loads", install=True)


# --- the environment -----------------------------------------------------------------------------
def copied_project(folder: Path) -> Path:
    for name in ("pyproject.toml", "setup.py"):
        shutil.copy(dev.ROOT / name, folder)
    return folder


def test_that_a_ready_environment_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", copied_project(tmp_path))
    environment = dev.Environment(tmp_path / ".venv")
    environment.scripts.mkdir(parents=True)
    environment.python.touch()
    environment.stamp.write_text(dev.fingerprint("dev"), encoding="utf-8")
    assert dev.ready_environment() == environment
    assert terminal.commands == []


def test_that_changed_dependencies_refresh_the_environment(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", copied_project(tmp_path))
    environment = dev.Environment(tmp_path / ".venv")
    environment.scripts.mkdir(parents=True)
    environment.python.touch()
    environment.stamp.write_text(dev.fingerprint("dev"), encoding="utf-8")
    with (tmp_path / "pyproject.toml").open("a") as file:
        file.write("# another dependency\n")
    dev.ready_environment()
    assert terminal.last[-2:] == ["-e", f"{tmp_path}[dev]"]
    assert environment.stamp.read_text(encoding="utf-8") == dev.fingerprint("dev")


def test_that_a_failed_installation_is_tried_again_next_time(
    monkeypatch: pytest.MonkeyPatch, terminal: Terminal, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", copied_project(tmp_path))
    terminal.codes["pip"] = 1
    with pytest.raises(dev.NotPossible, match="pip could not install"):
        dev.ready_environment()
    assert not dev.Environment(tmp_path / ".venv").stamp.exists()


def test_that_the_fingerprint_knows_the_python_and_the_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here = dev.fingerprint("dev", (3, 11, 7))
    assert here != dev.fingerprint("dev", (3, 12, 1))
    assert here != dev.fingerprint("build", (3, 11, 7))
    monkeypatch.setattr(dev, "ROOT", copied_project(tmp_path))
    assert here != dev.fingerprint("dev", (3, 11, 7))


# --- run -----------------------------------------------------------------------------------------
def displays(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    for name, value in {**HEADLESS, **variables}.items():
        monkeypatch.setenv(name, value)


def test_that_run_opens_the_window_on_the_sample(
    monkeypatch: pytest.MonkeyPatch, ready: dev.Environment, terminal: Terminal
) -> None:
    displays(monkeypatch, DISPLAY=":0")
    monkeypatch.setattr(dev, "window_packages", list)
    assert dev.main(["run", "--dark"]) == 0
    assert terminal.last[1:] == ["-m", "perfdesk", "--sample", "--dark"]


def test_that_run_without_a_display_makes_the_exports_and_lists_them(
    monkeypatch: pytest.MonkeyPatch,
    linux: None,
    ready: dev.Environment,
    terminal: Terminal,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    displays(monkeypatch)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sample.pdf").write_bytes(b"%PDF")
    assert dev.main(["run"]) == 0
    assert terminal.last[1:] == ["-m", "perfdesk", "demo", "--out", str(tmp_path / "out")]
    assert "4 bytes  " in capsys.readouterr().out


def test_that_run_without_the_windows_libraries_names_them_and_works_headless(
    monkeypatch: pytest.MonkeyPatch,
    linux: None,
    ready: dev.Environment,
    terminal: Terminal,
    capsys: pytest.CaptureFixture[str],
) -> None:
    displays(monkeypatch, DISPLAY=":0")
    monkeypatch.setattr(dev, "missing_packages", lambda _: ["libxcb-cursor0"])
    assert dev.main(["run"]) == 0
    assert "demo" in terminal.last
    assert "apt-get install libxcb-cursor0" in capsys.readouterr().out


def test_that_wayland_needs_its_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        dev, "missing_packages", lambda libraries: [library.package for library in libraries]
    )
    wayland = dev.window_packages({"WAYLAND_DISPLAY": "wayland-0"})
    both = dev.window_packages({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"})
    assert "libwayland-client0" in wayland
    assert "libxcb-cursor0" not in wayland
    assert "libxcb-cursor0" in both


# --- check and test ------------------------------------------------------------------------------
def test_that_every_step_runs_and_one_failure_fails_the_whole(
    ready: dev.Environment, terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.codes["mypy"] = 1
    assert dev.main(["check"]) == 1
    assert len(terminal.commands) == 5
    assert "Not well: mypy: types" in capsys.readouterr().out


def test_that_arguments_of_test_choose_tests(ready: dev.Environment, terminal: Terminal) -> None:
    dev.main(["test", "tests/core", "-x"])
    assert terminal.last[1:] == ["-m", "pytest", "tests/core", "-x"]


def test_that_qt_draws_offscreen_unless_told_otherwise() -> None:
    assert dev.offscreen({}) == {"QT_QPA_PLATFORM": "offscreen"}
    assert dev.offscreen({"QT_QPA_PLATFORM": "xcb"}) == {"QT_QPA_PLATFORM": "xcb"}


# --- forms ---------------------------------------------------------------------------------------
def test_that_generated_code_is_the_same_everywhere() -> None:
    one = "# a\r\n## Created by: Qt User Interface Compiler version 6.11.3\r\ncode  \r\n\r\n"
    two = "# a\n## Created by: Qt User Interface Compiler version 6.9.0\ncode\n"
    assert dev.normalised(one) == dev.normalised(two) == "# a\ncode\n"


def test_that_stale_missing_and_orphaned_forms_are_found_and_mended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    room = tmp_path / "src" / "perfdesk" / "forms"
    room.mkdir(parents=True)
    (room / "ui_stale.py").write_text("old\n")
    (room / "ui_orphan.py").write_text("gone\n")
    files = {"__init__.py": "", "ui_stale.py": "new\n", "ui_missing.py": "new\n"}
    found = ["__init__.py", "ui_missing.py", "ui_orphan.py", "ui_stale.py"]
    assert dev.stale_forms(files) == found
    assert dev.write_forms(files) == found
    assert dev.stale_forms(files) == []
    assert not (room / "ui_orphan.py").exists()


def test_that_a_project_without_forms_has_none_stale(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    assert dev.stale_forms({"__init__.py": dev.FORMS_ROOM}) == []


# --- build ---------------------------------------------------------------------------------------
@pytest.fixture
def buildable(
    monkeypatch: pytest.MonkeyPatch, ready: dev.Environment, terminal: Terminal, tmp_path: Path
) -> Terminal:
    """A project whose wheel is there as soon as it is asked for."""
    monkeypatch.setattr(dev, "ROOT", copied_project(tmp_path))
    monkeypatch.setattr(dev, "need_qt", lambda: None)
    pip = terminal.carry_out

    def carry_out(command: Sequence[object], *rest: object, **named: object) -> int:
        if "wheel" in [str(word) for word in command]:
            (tmp_path / "build" / "wheel").mkdir(parents=True)
            (tmp_path / "build" / "wheel" / "perfdesk-0.1.0-py3-none-any.whl").touch()
        if "venv" in [str(word) for word in command]:
            (tmp_path / ".build-venv").mkdir()
        return pip(command, *rest, **named)

    monkeypatch.setattr(dev, "carry_out", carry_out)
    return terminal


def test_that_the_bundle_is_made_of_the_wheel_and_then_started(buildable: Terminal) -> None:
    assert dev.main(["build"]) == 0
    told = [" ".join(command) for command in buildable.commands]
    steps = ["pip --disable-pip-version-check wheel", "-m venv", ".whl[build]", "--force-reinstall"]
    steps += ["PyInstaller", "smoke_test.py"]
    assert len(told) == len(steps)
    assert all(step in command for step, command in zip(steps, told, strict=True))


def test_that_a_bundle_that_could_not_be_made_is_not_started(
    buildable: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    buildable.codes["PyInstaller"] = 1
    assert dev.main(["build"]) == 2
    assert "PyInstaller could not make the bundle" in capsys.readouterr().err
    assert "PyInstaller" in buildable.last


# --- shots and the command line ------------------------------------------------------------------
def test_that_a_missing_virtual_display_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(dev.NotPossible, match="apt-get install xvfb"), dev.virtual_display():
        pass


def test_that_a_virtual_display_lasts_for_the_block() -> None:
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not here")
    with dev.virtual_display() as one, dev.virtual_display() as other:
        assert one["DISPLAY"].startswith(":")
        assert one["DISPLAY"] != other["DISPLAY"]


@pytest.mark.parametrize("arguments", [[], ["walk"]])
def test_that_an_unknown_command_shows_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == 2
    assert "usage: python dev.py COMMAND" in capsys.readouterr().err


def test_that_help_tells_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(f"  {name} " in told for name in dev.COMMANDS)
