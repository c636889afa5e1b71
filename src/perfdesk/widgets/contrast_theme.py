"""The system's own high contrast as a theme: its few colours, in all the places we have."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

TEXT_AT_LEAST = 4.5
SHAPES_AT_LEAST = 3.0


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def contrast_colours(palette: QPalette) -> dict[str, str]:
    """Return every colour of a theme, made of those that the person chose for the system.

    Status, problems and series keep no colours of their own: word, shape and dash tell them.
    """
    ground = palette.color(QPalette.ColorRole.Window)
    text = _told_from(ground, palette.color(QPalette.ColorRole.WindowText))
    link = _told_from(ground, palette.color(QPalette.ColorRole.Link), text)
    mark = _told_from(ground, palette.color(QPalette.ColorRole.Highlight), text)
    on_mark = _told_from(mark, palette.color(QPalette.ColorRole.HighlightedText), ground)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    quiet = _told_from(ground, disabled, text)
    soft = _soft(ground, mark, text)
    chosen = {
        "tooltip": ground, "tooltip_text": text, "text_disabled": quiet, "link": link,
        "accent": mark, "accent_hover": mark, "accent_text": on_mark, "accent_soft": soft,
        "selection": soft, "icon_disabled": quiet, "chart_grid": quiet, "chart_focus": mark,
        "chart_comparator_fill": ground, "chart_target": link, "chart_band_edge": link,
        "chart_highlight": mark,
    }  # fmt: skip
    colours = dict.fromkeys(_GROUNDS, ground) | dict.fromkeys(_INKS, text) | chosen
    return {name: colour.name() for name, colour in colours.items()}


_GROUNDS = (
    "window", "panel", "panel_alt", "raised", "header", "hover", "pressed", "status_good_tint",
    "status_near_tint", "status_poor_tint", "status_none_tint", "chart_ground", "chart_band",
)  # fmt: skip

_INKS = (
    "text", "text_secondary", "border", "border_strong", "accent_soft_text", "focus",
    "selection_text", "icon", "problem_error", "problem_warning", "problem_note",
    "status_good_ink", "status_good_edge", "status_near_ink", "status_near_edge",
    "status_poor_ink", "status_poor_edge", "status_none_ink", "status_none_edge", "chart_text",
    "chart_text_secondary", "chart_axis", "chart_comparator", "chart_break",
)  # fmt: skip


def _told_from(ground: QColor, *wanted: QColor) -> QColor:
    """The first colour that can be read on a ground; black or white if none can."""
    black, white = QColor("#000000"), QColor("#ffffff")
    best = max(black, white, key=lambda colour: contrast(colour, ground))
    return next((each for each in wanted if contrast(each, ground) >= TEXT_AT_LEAST), best)


def _soft(ground: QColor, mark: QColor, text: QColor) -> QColor:
    """As much of the mark as text can still be read on, for what is selected."""
    for share in (0.4, 0.3, 0.2, 0.1):
        mixed = QColor(
            *(
                round(of_mark * share + of_ground * (1 - share))
                for of_mark, of_ground in zip(_channels(mark), _channels(ground), strict=True)
            )
        )
        if contrast(text, mixed) >= TEXT_AT_LEAST and contrast(mark, mixed) >= SHAPES_AT_LEAST:
            return mixed
    return ground


def _channels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _luminance(colour: QColor) -> float:
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in (part / 255 for part in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
