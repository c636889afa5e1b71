"""The council's own figures from plain lists and from forms."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from perfdesk.core.benchmarks.populations import Population, PopulationKey
from perfdesk.core.errors import UnreadableExtractError
from perfdesk.core.pack import Pack
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.matching.likeness import alike
from perfdesk.importing.matching.questions import SKIP
from perfdesk.importing.vocabulary.codes import split_code
from tests.importing.conftest import PlanOf, taken_over
from tests.importing.files import write_csv

PackOf = Callable[[str], Pack]

_HEADINGS = ("Measure", "As at", "Numerator", "Denominator", "Population", "Value")


def _list(folder: Path, *rows: tuple[object, ...]) -> Path:
    return write_csv(folder / "snapshot.csv", [_HEADINGS, *rows], "utf-16", "\t")


def _texts(plan: ImportPlan) -> dict[tuple[str, str], str]:
    return {
        (planned.key.measure[:24], planned.key.period.key): planned.new.reading.text
        for planned in plan.figures
    }


# --- lists ---------------------------------------------------------------------------------------
def test_that_a_list_adds_the_counts_behind_the_printed_figures(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _list(
        tmp_path,
        ("ASCOF 3D Adults receiving direct payments", "31/03/2024", 1762, 4984, "", "35.4%"),
        ("Service users who received their annual review", "31/03/2024", 3950, 5375, "", "73.5%"),
    )
    plan = plan_of(path, pack_of("2023-24"))
    assert (len(plan.changed), plan.problems, plan.questions) == (2, (), ())
    payments = plan.changed[0].new
    assert (payments.reading.text, payments.reading.numerator) == ("35.4%", Decimal(1762))
    assert payments.reading.denominator == Decimal(4984)
    assert payments.source.cell == "F2"


def test_that_a_day_stands_in_the_year_that_ends_with_it(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _list(
        tmp_path,
        ("People awaiting a care assessment", "31/03/2024", 773, "", "", 773),
        ("People awaiting a care assessment", "31/03/2023", 1334, "", "", 1334),
    )
    pack = pack_of("2023-24")
    plan = plan_of(path, pack)
    assert [planned.key.period.key for planned in plan.figures] == ["2023/24", "2022/23"]
    assert len(plan.unchanged) == 2, "the same numbers, whatever words are printed beside them"


def test_that_of_very_many_rows_of_no_measure_some_are_named_and_the_others_counted(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    rows = [(f"Zzyzx {number:02} quux", "31/03/2024", "", "", "", 5) for number in range(30)]
    known = ("People awaiting a care assessment", "31/03/2024", 773, "", "", 773)
    plan = plan_of(_list(tmp_path, known, *rows), pack_of("2023-24"))
    (problem,) = [each for each in plan.problems if each.kind == "not in the pack"]
    assert "\u201cZzyzx 00 quux\u201d" in problem.message
    assert problem.message.count("Zzyzx") == 20
    assert problem.message.endswith(" and 10 more.")


def test_that_a_figure_given_twice_with_another_value_is_asked_about(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _list(
        tmp_path,
        ("People awaiting a care assessment", "31/03/2024", "", "", "", 773),
        ("People awaiting a care assessment", "31/03/2024", "", "", "", 773),
        ("People awaiting a care assessment", "31/03/2024", "", "", "", 777),
    )
    pack = pack_of("2023-24")
    plan = plan_of(path, pack)
    assert plan.figures == (), "neither the first nor the last is right by itself"
    (question,) = plan.questions
    assert [each.label for each in question.choices[:2]] == ["773 (F2)", "777 (F4)"]
    (left,) = plan.not_understood
    assert "773 (F2) and 777 (F4)" in left.message
    answered = plan_of(path, pack, {question.id: question.choices[1].value})
    assert [str(planned.new.value) for planned in answered.figures] == ["777"]
    assert (answered.questions, answered.not_understood) == ((), ())
    assert plan_of(path, pack, {question.id: SKIP}).figures == ()


def test_that_of_very_many_figures_given_twice_the_rest_is_one_question(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    measures = [each.description for each in pack.measures_at(pack.settings.position)]
    rows = [
        (words, year, "", "", "", value)
        for words in measures
        for year in ("2023/24", "2022/23")
        for value in ("1%", "2%")
    ]
    plan = plan_of(_list(tmp_path, *rows), pack)
    assert not plan.figures
    *single, rest = [each for each in plan.questions if each.id.startswith("twice")]
    assert len(single) == 20 and "more figures are given more than once" in rest.text
    last = plan_of(_list(tmp_path, *rows), pack, {rest.id: "last"})
    assert {planned.new.reading.text for planned in last.figures} == {"2%"}


def test_that_a_share_is_worked_out_from_its_counts(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    label = "% of service users who received their annual review"
    path = _list(tmp_path, (label, "2023/24", 3951, 5375, "", ""))
    (changed,) = plan_of(path, pack_of("2023-24")).figures
    assert changed.new.reading.text == "73.5%"
    assert changed.new.source.cell == "C2:D2"


def test_that_a_rate_needs_its_population(tmp_path: Path, pack_of: PackOf, plan_of: PlanOf) -> None:
    label = "ASCOF 2B Permanent admissions to care (aged 18-64)"
    pack = pack_of("2023-24")
    plan = plan_of(_list(tmp_path, (label, "31/03/2024", 60, "", "", "")), pack)
    (left,) = plan.not_understood
    assert left.text == "60" and "Add the population" in left.message
    plan = plan_of(_list(tmp_path, (label, "31/03/2024", 60, "", 423067, "")), pack)
    (changed,) = plan.changed
    assert changed.new.reading.text == "14.2"
    assert changed.new.reading.denominator == 423067


def test_that_a_count_the_pack_holds_already_is_no_news(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    label = "ASCOF 2B Permanent admissions to care (aged 18-64)"
    plan = plan_of(_list(tmp_path, (label, "31/03/2024", 58, "", "", "")), pack_of("2023-24"))
    assert (len(plan.unchanged), plan.not_understood) == (1, ())


def test_that_a_value_its_counts_do_not_give_is_a_problem(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    label = "safeguarding enquiries where the identified risk was reduced or removed"
    plan = plan_of(_list(tmp_path, (label, "2023/24", 524, 528, "", "96%")), pack_of("2023-24"))
    (problem,) = plan.problems
    assert problem.kind == "ratio"
    assert problem.arithmetic == "524 / 528 = 99.2%"


def test_that_an_unsure_row_is_asked_about_and_the_answer_obeyed(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _list(tmp_path, ("Library loans to children", "2023/24", "", "", "", "2,400.1k"))
    pack = pack_of("2023-24")
    plan = plan_of(path, pack)
    (question,) = plan.questions
    assert plan.figures == () and len(plan.not_understood) == 1
    assert question.choices[0].label == "Total library loans"
    answered = plan_of(path, pack, {question.id: question.choices[0].value})
    assert _texts(answered) == {("total-library-loans", "2023/24"): "2,400.1k"}
    left_out = plan_of(path, pack, {question.id: SKIP})
    assert (left_out.figures, left_out.questions, left_out.not_understood) == ((), (), ())


def test_that_rows_of_other_measures_and_periods_are_named(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    path = _list(
        tmp_path,
        ("Road defects mended", "2023/24", "", "", "", 12),
        ("Library visits", "31/12/2015", "", "", "", 12),
        ("Library visits", "whenever", "", "", "", 12),
    )
    plan = plan_of(path, pack_of("2023-24"))
    (question,) = plan.questions
    assert "Road defects mended" in question.text, "nothing else in the file is of a measure"
    assert ["no column for 31 December 2015" in each.message for each in plan.not_understood] == [
        True,
        False,
        False,
    ]


def test_that_words_and_codes_tell_rows_apart() -> None:
    assert alike("Adult aged 18+ receiving payments", "Adults receiving payments") > 0.6
    assert alike("Junior loans", "E-loans") < 0.5
    assert split_code("ASCOF 2D *BCF* - hospital discharge") == (
        "ASCOF 2D",
        "*BCF* - hospital discharge",
    )
    assert split_code("Adults in work") == ("", "Adults in work")
    assert split_code("3C(2) carers") == ("3C(2)", "carers")


def test_that_a_fraction_without_its_format_is_not_taken_for_a_percentage(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    label = "% of service users who received their annual review"
    plan = plan_of(_list(tmp_path, (label, "2023/24", "", "", "", 0.735)), pack_of("2023-24"))
    assert plan.figures == ()
    assert plan.not_understood[0].text == "0.735"


# --- forms ---------------------------------------------------------------------------------------
@pytest.fixture
def form(tmp_path: Path) -> Path:
    """The reablement return as an officer lays it out; Q4 as the council printed it."""
    path = tmp_path / "Reablement Q4.xlsx"
    with xlsxwriter.Workbook(path) as book:
        per_cent = book.add_format({"num_format": "0.0%"})
        for name, share in (("Summary", 0.896), ("OLD do not use", 0.884)):
            sheet = book.add_worksheet(name)
            sheet.write("A1", "Reablement performance 2023/24")
            sheet.merge_range("A6:A7", "Measure")
            sheet.merge_range("B6:B7", "Good is")
            sheet.merge_range("C6:D6", "2023/24 (cumulative)")
            sheet.write_row("C7", ["Q1-Q3", "Q1-Q4"])
            sheet.merge_range("E6:E7", "2022/23")
            sheet.write("A9", "ASCOF 2A - all ages")
            sheet.write_row("A10", ["People who completed reablement", "", 3168, "4,304 ", 3190])
            sheet.write_row("A11", ["   of whom need no ongoing service", "", 2835, 3856, "n/k"])
            sheet.write_row("A12", ["% with no need for ongoing services", "High"])
            for column, value in zip("CDE", (0.895, share, 0.878), strict=True):
                sheet.write(f"{column}12", value, per_cent)
    return path


def test_that_the_counts_behind_a_percentage_are_worked_out(
    form: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    plan = plan_of(form, pack_of("2023-24"))
    (changed,) = plan.changed
    reading = changed.new.reading
    assert reading.text == "89.6%"
    assert (reading.numerator, reading.denominator) == (Decimal(3856), Decimal(4304))
    assert (changed.new.source.sheet, changed.new.source.cell) == ("Summary", "D12")
    (unchanged,) = plan.unchanged
    assert unchanged.new.reading.text == "87.8%"


def test_that_a_sheet_not_in_use_is_left_out_and_named(
    form: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    plan = plan_of(form, pack_of("2023-24"))
    told = [problem.message for problem in plan.problems]
    assert any("OLD do not use" in message for message in told)
    assert any("Q1-Q3" in message for message in told), "a part of the year has no column"


def test_that_a_form_changes_nothing_it_does_not_name(
    form: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    pack = pack_of("2023-24")
    after = taken_over(pack, plan_of(form, pack))
    changed = {key for key, table in after.tables.items() if table != pack.tables[key]}
    assert {kind.__name__ for kind in changed} == {"Figure", "SourceFile", "SourceSnippet"}


def test_that_a_file_of_no_known_kind_is_refused(
    tmp_path: Path, pack_of: PackOf, plan_of: PlanOf
) -> None:
    rows = (("Code", "Name", "All ages"), ("E10000018", "Leicestershire", 1))
    path = write_csv(tmp_path / "ages.csv", rows)
    with pytest.raises(UnreadableExtractError, match="says which year or quarter"):
        plan_of(path, pack_of("2023-24"))


def test_that_a_count_alone_is_set_in_the_population_that_was_imported(
    pack_of: PackOf, plan_of: PlanOf, tmp_path: Path
) -> None:
    # Published: 829 admissions of 157,349 people aged 65 and over are 526.9 per 100,000.
    key = PopulationKey("E10000018", "65+", "mid-2023")
    pack = Pack.of([*pack_of("2023-24").records(), Population(key, 157_349)])
    path = tmp_path / "list.csv"
    path.write_text(
        "Measure,Year,Numerator,Value\n"
        '"Permanent admissions to care (aged 65+) per 100,000 pop.",2023/24,829,\n',
        encoding="utf-8",
    )
    (planned,) = plan_of(path, pack).figures
    assert planned.new.reading.value is not None
    assert round(planned.new.reading.value, 1) == Decimal("526.9")
    assert planned.new.population == "mid-2023"


def test_that_the_first_letter_of_a_word_is_no_part_of_a_code() -> None:
    assert split_code("ASCOF 3D Adults receiving direct payments") == (
        "ASCOF 3D",
        "Adults receiving direct payments",
    )
    assert split_code("2A pt 1 Permanent admissions") == ("2A pt 1", "Permanent admissions")
    assert split_code("2E(2a) Living at home") == ("2E(2a)", "Living at home")
    assert split_code("4B 96% of enquiries") == ("4B", "96% of enquiries")


@pytest.mark.parametrize("text", ["1", "1.0"])
def test_that_a_bare_1_of_a_percentage_is_not_1_per_cent_unasked(
    pack_of: PackOf, plan_of: PlanOf, tmp_path: Path, text: str
) -> None:
    rows = (("Measure", "2023/24"), ("Adults aged 18+ receiving direct payments", text))
    plan = plan_of(write_csv(tmp_path / "list.csv", rows), pack_of("2023-24"))
    assert plan.figures == ()
    assert any("fraction of 1" in each.message for each in plan.not_understood)
