"""Every word is accounted for: a known table, and words added to it at random.

Whatever is added, a figure that is taken is the right one; one that is not taken is named, by its
cell or by the words that stand over or beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perfdesk.core.pack import Pack
from perfdesk.importing.drafts.plan import ImportPlan
from perfdesk.importing.planning import pack_from_appendix, plan_import
from tests.importing.conftest import LEICESTERSHIRE
from tests.importing.files import write_csv, write_xlsx
from tests.importing.reading.conftest import APPENDIX, BEFORE, NOW

AT = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
MEASURES = {"Library visits": "library-visits", "Contacts received": "contacts-received"}
NO_FIGURES = (
    "target", "budget", "forecast", "variance", "rank", "lower CI", "upper CI", "projected",
    "Target variance", "rank (1 = best)", "denominator", "base", "RAG", "comments", "planned",
    "difference from target", "trajectory", "% change", "England", "Rutland", "East Midlands",
)  # fmt: skip
"""Words under which no figure of ours stands."""

COMPARATORS = ("England", "East Midlands")
"""Places whose figures the pack keeps, so that they are taken as theirs."""

UNKNOWN = ("gizmo", "version B", "adj.", "ex recharges", "index 2010", "new basis", "wave seven")
PLAIN = ("actual", "outturn", "performance", "figure", "value", "(actual)", "final")
PARTS = (
    ("Sex", "Male", "Female", "Persons"),
    ("Type", "Physical", "Virtual", "All"),
    ("Age", "18-64", "65+", "All ages"),
    ("Locality", "North", "South", "County total"),
)
Cell = str | int | float
Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table with something added to it.

    Attributes:
        rows: As they stand in the sheet.
        right: The right value of each measure and period that it gives.
        added: The words that were added.
    """

    rows: tuple[Row, ...]
    right: dict[tuple[str, str], int]
    added: tuple[str, ...] = ()


