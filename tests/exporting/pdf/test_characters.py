"""What the font lacks is spelt out and told."""

import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.errors import PerfDeskError
from perfdesk.core.problems import Severity
from perfdesk.exporting.pdf import font_speller
from perfdesk.exporting.pdf.characters import Speller
from perfdesk.exporting.pdf.fonts import font_folder, printable_characters

PRINTABLE = printable_characters(font_folder())


@pytest.fixture
def speller() -> Speller:
    return Speller(PRINTABLE)


# Counted and looked up once with another reader of the font (fontTools): 3,010 code points.
def test_that_the_font_holds_what_papers_use_and_not_what_it_lacks() -> None:
    assert len(PRINTABLE) == 3010
    for (
        character
    ) in "AZaz09%£€½²³₂°·…≤≥±÷→ ŵŷéïø\u00a0\u2013\u2014\u2018\u2019\u201c\u201d\u00d7\u2212":
        assert ord(character) in PRINTABLE, character
    for character in "😀中①㎡ﷺ":
        assert ord(character) not in PRINTABLE, character


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("CO₂ at 20 °C, £5 \u2013 “quoted”", "CO₂ at 20 °C, £5 \u2013 “quoted”"),
        ("one\ttwo\r\nthree\u2028four   five ", "one two three four five"),
        ("10\u00a0%", "10\u00a0%"),
        (
            "soft\u00adly, zero\u200bwidth, \ufeffmarked, \u202eturned",
            "softly, zerowidth, marked, turned",
        ),
        ("cafe\u0301", "caf\u00e9"),
    ],
)
def test_that_text_the_font_can_print_is_kept(text: str, printed: str, speller: Speller) -> None:
    assert speller.spell(text) == printed
    assert speller.problems == ()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("😀", "[grinning face]"),
        ("中", "[U+4E2D]"),
        ("12 ㎡", "12 m2"),
        ("①", "1"),
        ("👨\u200d👩", "[man][woman]"),
        ("\x07", "[U+0007]"),
        ("\ud800", "[U+D800]"),
        ("\ue000", "[U+E000]"),
        ("\U0010ffff", "[U+10FFFF]"),
    ],
)
def test_that_text_the_font_lacks_is_spelt_out_and_told(
    text: str, printed: str, speller: Speller
) -> None:
    assert speller.spell(text, measure="m1", where="Description") == printed
    problem = speller.problems[0]
    assert (problem.severity, problem.kind) == (Severity.WARNING, "character")
    assert (problem.measure, problem.where) == ("m1", "Description")
    problem.message.encode("utf-8")


def test_that_a_character_is_told_once_a_measure(speller: Speller) -> None:
    for measure in ("m1", "m1", "m2"):
        speller.spell("😀😀", measure=measure)
    assert [problem.measure for problem in speller.problems] == ["m1", "m2"]


@settings(max_examples=50)
@given(text=st.text(st.characters()))
def test_that_what_is_spelt_can_be_printed_and_spelt_again(text: str) -> None:
    speller = Speller(PRINTABLE)
    spelt = speller.spell(text)
    assert all(ord(each) in PRINTABLE for each in spelt)
    assert not {unicodedata.category(each) for each in spelt} & {"Cc", "Cf", "Cs", "Co", "Cn"}
    told = len(speller.problems)
    assert Speller(PRINTABLE).spell(spelt) == spelt
    assert len(speller.problems) == told


def test_that_the_font_of_the_pdf_spells_alike() -> None:
    assert font_speller().spell("😀") == "[grinning face]"


@pytest.mark.parametrize("content", [b"", b"no font at all, only words" * 20, None])
def test_that_a_damaged_font_is_told_in_one_sentence(content: bytes | None, tmp_path: Path) -> None:
    name = "Arimo[wght].ttf"
    shutil.copy(font_folder() / name, tmp_path / name)
    if content is None:
        content = (tmp_path / name).read_bytes()[:400]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(PerfDeskError, match="font, Arimo, is damaged"):
        printable_characters(tmp_path)


def test_that_a_missing_font_is_told_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fontpkg_arimo.ROOT", tmp_path)
    with pytest.raises(PerfDeskError, match="font, Arimo, is missing"):
        font_folder()
