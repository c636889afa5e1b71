"""Quartiles of the real publications, against what was printed and an independent computation."""

from __future__ import annotations

import csv
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.benchmarks.quartiles import Quartile, standing_of
from perfdesk.core.benchmarks.standing import benchmark, field_of, published_at
from perfdesk.core.benchmarks.whole_year import (
    AgainstEngland,
    nearest_to_next,
    whole_year,
)
from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.series import series_of
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.dashboard import Column
from perfdesk.core.edits import apply_edit
from perfdesk.core.figures import FigureKind
from perfdesk.core.framework.catalogue import measure_for
from perfdesk.core.framework.matching import exact_code
from perfdesk.core.measures import Aim, FrameworkCode
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period, financial_year, parse_period
from perfdesk.core.places import ENGLAND, Place, PlaceLevel
from perfdesk.importing.planning import pack_from_appendix, plan_import
from tests.framework_editions import NEW, OLD

pytestmark = pytest.mark.corpus

AT = datetime(2025, 12, 18, tzinfo=UTC)
OURS = Place("E10000018", "Leicestershire", PlaceLevel.COUNCIL)
Rows = Sequence[Sequence[object]]
SERIES = "extracts/01_ascof_timeseries_2015-16_to_2024-25.ods"
OPEN_DATA = "extracts/02_ascof_2020-21_open_data_long.xlsx"
OFLOG = "extracts/16_oflog_asc_measures_2015-23.csv"
LATER = "published/appendix-a-2023-24.csv"


def _with(corpus: Path, pack: Pack, *names: str) -> Pack:
    for name in names:
        pack, _ = apply_edit(pack, plan_import(corpus / name, pack, at=AT).edit(pack))
    return pack


@pytest.fixture(scope="module")
def printed(corpus: Path) -> Pack:
    """The pack of the appendix of January 2022."""
    path = corpus / "published" / "appendix-a-2021-22.csv"
    pack, _ = pack_from_appendix(path, council=OURS, title=None, position=None, at=AT)
    return pack


@pytest.fixture(scope="module")
def open_data(corpus: Path, printed: Pack) -> Pack:
    """That pack with the open data of 2020/21."""
    return _with(corpus, printed, OPEN_DATA)


@pytest.fixture(scope="module")
def everything(corpus: Path, open_data: Pack) -> Pack:
    """Both appendices and all three publications."""
    return _with(corpus, open_data, LATER, OFLOG, SERIES)


