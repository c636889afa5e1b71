"""Problems: what the checks and the import found, each in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from perfdesk.core.dashboard import Column
from perfdesk.core.sources import TYPED, CellReference


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class ProblemKind(StrEnum):
    """What a check of a pack looks for; the value is its id, which never changes.

    Each is explained, with an example, under "What the checks look for" in the guide.
    """

    NOT_UNDERSTOOD = "text"
    WORDS = "words"
    FRACTION = "fraction"
    LOST_UNIT = "unit"
    OVER_100 = "over-100"
    NEGATIVE = "negative"
    MARK = "mark"
    SMALL_COUNT = "small-count"
    RATIO = "ratio"
    POPULATION = "population"
    TWO_RATES = "two-rates"
    LABEL = "label"
    DIGITS = "digits"
    DERIVED = "derived"
    PARTS = "parts"
    SHARES = "shares"
    PERIOD = "period"
    TARGET = "target"
    TARGET_PERIOD = "target-period"
    OUTTURN = "outturn"
    COMPARATOR = "comparator"
    COMPARATOR_PLACE = "comparator-place"
    COMPARATOR_YEAR = "comparator-year"
    PUBLISHED = "published"
    QUARTILE = "quartile"
    PREVIOUS = "previous"
    PROVISIONAL = "provisional"
    LEFT_OVER = "left-over"
    CODE = "code"
    AIM = "aim"
    OVERRIDE = "override"
    MISSING = "missing"
    DUE = "due"
    OVERDUE = "overdue"
    COMMENTARY = "commentary"
    SENTENCE = "sentence"
    MOVEMENT = "movement"
    UNLIKE = "unlike"
    ACTION = "action"


class ImportKind(StrEnum):
    """What an import says of a file, beside its figures; the value is its id."""

    COLOUR = "colour"
    COLUMN = "column"
    COMMENT = "comment"
    CONFLICT = "conflict"
    COUNCIL = "council"
    COUNT = "count"
    COUNTED = "counted"
    DATA_TO = "data to"
    DATE = "date"
    DECIMAL_COMMA = "decimal comma"
    ENCODING = "encoding"
    FIGURE = "figure"
    FORM = "form"
    FORMAT = "format"
    FORMULA = "formula"
    HIDDEN_COLUMNS = "hidden columns"
    HIDDEN_ROWS = "hidden rows"
    HIDDEN_SHEET = "hidden sheet"
    LEFT_OUT = "left out"
    NO_TABLE = "no table"
    NOT_IN_THE_PACK = "not in the pack"
    NOTHING = "nothing"
    OLD_CODE = "old code"
    PERSONAL_DATA = "personal data"
    PLACE = "place"
    POPULATION = "population"
    PROGRESS = "progress"
    PROPOSAL = "proposal"
    RATING = "rating"
    ROW_OF_CELLS = "row of cells"
    SAME_FILE = "same file"
    SCALE = "scale"
    SHEET = "sheet"
    SUM = "sum"
    TABLE = "table"
    TARGET = "target"
    TOTAL = "total"
    TWO_VALUES = "two values"
    UNCHANGED = "unchanged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Mend:
    """What would end a problem for certain: another text in one cell of its measure's row.

    Attributes:
        column: Which cell.
        text: What it shall say; empty clears it.
        label: What it does, as a button says it (`Change 2023/34 to 2023/24`). Problems of one
            kind with the same label are mended alike.
        source: Where the text comes from; a published average keeps its own.
    """

    column: Column
    text: str
    label: str
    source: CellReference = TYPED


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to look at.

    Attributes:
        severity: How much it matters.
        kind: What it is: a `ProblemKind` of a check, an `ImportKind` of an import, or the name that
            whoever makes files gives it.
        message: One sentence saying what is wrong.
        measure: Id of the measure; empty where it concerns none.
        where: The cell or column (`2023/24`, `sheet Table_2a, F89`); empty where there is none.
        arithmetic: The sum that shows it (`524 / 528 = 99.2%`); empty where there is none.
        mend: What would end it for certain; None where that is for a person to find.
    """

    severity: Severity
    kind: str
    message: str
    measure: str = ""
    where: str = ""
    arithmetic: str = ""
    mend: Mend | None = None
