#!/usr/bin/env python3
"""Everything a developer does with PerfDesk, with nothing but Python: `python dev.py COMMAND`.

The first command makes `.venv` beside this file and installs the project in it; later ones find it
ready, until pyproject.toml or the Python changes. Standard library only, and no syntax that an
older Python cannot read, so that an unsuitable one can say so.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
NEWEST = (3, 13)
PYTHONS_TO_TRY = ("python3.12", "python3.13", "python3.11", "python3", "python")
LAUNCHER_TO_TRY = ("-3.12", "-3.13", "-3.11")

DONE = 0
NOT_DONE = 2


class NotPossible(Exception):
    """Why a command cannot be carried out, in one sentence for the person at the keyboard."""


def say(text: str) -> None:
    """Print at once, so that it stands before what the next program prints."""
    print(text, flush=True)


def carry_out(
    command: Sequence[str | Path], environment: Mapping[str, str] | None = None, folder: Path = ROOT
) -> int:
    """Run a program in `folder` with its output on the terminal; its exit code."""
    everything = {**os.environ, **(environment or {})}
    return subprocess.call([str(part) for part in command], cwd=folder, env=everything)


# --- the Python that runs this -------------------------------------------------------------------
def suitable(version: tuple[int, ...]) -> bool:
    """Whether PerfDesk runs on this version of Python."""
    return OLDEST <= tuple(version[:2]) <= NEWEST


def version_of(command: Sequence[str]) -> tuple[int, ...] | None:
    """The version of the Python that `command` starts; None if it starts none.

    A name on the path proves nothing: version managers put shims there that only print an error.
    """
    question = "import sys; print(*sys.version_info[:3])"
    try:
        answer = subprocess.run(
            [*command, "-c", question], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    numbers = answer.stdout.split()
    if answer.returncode or not all(number.isdigit() for number in numbers):
        return None
    return tuple(int(number) for number in numbers)


def pythons_on_the_path() -> Iterator[list[str]]:
    """The commands that may start a suitable Python, the best first."""
    launcher = shutil.which("py")
    if launcher:
        yield from ([launcher, wanted] for wanted in LAUNCHER_TO_TRY)
    for name in PYTHONS_TO_TRY:
        found = shutil.which(name)
        if found:
            yield [found]


def find_python() -> list[str]:
    """The command that starts a suitable Python other than the one that runs this."""
    for command in pythons_on_the_path():
        version = version_of(command)
        if version and suitable(version):
            return command
    wanted = f"{'.'.join(map(str, OLDEST))} to {'.'.join(map(str, NEWEST))}"
    this = ".".join(map(str, sys.version_info[:2]))
    raise NotPossible(
        f"PerfDesk needs Python {wanted}; this is {this} and no other was found on the path."
    )


# --- what the system has to bring ----------------------------------------------------------------
class Library(NamedTuple):
    """A shared library that Qt loads on Linux, and the Debian package that brings it."""

    soname: str
    package: str


QT_LIBRARIES = (
    Library("libEGL.so.1", "libegl1"),
    Library("libGL.so.1", "libgl1"),
    Library("libX11.so.6", "libx11-6"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libzstd.so.1", "libzstd1"),
)
"""Without these Qt cannot be imported, or not draw offscreen."""

X11_LIBRARIES = (
    Library("libX11-xcb.so.1", "libx11-xcb1"),
    Library("libxcb.so.1", "libxcb1"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-image.so.0", "libxcb-image0"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-randr.so.0", "libxcb-randr0"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0"),
    Library("libxcb-render.so.0", "libxcb-render0"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libxcb-shm.so.0", "libxcb-shm0"),
    Library("libxcb-sync.so.1", "libxcb-sync1"),
    Library("libxcb-util.so.1", "libxcb-util1"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
WAYLAND_LIBRARIES = (
    Library("libwayland-client.so.0", "libwayland-client0"),
    Library("libwayland-cursor.so.0", "libwayland-cursor0"),
)


def can_load(soname: str) -> bool:
    """Whether the dynamic linker finds a shared library; asked of the linker itself."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_packages(
    libraries: Sequence[Library], loads: Callable[[str], bool] = can_load
) -> list[str]:
    """The Debian packages to install before `libraries` can be loaded; none but on Linux."""
    if not sys.platform.startswith("linux"):
        return []
    missing = [library.package for library in libraries if not loads(library.soname)]
    return list(dict.fromkeys(missing))


