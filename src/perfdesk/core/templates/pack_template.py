"""A template of packs as data, read from the files of reference data.

Prevent, reduce, delay and meet are one template among several. A template holds words alone, no
figures, targets or names of people.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from perfdesk.core.measures import Aim, Unit
from perfdesk.core.reference_data import (
    Entry,
    ReferenceDataError,
    parse_reference,
    reference_files,
)

FOLDER = "templates"
"""Where the files lie among the reference data."""

BLANK = "Blank"
"""The name of the template without measures."""

_AIMS = {each.value: each for each in Aim if each.value}
_UNITS = {each.value: each for each in Unit}
_MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class TemplateMeasure:
    """A measure to begin with.

    Attributes:
        description: Its words.
        code: As printed; `Local` where it has none.
        aim: Which way is good; unstated where the file does not say.
        unit: What a value counts.
        decimals: Digits after the point that a new figure gets.
        adds_up: Whether the months of a year add up to the year's figure.
        meaning: One plain sentence that says what is measured; may be empty.
    """

    description: str
    code: str = "Local"
    aim: Aim = Aim.UNSTATED
    unit: Unit = Unit.PERCENT
    decimals: int = 1
    adds_up: bool = False
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class TemplateOutcome:
    """An outcome to begin with, and its measures in order."""

    name: str
    statement: str = ""
    plan: str = ""
    measures: tuple[TemplateMeasure, ...] = ()


@dataclass(frozen=True, slots=True)
class TemplateLayer:
    """A layer to begin with, what it means, and its outcomes in order."""

    name: str
    meaning: str = ""
    outcomes: tuple[TemplateOutcome, ...] = ()


@dataclass(frozen=True, slots=True)
class PackTemplate:
    """What a new pack begins with.

    Attributes:
        name: What it is called in the list (`Children's services`).
        title: The title of a pack made from it.
        layers: In printed order; at least one.
        about: A sentence that says whom it is for.
        order: Its place in the list; smaller first.
    """

    name: str
    title: str
    layers: tuple[TemplateLayer, ...]
    about: str = ""
    order: int = 100

    @property
    def measures(self) -> tuple[TemplateMeasure, ...]:
        """All its measures in printed order."""
        return tuple(
            measure
            for layer in self.layers
            for outcome in layer.outcomes
            for measure in outcome.measures
        )


def read_template(entry: Entry) -> PackTemplate:
    """Return the template that a reference file holds.

    Raises:
        ReferenceDataError: A field is missing, misspelt or holds what it cannot; there is no
            layer, or two have one name.
    """
    entry.only("template", "about", "order", "title", "layers")
    layers = tuple(_layer(each) for each in entry.entries("layers", "layer"))
    if not layers:
        raise entry.refuse("\u201clayers\u201d needs at least one layer")
    names = [each.name.casefold() for each in layers]
    if len(set(names)) < len(names):
        raise entry.refuse("\u201clayers\u201d needs a different name for each layer")
    return PackTemplate(
        entry.text("template"),
        entry.text("title"),
        layers,
        entry.text("about", ""),
        entry.number("order", 100),
    )


def _layer(entry: Entry) -> TemplateLayer:
    entry.only("layer", "meaning", "outcomes")
    outcomes = tuple(_outcome(each) for each in entry.entries("outcomes", "outcome"))
    return TemplateLayer(entry.text("layer"), entry.text("meaning", ""), outcomes)


def _outcome(entry: Entry) -> TemplateOutcome:
    entry.only("outcome", "statement", "plan", "measures")
    return TemplateOutcome(
        entry.text("outcome"),
        entry.text("statement", ""),
        entry.text("plan", ""),
        tuple(_measure(each) for each in entry.entries("measures", "measure")),
    )


def _measure(entry: Entry) -> TemplateMeasure:
    entry.only("measure", "code", "aim", "unit", "decimals", "adds_up", "meaning")
    decimals = entry.number("decimals", 1)
    if not 0 <= decimals <= _MOST_DECIMALS:
        raise entry.refuse(f"\u201cdecimals\u201d needs a number from 0 to {_MOST_DECIMALS}")
    return TemplateMeasure(
        entry.text("measure"),
        entry.text("code", "") or "Local",
        entry.choice("aim", _AIMS, Aim.UNSTATED),
        entry.choice("unit", _UNITS, Unit.PERCENT),
        decimals,
        entry.flag("adds_up"),
        entry.text("meaning", ""),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    templates: Mapping[str, PackTemplate] = field(default_factory=dict)
    refused: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _read_all() -> _Read:
    found: list[PackTemplate] = []
    refused: list[str] = []
    for file in reference_files(FOLDER):
        try:
            found.append(read_template(parse_reference(file)))
        except ReferenceDataError as problem:
            refused.append(f"{file.name}: {problem}")
    found.sort(key=lambda each: (each.order, each.name))
    return _Read({each.name.casefold(): each for each in found}, tuple(refused))


def templates() -> tuple[PackTemplate, ...]:
    """Return the templates that come with the program, in the order of the list."""
    return tuple(_read_all().templates.values())


def refused_templates() -> tuple[str, ...]:
    """Return why files of templates are not read, a sentence each."""
    return _read_all().refused


def template_named(name: str) -> PackTemplate | None:
    """Return the template with a name, case aside; None where there is none."""
    return _read_all().templates.get(" ".join(name.split()).casefold())


def blank_template() -> PackTemplate:
    """Return the template of one empty layer, which needs no file."""
    return template_named(BLANK) or PackTemplate(BLANK, "Performance", (TemplateLayer("Layer 1"),))
