"""The chart of all councils as the plain data that the template draws."""

from __future__ import annotations

from itertools import groupby

from perfdesk.core.charting import BenchmarkDot, BenchmarkLine, BenchmarkSpec, DotRole
from perfdesk.core.places import ENGLAND
from perfdesk.exporting.pdf.characters import Speller


def benchmark_data(spec: BenchmarkSpec, speller: Speller) -> dict[str, object]:
    """Return the chart of all councils as data.

    Args:
        spec: What to draw; it has dots.
        speller: Writes every text in the characters of the font.
    """

    def spell(text: str) -> str:
        return speller.spell(text, measure=spec.measure, where="benchmark chart")

    drawn = _drawn_in_print(spec.lines)
    return {
        "title": spell(spec.title),
        "subject": spell(spec.subject),
        "unit": spell(f"{spec.unit}, {spec.period}"),
        "alt": spell(spec.alt),
        "key": spell(_key(spec, drawn)),
        "first": spell(_end(spec.dots[0])),
        "last": spell(_end(spec.dots[-1])) if len(spec.dots) > 1 else "",
        "low": spec.low,
        # An axis of no height cannot be drawn on.
        "high": spec.high if spec.high > spec.low else spec.low + 1,
        "ticks": [{"value": value, "label": spell(label)} for value, label in spec.ticks],
        "quarters": _quarters(spec.dots),
        "lines": [{"value": each.value, "label": spell(each.label)} for each in drawn],
        "dots": [
            {
                "value": spec.drawn_at(each),
                "role": each.role.value,
                "beyond": 0 if not each.beyond else -1 if each.value < spec.low else 1,
                # Only ours is named on paper: the others would cover one another.
                "label": spell(f"{each.name} {each.text}") if each.role is DotRole.OURS else "",
            }
            for each in spec.dots
        ],
    }


def _drawn_in_print(lines: tuple[BenchmarkLine, ...]) -> tuple[BenchmarkLine, ...]:
    """Return two lines at most, England first; on paper there is no room for more beside dots."""
    england = [each for each in lines if each.name == ENGLAND.name]
    others = [each for each in lines if each.name != ENGLAND.name]
    return tuple([*england, *others[::-1]][:2])


def _key(spec: BenchmarkSpec, drawn: tuple[BenchmarkLine, ...]) -> str:
    """Say what squares are, and the averages that are not drawn."""
    said = [f"Squares: {spec.neighbours}."] if spec.neighbours else []
    left = [each.label for each in spec.lines if each not in drawn]
    said += [f"{'; '.join(left)}."] if left else []
    return " ".join(filter(None, (*said, spec.off_the_scale)))


def _quarters(dots: tuple[BenchmarkDot, ...]) -> list[dict[str, object]]:
    """Return where each quarter of the councils begins and ends in their order."""
    quarters: list[dict[str, object]] = []
    for quartile, members in groupby(enumerate(dots), key=lambda each: each[1].quartile):
        places = [at for at, _ in members]
        if quartile:
            quarters.append({"first": places[0], "last": places[-1], "label": quartile})
    return quarters


def _end(dot: BenchmarkDot) -> str:
    return f"{dot.name} {dot.text}"
