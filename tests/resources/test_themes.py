"""The themes: complete, valid, and readable by everyone."""

import json
import re
from importlib.resources import files
from typing import Any

import pytest

THEMES = ("light", "dark", "high-contrast")
PRINTED_STATUS = {
    "status_good_tint": "#cce2d8",
    "status_good_ink": "#005a30",
    "status_near_tint": "#fcd6c3",
    "status_near_ink": "#6e3619",
    "status_poor_tint": "#f4cdc6",
    "status_poor_ink": "#2a0b06",
    "status_none_tint": "#eeefef",
    "status_none_ink": "#282d30",
}
"""The tints and texts of `look.md`; light ground shows what is printed."""


def read(name: str) -> dict[str, Any]:
    text = files("perfdesk.resources").joinpath(f"themes/{name}.json").read_text("utf-8")
    theme: dict[str, Any] = json.loads(text)
    return theme


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pairs() -> list[tuple[str, str, float]]:
    return [
        (ink, ground, kind["at_least"])
        for kind in read("contrast").values()
        for ink, ground in kind["pairs"]
    ]


def test_that_contrast_is_reckoned_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_that_all_themes_name_the_same_colours() -> None:
    light, dark, strong = (read(name) for name in THEMES)
    for other in (dark, strong):
        assert light["colours"].keys() == other["colours"].keys()
        assert light.keys() == other.keys()
        assert (light["is_dark"], other["is_dark"]) == (False, True)


def test_that_high_contrast_asks_more_of_text_than_the_others() -> None:
    colours = read("high-contrast")["colours"]
    for ink, ground, at_least in pairs():
        if at_least >= 4.5:
            assert contrast(colours[ink], colours[ground]) >= 7, (ink, ground)


def _rules() -> list[tuple[str, dict[str, str]]]:
    """Each selector of the style sheet with its declarations."""
    sheet = files("perfdesk.resources").joinpath("themes/window.qss").read_text("utf-8")
    rules = []
    for selector, body in re.findall(
        r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    ):
        told = {}
        for each in body.split(";"):
            name, _, value = each.partition(":")
            told[name.strip()] = value.strip()
        rules.append((selector.strip(), told))
    return rules


@pytest.mark.parametrize("name", THEMES)
def test_that_the_style_sheet_sets_no_text_on_a_ground_it_cannot_be_read_on(name: str) -> None:
    colours = read(name)["colours"]
    for selector, told in _rules():
        ink, ground = told.get("color", ""), told.get("background", "transparent")
        # What is disabled, and what lies on the ground of its parent, is checked by pairs.
        if ink and ground != "transparent" and ":disabled" not in selector:
            assert contrast(colours[ink[1:]], colours[ground[1:]]) >= 4.5, selector


def test_that_every_colour_of_the_style_sheet_comes_from_the_theme() -> None:
    names = read("light")["colours"]
    for selector, told in _rules():
        for declaration, value in told.items():
            assert not re.search(r"#[0-9a-fA-F]{3}|rgb", value), (selector, declaration)
            for token in re.findall(r"\$(\w+)", value):
                drawn = declaration == "image" and (
                    files("perfdesk.resources").joinpath(f"themes/{token}-light.svg").is_file()
                )
                assert drawn or token in names, (selector, token)


@pytest.mark.parametrize("name", THEMES)
def test_that_every_colour_is_six_hex_digits(name: str) -> None:
    theme = read(name)
    for colour in [*theme["colours"].values(), *theme["series"]]:
        assert re.fullmatch(r"#[0-9a-f]{6}", colour), colour


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("ink", "ground", "at_least"), pairs(), ids=[f"{ink}-on-{ground}" for ink, ground, _ in pairs()]
)
def test_that_ink_can_be_told_from_its_ground(
    name: str, ink: str, ground: str, at_least: float
) -> None:
    colours = read(name)["colours"]
    assert contrast(colours[ink], colours[ground]) >= at_least


def test_that_text_asks_for_more_contrast_than_shapes() -> None:
    asked = {kind: rule["at_least"] for kind, rule in read("contrast").items()}
    assert asked == {"text": 4.5, "graphics": 3.0}


def test_that_every_text_colour_has_a_ground_it_is_checked_on() -> None:
    checked = {ink for ink, _, at_least in pairs() if at_least >= 4.5}
    inks = {
        name
        for name in read("light")["colours"]
        if name.endswith(("_ink", "_text")) or name.startswith(("text", "problem", "link"))
    }
    assert inks <= checked


@pytest.mark.parametrize("name", THEMES)
def test_that_chart_series_stand_out_from_their_ground(name: str) -> None:
    theme = read(name)
    assert len(set(theme["series"])) == 4
    for colour in theme["series"]:
        assert contrast(colour, theme["colours"]["chart_ground"]) >= 3.0


def test_that_the_light_theme_shows_the_status_colours_that_are_printed() -> None:
    colours = read("light")["colours"]
    assert {name: colours[name] for name in PRINTED_STATUS} == PRINTED_STATUS
