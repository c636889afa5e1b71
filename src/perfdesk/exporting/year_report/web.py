"""The benchmarking report as one web page: no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from perfdesk.core.narrative.year_report import TextTable, YearReport
from perfdesk.exporting.web_page.look import style_sheet
from perfdesk.exporting.web_page.marking import marked

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_web(report: YearReport, path: Path, *, created: datetime) -> None:
    """Write the report as a web page.

    Args:
        report: What to show.
        path: The file to write; a temporary one, put in place by the caller.
        created: When the page is made; it says so at its foot.

    Raises:
        OSError: The file could not be written.
    """
    page = "\n".join(_page(report, created))
    path.write_bytes(f"{page}\n".encode())


def _page(report: YearReport, created: datetime) -> Iterable[str]:
    title = marked(report.title)
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB">'
    yield '<head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{title}: {marked(report.council)}</title>"
    yield f"<style>{style_sheet()}</style></head>"
    yield '<body><a class="skip" href="#measures">Skip to the measures</a>'
    yield f'<header><h1>{title}</h1><p class="quiet-text">{marked(report.council)}</p></header>'
    yield '<main><section class="summary" aria-labelledby="found">'
    yield '<h2 class="plain" id="found">What is found</h2><ul>'
    yield from (f"<li>{marked(each)}</li>" for each in report.sentences)
    yield "</ul></section>"
    yield from _table(report.quartiles, "quartiles")
    yield from _table(report.measures, "measures")
    yield from (f'<p class="quiet-text">{marked(each)}</p>' for each in report.notes)
    made = f"{created.day} {created:%B %Y}"
    yield f'</main><footer><p class="quiet-text">Made on {made}.</p></footer></body></html>'


def _table(table: TextTable, name: str) -> Iterable[str]:
    yield f'<h2 id="{name}">{marked(table.title)}</h2><table><thead><tr>'
    yield from (f'<th scope="col">{marked(each)}</th>' for each in table.headings)
    yield "</tr></thead><tbody>"
    for first, *others in table.rows:
        cells = "".join(
            f'<td data-label="{marked(heading)}">{marked(cell)}</td>'
            for heading, cell in zip(table.headings[1:], others, strict=True)
        )
        yield f'<tr><th scope="row">{marked(first)}</th>{cells}</tr>'
    yield "</tbody></table>"
