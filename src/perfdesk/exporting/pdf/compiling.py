"""Data and templates become pages: the only module that knows typst."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.errors import PerfDeskError

if TYPE_CHECKING:
    import typst


def compile_pages(data: Mapping[str, object], fonts: Path, created: datetime) -> bytes:
    """Return the PDF of *data* set by the template.

    The data reach typst as JSON, never as markup: `#panic` in a description is printed.

    Args:
        data: What `page_data` gives.
        fonts: Folder of the only font that may be used.
        created: Date of creation in the document.

    Raises:
        PerfDeskError: typst refused the pages, or warned.
    """
    import typst

    only = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    with as_file(files("perfdesk.resources")) as root:
        try:
            compiler = typst.Compiler(
                root / "templates" / "dashboard.typ",
                root=root,
                font_paths=only,
                ignore_system_fonts=True,
                sys_inputs={"data": json.dumps(data, allow_nan=False)},
            )
            pages, warnings = compiler.compile_with_warnings(
                format="pdf",
                # Tagged for screen readers, and fit to be archived.
                pdf_standards=["ua-1", "a-2a"],
                timestamp=int(created.timestamp()),
            )
        except typst.TypstError as problem:
            raise _refused(_told(problem)) from problem
    if warnings or not isinstance(pages, bytes):
        raise _refused("\n".join(map(_told, warnings)) or "no pages")
    return pages


def _refused(details: str) -> PerfDeskError:
    return PerfDeskError(
        "The PDF was not written because its pages could not be set; "
        "please report this with the details.",
        details=details,
    )


def _told(problem: typst.TypstError | typst.TypstWarning) -> str:
    return "\n".join([problem.message, *problem.hints, *problem.trace])
