"""What the cells of the sample's workbooks hold."""

from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"


def workbook_cells(path: Path) -> dict[str, dict[str, tuple[Any, str]]]:
    """Value and number format of each filled cell, by sheet and address."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {
            cell.coordinate: (cell.value, cell.number_format)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book.worksheets
    }


def workbook_fills(path: Path, sheet: str) -> dict[str, str]:
    """Colour of each filled cell of a sheet as `RRGGBB`, by address."""
    import openpyxl

    return {
        cell.coordinate: str(cell.fill.fgColor.rgb)[-6:]
        for row in openpyxl.load_workbook(path)[sheet].iter_rows()
        for cell in row
        if cell.fill.fill_type == "solid"
    }
