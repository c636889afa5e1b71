"""Rows told by their colour are chosen in the words of the legend, and found again by them.

The totals are those of Appendix A of 3 June 2024 as the sample's workbook holds them; other figures
are made up to be told apart.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from perfdesk.core.measures import Measure
from perfdesk.core.pack import Pack
from perfdesk.core.recipes import Part, recipe_of, recipe_text
from perfdesk.importing.planning import file_for_mapping
from perfdesk.importing.recipes.labels import labels_of
from perfdesk.importing.recipes.mapping import TableMapping
from perfdesk.importing.recipes.rows_by_colour import colour_in_words, rows_by_colour
from perfdesk.operations.extracts.mapping import confirm_mapping, map_table, preview_mapping

LIBRARIES = "Libraries monthly 2023-24.xlsx"
GREEN, PINK = "D9EAD3", "F4CCCC"


@pytest.fixture
def pack(pack_of: Callable[[str], Pack]) -> Pack:
    """The pack of 2023/24."""
    return pack_of("2023-24")


def workbook(path: Path, colours: tuple[str, ...], lines: dict[int, tuple[str, str]]) -> Path:
    """Visits of branches with these colours, and lines beside them: words and the cell's colour."""
    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("Visits")
        for row, (words, colour) in lines.items():
            sheet.write(
                row, 0, words, book.add_format({"bg_color": f"#{colour}"} if colour else {})
            )
        sheet.write_row(4, 0, ["Branch", "2023/24"])
        for at, colour in enumerate(colours):
            look = book.add_format({"bg_color": f"#{colour}"} if colour else {})
            sheet.write_row(5 + at, 0, [f"Branch {at + 1}", 10 ** (at + 1)], look)
        sheet.write_row(5 + len(colours), 0, ["Total", 0])
    return path


def mapped(pack: Pack, path: Path, at: int = 0) -> TableMapping:
    """How a table of a file would be read."""
    file = file_for_mapping(path)
    return map_table(pack, file, file.tables[at])


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Figures of the year. Shaded rows: community libraries.", "community libraries"),
        ("Highlighted rows are run by volunteers", "run by volunteers"),
        ("Mobile libraries are shaded.", "Mobile libraries"),
    ],
)
def test_that_the_words_of_a_legend_name_the_rows(
    pack: Pack, tmp_path: Path, line: str, words: str
) -> None:
    path = workbook(tmp_path / "v.xlsx", (GREEN, "", "", GREEN), {0: (line, "")})
    (found,) = rows_by_colour(mapped(pack, path).table)
    assert (found.words, found.rows) == (words, (6, 9))
    assert found.filter.legend == (words,)


def test_that_cells_of_the_colours_are_a_legend(pack: Pack, tmp_path: Path) -> None:
    lines = {0: ("Community", GREEN), 1: ("Mobile", PINK)}
    path = workbook(tmp_path / "v.xlsx", (GREEN, PINK, "", "", PINK, GREEN), lines)
    found = {each.words: each for each in rows_by_colour(mapped(pack, path).table)}
    assert found["Community"].filter.fills == (GREEN,)
    assert found["Mobile"].rows == (7, 10)


def test_that_a_colour_without_a_legend_is_named(pack: Pack, tmp_path: Path) -> None:
    path = workbook(tmp_path / "v.xlsx", (GREEN, "", "", GREEN), {})
    (found,) = rows_by_colour(mapped(pack, path).table)
    assert found.words == "light green"
    names = [colour_in_words(each) for each in ("FF0000", "FFF2CC", "808080", "1F3864", "B4A7D6")]
    assert names == ["red", "light yellow", "grey", "dark blue", "purple"]


def test_that_rows_of_a_colour_alone_are_read_or_all_but_those(
    pack: Pack, tmp_path: Path, at: datetime
) -> None:
    path = workbook(
        tmp_path / "visits.xlsx", (GREEN, "", "", GREEN), {0: ("Shaded rows: community", "")}
    )
    found = replace(mapped(pack, path), sums=True).with_part(1, Part.GROUP)
    found = found.with_measure("", "library-visits")
    (rows,) = rows_by_colour(found.table)
    for wanted, total in ((rows.filter, 10_010), (rows.others, 1_100)):
        confirmed = confirm_mapping(pack, replace(found, coloured=wanted), at=at)
        assert [each.new.value for each in confirmed.plan.figures] == [total]
        assert wanted in confirmed.recipe.filters
        assert recipe_of(recipe_text(confirmed.recipe)) == confirmed.recipe


def test_that_a_label_is_offered_again_for_the_rows_of_a_colour(
    pack: Pack, repository: Path
) -> None:
    found = mapped(pack, repository / "resources" / "sample" / LIBRARIES, at=1)
    labels = labels_of(pack, found)
    coloured = [each for each in labels if each.coloured]
    assert [each.coloured.words for each in coloured if each.coloured] == ["community libraries"]
    held = pack.table(Measure)
    assert all("community" in held[each.measure].description.casefold() for each in coloured)


def test_that_the_measure_of_coloured_rows_leaves_that_of_all_rows(
    pack: Pack, repository: Path, at: datetime
) -> None:
    found = mapped(pack, repository / "resources" / "sample" / LIBRARIES, at=1)
    whole, community = labels_of(pack, found)[:2]
    other = next(
        each.id for each in pack.table(Measure).values() if "heritage" in each.description.lower()
    )
    changed = found.with_measure(community.words, other, community.filters)
    figures = preview_mapping(pack, changed, at=at).figures
    values = {each.key.measure: each.new.value for each in figures}
    assert values[other] == 305_214
    assert values[whole.measure] == 2_384_483
    left = found.with_measure(community.words, None, community.filters)
    (again,) = (each for each in labels_of(pack, left) if each.coloured)
    assert not again.taken and not again.measure
