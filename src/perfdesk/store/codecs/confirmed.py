"""Rows of what officers confirmed about the words of reports."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, NumberKey, OwnWord
from perfdesk.store.codecs.base import Codec
from perfdesk.store.columns import Row, moment_text


def _wording_row(wording: MeasureWording) -> Row:
    key = wording.key
    return (key.measure, key.words, wording.words, wording.by, moment_text(wording.at))


def _wording(row: tuple[Any, ...]) -> MeasureWording:
    measure, folded, words, by, at = row
    found = MeasureWording(measure, words, by, datetime.fromisoformat(at))
    if found.key.words != folded:
        raise ValueError(folded)
    return found


MEASURE_WORDING = Codec(
    MeasureWording,
    "measure_wording",
    ("measure", "folded", "words", "by", "at"),
    2,
    _wording_row,
    _wording,
    lambda wording: wording.measure,
)


def _meaning_row(meaning: ConfirmedMeaning) -> Row:
    key = meaning.key
    return (key.sentence, key.place, meaning.measure, meaning.by, moment_text(meaning.at))


def _meaning(row: tuple[Any, ...]) -> ConfirmedMeaning:
    sentence, place, measure, by, at = row
    return ConfirmedMeaning(NumberKey(sentence, place), measure, by, datetime.fromisoformat(at))


CONFIRMED_MEANING = Codec(
    ConfirmedMeaning,
    "confirmed_meaning",
    ("sentence", "place", "measure", "by", "at"),
    2,
    _meaning_row,
    _meaning,
    lambda meaning: meaning.measure,
)


def _own_word_row(word: OwnWord) -> Row:
    return (word.key, word.word, word.by, moment_text(word.at))


def _own_word(row: tuple[Any, ...]) -> OwnWord:
    folded, word, by, at = row
    found = OwnWord(word, by, datetime.fromisoformat(at))
    if found.key != folded:
        raise ValueError(folded)
    return found


OWN_WORD = Codec(OwnWord, "own_word", ("folded", "word", "by", "at"), 1, _own_word_row, _own_word)
