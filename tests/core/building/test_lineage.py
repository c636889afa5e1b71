"""From a figure to its cell, its file and its person; from a file to its figures."""

from __future__ import annotations

from perfdesk.core.building.lineage import figures_from, lineage_of
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from tests.store.published_packs import COUNCIL, REABLEMENT, YEAR, published_pack

KEY = FigureKey(REABLEMENT, COUNCIL.code, YEAR, FigureKind.LOCAL)


def test_that_a_figure_leads_to_its_file_cell_and_neighbouring_cells() -> None:
    found = lineage_of(published_pack(), KEY)
    assert found is not None and found.file is not None and found.snippet is not None
    assert found.text.startswith("appendix-a-2023-24.csv, J22, imported on 3 June 2024")
    assert ("BETTER", "89.6%") in found.snippet.rows


def test_that_a_file_leads_to_the_figures_that_it_gave() -> None:
    pack = published_pack()
    figures = figures_from(pack, "f" * 64)
    assert KEY in {each.key for each in figures}
    typed = [each for each in pack.table(Figure).values() if not each.source.fingerprint]
    assert len(figures) + len(typed) == len(pack.table(Figure))


def test_that_a_figure_that_is_not_there_has_no_lineage() -> None:
    assert lineage_of(published_pack(), FigureKey("x", "y", YEAR, FigureKind.LOCAL)) is None
