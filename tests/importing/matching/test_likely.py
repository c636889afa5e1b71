"""Looking measures and rules up by their words finds what holding each against each other finds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.errors import CancelledError
from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import MeasureRule
from perfdesk.importing.matching.likely import LikelyMeasures
from perfdesk.importing.matching.likeness import alike
from perfdesk.importing.matching.rules import MeasureRules
from perfdesk.importing.planning import file_for_mapping
from perfdesk.importing.recipes.labels import labels_of
from perfdesk.importing.vocabulary.wordings import normal_words
from perfdesk.operations.extracts.mapping import map_table
from tests.importing.files import write_csv

_WORDS = st.lists(
    st.sampled_from(
        ["library", "visits", "loans", "junior", "heritage", "sites", "members", "adults", "care"]
    ),
    min_size=1,
    max_size=12,
).map(" ".join)


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of 2023/24."""
    return pack_of("2023-24")


def test_that_measures_are_found_by_any_word_they_share(pack: Pack) -> None:
    likely = LikelyMeasures(pack)
    for measure in pack.measures_at(pack.settings.position):
        label = f"Number of {measure.description.casefold()} this year"
        scores = {each.id: score for score, each in likely.of([label])}
        for each in pack.measures_at(pack.settings.position):
            assert scores.get(each.id, 0.0) == min(alike(each.description, label), 0.94)


def test_that_the_very_words_of_a_measure_mean_it(pack: Pack) -> None:
    likely = LikelyMeasures(pack)
    for measure in pack.measures_at(pack.settings.position):
        best = [each for score, each in likely.of([measure.description.upper()]) if score == 1.0]
        assert measure.description in {each.description for each in best}


def test_that_a_measure_is_found_by_its_code_alone(pack: Pack) -> None:
    coded = next(each for each in pack.measures_at(pack.settings.position) if each.framework)
    found = LikelyMeasures(pack).of(["words that no measure has"], coded.code)
    assert coded.id in {each.id for _, each in found}


def test_that_all_measures_can_be_chosen_from(pack: Pack) -> None:
    likely = LikelyMeasures(pack)
    ranked = likely.ranked(likely.of(["Library visits"]))
    assert ranked[0].description.startswith("Library visits")
    assert {each.id for each in ranked} == set(pack.table(Measure))


@settings(max_examples=60)
@given(st.lists(_WORDS, min_size=1, max_size=8, unique=True), _WORDS)
def test_that_rules_are_found_as_if_each_were_looked_at(rules: list[str], words: str) -> None:
    measures = tuple(MeasureRule(each, measure=each) for each in rules)
    found = MeasureRules(measures).of(words)
    same = [each for each in measures if normal_words(each.words) == normal_words(words)]
    scores = [alike(each.words, words) for each in measures]
    near = [each for each, score in zip(measures, scores, strict=True) if score == max(scores)]
    if same:
        assert found == same[0]
    else:
        assert found == (near[0] if max(scores) >= 0.9 and len(near) == 1 else None)


def test_that_what_is_said_of_any_words_holds_where_nothing_is_said_of_these() -> None:
    of_any, of_these = MeasureRule("", measure="a"), MeasureRule("Visits", measure="b")
    rules = MeasureRules((of_any, of_these))
    assert (rules.of("visits"), rules.of("Loans")) == (of_these, of_any)


def test_that_looking_for_measures_can_be_cancelled(pack: Pack, tmp_path: Path) -> None:
    labels: list[list[object]] = [[f"Label {at}", at] for at in range(2000)]
    rows: list[list[object]] = [["Measure", "2023/24"], *labels]
    file = file_for_mapping(write_csv(tmp_path / "list.csv", rows))
    steps: list[int] = []

    def cancel(done: int, total: int, doing: str) -> None:
        assert done <= total and doing
        steps.append(done)
        if len(steps) == 3:
            raise CancelledError

    with pytest.raises(CancelledError):
        labels_of(pack, map_table(pack, file, file.tables[0]), cancel)
    assert len(steps) == 3
