"""Editions of a report: what one kind of reader gets, under a name."""

from __future__ import annotations

from dataclasses import dataclass

from perfdesk.core.reporting.report import ReportSettings


@dataclass(frozen=True, slots=True)
class Edition:
    """A choice of measures, layers, columns, charts, notes, layout and marking.

    Attributes:
        name: As people call it (`Public`); the key.
        settings: What stands in it, and how it is laid out.
    """

    name: str
    settings: ReportSettings

    @property
    def key(self) -> str:
        """Its name in small letters: no two editions differ by case alone."""
        return self.name.casefold()


@dataclass(frozen=True, slots=True)
class Exemption:
    """A measure that a public edition leaves out.

    Attributes:
        measure: Its id.
        paragraph: Of Schedule 12A of the Local Government Act 1972, in words (`Paragraph 3,
            financial or business affairs`); may be empty.
    """

    measure: str
    paragraph: str

    @property
    def key(self) -> str:
        """A measure has one."""
        return self.measure
