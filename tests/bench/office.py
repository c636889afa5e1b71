"""LibreOffice as a yardstick, warm: it runs and waits, and what is timed is the conversion alone.

`WarmOffice` speaks to this same file, run by the Python that LibreOffice comes with:
`python office.py SOFFICE PIPE` reads lines of two addresses, what to convert and where to,
and answers each with a line.
"""

import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_MOST_SECONDS_TO_START = 60.0


class WarmOffice:
    """Converts workbooks to PDF in a LibreOffice that is started once.

    It ends when this process ends: its driver stops at the end of its input, and takes the profile
    away that LibreOffice writes to until then.
    """

    def __init__(self) -> None:
        """Make ready; nothing is started yet."""
        self._driver: subprocess.Popen[str] | None = None

    def missing(self) -> str:
        """Say what is not installed; nothing where all is there."""
        if shutil.which("soffice") is None:
            return "LibreOffice is not installed"
        if _speaking_python() is None:
            return "no Python that LibreOffice can be driven with (python3-uno) is installed"
        return ""

    def convert(self, book: Path, pdf: Path) -> None:
        """Convert a workbook; the first time waits until LibreOffice has started.

        Raises:
            RuntimeError: It did not.
        """
        driver = self._driver = self._driver or self._started()
        if driver.stdin is None or driver.stdout is None:
            raise RuntimeError("no way to speak to LibreOffice")
        driver.stdin.write(json.dumps([book.as_uri(), pdf.as_uri()]) + "\n")
        driver.stdin.flush()
        if driver.stdout.readline() != "done\n" or not pdf.is_file():
            raise RuntimeError(f"LibreOffice did not convert {book}")

    def _started(self) -> subprocess.Popen[str]:
        office, python = shutil.which("soffice"), _speaking_python()
        if office is None or python is None:
            raise RuntimeError(self.missing())
        return subprocess.Popen(
            [python, __file__, office, f"perfdesk-bench-{os.getpid()}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )


def _speaking_python() -> str | None:
    """Return the first Python that knows LibreOffice's own interface: its own, or the system's."""
    office = shutil.which("soffice")
    beside = str(Path(office).resolve().parent) if office else None
    candidates = [shutil.which("python", path=beside) if beside else None]
    candidates += [shutil.which(name, path=os.defpath) for name in ("python3", "python")]
    for each in filter(None, candidates):
        asked = subprocess.run(
            [each, "-c", "import uno"], check=False, capture_output=True, timeout=60
        )
        if asked.returncode == 0:
            return each
    return None


def main(office: str, pipe: str) -> int:
    """Drive LibreOffice with a profile of its own."""
    with tempfile.TemporaryDirectory(prefix="perfdesk-bench-office-") as profile:
        _drive(office, Path(profile).as_uri(), pipe)
    return 0


def _drive(office: str, profile: str, pipe: str) -> None:
    """Start LibreOffice, convert what is asked for, and end it with the input."""
    uno = importlib.import_module("uno")
    running = subprocess.Popen(
        [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def value(name: str, what: object) -> object:
        made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        made.Name, made.Value = name, what
        return made

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    limit = time.monotonic() + _MOST_SECONDS_TO_START
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:  # its errors have no class before it can be reached
            if time.monotonic() > limit:
                running.kill()
                raise
            time.sleep(0.1)
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context
    )
    try:
        for line in sys.stdin:
            book, pdf = json.loads(line)
            document = desktop.loadComponentFromURL(book, "_blank", 0, (value("Hidden", True),))
            document.storeToURL(pdf, (value("FilterName", "calc_pdf_Export"),))
            document.close(True)
            print("done", flush=True)
    finally:
        desktop.terminate()
        running.wait(timeout=_MOST_SECONDS_TO_START)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
