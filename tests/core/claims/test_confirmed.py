"""What an officer confirms about the words of reports, and what the check makes of it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfdesk.core.claims.binding.meanings import number_at, number_key
from perfdesk.core.claims.check import check_report
from perfdesk.core.claims.claim import ClaimVerdict, Finding
from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, OwnWord
from perfdesk.core.claims.confirming import (
    UnusableWordingError,
    meaning_edit,
    meaning_removal,
    own_word_edit,
    wording_edit,
    wording_removal,
)
from perfdesk.core.claims.passages import Passage
from perfdesk.core.claims.reading.sentences import ReadPassage, read_passage
from perfdesk.core.edits import apply_edit, revert_edit
from perfdesk.core.pack import Pack
from perfdesk.importing.report_text.plain import read_plain

AT = datetime(2024, 6, 3, tzinfo=UTC)
REABLEMENT = "percent-of-people-who-had-no-need-for-ongoing-services"
TEXT = "For Home First the result was 88.6% during 2023/24."


def about(pack: Pack, text: str = TEXT) -> list[Finding]:
    return [each for each in check_report(read_plain(text), pack) if each.quote == "88.6%"]


def passage(text: str) -> ReadPassage:
    return read_passage(0, Passage(text))


def test_that_confirmed_words_name_a_measure_from_then_on(packs: dict[str, Pack]) -> None:
    pack = packs["2023-24"]
    assert not any(each.measure for each in about(pack))
    measure = pack.measure(REABLEMENT)
    edit = wording_edit(pack, measure.id, " Home  First ", by="a.officer", at=AT)
    after, change = apply_edit(pack, edit)
    assert change.wordings and not change.measures
    (found,) = about(after)
    assert found.measure == REABLEMENT
    assert found.verdict is ClaimVerdict.ERROR  # 89.6% with a digit wrong
    assert revert_edit(after, edit)[0].table(MeasureWording) == {}


def test_that_words_that_name_nothing_or_another_measure_are_refused(
    packs: dict[str, Pack],
) -> None:
    pack = packs["2023-24"]
    first, second = (each.id for each in pack.measures_at(pack.position.period)[:2])
    for words in ("", "   ", "the", "x" * 201):
        with pytest.raises(UnusableWordingError, match=r"not kept|nothing was kept"):
            wording_edit(pack, first, words, by="a", at=AT)
    with pytest.raises(UnusableWordingError, match="no such measure"):
        wording_edit(pack, "nothing", "Home First", by="a", at=AT)
    after, _ = apply_edit(pack, wording_edit(pack, first, "Home First", by="a", at=AT))
    with pytest.raises(UnusableWordingError, match="is kept for"):
        wording_edit(after, second, "home first", by="a", at=AT)
    assert not wording_edit(after, first, "HOME FIRST", by="a", at=AT).replacements
    again, _ = apply_edit(after, wording_removal(after, first, "home first"))
    assert not again.table(MeasureWording)


def test_that_a_confirmed_number_is_about_its_measure_and_no_other(packs: dict[str, Pack]) -> None:
    pack = packs["2023-24"]
    read = passage(TEXT)
    (number,) = read.figures()
    after, _ = apply_edit(pack, meaning_edit(pack, read, number, REABLEMENT, by="a", at=AT))
    (found,) = about(after)
    assert (found.measure, found.verdict) == (REABLEMENT, ClaimVerdict.ERROR)
    none, _ = apply_edit(after, meaning_edit(after, read, number, "", by="a", at=AT))
    (found,) = about(none)
    assert (found.measure, found.verdict) == ("", ClaimVerdict.NO_SOURCE)
    again, _ = apply_edit(none, meaning_removal(none, read, number))
    assert about(again) == about(pack)
    with pytest.raises(UnusableWordingError):
        meaning_edit(pack, read, number, "nothing", by="a", at=AT)


def test_that_a_confirmed_measure_that_has_left_the_pack_is_passed_over(
    packs: dict[str, Pack],
) -> None:
    pack = packs["2023-24"]
    read = passage(TEXT)
    key = number_key(read, read.figures()[0])
    gone = Pack.of([*pack.records(), ConfirmedMeaning(key, "gone", "a", AT)])
    assert about(gone) == about(pack)


@given(st.integers(0, 10**6), st.decimals(0, 100, places=1), st.integers(2000, 2097))
def test_that_a_number_is_known_again_in_next_years_sentence(
    count: int, share: object, year: int
) -> None:
    first = passage("In 2023/24, 3,856 of them or 89.6% were well. Another said 12.")
    last = passage(
        f"In {year}/{(year + 1) % 100:02}, {count:,} of them or {share}% were well. "
        "Another said 12."
    )
    keys = [number_key(read, each) for read in (first, last) for each in read.figures()]
    assert keys[:3] == keys[3:]
    assert len(set(keys)) == 3


def test_that_the_number_at_the_caret_is_the_nearest_of_its_sentence() -> None:
    read = passage("It was 12% and then 15%. Nothing here.")
    text = read.text
    for place, printed in ((0, "12%"), (text.index("15%") + 1, "15%"), (text.index("then"), "12%")):
        number = number_at(read, place)
        assert number is not None and text[number.start : number.end] == printed
    assert number_at(read, text.index("Nothing") + 2) is None


def test_that_only_single_words_are_kept_as_rightly_spelt(packs: dict[str, Pack]) -> None:
    pack = packs["2023-24"]
    after, change = apply_edit(pack, own_word_edit(pack, "LALS", by="", at=AT))
    assert change.wordings
    assert [each.word for each in after.table(OwnWord).values()] == ["LALS"]
    assert not own_word_edit(after, "lals", by="", at=AT).replacements
    for word in ("", "two words", "12"):
        with pytest.raises(UnusableWordingError):
            own_word_edit(pack, word, by="", at=AT)
