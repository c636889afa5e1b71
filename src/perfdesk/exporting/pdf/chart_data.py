"""A chart as the plain data that the template draws: ranges, ticks and words as they are."""

from __future__ import annotations

from collections.abc import Callable

from perfdesk.core.charting import ChartSeries, ChartSpec, SeriesRole
from perfdesk.exporting.pdf.characters import Speller

# A name with its last figure stands at the end of a line; longer figures are in the title.
_SHORT = 10

Spell = Callable[[str], str]


def has_points(spec: ChartSpec) -> bool:
    """Tell whether there is anything to draw."""
    return any(series.points for series in spec.series)


def chart_data(spec: ChartSpec, speller: Speller, figures: str) -> dict[str, object]:
    """Return one chart as data, with ours and at most one comparator.

    Args:
        spec: What to draw; it has points.
        speller: Writes every text in the characters of the font.
        figures: Where the figures are (`in the tables`).
    """

    def spell(text: str) -> str:
        return speller.spell(text, measure=spec.measure, where="chart")

    target = spec.target
    return {
        "title": spell(spec.title),
        "subject": spell(spec.subject),
        "unit": spell(spec.unit),
        "alt": spell(spec.spoken(figures)),
        "categories": [spell(category) for category in spec.categories],
        "low": spec.low,
        # An axis of no height cannot be drawn on.
        "high": spec.high if spec.high > spec.low else spec.low + 1,
        "ticks": [{"value": value, "label": spell(label)} for value, label in spec.ticks],
        "series": [_series(spec, series, spell) for series in _drawn_in_print(spec)],
        "target": None
        if target is None
        else {"low": target.low, "high": target.high, "label": spell(target.label)},
        "breaks": [{"at": each.at, "label": spell(each.label)} for each in spec.breaks],
    }


def _drawn_in_print(spec: ChartSpec) -> list[ChartSeries]:
    """Return two series at most: in grey there are no more that can be told apart.

    Parts of a whole belong together; each has a dash and a marker of its own.
    """
    drawn = [series for series in spec.series if series.points]
    if all(series.role is SeriesRole.PART for series in drawn):
        return drawn
    ours = [series for series in drawn if series.role is SeriesRole.OURS][:1]
    others = [series for series in drawn if series not in ours]
    return [*ours, *others[: 2 - len(ours)]]


def _series(spec: ChartSpec, series: ChartSeries, spell: Spell) -> dict[str, object]:
    last = series.end
    text = spell(spec.end_text(series)) if len(last.text) <= _SHORT else ""
    return {
        "name": spell(series.name),
        "role": series.role.value,
        "goals": [{"at": goal.at, "low": goal.low, "high": goal.high} for goal in series.goals],
        "last": {"at": last.at, "value": last.value, "text": text},
        "segments": [
            [{"at": point.at, "value": point.value, "local": point.is_local} for point in segment]
            for segment in series.segments
            if segment
        ],
    }
