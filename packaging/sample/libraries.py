"""`Libraries monthly 2023-24.xlsx`: visits and loans by branch and month, and a run before.

Published (Arts Council England, libraries activity data 2023/24, Open Government Licence v3.0):
the counts of each month of visits, physical loans (books and audio books), e-books and digital
audio books. Printed in Appendix A of 3 June 2024: 833.3k junior loans, 1,006.6k e-loans, 2,384.5k
loans in total, 305.2k issues of community libraries, 180.1k of them to children. The splits by
branch, the months of the junior loans and of the third supplier, and the units behind the printed
thousands are illustrative, and every sheet says so. The branches have numbers in place of names.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

from contacts import MONTHS
from splits import split, uneven

VISITS = (44488, 43313, 54753, 53050, 66381, 47277, 48604, 58303, 41219, 46259, 51872, 59541)
BOOKS = (
    109338, 108976, 104734, 141812, 149414, 116918, 113817, 109581, 84652, 110347, 103040, 110819,
)  # fmt: skip
AUDIO_BOOKS = (1297, 1114, 1182, 1325, 1493, 1256, 1182, 1205, 1003, 1352, 958, 1040)
E_BOOKS = (9027, 9189, 8356, 9292, 9498, 8887, 8955, 8372, 8538, 9220, 9031, 9298)
DIGITAL_AUDIO = (
    15293, 15381, 14677, 15811, 16686, 15715, 15944, 15469, 14715, 16484, 15840, 17471,
)  # fmt: skip
LOANS = tuple(map(sum, zip(BOOKS, AUDIO_BOOKS, strict=True)))

JUNIOR, E_LOANS = 833_312, 1_006_628
COMMUNITY, COMMUNITY_JUNIOR = 305_214, 180_087
COMMUNITY_VISITS = 187_406

BRANCHES = 32
COMMUNITY_BRANCHES = (2, 4, 5, 8, 9, 11, 13, 14, 16, 18, 20, 21, 23, 25, 26, 28, 30, 31)
LARGEST = (1, 7, 19)
CLOSED = {(6, 4), (6, 5), (17, 0), (24, 9)}
"""Branch and month, from April, for which the sheet says `closed`; a blank roof, a repair."""

MOBILE = 32
"""Has no visits counted in the months that say `-`."""
NOT_COUNTED = {(MOBILE, 0), (MOBILE, 1), (MOBILE, 2)}

SHADE = "#D9EAD3"
FIRST_ROW = 6
"""Row of the headings, as Excel counts them."""

SAID = (
    "Illustrative: the splits by branch are made up for this sample. {} "
    "Shaded rows: community libraries."
)
PUBLISHED = "The total of each month is the published one (Arts Council England, 2023/24)."
PRINTED = "The year's total is the printed one (report of 3 June 2024); its months are made up."
SAID_E_LOANS = (
    "Illustrative: the third supplier's months are made up for this sample so that the year comes "
    "to the printed total; e-books and audio books are the published ones (Arts Council England)."
)
SUPPLIERS = ("Supplier A: e-books", "Supplier B: e-audio books", "Supplier C: e-news and magazines")

Grid = dict[int, list[int | str]]


def by_branch(months: tuple[int, ...], community: int) -> Grid:
    """Each branch's months; they add up to *months*, and the community ones to *community*."""
    of_community = split(community, months)
    grid: Grid = {branch: [] for branch in range(1, BRANCHES + 1)}
    for month, total in enumerate(months):
        for inside, count in (
            (True, of_community[month]),
            (False, total - of_community[month]),
        ):
            mine = [each for each in grid if (each in COMMUNITY_BRANCHES) is inside]
            weights = [weight(branch, month) for branch in mine]
            for branch, part in zip(mine, split(count, weights), strict=True):
                grid[branch].append(instead_of(branch, month) or part)
    return grid


def weight(branch: int, month: int) -> int:
    """How busy a branch is in a month; 0 while it is closed or not counted."""
    if instead_of(branch, month):
        return 0
    size = 40 if branch in LARGEST else 6 + branch * 29 % 17
    return uneven(size if branch != MOBILE else 3, branch, month)


def instead_of(branch: int, month: int) -> str:
    """The word that stands in place of a count; empty where there is a count."""
    if (branch, month) in CLOSED:
        return "closed"
    return "-" if (branch, month) in NOT_COUNTED else ""


def junior_loans() -> Grid:
    """Junior loans by branch, never more than the branch's loans of that month."""
    return by_branch(tuple(split(JUNIOR, LOANS)), COMMUNITY_JUNIOR)


def headings() -> list[str]:
    """The twelve months as the sheets head them."""
    return [f"{month}-{23 if at < 9 else 24}" for at, month in enumerate(MONTHS)]


def count_of(months: list[int | str]) -> int:
    """The sum of a row of months."""
    return sum(each for each in months if isinstance(each, int))


