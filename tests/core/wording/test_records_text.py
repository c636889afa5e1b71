"""What an import brings beside its figures, in words."""

from datetime import UTC, datetime

from perfdesk.core.places import ENGLAND
from perfdesk.core.wording.records_text import records_in_words
from perfdesk.operations.sample import sample_pack


def test_that_records_are_counted_by_what_they_are() -> None:
    words = records_in_words(sample_pack(datetime(2024, 6, 3, tzinfo=UTC)).records())
    assert words.startswith("2 positions, 4 layers, ")
    assert "59 measures" in words
    assert words.endswith("and 2 neighbour groups")


def test_that_what_goes_with_figures_is_not_named() -> None:
    assert records_in_words([ENGLAND]) == ""
