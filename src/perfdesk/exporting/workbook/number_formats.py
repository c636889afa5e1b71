"""Printed figures as Excel numbers: the value, and the number format that reads as printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from perfdesk.core.dashboard import Cell
from perfdesk.core.figures import Form, ordinal_suffix, round_half_up

LONGEST_CODE = 255
"""Characters that Excel allows in a number format."""

_BEYOND_EXCEL = Decimal(10) ** 15
"""From here on Excel no longer holds every digit."""

_SCALES = {
    Form.PLAIN: Decimal(1),
    Form.PERCENT: Decimal("0.01"),
    Form.THOUSANDS: Decimal(1),
    Form.ORDINAL: Decimal(1),
}
_MARKS = {Form.PLAIN: "", Form.PERCENT: "%", Form.THOUSANDS: ',"k"', Form.ORDINAL: ""}
_WRITTEN = re.compile(
    r"(?P<sign>[+\u00a3 ]*)(?P<digits>\d[\d,]*)(?:\.(?P<fraction>\d+))?"
    r"(?P<word>%|\s?(?:k|thousand|m|million|bn|billion)|)(?P<more>\+?)",
    re.IGNORECASE,
)
_THOUSANDS_LEFT_OUT = {
    frozenset({"k", "thousand"}): 1,
    frozenset({"m", "million"}): 2,
    frozenset({"bn", "billion"}): 3,
}
"""How many thousands a number is divided by where a word stands for them."""
_TOKEN = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<digits>[#0][#0,]*(?:\.0+)?,*)|%')
_DIGITS = re.compile(r"(?P<whole>[#0,]*[#0])(?:\.(?P<places>0+))?(?P<thousands>,*)")


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A figure taken apart for a cell that holds a real number.

    Attributes:
        value: As stored in the cell; 89.6 % is 0.896.
        digits: Number format of the number alone (`0.0%`).
        before: Words in front of the number (`<`).
        after: Words behind it, with the space between (` (Apr-Nov)`).
    """

    value: float
    digits: str
    before: str
    after: str

    @property
    def code(self) -> str:
        """The number format that reads as printed, words and all."""
        return quoted(self.before) + self.digits + quoted(self.after)

    @property
    def short_code(self) -> str:
        """The number format without the words behind the number."""
        return quoted(self.before) + self.digits

    @property
    def short_text(self) -> str:
        """What a cell with the short format shows."""
        return rendered(self.value, self.short_code)


def printed_number(cell: Cell) -> PrintedNumber | None:
    """Return a cell's number for Excel with the words beside it.

    Returns:
        The number; None where the cell is words or a band, or could not be shown exactly as it
        is printed.
    """
    if cell.value is None or not cell.number or abs(cell.value) >= _BEYOND_EXCEL:
        return None
    stored = float(cell.value * _SCALES[cell.form])
    digits = digits_code(cell.decimals, cell.form, grouped="," in cell.number)
    if cell.form is Form.ORDINAL:
        digits += quoted(ordinal_suffix(cell.value))
    printed = PrintedNumber(stored, digits, cell.before, cell.after)
    written = _as_written(cell) if rendered(stored, printed.code) != cell.text else printed
    if written is None or len(written.short_code) > LONGEST_CODE:
        return None
    return written if rendered(written.value, written.code) == cell.text else None


def _as_written(cell: Cell) -> PrintedNumber | None:
    """Return a number that no form writes: in millions, with a plus or a currency sign."""
    match = _WRITTEN.fullmatch(cell.number)
    if match is None or cell.value is None:
        return None
    word = match["word"].strip().lower()
    thousands = next((count for words, count in _THOUSANDS_LEFT_OUT.items() if word in words), 0)
    grouped = "," in match["digits"]
    places = f".{'0' * len(match['fraction'])}" if match["fraction"] else ""
    code = f"{'#,##0' if grouped or thousands else '0'}{places}{',' * thousands}"
    is_share = word == "%"
    code = quoted(match["sign"]) + code + ("%" if is_share else quoted(match["word"]))
    code += quoted(match["more"])
    stored = float(cell.value * (_SCALES[Form.PERCENT] if is_share else 1))
    # Excel writes the sign of a number below nought itself, before all else.
    return PrintedNumber(stored, code, cell.before, cell.after)


def digits_code(decimals: int, form: Form, *, grouped: bool) -> str:
    """Return the number format of a number in a form: `0.0%`, `#,##0.0,"k"`."""
    whole = "#,##0" if grouped or form is Form.THOUSANDS else "0"
    places = f".{'0' * decimals}" if decimals > 0 else ""
    return f"{whole}{places}{_MARKS[form]}"


def quoted(text: str) -> str:
    """Return *text* as a literal within a number format; a quotation mark is escaped."""
    if not text:
        return ""
    return '\\"'.join(f'"{part}"' if part else "" for part in text.split('"'))


def rendered(value: float, code: str) -> str:
    """Return what Excel shows for *value* under a number format that this module wrote.

    Raises:
        ValueError: The format holds something that this module never writes.
    """
    shown: list[str] = []
    number = Decimal(f"{value:.15g}")  # Excel shows no more than 15 digits
    scaled = abs(number) * 100 if "%" in re.sub(r'"[^"]*"|\\.', "", code) else abs(number)
    position = 0
    while position < len(code):
        token = _TOKEN.match(code, position)
        if token is None:
            raise ValueError(f"unknown number format {code!r}")
        if token["digits"]:
            shown.append(_digits(scaled, token["digits"]))
        else:
            shown.append(token["quoted"] or token["escaped"] or ("%" if token[0] == "%" else ""))
        position = token.end()
    text = "".join(shown)
    return f"-{text}" if number < 0 and re.search("[1-9]", text) else text


def axis_code(form: Form, decimals: int) -> str:
    """Return the number format of values as they stand on an axis: thousands as thousands."""
    if form is Form.THOUSANDS:
        return f'{digits_code(decimals, Form.PLAIN, grouped=True)}"k"'
    return digits_code(decimals, form, grouped=form is Form.PLAIN)


def axis_scale(form: Form) -> float:
    """Return by what values of an axis are multiplied to be stored: 89.6 % is 0.896."""
    return 0.01 if form is Form.PERCENT else 1.0


def _digits(value: Decimal, pattern: str) -> str:
    parts = _DIGITS.fullmatch(pattern)
    if parts is None:
        raise ValueError(f"unknown digits {pattern!r} in a number format")
    shown = value / 1000 ** len(parts["thousands"])
    rounded = round_half_up(shown, len(parts["places"] or ""))
    return f"{rounded:,}" if "," in parts["whole"] else f"{rounded}"