def write_head(sheet: Any, formats: dict[str, Any], title: str, said: str, label: str) -> None:
    """Title, note and headings."""
    sheet.set_column("A:A", 34)
    sheet.set_column("B:M", 9)
    sheet.set_column("N:N", 11)
    sheet.write_string("A1", title, formats["title"])
    sheet.write_string("A2", "April 2023 to March 2024, by month")
    sheet.write_string("A3", "Library management system; data to 31/03/2024")
    sheet.write_string("A4", said, formats["note"])
    for column, text in enumerate((label, *headings(), "2023/24")):
        sheet.write_string(FIRST_ROW - 1, column, text, formats["head"])
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 1)


def write_row(sheet: Any, row: int, label: str, months: list[int | str], looks: Any) -> None:
    """A label, twelve months and their sum, in two looks; *row* as Excel counts it."""
    of_label, of_count = looks
    sheet.write_string(row - 1, 0, label, of_label)
    for column, value in enumerate((*months, count_of(months)), start=1):
        sheet.write(row - 1, column, value, of_count)


def total_of(rows: list[list[int | str]]) -> list[int | str]:
    """The sum of each month over *rows*."""
    return [count_of(list(column)) for column in zip(*rows, strict=True)]


def libraries(target: Path) -> None:
    """Write the workbook to *target*; the same bytes each time."""
    import xlsxwriter

    with xlsxwriter.Workbook(target) as book:
        book.set_properties(
            {
                "title": "Libraries by month 2023/24 (sample)",
                "comments": SAID.format(PUBLISHED),
                "created": datetime(2024, 4, 9),
            }
        )
        looks = {"count": {}, "shaded": {"bg_color": SHADE}, "total": {"bold": True, "top": 2}}
        number = {"num_format": "#,##0", "align": "right"}
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "note": book.add_format({"italic": True}),
            "head": book.add_format({"bold": True, "border": 1, "bg_color": "#C6D3E3"}),
        }
        for name, look in looks.items():
            both = ({"border": 1} | look, {"border": 1} | number | look)
            formats[name] = tuple(book.add_format(each) for each in both)
        grids = (
            ("Visits", "Library visits", by_branch(VISITS, COMMUNITY_VISITS), PUBLISHED),
            ("Loans", "Library loans", by_branch(LOANS, COMMUNITY), PUBLISHED),
            ("Junior loans", "Junior loans", junior_loans(), PRINTED),
        )
        e_loans = e_loans_by_supplier()
        for name, title, grid, source in grids:
            sheet = book.add_worksheet(name)
            write_head(sheet, formats, f"{title} 2023/24", SAID.format(source), "Library")
            row = FIRST_ROW + 1
            for row, (branch, months) in enumerate(grid.items(), start=FIRST_ROW + 1):
                shade = "shaded" if branch in COMMUNITY_BRANCHES else "count"
                label = "Mobile library" if branch == MOBILE else f"Branch {branch:02}"
                write_row(sheet, row, label, months, formats[shade])
            totals = [total_of(list(grid.values()))]
            if name == "Loans":  # loans of branches, then those that no branch makes
                write_row(sheet, row + 1, "Physical loans", totals[0], formats["total"])
                totals.append(total_of(e_loans))
                row += 2
                write_row(sheet, row, "E-loans (see sheet E-loans)", totals[1], formats["count"])
            write_row(sheet, row + 1, "Total", total_of(totals), formats["total"])
        sheet = book.add_worksheet("E-loans")
        write_head(sheet, formats, "E-loans 2023/24", SAID_E_LOANS, "Supplier")
        for row, (label, months) in enumerate(zip(SUPPLIERS, e_loans, strict=True), FIRST_ROW + 1):
            write_row(sheet, row, label, months, formats["count"])
        write_row(sheet, FIRST_ROW + 4, "Total", total_of(e_loans), formats["total"])


def e_loans_by_supplier() -> list[list[int | str]]:
    """The months of each supplier of e-loans."""
    rest = E_LOANS - sum(E_BOOKS) - sum(DIGITAL_AUDIO)
    weights = [uneven(100, 3, month) for month in range(12)]
    return [list(E_BOOKS), list(DIGITAL_AUDIO), list(split(rest, weights))]


# --- the run before ------------------------------------------------------------------------------
MONTHS_RUN = 11
"""April to February: the file was saved before March was counted."""


def run_to_february() -> bytes:
    """`Library activity run 8 March.csv`: the year's figures, but only up to February.

    Every figure is the sum of eleven published months.
    """
    rows = [
        ("Library activity 2023/24",),
        ("Data to 29/02/2024",),
        ("Sums of the published months April 2023 to February 2024 (Arts Council England)",),
        (),
        ("Measure", "Year", "Value"),
        ("Library visits", "2023/24", sum(VISITS[:MONTHS_RUN])),
        ("Physical loans", "2023/24", sum(LOANS[:MONTHS_RUN])),
        ("E-book loans", "2023/24", sum(E_BOOKS[:MONTHS_RUN])),
        ("E-audio book loans", "2023/24", sum(DIGITAL_AUDIO[:MONTHS_RUN])),
    ]
    lines = [",".join(str(cell) for cell in row) + "\r\n" for row in rows]
    return b"\xef\xbb\xbf" + "".join(lines).encode()
