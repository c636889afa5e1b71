"""Data and templates become pages: the only module that knows typst."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.errors import PerfDeskError

if TYPE_CHECKING:
    import typst


class PageSetter:
    """Sets pages with the template, again and again: what did not change is remembered.

    The data reach typst as JSON, never as markup: `#panic` in a description is printed. Use it
    as a context manager, from one thread at a time.
    """

    def __init__(self, fonts: Path) -> None:
        """Make ready to set pages.

        Args:
            fonts: Folder of the only font that may be used.
        """
        import typst

        only = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
        )
        self._kept = ExitStack()
        root = self._kept.enter_context(as_file(files("perfdesk.resources")))
        self._compiler = typst.Compiler(
            root / "templates" / "dashboard.typ",
            root=root,
            font_paths=only,
            ignore_system_fonts=True,
        )

    def __enter__(self) -> PageSetter:
        """Return the setter itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the templates."""
        self.close()

    def close(self) -> None:
        """Let go of the templates."""
        self._kept.close()

    def document(
        self, data: Mapping[str, object], look: Mapping[str, object], created: datetime
    ) -> bytes:
        """Return the tagged PDF of *data*.

        Args:
            data: What `page_data` gives.
            look: What `look_data` gives.
            created: Date of creation in the document.

        Raises:
            PerfDeskError: typst refused the pages, or warned.
        """
        with _told_as_error():
            pages, warnings = self._compiler.compile_with_warnings(
                format="pdf",
                # Tagged for screen readers, and fit to be archived.
                pdf_standards=["ua-1", "a-2a"],
                timestamp=int(created.timestamp()),
                sys_inputs=_inputs(data, look),
            )
        if warnings or not isinstance(pages, bytes):
            raise _refused("\n".join(map(_told, warnings)) or "no pages")
        return pages

    def sight(
        self, data: Mapping[str, object], look: Mapping[str, object]
    ) -> tuple[bytes, list[dict[str, object]]]:
        """Return the pages to look at, without tags, and where the row of each measure stands.

        Raises:
            PerfDeskError: typst refused the pages.
        """
        with _told_as_error():
            pages = self._compiler.compile(
                format="pdf", pdf_tags=False, timestamp=0, sys_inputs=_inputs(data, look)
            )
            places = json.loads(self._compiler.query("<places>", field="value", one=True))
        if not isinstance(pages, bytes):
            raise _refused("no pages")
        return pages, places


def compile_pages(
    data: Mapping[str, object], look: Mapping[str, object], fonts: Path, created: datetime
) -> bytes:
    """Return the tagged PDF of *data*, set once.

    Args:
        data: What `page_data` gives.
        look: What `look_data` gives.
        fonts: Folder of the only font that may be used.
        created: Date of creation in the document.

    Raises:
        PerfDeskError: typst refused the pages, or warned.
    """
    with PageSetter(fonts) as setter:
        return setter.document(data, look, created)


def _inputs(data: Mapping[str, object], look: Mapping[str, object]) -> dict[str, str]:
    return {"data": json.dumps(data, allow_nan=False), "look": json.dumps(look)}


@contextmanager
def _told_as_error() -> Iterator[None]:
    import typst

    try:
        yield
    except typst.TypstError as problem:
        raise _refused(_told(problem)) from problem


def _refused(details: str) -> PerfDeskError:
    return PerfDeskError(
        "The PDF was not written because its pages could not be set; "
        "please report this with the details.",
        details=details,
    )


def _told(problem: typst.TypstError | typst.TypstWarning) -> str:
    return "\n".join([problem.message, *problem.hints, *problem.trace])
