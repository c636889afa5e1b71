"""Shorthand of government statistics."""

from perfdesk.core.wording.figure_text import read_figure
from perfdesk.core.wording.shorthand import meaning_of


def test_that_every_token_that_is_read_has_a_meaning() -> None:
    tokens = "[x] [c] [z] [low] [u] [p] [r] [e] [f] [b] [n] [w] [er] [s] [ss] [sss]"
    for token in read_figure(tokens).status:
        assert meaning_of(token) != token
    assert len(read_figure(tokens).status) == 16


def test_that_what_sources_use_differently_stays_as_it_is() -> None:
    assert meaning_of("x") == "x"
    assert meaning_of("[note 3]") == "[note 3]"
