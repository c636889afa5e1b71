"""From a template to the records of a pack, and from a pack to a template."""

from __future__ import annotations

from collections.abc import Iterator

from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack, Record
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.templates.pack_template import (
    PackTemplate,
    TemplateLayer,
    TemplateMeasure,
    TemplateOutcome,
)


def records_of(template: PackTemplate) -> Iterator[Record]:
    """Yield the layers, outcomes and measures that a template begins a pack with.

    The ids number them in printed order, so that the same template makes the same pack.
    """
    measures = outcomes = 0
    for order, layer in enumerate(template.layers, start=1):
        layer_id = f"layer-{order}"
        yield Layer(layer_id, layer.name, order, layer.meaning)
        for place, outcome in enumerate(layer.outcomes):
            outcomes += 1
            outcome_id = f"outcome-{outcomes}"
            yield Outcome(
                outcome_id, layer_id, place, outcome.plan, outcome.name, outcome.statement
            )
            for row, measure in enumerate(outcome.measures):
                measures += 1
                yield Measure(
                    f"measure-{measures}",
                    outcome_id,
                    row,
                    measure.description,
                    measure.code,
                    measure.aim,
                    measure.unit,
                    measure.decimals,
                    adds_up=measure.adds_up,
                    meaning=measure.meaning,
                )


def template_of(pack: Pack, name: str, about: str = "") -> PackTemplate:
    """Return the shape of a pack at the position that it reports, without any figure.

    Args:
        pack: The pack.
        name: What the template is called.
        about: A sentence that says whom it is for.
    """
    layers = tuple(
        TemplateLayer(each.name, each.meaning, tuple(_outcomes(pack, each.id)))
        for each in pack.layers
    )
    return PackTemplate(name, pack.settings.title, layers, about)


def _outcomes(pack: Pack, layer: str) -> Iterator[TemplateOutcome]:
    position = pack.settings.position
    for outcome in pack.outcomes_of(layer):
        measures = tuple(_measure(each) for each in pack.measures_of(outcome.id, position))
        if measures:
            yield TemplateOutcome(outcome.name, outcome.statement, outcome.plan, measures)


def _measure(measure: Measure) -> TemplateMeasure:
    return TemplateMeasure(
        measure.description,
        measure.code,
        measure.aim,
        measure.unit,
        measure.decimals,
        measure.adds_up,
        measure.meaning,
    )


def fields_of(template: PackTemplate) -> dict[str, object]:
    """Return a template as the fields of a reference file, those left out that say nothing."""
    return _telling(
        template=template.name,
        about=template.about,
        title=template.title,
        layers=[
            _telling(
                layer=layer.name,
                meaning=layer.meaning,
                outcomes=[_outcome_fields(each) for each in layer.outcomes],
            )
            for layer in template.layers
        ],
    )


def _outcome_fields(outcome: TemplateOutcome) -> dict[str, object]:
    return _telling(
        outcome=outcome.name,
        statement=outcome.statement,
        plan=outcome.plan,
        measures=[
            _telling(
                measure=each.description,
                code=each.code,
                aim=each.aim.value,
                unit=each.unit.value,
                decimals=each.decimals,
                adds_up=each.adds_up,
                meaning=each.meaning,
            )
            for each in outcome.measures
        ],
    )


def _telling(**fields: object) -> dict[str, object]:
    """Return fields without those that say nothing; no decimals is a number of them."""
    return {
        name: value
        for name, value in fields.items()
        if value not in ("", []) and value is not False
    }
