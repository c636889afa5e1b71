"""Rules of colour and icons of an xlsx sheet, read from its XML.

A dashboard is often coloured by rules: a cell is green because it says `G`, or shows a red light
because it is the lowest third. `appearance` works out the plain ones; others are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from perfdesk.importing.formats.extract import column_number
from perfdesk.importing.formats.looks.rules import Area, Rule, Threshold
from perfdesk.importing.formats.looks.xlsx_styles import children, local_name, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_MOST_AREAS = 200
_MOST_RULES = 500


def read_rules(sheet: Element, differences: Sequence[tuple[str, str]]) -> tuple[Rule, ...]:
    """Return the rules of a sheet, the first that counts first.

    Args:
        sheet: The element that holds them, of the sheet or of what newer versions add to it.
        differences: Fill and lettering that rules refer to by number.
    """
    found: list[Rule] = []
    for formatting in sheet.iter():
        if local_name(formatting) != "conditionalFormatting":
            continue
        told = formatting.get("sqref") or next(
            (each.text for each in children(formatting, "sqref") if each.text), ""
        )
        areas = tuple(areas_of(told))
        for each in children(formatting, "cfRule"):
            if areas and len(found) < _MOST_RULES:
                found.append(_rule(each, areas, differences))
    return tuple(sorted(found, key=lambda each: each.priority))


def areas_of(told: str) -> Iterator[Area]:
    """Yield the areas that some names of ranges stand for (`B2:B9 D4`)."""
    for each in told.split()[:_MOST_AREAS]:
        if match := _RANGE.fullmatch(each):
            left, top = column_number(match[1]), int(match[2])
            right = column_number(match[3]) if match[3] else left
            bottom = int(match[4]) if match[4] else top
            yield min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def _rule(
    element: Element, areas: tuple[Area, ...], differences: Sequence[tuple[str, str]]
) -> Rule:
    number = whole(element.get("dxfId"), -1)
    fill, lettering = differences[number] if 0 <= number < len(differences) else ("", "")
    formulas = [each.text or "" for each in children(element, "formula")]
    formulas += [each.text or "" for each in children(element, "f")]
    icons = next(children(element, "iconSet"), None)
    return Rule(
        areas,
        whole(element.get("priority"), 2**31),
        element.get("type", ""),
        element.get("operator", ""),
        tuple(formulas),
        element.get("text", ""),
        fill,
        lettering,
        element.get("stopIfTrue", "0") in {"1", "true"},
        "" if icons is None else icons.get("iconSet", "3TrafficLights1"),
        () if icons is None else tuple(_thresholds(icons)),
        icons is not None and icons.get("reverse", "0") in {"1", "true"},
        ()
        if icons is None
        else tuple(
            (each.get("iconSet", ""), whole(each.get("iconId"), 0))
            for each in children(icons, "cfIcon")
        ),
    )


def _thresholds(icons: Element) -> Iterator[Threshold]:
    for each in children(icons, "cfvo"):
        said = each.get("val") or next((f.text for f in children(each, "f") if f.text), "0")
        try:
            value = Decimal(said.strip())
        except InvalidOperation:
            value = Decimal("NaN")
        yield Threshold(
            each.get("type", "percent"), value, each.get("gte", "1") not in {"0", "false"}
        )
