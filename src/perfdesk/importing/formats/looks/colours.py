"""Colours of a workbook as `RRGGBB`, whichever of its three ways they are written in."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence
from dataclasses import dataclass

_OFFICE_THEME = (
    "FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31",
    "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72",
)  # fmt: skip
_EIGHT = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
OLD_PALETTE = (
    *_EIGHT, *_EIGHT,
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
)  # fmt: skip
"""The colours of Excel's palette by their index, where a workbook brings none of its own."""

_RGB = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")


@dataclass(frozen=True)
class Palette:
    """The colours that a workbook calls by number.

    Attributes:
        theme: Those of its theme, as numbered in cells: light 1, dark 1, light 2, dark 2, ...
        indexed: Those of the older palette.
    """

    theme: Sequence[str] = _OFFICE_THEME
    indexed: Sequence[str] = OLD_PALETTE

    def colour(self, *, rgb: str = "", theme: str = "", indexed: str = "", tint: str = "") -> str:
        """Return a colour as `RRGGBB`; empty where it is automatic or not known."""
        found = ""
        if match := _RGB.fullmatch(rgb):
            found = match[1].upper()
        elif theme:
            found = _numbered(self.theme, theme)
        elif indexed:
            found = _numbered(self.indexed, indexed)
        return tinted(found, _number(tint)) if found and tint else found


def tinted(colour: str, tint: float) -> str:
    """Return a colour made lighter (up to 1) or darker (down to -1) as Excel does."""
    if not tint or not -1 <= tint <= 1:
        return colour
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    shown = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(each * 255):02X}" for each in shown)


def _numbered(colours: Sequence[str], number: str) -> str:
    place = int(number) if number.isascii() and number.isdecimal() else len(colours)
    return colours[place] if place < len(colours) else ""


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
