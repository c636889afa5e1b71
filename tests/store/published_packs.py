"""A small pack of published figures that has a record of every type.

The figures are those of Leicestershire County Council's "Appendix A" for 2023/24 (adults and
communities performance dashboard, layer *Delay need*) and, for the quartile and the rating, of
the one for 2021/22; the outcome with its margin of error form is that of ASCOF measure 1C1A of
2020/21, 4,696 of 4,934. The limits of the measures are made up, since the papers print none.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.populations import Population, PopulationKey
from perfdesk.core.benchmarks.published import PublishedKey, PublishedOutcome, published_year
from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, NumberKey, OwnWord
from perfdesk.core.collecting.actions import Action, ActionKind, ActionStatus
from perfdesk.core.collecting.answers import Answered, AnswerKind
from perfdesk.core.collecting.asking import Asked, AskedKey, Contact
from perfdesk.core.edits import Edit, edit_between
from perfdesk.core.figures import Content, Figure, FigureKey, FigureKind, Form, Reading
from perfdesk.core.imports.answers import AnswerKey, KeptAnswer
from perfdesk.core.imports.doubts import FigureDoubt
from perfdesk.core.issues.clearance import (
    Clearance,
    ClearanceKey,
    ClearanceStage,
    Embargo,
    Meeting,
    MeetingKey,
    Retention,
)
from perfdesk.core.issues.issue import Issue, IssuedFile, Withdrawal
from perfdesk.core.judgements import Judged, Override, OverrideKey, PrintedQuartile, QuartileKey
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.measures import Aim, FrameworkCode, Limit, LimitKind, Measure, Unit
from perfdesk.core.pack import Pack, Record
from perfdesk.core.periods import financial_year, months, quarters_of, snapshot
from perfdesk.core.places import ENGLAND, Place, PlaceLevel
from perfdesk.core.recipes import ColumnRule, Part, Recipe, RecipeKind, Spread
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.core.reporting.dismissals import Dismissal, DismissalKey
from perfdesk.core.reporting.editions import Edition, Exemption
from perfdesk.core.reporting.report import Layout, ReportSettings
from perfdesk.core.reporting.stages import Stage, StageKey, StageMark
from perfdesk.core.settings import PackSettings, Position, Scheme
from perfdesk.core.sources import CellReference, SourceFile, SourceSnippet
from perfdesk.core.strategy import Layer, Outcome
from perfdesk.core.targets import (
    PeriodTarget,
    PeriodTargetKey,
    Target,
    TargetBasis,
    TargetKey,
    TargetKind,
    TargetReading,
)

COUNCIL = Place("E10000018", "Leicestershire", PlaceLevel.COUNCIL)
YEAR, YEAR_BEFORE = financial_year(2023), financial_year(2022)
REABLEMENT, WAITING, ADMISSIONS = "reablement", "waiting", "admissions-65"

_APPENDIX = SourceFile(
    "f" * 64, "appendix-a-2023-24.csv", datetime(2024, 6, 3, 9, 30, tzinfo=UTC), "", "appendix"
)


def published_pack() -> Pack:
    """The pack, in which every type of record is there."""
    parts = (_structure(), _figures(), _judgements(), _benchmarks(), _origins(), _reporting(),
             _collecting(), _clearing())  # fmt: skip
    return Pack.of(record for part in parts for record in part)


def published_pack_of(version: int) -> Pack:
    """The pack as far as a version of the schema could hold it."""
    pack = published_pack()
    if version < 5:
        of_today = (
            Asked,
            Answered,
            Contact,
            Action,
            ExpectedSource,
            MeasureWording,
            ConfirmedMeaning,
            OwnWord,
            PeriodTarget,
            Clearance, Meeting, Embargo, Retention, Edition, Exemption,
        )  # fmt: skip
        pack = Pack.of(each for each in pack.records() if not isinstance(each, of_today))
    if version < 4:
        pack = Pack.of(each for each in pack.records() if not isinstance(each, Issue))
    if version < 3:
        asked = (KeptAnswer, FigureDoubt)
        pack = Pack.of(each for each in pack.records() if not isinstance(each, asked))
    if version > 1:
        return pack
    later = (Commentary, StageMark, Dismissal, ReportSettings)
    return Pack.of(
        _without_meaning(record) for record in pack.records() if not isinstance(record, later)
    )


def _without_meaning(record: Record) -> Record:
    match record:
        case Layer() | Measure():
            return replace(record, meaning="")
        case Override():
            return replace(record, public=False)
    return record


def figure_changed_to(pack: Pack, text: str, value: str, measure: str = REABLEMENT) -> Edit:
    """The edit that types a percentage over the current figure of a measure."""
    figure = pack.figure(measure, YEAR)
    assert figure is not None
    reading = replace(figure.reading, text=text, value=Decimal(value), typed="")
    return edit_between(pack, f"Change {measure} to {text}", [replace(figure, reading=reading)])


def _cell(row: int, column: str) -> CellReference:
    return CellReference(_APPENDIX.fingerprint, _APPENDIX.name, "", f"{column}{row}")


def _structure() -> list[Record]:
    delay = Layer("delay", "Delay need", 3, "People get well enough to need less.")
    reduce = Layer("reduce", "Reduce need", 2)
    statement = (
        "Carers and People with care needs are supported to live active, independent, "
        "and fulfilling lives"
    )
    plan = "Strategic Plan 2022-26"
    return [
        PackSettings("Adults and Communities Performance", COUNCIL.code, YEAR),
        Position(YEAR, Scheme.COMPARISON, YEAR_BEFORE),
        Position(months((2021, 4), (2021, 11)), Scheme.RAG, financial_year(2020), False),
        COUNCIL,
        ENGLAND,
        delay,
        reduce,
        Outcome("delay-safe", delay.id, 1, plan, "Safe and Well", statement),
        Outcome("reduce-safe", reduce.id, 1, plan, "Safe and Well", statement),
        Measure(
            REABLEMENT,
            "delay-safe",
            2,
            "% of people who had no need for ongoing services following reablement",
            "ASCOF 2A",
            framework=FrameworkCode("2023/24", "2A"),
            starts=financial_year(2014),
            continues="old-2D",
            amber_limit=Limit(Decimal("2.5"), LimitKind.POINTS),
        ),
        Measure(
            ADMISSIONS,
            "delay-safe",
            5,
            "Permanent admissions to care (aged 65+) per 100,000 pop.",
            "ASCOF 2C",
            Aim.LOW,
            Unit.RATE,
            framework=FrameworkCode("2023/24", "2C", "1"),
            marker="*BCF*",
            adds_up=True,
            similar_limit=Limit(Decimal(20), LimitKind.COUNT),
            meaning="How many older people moved into a care home for good.",
        ),
        Measure(
            WAITING,
            "reduce-safe",
            1,
            "Number of people awaiting a care assessment",
            aim=Aim.LOW,
            unit=Unit.COUNT,
            decimals=0,
            ends=financial_year(2025),
        ),
    ]


def _figures() -> list[Record]:
    def figure(measure: str, reading: Reading, row: int, *, before: bool = False) -> Figure:
        key = FigureKey(measure, COUNCIL.code, YEAR_BEFORE if before else YEAR, FigureKind.LOCAL)
        return Figure(key, reading, _cell(row, "K" if before else "J"))

    def percent(text: str) -> Reading:
        return Reading(text, Content.NUMBER, Decimal(text.strip("%")), 1, Form.PERCENT)

    reablement = replace(
        percent("89.6%"),
        numerator=Decimal(3856),
        denominator=Decimal(4304),
        typed="3,856/4,304",
    )
    admissions = Reading(
        "511 per 100k Pop. Actual 798 Admissions in 23/24",
        Content.NUMBER,
        Decimal(511),
        numerator=Decimal(798),
        qualifier="per 100k Pop. Actual 798 Admissions in 23/24",
        period=YEAR,
    )
    return [
        figure(REABLEMENT, reablement, 22),
        figure(REABLEMENT, percent("87.8%"), 22, before=True),
        replace(figure(ADMISSIONS, admissions, 25), population="mid-2022"),
        figure(
            WAITING,
            Reading(
                "773 End of March 2024",
                Content.NUMBER,
                Decimal(773),
                qualifier="End of March 2024",
                period=snapshot(date(2024, 3, 31)),
            ),
            19,
        ),
        Figure(
            FigureKey("old-1C1A", COUNCIL.code, financial_year(2020), FigureKind.PUBLISHED),
            Reading(
                "95.2 [r][p]",
                Content.NUMBER,
                Decimal("95.2"),
                1,
                numerator=Decimal(4696),
                denominator=Decimal(4934),
                status=("[r]", "[p]"),
                margin=Decimal("0.6"),
            ),
        ),
        Target(
            TargetKey(REABLEMENT, YEAR),
            TargetReading(
                "77.5% 22/23 Nat. Ave",
                TargetKind.AVERAGE,
                Decimal("77.5"),
                decimals=1,
                form=Form.PERCENT,
                period=YEAR_BEFORE,
                basis=TargetBasis.NATIONAL_AVERAGE,
                qualifier="22/23 Nat. Ave",
            ),
            _cell(22, "H"),
        ),
        Target(
            TargetKey("old-2A-1", financial_year(2021)),
            TargetReading(
                "<4.1 (17 Adm\u2019s)",
                TargetKind.CEILING,
                Decimal("4.1"),
                None,
                1,
                count=Decimal(17),
            ),
        ),
        PeriodTarget(
            PeriodTargetKey("delay-sequels", quarters_of(YEAR)[1]),
            TargetReading("12% (Q2)", TargetKind.VALUE, Decimal(12), form=Form.PERCENT),
            _cell(23, "J"),
        ),
        Target(
            TargetKey("delay-sequels", YEAR),
            TargetReading(
                "10% - 15% Local target 2023/24",
                TargetKind.BAND,
                Decimal(10),
                Decimal(15),
                form=Form.PERCENT,
            ),
        ),
    ]


def _judgements() -> list[Record]:
    return [
        Override(
            OverrideKey("old-2A-1", financial_year(2021), Judged.RATING),
            "amber",
            "printed so",
            "printed appendix",
            datetime(2022, 1, 24, 10, 0, tzinfo=UTC),
            ("5.4 (23 admissions)", "3.8 (17 admissions)", "<4.1 (17 Adm\u2019s)"),
            public=True,
        ),
        PrintedQuartile(QuartileKey("old-2D", financial_year(2021)), "Second", _cell(20, "L")),
    ]


def _reporting() -> list[Record]:
    """What is said of the measures: the sentence of the report, and what is made up for a test."""
    at = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
    public = CommentaryKey(REABLEMENT, YEAR, Audience.PUBLIC)
    internal = CommentaryKey(WAITING, YEAR, Audience.INTERNAL)
    return [
        Commentary(public, "1.8 points up on 2022/23.\nAbove average.", "a.officer", at),
        Commentary(internal, "Ask again in July.", "a.officer", at, True, _cell(19, "M")),
        StageMark(
            StageKey(REABLEMENT, YEAR), Stage.CHECKED, "a.officer", at, ("89.6%", "87.8%", "77.5%")
        ),
        Dismissal(
            DismissalKey("ratio", WAITING, "2023/24"), "It is high.", "Known.", "a.officer", at
        ),
        ReportSettings(Layout.PLAIN, marking="OFFICIAL", layers=("delay",), glossary=True),
        Issue(
            "5d4140",
            "Committee, 3 June 2024",
            "Committee",
            YEAR,
            at,
            "a.officer",
            (IssuedFile("Dashboard.pdf", "pdf", 290_000, "d" * 64),),
            "a" * 64,
            "b" * 64,
            replaces="5d4139",
            reason="766 became 780.",
            open_errors=("There is no figure.",),
            despite="It is not due yet.",
            withdrawal=Withdrawal("A wrong figure.", "a.officer", at, redacted=True),
        ),
    ]


def _collecting() -> list[Record]:
    """What a month of asking leaves behind; made up for a test."""
    at = datetime(2024, 6, 3, 9, 30, tzinfo=UTC)
    key, owner = AskedKey(REABLEMENT, YEAR), "Head of Reablement"
    return [
        Asked(key, owner, "a.officer", at, date(2024, 6, 14), "89.6%", "Above average."),
        Answered(key, AnswerKind.COMMENT, owner, "D. Deputy", "A. Approver", at, _cell(7, "J")),
        Contact(owner, "reablement@example.gov.uk", "D. Deputy"),
        Action("7f31", ActionKind.ACTION, WAITING, "Clear the list.", owner, date(2024, 9, 30),
               ActionStatus.OPEN, "Half done.", YEAR, "a.officer", at, _cell(8, "L")),
        Action("7f32", ActionKind.RECOMMENDATION, "", "Report again in autumn.", "", None,
               ActionStatus.DONE, "Reported.", YEAR, "a.officer", at),
        MeasureWording(REABLEMENT, "Home First", "a.officer", at),
        ConfirmedMeaning(NumberKey("it was #% in #/#.", 0), REABLEMENT, "a.officer", at),
        OwnWord("LALS", "a.officer", at),
        ExpectedSource("reablement", "//share/extracts", "reablement", 12, ("c" * 64,)),
    ]  # fmt: skip


def _clearing() -> list[Record]:
    """A paper on its way to a meeting, and what the public gets of it; made up for a test."""
    at = datetime(2024, 5, 20, 9, 30, tzinfo=UTC)
    key = ClearanceKey(YEAR, "Public", ClearanceStage.DRAFT)
    settings = ReportSettings(edition="Public", left_out=(WAITING,), public=True, smallest=10)
    return [
        Clearance(key, "A. Director", "a.officer", at, own=True, note="As sent.", shown="c" * 64),
        Meeting(MeetingKey(YEAR, "Public"), date(2024, 6, 3), 8, 2, 5),
        Embargo(_APPENDIX.fingerprint, date(2024, 6, 1), "The department.", "a.officer", at),
        Retention(6),
        Edition("Public", settings),
        Exemption(WAITING, "Paragraph 3, financial or business affairs"),
    ]


def _benchmarks() -> list[Record]:
    """ASCOF 2020/21 as published for two councils, and who Leicestershire is compared with."""
    return [
        published_year(
            PublishedKey(FrameworkCode("2022/23", "2D"), financial_year(2020)),
            [
                PublishedOutcome(
                    "E10000018",
                    "Leicestershire",
                    Decimal("81.1"),
                    numerator=Decimal(2039),
                    denominator=Decimal(2515),
                ),
                PublishedOutcome("E09000012", "Hackney", None, "[x]"),
            ],
        ),
        NeighbourGroup(
            "ons-2025",
            "ONS statistical neighbours",
            "E10000018",
            ("E10000031", "E10000013"),
            "Office for National Statistics",
            date(2025, 10, 1),
        ),
    ]


def _origins() -> list[Record]:
    """Where the figures came from: the row of the appendix, and how populations are read.

    The population of mid-2020 is that of the Office for National Statistics.
    """
    return [
        _APPENDIX,
        KeptAnswer(
            AnswerKey("measure", "form with measures down and periods across", "reablement"),
            REABLEMENT,
            "Reablement",
        ),
        FigureDoubt(
            FigureKey(WAITING, COUNCIL.code, YEAR, FigureKind.LOCAL),
            "773",
            "773 for 2023/24 is unlike 1,334 for 2022/23.",
            "773 / 1,334 = 0.58",
        ),
        SourceSnippet(_cell(22, "J"), "I21", (("", "Current"), ("BETTER", "89.6%"))),
        Population(PopulationKey(COUNCIL.code, "65+", "mid-2020"), 146_675, _cell(1, "A")),
        Recipe(
            "ONS mid-year population estimates",
            RecipeKind.POPULATIONS,
            (ColumnRule(Part.PLACE_CODE, ("Code",)),),
            Spread.AGES,
            bands=("18-64", "65+"),
        ),
    ]
