"""What officers type and papers print in a figure's cell."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.figures import Content, Form, Reading, format_number
from perfdesk.core.measures import Unit
from perfdesk.core.periods import Period, financial_year, months, parse_period
from perfdesk.core.wording.figure_text import figure_reading, read_figure
from tests.core.printed import EARLIER, LATER, PrintedRow, printed_rows

YEAR = financial_year(2023)
PRINTED = [row for position in (EARLIER, LATER) for row in printed_rows(position)]


def _cells(row: PrintedRow) -> list[tuple[str, Period]]:
    return [(row.current, row.position), (row.previous, row.position.a_year_earlier())]


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: row.id)
def test_that_every_printed_figure_is_understood_and_prints_the_same(row: PrintedRow) -> None:
    for text, column in _cells(row):
        reading = read_figure(text, unit=row.unit, column=column)
        assert reading.text == text
        assert reading.content is not Content.NOT_UNDERSTOOD
        if reading.content is Content.NUMBER:
            assert f"{reading.number_text} {reading.qualifier}".strip() == text
        else:
            assert text.startswith(("Due", "No Survey"))


def test_that_the_two_dashboards_print_numbers_in_these_forms() -> None:
    readings = [read_figure(text, column=column) for row in PRINTED for text, column in _cells(row)]
    forms = [each.form for each in readings if each.is_number]
    assert len(readings) == 118
    assert [forms.count(form) for form in (Form.PERCENT, Form.THOUSANDS, Form.PLAIN)] == [
        62,
        34,
        12,
    ]
    assert sum(each.content is Content.DUE for each in readings) == 5


@pytest.mark.parametrize(
    ("text", "value", "numerator", "period"),
    [
        ("182.0k (Apr-Nov)", "182000", None, "Apr-Nov 2023"),
        ("10k (Jan-Mar)", "10000", None, "Jan-Mar 2024"),
        ("5.4 (23 admissions)", "5.4", "23", None),
        ("559.4 (820 admissions)", "559.4", "820", None),
        ("13.7 per 100k Pop. Actual 58 Admissions in 23/24", "13.7", "58", None),
        ("553 per 100k Pop. Actual 824 Admissions in 22/23", "553", "824", "2022/23"),
        ("49.4% (2021/22)", "49.4", None, "2021/22"),
        ("49.4% (21/22)", "49.4", None, "2021/22"),
        ("85.3% (Position at March 2024)", "85.3", None, "31 March 2024"),
        ("36 (5% of total waiting at end of Mar-24)", "36", None, "31 March 2024"),
        ("773 End of March 2024", "773", None, "31 March 2024"),
        ("98.1% (2022 survey)", "98.1", None, None),
        ("12.1 (65 and over)", "12.1", None, None),
        ("90% (12 months)", "90", None, None),
    ],
)
def test_that_the_words_beside_a_number_are_understood(
    text: str, value: str, numerator: str | None, period: str | None
) -> None:
    reading = read_figure(text, column=YEAR)
    assert reading.value == Decimal(value)
    assert reading.numerator == (Decimal(numerator) if numerator else None)
    assert reading.denominator is None
    assert reading.period == (parse_period(period) if period else None)
    assert reading.text == text


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("96% (524 out of 528)", (524, 528)),
        ("96% (524/528)", (524, 528)),
        ("97.5% (39/40)", (39, 40)),
        ("81.1% (2039/2515)", (2039, 2515)),
        ("35.4% or 1,762 of 4,984, provisional", (1762, 4984)),
        ("86% (at 31/03/2024)", None),
        ("49.4% (2021/22)", None),
        ("95.5% (21/22)", (21, 22)),
        ("0% (0 of 12)", (0, 12)),
    ],
)
def test_that_counts_beside_a_percentage_are_told_from_years_and_dates(
    text: str, counts: tuple[int, int] | None
) -> None:
    reading = read_figure(text, column=YEAR)
    found = (reading.numerator, reading.denominator)
    assert found == ((Decimal(counts[0]), Decimal(counts[1])) if counts else (None, None))


@pytest.mark.parametrize(
    ("typed", "unit", "printed", "counts"),
    [
        ("3,856/4,304", Unit.PERCENT, "89.6%", (3856, 4304)),
        ("3856/4304", Unit.PERCENT, "89.6%", (3856, 4304)),
        ("2039/2515", Unit.PERCENT, "81.1%", (2039, 2515)),
        ("524 out of 528", Unit.PERCENT, "99.2%", (524, 528)),
        ("535/528", Unit.PERCENT, "101.3%", (535, 528)),
        ("23/24", Unit.PERCENT, "95.8%", (23, 24)),
        ("58/423067", Unit.RATE, "13.7", (58, 423067)),
        ("3,856 of 4,304", None, "89.6%", (3856, 4304)),
        ("=58/423067*100000", Unit.RATE, "13.7", (58, 423067)),
        ("=3856/4304", Unit.PERCENT, "89.6%", (3856, 4304)),
        ("=3,856/4,304*100", Unit.PERCENT, "89.6%", (3856, 4304)),
        ("=(500+24)/528", Unit.PERCENT, "99.2%", None),
        ("=535/528", Unit.PERCENT, "101.3%", (535, 528)),
        ("=(89.6+90.2)/2", Unit.PERCENT, "89.9%", None),
        ("=180/2", Unit.PERCENT, "90.0%", None),
        ("=120+34", Unit.COUNT, "154", None),
        ("=1234/52", Unit.COUNT, "23.7", None),
        ("70", Unit.PERCENT, "70%", None),
        ("70.0", Unit.PERCENT, "70.0%", None),
        ("70", Unit.COUNT, "70", None),
        ("1334", Unit.COUNT, "1,334", None),
        ("1.2m", Unit.COUNT, "1.2m", None),
        ("1.2 million", Unit.COUNT, "1.2 million", None),
        ("17.3 thousand", Unit.COUNT, "17.3k", None),
        ("89.6 per cent", Unit.PERCENT, "89.6%", None),
        ("-0.04%", Unit.PERCENT, "-0.04%", None),
        ("-0", Unit.PERCENT, "0%", None),
        ("\u22125", Unit.COUNT, "-5", None),
        ("\u00a31,200", Unit.COUNT, "\u00a31,200", None),
        ("-\u00a35", Unit.COUNT, "-\u00a35", None),
    ],
)
def test_that_what_is_typed_is_worked_out_and_kept(
    typed: str, unit: Unit | None, printed: str, counts: tuple[int, int] | None
) -> None:
    reading = read_figure(typed, unit=unit, decimals=1, column=YEAR)
    assert reading.text == printed
    assert reading.content is Content.NUMBER
    assert reading.as_typed == typed
    found = (reading.numerator, reading.denominator)
    assert found == ((Decimal(counts[0]), Decimal(counts[1])) if counts else (None, None))


def test_that_a_worked_out_figure_is_exact_behind_what_is_printed() -> None:
    reading = read_figure("3,856/4,304", unit=Unit.PERCENT, decimals=1)
    assert reading.value == Decimal(385600) / Decimal(4304)


@pytest.mark.parametrize(
    "text",
    [
        "2023/24", "2023/34", "2021-22", "31/03/2024", "12 March 2024", "2024-03-31", "535/0",
        "12..5", "1,23", "1 00", "89.6%%", "5--", "1e999999", "=9**9**9", "=1e999999", "=1/0",
        "=0/0", "=" + "(" * 150, "=" + "9" * 199, "=9" + "*9999999999" * 18, "=a", "=1,2", "=",
        "=__import__('os')", "=1#2", "=1 if 1 else 2", "=0x10", "=1_000", "=True", "\x00", "++5",
        "9" * 5000, "1." + "9" * 400, "9" * 20 + "/1", "#DIV/0!", "?",
    ],
)  # fmt: skip
@pytest.mark.parametrize("unit", [None, Unit.PERCENT, Unit.COUNT])
def test_that_what_is_not_understood_is_kept_and_flagged(text: str, unit: Unit | None) -> None:
    reading = read_figure(text, unit=unit, decimals=1, column=YEAR)
    assert (reading.text, reading.content) == (text, Content.NOT_UNDERSTOOD)
    assert reading.value is None


def test_that_counts_are_no_count_and_pounds_no_percentage() -> None:
    assert read_figure("3,856/4,304", unit=Unit.COUNT).content is Content.NOT_UNDERSTOOD
    assert read_figure("\u00a31,200", unit=Unit.PERCENT).content is Content.NOT_UNDERSTOOD


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("", Content.EMPTY), (" \u00a0\n", Content.EMPTY), ("N/A", Content.WORDS), ("Due June 2022",
        Content.DUE), ("due: 30 June 2022", Content.DUE), ("Due to Covid-19, not collected",
        Content.WORDS), ("No Survey in 2020/21 due to Covid-19 pandemic", Content.WORDS),
        ("For Information Only", Content.WORDS), ("<5", Content.WORDS), ("55-60%", Content.WORDS),
        ("[x]", Content.SHORTHAND), ("[c]", Content.SHORTHAND), ("[note 3]", Content.SHORTHAND),
        (":", Content.SHORTHAND), ("..", Content.SHORTHAND), ("**", Content.SHORTHAND),
        ("-", Content.SHORTHAND), ("\u2013", Content.SHORTHAND), ("x", Content.SHORTHAND),
    ],
)  # fmt: skip
def test_that_text_is_a_legitimate_figure_and_never_a_nought(text: str, content: Content) -> None:
    reading = read_figure(text, unit=Unit.PERCENT, column=YEAR)
    assert reading.content is content
    assert reading.value is None


@pytest.mark.parametrize(
    ("text", "printed", "status"),
    [
        ("1.9 [p][r]", "1.9 [p][r]", ("[p]", "[r]")), ("0 [low]", "0 [low]", ("[low]",)),
        ("95.2[E]", "95.2 [e]", ("[e]",)), ("12 [note 3]", "12 [note 3]", ("[note 3]",)),
    ],
)  # fmt: skip
def test_that_shorthand_beside_a_number_is_kept(
    text: str, printed: str, status: tuple[str, ...]
) -> None:
    reading = read_figure(text)
    assert (reading.text, reading.status) == (printed, status)


@pytest.mark.parametrize(
    ("column", "words", "named"),
    [
        ("2023/24", "Apr-Nov", "Apr-Nov 2023"),
        ("2023/24", "Oct-Mar", "Oct 2023 to Mar 2024"),
        ("Apr-Nov 2023", "Apr-Sep", "Apr-Sep 2023"),
        ("31 January 2024", "Apr-Nov", "Apr-Nov 2023"),
        ("Jan-Dec 2023", "Jan-Mar", "Jan-Mar 2023"),
        ("academic year 2023/24", "Sep-Dec", "Sep-Dec 2023"),
        ("academic year 2023/24", "Apr-Jul", "Apr-Jul 2024"),
    ],
)
def test_that_months_without_a_year_fall_in_their_column(
    column: str, words: str, named: str
) -> None:
    reading = read_figure(f"182.0k ({words})", column=parse_period(column))
    assert reading.period == parse_period(named)


def test_that_a_figure_that_names_its_own_column_stands_for_it() -> None:
    column = months((2021, 4), (2021, 11))
    assert read_figure("182.0k (Apr-Nov)", column=column).period is None


NUMBERS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**9), 10**9),
    st.integers(0, 4),
)


FORMS = st.sampled_from([each for each in Form if each is not Form.ORDINAL])


@given(NUMBERS, FORMS, st.sampled_from(["", "(Apr-Nov)", "*", "End of March 2024"]))
@settings(max_examples=200)
def test_that_a_number_of_any_form_is_read_back_as_it_was_printed(
    value: Decimal, form: Form, words: str
) -> None:
    places = max(0, -int(value.as_tuple().exponent))
    factor = 1000 if form is Form.THOUSANDS else 1
    printed = f"{format_number(value * factor, places, form)} {words}".strip()
    reading = read_figure(printed, column=YEAR)
    assert (reading.value, reading.form, reading.text) == (value * factor, form, printed)
    assert reading.qualifier == words


@given(st.text(max_size=60), st.sampled_from([None, *Unit]))
@settings(max_examples=250)
def test_that_any_text_gives_a_reading_that_says_what_was_typed(
    text: str, unit: Unit | None
) -> None:
    reading = read_figure(text, unit=unit, decimals=1, column=YEAR)
    assert reading.as_typed == " ".join(text.split())
    assert (reading.value is None) == (reading.content is not Content.NUMBER)


@given(st.text(alphabet="0123456789.,/%k()-+*= of[]px", max_size=24), st.sampled_from(list(Unit)))
@settings(max_examples=400)
def test_that_what_is_printed_is_read_as_the_same_number(text: str, unit: Unit) -> None:
    first = read_figure(text, unit=unit, decimals=1, column=YEAR)
    again = read_figure(first.text, unit=unit, decimals=1, column=YEAR)
    assert again.text == first.text
    if first.value is not None and not first.text.startswith(("-0", "0")):
        assert again.number_text == first.number_text


def test_that_a_number_that_came_as_a_number_prints_in_its_form() -> None:
    reading = figure_reading(
        Decimal("0.4025"), form=Form.PLAIN, decimals=3, margin=Decimal("0.01"), status=("[p]",)
    )
    assert reading.text == "0.403 [p]"
    assert isinstance(reading, Reading)


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        ("(260)", "-260", "-260"),
        ("(\u00a31,310)", "-1310", "-\u00a31,310"),
        ("(4.5%)", "-4.5", "-4.5%"),
        ("310-", "-310", "-310"),
        ("\u2212260", "-260", "-260"),
        ("1 250 001", "1250001", "1,250,001"),
        ("1\u00a0250\u00a0001", "1250001", "1,250,001"),
        ("1\u202f250\u202f001", "1250001", "1,250,001"),
        ("1\u2009250\u2009001", "1250001", "1,250,001"),
        ("28 401", "28401", "28,401"),
        ("46.3 %", "46.3", "46.3%"),
        ("421 (p)", "421", "421 [p]"),
        ("391r", "391", "391 [r]"),
        ("871*", "871", "871 *"),
        ("851 [r]", "851", "851 [r]"),
    ],
)
def test_that_a_number_is_read_however_an_office_writes_it(
    text: str, value: str, printed: str
) -> None:
    reading = read_figure(text)
    assert (reading.value, reading.text) == (Decimal(value), printed)
    assert reading.as_typed == " ".join(text.split())


@pytest.mark.parametrize("text", ["2023 24", "2 3", "c.420", "<5", "#REF!", "28,4O1", "1 000 00"])
def test_that_what_is_no_clear_number_stays_as_it_is(text: str) -> None:
    assert read_figure(text).value is None


@given(st.integers(-(10**12), 10**12), st.sampled_from([" ", "\u00a0", "\u202f", "\u2009"]))
def test_that_grouping_and_sign_never_change_a_number(number: int, space: str) -> None:
    grouped = f"{abs(number):,}".replace(",", space)
    texts = [f"({grouped})", f"{grouped}-", f"-{grouped}"] if number < 0 else [grouped]
    for text in texts:
        assert read_figure(text).value == number
