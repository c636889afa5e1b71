"""What is committed must make sense on another machine."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, listed

# Put together here, so that this file does not find itself.
ELSEWHERE = re.compile(
    "|".join(
        [
            r"(?<![\w.])/(?:work|root|tmp|opt)/[\w.]",
            r"(?<![\w.:])/home/[\w.]",
            r"[A-Z]:\\{1,2}Users\\",
            r"/\." r"library\b",
            r"(?:py" r"pi|python" r"hosted|npm" r"js|crates)\.(?:org|io|com)",
        ]
    )
)


def tracked_files() -> list[Path]:
    """The files that git knows; the test is skipped where this is no checkout."""
    try:
        answer = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
        )
    except OSError:
        pytest.skip("git is not here")
    if answer.returncode:
        pytest.skip("this is no git checkout")
    paths = (ROOT / name for name in answer.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def text_of(path: Path) -> str:
    """The text of a file; nothing for a binary one."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def test_that_no_file_names_a_place_on_one_machine() -> None:
    findings = [
        f"{path.relative_to(ROOT).as_posix()}:{number} {match[0]}"
        for path in tracked_files()
        for number, line in enumerate(text_of(path).splitlines(), 1)
        for match in [ELSEWHERE.search(line)]
        if match
    ]
    assert not findings, listed(findings)


def test_that_nothing_is_committed_twice_or_by_mistake() -> None:
    mistakes = re.compile(r"(__pycache__|\.pyc$|\.egg-info|~$|\.orig$|\.rej$|(^|/)\.venv/|^out/)")
    names = [path.relative_to(ROOT).as_posix() for path in tracked_files()]
    findings = [name for name in names if mistakes.search(name)]
    folded = [name.casefold() for name in names]
    findings += [name for name in names if folded.count(name.casefold()) > 1]
    assert not findings, listed(findings)


def test_that_links_in_the_documents_lead_somewhere() -> None:
    findings = []
    for path in tracked_files():
        if path.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)\s#]+)[^)]*\)", text_of(path)):
            if not re.match(r"[a-z]+:", target) and not (path.parent / target).exists():
                findings.append(f"{path.relative_to(ROOT).as_posix()} -> {target}")
    assert not findings, listed(findings)
