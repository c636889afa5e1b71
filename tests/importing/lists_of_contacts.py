"""Lists of contacts made for a test: nobody's, with NHS numbers of the range kept for testing."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

HEADINGS = ("NHS number", "Surname", "Date of birth", "Postcode", "Email", "Contact date", "Sequel")
SEQUELS = (
    ("Information and advice only", 6),
    ("Equipment and adaptations", 2),
    ("Short term support to maximise independence", 1),
    ("Long term support: community", 1),
)
SURNAME = "Testperson"


def nhs_number(serial: int) -> str:
    """The next NHS number that is valid from 999 000 000 on; the range is never issued."""
    number = 999_000_000 + serial
    while True:
        digits = str(number)
        check = 11 - sum(int(each) * (10 - at) for at, each in enumerate(digits)) % 11
        if check != 10:
            return f"{digits}{0 if check == 11 else check}"
        number += 1


def contacts(sequels: tuple[tuple[str, int], ...] = SEQUELS) -> Iterator[tuple[str, ...]]:
    """A contact a row, of persons that there are not."""
    serial = 0
    for sequel, count in sequels:
        for _ in range(count):
            serial += 17
            number = nhs_number(serial)
            yield (
                number,
                f"{SURNAME}{serial}",
                "01/02/1940",
                "ZZ99 3WZ",
                f"person{serial}@example.org",
                f"{serial % 28 + 1:02d}/05/2023",
                sequel,
            )


def write_contacts(path: Path, rows: Iterator[tuple[str, ...]] | None = None) -> Path:
    """Write a list of contacts as csv."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(rows or contacts())
    return path
