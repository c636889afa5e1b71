"""The text of Word paragraphs as a reader sees it: tracked changes accepted, boxes by themselves.

Works on the elements of a document however they were parsed, so that who reads a report and who
marks a copy of it count paragraphs and letters alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset({f"{WORD}del", f"{WORD}moveFrom", _FALLBACK})
_BOX = f"{WORD}txbxContent"
_RUN, _PARAGRAPH = f"{WORD}r", f"{WORD}p"
_SPACES = {f"{WORD}tab": " ", f"{WORD}br": " ", f"{WORD}cr": " ", f"{WORD}noBreakHyphen": "-"}


class Element(Protocol):
    """What is used of an element of a document."""

    @property
    def tag(self) -> object:
        """Its name with its namespace; something else for a comment."""

    @property
    def text(self) -> str | None:
        """The letters in it."""

    def __iter__(self) -> Iterator[Element]:
        """Yield the elements in it."""


@dataclass(frozen=True, slots=True)
class RunText:
    """A run of a paragraph with its text.

    Attributes:
        run: The element.
        text: As a reader sees it; may be empty.
        start: Index of its first letter in the text of the paragraph.
    """

    run: Element
    text: str
    start: int


def paragraphs_in(part: Element) -> Iterator[Element]:
    """Yield every paragraph below a part of a document in order; those of boxes behind theirs."""
    for child in part:
        if child.tag in _GONE or not isinstance(child.tag, str):
            continue
        if child.tag == _PARAGRAPH:
            yield child
        yield from paragraphs_in(child)


def runs_of(paragraph: Element) -> tuple[RunText, ...]:
    """Return the runs of a paragraph in order, those that were deleted left out."""
    found, length = [], 0
    for run in _runs(paragraph):
        text = "".join(_letters(run))
        found.append(RunText(run, text, length))
        length += len(text)
    return tuple(found)


def text_of(paragraph: Element) -> str:
    """Return the text of a paragraph as a reader sees it."""
    return "".join(each.text for each in runs_of(paragraph))


def _runs(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in _GONE or child.tag in {_BOX, _PARAGRAPH}:
            continue
        if child.tag == _RUN:
            yield child
        elif isinstance(child.tag, str):
            yield from _runs(child)


def _letters(run: Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{WORD}t":
            yield child.text or ""
        elif isinstance(child.tag, str):
            yield _SPACES.get(child.tag, "")
