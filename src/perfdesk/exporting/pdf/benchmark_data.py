"""The chart of all councils as the plain data that the template draws."""

from __future__ import annotations

from perfdesk.core.charting import BenchmarkDot, BenchmarkSpec, DotRole
from perfdesk.exporting.pdf.characters import Speller


def benchmark_data(spec: BenchmarkSpec, speller: Speller, where: str = "") -> dict[str, object]:
    """Return the chart of all councils as data.

    Args:
        spec: What to draw; it has dots.
        speller: Writes every text in the characters of the font.
        where: In a sentence, where those who cannot see the chart find its figures.
    """

    def spell(text: str) -> str:
        return speller.spell(text, measure=spec.measure, where="benchmark chart")

    return {
        "title": spell(spec.title),
        "subject": spell(spec.subject),
        "unit": spell(f"{spec.unit}, {spec.period}"),
        "alt": spell(f"{spec.alt} {where}"),
        "key": spell(f"Squares: {spec.neighbours}." if spec.neighbours else ""),
        "first": spell(_end(spec.dots[0])),
        "last": spell(_end(spec.dots[-1])) if len(spec.dots) > 1 else "",
        "low": spec.low,
        # An axis of no height cannot be drawn on.
        "high": spec.high if spec.high > spec.low else spec.low + 1,
        "ticks": [{"value": value, "label": spell(label)} for value, label in spec.ticks],
        "bands": [
            {"low": each.low, "high": each.high, "label": spell(each.label)} for each in spec.bands
        ],
        "lines": [{"value": each.value, "label": spell(each.label)} for each in spec.lines],
        "dots": [
            {
                "value": spec.drawn_at(each),
                "role": each.role.value,
                # Only ours is named on paper: the others would cover one another.
                "label": spell(f"{each.name} {each.text}") if each.role is DotRole.OURS else "",
            }
            for each in spec.dots
        ],
    }


def _end(dot: BenchmarkDot) -> str:
    return f"{dot.name} {dot.text}"
