"""Appendices: layers, rating and words, from the pack's own settings."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.framework.catalogue import all_measures
from perfdesk.core.framework.meanings import meaning_of_code
from perfdesk.core.measures import FrameworkCode, Limit, LimitKind, Measure
from perfdesk.core.narrative.explanations import Appendix, appendices
from perfdesk.core.narrative.spelling_out import SpeltOut, abbreviations_in
from perfdesk.core.pack import Pack, Record
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.settings import Tolerances
from perfdesk.core.strategy import Outcome
from tests.exporting.pdf.published import pack_2021, pack_2023

ALL = ReportSettings(layers_explained=True, rating_explained=True, glossary=True)


def _appendices(pack: Pack, settings: ReportSettings = ALL) -> tuple[Appendix, ...]:
    return appendices(pack, build_dashboard(pack), settings)


def _text(appendix: Appendix, term: str) -> str:
    entries = [each for group in appendix.groups for each in group.entries]
    return next(each.text for each in entries if each.term == term)


def _with(pack: Pack, *records: Record) -> Pack:
    return Pack.of([*pack.records(), *records])


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("Appendix A", ["Appendix B", "Appendix C", "Appendix D"]),
        ("Annex 1", ["Annex 2", "Annex 3", "Annex 4"]),
        ("Appendix Y", ["Appendix Z", "", ""]),
        ("The dashboard", ["", "", ""]),
        ("", ["", "", ""]),
    ],
)
def test_that_appendices_are_named_on_from_the_report(name: str, headings: list[str]) -> None:
    found = _appendices(pack_2023(), replace(ALL, appendix=name))
    assert [each.name for each in found] == headings
    assert [each.title for each in found] == [
        "The layers explained",
        "How figures are rated",
        "Glossary",
    ]


def test_that_only_what_is_asked_for_is_explained() -> None:
    assert _appendices(pack_2023(), ReportSettings()) == ()
    (glossary,) = _appendices(pack_2023(), ReportSettings(glossary=True))
    assert glossary.heading == "Appendix B: Glossary"


def test_that_a_layer_is_explained_in_its_own_words_where_it_has_some() -> None:
    pack = pack_2023()
    first = pack.layers[0]
    own = _with(pack, replace(first, meaning="all that keeps people well"))
    assert _text(_appendices(own)[0], first.name) == "All that keeps people well."
    known = _text(_appendices(pack)[0], first.name)
    assert known.endswith(
        "Its outcomes: Safe and Well; Great Communities; Strong Economy, Transport, and "
        "Infrastructure."
    )


def test_that_a_layer_is_explained_with_the_outcomes_that_are_reported_only() -> None:
    pack = pack_2023()
    layer = pack.layers[0]
    earlier = Outcome("earlier", layer.id, 99, "Strategic Plan 2018-22", "Wellbeing", "People ...")
    told = _text(_appendices(_with(pack, earlier))[0], layer.name)
    assert "Wellbeing" not in told
    assert told == _text(_appendices(pack)[0], layer.name)


def test_that_a_sequel_is_explained_where_a_measure_counts_them() -> None:
    glossary = _appendices(pack_2023())[-1]
    assert "asked the council for help" in _text(glossary, "Sequel")


def test_that_the_tolerances_of_the_pack_are_the_ones_explained() -> None:
    pack = pack_2023()
    strict = Tolerances(amber_percent=Decimal(3), similar_points=Decimal(1))
    changed = _with(pack, replace(pack.settings, tolerances=strict))
    rating = _appendices(changed)[1]
    assert "otherwise within 3% of the average" in _text(rating, "Similar")
    progress = next(group for group in rating.groups if group.name == "Progress")
    assert "no more than 1 percentage point," in progress.entries[1].text


def test_that_limits_of_measures_are_told() -> None:
    pack = pack_2021()
    measure = pack.measures_at(pack.settings.position)[0]
    limited = replace(measure, amber_limit=Limit(Decimal(3), LimitKind.POINTS))
    rating = _appendices(_with(pack, limited))[1]
    assert _text(rating, measure.description) == (
        "Nearly met within 3 percentage points of its target."
    )
    assert all(
        group.name != "Measures with their own limits" for group in _appendices(pack)[1].groups
    )


def test_that_the_schemes_are_explained_in_their_own_words() -> None:
    terms = [each.term for each in _appendices(pack_2021())[1].groups[0].entries]
    assert terms[:3] == ["Green", "Amber", "Red"]
    terms = [each.term for each in _appendices(pack_2023())[1].groups[0].entries]
    assert terms[:3] == ["Better", "Similar", "Below"]


def test_that_a_measure_is_explained_by_itself_or_by_the_framework() -> None:
    pack = pack_2023()
    first, second = pack.measures_at(pack.settings.position)[:2]
    explained = _with(
        pack,
        replace(first, meaning="what became of contacts"),
        replace(second, framework=FrameworkCode("2023/24", "3C", "1")),
    )
    glossary = _appendices(explained)[2]
    assert _text(glossary, first.description) == "What became of contacts. Higher is better." or (
        _text(glossary, first.description).startswith("What became of contacts.")
    )
    assert "information about support is easy to find" in _text(glossary, second.description)


def test_that_every_measure_of_the_framework_has_a_plain_sentence() -> None:
    for known in all_measures():
        meaning = meaning_of_code(known.code)
        assert meaning.endswith("."), known.code
        assert "ASCOF" not in meaning
    assert meaning_of_code(FrameworkCode("2023/24", "9Z")) == ""


def test_that_codes_that_mean_different_things_are_told_apart() -> None:
    assert meaning_of_code(FrameworkCode("2022/23", "4B")) != meaning_of_code(
        FrameworkCode("2023/24", "4B")
    )
    assert meaning_of_code(FrameworkCode("2022/23", "2D")) == meaning_of_code(
        FrameworkCode("2023/24", "2A")
    )


def test_that_only_abbreviations_that_are_used_are_listed() -> None:
    short = [each.short for each in abbreviations_in(["ASCOF 2A", "17.3k", "Nat. Ave."])]
    assert short == ["ASCOF", "Nat. Ave.", "k"]
    assert abbreviations_in(["asks kindly, popular"]) == ()


def test_that_an_abbreviation_is_spelt_out_where_it_is_first_met() -> None:
    spelt_out = SpeltOut()
    assert spelt_out("% of SUs who") == "% of SUs (service users) who"
    assert spelt_out("SUs again, with LD") == "SUs again, with LD (learning disability)"
    assert spelt_out("a learning disability (LD)") == "a learning disability (LD)"


def test_that_parts_of_a_measure_are_not_in_the_glossary() -> None:
    pack = pack_2023()
    whole = pack.measures_at(pack.settings.position)[0]
    part = Measure("part", whole.outcome, 999, "A branch", part_of=whole.id, meaning="One branch.")
    dashboard = build_dashboard(_with(pack, part)).as_printed()
    (glossary,) = appendices(_with(pack, part), dashboard, ReportSettings(glossary=True))
    assert all(each.term != "A branch" for group in glossary.groups for each in group.entries)
