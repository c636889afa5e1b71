"""The lists of a summary as every export tells them."""

from dataclasses import replace

from perfdesk.core.narrative.headlines import Headline, headlines_of, more_told, told
from perfdesk.core.narrative.summary import ATTENTION, MOVED, UNKNOWN, Mention, Moved, Summary
from perfdesk.core.verdicts import Tone

WORST = Headline(ATTENTION)
POSITION = ("It reports April 2023 to March 2024.", "One measure is worse.")


def mention(compared: str) -> Mention:
    """A row of Appendix A of June 2024."""
    return Mention(
        "prevent", "% of sequels that 'Prevent Need'", "49.2%", compared,
        "5.8 points below its band", "Not as good: down 7.5 points", Tone.POOR, Tone.POOR,
    )  # fmt: skip


def summary(attention: tuple[Mention, ...] = (), left: int = 0, *moved: str) -> Summary:
    changes = tuple(Moved("prevent", each) for each in moved)
    return Summary(POSITION, (), (), attention, left, (), (), changes or None)


def test_that_lists_with_nothing_in_them_are_left_out() -> None:
    assert list(headlines_of(summary())) == []


def test_that_what_a_list_has_no_room_for_is_counted() -> None:
    (one,) = headlines_of(summary((mention("England 67.2%"),), 1))
    (two,) = headlines_of(summary((mention("England 67.2%"),), 2))
    assert (one.rest, two.rest) == ("1 more needs attention.", "2 more need attention.")


def test_that_changes_have_a_list_of_their_own() -> None:
    (found,) = headlines_of(summary((), 0, "Heritage visits: now 134.1k, was 127.1k."))
    assert found.heading == MOVED
    assert [each.text for each in found.changes] == ["Heritage visits: now 134.1k, was 127.1k."]


def test_that_a_name_keeps_its_capital_within_a_sentence_and_a_common_word_does_not() -> None:
    assert told(WORST, mention("Target 55% to 60%")) == (
        "49.2%; compared with target 55% to 60%; 5.8 points below its band; "
        "not as good: down 7.5 points"
    )
    assert "compared with England 67.2%" in told(WORST, mention("England 67.2%"))
    assert "compared with" not in told(WORST, mention(""))


def test_that_of_what_is_not_known_yet_the_reason_is_told_and_told_once() -> None:
    due = replace(mention("Target 68%"), reason="Due June 2022.", commentary="Asked for.\n\nTwice.")
    assert told(Headline(UNKNOWN), due) == "Due June 2022."
    assert more_told(Headline(UNKNOWN), due) == ("Asked for.", "Twice.")
    assert more_told(WORST, due) == ("Due June 2022.", "Asked for.", "Twice.")
