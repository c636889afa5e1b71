"""The position in sentences."""

from dataclasses import replace

from perfdesk.core.settings import Scheme
from perfdesk.core.verdicts import Rating, RatingWord
from perfdesk.core.wording.summary import position_in_words, summary_sentences
from tests.exporting.workbook.boards import board, row

BELOW = Rating(RatingWord.BELOW, "Below England", "", RatingWord.BELOW)


def test_that_ratings_and_progress_are_counted_in_words() -> None:
    dashboard = board(("Delay need", [row(), row("other", rating=BELOW)]), ("Prevent", [row("x")]))
    assert summary_sentences(dashboard) == (
        "3 measures are reported.",
        "Rating: 2 better, 0 similar, 1 below and 0 not rated.",
        "Progress: 3 improved, 0 similar, 0 not as good and 0 not compared.",
    )


def test_that_one_measure_is_one_measure_and_none_is_said() -> None:
    assert summary_sentences(board(("Delay need", [row()])))[0] == "1 measure is reported."
    assert summary_sentences(board(("Delay need", []))) == ("No measures are reported.",)


def test_that_a_verdict_of_the_other_scheme_is_counted_too() -> None:
    dashboard = replace(board(("Delay need", [row()])), scheme=Scheme.RAG)
    assert "0 green, 0 amber, 0 red, 1 better and 0 not rated" in summary_sentences(dashboard)[1]


def test_that_the_position_says_whether_its_figures_are_final() -> None:
    assert position_in_words(board()).endswith("provisional figures.")
    assert position_in_words(board(provisional=False)).endswith("final figures.")
