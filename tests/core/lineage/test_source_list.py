"""The files that a pack was made from, with what they gave."""

from __future__ import annotations

from perfdesk.core.benchmarks.published import PublishedYear
from perfdesk.core.figures import Figure
from perfdesk.core.lineage.source_list import in_words, source_lines
from perfdesk.core.pack import Pack
from perfdesk.core.targets import Target
from tests.store.published_packs import published_pack


def test_that_each_file_tells_how_much_of_it_stands() -> None:
    pack = published_pack()
    lines = {each.file.name: each for each in source_lines(pack)}
    appendix = lines["appendix-a-2023-24.csv"]
    given = [each for each in pack.table(Figure).values() if each.source.fingerprint == "f" * 64]
    assert appendix.counts[Figure] == len(given)
    assert appendix.gave_text.startswith(f"{len(given)} figure")
    assert "2024" in appendix.imported_text


def test_that_the_latest_import_comes_first() -> None:
    times = [each.file.imported_at for each in source_lines(published_pack())]
    assert times == sorted(times, reverse=True)


def test_that_a_pack_without_files_has_no_sources() -> None:
    assert source_lines(Pack.of([])) == ()


def test_that_counts_are_told_in_words() -> None:
    assert in_words({Figure: 23, Target: 1, PublishedYear: 1050}) == (
        "23 figures, 1 target and 1,050 published years"
    )
    assert in_words({Figure: 1}) == "1 figure"
    assert in_words({}) == ""
