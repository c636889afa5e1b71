"""What Word reads and python-docx has no words for, as elements of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table, _Cell, _Row
    from docx.text.paragraph import Paragraph

LANGUAGE = "en-GB"

_LEFTOVERS = ("/thumbnail", "/stylesWithEffects")


def set_language(document: Document) -> None:
    """Say that all text is British English."""
    from docx.oxml.ns import qn

    for properties in document.styles.element.iter(qn("w:rPr")):
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    (defaults,) = document.styles.element.iter(qn("w:rPrDefault"))
    (properties,) = defaults.iter(qn("w:rPr"))
    properties.append(_element("w:lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))


def drop_leftovers(document: Document) -> None:
    """Leave out what the template has of its own: a picture of it, and the styles of Word 2010."""
    from docx.opc.rel import Relationships

    package = document.part.package
    relations: list[Relationships] = [document.part.rels]
    if package is not None:
        relations.append(package.rels)
    for each in relations:
        for key in [key for key, part in each.items() if part.reltype.endswith(_LEFTOVERS)]:
            del each[key]


def describe_table(table: Table, title: str, description: str) -> None:
    """Give a table the title and description that screen readers tell of it."""
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr
    # The schema wants them last, in this order.
    for name, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        for old in properties.findall(qn(name)):
            properties.remove(old)
        properties.append(_element(name, val=text))


def repeat_on_each_page(row: _Row) -> None:
    """Make a row the heading of its table."""
    properties = row._tr.get_or_add_trPr()
    properties.append(_element("w:cantSplit"))
    properties.append(_element("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """Let no page end within a row."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def shade(cell: _Cell, colour: str) -> None:
    """Give a cell a ground of `#rrggbb`."""
    properties = cell._tc.get_or_add_tcPr()
    properties.append(_element("w:shd", val="clear", color="auto", fill=colour.removeprefix("#")))


def rule(table: Table, colour: str) -> None:
    """Rule a table with hairlines of `#rrggbb`, between rows and around all of it only."""
    borders = _element("w:tblBorders")
    line = {"val": "single", "sz": "4", "space": "0", "color": colour.removeprefix("#")}
    for side in ("top", "left", "bottom", "right", "insideH"):
        borders.append(_element(f"w:{side}", **line))
    borders.append(_element("w:insideV", val="nil"))
    _put_before(table._tbl.tblPr, borders, "w:tblLayout", "w:tblCellMar", "w:tblLook")


def add_page_number(paragraph: Paragraph) -> None:
    """Add a field that says the number of its page."""
    field = _element("w:fldSimple", instr="PAGE")
    run = _element("w:r")
    text = _element("w:t")
    text.text = "1"  # until a program works it out
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _put_before(parent: BaseOxmlElement, child: BaseOxmlElement, *names: str) -> None:
    """Put a child before the first of those that the schema wants after it."""
    from docx.oxml.ns import qn

    later = [each for each in parent if each.tag in {qn(name) for name in names}]
    if later:
        later[0].addprevious(child)
    else:
        parent.append(child)


def mark_first_column(table: Table) -> None:
    """Say that the first row and the first column head the others."""
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    look = {"val": "00A0", "firstRow": "1", "lastRow": "0", "firstColumn": "1"}
    rest = {"lastColumn": "0", "noHBand": "1", "noVBand": "1"}
    properties.append(_element("w:tblLook", **look, **rest))


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
