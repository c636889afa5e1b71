"""The drawn shapes beside verdicts; the word says it, and the shape is left out aloud."""

from __future__ import annotations

from collections.abc import Callable

from perfdesk.core.verdicts import Tone
from perfdesk.exporting.web_page.marking import marked

Draw = Callable[[str, Tone], str]
"""Draws a verdict: its word, and what it means."""

_RATING_SHAPES = {
    Tone.GOOD: '<circle class="ring" cx="12" cy="12" r="8"/>',
    Tone.NEAR: '<path d="M12 2 22 12 12 22 2 12z"/>',
    Tone.POOR: '<path d="M3 3h18v18H3z"/>',
    Tone.NONE: '<path d="M3 10h18v4H3z"/>',
}
_PROGRESS_SHAPES = {
    Tone.GOOD: '<path d="M12 3 22 20H2z"/>',
    Tone.NEAR: '<path d="M10 4v16L1 12zM14 4v16l9-8z"/>',
    Tone.POOR: '<path d="M12 21 2 4h20z"/>',
}


def status_mark(text: str, tone: Tone) -> str:
    """Return a rating with its shape."""
    return f'<span class="status {tone.value}">{_shape(_RATING_SHAPES[tone])}{marked(text)}</span>'


def progress_mark(text: str, tone: Tone | None) -> str:
    """Return a progress with its arrow; without a verdict there is none."""
    if tone is None:
        return marked(text)
    shape = _shape(_PROGRESS_SHAPES.get(tone, _RATING_SHAPES[Tone.NONE]))
    return f'<span class="status progress {tone.value}">{shape}{marked(text)}</span>'


def _shape(path: str) -> str:
    """Return a drawn shape, which the word beside it stands for where nothing is seen."""
    return f'<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">{path}</svg>'
