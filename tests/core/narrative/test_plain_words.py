"""Figures, targets and rows in plain words, from the cells of two published dashboards."""

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Aim, Measure, Unit
from perfdesk.core.narrative.plain_table import plain_table
from perfdesk.core.narrative.plain_words import plain_figure, plain_target
from perfdesk.core.periods import financial_year
from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.target_text import read_target
from tests.exporting.pdf.published import COUNCIL, pack_2021, pack_2023

YEAR = financial_year(2023)


def _figure(text: str, unit: Unit) -> str:
    measure = Measure("m", "o", 1, "A measure", unit=unit)
    reading = read_figure(text, unit=unit, column=YEAR)
    key = FigureKey("m", COUNCIL.code, YEAR, FigureKind.LOCAL)
    return plain_figure(Figure(key, reading), measure).text


@pytest.mark.parametrize(
    ("text", "unit", "plain"),
    [
        ("89.6%", Unit.PERCENT, "89.6%"),
        ("3,856/4,304", Unit.PERCENT, "89.6% (3,856 of 4,304)"),
        ("13.7 per 100k Pop. Actual 58 Admissions in 23/24", Unit.RATE, "13.7 (58 admissions)"),
        ("5.4 (23 admissions)", Unit.RATE, "5.4 (23 admissions)"),
        ("49.4% (2021/22)", Unit.PERCENT, "49.4% (2021/22)"),
        ("85.3% (Position at March 2024)", Unit.PERCENT, "85.3% (at 31 March 2024)"),
        ("773 End of March 2024", Unit.COUNT, "773 (at 31 March 2024)"),
        ("615.1k", Unit.COUNT, "615.1k"),
        # What the plain form does not say stays as somebody typed it.
        (
            "36 (5% of total waiting at end of Mar-24)",
            Unit.COUNT,
            "36 (5% of total waiting at end of Mar-24)",
        ),
        ("Due June 2022", Unit.PERCENT, "Due June 2022"),
        ("89.6% [p]", Unit.PERCENT, "89.6%, provisional"),
        ("[x]", Unit.PERCENT, "not available"),
    ],
)
def test_that_a_figure_loses_its_shorthand_and_nothing_else(
    text: str, unit: Unit, plain: str
) -> None:
    assert _figure(text, unit) == plain


def test_that_no_figure_is_said_to_be_none() -> None:
    assert plain_figure(None, Measure("m", "o", 1, "A measure")).text == "No figure"


@pytest.mark.parametrize(
    ("text", "aim", "plain"),
    [
        ("77.5% 22/23 Nat. Ave", Aim.HIGH, "England 77.5% (2022/23)"),
        ("14.6 per 100k pop. 22/23 Nat. Ave", Aim.LOW, "England 14.6 (2022/23)"),
        ("55% - 60% Local target 2023/24", Aim.BAND, "Target 55% to 60% (2023/24)"),
        ("<538 (780 Adm's)", Aim.LOW, "Target at most 538 (780 admissions)"),
        ("<71 Position as at 1st Jan 2023", Aim.LOW, "At most 71 (position at 1 January 2023)"),
        ("For Information Only", Aim.NONE, "For information only"),
        ("", Aim.HIGH, "Nothing yet"),
        ("New ASCOF metric", Aim.HIGH, "New ASCOF metric"),
        ("86%", Aim.HIGH, "Target 86%"),
    ],
)
def test_that_a_target_says_what_it_is(text: str, aim: Aim, plain: str) -> None:
    assert plain_target(read_target(text, aim, YEAR)) == plain


def test_that_words_come_before_codes() -> None:
    pack = pack_2023()
    table = plain_table(pack, build_dashboard(pack))
    assert table.headings == (
        "Measure and what is good",
        "Now (2023/24)",
        "Before (2022/23)",
        "Compared with",
        "Rating",
        "Change",
    )
    rows = list(table.rows.values())
    admissions = next(row for row in rows if "65+" in row.name)
    assert admissions.name == "Permanent admissions to care (aged 65+) per 100,000 pop."
    assert (admissions.code, admissions.good) == ("ASCOF 2C *BCF*", "Lower is better")
    now, before = admissions.now, admissions.before
    assert (now.text, before.text) == ("511 (798 admissions)", "553 (824 admissions)")
    assert (now.figure, now.words, now.tail) == ("511", "(798 admissions)", "")
    assert admissions.compared == ("England 560.8 (2022/23)",)
    assert (admissions.rating, admissions.change) == (
        "Better than England 2022/23",
        "Improved: 26 fewer",
    )
    assert rows[0].good == "Best within its band"
    assert rows[0].code == ""


def test_that_the_other_scheme_has_its_quartile_and_change() -> None:
    pack = pack_2021()
    rows = list(plain_table(pack, build_dashboard(pack)).rows.values())
    employment = next(row for row in rows if "LD in employment" in row.name)
    assert employment.compared == ("Target 10.5%",)
    assert employment.quartile == "2020/21 quartile: Top"  # under the figure of 2020/21
    assert employment.change == "Not as good: down 1.1 points"
    assert rows[0].compared == ("Target 55% to 60%",)
