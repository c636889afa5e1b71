"""From a figure to its cell, its file and its person; from a file to its figures."""

from __future__ import annotations

from dataclasses import replace

from perfdesk.core.building.lineage import figures_from, key_at, lineage_of, title_of
from perfdesk.core.dashboard import Column
from perfdesk.core.edits import apply_edit, edit_between
from perfdesk.core.figures import Figure, FigureKey, FigureKind
from perfdesk.core.measures import Combination, Derivation
from perfdesk.core.targets import Target, TargetKey
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


def test_that_each_cell_of_the_dashboard_leads_to_what_stands_in_it() -> None:
    pack = published_pack()
    key = key_at(pack, YEAR, REABLEMENT, Column.CURRENT)
    assert key == KEY
    assert key_at(pack, YEAR, REABLEMENT, Column.RATING) == KEY
    before = key_at(pack, YEAR, REABLEMENT, Column.PREVIOUS)
    assert isinstance(before, FigureKey) and before.period < YEAR
    target = key_at(pack, YEAR, REABLEMENT, Column.TARGET)
    assert isinstance(target, TargetKey)
    found = lineage_of(pack, target)
    assert found is not None and isinstance(found.record, Target)
    assert key_at(pack, YEAR, "no such measure", Column.CURRENT) is None


def test_that_a_key_is_told_in_words() -> None:
    pack = published_pack()
    assert title_of(pack, KEY).endswith(", 2023/24")
    england = FigureKey(REABLEMENT, "E92000001", YEAR, FigureKind.PUBLISHED)
    assert title_of(pack, england).endswith("2023/24, England, published")
    assert title_of(pack, TargetKey(REABLEMENT, YEAR)).endswith("target for 2023/24")


def test_that_a_figure_that_is_worked_out_leads_to_its_parts() -> None:
    pack = published_pack()
    whole = replace(
        pack.measure(REABLEMENT),
        id="whole",
        derived=Derivation(Combination.DIFFERENCE, (REABLEMENT, REABLEMENT)),
    )
    pack, _ = apply_edit(pack, edit_between(pack, "", [whole]))
    key = key_at(pack, YEAR, "whole", Column.CURRENT)
    assert key is not None
    found = lineage_of(pack, key)
    assert found is not None and found.file is None
    assert [each.record.key for each in found.parts] == [KEY, KEY]
    assert found.text.startswith("calculated")