def may_install_packages() -> bool:
    """Whether this is root on a Debian-like system, as the machines of continuous integration are.

    Elsewhere nothing is installed on the system: what is missing is named.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def install_packages(packages: Sequence[str], purpose: str) -> None:
    """Install Debian packages, saying so first."""
    say(f"Installing with apt-get, {purpose}: {' '.join(packages)}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if carry_out(["apt-get", "update", "-qq"], quiet) or carry_out(install, quiet):
        raise NotPossible(f"apt-get could not install {' '.join(packages)}, {purpose}.")


def need_packages(packages: Sequence[str], purpose: str, *, install: bool = False) -> None:
    """Have the system's packages, or say which to install. `install` allows apt-get to root."""
    if not packages:
        return
    if install and may_install_packages():
        install_packages(packages, purpose)
        return
    raise NotPossible(
        f"This system lacks {len(packages)} package{'s' if len(packages) > 1 else ''} {purpose}; "
        f"on Debian and Ubuntu: apt-get install {' '.join(packages)}"
    )


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown: always on Windows and macOS, on Linux if a display is set."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def window_packages(environment: Mapping[str, str] = os.environ) -> list[str]:
    """The packages that are missing for a window on this display."""
    display = X11_LIBRARIES if environment.get("DISPLAY") else WAYLAND_LIBRARIES
    return missing_packages(QT_LIBRARIES + display)


# --- the environment -----------------------------------------------------------------------------
@dataclass(frozen=True)
class Environment:
    """A virtual environment with the project in it."""

    folder: Path

    @property
    def scripts(self) -> Path:
        """The folder of its programs."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """Its Python."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    def module(self, name: str, *arguments: str | Path) -> list[str | Path]:
        """The command that runs a module with its Python."""
        return [self.python, "-m", name, *arguments]

    def script(self, name: str) -> Path:
        """One of its programs."""
        return self.scripts / (f"{name}.exe" if os.name == "nt" else name)

    @property
    def stamp(self) -> Path:
        """The file that tells what it was made from, written when it is complete."""
        return self.folder / "made-from.txt"

    def is_ready(self, fingerprint: str) -> bool:
        """Whether it was completed from the same ingredients, and its Python still exists."""
        return (
            self.python.exists()
            and self.stamp.exists()
            and self.stamp.read_text(encoding="utf-8") == fingerprint
        )


def fingerprint(extras: str, version: Sequence[int] = tuple(sys.version_info[:3])) -> str:
    """What an environment is made from. It holds the place too: environments cannot be moved."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "setup.py"):
        digest.update((ROOT / name).read_bytes().replace(b"\r\n", b"\n"))
    digest.update(f"{extras} {tuple(version)} {ROOT}".encode())
    return digest.hexdigest()


def need_ensurepip(*, install: bool = False) -> None:
    """Debian splits the module that makes environments from Python."""
    if importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip"):
        return
    if sys.platform.startswith("linux"):
        need_packages(["python3-venv"], "that makes Python environments", install=install)
        importlib.invalidate_caches()
    if not importlib.util.find_spec("ensurepip"):
        raise NotPossible(
            "This Python lacks ensurepip, which makes environments: "
            f"install python{sys.version_info[0]}.{sys.version_info[1]}-venv or a complete Python."
        )


def make_environment(folder: Path, *, install: bool = False) -> Environment:
    """An empty environment of the running Python; an older Python's in its place is cleared."""
    need_ensurepip(install=install)
    environment = Environment(folder)
    same = environment.python.exists() and version_of([str(environment.python)]) == tuple(
        sys.version_info[:3]
    )
    if not same:
        say(f"Making the environment in {folder.name} (once; this takes a few minutes)")
        clear = ["--clear"] if folder.exists() else []
        if carry_out([sys.executable, "-m", "venv", *clear, folder]):
            raise NotPossible(f"Python could not make an environment in {folder}.")
    environment.stamp.unlink(missing_ok=True)
    return environment


