"""Saying in words how far one reading of a figure is from another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.figures import Form, Reading, format_number, round_half_up

LARGE = Decimal(25)
"""From how many per cent of what was there a change is called large."""

_SHARE_DECIMALS = 1
_MOST_SHARE = Decimal(100_000)


@dataclass(frozen=True, slots=True)
class ChangeText:
    """How a figure has changed.

    Attributes:
        amount: By how much, in the figure's own form (`+3.1 points`, `-26`); in words where no
            amount tells it.
        share: In per cent of what was there (`+4.0%`); empty where that says nothing.
        size: Per cent of what was there, without its sign; None where there is none.
        is_large: Whether someone should look at it before it is taken over.
    """

    amount: str
    share: str = ""
    size: Decimal | None = None
    is_large: bool = False

    @property
    def rank(self) -> tuple[bool, Decimal]:
        """What changes are ordered by, the one to look at first being the greatest."""
        return self.is_large and self.size is None, self.size or Decimal(0)


def change_between(old: Reading, new: Reading) -> ChangeText:
    """Return how far *new* is from *old*."""
    if old.value is None or new.value is None:
        return _of_words(old, new)
    difference = new.value - old.value
    if not difference:
        return ChangeText("counts only" if _counts(old) != _counts(new) else "as written")
    is_place = Form.ORDINAL in {old.form, new.form}
    form = new.form if old.form is new.form and not is_place else Form.PLAIN
    # Digits after the point of 2,384.5k are not those of 2,384,483.
    decimals = max((each.decimals for each in (old, new) if each.form is form), default=0)
    amount = _signed(difference, decimals, Form.PLAIN if form is Form.PERCENT else form)
    if Decimal(amount.lstrip("+-").rstrip("k").replace(",", "")) == 0:
        amount = _signed(difference, _decimals_of(difference), Form.PLAIN)
    if form is Form.PERCENT:
        amount += " points"
    if not old.value:
        return ChangeText(amount, is_large=True)
    per_cent = difference / abs(old.value) * 100
    size = abs(per_cent)
    return ChangeText(amount, _share(per_cent), size, size >= LARGE)


def _share(per_cent: Decimal) -> str:
    if abs(per_cent) >= _MOST_SHARE:
        return ""
    if not round_half_up(per_cent, _SHARE_DECIMALS):
        return f"under {Decimal(1).scaleb(-_SHARE_DECIMALS)}%"
    return _signed(per_cent, _SHARE_DECIMALS, Form.PERCENT)


def _of_words(old: Reading, new: Reading) -> ChangeText:
    if old.value is None and new.value is not None:
        return ChangeText("a number now")
    if old.value is not None:
        return ChangeText("no longer a number", is_large=True)
    return ChangeText("other words")


def _counts(reading: Reading) -> tuple[Decimal | None, Decimal | None]:
    return reading.numerator, reading.denominator


def _signed(value: Decimal, decimals: int, form: Form) -> str:
    text = format_number(value, decimals, form)
    return text if text.startswith("-") else f"+{text}"


def _decimals_of(value: Decimal) -> int:
    """Return how many digits after the point show the first one that is not 0."""
    decimals = 0
    while decimals < 10 and not round_half_up(value, decimals):
        decimals += 1
    return decimals
