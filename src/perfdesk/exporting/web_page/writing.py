"""Writing the web page: a section for each layer, its charts, the key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from perfdesk.core.dashboard import (
    FIGURE_COLUMNS,
    Cell,
    Column,
    ColumnHead,
    Dashboard,
    LayerView,
    OutcomeTable,
    Row,
)
from perfdesk.core.narrative.remarks import Remark
from perfdesk.core.narrative.report import Report
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.verdicts import ProgressWord
from perfdesk.core.wording.key import KeyEntry, progress_key, rating_key
from perfdesk.exporting.web_page.figures import Figure, figures_of, marked_figure
from perfdesk.exporting.web_page.look import style_sheet
from perfdesk.exporting.web_page.marking import marked
from perfdesk.exporting.web_page.shapes import Draw, progress_mark, status_mark
from perfdesk.exporting.web_page.summary import summary_list

# Nothing may be fetched and nothing run, whatever a text might smuggle in.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_web_page(
    report: Report,
    path: Path,
    *,
    progress: ProgressReport = silent,
    created: datetime,
) -> None:
    """Write the web page.

    Args:
        report: What to show; trends without points are left out.
        path: Where to write; an existing file is overwritten.
        progress: Told before each layer; may raise to cancel.
        created: When the page was made; stands at its foot.

    Raises:
        CancelledError: *progress* asked to stop; nothing was written.
        OSError: The file cannot be written.
    """
    sections: list[str] = []
    dashboard = report.dashboard
    total = len(dashboard.layers) + 1
    number = 0
    for index, layer in enumerate(dashboard.layers):
        progress(index, total, layer.name)
        drawn = list(figures_of(layer.rows, report.charts))
        sections += _layer(layer, index + 1, report, drawn, number)
        number += len(drawn)
    progress(total - 1, total, "Web page")
    closing = (*_promises(report), *_key(dashboard), *_foot(report, created))
    page = "\n".join((*_head(report), *sections, *closing))
    path.write_bytes(f"{page}\n".encode())


def _head(report: Report) -> Iterable[str]:
    dashboard, (reported, standing) = report.dashboard, report.summary.position
    title = marked(f"{dashboard.title} {dashboard.position.label}")
    yield "<!DOCTYPE html>"
    yield '<html lang="en-GB">'
    yield '<head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f'<meta name="author" content="{marked(dashboard.council)}">'
    yield f"<title>{title}: {marked(dashboard.council)}</title>"
    yield f"<style>{style_sheet()}</style></head>"
    yield '<body><a class="skip" href="#measures">Skip to the measures</a>'
    yield "<header>"
    if report.settings.marking:
        yield f'<p class="quiet-text"><strong>{marked(report.settings.marking)}</strong></p>'
    yield f"<h1>{title}</h1>"
    yield f'<p class="quiet-text">{marked(reported)}</p></header>'
    yield '<main><section class="summary" aria-labelledby="summary">'
    yield f'<h2 class="plain" id="summary">Summary</h2><p>{marked(standing)}</p>'
    yield from summary_list(report.summary)
    yield '<nav aria-label="On this page"><ul>'
    for index, layer in enumerate(dashboard.layers, start=1):
        yield f'<li><a href="#layer-{index}">{marked(layer.name)}</a></li>'
    if report.promises is not None:
        yield f'<li><a href="#promises">{marked(report.promises.title)}</a></li>'
    yield '<li><a href="#key">What ratings and progress mean</a></li></ul></nav></section>'
    yield '<div id="measures" tabindex="-1"></div>'


def _layer(
    layer: LayerView, index: int, report: Report, drawn: Sequence[Figure], before: int
) -> Iterable[str]:
    yield f'<section aria-labelledby="layer-{index}">'
    yield f'<h2 id="layer-{index}">{marked(layer.name)}</h2>'
    tables = [table for table in layer.outcomes if table.rows]
    for table in tables:
        yield from _table(table, layer, report)
    if not tables:
        yield "<p>No measures are reported in this layer.</p>"
    if drawn:
        yield f'<h3>Charts: {marked(layer.name)}</h3><div class="charts">'
        for number, figure in enumerate(drawn, start=before + 1):
            yield from marked_figure(figure, number)
        yield "</div>"
    yield "</section>"


def _table(table: OutcomeTable, layer: LayerView, report: Report) -> Iterable[str]:
    dashboard = report.dashboard
    yield f"<h3>{marked(table.name or 'Outcome')}</h3>"
    if table.statement:
        yield f"<p>{marked(table.statement)}</p>"
    told = ", ".join(filter(None, (layer.name, table.name, table.plan)))
    # Roles are named: where a style sheet stacks a table, browsers forget that it is one.
    yield f'<table role="table"><caption>{marked(told)}</caption>'
    yield '<thead role="rowgroup"><tr role="row">'
    for head in dashboard.columns:
        figure = " figure" if head.column in FIGURE_COLUMNS else ""
        yield (
            f'<th scope="col" role="columnheader" class="col-{head.column.name.lower()}{figure}">'
            f"{marked(head.heading)}</th>"
        )
    yield '</tr></thead><tbody role="rowgroup">'
    for row in table.rows:
        yield '<tr role="row">'
        for head in dashboard.columns:
            yield _cell(row, head)
        yield "</tr>"
        remarks = report.remarks.get(row.measure, ())
        if remarks:
            yield from _remarks(remarks, len(dashboard.columns))
    yield "</tbody></table>"


def _remarks(remarks: Sequence[Remark], columns: int) -> Iterable[str]:
    """Say below a row what is said about it, as wide as the table."""
    yield f'<tr role="row" class="remarks"><td role="cell" colspan="{columns}">'
    for remark in remarks:
        lines = "<br>".join(marked(line) for line in remark.lines)
        yield f"<p><strong>{marked(remark.kind.value)}:</strong> {lines}</p>"
    yield "</td></tr>"


def _cell(row: Row, head: ColumnHead) -> str:
    cell = row.cells[head.column]
    if head.column is Column.DESCRIPTION:
        return f'<th scope="row" role="rowheader">{marked(cell.text)}</th>'
    look = "figure" if head.column in FIGURE_COLUMNS else "words"
    inside = marked(cell.text)
    if head.column is Column.RATING:
        inside = status_mark(cell.text or row.rating.word.capitalize(), row.rating.tone)
    elif head.column is Column.PROGRESS and cell.text:
        tone = None if row.progress.word is ProgressWord.NONE else row.progress.tone
        inside = progress_mark(cell.text, tone)
    elif head.column in FIGURE_COLUMNS:
        inside = _figure(cell)
    if not inside:
        look += " empty"
    heading = marked(head.heading)
    # One element for all that is in a cell, since a stacked cell sets it beside its heading.
    return f'<td role="cell" class="{look}" data-heading="{heading}"><div>{inside}</div></td>'


def _figure(cell: Cell) -> str:
    """Set the words behind a number smaller, below it."""
    if not cell.number or not cell.words:
        return marked(cell.text)
    return f"{marked(cell.figure)} <small>{marked(cell.words)}</small>"


def _promises(report: Report) -> Iterable[str]:
    """Say what is still to be done, where that is printed in an appendix."""
    appendix = report.promises
    if appendix is None:
        return
    yield '<section aria-labelledby="promises">'
    yield f'<h2 id="promises">{marked(appendix.title)}</h2>'
    for group in appendix.groups:
        if group.name:
            yield f"<h3>{marked(group.name)}</h3>"
        yield '<dl class="promises">'
        for each in group.entries:
            yield f"<dt>{marked(each.term)}</dt><dd>{marked(each.text)}</dd>"
        yield "</dl>"
    yield "</section>"


def _key(dashboard: Dashboard) -> Iterable[str]:
    yield '<section aria-labelledby="key"><h2 id="key">What ratings and progress mean</h2>'
    shown = {head.column for head in dashboard.columns}
    if Column.RATING in shown:
        yield from _entries("Rating", rating_key(dashboard.scheme), status_mark)
    if Column.PROGRESS in shown:
        yield from _entries("Progress", progress_key(dashboard.previous), progress_mark)
    yield "</section>"


def _entries(name: str, entries: Iterable[KeyEntry], draw: Draw) -> Iterable[str]:
    yield f"<h3>{name}</h3><dl>"
    for entry in entries:
        yield f"<dt>{draw(entry.word, entry.tone)}</dt><dd>{marked(entry.meaning)}</dd>"
    yield "</dl>"


def _foot(report: Report, created: datetime) -> Iterable[str]:
    made = f"{created.day} {created:%B %Y}"
    yield f"</main><footer><p>{marked(report.dashboard.council)}. Made on {made}.</p>"
    for text in (report.settings.other_formats, report.settings.marking):
        if text:
            yield f"<p>{marked(text)}</p>"
    yield "</footer>"
    yield "</body></html>"
