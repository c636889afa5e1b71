"""What a person sees of one cell beside what it says: its colour, its icon, its comment.

`appearance_of` puts together the fill of a cell and the rules of colour that hold for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from perfdesk.importing.formats.extract import CellKind, CellValue, Sheet, column_number
from perfdesk.importing.formats.looks.rules import Rule, Threshold

_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})")
_COMPARED = re.compile(r"\s*+=?([^<>=]+)(<>|<=|>=|=|<|>)(.+)", re.DOTALL)
_SEARCHED = re.compile(
    r"\s*+=?\s*+(NOT\s*+\(\s*+)?IS(?:NUMBER|ERROR)\s*\(\s*(?:SEARCH|FIND)\s*\(\s*\"([^\"]*)\"", re.I
)
_SIGNS = {
    "=": "equal", "<>": "notEqual", "<": "lessThan", ">": "greaterThan",
    "<=": "lessThanOrEqual", ">=": "greaterThanOrEqual",
}  # fmt: skip
_ORDERS = {
    "equal": (0,), "notEqual": (-1, 1), "lessThan": (-1,), "greaterThan": (1,),
    "lessThanOrEqual": (-1, 0), "greaterThanOrEqual": (0, 1),
}  # fmt: skip
_DIRECTIONS = {3: ("down", "same", "up"), 4: ("down", "down", "up", "up")}
_LIGHTS = {
    2: ("red", "green"),
    3: ("red", "amber", "green"),
    4: ("red", "red", "amber", "green"),
    5: ("red", "red", "amber", "green", "green"),
}
_MOST_RANKED = 50_000


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon that a rule shows in a cell.

    Attributes:
        set: The set it is of, as workbooks name it (`3TrafficLights1`, `3Arrows`).
        step: Its place in the set, from 0 for the lowest.
        steps: How many icons the set has.
    """

    set: str
    step: int
    steps: int

    @property
    def meaning(self) -> str:
        """`green`, `amber` or `red` for lights, flags, signs and ticks; `up`, `same` or `down`.

        Empty for sets that say neither (bars, quarters, stars).
        """
        name = self.set.casefold()
        if "arrow" in name or "triangle" in name:
            if self.steps == 5:
                return ("down", "down", "same", "up", "up")[min(self.step, 4)]
            return _DIRECTIONS.get(self.steps, _DIRECTIONS[3])[min(self.step, self.steps - 1)]
        if any(kind in name for kind in ("light", "flag", "sign", "symbol", "redtoblack")):
            return _LIGHTS.get(self.steps, _LIGHTS[3])[min(self.step, self.steps - 1)]
        return ""


@dataclass(frozen=True, slots=True)
class Appearance:
    """How a cell is shown.

    Attributes:
        fill: Its colour as `RRGGBB`; empty where it has none.
        lettering: The colour of its letters, where they are neither black nor automatic.
        icon: The icon that a rule shows in it.
        comment: The comment on it.
    """

    fill: str = ""
    lettering: str = ""
    icon: Icon | None = None
    comment: str = ""


def appearance_of(sheet: Sheet, row: int, column: int) -> Appearance:
    """Return how a cell is shown; the first rule that holds decides each of fill and icon."""
    place = row, column
    fill, lettering, icon = "", "", None
    for rule in sheet.rules:
        if not rule.holds_for(row, column):
            continue
        if rule.icons or rule.own:
            icon = icon or _icon(sheet, rule, row, column)
        elif _holds(sheet, rule, row, column):
            fill, lettering = fill or rule.fill, lettering or rule.lettering
            if rule.stops:
                break
    return Appearance(
        fill or sheet.fills.get(place, ""),
        lettering or sheet.letterings.get(place, ""),
        icon,
        sheet.comments.get(place, ""),
    )


def _holds(sheet: Sheet, rule: Rule, row: int, column: int) -> bool:
    cell = sheet.cell(row, column)
    text = cell.text.strip().casefold()
    said = rule.text.casefold()
    match rule.kind:
        case "cellIs":
            return _compared(sheet, rule, row, column, cell)
        case "containsText":
            return bool(said) and said in text
        case "notContainsText":
            return bool(said) and said not in text
        case "beginsWith":
            return bool(said) and text.startswith(said)
        case "endsWith":
            return bool(said) and text.endswith(said)
        case "containsBlanks":
            return not text
        case "notContainsBlanks":
            return bool(text)
        case "expression":
            return any(_expression(sheet, rule, formula, row, column) for formula in rule.formulas)
        case _:
            return False


def _compared(sheet: Sheet, rule: Rule, row: int, column: int, cell: CellValue) -> bool:
    """Compare a cell with one value, or with two for `between`."""
    with_what = [_value(sheet, rule, formula, row, column) for formula in rule.formulas]
    own = _raw(sheet, row, column)
    if cell.kind is CellKind.EMPTY or not with_what or None in with_what:
        return False
    if rule.operator in {"between", "notBetween"} and len(with_what) > 1:
        low, high = with_what[:2]
        within = _is(own, "greaterThanOrEqual", low) and _is(own, "lessThanOrEqual", high)
        return within == (rule.operator == "between")
    return _is(own, rule.operator, with_what[0])


