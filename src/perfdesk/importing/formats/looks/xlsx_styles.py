"""The styles of an xlsx workbook: what each says of the cells that have it, by its number."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perfdesk.importing.formats.looks.colours import OLD_PALETTE, Palette
from perfdesk.importing.formats.markup.symbols import is_symbol_font

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_BUILT_IN_PERCENTAGES = {9: 0, 10: 2}
_DECIMALS = re.compile(r"[.,]([0-9#?]++)[^%]*%")
_LONGEST_FORMAT = 255
"""Letters of a number format, as Excel has it."""

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LIGHT_AND_DARK = ("lt1", "dk1", "lt2", "dk2")
_ACCENTS = (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


@dataclass(frozen=True)
class Styles:
    """What the styles of a workbook say of the cells that have them, by number of the style.

    Attributes:
        percentages: Digits after the point of those that show a percentage.
        fills: Colours of those that are filled.
        letterings: Colours of those whose letters are neither black nor automatic.
        indents: Steps by which those are set in that are.
        symbols: Fonts of those whose letters are drawn as symbols (`Wingdings 3`).
        differences: Fill and lettering that the rules of colour put on, in their order.
    """

    percentages: Mapping[int, int] = field(default_factory=dict)
    fills: Mapping[int, str] = field(default_factory=dict)
    letterings: Mapping[int, str] = field(default_factory=dict)
    indents: Mapping[int, int] = field(default_factory=dict)
    symbols: Mapping[int, str] = field(default_factory=dict)
    differences: Sequence[tuple[str, str]] = ()


def decimals_of(number_format: str) -> int:
    """Return how many digits a percentage shows after the point: 1 for `0.0%` and `89.6%`."""
    match = _DECIMALS.search(number_format[:_LONGEST_FORMAT].partition(";")[0])
    return len(match[1]) if match else 0


def shows_percentage(number_format: str) -> bool:
    """Tell whether a number format multiplies by a hundred; a percent sign in quotes does not."""
    return "%" in _LITERAL.sub("", number_format[:_LONGEST_FORMAT])


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace, of which there are several."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element | None, *path: str) -> Iterator[Element]:
    """Yield the elements under *element* by their names from the outermost, of any namespace."""
    if element is None:
        return
    for each in element:
        if local_name(each) == path[0]:
            if len(path) == 1:
                yield each
            else:
                yield from children(each, *path[1:])


def read_styles(archive: zipfile.ZipFile, styles: str, theme: str) -> Styles:
    """Return the styles of a workbook.

    Args:
        archive: The workbook.
        styles: Name of the part that holds them; empty where there is none.
        theme: Name of the part with the colours of its theme; empty where there is none.
    """
    if not styles:
        return Styles()
    root = parsed(archive, styles)
    palette = Palette(_theme_colours(archive, theme), _indexed(root))
    percent = _percentages(root)
    fills = [_fill(each, palette) for each in children(root, "fills", "fill")]
    fonts = [_lettering(each, palette) for each in children(root, "fonts", "font")]
    drawn = [_symbol_font(each) for each in children(root, "fonts", "font")]
    symbols: dict[int, str] = {}
    percentages: dict[int, int] = {}
    filled: dict[int, str] = {}
    lettered: dict[int, str] = {}
    indents: dict[int, int] = {}
    for number, style in enumerate(children(root, "cellXfs", "xf")):
        shown, fill = whole(style.get("numFmtId"), 0), whole(style.get("fillId"), 0)
        font = whole(style.get("fontId"), 0)
        if shown in percent:
            percentages[number] = percent[shown]
        if 0 <= fill < len(fills) and fills[fill]:
            filled[number] = fills[fill]
        if 0 <= font < len(fonts) and fonts[font]:
            lettered[number] = fonts[font]
        if 0 <= font < len(drawn) and drawn[font]:
            symbols[number] = drawn[font]
        steps = [whole(each.get("indent"), 0) for each in children(style, "alignment")]
        if max(steps, default=0) > 0:
            indents[number] = max(steps)
    return Styles(percentages, filled, lettered, indents, symbols, _differences(root, palette))


def parsed(archive: zipfile.ZipFile, part: str) -> Element:
    """Return the root of a part, without following anything that it refers to."""
    from defusedxml.ElementTree import fromstring

    root: Element = fromstring(archive.read(part))
    return root


def whole(told: str | None, otherwise: int) -> int:
    """Return a whole number; *otherwise* where there is none."""
    is_number = told is not None and re.fullmatch(r"-?\d{1,9}", told.strip())
    return int(told) if told is not None and is_number else otherwise


def _percentages(root: Element) -> dict[int, int]:
    percent = dict(_BUILT_IN_PERCENTAGES)
    for each in children(root, "numFmts", "numFmt"):
        code, number = each.get("formatCode", ""), whole(each.get("numFmtId"), -1)
        percent.pop(number, None)
        if shows_percentage(code):
            percent[number] = decimals_of(code)
    return percent


def _theme_colours(archive: zipfile.ZipFile, part: str) -> Sequence[str]:
    if not part:
        return Palette().theme
    schemes = (each for each in parsed(archive, part).iter() if local_name(each) == "clrScheme")
    named: dict[str, str] = {}
    for each in next(schemes, ()):
        for told in each:
            named[local_name(each)] = (told.get("lastClr", "") or told.get("val", "")).upper()
    default = Palette().theme
    names = (*_LIGHT_AND_DARK, *_ACCENTS)
    found = [named.get(name, default[place]) for place, name in enumerate(names)]
    right = re.compile(r"[0-9A-F]{6}")
    return [each if right.fullmatch(each) else default[place] for place, each in enumerate(found)]


def _indexed(root: Element) -> Sequence[str]:
    own = [
        each.get("rgb", "")[-6:] for each in children(root, "colors", "indexedColors", "rgbColor")
    ]
    return [*own, *OLD_PALETTE[len(own) :]] if own else OLD_PALETTE


def _colour(element: Element, palette: Palette) -> str:
    return palette.colour(
        rgb=element.get("rgb", ""),
        theme=element.get("theme", ""),
        indexed=element.get("indexed", ""),
        tint=element.get("tint", ""),
    )


def _fill(fill: Element, palette: Palette, *, of_rule: bool = False) -> str:
    """Return the colour of a fill; empty where it has none.

    A rule of colour writes the colour of a solid fill as that of its background.
    """
    for stop in children(fill, "gradientFill", "stop", "color"):
        return _colour(stop, palette)
    for pattern in children(fill, "patternFill"):
        kind = pattern.get("patternType", "solid" if of_rule else "none")
        if kind != "solid" and not (of_rule and kind != "none"):
            return ""
        for name in ("bgColor", "fgColor") if of_rule else ("fgColor",):
            for each in children(pattern, name):
                if colour := _colour(each, palette):
                    return colour
    return ""


def _symbol_font(font: Element) -> str:
    """Return the name of a font that draws symbols for letters; empty for any other."""
    names = (each.get("val", "") for each in children(font, "name"))
    return next((each for each in names if is_symbol_font(each)), "")


def _lettering(font: Element, palette: Palette) -> str:
    colours = (_colour(each, palette) for each in children(font, "color"))
    return next((each for each in colours if each != "000000"), "")


def _differences(root: Element, palette: Palette) -> list[tuple[str, str]]:
    found = []
    for each in children(root, "dxfs", "dxf"):
        fills = (_fill(fill, palette, of_rule=True) for fill in children(each, "fill"))
        fonts = (_lettering(font, palette) for font in children(each, "font"))
        found.append((next(fills, ""), next(fonts, "")))
    return found