# --- 2020/21, as printed -------------------------------------------------------------------------
def test_that_all_thirteen_quartiles_of_2020_21_are_as_worked_out_before(
    corpus: Path, open_data: Pack
) -> None:
    with (corpus / "published" / "quartiles-2020-21.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 13
    for row in rows:
        code = exact_code(OLD, row["measure"])
        assert code is not None
        year = published_at(open_data, code, financial_year(2020))
        assert year is not None
        found = benchmark(year, OURS.code)
        standing = found.standing
        assert standing is not None
        worked_out = (
            standing.value, standing.rank, standing.tied, standing.n, len(found.field.missing),
            *found.field.points, *(each.value for each in found.averages),
        )  # fmt: skip
        columns = (
            "published_outcome", "rank_best_first", "n_ties_incl_self", "n_councils", "n_missing",
            "q1_inclusive", "median", "q3_inclusive", "england", "east_midlands",
            "shire_counties",
        )  # fmt: skip
        assert worked_out == tuple(Decimal(row[column]) for column in columns), row["measure"]
        assert standing.quartile == row["quartile_computed"]


def test_that_the_ten_printed_quartiles_are_shown_and_none_differs(open_data: Pack) -> None:
    shown = 0
    for row in build_dashboard(open_data).rows:
        printed = open_data.printed_quartile(row.measure, financial_year(2021))
        cell = row.cells[Column.QUARTILE]
        if printed is not None and "rank" in cell.reason:
            # The paper printed the quartiles of 1.9 and 308.8 beside its own 3.8 and 528.7.
            word, _, published = cell.text.partition(" ")
            assert word == printed.text
            assert published in {"", "(published 1.9)", "(published 308.8)"}
            assert cell.reason.startswith("2020/21: ")
            assert row.cells[Column.RANK].text
            shown += 1
    assert shown == 10
    assert not [each for each in check_pack(open_data) if each.kind == "quartile"]


def test_that_a_local_rate_beside_the_quartile_of_another_is_a_problem(open_data: Pack) -> None:
    (problem,) = (
        each
        for each in check_pack(open_data)
        if each.kind == "published" and "528.7" in each.message
    )
    assert "published figure is 308.8" in problem.message
    assert "the quartile (Top) is based on the published figure" in problem.message
    assert "528.7 would be Third" in problem.message


# --- any council and year ------------------------------------------------------------------------
def test_that_other_councils_and_years_agree_with_an_independent_computation(
    corpus: Path, everything: Pack
) -> None:
    checked = 0
    for name, rows in _sheets(corpus / SERIES).items():
        code = exact_code(NEW, name)
        assert code is not None
        entry = measure_for(code)
        assert entry is not None
        for period, values in _outcomes(rows).items():
            year = published_at(everything, code, period)
            if period == financial_year(2020) or not values:
                continue  # that year's voluntary survey comes from the open data
            assert year is not None, (name, period)
            assert {
                council: float(value)
                for council, value in field_of(year).outcomes.items()
                if value is not None
            } == values, (name, period)
            checked += _compare(year, values, entry.aim)
    assert checked > 14_000


def _compare(year: PublishedYear, values: dict[str, float], aim: Aim) -> int:
    import numpy

    field = field_of(year)
    quarters = numpy.quantile(list(values.values()), [0.25, 0.5, 0.75])
    assert [float(point) for point in field.points] == pytest.approx(list(quarters))
    signed = [-value if aim is Aim.LOW else value for value in values.values()]
    lower, median, upper = sorted(-quarters if aim is Aim.LOW else quarters)
    for council, own in zip(values, signed, strict=True):
        standing = standing_of(council, field)
        assert standing is not None
        words = ("Bottom", "Third", "Second", "Top")
        # As quotients of small whole numbers, the thresholds are off by no more than this.
        place = sum(own >= edge - 1e-9 for edge in (lower, median, upper))
        assert standing.quartile == words[place], (year.key, council)
        assert standing.rank == 1 + sum(other > own for other in signed)
        assert standing.tied == signed.count(own)
    return len(values)


def _sheets(path: Path) -> dict[str, Rows]:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return {
        name.strip().removeprefix("Table_"): book.get_sheet_by_name(name).to_python()
        for name in book.sheet_names
        if name.startswith("Table_")
    }


def _outcomes(rows: Rows) -> dict[Period, dict[str, float]]:
    """Read the outcomes of all councils by year, in the plainest way."""
    head = next(index for index, row in enumerate(rows) if "ONS area code" in map(str, row))
    found: dict[Period, dict[str, float]] = {}
    for column, heading in enumerate(map(str, rows[head])):
        match = re.match(r"(\d{4} to \d{4})\b.*?(?:-|:) *(?:\S+ )?outcome *$", heading)
        if not match:
            continue
        values: dict[str, float] = {}
        for row in rows[head + 1 :]:
            council, text = str(row[2]), str(row[column]).partition(" (")[0]
            is_number = re.fullmatch(r"-?[\d.]+", text)
            if re.fullmatch(r"E(06|08|09|10)\d{6}", council) and is_number:
                # The table goes on giving Dorset's figures under the county that has ended.
                ended = council == "E10000009" and match[1] >= "2019 to 2020"
                values.setdefault("E06000059" if ended else council, round(float(text), 9))
        found[parse_period(match[1])] = values
    return found


# --- the reablement measure ----------------------------------------------------------------------
def test_that_the_reablement_measure_is_one_series_with_one_break(everything: Pack) -> None:
    (measure,) = (
        each
        for each in everything.measures_at(financial_year(2023))
        if each.framework == FrameworkCode(NEW, "2A")
    )
    points = series_of(everything, measure.id)
    ours = {
        (point.figure.stands_for.key, point.figure.key.kind): point
        for point in points
        if point.place.code == OURS.code
    }
    published, local = FigureKind.PUBLISHED, FigureKind.LOCAL
    expected = {
        ("2020/21", published): "81.1%",
        ("2022/23", published): "87.8%",
        ("2023/24", local): "89.6%",
        ("2024/25", published): "73.7%",
    }
    assert {key: ours[key].figure.reading.text for key in expected} == expected
    broken = {key for key, point in ours.items() if point.broken}
    assert broken == {("2024/25", published)}
    years = [key for key, kind in ours if kind is published]
    assert years == [f"{year}/{year % 100 + 1}" for year in (*range(2015, 2023), 2024)]
    england = [point for point in points if point.place.code == ENGLAND.code]
    assert [point.figure.reading.text for point in england] == ["74.9%", "77.1%"]


def test_that_old_2a_and_new_2a_are_never_joined(everything: Pack) -> None:
    reablement = published_at(everything, FrameworkCode(NEW, "2A"), financial_year(2020))
    admissions = published_at(everything, FrameworkCode(OLD, "2A", "1"), financial_year(2024))
    assert reablement is not None and reablement.key.framework == FrameworkCode(OLD, "2D")
    assert admissions is not None and admissions.key.framework == FrameworkCode(NEW, "2B")


# --- a whole year --------------------------------------------------------------------------------
def test_that_the_year_2020_21_counts_as_the_paper_of_january_2022_does(open_data: Pack) -> None:
    """13 metrics, all but 1F, 1H and 2B(2) better than England; quartiles 4, 3, 5 and 1."""
    found = whole_year(open_data, financial_year(2020), OURS.code)
    codes = [str(each.entry.code) for each in found.lines]
    assert len(codes) == 13
    worse = [str(each.entry.code) for each in found.against(AgainstEngland.WORSE)]
    assert (len(found.against(AgainstEngland.BETTER)), worse) == (10, ["1F", "1H", "2B(2)"])
    assert [len(found.in_quartile(each)) for each in Quartile] == [4, 3, 5, 1]
    short = {str(line.entry.code): distance for line, distance, _ in nearest_to_next(found.lines)}
    assert round(short["1G"], 1) == Decimal("1.6") or round(short["1G"], 2) == Decimal("1.55")


def test_that_the_year_2024_25_counts_as_an_independent_computation_does(
    corpus: Path, printed: Pack
) -> None:
    """Counted again from the published values alone, quartiles by the statistics library."""
    pack = _with(corpus, printed, SERIES)
    period = financial_year(2024)
    found = whole_year(pack, period, OURS.code)
    quartiles: Counter[str] = Counter()
    better = 0
    for year in pack.table(PublishedYear).values():
        entry = measure_for(year.key.framework)
        own = year.outcomes.get(OURS.code)
        if year.key.period != period or entry is None or own is None or own.value is None:
            continue
        sign = 1 if entry.aim is Aim.HIGH else -1
        values = [
            float(each.value) * sign for each in year.outcomes.values() if each.value is not None
        ]
        low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
        mine, england = float(own.value) * sign, year.aggregates[ENGLAND.code].value
        assert england is not None
        better += mine > float(england) * sign
        quartiles["Top" if mine >= high else "Second" if mine >= middle else "Third" if mine >= low
                  else "Bottom"] += 1  # fmt: skip
    assert {each.value: len(found.in_quartile(each)) for each in Quartile} == dict(quartiles)
    assert len(found.against(AgainstEngland.BETTER)) == better
