"""What a sheet holds that a person who looks at it would not see, or that is not taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.importing.formats.extract import Sheet, a1, cells_at, column_letters
from perfdesk.importing.formats.looks.sheet_looks import SheetLooks


def notes_of(sheet: Sheet, looks: SheetLooks | None) -> Iterator[Problem]:
    """Yield what a sheet holds that a person would not see, or that is not taken.

    Args:
        sheet: The sheet, with its looks.
        looks: What the file says of how it is shown; None where it says nothing.
    """
    where = f"sheet {sheet.name}"
    if looks is None:
        return
    if looks.without_result:
        yield Problem(
            Severity.WARNING,
            ImportKind.FORMULA,
            f"{_cells(looks.without_result)} of sheet \u201c{sheet.name}\u201d hold formulas that "
            "were never calculated, so they are read as blank. Open the file in Excel, save it "
            "and import it again.",
            where=where,
        )
    rows = [f"{row}" for row in sorted(sheet.hidden_rows) if not sheet.is_blank(row)]
    if rows:
        yield _hidden("row", rows, sheet)
    columns = [each for each in sorted(sheet.hidden_columns) if _holds_something(sheet, each)]
    if columns:
        yield _hidden("column", [column_letters(each) for each in columns], sheet)
    if looks.comments:
        yield Problem(
            Severity.NOTE,
            ImportKind.COMMENT,
            f"{_cells([a1(*each) for each in looks.comments])} of sheet \u201c{sheet.name}\u201d "
            "have comments, which are not imported.",
            where=where,
        )


def _hidden(kind: str, names: Sequence[str], sheet: Sheet) -> Problem:
    one = f"{kind.capitalize()} {names[0]} of sheet \u201c{sheet.name}\u201d is"
    first = f"(the first is {kind} {names[0]})"
    many = f"{len(names)} {kind}s of sheet \u201c{sheet.name}\u201d {first} are"
    return Problem(
        Severity.NOTE,
        ImportKind.HIDDEN_ROWS if kind == "row" else ImportKind.HIDDEN_COLUMNS,
        f"{one if len(names) == 1 else many} hidden. What stands there never replaces what is "
        "shown. Check that it is meant to be read.",
        where=f"sheet {sheet.name}",
    )


def _holds_something(sheet: Sheet, column: int) -> bool:
    return any(each != "" for each in cells_at(sheet.values, column - 1))


def _cells(names: Sequence[str]) -> str:
    """Return the first of some cells in words (`F3, F4 and 10 more cells`)."""
    if len(names) > 3:
        return f"{', '.join(names[:3])} and {len(names) - 3} more cells"
    return "Cells " + ", ".join(names) if len(names) > 1 else f"Cell {names[0]}"
