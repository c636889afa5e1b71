"""The import on the real papers and extracts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from perfdesk.core.edits import apply_edit
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.figures import Figure, FigureKind
from perfdesk.core.measures import FrameworkCode, Measure
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.places import Place, PlaceLevel
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.formats.reading import read_extract
from perfdesk.importing.planning import pack_from_appendix, plan_import
from perfdesk.importing.tables.finding import find_tables, notes_on
from tests.framework_editions import NEW, OLD

pytestmark = pytest.mark.corpus

AT = datetime(2025, 12, 18, tzinfo=UTC)
OURS = Place("E10000018", "Leicestershire", PlaceLevel.COUNCIL)
SERIES = "01_ascof_timeseries_2015-16_to_2024-25.ods"


def _pack(corpus: Path, year: str) -> Pack:
    path = corpus / "published" / f"appendix-a-{year}.csv"
    pack, _ = pack_from_appendix(path, council=OURS, title=None, position=None, at=AT)
    return pack


def _plan(corpus: Path, pack: Pack, name: str) -> ImportPlan:
    return plan_import(corpus / "extracts" / name, pack, at=AT)


def _with(corpus: Path, pack: Pack, name: str) -> Pack:
    after, _ = apply_edit(pack, _plan(corpus, pack, name).edit(pack))
    return after


def _series(pack: Pack, code: FrameworkCode, place: str) -> dict[str, Figure]:
    measure = next(each for each in pack.table(Measure).values() if each.framework == code)
    return {
        figure.key.period.key: figure
        for figure in pack.figures_of(measure.id)
        if figure.key.place == place and figure.key.kind is FigureKind.PUBLISHED
    }


def test_that_ten_years_of_the_time_series_stand_beside_the_appendix(corpus: Path) -> None:
    pack = _with(corpus, _pack(corpus, "2023-24"), SERIES)
    assert len(pack.measures_at(financial_year(2023))) == 29
    assert len(pack.layers) == 4
    ours = _series(pack, FrameworkCode(NEW, "3C", "1"), "E10000018")
    assert [figure.reading.text.removesuffix("%") for figure in ours.values()] == (
        ["67.1", "70.1", "68.6", "59.7", "61.5", "[x]", "56.8", "61.8", "59.3", "61.1"]
    )
    assert list(ours) == [financial_year(year).key for year in range(2015, 2025)]
    england = _series(pack, FrameworkCode(NEW, "3C", "1"), "E92000001")
    assert england["2022/23"].reading.text == "67.2%"
    assert ours["2022/23"].source.cell == "AA91"
    assert ours["2022/23"].source.sheet == "Table_3c(1)"


def test_that_reablement_of_2024_25_comes_with_its_counts(corpus: Path) -> None:
    pack = _with(corpus, _pack(corpus, "2023-24"), SERIES)
    figure = _series(pack, FrameworkCode(NEW, "2A"), "E10000018")["2024/25"]
    assert figure.reading.text == "73.7%"
    assert (str(figure.reading.numerator), str(figure.reading.denominator)) == ("2067", "2805")


def test_that_the_row_printed_as_4a_is_asked_about(corpus: Path) -> None:
    plan = _plan(corpus, _pack(corpus, "2023-24"), SERIES)
    (question,) = plan.questions
    assert "4A" in question.text and "made them feel safe" in question.text
    (left,) = plan.not_understood
    assert left.where.sheet == "Table_4a"


@pytest.mark.parametrize(
    "name", ["02_ascof_2020-21_open_data_long.xlsx", "29_ascof_2020-21_totals_cp1252.csv"]
)
def test_that_the_open_data_give_the_published_figures_of_2020_21(corpus: Path, name: str) -> None:
    pack = _with(corpus, _pack(corpus, "2021-22"), name)
    published = {
        ("2D", ""): "81.1%",
        ("2A", "2"): "308.8",
        ("2A", "1"): "1.9",
        ("1C", "1A"): "95.2%",
        ("1C", "2B"): "98.9%",
        ("1E", ""): "10.5%",
        ("1G", ""): "84.3%",
        ("2B", "1"): "84.7%",
    }
    for (code, part), text in published.items():
        figure = _series(pack, FrameworkCode(OLD, code, part), "E10000018")["2020/21"]
        assert figure.reading.text == text
    england = _series(pack, FrameworkCode(OLD, "2A", "2"), "E92000001")["2020/21"]
    shire = _series(pack, FrameworkCode(OLD, "2A", "2"), "S")["2020/21"]
    assert (england.reading.text, shire.reading.text) == ("498.2", "442.7")


def test_that_both_forms_of_the_open_data_say_the_same(corpus: Path) -> None:
    pack = _with(corpus, _pack(corpus, "2021-22"), "02_ascof_2020-21_open_data_long.xlsx")
    plan = _plan(corpus, pack, "29_ascof_2020-21_totals_cp1252.csv")
    assert (len(plan.new), len(plan.changed), len(plan.unchanged)) == (0, 0, 52)


def test_that_every_extract_is_inspected_or_refused_without_a_crash(corpus: Path) -> None:
    refused = []
    for path in sorted((corpus / "extracts").rglob("*")):
        if path.is_dir():
            continue
        try:
            extract = read_extract(path)
        except UnreadableExtractError as problem:
            refused.append(path.name)
            assert problem.message.endswith(".")
            continue
        tables = find_tables(extract)
        assert tables, path.name
        notes_on(extract, tables)
        assert all(0 < table.confidence <= 1 and table.range for table in tables)
    assert refused == [
        "README.md",
        "pass_protected.xlsb",
        "picture.xlsb",
    ]


@pytest.mark.parametrize(
    ("name", "sheet", "header_rows"),
    [
        (SERIES, "Table_2a", (7,)),
        (SERIES, "Table_6b", (8,)),
        ("03_ons_mye_mid2020_2021geog.xls", "MYE2 - Persons", (8,)),
        ("04_ons_mye_mid2019_2020ladcodes.xls", "MYE2 - Persons", (5,)),
        ("08_ace_libraries_activity_2023-24_wide504.xlsx", "Activity Data 2024", (1,)),
        ("14_nhsd_asc_overview_tables_2015-21.xlsx", "Table 1", (7, 8)),
    ],
)
def test_that_headings_are_found_where_they_stand(
    corpus: Path, name: str, sheet: str, header_rows: tuple[int, ...]
) -> None:
    extract = read_extract(corpus / "extracts" / name)
    table = next(each for each in find_tables(extract) if each.sheet.name == sheet)
    assert table.header_rows == header_rows


def test_that_extracts_of_no_known_family_are_refused(corpus: Path) -> None:
    pack = _pack(corpus, "2023-24")
    for name in (
        "22_ons_overseas_travel_multirow_headers.xls",
        "26_lgbf_indicator_information.csv",
    ):
        with pytest.raises(UnreadableExtractError, match="nothing was imported"):
            _plan(corpus, pack, name)


def test_that_a_byte_gone_wrong_in_an_old_workbook_does_not_fill_the_memory(
    corpus: Path, tmp_path: Path
) -> None:
    data = (corpus / "extracts" / "22_ons_overseas_travel_multirow_headers.xls").read_bytes()
    number = data.index(b"\x03\x02\x0e\x00")  # a record that holds one number
    far = data[: number + 4] + b"\xff\xff\xff\x3f" + data[number + 8 :]
    path = tmp_path / "far.xls"
    path.write_bytes(far)
    with pytest.raises(UnreadableExtractError, match="so far apart"):
        read_extract(path)


HEADINGS = (
    "ren2", "renamed", "v_asat", "v_date", "v_den", "v_indicator", "v_meas", "v_num", "v_pct",
    "v_ref",
)  # fmt: skip
"""A list of the sample with its headings worded otherwise, or a column of references more."""


@pytest.mark.parametrize("name", HEADINGS)
def test_that_a_list_says_the_same_whatever_its_headings_are_called(
    corpus: Path, repository: Path, name: str
) -> None:
    pack = _pack(corpus, "2023-24")
    sample = repository / "resources" / "sample" / "ASC snapshot 31 March 2024.csv"
    plans = [
        plan_import(path, pack, at=AT)
        for path in (sample, corpus / "cases" / "headings" / f"{name}.csv")
    ]
    known, found = (
        {(each.key.measure, each.key.period.key): each.new.value for each in plan.figures}
        for plan in plans
    )
    assert len(known) > 10 and found == known
    assert not plans[1].questions
