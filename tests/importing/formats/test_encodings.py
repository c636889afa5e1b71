"""Text files with lines in two encodings, and with one bad byte."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perfdesk.importing.formats.encodings import decode

UTF_8, OLD = "utf-8", "cp1252"


def _lines(*lines: tuple[str, str]) -> bytes:
    return b"\r\n".join(text.encode(encoding) for text, encoding in lines)


def test_that_each_line_is_read_in_its_own_encoding() -> None:
    told = decode("a.csv", _lines(("Cost,\u00a35", UTF_8), ("Café,\u00a36", OLD), ("x,7", OLD)))
    assert told.text == "Cost,\u00a35\r\nCafé,\u00a36\r\nx,7"
    (problem,) = told.problems
    assert problem.message.startswith("Line 2 is written in another encoding")


def test_that_one_bad_byte_spoils_no_other_letter() -> None:
    told = decode("a.csv", "Cost \u2013 net,\u00a35\nRates,".encode() + b"\xa36 \xe2\x80\x93 all\n")
    assert told.text == "Cost \u2013 net,\u00a35\nRates,\u00a36 \u2013 all\n"
    assert len(told.problems) == 1


def test_that_a_file_wholly_in_the_old_encoding_is_no_problem() -> None:
    told = decode("a.csv", "Cost,\u00a35\nCafé \u2013 all,\u00a36\n".encode(OLD))
    assert told.text == "Cost,\u00a35\nCafé \u2013 all,\u00a36\n"
    assert not told.problems


def test_that_letters_encoded_twice_are_read_once() -> None:
    twice = "Cost \u2013 net,\u00a35\n".encode().decode(OLD)
    told = decode("a.csv", ("Rates,\u00a36\n" + twice).encode())
    assert told.text == "Rates,\u00a36\nCost \u2013 net,\u00a35\n"
    assert told.problems[0].message.startswith("Line 2 is")


_TEXTS = st.text(st.characters(codec=OLD, exclude_categories=["Cc"]), max_size=12)


@given(st.lists(st.tuples(_TEXTS, st.sampled_from([UTF_8, OLD])), min_size=1, max_size=6))
def test_that_bytes_of_two_encodings_are_never_refused_and_plain_lines_are_kept(
    lines: list[tuple[str, str]],
) -> None:
    told = decode("a.csv", _lines(("Measure,2023/24", UTF_8), *lines))
    read = told.text.split("\r\n")
    assert len(read) == len(lines) + 1
    assert all(
        after == before
        for after, (before, _) in zip(read[1:], lines, strict=True)
        if before.isascii()
    )
