"""Templates are files of reference data, and a pack gives back the one that it was made of."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.measures import Aim, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.reference_data import ReferenceDataError, ReferenceFile, parse_reference
from perfdesk.core.templates.making import fields_of, template_of
from perfdesk.core.templates.pack_template import (
    PackTemplate,
    TemplateLayer,
    TemplateMeasure,
    TemplateOutcome,
    read_template,
    refused_templates,
    template_named,
    templates,
)
from perfdesk.operations.packs import find_council, new_pack
from perfdesk.operations.sample import sample_pack


def read(value: object) -> PackTemplate:
    """A template as it is read from a file."""
    return read_template(parse_reference(ReferenceFile("own.json", json.dumps(value))))


def made(template: PackTemplate) -> Pack:
    """The pack that a template begins."""
    return new_pack(find_council("Devon"), financial_year(2024), "", template).pack


def test_that_adult_social_care_is_one_template_among_several() -> None:
    names = [each.name for each in templates()]
    assert names[0] == "Adult social care"
    assert {"Children's services", "Highways and environment", "Public health", "Blank"} < {*names}
    assert not refused_templates()


@pytest.mark.parametrize("template", templates(), ids=lambda each: str(each.name))
def test_that_every_template_makes_a_pack_that_gives_it_back(template: PackTemplate) -> None:
    pack = made(template)
    assert [each.name for each in pack.layers] == [each.name for each in template.layers]
    assert len(pack.measures_at(pack.settings.position)) == len(template.measures)
    assert template_of(pack, template.name, template.about).layers == template.layers


def test_that_no_template_of_another_department_speaks_of_adult_social_care() -> None:
    for template in templates()[1:]:
        text = json.dumps(fields_of(template)).casefold()
        assert "adult social care" not in text and "prevent need" not in text, template.name


def test_that_the_template_of_a_pack_holds_no_figure() -> None:
    pack = sample_pack(datetime(2024, 6, 3, tzinfo=UTC))
    template = template_of(pack, "Ours")
    assert [each.description for each in template.measures] == [
        each.description for each in pack.measures_at(pack.settings.position)
    ]
    fields = json.dumps(fields_of(template))
    assert "134.1" not in fields and "89.6" not in fields
    assert template_of(made(template), "Ours").layers == tuple(each for each in template.layers)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"template": "T", "title": "T", "layers": []}, "at least one layer"),
        ({"template": "T", "title": "T", "layers": [{"layer": "A"}, {"layer": "a"}]}, "different"),
        ({"template": "T", "title": "T", "layers": [{"name": "A"}]}, "entry 1"),
        ({"title": "T", "layers": [{"layer": "A"}]}, "\u201ctemplate\u201d"),
        ({"template": "T", "title": "T", "layers": "A"}, "needs a list"),
    ],
)
def test_that_a_faulty_template_is_refused_by_its_entry(value: object, said: str) -> None:
    with pytest.raises(ReferenceDataError, match=re.escape(said)):
        read(value)


def test_that_a_measure_of_an_unknown_unit_is_refused() -> None:
    layer = {
        "layer": "A",
        "outcomes": [{"outcome": "O", "measures": [{"measure": "M", "unit": "x"}]}],
    }
    with pytest.raises(ReferenceDataError, match=r"entry 1 \(M\).*unit"):
        read({"template": "T", "title": "T", "layers": [layer]})


def test_that_a_template_is_found_by_its_name_whatever_the_case() -> None:
    assert template_named(" children's  SERVICES ") is templates()[1]
    assert template_named("nothing") is None


_WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1).filter(
    str.strip
)
_MEASURES = st.builds(
    TemplateMeasure,
    _WORDS,
    _WORDS,
    st.sampled_from(Aim),
    st.sampled_from(Unit),
    st.integers(0, 6),
    st.booleans(),
    st.text(),
)
_OUTCOMES = st.builds(
    TemplateOutcome, _WORDS, st.text(), st.text(), st.lists(_MEASURES, max_size=3).map(tuple)
)
_LAYERS = st.lists(
    st.builds(TemplateLayer, _WORDS, st.text(), st.lists(_OUTCOMES, max_size=2).map(tuple)),
    min_size=1,
    max_size=3,
    unique_by=lambda each: each.name.casefold(),
).map(tuple)


@settings(max_examples=60, deadline=None)
@given(st.builds(PackTemplate, _WORDS, _WORDS, _LAYERS, st.text()))
def test_that_any_template_is_read_as_it_was_written(template: PackTemplate) -> None:
    assert read(fields_of(template)) == template
