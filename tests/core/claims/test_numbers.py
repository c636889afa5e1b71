"""Numbers as people write them, in sentences of published papers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.claims.reading.quantities import Sort, quantities_in, shape_of


def figures(text: str) -> list[tuple[Sort, str]]:
    return [
        (each.sort, text[each.start : each.end]) for each in quantities_in(text) if each.is_figure
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7,150 people", 7150),
        ("2.38 million loans", 2_380_000),
        ("615.1k visits", 615_100),
        ("surpassed one million", 1_000_000),
        ("a rise to 23%", 23),
        ("\u00a31.4m was allocated", 1_400_000),
        ("0.9 days per 100,000", Decimal("0.9")),
    ],
)
def test_that_a_number_is_read_as_it_is_meant(text: str, value: Decimal) -> None:
    (figure,) = [each for each in quantities_in(text) if each.is_figure]
    assert figure.value == value


@pytest.mark.parametrize(
    "text",
    [
        "in 2021/22 and at 31 March 2024, by November 2021 and in 2018",
        "people aged 18-64 and those aged 65 or over",
        "ASCOF 2A Part ii and the metric 3D",
        "paragraph 14, Section 42, Appendix B and page 3",
        "within 91 days, over 12 months and in the past 18 months",
        "the Covid-19 pandemic",
        "Tel: 0116 305 7454",
        "http://politics.example.gov.uk/Doc.aspx?CId=135&MId=5999",
        "1:1 support in Room 318",
    ],
)
def test_that_what_counts_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == []


def test_that_a_printed_number_is_what_rounds_to_it() -> None:
    (figure,) = quantities_in("49.6k")
    assert [figure.low, figure.high] == [49_550, 49_650]


def test_that_a_count_out_of_a_count_is_no_year() -> None:
    assert figures("88.5% (85/96)") == [
        (Sort.PERCENT, "88.5%"), (Sort.COUNT, "85"), (Sort.COUNT, "96"),
    ]  # fmt: skip


def test_that_a_comparison_does_not_widen_the_number_behind_it() -> None:
    share, base = (each for each in quantities_in("35% fewer than 3,190") if each.is_figure)
    assert (share.hedge, base.hedge) == ("", "")
    assert base.low == 3190


@given(st.text(alphabet="0123456789.,%k/()\u00a3-+ amMpointsf", max_size=60))
def test_that_numbers_of_any_text_are_in_order_and_apart(text: str) -> None:
    found = quantities_in(text)
    ends = [0]
    for each in found:
        assert ends[-1] <= each.start < each.end <= len(text)
        assert each.low <= each.value <= each.high or each.hedge
        ends.append(each.end)
    assert len(shape_of(text, found)) == len(text)
