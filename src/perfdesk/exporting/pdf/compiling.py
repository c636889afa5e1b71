"""Data and templates become pages: the only module that knows typst."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from perfdesk.core.errors import PerfDeskError

if TYPE_CHECKING:
    import typst


REPORT = "dashboard.typ", "report"
ERRATUM = "erratum.typ", "erratum"
YEAR_REPORT = "year_report.typ", "year-report"
"""Templates: the file, and what is called with the data."""

Template = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RowMark:
    """Where the row of a measure stands.

    Attributes:
        measure: Its id.
        page: Number of the page, from 1.
        top: How far down the page, in points.
    """

    measure: str
    page: int
    top: float


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
        self._fonts = _fonts_in(fonts)
        self._kept = ExitStack()
        self._root = self._kept.enter_context(as_file(files("perfdesk.resources")))

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
        self,
        data: Mapping[str, object],
        look: Mapping[str, object],
        created: datetime,
        template: Template = REPORT,
    ) -> bytes:
        """Return the tagged PDF of *data*.

        Args:
            data: What `page_data` gives, or what the template asks for.
            look: What `look_data` gives.
            created: Date of creation in the document.
            template: What is set with the data.

        Raises:
            PerfDeskError: typst refused the pages, or warned.
        """
        with _told_as_error():
            pages, warnings = self._compiler(_source(data, template), look).compile_with_warnings(
                format="pdf",
                # Tagged for screen readers, and fit to be archived.
                pdf_standards=["ua-1", "a-2a"],
                timestamp=int(created.timestamp()),
            )
        if warnings or not isinstance(pages, bytes):
            raise _refused("\n".join(map(_told, warnings)) or "no pages")
        return pages

    def sight(
        self, data: Mapping[str, object], look: Mapping[str, object]
    ) -> tuple[bytes, tuple[RowMark, ...]]:
        """Return the pages to look at, without tags, and where the row of each measure stands.

        Raises:
            PerfDeskError: typst refused the pages.
        """
        with _told_as_error():
            source = _source(data)
            pages = self._compiler(source, look).compile(format="pdf", pdf_tags=False, timestamp=0)
            places = json.loads(
                self._compiler(source, look).query("<places>", field="value", one=True)
            )
        if not isinstance(pages, bytes):
            raise _refused("no pages")
        return pages, tuple(RowMark(each["measure"], each["page"], each["top"]) for each in places)

    def _compiler(self, source: bytes, look: Mapping[str, object]) -> typst.Compiler:
        """Return a compiler, to be used once: it lets go of a source that is no file.

        What was set before typst remembers beyond any one compiler.
        """
        import typst

        return typst.Compiler(
            source,
            root=self._root,
            font_paths=self._fonts,
            ignore_system_fonts=True,
            sys_inputs={"look": json.dumps(look)},
        )


def compile_pages(
    data: Mapping[str, object],
    look: Mapping[str, object],
    fonts: Path,
    created: datetime,
    template: Template = REPORT,
) -> bytes:
    """Return the tagged PDF of *data*, set once.

    Args:
        data: What `page_data` gives, or what the template asks for.
        look: What `look_data` gives.
        fonts: Folder of the only font that may be used.
        created: Date of creation in the document.
        template: What is set with the data.

    Raises:
        PerfDeskError: typst refused the pages, or warned.
    """
    with PageSetter(fonts) as setter:
        return setter.document(data, look, created, template)


@lru_cache(maxsize=1)
def _fonts_in(folder: Path) -> typst.Fonts:
    """Return the fonts of a folder, the same ones each time.

    typst knows what it has set before only if it was set with these very fonts: so an export sets
    again only what was edited since the preview, or since the last export.
    """
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def _source(data: Mapping[str, object], template: Template = REPORT) -> bytes:
    """Return the few lines that hand the data to the template.

    They are handed over here and not as inputs of typst: another input sets every page again.
    """
    text = json.dumps(data, allow_nan=False).replace("\\", "\\\\").replace('"', '\\"')
    file, function = template
    return f"""#import "/templates/{file}": {function}
#{function}(json(bytes("{text}")))
""".encode("ascii")


@contextmanager
def _told_as_error() -> Iterator[None]:
    import typst

    try:
        yield
    except typst.TypstError as problem:
        raise _refused(_told(problem)) from problem


def _refused(details: str) -> PerfDeskError:
    return PerfDeskError(
        "The PDF was not written because its pages could not be laid out. Report this, giving the "
        "details.",
        details=details,
    )


def _told(problem: typst.TypstError | typst.TypstWarning) -> str:
    return "\n".join([problem.message, *problem.hints, *problem.trace])
