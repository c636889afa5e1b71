"""How the report of a pack is laid out, and what stands in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any


class Layout(StrEnum):
    """How the dashboard is printed."""

    PRINTED = "printed"
    PLAIN = "plain"


class Paper(StrEnum):
    """The size of a page."""

    A4 = "A4"
    A3 = "A3"


class Lettering(StrEnum):
    """How large the letters of the page are: 11, 9 or 16 points."""

    NORMAL = "normal"
    SMALL = "small"
    LARGE = "large"


class ActionsPrinted(StrEnum):
    """Where open actions and recommendations are printed."""

    NOWHERE = "nowhere"
    ROWS = "beneath rows"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """What the officer chose for the report; a pack has one, and keeps it.

    Attributes:
        layout: The table councillors know, or the plain one.
        paper: The size of a page.
        lettering: The size of letters; large ones are printed upright, a measure a block.
        marking: The protective marking at the foot; empty for none.
        appendix: What the foot calls the paper; empty for nothing.
        summary: Whether a summary page stands first.
        charts: Whether the charts follow the tables.
        later_figures: Whether trends go on beyond the position where later figures are held.
        layers_explained: Whether an appendix explains the layers.
        rating_explained: Whether an appendix explains how figures are rated.
        glossary: Whether an appendix explains terms and measures.
        actions: Where open actions and recommendations are printed.
        layers: Ids of the layers that are printed; empty for all.
        other_formats: The last line: whom to ask for another format; empty for none.
        file_pattern: How files are named; `{title}`, `{position}` and `{date}` are filled in.
        edition: Name of the edition that these are the settings of; empty for the whole report.
        left_out: Ids of measures that are not printed.
        columns_left_out: Columns that are not printed, by their names.
        notes: Whether comments and reasons are printed.
        exemption: The paragraph under which it is exempt from publication; empty for none.
        public: Whether anybody may read it: exempt measures and small numbers are left out.
        smallest: Counts above nought and below this are not shown in public.
    """

    layout: Layout = Layout.PRINTED
    paper: Paper = Paper.A4
    lettering: Lettering = Lettering.NORMAL
    marking: str = ""
    appendix: str = "Appendix A"
    summary: bool = True
    charts: bool = True
    later_figures: bool = False
    layers_explained: bool = False
    rating_explained: bool = False
    glossary: bool = False
    actions: ActionsPrinted = ActionsPrinted.NOWHERE
    layers: tuple[str, ...] = ()
    other_formats: str = ""
    file_pattern: str = "{title} {position}"
    edition: str = ""
    left_out: tuple[str, ...] = ()
    columns_left_out: tuple[str, ...] = ()
    notes: bool = True
    exemption: str = ""
    public: bool = False
    smallest: int = 5

    @property
    def key(self) -> str:
        """A pack has one report."""
        return "report"


def report_text(report: ReportSettings) -> str:
    """Write the settings as JSON."""
    return json.dumps(asdict(report), ensure_ascii=False)


def report_of(text: str) -> ReportSettings:
    """Read settings from JSON.

    Raises:
        ValueError: The text is not what `report_text` writes.
        TypeError: A setting is none that there is.
    """
    told: Any = json.loads(text)
    if not isinstance(told, dict):
        raise TypeError("settings of a report are named values")
    told = {**asdict(ReportSettings()), **told}
    unknown = told.keys() - {each.name for each in fields(ReportSettings)}
    if unknown:
        raise ValueError(f"a report has no setting {', '.join(sorted(unknown))}")
    return ReportSettings(
        layout=Layout(told["layout"]),
        paper=Paper(told["paper"]),
        lettering=Lettering(told["lettering"]),
        marking=_text(told["marking"]),
        appendix=_text(told["appendix"]),
        summary=_flag(told["summary"]),
        charts=_flag(told["charts"]),
        later_figures=_flag(told["later_figures"]),
        layers_explained=_flag(told["layers_explained"]),
        rating_explained=_flag(told["rating_explained"]),
        glossary=_flag(told["glossary"]),
        actions=ActionsPrinted(told["actions"]),
        layers=tuple(_text(layer) for layer in told["layers"]),
        other_formats=_text(told["other_formats"]),
        file_pattern=_text(told["file_pattern"]),
        edition=_text(told["edition"]),
        left_out=tuple(_text(measure) for measure in told["left_out"]),
        columns_left_out=tuple(_text(column) for column in told["columns_left_out"]),
        notes=_flag(told["notes"]),
        exemption=_text(told["exemption"]),
        public=_flag(told["public"]),
        smallest=_count(told["smallest"]),
    )


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither yes nor no")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"{value!r} is no number of people")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