def pip_install(environment: Environment, *what: str | Path) -> None:
    """Install into an environment; on failure the last thing pip said stands on the terminal."""
    options = ["--disable-pip-version-check", "install", "-q"]
    if carry_out(environment.module("pip", *options, *what)):
        raise NotPossible(
            "pip could not install what PerfDesk needs (its last lines say why); "
            "nothing else was changed, so run the command again once that is mended."
        )


def ready_environment(*, install: bool = False) -> Environment:
    """The environment for development, made or refreshed if need be."""
    wanted = fingerprint("dev")
    environment = Environment(ROOT / ".venv")
    if not environment.is_ready(wanted):
        make_environment(environment.folder, install=install)
        say("Installing PerfDesk and what it is built and checked with")
        pip_install(environment, "-e", f"{ROOT}[dev]")
        environment.stamp.write_text(wanted, encoding="utf-8")
    return environment


# --- run -----------------------------------------------------------------------------------------
def run(arguments: Sequence[str]) -> int:
    """Start the app on the sample pack; without a display, make its exports in `out`."""
    environment = ready_environment()
    if has_display():
        packages = window_packages()
        if not packages:
            return carry_out(environment.module("perfdesk", "--sample", *arguments))
        say(
            "There is a display, but this system lacks what a window needs; on Debian and Ubuntu: "
            f"apt-get install {' '.join(packages)}"
        )
    say("Without a window: making the sample pack and its exports in the folder out")
    return run_headless(environment, arguments)


def run_headless(environment: Environment, arguments: Sequence[str]) -> int:
    """The main job without a window: the sample pack, checked and exported, in the folder `out`."""
    out = Path.cwd() / "out"
    demo = environment.module("perfdesk", "demo", "--out", out, *arguments)
    code = carry_out(demo, folder=Path.cwd())
    for path in sorted(out.rglob("*")) if out.is_dir() else ():
        if path.is_file():
            say(f"{path.stat().st_size:>12,} bytes  {path.relative_to(Path.cwd())}")
    return code


# --- check and test ------------------------------------------------------------------------------
def check_steps(environment: Environment) -> list[tuple[str, list[str | Path]]]:
    """What holds the house in order without running the program, each with its name."""
    return [
        ("ruff: rules", environment.module("ruff", "check", ".")),
        ("ruff: layout", environment.module("ruff", "format", "--check", ".")),
        ("mypy: types", environment.module("mypy")),
        ("import-linter: who may import whom", [environment.script("lint-imports")]),
    ]


def carry_out_all(steps: Sequence[tuple[str, Sequence[str | Path]]]) -> int:
    """Run every step, whatever the ones before said; 0 if all are well."""
    failed = []
    for name, command in steps:
        say(f"\n== {name}")
        if carry_out(command, offscreen()):
            failed.append(name)
    if failed:
        say(f"\nNot well: {'; '.join(failed)}")
    return 1 if failed else DONE


