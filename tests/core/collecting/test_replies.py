"""Reading the body of a reply."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.collecting.replies import ReplyPart, parts_of_reply
from perfdesk.core.measures import Measure

VISITS = Measure("heritage-visits", "o", 1, "Heritage visits")
LOANS = Measure("loans", "o", 2, "Total library loans")
DELAY = Measure("2d", "o", 3, "No need for ongoing services after reablement", code="ASCOF 2D")
ALL = (VISITS, LOANS, DELAY)
AWAITED = frozenset({"heritage-visits", "loans"})


def test_that_passages_belong_to_the_measures_that_they_begin_with() -> None:
    text = """Hi Jo,

Heritage visits: down because the castle was closed.
It opens again in July.
- Total library loans - no change

ASCOF 2D: Better than expected.
Action: Keep the team
By when: 30 September
Reason: More staff

Kind regards,
Sam
Heritage visits: this is the signature

From: Officer
> Total library loans: what you sent
"""
    assert parts_of_reply(text, ALL, AWAITED) == (
        ReplyPart(
            "heritage-visits", "down because the castle was closed.\nIt opens again in July."
        ),
        ReplyPart("loans", "no change"),
        ReplyPart("2d", "Better than expected.", "More staff", "Keep the team", "30 September"),
    )


def test_that_a_bare_answer_is_about_all_that_are_awaited() -> None:
    assert parts_of_reply("Nil return.\n\nThanks\nSam", ALL, AWAITED) == (
        ReplyPart("heritage-visits", "Nil return."),
        ReplyPart("loans", "Nil return."),
    )


def test_that_a_reply_about_the_only_measure_needs_no_name() -> None:
    assert parts_of_reply("It was closed.", (VISITS,), frozenset({"heritage-visits"})) == (
        ReplyPart("heritage-visits", "It was closed."),
    )


def test_that_what_is_about_no_measure_is_handed_back() -> None:
    (part,) = parts_of_reply("It was closed.", ALL, AWAITED)
    assert part == ReplyPart("", "It was closed.")
    first, second = parts_of_reply("Before.\nHeritage visits: closed.", ALL, AWAITED)
    assert (first.measure, second) == ("heritage-visits", ReplyPart("", "Before."))


def test_that_a_quotation_alone_says_nothing() -> None:
    assert parts_of_reply("> Heritage visits: closed.\n\n", ALL, AWAITED) == ()


@given(st.text(max_size=200))
def test_that_no_word_of_a_reply_is_about_two_measures(text: str) -> None:
    found = parts_of_reply(text, ALL, AWAITED)
    named = [each.measure for each in found]
    assert len(named) == len(set(named))