def _is(one: Decimal | str | None, operator: str, other: Decimal | str | None) -> bool:
    """Compare as a spreadsheet does: letters of either case are the same."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        order = (one > other) - (one < other)
    elif isinstance(one, str) and isinstance(other, str):
        order = (one.casefold() > other.casefold()) - (one.casefold() < other.casefold())
    else:
        return operator == "notEqual" and None not in (one, other)
    return order in _ORDERS.get(operator, ())


def _expression(sheet: Sheet, rule: Rule, formula: str, row: int, column: int) -> bool:
    """Work out `$G2="Red"`, `B2<C2` or `ISNUMBER(SEARCH("red",G2))`; nothing else holds."""
    if searched := _SEARCHED.match(formula):
        names = _REFERENCE.findall(formula)
        if not names or ("ISERROR" in formula.upper() and not searched[1]):
            return False
        said = _raw(sheet, *_moved(rule, names[-1], row, column))
        return isinstance(said, str) and searched[2].casefold() in said.casefold()
    match = _COMPARED.fullmatch(formula)
    if not match or "(" in formula.replace('"', ""):
        return False
    one = _value(sheet, rule, match[1], row, column)
    other = _value(sheet, rule, match[3], row, column)
    return _is(one, _SIGNS[match[2]], other)


def _value(sheet: Sheet, rule: Rule, formula: str, row: int, column: int) -> Decimal | str | None:
    """Return what a formula says: a number, a text in quotes, or another cell."""
    formula = formula.strip().removeprefix("=").strip()
    if len(formula) > 1 and formula[0] == formula[-1] == '"':
        return formula[1:-1].replace('""', '"')
    if match := _REFERENCE.fullmatch(formula):
        return _raw(sheet, *_moved(rule, match.groups(), row, column))
    if formula.endswith("%"):
        number = _decimal(formula[:-1])
        return None if number is None else number / 100
    return _decimal(formula)


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _moved(rule: Rule, name: tuple[str, ...], row: int, column: int) -> tuple[int, int]:
    """Return the cell that a name in a rule means for a cell: what has no `$` moves with it."""
    top, left = rule.areas[0][0], rule.areas[0][1]
    its_row, its_column = int(name[3]), column_number(name[1])
    return (
        its_row if name[2] else its_row + row - top,
        its_column if name[0] else its_column + column - left,
    )


def _raw(sheet: Sheet, row: int, column: int) -> Decimal | str | None:
    """Return the number that a workbook holds for a cell (0.896 for 89.6%), else its text."""
    cell = sheet.cell(row, column)
    if cell.number is None:
        return cell.text.strip()
    return cell.number / 100 if cell.kind is CellKind.PERCENT else cell.number


def _icon(sheet: Sheet, rule: Rule, row: int, column: int) -> Icon | None:
    own = _raw(sheet, row, column)
    if not isinstance(own, Decimal) or not rule.thresholds:
        return None
    numbers = sorted(_numbers(sheet, rule))
    step = 0
    for place, each in enumerate(rule.thresholds[1:], start=1):
        start = _start(each, numbers)
        if start is None:
            return None
        if own > start or (each.included and own == start):
            step = place
    steps = len(rule.thresholds)
    if rule.own and step < len(rule.own):
        name, number = rule.own[step]
        return Icon(name, number, _steps_of(name)) if name != "NoIcons" else None
    return Icon(rule.icons, steps - 1 - step if rule.reversed else step, steps)


def _steps_of(name: str) -> int:
    """Return how many icons a set has by its name: 3 for `3Arrows`."""
    return int(name[0]) if name[:1].isdecimal() else 3


def _numbers(sheet: Sheet, rule: Rule) -> Iterator[Decimal]:
    """Yield the numbers of all cells of a rule."""
    looked_at = 0
    for top, left, bottom, right in rule.areas:
        for row in range(top, min(bottom, sheet.height) + 1):
            for column in range(left, min(right, sheet.width) + 1):
                looked_at += 1
                if looked_at > _MOST_RANKED:
                    return
                said = _raw(sheet, row, column)
                if isinstance(said, Decimal):
                    yield said


def _start(threshold: Threshold, numbers: list[Decimal]) -> Decimal | None:
    """Return the number at which an icon begins; None where it cannot be told."""
    if threshold.value.is_nan() or not numbers:
        return None
    least, most = numbers[0], numbers[-1]
    match threshold.kind:
        case "num" | "formula":
            return threshold.value
        case "percent":
            return least + (most - least) * threshold.value / 100
        case "percentile":
            place = (len(numbers) - 1) * threshold.value / 100
            below = min(int(place), len(numbers) - 1)
            above = min(below + 1, len(numbers) - 1)
            return numbers[below] + (numbers[above] - numbers[below]) * (place - below)
        case "min":
            return least
        case "max":
            return most
        case _:
            return None
