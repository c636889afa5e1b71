"""Answers to the questions of an import, kept so that none is asked again of the next file."""

from __future__ import annotations

from dataclasses import dataclass

LEFT_OUT = "skip"
"""The answer that leaves the figures of a question out, on purpose."""


@dataclass(frozen=True, slots=True, order=True)
class AnswerKey:
    """What an answer is to.

    Attributes:
        asked: What is asked for: `measure`, `months`, `layer`.
        family: The recipe or the kind of file in which it is asked; empty for every kind.
        label: The words of the file that it is asked about, without case and punctuation; empty
            where it is asked about a whole file.
    """

    asked: str
    family: str = ""
    label: str = ""

    def __str__(self) -> str:
        """Return the name under which the question is answered: `measure recipe: label`."""
        family = f"{self.family}:" if self.family and self.label else self.family
        return " ".join(part for part in (self.asked, family, self.label) if part)

    @property
    def of_any_family(self) -> AnswerKey:
        """The same question in files of every kind."""
        return AnswerKey(self.asked, "", self.label)


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """What a person answered, which holds until it is changed.

    Attributes:
        key: What it is to.
        answer: The value of the choice: the id of a measure, or `LEFT_OUT`.
        words: What the file says, as it is written there.
    """

    key: AnswerKey
    answer: str
    words: str = ""
