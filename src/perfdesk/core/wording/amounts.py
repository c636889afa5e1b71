"""Amounts in sentences: points, people, per cent and times, each right for one and for many."""

from __future__ import annotations

from decimal import Decimal

from perfdesk.core.figures import Form, Reading, format_number, round_half_up

_DOUBLE = 2
_MOST_IN_WORDS = 10
_MOST_DIGITS = 6
_TIMES = ("", "", "twice", "three times", "four times", "five times", "six times", "seven times",
          "eight times", "nine times", "ten times")  # fmt: skip


def points_text(amount: Decimal, places: int) -> str:
    """Return percentage points: `1 point`, `1.0 points`, `0.6 points`, `less than 0.1 points`."""
    shown = at_least(amount, places, Form.PLAIN)
    return f"{shown} {'point' if shown in {'1', 'less than 1'} else 'points'}"


def plain_points(amount: Decimal) -> str:
    """Return a tolerance in points without needless noughts: `1 point`, `1.5 points`."""
    return f"{plain(amount)} {'point' if amount == 1 else 'points'}"


def plain(amount: Decimal) -> str:
    """Write a tolerance without needless noughts or exponent: `5`, `1.5`, `20`."""
    return f"{amount.normalize():f}"


def counted(count: int, one: str, many: str = "") -> str:
    """Return how many of something: `1 month`, `8 months`."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def at_least(amount: Decimal, places: int, form: Form) -> str:
    """Write an amount above zero; one too small to show is `less than 0.1`, not `0.0`."""
    if form is Form.ORDINAL:
        return counted(int(round_half_up(amount, 0)), "place")
    shown = format_number(amount, places, form)
    if shown[0] == "0" and not shown.strip("0.%k"):
        return f"less than {format_number(_smallest(places, form), places, form)}"
    return shown


def _smallest(places: int, form: Form) -> Decimal:
    """Return the smallest amount that shows with so many digits after the point."""
    digit = Decimal(1).scaleb(-places)
    return digit * 1000 if form is Form.THOUSANDS else digit


def share_beside(share: Decimal, limit: Decimal) -> str:
    """Write per cent so that they differ from a limit where the exact numbers do: `5.04%`, `24.1%`.

    One digit after the point unless that would show the limit itself; none where it says nothing.
    """
    places = 1
    while places < _MOST_DIGITS and share != limit and round_half_up(share, places) == limit:
        places += 1
    return f"{plain(round_half_up(share, places))}%"


def growth_text(now: Reading, before: Reading) -> str:
    """Return in neutral words how far a number is from an earlier one, of whatever unit.

    Points for percentages; people where both tell how many; times where it at least doubled,
    since hundreds of per cent say little; per cent otherwise; the amount where a sign changed.
    """
    assert now.value is not None and before.value is not None
    change = now.value - before.value
    if change == 0:
        return "no change"
    way = "up" if change > 0 else "down"
    if now.form is Form.ORDINAL:
        # From 12th to 11th is up one place.
        return f"{'down' if change > 0 else 'up'} {at_least(abs(change), 0, now.form)}"
    if now.form is Form.PERCENT:
        places = max(now.decimals, before.decimals)
        return f"{way} {points_text(abs(change), places)}"
    people = _people(now, before)
    # A rate may fall while the people become more, where the population grows.
    if people and (people > 0) == (change > 0):
        return f"{abs(people):,f} {'more' if people > 0 else 'fewer'}"
    if before.value == 0:
        return f"{way} from 0"
    if now.value == 0:
        return f"{way} to 0"
    if now.value < 0 or before.value < 0:
        money = "\u00a3" if "\u00a3" in now.text else ""
        return f"{way} {money}{at_least(abs(change), max(now.decimals, before.decimals), now.form)}"
    if now.value >= _DOUBLE * before.value:
        return times_text(now, before)
    return f"{way} {at_least(abs(change) / before.value * 100, 1, Form.PERCENT)}"


def times_text(now: Reading, before: Reading) -> str:
    """Return how many times as high a number is, no closer than its printed digits allow.

    6.7k from 1.7k may be anything from 3.8 to 4.1 times, so it is about four times.
    """
    assert now.value is not None and before.value is not None
    ratio = now.value / before.value
    half_now, half_before = half_a_digit(now), half_a_digit(before)
    low = (now.value - half_now) / (before.value + half_before)
    least = before.value - half_before
    high = (now.value + half_now) / least if least > 0 else ratio
    whole = int(round_half_up(ratio, 0))
    if ratio == whole and not half_now and not half_before:
        return f"{_whole_times(whole)} as high"
    if low <= whole <= high:
        return f"about {_whole_times(whole)} as high"
    if round_half_up(low, 1) == round_half_up(high, 1) and whole < _MOST_IN_WORDS:
        return f"{round_half_up(ratio, 1)} times as high"
    return f"about {_whole_times(whole)} as high"


def half_a_digit(reading: Reading) -> Decimal:
    """Return by how much a figure may be off for its rounding; nothing for a whole number."""
    if reading.form in {Form.PLAIN, Form.ORDINAL} and reading.decimals == 0:
        return Decimal(0)
    unit = Decimal(1000) if reading.form is Form.THOUSANDS else Decimal(1)
    return unit * Decimal(1).scaleb(-reading.decimals) / 2


def _whole_times(number: int) -> str:
    return _TIMES[number] if number <= _MOST_IN_WORDS else f"{number:,} times"


def _people(now: Reading, before: Reading) -> Decimal:
    """Return how many people or things more there are behind a rate; 0 where it is not told."""
    if now.numerator is None or before.numerator is None:
        return Decimal(0)
    return now.numerator - before.numerator
