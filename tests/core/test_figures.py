"""Figures in words."""

from decimal import Decimal

from perfdesk.core.figures import Content, Reading


def test_that_counts_are_told_only_where_both_are_known() -> None:
    whole = Reading("89.6%", Content.NUMBER, numerator=Decimal(3856), denominator=Decimal(4304))
    part = Reading("13.7", Content.NUMBER, numerator=Decimal(58))
    assert whole.counts_text == "3,856 of 4,304"
    assert part.counts_text == ""
