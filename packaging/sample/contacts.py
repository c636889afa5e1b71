"""`1 Contacts`: new contacts by what followed, as a reporting server saves them under `.xls`.

Such a server writes SpreadsheetML 2003, which is XML that Excel opens, under a name that says
`.xls`. Printed in the committee report of 3 June 2024, paragraph 10, and its Appendix A: the
shares 49.2, 17.4, 19.1 and 14.3 % of the new contacts, and those of 2022/23: 56.7, 16.3, 12.8 and
14.3 %. The splits by sequel and month are illustrative, and so are the counts of 2022/23, of which
only the shares are printed; both sheets say so.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from splits import split, uneven

PREVENT, REDUCE, DELAY, MEET = "Prevent", "Reduce", "Delay", "Meet"

TOTALS = {PREVENT: 18_475, REDUCE: 6_534, DELAY: 7_172, MEET: 5_369}
TOTALS_BEFORE = {PREVENT: 18_831, REDUCE: 5_407, DELAY: 4_243, MEET: 4_749}

# In the words and in about the order of the short and long term support return (STS001), with the
# layer that each counts towards and its illustrative weight within it.
SEQUELS = (
    ("Short Term Support to Maximise Independence (ST-Max)", DELAY, 62),
    ("Short Term Support (Other)", DELAY, 38),
    ("Long Term Support - Nursing Care", MEET, 9),
    ("Long Term Support - Residential Care", MEET, 19),
    ("Long Term Support - Community", MEET, 66),
    ("End of Life", MEET, 6),
    ("Ongoing Low Level Support", REDUCE, 31),
    ("Equipment and Adaptations", REDUCE, 52),
    ("Telecare", REDUCE, 17),
    ("Universal Services/Signposted to Other Services", PREVENT, 58),
    ("Information and Advice Only", PREVENT, 22),
    ("No Services Provided - Support Declined", PREVENT, 8),
    ("No Services Provided - Request Withdrawn", PREVENT, 4),
    ("No Services Provided - Any Other Reason", PREVENT, 8),
)

MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
WORKING_DAYS = (18, 20, 22, 21, 22, 21, 22, 22, 19, 22, 21, 20)

# The layout: a margin, the labels, and a spacer before each quarter and before the total.
LABEL = 2
FIRST_MONTHS = (4, 8, 12, 16)
TOTAL = 20
WIDTHS = {1: 12, LABEL: 290, 3: 8, 7: 8, 11: 8, 15: 8, 19: 8, TOTAL: 60}
HEADER_ROW = 7
LAST_COLUMN = TOTAL

SAID = (
    "Illustrative: the splits by sequel and month are made up for this sample; each layer's total "
    "is that of the committee report of 3 June 2024."
)
SAID_BEFORE = (
    "Illustrative: the counts and their splits are made up for this sample; the layers' shares are "
    "those printed for 2022/23."
)
FOOTNOTES = (
    "1. New contacts: requests for support from people who do not receive a long-term service.",
    "2. One sequel is counted for each contact, the one with the highest level of support.",
    "3. Counts of the last month may rise as contacts are completed.",
)

Cell = tuple[int, object, str, int]
"""Column, value, style, and how many columns further it is merged across."""

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"\
 xmlns:x="urn:schemas-microsoft-com:office:excel"\
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles>
<Style ss:ID="Default"><Font ss:FontName="Arial" ss:Size="9"/>\
<Interior ss:Color="#FFFFFF" ss:Pattern="Solid"/></Style>
<Style ss:ID="band"><Font ss:FontName="Arial" ss:Size="16" ss:Bold="1" ss:Color="#FFFFFF"/>\
<Interior ss:Color="#1F3864" ss:Pattern="Solid"/></Style>
<Style ss:ID="title"><Font ss:FontName="Arial" ss:Size="12" ss:Bold="1"/>\
<Interior ss:Color="#FFFFFF" ss:Pattern="Solid"/></Style>
<Style ss:ID="note"><Font ss:FontName="Arial" ss:Size="9" ss:Italic="1"/>\
<Interior ss:Color="#FFFFFF" ss:Pattern="Solid"/></Style>
<Style ss:ID="head"><Alignment ss:Horizontal="Center"/>\
<Font ss:FontName="Arial" ss:Size="9" ss:Bold="1"/>\
<Interior ss:Color="#C6D3E3" ss:Pattern="Solid"/></Style>
<Style ss:ID="count"><Font ss:FontName="Arial" ss:Size="9"/>\
<Interior ss:Color="#FFFFFF" ss:Pattern="Solid"/><NumberFormat ss:Format="#,##0"/></Style>
<Style ss:ID="total"><Borders>\
<Border ss:Position="Top" ss:LineStyle="Continuous" ss:Weight="1"/></Borders>\
<Font ss:FontName="Arial" ss:Size="9" ss:Bold="1"/>\
<Interior ss:Color="#FFFFFF" ss:Pattern="Solid"/><NumberFormat ss:Format="#,##0"/></Style>
</Styles>
"""


