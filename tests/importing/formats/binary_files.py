"""Binary workbooks made for a test, record by record: no library writes them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

Cell = tuple[float | str, int]
"""What a cell holds, and the number of its style in `FORMATS`."""

FORMATS = ("General", "0.0%", "0%")
GREEN = "C6EFCE"
"""The fill of the last style, which is also set in by two steps."""

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def write_xls(
    path: Path,
    cells: Mapping[tuple[int, int], Cell],
    *,
    is_of_1904: bool = False,
    extent: tuple[int, int, int, int] | None = None,
    hidden_row: int | None = None,
    widths: Mapping[int, int] | None = None,
) -> Path:
    """Write an .xls of one sheet; rows and columns are counted from 0.

    Args:
        path: Where to.
        cells: The cells.
        is_of_1904: Whether its dates count from 1904.
        extent: What it says of its rows and columns, the first ones and those behind the last.
        hidden_row: A row that is hidden.
        widths: Widths of columns, in 256ths of a letter; -1 for one that is hidden.
    """
    globals_ = [_biff(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))]
    globals_ += [_biff(0x0022, struct.pack("<H", is_of_1904))]
    globals_ += [
        _biff(0x041E, struct.pack("<HHB", 164 + place, len(code), 0) + code.encode())
        for place, code in enumerate(FORMATS)
    ]
    colour = struct.pack("<H", 56) + bytes.fromhex(GREEN) + b"\0" + bytes(55 * 4)
    globals_ += [_biff(0x0092, colour)]
    globals_ += [_biff(0x00E0, _xls_style(place)) for place in range(len(FORMATS))]
    sheet = [_biff(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))]
    if extent:
        sheet += [_biff(0x0200, struct.pack("<IIHHH", *extent, 0))]
    for column, width in (widths or {}).items():
        told = struct.pack("<HHHHH", column, column, max(width, 0), 0, width < 0)
        sheet += [_biff(0x007D, told)]
    if hidden_row is not None:
        sheet += [_biff(0x0208, struct.pack("<HHHHIHH", hidden_row, 0, 9, 255, 0, 0x20, 0))]
    sheet += [_xls_cell(*place, *cell) for place, cell in sorted(cells.items())]
    sheet += [_biff(0x000A, b"")]
    start = sum(map(len, globals_)) + 4 + 8 + len(b"Sheet") + 4
    globals_ += [_biff(0x0085, struct.pack("<IBBBB", start, 0, 0, 5, 0) + b"Sheet")]
    globals_ += [_biff(0x000A, b"")]
    path.write_bytes(_compound("Workbook", b"".join([*globals_, *sheet]).ljust(5000, b"\0")))
    return path


def _biff(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _xls_style(place: int) -> bytes:
    is_last = place == len(FORMATS) - 1
    head = struct.pack("<HHHBBBB", 0, 164 + place, 0, 0, 0, 2 if is_last else 0, 0)
    return head + struct.pack("<IIH", 0, (1 << 26) if is_last else 0, 8 if is_last else 0)


def _xls_cell(row: int, column: int, value: float | str, style: int) -> bytes:
    if isinstance(value, str):
        text = struct.pack("<HHHHB", row, column, style, len(value), 0) + value.encode("latin-1")
        return _biff(0x0204, text)
    return _biff(0x0203, struct.pack("<HHHd", row, column, style, value))


def _compound(name: str, stream: bytes) -> bytes:
    """Return an OLE compound file with one stream of four kilobytes or more."""
    sectors = -(-len(stream) // _SECTOR)
    table = [_TABLE, _END, *range(3, sectors + 2), _END]
    table += [_FREE] * (_SECTOR // 4 - len(table))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    folder = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, 2, len(stream))
    folder = folder.ljust(_SECTOR, b"\0")
    return (
        head
        + struct.pack(f"<{_SECTOR // 4}I", *table)
        + folder
        + stream.ljust(sectors * _SECTOR, b"\0")
    )


def _entry(name: str, kind: int, child: int, first: int, length: int) -> bytes:
    title = (name + "\0").encode("utf-16-le")
    told = title.ljust(64, b"\0") + struct.pack("<HBB", len(title), kind, 1)
    told += struct.pack("<III", _FREE, _FREE, child) + bytes(36)
    return told + struct.pack("<IQ", first, length)


def write_xlsb(
    path: Path,
    rows: Mapping[int, Mapping[int, Cell]],
    *,
    hidden_row: int | None = None,
    heights: Mapping[int, int] | None = None,
    widths: Mapping[int, int] | None = None,
) -> Path:
    """Write an .xlsb of one sheet; rows and columns are counted from 0.

    Args:
        path: Where to.
        rows: Its cells by row and column.
        hidden_row: A row that is hidden.
        heights: Heights of rows, in twentieths of a point; 300 for others.
        widths: Widths of columns, in 256ths of a letter; -1 for one that is hidden.
    """
    book = [_bin(131), _bin(143), _bin(156, struct.pack("<II", 0, 1) + _wide("rId1", "Sheet"))]
    book += [_bin(144), _bin(132)]
    styles = [_bin(278), _bin(615, struct.pack("<I", len(FORMATS)))]
    styles += [
        _bin(44, struct.pack("<H", 164 + place) + _wide(code)) for place, code in enumerate(FORMATS)
    ]
    fill = (
        struct.pack("<I", 1) + struct.pack("<BBh", 2 << 1 | 1, 0, 0) + bytes.fromhex(GREEN + "FF")
    )
    styles += [
        _bin(616),
        _bin(603),
        _bin(45, bytes(68)),
        _bin(45, fill.ljust(68, b"\0")),
        _bin(604),
    ]
    styles += [_bin(617, struct.pack("<I", len(FORMATS)))]
    styles += [_bin(47, _xlsb_style(place)) for place in range(len(FORMATS))]
    styles += [_bin(618), _bin(279)]
    last_row, last_column = max(rows), max(max(cells) for cells in rows.values())
    sheet = [_bin(129), _bin(148, struct.pack("<IIII", 0, last_row, 0, last_column))]
    for column, width in (widths or {}).items():
        told = struct.pack("<IIIIH", column, column, max(width, 0), 0, width < 0)
        sheet.append(_bin(60, told))
    sheet.append(_bin(145))
    for row, cells in sorted(rows.items()):
        height, flags = (heights or {}).get(row, 300), 0x10 if row == hidden_row else 0
        sheet.append(_bin(0, struct.pack("<IIHBBBI", row, 0, height, 0, flags, 0, 0)))
        sheet += [_xlsb_cell(column, *cell) for column, cell in sorted(cells.items())]
    sheet += [_bin(146), _bin(130)]
    _pack(path, {"workbook": book, "styles": styles, "worksheets/sheet1": sheet})
    return path


def _bin(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, left = b"", len(content)
    while True:
        length += bytes([left & 0x7F | (0x80 if left > 0x7F else 0)])
        left >>= 7
        if not left:
            return head + length + content


def _wide(*texts: str) -> bytes:
    return b"".join(struct.pack("<I", len(text)) + text.encode("utf-16-le") for text in texts)


def _xlsb_style(place: int) -> bytes:
    is_last = place == len(FORMATS) - 1
    told = struct.pack("<HHHHH", 0, 164 + place, 0, int(is_last), 0)
    return told + bytes([0, 2 if is_last else 0, 0, 0, 0, 0])


def _xlsb_cell(column: int, value: float | str, style: int) -> bytes:
    head = struct.pack("<I", column) + style.to_bytes(3, "little") + b"\0"
    if isinstance(value, str):
        return _bin(6, head + _wide(value))
    return _bin(5, head + struct.pack("<d", value))


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _pack(path: Path, parts: Mapping[str, Sequence[bytes]]) -> None:
    targets = {"worksheet": "worksheets/sheet1.bin", "styles": "styles.bin"}
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), start=1)
    )
    root = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.bin"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}"/>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}">{root}</Relationships>')
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
        )
        for name, told in parts.items():
            archive.writestr(f"xl/{name}.bin", b"".join(told))