def offscreen(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Qt draws into memory unless the caller chose a platform."""
    return {"QT_QPA_PLATFORM": environment.get("QT_QPA_PLATFORM", "offscreen")}


def need_qt(*, install: bool = False) -> None:
    """Have what Qt loads when it draws offscreen."""
    need_packages(missing_packages(QT_LIBRARIES), "that Qt loads", install=install)


def check(arguments: Sequence[str]) -> int:
    """Rules, layout, types, import contracts, and the tests of the structure."""
    environment = ready_environment()
    need_qt()
    structure = environment.module("pytest", "-q", "tests/architecture", *arguments)
    return carry_out_all([*check_steps(environment), ("pytest: structure", structure)])


def test(arguments: Sequence[str]) -> int:
    """Everything that continuous integration runs. Arguments go to pytest and choose tests."""
    environment = ready_environment(install=True)
    need_qt(install=True)
    # Two processes pay for themselves on the whole suite only.
    parallel = [] if arguments else ["-n", "2"]
    tests = environment.module("pytest", *parallel, *arguments)
    return carry_out_all([*check_steps(environment), ("pytest", tests)])


# --- forms ---------------------------------------------------------------------------------------
FORMS_ROOM = '"""Qt forms generated from ui/ by `dev.py forms`; not to be edited."""\n'


def generated_forms(compiler: Path) -> dict[str, str]:
    """What src/perfdesk/forms should hold, by file name, compiled from every ui/*.ui."""
    files = {"__init__.py": FORMS_ROOM}
    for source in sorted((ROOT / "ui").glob("*.ui")):
        answer = subprocess.run(
            [str(compiler), "-a", "--from-imports", str(source)],
            capture_output=True,
            check=False,
            cwd=ROOT,
        )
        if answer.returncode:
            told = answer.stderr.decode(errors="replace").strip().splitlines()
            raise NotPossible(
                f"{source.name} is no form: {told[-1] if told else 'no reason given'}"
            )
        files[f"ui_{source.stem}.py"] = normalised(answer.stdout.decode("utf-8"))
    return files


def normalised(code: str) -> str:
    """Generated code that is the same on every system and with every patch release of Qt."""
    lines = [line.rstrip() for line in code.splitlines()]
    kept = [line for line in lines if "Created by: Qt User Interface Compiler" not in line]
    return "\n".join(kept).rstrip("\n") + "\n"


def stale_forms(files: Mapping[str, str]) -> list[str]:
    """The forms that differ from their source, are missing, or have lost their source."""
    room = ROOT / "src" / "perfdesk" / "forms"
    present = {path.name: path.read_text(encoding="utf-8") for path in room.glob("*.py")}
    if len(files) == 1 and not present:
        return []  # no form has been drawn yet
    return sorted(name for name in files.keys() | present if files.get(name) != present.get(name))


def write_forms(files: Mapping[str, str]) -> list[str]:
    """Bring src/perfdesk/forms up to date; the names of the files that changed."""
    room = ROOT / "src" / "perfdesk" / "forms"
    stale = stale_forms(files)
    for name in stale:
        room.mkdir(exist_ok=True)
        if name in files:
            (room / name).write_text(files[name], encoding="utf-8", newline="\n")
        else:
            (room / name).unlink()
    return stale


def forms(arguments: Sequence[str]) -> int:
    """Compile the Designer forms of ui/; with --check only say which are stale."""
    parser = argparse.ArgumentParser(prog="dev.py forms")
    parser.add_argument("--check", action="store_true", help="change nothing; 1 if any is stale")
    only_check = parser.parse_args(arguments).check
    files = generated_forms(ready_environment().script("pyside6-uic"))
    stale = stale_forms(files) if only_check else write_forms(files)
    for name in stale:
        say(f"{'stale' if only_check else 'written'}: src/perfdesk/forms/{name}")
    return 1 if only_check and stale else DONE


# --- the guide and the sample --------------------------------------------------------------------
SHOWN_GUIDE = ROOT / "resources" / "help" / "guide.md"


def guide_without_pictures() -> str:
    """The user guide as the window's help shows it: pictures of the window are beside it anyway."""
    text = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    return re.sub(r"^!\[[^\]]*\]\([^)]*\)\n\n?", "", text, flags=re.MULTILINE)


def guide(arguments: Sequence[str]) -> int:
    """Bring the window's help up to date with docs/guide.md."""
    argparse.ArgumentParser(prog="dev.py guide").parse_args(arguments)
    SHOWN_GUIDE.write_text(guide_without_pictures(), encoding="utf-8", newline="\n")
    return DONE


def sample(arguments: Sequence[str]) -> int:
    """Make the pack that --sample opens again, from the appendices in resources/sample."""
    return carry_out([ready_environment().python, "packaging/ready_sample.py", *arguments])


# --- bench and shots -----------------------------------------------------------------------------
def bench(arguments: Sequence[str]) -> int:
    """Time the program against yardsticks of the same run; prints JSON."""
    environment = ready_environment()
    need_qt()
    return carry_out(environment.module("tests.bench", *arguments), offscreen())


@contextlib.contextmanager
def virtual_display() -> Iterator[dict[str, str]]:
    """A display in memory that lasts for the block; yields the variables that name it."""
    server = shutil.which("Xvfb")
    if server is None:
        raise NotPossible(
            "There is no display and no Xvfb to stand in for one; "
            "on Debian and Ubuntu: apt-get install xvfb"
        )
    reading, writing = os.pipe()
    command = [server, "-displayfd", str(writing), "-screen", "0", "1920x1200x24", "-nolisten"]
    process = subprocess.Popen([*command, "tcp"], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise NotPossible("Xvfb is here but did not start.")
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        process.terminate()
        process.wait(timeout=10)


def shots(arguments: Sequence[str]) -> int:
    """Take the screenshots of the documentation from the real window."""
    environment = ready_environment()
    command = environment.module("tests.shots", *arguments)
    if has_display():
        need_packages(window_packages(), "that a window needs")
        return carry_out(command)
    need_packages(missing_packages(QT_LIBRARIES + X11_LIBRARIES), "that a window needs")
    with virtual_display() as display:
        return carry_out(command, display)


# --- build ---------------------------------------------------------------------------------------
def build(arguments: Sequence[str]) -> int:
    """Make the folder that is handed out: wheel, clean environment, PyInstaller, smoke test."""
    need_qt()
    wheel = build_wheel()
    environment = build_environment(wheel)
    say("\n== PyInstaller")
    options: list[str | Path] = ["--noconfirm", "--log-level", "WARN"]
    options += ["--distpath", ROOT / "dist", "--workpath", ROOT / "build" / "pyinstaller"]
    spec = ROOT / "packaging" / "perfdesk.spec"
    if carry_out(environment.module("PyInstaller", *options, spec, *arguments)):
        raise NotPossible("PyInstaller could not make the bundle (its last lines say why).")
    say("\n== smoke test of the bundle")
    return carry_out([environment.python, ROOT / "packaging" / "smoke_test.py", ROOT / "dist"])


def build_wheel() -> Path:
    """The wheel of the project, alone in build/wheel."""
    say("== wheel")
    folder = ROOT / "build" / "wheel"
    for stale in (folder, ROOT / "build" / "lib"):
        shutil.rmtree(stale, ignore_errors=True)
    options = ["--disable-pip-version-check", "wheel", "-q", "--no-deps", "--wheel-dir"]
    if carry_out(ready_environment().module("pip", *options, folder, ROOT)):
        raise NotPossible("The wheel could not be built (the last lines say why).")
    return next(folder.glob("*.whl"))


def build_environment(wheel: Path) -> Environment:
    """An environment that holds what the bundle ships and PyInstaller, and nothing else."""
    wanted = fingerprint("build")
    environment = Environment(ROOT / ".build-venv")
    if not environment.is_ready(wanted):
        make_environment(environment.folder)
        pip_install(environment, f"{wheel}[build]")
        environment.stamp.write_text(wanted, encoding="utf-8")
    pip_install(environment, "--no-deps", "--force-reinstall", wheel)
    return environment


# --- the command line ----------------------------------------------------------------------------
COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "forms": forms,
    "guide": guide,
    "sample": sample,
    "bench": bench,
    "shots": shots,
    "build": build,
}


def usage() -> str:
    """The commands with the first line of what they do."""
    lines = [f"  {name:<6} {(do.__doc__ or '').splitlines()[0]}" for name, do in COMMANDS.items()]
    return "usage: python dev.py COMMAND [ARGUMENT...]\n\n" + "\n".join(lines)


def main(arguments: Sequence[str]) -> int:
    """Carry out one command. 0: done; 1: done, with something to look at; 2: not done, and why."""
    if arguments and arguments[0] in {"-h", "--help"}:
        say(usage())
        return DONE
    if not arguments or arguments[0] not in COMMANDS:
        print(usage(), file=sys.stderr)
        return NOT_DONE
    try:
        if not suitable(tuple(sys.version_info[:2])):
            return carry_out([*find_python(), Path(__file__), *arguments], folder=Path.cwd())
        return COMMANDS[arguments[0]](arguments[1:])
    except NotPossible as why:
        print(f"dev.py: {why}", file=sys.stderr)
        return NOT_DONE
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
