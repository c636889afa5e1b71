"""The table that a council prints today becomes a pack."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.figures import FigureKind
from perfdesk.core.judgements import Judged
from perfdesk.core.measures import Aim, FrameworkCode, Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.places import Place
from perfdesk.core.reporting.commentary import Commentary
from perfdesk.core.settings import Scheme
from perfdesk.core.sources import SourceFile
from perfdesk.core.targets import TargetKind
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import UNNAMED_COUNCIL, pack_from_appendix, plan_import
from perfdesk.importing.vocabulary.wordings import rating_of_fill
from tests.importing.conftest import LEICESTERSHIRE
from tests.importing.files import write_csv, write_xlsx

PackOf = Callable[[str], Pack]
PathOf = Callable[[str], Path]

YEAR = financial_year(2023)
RAG_YEAR = financial_year(2021)


def _measure(pack: Pack, words: str) -> Measure:
    return next(
        each for each in pack.measures_at(pack.settings.position) if words in each.description
    )


def _pack(path: Path, at: datetime) -> tuple[Pack, ImportPlan]:
    return pack_from_appendix(path, council=LEICESTERSHIRE, title=None, position=None, at=at)


def _printed(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("year", "count"), [("2023-24", 29), ("2021-22", 30)])
def test_that_every_printed_row_is_in_the_dashboard_as_printed(
    pack_of: PackOf, appendix: PathOf, year: str, count: int
) -> None:
    rows = list(build_dashboard(pack_of(year)).rows)
    printed = _printed(appendix(year))
    assert len(rows) == len(printed) == count
    shown = {
        (row.description, row.cells[Column.CURRENT].text, row.cells[Column.PREVIOUS].text)
        for row in rows
    }
    assert shown == {(row["description"], row["current"], row["previous"]) for row in printed}
    targets = {row.cells[Column.TARGET].text for row in rows}
    assert targets == {row.get("target") or row["compared_with"] for row in printed}


def test_that_the_four_layers_stand_in_printed_order(pack_of: PackOf) -> None:
    layers = build_dashboard(pack_of("2023-24")).layers
    assert [(layer.name, len(list(layer.rows))) for layer in layers] == [
        ("Prevent need", 13),
        ("Reduce need", 6),
        ("Delay need", 5),
        ("Meet need", 5),
    ]


def test_that_outcomes_are_split_into_name_and_statement(pack_of: PackOf) -> None:
    newer, older = pack_of("2023-24"), pack_of("2021-22")
    names = {(each.name, each.statement) for each in newer.outcomes_of("prevent-need")}
    assert (
        "Strong Economy, Transport, and Infrastructure",
        "There is close alignment between skill supply and demand",
    ) in names
    first = older.outcomes_of("prevent-need")[0]
    assert (first.plan, first.name) == ("Strategic Plan 2018-22", "Wellbeing and Opportunity")
    assert first.statement.startswith("People are cared for at home")


def test_that_the_columns_tell_the_scheme(pack_of: PackOf) -> None:
    assert pack_of("2021-22").position.scheme is Scheme.RAG
    assert pack_of("2023-24").position.scheme is Scheme.COMPARISON
    assert pack_of("2023-24").position.previous == financial_year(2022)


def test_that_a_measure_knows_its_code_marker_aim_and_unit(pack_of: PackOf) -> None:
    pack = pack_of("2023-24")
    older = _measure(pack, "aged 65+")
    assert (older.code, older.marker, older.aim) == ("ASCOF 2C", "*BCF*", Aim.LOW)
    assert older.framework == FrameworkCode("2023/24", "2C")
    assert older.unit is Unit.RATE
    visits = _measure(pack, "Library visits")
    assert (visits.unit, visits.adds_up, visits.framework) == (Unit.COUNT, True, None)
    waiting = _measure(pack, "awaiting a care assessment")
    assert (waiting.unit, waiting.adds_up) == (Unit.COUNT, False), "a count of one day"
    assert _measure(pack, "'Prevent Need'").aim is Aim.BAND


def test_that_the_two_rows_of_one_code_are_told_apart_by_their_words(pack_of: PackOf) -> None:
    pack = pack_of("2023-24")
    users, carers = _measure(pack, "SUs who find it easy"), _measure(pack, "carers who find")
    assert users.framework == FrameworkCode("2023/24", "3C", "1")
    assert carers.framework == FrameworkCode("2023/24", "3C", "2")


def test_that_figures_keep_counts_periods_and_cells(pack_of: PackOf, appendix: PathOf) -> None:
    pack = pack_of("2023-24")
    admissions = pack.figure(_measure(pack, "aged 18-64").id, YEAR)
    assert admissions is not None and admissions.reading.numerator == 58
    number = 1 + next(
        index
        for index, row in enumerate(_printed(appendix("2023-24")), start=1)
        if "18-64" in row["description"]
    )
    assert (admissions.source.file, admissions.source.cell) == (
        "appendix-a-2023-24.csv",
        f"J{number}",
    )
    carers = pack.figure(_measure(pack, "carers who find").id, financial_year(2022))
    assert carers is not None and carers.stands_for == RAG_YEAR, "49.4% (2021/22)"
    (source,) = pack.table(SourceFile).values()
    assert (source.family, source.fingerprint) == (
        "printed appendix",
        admissions.source.fingerprint,
    )


def test_that_words_in_figures_stay_words(pack_of: PackOf) -> None:
    pack = pack_of("2021-22")
    survey = _measure(pack, "SUs who find it easy")
    current = pack.figure(survey.id, RAG_YEAR)
    assert current is not None and (current.reading.text, current.value) == ("Due June 2022", None)


def test_that_an_impossible_year_is_a_problem_and_the_target_stays(
    appendix: PathOf, at: datetime
) -> None:
    pack, plan = _pack(appendix("2023-24"), at)
    years = [problem for problem in plan.problems if problem.kind == "period"]
    assert len(years) == 7
    assert all("2023/34" in problem.message for problem in years)
    assert all("probably means 2023/24" in problem.message for problem in years)
    assert {problem.where for problem in years} >= {"H5", "H6"}
    target = pack.target(_measure(pack, "Heritage visits").id, YEAR)
    assert (target.kind, target.text) == (TargetKind.VALUE, "133.5k Local target 2023/34")


def test_that_a_code_whose_words_are_another_measure_is_not_matched(
    appendix: PathOf, at: datetime
) -> None:
    pack, plan = _pack(appendix("2023-24"), at)
    safe = _measure(pack, "made them feel safe")
    assert safe.framework is None
    (told,) = [
        problem
        for problem in plan.problems
        if problem.kind == "code" and problem.measure == safe.id
    ]
    assert "4B in the framework until 2022/23" in told.message
    assert told.where == "E28"


def test_that_a_blank_aim_is_taken_from_the_framework_and_told(
    appendix: PathOf, at: datetime
) -> None:
    pack, plan = _pack(appendix("2023-24"), at)
    risk = _measure(pack, "identified risk")
    assert risk.aim is Aim.UNSTATED
    (told,) = [problem for problem in plan.problems if problem.kind == "aim"]
    assert told.measure == risk.id and "High is used, from the framework" in told.message


def test_that_printed_quartiles_are_kept(pack_of: PackOf) -> None:
    pack = pack_of("2021-22")
    employed = pack.printed_quartile(_measure(pack, "LD in employment").id, RAG_YEAR)
    assert employed is not None and employed.text == "Top"


def test_that_the_one_rating_that_officers_judged_is_an_override(
    appendix: PathOf, at: datetime
) -> None:
    pack, plan = _pack(appendix("2021-22"), at)
    younger = _measure(pack, "aged 18-64")
    override = pack.override(younger.id, RAG_YEAR, Judged.RATING)
    assert override is not None
    assert (override.value, override.by) == ("amber", "printed appendix")
    assert "appendix-a-2021-22.csv, H22" in override.reason
    assert [problem.kind for problem in plan.problems] == ["rating"]
    row = next(row for row in build_dashboard(pack).rows if row.measure == younger.id)
    assert (row.rating.word, row.rating.by_rule) == ("amber", "red")


def test_that_a_rating_printed_as_decided_is_read_as_its_word(
    appendix: PathOf, at: datetime, tmp_path: Path
) -> None:
    rows = _printed(appendix("2021-22"))
    for row in rows:
        if "aged 18-64" in row["description"]:
            row["rag"] = "Amber (decided)"
    path = tmp_path / "appendix.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    pack, _ = _pack(path, at)
    row_id = _measure(pack, "aged 18-64").id
    shown = next(row for row in build_dashboard(pack).rows if row.measure == row_id)
    assert shown.rating.word == "amber"
    assert shown.cells[Column.RATING].text == "Amber (decided)"


def test_that_every_printed_rating_and_arrow_is_shown(pack_of: PackOf, appendix: PathOf) -> None:
    words = {"G": "green", "A": "amber", "R": "red", "N/A": "not rated"}
    rows = {row.description: row for row in build_dashboard(pack_of("2021-22")).rows}
    for printed in _printed(appendix("2021-22")):
        assert rows[printed["description"]].rating.word == words[printed["rag"]]
    arrows = {"▲": "improved", "▼": "not as good", "◀▶": "similar", "N/A": "none"}
    rows = {row.description: row for row in build_dashboard(pack_of("2023-24")).rows}
    for printed in _printed(appendix("2023-24")):
        if printed["progress"]:
            assert rows[printed["description"]].progress.word == arrows[printed["progress"]]


def test_that_a_pack_starts_with_its_council_and_whom_it_is_compared_with(
    pack_of: PackOf,
) -> None:
    pack = pack_of("2023-24")
    assert pack.council == LEICESTERSHIRE
    assert set(pack.table(Place)) == {"E10000018", "E92000001", "E12000004", "S"}
    assert all(
        figure.key.kind is FigureKind.LOCAL
        for measure in pack.measures_at(YEAR)
        for figure in pack.figures_of(measure.id)
    )


# --- the same table laid out as a workbook -------------------------------------------------------
_HEADINGS = (
    "Layer", "Strategic Plan", "Supporting outcome", "Measure", "Description", "Aim",
    "Target or national average", "Progress", "2023/24 performance", "2022/23 performance",
)  # fmt: skip
_FROM = (
    "layer", "plan", "outcome", "measure", "description", "aim", "compared_with", "progress",
    "current", "previous",
)  # fmt: skip


def _as_workbook(rows: list[dict[str, str]], path: Path) -> Path:
    """The appendix as officers lay it out: a title above, a layer named in its first row only."""
    laid_out: list[list[str]] = [["Appendix A: performance dashboard"], ["Quarter 4"], []]
    laid_out.append(list(_HEADINGS))
    before: dict[str, str] = {}
    for row in rows:
        cells = [row[name] for name in _FROM]
        for index, name in enumerate(_FROM[:3]):
            if before.get(name) == row[name]:
                cells[index] = ""
        laid_out.append(cells)
        before = row
    return write_xlsx(path, {"Appendix A": laid_out})


def test_that_a_workbook_of_the_appendix_gives_the_same_pack(
    appendix: PathOf, at: datetime, tmp_path: Path
) -> None:
    workbook = _as_workbook(_printed(appendix("2023-24")), tmp_path / "appendix.xlsx")
    made, _ = _pack(workbook, at)
    expected, _ = _pack(appendix("2023-24"), at)
    assert made.settings == expected.settings
    assert made.table(Measure) == expected.table(Measure)
    figure = made.figure(_measure(made, "no need for ongoing").id, YEAR)
    assert figure is not None
    assert (figure.source.sheet, figure.source.cell) == ("Appendix A", "I25")
    assert {
        row.description: row.cells[Column.CURRENT].text for row in build_dashboard(made).rows
    } == {row.description: row.cells[Column.CURRENT].text for row in build_dashboard(expected).rows}


def test_that_percentages_stored_as_fractions_are_read_as_shown(
    appendix: PathOf, at: datetime, tmp_path: Path
) -> None:
    import xlsxwriter

    row = next(r for r in _printed(appendix("2023-24")) if r["measure"] == "ASCOF 2A")
    path = tmp_path / "appendix.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Appendix A")
        sheet.write_row("A1", _HEADINGS)
        sheet.write_row("A2", [row[name] for name in _FROM[:-2]])
        per_cent = book.add_format({"num_format": "0.0%"})
        sheet.write("I2", 0.896, per_cent)
        sheet.write("J2", 0.878, per_cent)
    pack, _ = _pack(path, at)
    (measure,) = pack.measures_at(YEAR)
    figure = pack.figure(measure.id, YEAR)
    assert figure is not None and (figure.reading.text, str(figure.value)) == ("89.6%", "89.6")


_FILLS = {"G": "#00B050", "A": "#FFC000", "R": "#FF0000"}


def test_that_ratings_told_by_colour_alone_are_read(
    appendix: PathOf, at: datetime, tmp_path: Path
) -> None:
    import xlsxwriter

    path = tmp_path / "coloured.xlsx"
    rows = _printed(appendix("2021-22"))
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Appendix A")
        banner = book.add_format({"bg_color": "#12436D"})
        sheet.write_row("A1", list(rows[0]), banner)
        for number, row in enumerate(rows, start=1):
            colour = row.pop("rag")
            sheet.write_row(number, 0, [*list(row.values())[:7], "", *list(row.values())[7:]])
            if colour in _FILLS:
                sheet.write_blank(number, 7, None, book.add_format({"bg_color": _FILLS[colour]}))
    pack, plan = _pack(path, at)
    assert pack.position.scheme is Scheme.RAG
    assert [problem.kind for problem in plan.problems] == ["rating"]
    override = pack.override(_measure(pack, "aged 18-64").id, RAG_YEAR, Judged.RATING)
    assert override is not None and override.value == "amber"
    assert "sheet Appendix A, H22" in override.reason


@pytest.mark.parametrize(
    ("fill", "word"),
    [
        ("00B050", "better"), ("C6EFCE", "better"), ("CCE2D8", "better"), ("FFC000", "similar"),
        ("FFEB9C", "similar"), ("FCD6C3", "similar"), ("FF0000", "below"), ("FFC7CE", "below"),
        ("FFFFFF", None), ("D9D9D9", None), ("12436D", None), ("000000", None), ("", None),
        ("none", None),
    ],
)  # fmt: skip
def test_that_colours_are_ratings_by_their_hue(fill: str, word: str | None) -> None:
    assert rating_of_fill(fill, Scheme.COMPARISON) == word


# --- what an appendix does not say ---------------------------------------------------------------
def test_that_an_appendix_without_a_year_is_refused_until_it_is_said(
    appendix: PathOf, at: datetime, tmp_path: Path
) -> None:
    rows = [[row[name] for name in _FROM] for row in _printed(appendix("2023-24"))]
    headings = [*_HEADINGS[:-2], "Current", "Previous"]
    path = write_csv(tmp_path / "table.csv", [headings, *rows])
    with pytest.raises(UnreadableExtractError, match="does not say which year"):
        _pack(path, at)
    pack, _ = pack_from_appendix(path, council=LEICESTERSHIRE, title="T", position=YEAR, at=at)
    assert (pack.settings.position, pack.settings.title) == (YEAR, "T")


def test_that_a_pack_may_be_made_before_its_council_is_known(
    appendix: PathOf, at: datetime
) -> None:
    pack, plan = pack_from_appendix(
        appendix("2023-24"), council=None, title=None, position=None, at=at
    )
    assert pack.council == UNNAMED_COUNCIL
    assert plan.problems[0].kind == "council"


def test_that_a_table_of_another_kind_is_no_appendix(tmp_path: Path, at: datetime) -> None:
    path = write_csv(tmp_path / "list.csv", [["Measure", "As at", "Value"], ["a", "2023/24", 1]])
    with pytest.raises(UnreadableExtractError, match="not laid out as an appendix"):
        _pack(path, at)


def test_that_a_cell_that_is_not_understood_is_kept_and_told(
    appendix: PathOf, at: datetime, tmp_path: Path
) -> None:
    rows = _printed(appendix("2023-24"))
    rows[4]["current"] = "?? 134"
    path = write_csv(tmp_path / "a.csv", [list(rows[0]), *[list(row.values()) for row in rows]])
    pack, plan = pack_from_appendix(path, council=LEICESTERSHIRE, title=None, position=None, at=at)
    (left,) = plan.not_understood
    assert (left.text, left.where.cell) == ("?? 134", "J6")
    figure = pack.figure(_measure(pack, "Heritage visits").id, YEAR)
    assert figure is not None and figure.reading.text == "?? 134"


def test_that_rows_of_another_year_are_named_and_not_taken(
    appendix: PathOf, at: datetime, tmp_path: Path
) -> None:
    newer, older = _printed(appendix("2023-24")), _printed(appendix("2021-22"))
    rows = [list(row.values()) for row in newer]
    rows += [[each.get(name, "") for name in newer[0]] for each in older[:3]]
    pack, plan = _pack(write_csv(tmp_path / "two-years.csv", [list(newer[0]), *rows]), at)
    assert len(pack.measures_at(YEAR)) == 29
    assert [left.text for left in plan.not_understood] == ["2021/22"] * 3


def test_that_two_rows_that_read_alike_are_two_measures(
    appendix: PathOf, at: datetime, tmp_path: Path
) -> None:
    rows = _printed(appendix("2023-24"))[20:21] * 2
    path = write_csv(tmp_path / "a.csv", [list(rows[0]), *[list(row.values()) for row in rows]])
    pack, plan = _pack(path, at)
    assert len(pack.measures_at(YEAR)) == 2
    assert len(plan.new) == 4


def test_that_a_bare_number_of_a_percentage_is_one_and_a_fraction_is_told(
    appendix: PathOf, at: datetime, tmp_path: Path
) -> None:
    rows = _printed(appendix("2023-24"))
    rows[0]["current"], rows[0]["previous"] = "49.2", "0.567"
    path = write_csv(tmp_path / "a.csv", [list(rows[0]), *[list(row.values()) for row in rows]])
    pack, plan = _pack(path, at)
    figure = pack.figure(_measure(pack, "'Prevent Need'").id, YEAR)
    assert figure is not None and figure.reading.text == "49.2%"
    (told,) = [problem for problem in plan.problems if problem.kind == "unit"]
    assert told.where == "K2" and "fraction" in told.message


def test_that_a_position_that_is_said_goes_before_the_one_that_is_printed(
    appendix: PathOf, at: datetime
) -> None:
    pack, plan = pack_from_appendix(
        appendix("2023-24"),
        council=LEICESTERSHIRE,
        title=None,
        position=financial_year(2022),
        at=at,
    )
    assert len(pack.measures_at(financial_year(2022))) == 29
    assert plan.not_understood == ()


def test_that_a_list_sent_round_for_comments_is_no_appendix(
    tmp_path: Path, pack_of: PackOf, at: datetime
) -> None:
    # It would bring every measure a second time, under an outcome without a name.
    path = write_csv(
        tmp_path / "comments.csv",
        [
            ("Layer", "Measure", "Description", "This year", "Compared with", "Comment"),
            ("Prevent need", "Local", "Library visits", "615.1k", "545.3k 2023/24", "More of them"),
        ],
    )
    plan = plan_import(path, pack_of("2023-24"), at=at)
    assert plan.source.family == "commentary return"
    assert [type(each) for each in plan.records] == [Commentary]
    assert not plan.figures
