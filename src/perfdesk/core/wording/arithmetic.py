"""Sums that officers type into a cell: `=58/423067*100000`."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from types import MappingProxyType

_LONGEST = 200
_LARGEST = Decimal(10) ** 15
_DIGITS_KEPT = 50
_SCALES = frozenset(Decimal(10) ** power for power in range(7))
# Nothing else reaches the parser: no names, no exponents, no comments, no lines.
_WRITTEN = re.compile(r"[0-9.+\-*/() ]+")
_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SIGNS = str.maketrans({"\u00d7": "*", "\u00f7": "/", "\u2212": "-"})
_OPERATORS: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = MappingProxyType(
    {
        ast.Add: operator.add,
        ast.Sub: operator.sub,
        ast.Mult: operator.mul,
        ast.Div: operator.truediv,
    }
)


class ArithmeticMistakeError(ValueError):
    """A sum that cannot be worked out."""


def work_out(sum_text: str) -> Decimal:
    """Work out a sum of numbers with `+ - * /` and brackets, on exact decimals.

    Thousands commas and a leading `=` are allowed. A division that does not end is kept to
    28 digits.

    Raises:
        ArithmeticMistakeError: It is no sum, divides by zero, is too long, or comes to more than
            any council counts.
    """
    text, tree = _parsed(sum_text)
    try:
        with localcontext(Context(prec=_DIGITS_KEPT)):
            value = _value(tree, text)
    except (DivisionByZero, InvalidOperation, Overflow, RecursionError) as problem:
        raise ArithmeticMistakeError(str(problem)) from problem
    if abs(value) >= _LARGEST:
        raise ArithmeticMistakeError("it is larger than any council figure")
    return +value


def counts_of_ratio(sum_text: str) -> tuple[Decimal, Decimal] | None:
    """Return numerator and denominator of a sum such as `=58/423067*100000`; None for others.

    Understood are two whole numbers divided, times 1, 10, 100 ... in any place.
    """
    try:
        text, tree = _parsed(sum_text)
        numerator, denominator = _ratio(tree, text) or (None, None)
    except ArithmeticMistakeError:
        return None
    if numerator is None or denominator is None or denominator <= 0:
        return None
    return numerator, denominator


def is_share(sum_text: str) -> bool:
    """Tell whether a sum is a part of a whole that is not scaled yet: `=(500+24)/528`.

    That is a division without any multiplication that gives at most one, or counts out of
    more than a hundred (`=535/528`). `=(89.6+90.2)/2` is none.
    """
    try:
        text, tree = _parsed(sum_text)
        value = work_out(sum_text)
    except ArithmeticMistakeError:
        return False
    if "*" in text or not (isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Div)):
        return False
    counts = counts_of_ratio(sum_text)
    return 0 <= value <= 1 or (counts is not None and counts[1] > 100)


def _parsed(sum_text: str) -> tuple[str, ast.expr]:
    text = sum_text.strip().removeprefix("=").translate(_SIGNS).strip()
    if not text or len(text) > _LONGEST:
        raise ArithmeticMistakeError("not a sum")
    text = _COMMA.sub("", text)
    if not _WRITTEN.fullmatch(text):
        raise ArithmeticMistakeError("use only numbers, + - * / and brackets")
    try:
        return text, ast.parse(text, mode="eval").body
    except (SyntaxError, MemoryError, RecursionError) as problem:
        raise ArithmeticMistakeError(str(problem)) from problem


def _value(node: ast.expr, text: str) -> Decimal:
    if isinstance(node, ast.Constant):
        # The digits as typed, not the float that Python made of them.
        return Decimal(ast.get_source_segment(text, node) or "")
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        value = _value(node.operand, text)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_value(node.left, text), _value(node.right, text))
    raise ArithmeticMistakeError("use only numbers, + - * / and brackets")


def _ratio(node: ast.expr, text: str) -> tuple[Decimal, Decimal] | None:
    """Return the counts of `a / b`, times a power of ten on either side of either."""
    if not isinstance(node, ast.BinOp):
        return None
    left, right = node.left, node.right
    if isinstance(node.op, ast.Mult):
        if _is_scale(right, text):
            return _ratio(left, text)
        return _ratio(right, text) if _is_scale(left, text) else None
    if not isinstance(node.op, ast.Div):
        return None
    counted = left
    if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Mult):
        counted = left.left if _is_scale(left.right, text) else left.right
        if not (_is_scale(left.right, text) or _is_scale(left.left, text)):
            return None
    numerator, denominator = _whole(counted, text), _whole(right, text)
    return None if numerator is None or denominator is None else (numerator, denominator)


def _is_scale(node: ast.expr, text: str) -> bool:
    value = _whole(node, text)
    return value in _SCALES


def _whole(node: ast.expr, text: str) -> Decimal | None:
    if not isinstance(node, ast.Constant):
        return None
    value = _value(node, text)
    return value if value == value.to_integral_value() else None