def near(figure: int) -> st.SearchStrategy[int]:
    """Numbers that no comparison with the pack would tell from a right one."""
    return st.integers(figure * 96 // 100, figure * 104 // 100)


@st.composite
def known_tables(draw: st.DrawFn) -> Table:
    """Measures down and periods across, all values different."""
    values = draw(
        st.tuples(near(1250000), near(1190000), near(28400), near(27900)).filter(
            lambda each: len(set(each)) == len(each)
        )
    )
    rows: tuple[Row, ...] = (
        ("Measure", NOW, BEFORE),
        ("Library visits", values[0], values[1]),
        ("Contacts received", values[2], values[3]),
    )
    keys = [(id_, period) for id_ in MEASURES.values() for period in (NOW, BEFORE)]
    return Table(rows, dict(zip(keys, values, strict=True)))


def other(value: Cell) -> Cell:
    """A wrong value that looks like a right one."""
    return value + 7 if isinstance(value, int) else value


@st.composite
def with_column(draw: st.DrawFn) -> Table:
    """A column of something else beside the figures, anywhere."""
    table, word = draw(known_tables()), draw(st.sampled_from(NO_FIGURES))
    of = draw(st.sampled_from((NOW, BEFORE)))
    heading = draw(st.sampled_from((f"{of} {word}", f"{word} {of}", f"{of} - {word}")))
    at = draw(st.integers(1, 3))
    rows = [
        (*row[:at], other(row[1 if of == NOW else 2]) if number else heading, *row[at:])
        for number, row in enumerate(table.rows)
    ]
    return Table(tuple(rows), table.right, (heading,))


@st.composite
def with_heading(draw: st.DrawFn) -> Table:
    """A heading that says more than its period."""
    table = draw(known_tables())
    word = draw(st.sampled_from((*NO_FIGURES, *UNKNOWN)))
    heading = f"{NOW} {word}"
    rows = ((table.rows[0][0], heading, BEFORE), *table.rows[1:])
    right = {key: value for key, value in table.right.items() if key[1] == BEFORE}
    return Table(rows, right, (heading,))


@st.composite
def with_plain_words(draw: st.DrawFn) -> Table:
    """A heading with a word that changes nothing."""
    table, word = draw(known_tables()), draw(st.sampled_from(PLAIN))
    return Table((("Measure", f"{NOW} {word}", BEFORE), *table.rows[1:]), table.right)


@st.composite
def with_label_rows(draw: st.DrawFn) -> Table:
    """A row of something else of the same measure, before or after its figures."""
    table = draw(known_tables())
    word = draw(st.sampled_from(("target", "forecast", "rank", "variance", "England", "budget")))
    label = draw(st.sampled_from((f"Library visits - {word}", f"Library visits ({word})")))
    row = (label, *map(other, table.rows[1][1:]))
    at = draw(st.integers(1, 3))
    return Table((*table.rows[:at], row, *table.rows[at:]), table.right, (label,))


@st.composite
def with_kinds(draw: st.DrawFn) -> Table:
    """Rows of targets and of actual figures under a label that is given once."""
    table = draw(known_tables())
    kinds = draw(st.permutations(("Target", "Actual", "Variance")))
    rows: list[Row] = [("Measure", "", NOW, BEFORE)]
    for row in table.rows[1:]:
        for number, kind in enumerate(kinds):
            cells = row[1:] if kind == "Actual" else tuple(map(other, row[1:]))
            rows.append((row[0] if number == 0 else "", kind, *cells))
    return Table(tuple(rows), table.right, ("Target", "Variance"))


@st.composite
def with_parts(draw: st.DrawFn) -> Table:
    """A list with a column that breaks the figures down, its whole anywhere or nowhere."""
    table = draw(known_tables())
    heading, *parts = draw(st.sampled_from(PARTS))
    whole = draw(st.booleans())
    rows: list[Row] = []
    for row in table.rows[1:]:
        for period, value in zip((NOW, BEFORE), row[1:], strict=True):
            rows += [(row[0], period, part, other(value)) for part in parts[:-1]]
            rows += [(row[0], period, parts[-1], value)] if whole else []
    shuffled = draw(st.permutations(rows))
    right = table.right if whole else {}
    return Table((("Measure", "Period", heading, "Value"), *shuffled), right, tuple(parts[:-1]))


@st.composite
def with_scale(draw: st.DrawFn) -> Table:
    """Thousands, stated in the heading or above the table."""
    table = draw(known_tables())
    rows = [(row[0], *(each / 1000 for each in row[1:] if isinstance(each, int)))
            for row in table.rows[1:]]  # fmt: skip
    if draw(st.booleans()):
        return Table((("Measure", f"{NOW} (000s)", f"{BEFORE} (000s)"), *rows), table.right)
    return Table((("All figures in thousands",), ("Measure", NOW, BEFORE), *rows), table.right)


@pytest.fixture(scope="module")
def plan_table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Table], ImportPlan]]:
    """What a table would bring into the pack."""
    folder: Path = tmp_path_factory.mktemp("every-word")
    pack: Pack
    appendix = write_csv(folder / "appendix.csv", APPENDIX)
    pack, _ = pack_from_appendix(appendix, council=LEICESTERSHIRE, title=None, position=None, at=AT)
    yield lambda table: plan_import(
        write_xlsx(folder / "table.xlsx", {"Sheet1": table.rows}), pack, at=AT
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    table=st.one_of(
        known_tables(), with_column(), with_heading(), with_plain_words(), with_label_rows(),
        with_kinds(), with_parts(), with_scale(),
    )
)  # fmt: skip
def test_that_no_number_is_taken_for_what_its_words_do_not_say(
    plan_table: Callable[[Table], ImportPlan], table: Table
) -> None:
    plan = plan_table(table)
    ours = [each for each in plan.figures if each.key.place == LEICESTERSHIRE.code]
    taken = {(each.key.measure, each.key.period.label): each.new.value for each in ours}
    wrong = {key: value for key, value in taken.items() if value != table.right.get(key)}
    assert not wrong, f"taken for {wrong}"
    said = _said(plan)
    for key, value in table.right.items():
        assert key in taken or _is_named(key, said), f"{value} of {key} left out without a word"
    for word in table.added:
        is_taken = any(each in word for each in (*COMPARATORS, "denominator"))
        assert is_taken or word.casefold() in said, f"nothing is said of {word!r}"


def _said(plan: ImportPlan) -> str:
    parts = [each.message for each in plan.problems]
    parts += [f"{each.text} {each.message} {each.where.cell}" for each in plan.not_understood]
    parts += [f"{each.text} {each.where.cell}" for each in plan.questions]
    return " ".join(" ".join(parts).casefold().split())


def _is_named(key: tuple[str, str], said: str) -> bool:
    return key[0].replace("-", " ") in said
