"""Finishing the tags: cells that name a row become row headers.

typst marks the headings of columns and the outcomes between rows, but not the cells that
name a row, and it tells a cell its outcome only. So that a screen reader can say "Library
visits, 2023/24 performance: 615.1k", each cell is told the headings it stands under.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

_TABLE, _ROW, _HEADING, _CELL = "/Table", "/TR", "/TH", "/TD"
_HEAD, _BODY = "/THead", "/TBody"
_ENDS_IN_DOUBT = b"\r\nendstream"
"""After packed bytes that end in a carriage return: see `_end_streams_clearly`."""
_RUN, _END_OF_RUNS = 128, bytes([128])
"""The most bytes of a run, and what stands behind the last."""

Ids = dict[str, "pikepdf.Object"]
"""The headings that cells name, by the id that they are named by."""


def mark_row_headers(document: bytes, count: int) -> bytes:
    """Return *document* with the first *count* cells of each row of a table as row headers.

    Nothing else is changed, and the same document always gives the same bytes.

    Args:
        document: A tagged PDF as typst writes it.
        count: How many cells from the left name a row.
    """
    import pikepdf

    with pikepdf.open(BytesIO(document)) as pdf:
        root = pdf.Root.StructTreeRoot
        tables = list(_of_kind(root, _TABLE))
        if tables:
            known = pikepdf.NameTree(root.IDTree).items() if "/IDTree" in root else ()
            ids = {str(name): cell for name, cell in known}
            for number, table in enumerate(tables):
                _finish(table, f"R{number}", count, ids)
            # Written whole: to put names into the tree one by one takes longer than all the rest.
            named = [part for name in sorted(ids) for part in (pikepdf.String(name), ids[name])]
            root.IDTree = pikepdf.Dictionary(Names=pikepdf.Array(named))
        _end_streams_clearly(pdf)
        finished = _saved(pdf, packed=True)
        if _ENDS_IN_DOUBT in finished and tables:
            # With one object more, the packs of objects are parted otherwise.
            root.IDTree = pdf.make_indirect(root.IDTree)
            finished = _saved(pdf, packed=True)
        return finished if _ENDS_IN_DOUBT not in finished else _saved(pdf, packed=False)


def _saved(pdf: pikepdf.Pdf, *, packed: bool) -> bytes:
    """Return a document as a file; *packed*, its tags take less than half the room."""
    import pikepdf

    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    file = BytesIO()
    pdf.save(file, deterministic_id=True, compress_streams=packed, object_stream_mode=mode)
    return file.getvalue()


def _end_streams_clearly(pdf: pikepdf.Pdf) -> None:
    """Wrap what is packed so that it happens to end in a carriage return.

    With the line end that follows it, a strict reader counts that byte as part of the line end
    and finds the length of the stream wrong. To pack it otherwise does not help: the last byte
    is of a sum of the content.
    """
    import pikepdf

    flate, runs = pikepdf.Name.FlateDecode, pikepdf.Name.RunLengthDecode
    for each in pdf.objects:
        if not isinstance(each, pikepdf.Stream):
            continue
        content = each.read_raw_bytes()
        if content.endswith(b"\r") and each.get("/Filter") == flate and "/DecodeParms" not in each:
            each.write(_as_runs(content), filter=pikepdf.Array([runs, flate]))


def _as_runs(content: bytes) -> bytes:
    """Return *content* as a PDF holds runs of bytes: it ends in a byte that says so."""
    parts = [content[at : at + _RUN] for at in range(0, len(content), _RUN)]
    return b"".join(bytes([len(part) - 1]) + part for part in parts) + _END_OF_RUNS


def _finish(table: pikepdf.Object, name: str, count: int, ids: Ids) -> None:
    """Tell each cell of a table its headings: column, outcome, and the names of its row."""
    columns: list[str] = []
    outcome: list[str] = []
    names: list[str] = []
    _move_rows_to_bodies(table)
    for at, row in enumerate(_of_kind(table, _ROW)):
        cells = list(row.K)
        is_heading = all(cell.S == _HEADING for cell in cells)
        if is_heading and not columns:
            columns = [str(cell.ID) for cell in cells]
        elif is_heading and len(cells) < min(len(columns), 3):
            outcome = [str(cells[0].ID)]
            # Otherwise every cell below would stand under all columns at once.
            _table_attributes(cells[0]).Headers = _ids([])
            for plan in cells[1:]:
                _make_plain_cell(plan, ids)
                _table_attributes(plan).Headers = _ids(outcome)
        elif len(cells) == 1 and len(columns) > 1:
            # What is said about the row above, under all its columns.
            _table_attributes(cells[0]).Headers = _ids([*outcome, *names])
        else:
            names = []
            for column, cell in enumerate(cells):
                above = [*columns[column : column + 1], *outcome]
                if is_heading:
                    _make_plain_cell(cell, ids)
                _table_attributes(cell).Headers = _ids([*above, *names])
                if column < count:
                    names.append(_make_row_header(cell, f"{name}x{column}y{at}", ids))


def _move_rows_to_bodies(table: pikepdf.Object) -> None:
    """Move what is no heading of columns from the head of a table to its first body.

    To typst an outcome is one, and so is a row that must stay with the remark below it.
    """
    import pikepdf

    parts = list(table.get("/K", []))
    for head, body in pairwise(parts):
        if str(head.S) != _HEAD or str(body.S) != _BODY:
            continue
        rows = list(head.K)
        moved = rows[1:]
        if not moved:
            continue
        head.K = pikepdf.Array(rows[:1])
        body.K = pikepdf.Array([*moved, *body.K])
        for row in moved:
            row.P = body


def _make_plain_cell(cell: pikepdf.Object, ids: Ids) -> None:
    """Take from a cell what makes it a heading."""
    import pikepdf

    cell.S = pikepdf.Name(_CELL)
    attributes = _table_attributes(cell)
    if "/Scope" in attributes:
        del attributes.Scope
    if "/ID" in cell:
        identity = str(cell.ID)
        del cell.ID
        if identity in ids:
            del ids[identity]


def _make_row_header(cell: pikepdf.Object, identity: str, ids: Ids) -> str:
    import pikepdf

    cell.S = pikepdf.Name(_HEADING)
    cell.ID = pikepdf.String(identity)
    _table_attributes(cell).Scope = pikepdf.Name.Row
    ids[identity] = cell
    return identity


def _table_attributes(cell: pikepdf.Object) -> pikepdf.Object:
    """Return the attributes that a cell has as part of a table; added where there are none."""
    import pikepdf

    found = cell.get("/A", pikepdf.Array())
    attributes = found if isinstance(found, pikepdf.Array) else pikepdf.Array([found])
    for each in attributes:
        if each.get("/O") == pikepdf.Name.Table:
            return each
    cell.A = pikepdf.Array([*attributes, pikepdf.Dictionary(O=pikepdf.Name.Table)])
    added: pikepdf.Object = cell.A[-1]
    return added


def _ids(names: list[str]) -> pikepdf.Array:
    import pikepdf

    return pikepdf.Array([pikepdf.String(name) for name in names])


def _of_kind(element: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    """Yield the outermost structure elements of a kind, in reading order."""
    import pikepdf

    children = element.get("/K", pikepdf.Array())
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if str(child.S) == kind:
                yield child
            else:
                yield from _of_kind(child, kind)
