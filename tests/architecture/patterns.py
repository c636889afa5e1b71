"""Finding patterns whose search may take as long as a hostile text wants.

A repetition within a repetition, or two one after the other, can share out the same letters in many
ways; where nothing then matches, all of them are tried. What is possessive or atomic gives nothing
back, and is safe.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator, Sequence
from typing import Any

_PARSER = importlib.import_module("re._parser")
_LETTERS = frozenset([*map(chr, range(0x180)), "\u2013", "\u2019", "\u2212", "\u0661"])
_MANY = 24
"""Times of a repetition from which the ways to share letters out are too many."""

_ZERO_WIDTH = {"AT", "ASSERT", "ASSERT_NOT"}
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}
_SAFE = {"POSSESSIVE_REPEAT", "ATOMIC_GROUP"}

Node = tuple[Any, Any]
Letters = frozenset[str]
NONE: Letters = frozenset()


def faults(pattern: str | bytes, flags: int = 0) -> list[str]:
    """Return what is wrong with a pattern; nothing for one that is safe."""
    parsed = _PARSER.parse(pattern, flags & ~re.DEBUG)
    is_dotall = bool((flags | parsed.state.flags) & re.DOTALL)
    is_caseless = bool((flags | parsed.state.flags) & re.IGNORECASE)
    return list(dict.fromkeys(_Reading(is_dotall, is_caseless).faults(list(parsed))))


class _Reading:
    def __init__(self, is_dotall: bool, is_caseless: bool) -> None:
        self._is_dotall, self._is_caseless = is_dotall, is_caseless

    def faults(self, nodes: Sequence[Node]) -> Iterator[str]:
        """Yield the faults of a sequence and of what is within it."""
        for at, (op, value) in enumerate(nodes):
            name = str(op)
            for inner in _within(name, value):
                yield from self.faults(inner)
            if name in _REPEATS and _is_many(value):
                body = list(value[2])
                if self._shares_rounds(body):
                    yield f"a repetition whose rounds can be parted in many ways: {_shown(body)}"
            if name not in _ZERO_WIDTH:
                tail = self.tail([nodes[at]])
                head = self.head(nodes[at + 1 :])
                if tail & head:
                    yield f"two repetitions of the same letters: {_shown(nodes[at : at + 2])}"

    def _shares_rounds(self, body: Sequence[Node]) -> bool:
        first = self.first(body)
        if self.tail(body, least=2) & first:
            return True
        return any(
            letters & first and letters & self.first(following)
            for letters, following in self._variable(body)
        )

    def _variable(self, nodes: Sequence[Node]) -> Iterator[tuple[Letters, Sequence[Node]]]:
        """Yield the letters of each inner repetition of no certain length, and what follows it."""
        for at, (op, value) in enumerate(nodes):
            name, rest = str(op), nodes[at + 1 :]
            if name in _REPEATS and value[1] != value[0] and _is_many(value):
                yield self.letters(list(value[2])), rest
            if name in _ZERO_WIDTH | _SAFE:
                continue
            for inner in _within(name, value):
                for letters, following in self._variable(inner):
                    yield letters, [*following, *rest]

    def first(self, nodes: Sequence[Node]) -> Letters:
        """Return the letters that a sequence may begin with."""
        found: Letters = NONE
        for node in nodes:
            if str(node[0]) in _ZERO_WIDTH:
                continue
            found |= self._first_of(node)
            if not self._is_nullable(node):
                break
        return found

    def _first_of(self, node: Node) -> Letters:
        name, value = str(node[0]), node[1]
        inner = _within(name, value)
        return frozenset().union(*map(self.first, inner)) if inner else self._own(name, value)

    def letters(self, nodes: Sequence[Node]) -> Letters:
        """Return all letters that stand anywhere in what a sequence matches."""
        found: Letters = NONE
        for op, value in nodes:
            inner = [] if str(op) in _ZERO_WIDTH else _within(str(op), value)
            found |= frozenset().union(*map(self.letters, inner))
            found |= NONE if inner else self._own(str(op), value)
        return found

    def tail(self, nodes: Sequence[Node], least: int = _MANY) -> Letters:
        """Return the letters that a repetition at the end of a sequence may take more of."""
        found: Letters = NONE
        for node in reversed(nodes):
            name, value = str(node[0]), node[1]
            if name in _ZERO_WIDTH:
                continue
            if name in _REPEATS:
                found |= self._taken(value, least)
                found |= self.tail(list(value[2]), least)
            elif name not in _SAFE:
                found |= frozenset().union(
                    *(self.tail(each, least) for each in _within(name, value))
                )
            if not self._is_nullable(node):
                break
        return found

    def head(self, nodes: Sequence[Node]) -> Letters:
        """Return the letters that a repetition at the beginning of a sequence may take."""
        found: Letters = NONE
        for node in nodes:
            name, value = str(node[0]), node[1]
            if name in _ZERO_WIDTH:
                continue
            if name in _REPEATS | {"POSSESSIVE_REPEAT"}:
                found |= self._taken(value, _MANY)
                found |= self.head(list(value[2]))
            else:
                found |= frozenset().union(*map(self.head, _within(name, value)))
            if not self._is_nullable(node):
                break
        return found

    def _taken(self, value: Any, least: int) -> Letters:
        low, high, body = value
        is_one = high != low and (high == _PARSER.MAXREPEAT or int(high) >= least)
        return self.first(list(body)) if is_one else NONE

    def _is_nullable(self, node: Node) -> bool:
        name, value = str(node[0]), node[1]
        if name in _REPEATS | {"POSSESSIVE_REPEAT"}:
            return value[0] == 0 or all(map(self._is_nullable, value[2]))
        if name in _ZERO_WIDTH:
            return True
        inner = _within(name, value)
        return any(all(map(self._is_nullable, each)) for each in inner)

    def _own(self, name: str, value: Any) -> Letters:
        if name == "LITERAL":
            return self._cased(chr(value))
        if name == "NOT_LITERAL":
            return _LETTERS - self._cased(chr(value))
        if name == "ANY":
            return _LETTERS if self._is_dotall else _LETTERS - {"\n"}
        if name != "IN":
            return NONE
        found: Letters = NONE
        for op, each in value:
            if str(op) == "LITERAL":
                found |= self._cased(chr(each))
            elif str(op) == "RANGE":
                inside = [letter for letter in _LETTERS if each[0] <= ord(letter) <= each[1]]
                found |= frozenset().union(*map(self._cased, inside))
            elif str(op) == "CATEGORY":
                found |= _of_category(str(each))
        return _LETTERS - found if value and str(value[0][0]) == "NEGATE" else found

    def _cased(self, letter: str) -> Letters:
        return frozenset({letter.lower(), letter.upper()} if self._is_caseless else {letter})


def _of_category(name: str) -> Letters:
    code = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}[name.rpartition("_")[2]]
    inside = frozenset(letter for letter in _LETTERS if re.fullmatch(code, letter))
    return _LETTERS - inside if "_NOT_" in name else inside


def _is_many(value: Any) -> bool:
    return bool(value[1] == _PARSER.MAXREPEAT or value[1] >= _MANY)


def _within(name: str, value: Any) -> list[list[Node]]:
    """Return the sequences within a node: one of a group, several of alternatives."""
    if name == "BRANCH":
        return [list(each) for each in value[1]]
    if name in _REPEATS | {"POSSESSIVE_REPEAT"}:
        return [list(value[2])]
    if name == "SUBPATTERN":
        return [list(value[3])]
    if name == "ATOMIC_GROUP":
        return [list(value)]
    if name in {"ASSERT", "ASSERT_NOT"}:
        return [list(value[1])]
    return []


def _shown(nodes: Sequence[Node]) -> str:
    return " ".join(str(node)[:60] for node in nodes)[:140]
