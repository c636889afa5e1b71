"""Each thing that the first-run card sends a newcomer to find is really there."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.dashboard import Column
from perfdesk.core.edits import apply_edit
from perfdesk.core.figures import ratio
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.verdicts import RatingWord
from perfdesk.importing.formats.reading import read_extract
from perfdesk.operations.imports import plan_extract
from perfdesk.operations.sample import ThingToFind, sample_pack, things_to_find
from tests.sample.cells import SAMPLE, workbook_cells

AT = datetime(2024, 6, 3, tzinfo=UTC)
SHARES = ("prevent", "reduce", "delay", "meet")


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The sample pack."""
    return sample_pack(AT)


@pytest.fixture(scope="module")
def things() -> Mapping[str, ThingToFind]:
    """What there is to find, by id."""
    return {each.id: each for each in things_to_find()}


def text_at(thing: ThingToFind) -> str:
    """What the cell that a thing points to holds."""
    extract = read_extract(SAMPLE / thing.file)
    sheet = next(each for each in extract.sheets if each.name == thing.sheet)
    row = int(thing.cell[1:])
    column = ord(thing.cell[0]) - ord("A") + 1
    return sheet.text(row, column)


def test_that_there_are_six_and_each_is_one_sentence(things: Mapping[str, ThingToFind]) -> None:
    assert list(things) == ["ratio", "year", "code", "bands", "population", "february"]
    for thing in things.values():
        assert thing.text.endswith(".")
        assert ". " not in thing.text


def test_that_each_points_to_a_measure_and_a_cell(
    pack: Pack, things: Mapping[str, ThingToFind]
) -> None:
    reported = {each.id for each in pack.measures_at(pack.settings.position)}
    for thing in things.values():
        assert thing.measure in reported
        assert text_at(thing).strip() == thing.says


def test_that_a_share_is_not_what_its_counts_give(things: Mapping[str, ThingToFind]) -> None:
    sheet = read_extract(SAMPLE / things["ratio"].file).sheets[0]
    assert [sheet.text(5, column) for column in (3, 4, 6)] == ["524", "528", "96%"]
    assert round(ratio(Decimal(524), Decimal(528), per=100), 1) == Decimal("99.2")


def test_that_seven_targets_name_a_year_that_cannot_be(pack: Pack) -> None:
    position = pack.settings.position
    texts = [pack.target(each.id, position).text for each in pack.measures_at(position)]
    assert sum("2023/34" in text for text in texts) == 7


def test_that_4a_is_printed_on_the_dropped_measure(
    pack: Pack, things: Mapping[str, ThingToFind]
) -> None:
    measure = pack.measure(things["code"].measure)
    assert measure.code == "ASCOF 4A"
    assert "made them feel safe" in measure.description
    [before] = [
        each
        for each in pack.measures_at(financial_year(2021))
        if each.description == measure.description
    ]
    assert before.code == "ASCOF 4B"


def test_that_all_four_shares_miss_their_bands_without_a_comment(pack: Pack) -> None:
    rows = {
        row.measure: row
        for row in build_dashboard(pack).rows
        if row.measure.startswith("percent-of-sequels")
    }
    assert len(rows) == len(SHARES)
    cells = workbook_cells(SAMPLE / "Commentary return 2023-24.xlsx")["Commentary"]
    numbers = {value: at.removeprefix("A") for at, (value, _) in cells.items() if at[0] == "A"}
    for measure, row in rows.items():
        assert row.rating.word is not RatingWord.BETTER, row.cells[Column.RATING].text
        assert f"H{numbers[measure]}" not in cells


def test_that_a_population_jumps_by_nearly_five_per_cent(
    pack: Pack, things: Mapping[str, ThingToFind]
) -> None:
    populations = []
    for year in (2023, 2022):
        figure = pack.figure(things["population"].measure, financial_year(year))
        assert figure is not None
        assert figure.reading.numerator is not None
        assert figure.value is not None
        populations.append(ratio(figure.reading.numerator, figure.value, per=100_000))
    assert round((populations[0] / populations[1] - 1) * 100, 1) == Decimal("4.8")


def test_that_one_file_only_runs_to_february(things: Mapping[str, ThingToFind]) -> None:
    sheet = read_extract(SAMPLE / things["february"].file).sheets[0]
    assert sheet.text(2, 1) == "Data to 29/02/2024"
    libraries = workbook_cells(SAMPLE / "Libraries monthly 2023-24.xlsx")["Visits"]
    [total] = [at.removeprefix("A") for at, (value, _) in libraries.items() if value == "Total"]
    months = [libraries[f"{column}{total}"][0] for column in "BCDEFGHIJKL"]
    assert sum(months) == 555_519
    assert "555519" in sheet.row_texts(6)


def test_that_every_file_named_is_in_the_sample(things: Mapping[str, ThingToFind]) -> None:
    assert {each.file for each in things.values()} <= {path.name for path in Path(SAMPLE).iterdir()}


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        ("ratio", "99.2%"),
        ("year", "2023/34"),
        ("code", "Feel safe"),
        ("bands", "All four layers"),
        ("population", "population behind the rate"),
    ],
)
def test_that_the_checks_find_what_a_newcomer_is_to_find(
    pack: Pack, things: Mapping[str, ThingToFind], thing: str, words: str
) -> None:
    plan = plan_extract(pack, SAMPLE / "ASC snapshot 31 March 2024.csv", at=AT)
    imported, _ = apply_edit(pack, plan.edit(pack))
    messages = [
        problem.message
        for problem in check_pack(imported)
        if problem.measure == things[thing].measure
    ]
    assert any(words in message for message in messages), messages
