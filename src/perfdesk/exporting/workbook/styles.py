"""The look of the workbook: colours from the light theme, Arial, few lines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING

from perfdesk.core.verdicts import Tone

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

FONT = "Arial"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by their name in the theme.

    Attributes:
        colours: `#rrggbb` by name.
    """

    colours: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Return the colour with that name."""
        return self.colours[name]

    def tint(self, tone: Tone) -> str:
        """The ground behind a verdict."""
        return self.colours[f"status_{tone.value}_tint"]

    def ink(self, tone: Tone) -> str:
        """The text of a verdict."""
        return self.colours[f"status_{tone.value}_ink"]

    def edge(self, tone: Tone) -> str:
        """The outline of a verdict."""
        return self.colours[f"status_{tone.value}_edge"]


def light_palette() -> Palette:
    """Read the colours of the light theme, which the window on light ground has too."""
    text = files("perfdesk.resources").joinpath("themes/light.json").read_text("utf-8")
    return Palette(json.loads(text)["colours"])


@dataclass
class Styles:
    """The formats of one workbook; equal properties share a format.

    Attributes:
        book: That the formats belong to.
        palette: Where colours come from.
    """

    book: Workbook
    palette: Palette
    _made: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def of(self, **properties: object) -> Format:
        """Return the format with these XlsxWriter properties, centred vertically unless told."""
        complete = {"valign": "vcenter", "font_color": self.palette["text"], **properties}
        key = tuple(sorted(complete.items()))
        if key not in self._made:
            self._made[key] = self.book.add_format(complete)
        return self._made[key]

    def conditional(self, **properties: object) -> Format:
        """Return a format that lays only these properties over a cell's own."""
        return self.book.add_format(properties)

    def body(self, **properties: object) -> Format:
        """Return the format of a cell in a table: wrapped, above a hairline."""
        line = {"bottom": 1, "bottom_color": self.palette["border"]}
        return self.of(**{"text_wrap": True, **line, **properties})
