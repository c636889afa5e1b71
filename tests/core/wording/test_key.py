"""The key of a dashboard."""

from perfdesk.core.periods import financial_year
from perfdesk.core.settings import Scheme
from perfdesk.core.verdicts import Progress, ProgressWord, Rating, RatingWord
from perfdesk.core.wording.key import progress_key, rating_key


def test_that_the_key_of_each_scheme_gives_each_word_the_tone_of_its_rating() -> None:
    for scheme in Scheme:
        for entry in rating_key(scheme):
            word = RatingWord(entry.word.lower())
            assert Rating(word, entry.word, "", word).tone is entry.tone


def test_that_the_key_of_the_comparison_scheme_reads_as_the_papers_do() -> None:
    assert [f"{entry.word}: {entry.meaning}" for entry in rating_key(Scheme.COMPARISON)] == [
        "Better: Performing better than the latest national average or local target",
        "Similar: Performing similar to the latest national average or local target",
        "Below: Performing below the latest national average or local target",
    ]


def test_that_the_key_of_progress_names_the_period_that_arrows_compare_with() -> None:
    entries = progress_key(financial_year(2022))
    for entry in entries:
        word = ProgressWord(entry.word.lower())
        assert Progress(word, entry.word, "", word).tone is entry.tone
        assert entry.meaning.endswith(" 2022/23")
