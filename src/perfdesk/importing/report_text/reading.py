"""Reading a report from whatever file it is in."""

from __future__ import annotations

from pathlib import Path

from perfdesk.core.claims.passages import ReportText
from perfdesk.importing.report_text.plain import read_plain
from perfdesk.importing.report_text.refusals import UnreadableReportError

_LARGEST = 100 * 1024 * 1024
_TEXT = frozenset({".txt", ".md", ".text"})
_LONGEST_TEXT = 8 * 1024 * 1024


def read_report(path: Path) -> ReportText:
    """Return the report in a file: Word, PDF or plain text, by its first bytes.

    Raises:
        UnreadableReportError: It is missing, too large, damaged, or another kind of file.
    """
    name = path.name or str(path)
    data = _load(path, name)
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        from perfdesk.importing.report_text.pdf import read_pdf

        return read_pdf(name, data)
    if data.startswith(b"PK\x03\x04"):
        from perfdesk.importing.report_text.word import read_word

        return read_word(name, data)
    if path.suffix.lower() not in _TEXT or b"\x00" in data[:4096].replace(b"\x00\x00", b""):
        raise UnreadableReportError(
            f"\u201c{name}\u201d is not a Word document, a PDF or plain text, so nothing was "
            "checked. Save the report as one of these and check that."
        )
    return read_plain(_decoded(data[:_LONGEST_TEXT]), name)


def _load(path: Path, name: str) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableReportError(
                f"\u201c{name}\u201d is a folder, so nothing was checked. Choose the report in it."
            )
        if path.stat().st_size > _LARGEST:
            raise UnreadableReportError(
                f"\u201c{name}\u201d is larger than any report, so nothing was checked. Save the "
                "report without its pictures and check that."
            )
        return path.read_bytes()
    except FileNotFoundError as problem:
        raise UnreadableReportError(
            f"\u201c{name}\u201d was not found, so nothing was checked. Check whether it was moved "
            "or renamed.",
            str(problem),
        ) from problem
    except OSError as problem:
        raise UnreadableReportError(
            f"\u201c{name}\u201d could not be read, so nothing was checked. Close it in other "
            "programs and try again.",
            str(problem),
        ) from problem


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")