def counts(totals: dict[str, int]) -> list[tuple[str, list[int]]]:
    """Each sequel with its twelve months; the sequels of a layer add up to its total."""
    rows = []
    for layer, total in totals.items():
        mine = [(name, weight) for name, of, weight in SEQUELS if of == layer]
        of_sequels = split(total, [weight for _, weight in mine])
        for (name, _), count in zip(mine, of_sequels, strict=True):
            row = [each[0] for each in SEQUELS].index(name)
            weights = [uneven(days, row, month) for month, days in enumerate(WORKING_DAYS)]
            rows.append((row, name, split(count, weights)))
    return [(name, months) for _, name, months in sorted(rows)]


def month_columns() -> list[int]:
    """The columns of the twelve months."""
    return [first + at for first in FIRST_MONTHS for at in range(3)]


def row_xml(number: int, cells: list[Cell], height: int = 13) -> str:
    """One row; every cell names its column, as there are gaps."""
    written = []
    for column, value, style, across in cells:
        kind = "Number" if isinstance(value, int) else "String"
        merged = f' ss:MergeAcross="{across}"' if across else ""
        data = f'<Data ss:Type="{kind}">{escape(str(value))}</Data>' if value != "" else ""
        written.append(f'<Cell ss:Index="{column}" ss:StyleID="{style}"{merged}>{data}</Cell>')
    return f'<Row ss:Index="{number}" ss:Height="{height}">{"".join(written)}</Row>\n'


def table_cells(year: int, totals: dict[str, int]) -> Iterator[tuple[int, list[Cell]]]:
    """The header row, the sequels and the total row, with their numbers."""
    columns = month_columns()
    years = [year if at < 9 else year + 1 for at in range(12)]
    heads = [f"{month} {of}" for month, of in zip(MONTHS, years, strict=True)]
    yield (
        HEADER_ROW,
        [
            (LABEL, "Sequel to new contact", "head", 0),
            *((column, head, "head", 0) for column, head in zip(columns, heads, strict=True)),
            (TOTAL, "Total", "head", 0),
        ],
    )
    rows = counts(totals)
    for number, (name, months) in enumerate(rows, start=HEADER_ROW + 1):
        cells: list[Cell] = [(LABEL, name, "Default", 0)]
        cells += [(at, count, "count", 0) for at, count in zip(columns, months, strict=True)]
        yield number, [*cells, (TOTAL, sum(months), "count", 0)]
    by_month = [sum(months[at] for _, months in rows) for at in range(12)]
    cells = [(LABEL, "Total", "total", 0)]
    cells += [(at, count, "total", 0) for at, count in zip(columns, by_month, strict=True)]
    yield HEADER_ROW + len(rows) + 1, [*cells, (TOTAL, sum(by_month), "total", 0)]


def sheet_xml(year: int, totals: dict[str, int], said: str, *, hidden: bool) -> str:
    """One worksheet: the band where the server puts the logo, the table, and its footnotes."""
    name = f"{year}-{(year + 1) % 100}"
    width = LAST_COLUMN - 1
    parts = [f"<Worksheet ss:Name={quoteattr(name)}>\n<Table>\n"]
    for column in range(1, LAST_COLUMN + 1):
        parts.append(f'<Column ss:Index="{column}" ss:Width="{WIDTHS.get(column, 48)}"/>\n')
    band = ("", "Adult social care reports", "", "")
    for number, text in enumerate(band, start=1):
        parts.append(row_xml(number, [(1, text, "band", width)], 24 if text else 8))
    data_to = f"Data to 31/03/{year + 1}"
    title = f"Contacts and sequels {year}/{(year + 1) % 100}"
    parts.append(row_xml(5, [(LABEL, title, "title", 0), (4, data_to, "title", 6)], 17))
    parts.append(row_xml(6, [(LABEL, said, "note", width - 1)]))
    last = HEADER_ROW
    for number, cells in table_cells(year, totals):
        parts.append(row_xml(number, cells, 15 if number == HEADER_ROW else 13))
        last = number
    for number, text in enumerate(FOOTNOTES, start=last + 2):
        parts.append(row_xml(number, [(LABEL, text, "note", width - 1)]))
    visible = "<Visible>SheetHidden</Visible>" if hidden else ""
    parts.append(
        '</Table>\n<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel">'
        '<PageSetup><Layout x:Orientation="Landscape"/></PageSetup><FitToPage/>'
        "<Print><FitHeight>1</FitHeight><ValidPrinterInfo/><PaperSizeIndex>9</PaperSizeIndex>"
        f"</Print>{visible}</WorksheetOptions>\n</Worksheet>\n"
    )
    return "".join(parts)


def contacts(target: Path) -> None:
    """Write the workbook to *target*; the same bytes each time."""
    sheets = (
        sheet_xml(2023, TOTALS, SAID, hidden=False),
        sheet_xml(2022, TOTALS_BEFORE, SAID_BEFORE, hidden=True),
    )
    text = HEAD + "".join(sheets) + "</Workbook>\n"
    target.write_bytes(text.replace("\n", "\r\n").encode())
