"""Start the bundle as a user would, and see that it works and leaves no trace.

`python packaging/smoke_test.py DIST`: DIST holds the folder `perfdesk` that PyInstaller made. The
bundle runs with an almost empty environment, in a folder of its own, so that nothing of this
machine's Python can stand in for a part that is missing.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SECONDS = 120
EXPORTS = ("*.pdf", "*.xlsx", "*.perfdesk")
SECONDS_OF_WINDOW = 6


class Failed(Exception):
    """What is wrong with the bundle, in one sentence."""


def program_in(bundle: Path) -> Path:
    """The program that can write to a console."""
    names = ("perfdesk-cli.exe", "perfdesk.exe", "perfdesk")
    found = next((bundle / name for name in names if (bundle / name).is_file()), None)
    if found is None:
        raise Failed(f"there is no program in {bundle}")
    return found


def bare_environment(home: Path) -> dict[str, str]:
    """What a fresh account has, with Qt drawing into memory."""
    kept = {"SYSTEMROOT", "SystemRoot", "TEMP", "TMP", "COMSPEC", "PATHEXT", "LD_LIBRARY_PATH"}
    environment = {name: value for name, value in os.environ.items() if name in kept}
    return {
        **environment,
        "PATH": os.defpath,
        "HOME": str(home),
        "USERPROFILE": str(home),
        "LOCALAPPDATA": str(home / "local"),
        "APPDATA": str(home / "roaming"),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen",
    }


def call(program: Path, *arguments: str, home: Path) -> str:
    """Run the bundle once; what it printed. Anything on stderr is a failure."""
    start = time.perf_counter()
    answer = subprocess.run(
        [str(program), *arguments],
        cwd=home,
        env=bare_environment(home),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    seconds = time.perf_counter() - start
    told = f"perfdesk {' '.join(arguments)}"
    if answer.returncode:
        raise Failed(f"{told} ended with {answer.returncode}: {answer.stderr.strip()[-2000:]}")
    if answer.stderr.strip():
        raise Failed(f"{told} printed on stderr: {answer.stderr.strip()[-2000:]}")
    print(f"{told}: {seconds:.1f} s")
    return answer.stdout


def contents(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file below a folder with its size and time; links count once, at their target."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    }


def check_exports(out: Path) -> None:
    """The sample's exports are there and not empty."""
    for pattern in EXPORTS:
        found = [path for path in out.rglob(pattern) if path.stat().st_size > 1000]
        if not found:
            raise Failed(f"the demo made no {pattern} of any size in {out}")


def check_window(program: Path, home: Path) -> None:
    """The window on the sample stays open and has nothing to complain about."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
        window = subprocess.Popen(
            [str(program), "--sample"],
            cwd=home,
            env=bare_environment(home),
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            code: int | None = window.wait(SECONDS_OF_WINDOW)
        except subprocess.TimeoutExpired:
            code = None
            window.kill()
            window.wait()
        told.seek(0)
        # What the offscreen platform says of itself, not of the program.
        lines = [line for line in told if not line.startswith("This plugin does not support")]
    if code is not None or lines:
        ended = "was open" if code is None else f"ended at once with {code}"
        raise Failed(f"the window {ended} and printed: {''.join(lines).strip()[-2000:]}")
    print(f"perfdesk --sample: open for {SECONDS_OF_WINDOW} s, nothing printed")


def check_portable(program: Path, home: Path) -> None:
    """With portable.txt beside the program, its data goes there, and nowhere in the account."""
    sign, data = program.parent / "portable.txt", program.parent / "data"
    sign.write_text("PerfDesk keeps its data in the folder beside this file.\n", encoding="utf-8")
    try:
        call(program, "--self-test", home=home)
    finally:
        sign.unlink()
    if any(home.rglob("*erf?esk*")):
        raise Failed("portable mode wrote into the account")
    if data.is_dir():
        for path in sorted(data.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        data.rmdir()


def smoke_test(bundle: Path) -> None:
    """All checks of one bundle."""
    program = program_in(bundle)
    before = contents(bundle)
    size = sum(bytes_ for bytes_, _ in before.values())
    print(f"{bundle.name}: {len(before)} files, {size / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory(prefix="perfdesk-smoke-") as folder:
        home = Path(folder)
        print(call(program, "--version", home=home).strip())
        call(program, "--self-test", home=home)
        call(program, "demo", "--out", str(home / "out"), home=home)
        check_exports(home / "out")
        check_window(program, home)
    if contents(bundle) != before:
        raise Failed("the program wrote beside itself")
    with tempfile.TemporaryDirectory(prefix="perfdesk-portable-") as folder:
        check_portable(program, Path(folder))
    print("the bundle works")


def main() -> int:
    """0 if the bundle works, 1 with one sentence if not."""
    try:
        smoke_test(Path(sys.argv[1]).resolve() / "perfdesk")
    except (Failed, OSError, subprocess.TimeoutExpired) as why:
        print(f"smoke test: {why}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
