"""From schema 4 to 5: who was asked, what was answered, what is to be done, what is expected.

In version 4 nobody was asked anything, no source was expected, and nothing was confirmed about
the words of reports: the new tables begin empty.
"""

from __future__ import annotations

from perfdesk.store.migrations.steps import Document, Step

_SOURCE = """
    source_fingerprint TEXT NOT NULL,
    source_file TEXT NOT NULL,
    source_sheet TEXT NOT NULL,
    source_cell TEXT NOT NULL"""

_STATEMENTS = (
    # What is known of the file itself; `digest` is over everything else in it.
    """CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    # Decimals are text, so that they stay exact; periods are their canonical text.
    """CREATE TABLE settings (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    council TEXT NOT NULL,
    position TEXT NOT NULL,
    tolerances TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE position (
    period TEXT NOT NULL PRIMARY KEY,
    scheme TEXT NOT NULL,
    previous TEXT NOT NULL,
    provisional INTEGER NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE place (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    level TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE layer (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    meaning TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE outcome (
    id TEXT NOT NULL PRIMARY KEY,
    layer TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    plan TEXT NOT NULL,
    name TEXT NOT NULL,
    statement TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE measure (
    id TEXT NOT NULL PRIMARY KEY,
    outcome TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    description TEXT NOT NULL,
    code TEXT NOT NULL,
    aim TEXT NOT NULL,
    unit TEXT NOT NULL,
    decimals INTEGER NOT NULL,
    framework TEXT,
    marker TEXT NOT NULL,
    adds_up INTEGER NOT NULL,
    starts TEXT,
    ends TEXT,
    continues TEXT,
    amber_limit TEXT,
    similar_limit TEXT,
    owner TEXT NOT NULL,
    part_of TEXT,
    academic INTEGER NOT NULL,
    scheme TEXT,
    forecast TEXT,
    rated_on_forecast INTEGER NOT NULL,
    derived TEXT,
    meaning TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE target (
    measure TEXT NOT NULL,
    position TEXT NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    low TEXT,
    high TEXT,
    decimals INTEGER NOT NULL,
    form TEXT NOT NULL,
    count TEXT,
    period TEXT,
    basis TEXT NOT NULL,
    qualifier TEXT NOT NULL,{_SOURCE},
    PRIMARY KEY (measure, position)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE figure (
    measure TEXT NOT NULL,
    place TEXT NOT NULL,
    period TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    content TEXT NOT NULL,
    value TEXT,
    decimals INTEGER NOT NULL,
    form TEXT NOT NULL,
    numerator TEXT,
    denominator TEXT,
    qualifier TEXT NOT NULL,
    stands_for TEXT,
    status TEXT NOT NULL,
    margin TEXT,
    typed TEXT NOT NULL,
    population TEXT NOT NULL,{_SOURCE},
    PRIMARY KEY (measure, place, period, kind)
) STRICT, WITHOUT ROWID""",
    # Why a figure was asked about that was taken all the same.
    """CREATE TABLE figure_doubt (
    measure TEXT NOT NULL,
    place TEXT NOT NULL,
    period TEXT NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    message TEXT NOT NULL,
    arithmetic TEXT NOT NULL,
    PRIMARY KEY (measure, place, period, kind)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE override (
    measure TEXT NOT NULL,
    position TEXT NOT NULL,
    of TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    public INTEGER NOT NULL,
    PRIMARY KEY (measure, position, of)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE printed_quartile (
    measure TEXT NOT NULL,
    position TEXT NOT NULL,
    text TEXT NOT NULL,{_SOURCE},
    PRIMARY KEY (measure, position)
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE commentary (
    measure TEXT NOT NULL,
    position TEXT NOT NULL,
    audience TEXT NOT NULL,
    text TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    draft INTEGER NOT NULL,{_SOURCE},
    PRIMARY KEY (measure, position, audience)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE stage_mark (
    measure TEXT NOT NULL,
    position TEXT NOT NULL,
    stage TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    PRIMARY KEY (measure, position)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE dismissal (
    kind TEXT NOT NULL,
    measure TEXT NOT NULL,
    cell TEXT NOT NULL,
    message TEXT NOT NULL,
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, measure, cell)
) STRICT, WITHOUT ROWID""",
    # How the report is laid out, as JSON: what can be chosen grows with the exports.
    """CREATE TABLE report (
    id TEXT NOT NULL PRIMARY KEY,
    definition TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    # All councils of a year of one measure in one text, read only when it is looked at.
    f"""CREATE TABLE published_year (
    framework TEXT NOT NULL,
    period TEXT NOT NULL,
    entries TEXT NOT NULL,{_SOURCE},
    PRIMARY KEY (framework, period)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE neighbour_group (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    council TEXT NOT NULL,
    members TEXT NOT NULL,
    source TEXT NOT NULL,
    dated TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE population (
    place TEXT NOT NULL,
    ages TEXT NOT NULL,
    vintage TEXT NOT NULL,
    people INTEGER NOT NULL,{_SOURCE},
    PRIMARY KEY (place, ages, vintage)
) STRICT, WITHOUT ROWID""",
    # How a family of files is read, as JSON: what a recipe can say grows with the files.
    """CREATE TABLE recipe (
    name TEXT NOT NULL PRIMARY KEY,
    definition TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    # What was answered to the questions of imports, so that none is asked again.
    """CREATE TABLE kept_answer (
    asked TEXT NOT NULL,
    family TEXT NOT NULL,
    label TEXT NOT NULL,
    answer TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (asked, family, label)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE source_file (
    fingerprint TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    imported_by TEXT NOT NULL,
    family TEXT NOT NULL,
    data_to TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE source_snippet ({_SOURCE},
    first TEXT NOT NULL,
    cells TEXT NOT NULL,
    PRIMARY KEY (source_fingerprint, source_file, source_sheet, source_cell)
) STRICT, WITHOUT ROWID""",
    # What left the office; what it held is kept in `content`, by digest.
    """CREATE TABLE issue (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    edition TEXT NOT NULL,
    position TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    replaces TEXT NOT NULL,
    reason TEXT NOT NULL,
    definition TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
    # Bytes by their SHA-256, compressed: issued files, dashboards as shown, records of that day.
    """CREATE TABLE content (
    digest TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT""",
    # What was done, in the order in which it was done; nothing is ever taken out. An entry
    # that undoes or redoes names the entry `of` which it does so, and has no parts of its own.
    """CREATE TABLE history (
    number INTEGER NOT NULL PRIMARY KEY,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    deed TEXT NOT NULL,
    of INTEGER,
    fingerprint TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT""",
    # The replacements of an entry, those of one table and measure together.
    """CREATE TABLE history_part (
    number INTEGER NOT NULL,
    part INTEGER NOT NULL,
    record TEXT NOT NULL,
    measure TEXT NOT NULL,
    replacements TEXT NOT NULL,
    PRIMARY KEY (number, part)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX history_by_fingerprint ON history (fingerprint)",
)

_NEW = (
    "asked",
    "answered",
    "contact",
    "action",
    "expected_source",
    "period_target",
    "measure_wording",
    "confirmed_meaning",
    "own_word",
    "clearance",
    "meeting", "embargo", "retention", "edition", "exemption",
)  # fmt: skip


def _carry_over(document: Document) -> Document:
    return {**document, **{table: [] for table in _NEW}}


STEP = Step(_STATEMENTS, _carry_over)
