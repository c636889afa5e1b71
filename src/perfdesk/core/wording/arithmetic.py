"""Sums that officers type into a cell: `=58/423067*100000`."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow
from types import MappingProxyType

_LONGEST = 200
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

    Thousands commas and a leading `=` are allowed.

    Raises:
        ArithmeticMistakeError: It is no sum, divides by zero, or is too long.
    """
    text = sum_text.strip().removeprefix("=").replace(",", "").replace("\u00d7", "*")
    if not text or len(text) > _LONGEST:
        raise ArithmeticMistakeError("not a sum")
    try:
        return _value(ast.parse(text, mode="eval").body, text)
    except (SyntaxError, DivisionByZero, InvalidOperation, Overflow, RecursionError) as problem:
        raise ArithmeticMistakeError(str(problem)) from problem


def counts_of_ratio(sum_text: str) -> tuple[Decimal, Decimal] | None:
    """Return numerator and denominator of a sum such as `=58/423067*100000`; None for others."""
    text = sum_text.strip().removeprefix("=").replace(",", "")
    head, slash, rest = text.partition("/")
    denominator = rest.partition("*")[0]
    if not slash or not head.strip().isdigit() or not denominator.strip().isdigit():
        return None
    return Decimal(head.strip()), Decimal(denominator.strip())


def _value(node: ast.expr, text: str) -> Decimal:
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        # The digits as typed, not the float that Python made of them.
        return Decimal(ast.get_source_segment(text, node) or "")
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand, text)
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        return _OPERATORS[type(node.op)](_value(node.left, text), _value(node.right, text))
    raise ArithmeticMistakeError("only numbers, + - * / and brackets can be worked out")
