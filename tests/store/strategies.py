"""Hypothesis strategies for every type of record a pack stores, with every field filled."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from perfdesk.core.benchmarks.neighbours import NeighbourGroup
from perfdesk.core.benchmarks.populations import Population, PopulationKey
from perfdesk.core.benchmarks.published import PublishedKey, PublishedYear
from perfdesk.core.claims.confirmed import ConfirmedMeaning, MeasureWording, NumberKey, OwnWord
from perfdesk.core.collecting.actions import Action, ActionKind, ActionStatus
from perfdesk.core.collecting.answers import Answered, AnswerKind
from perfdesk.core.collecting.asking import Asked, AskedKey, Contact
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
from perfdesk.core.issues.issue import Issue, IssuedFile, ReportedFigure, Withdrawal
from perfdesk.core.judgements import Judged, Override, OverrideKey, PrintedQuartile, QuartileKey
from perfdesk.core.lineage.expected import ExpectedSource
from perfdesk.core.measures import (
    Aim,
    Combination,
    Derivation,
    ForecastMethod,
    FrameworkCode,
    Limit,
    LimitKind,
    Measure,
    Unit,
)
from perfdesk.core.pack import Record
from perfdesk.core.periods import Period
from perfdesk.core.places import Place, PlaceLevel
from perfdesk.core.recipes import (
    ColumnRule,
    Filter,
    Grouping,
    MeasureRule,
    MonthReading,
    Part,
    Recipe,
    RecipeKind,
    Spread,
)
from perfdesk.core.reporting.commentary import Audience, Commentary, CommentaryKey
from perfdesk.core.reporting.dismissals import Dismissal, DismissalKey
from perfdesk.core.reporting.editions import Edition, Exemption
from perfdesk.core.reporting.report import (
    ActionsPrinted,
    Layout,
    Lettering,
    Paper,
    ReportSettings,
)
from perfdesk.core.reporting.stages import Stage, StageKey, StageMark
from perfdesk.core.settings import PackSettings, Position, Scheme, Tolerances
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

texts = st.text(max_size=12) | st.sampled_from(
    ["=1+1", "\u25b2", "it\u2019s \u00a35", "digest", "\x00", "1\n2", '"', "\U0001f4c8"]
)
whole_numbers = st.integers(0, 999)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
numbers = st.none() | decimals
moments = st.datetimes(timezones=st.timezones())
days = st.dates(date(1980, 4, 1), date(2079, 12, 31))
periods = st.builds(lambda one, other: Period(min(one, other), max(one, other)), days, days)
maybe_periods = st.none() | periods
text_tuples = st.lists(texts, max_size=3).map(tuple)

sources = st.builds(CellReference, texts, texts, texts, texts)
limits = st.none() | st.builds(Limit, decimals, st.sampled_from(LimitKind))
frameworks = st.none() | st.builds(FrameworkCode, texts, texts, texts)
readings = st.builds(
    Reading,
    text=texts,
    content=st.sampled_from(Content),
    value=numbers,
    decimals=whole_numbers,
    form=st.sampled_from(Form),
    numerator=numbers,
    denominator=numbers,
    qualifier=texts,
    period=maybe_periods,
    status=text_tuples,
    margin=numbers,
    typed=texts,
)
target_readings = st.builds(
    TargetReading,
    text=texts,
    kind=st.sampled_from(TargetKind),
    low=numbers,
    high=numbers,
    decimals=whole_numbers,
    form=st.sampled_from(Form),
    count=numbers,
    period=maybe_periods,
    basis=st.sampled_from(TargetBasis),
    qualifier=texts,
)
tolerances = st.builds(Tolerances, decimals, decimals, decimals, decimals, decimals)

issued_files = st.builds(IssuedFile, texts, texts, whole_numbers, texts)
withdrawals = st.none() | st.builds(Withdrawal, texts, texts, moments, st.booleans())

report_settings = st.builds(
    ReportSettings,
    st.sampled_from(Layout),
    st.sampled_from(Paper),
    st.sampled_from(Lettering),
    texts,
    texts,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(ActionsPrinted),
    text_tuples,
    texts,
    texts,
    edition=texts,
    left_out=text_tuples,
    columns_left_out=text_tuples,
    notes=st.booleans(),
    exemption=texts,
    public=st.booleans(),
    smallest=whole_numbers,
)

RECORDS: dict[type[Record], st.SearchStrategy[Record]] = {
    Issue: st.builds(
        Issue,
        id=texts,
        name=texts,
        edition=texts,
        position=periods,
        at=moments,
        by=texts,
        files=st.lists(issued_files, max_size=2).map(tuple),
        dashboard=texts,
        snapshot=texts,
        replaces=texts,
        reason=texts,
        open_errors=text_tuples,
        despite=texts,
        withdrawal=withdrawals,
        reported=st.lists(st.builds(ReportedFigure, texts, texts, st.booleans()), max_size=2).map(
            tuple
        ),
    ),
    Asked: st.builds(
        Asked, st.builds(AskedKey, texts, periods), texts, texts, moments, days, texts, texts
    ),
    Answered: st.builds(
        Answered,
        st.builds(AskedKey, texts, periods),
        st.sampled_from(AnswerKind),
        texts,
        texts,
        texts,
        moments,
        sources,
    ),
    Contact: st.builds(Contact, texts, texts, texts),
    Action: st.builds(
        Action,
        id=texts,
        kind=st.sampled_from(ActionKind),
        measure=texts,
        what=texts,
        who=texts,
        by_when=st.none() | days,
        status=st.sampled_from(ActionStatus),
        outcome=texts,
        raised=periods,
        by=texts,
        at=moments,
        source=sources,
    ),
    Clearance: st.builds(
        Clearance,
        st.builds(ClearanceKey, periods, texts, st.sampled_from(ClearanceStage)),
        texts,
        texts,
        moments,
        st.booleans(),
        texts,
        texts,
    ),
    Meeting: st.builds(
        Meeting,
        st.builds(MeetingKey, periods, texts),
        days,
        whole_numbers,
        whole_numbers,
        whole_numbers,
    ),
    Embargo: st.builds(Embargo, texts, days, texts, texts, moments),
    Retention: st.builds(Retention, whole_numbers),
    Exemption: st.builds(Exemption, texts, texts),
    MeasureWording: st.builds(MeasureWording, texts, texts, texts, moments),
    ConfirmedMeaning: st.builds(
        ConfirmedMeaning, st.builds(NumberKey, texts, whole_numbers), texts, texts, moments
    ),
    OwnWord: st.builds(OwnWord, texts, texts, moments),
    ExpectedSource: st.builds(
        ExpectedSource, texts, texts, texts, st.none() | whole_numbers, text_tuples
    ),
    PackSettings: st.builds(PackSettings, texts, texts, periods, tolerances),
    Position: st.builds(Position, periods, st.sampled_from(Scheme), periods, st.booleans()),
    Place: st.builds(Place, texts, texts, st.sampled_from(PlaceLevel)),
    Layer: st.builds(Layer, texts, texts, whole_numbers, texts),
    Outcome: st.builds(Outcome, texts, texts, whole_numbers, texts, texts, texts),
    Measure: st.builds(
        Measure,
        id=texts,
        outcome=texts,
        order=whole_numbers,
        description=texts,
        code=texts,
        aim=st.sampled_from(Aim),
        unit=st.sampled_from(Unit),
        decimals=whole_numbers,
        framework=frameworks,
        marker=texts,
        adds_up=st.booleans(),
        starts=maybe_periods,
        ends=maybe_periods,
        continues=st.none() | texts,
        amber_limit=limits,
        similar_limit=limits,
        owner=texts,
        part_of=st.none() | texts,
        academic=st.booleans(),
        scheme=st.none() | st.sampled_from(Scheme),
        forecast=st.none() | st.sampled_from(ForecastMethod),
        rated_on_forecast=st.booleans(),
        derived=st.none() | st.builds(Derivation, st.sampled_from(Combination), text_tuples),
        meaning=texts,
    ),
    PeriodTarget: st.builds(
        PeriodTarget, st.builds(PeriodTargetKey, texts, periods), target_readings, sources
    ),
    Target: st.builds(Target, st.builds(TargetKey, texts, periods), target_readings, sources),
    Figure: st.builds(
        Figure,
        st.builds(FigureKey, texts, texts, periods, st.sampled_from(FigureKind)),
        readings,
        sources,
        texts,
    ),
    FigureDoubt: st.builds(
        FigureDoubt,
        st.builds(FigureKey, texts, texts, periods, st.sampled_from(FigureKind)),
        texts,
        texts,
        texts,
    ),
    Override: st.builds(
        Override,
        st.builds(OverrideKey, texts, periods, st.sampled_from(Judged)),
        texts,
        texts,
        texts,
        moments,
        text_tuples,
        st.booleans(),
    ),
    Commentary: st.builds(
        Commentary,
        st.builds(CommentaryKey, texts, periods, st.sampled_from(Audience)),
        texts,
        texts,
        moments,
        st.booleans(),
        sources,
    ),
    StageMark: st.builds(
        StageMark,
        st.builds(StageKey, texts, periods),
        st.sampled_from(Stage),
        texts,
        moments,
        text_tuples,
    ),
    Dismissal: st.builds(
        Dismissal, st.builds(DismissalKey, texts, texts, texts), texts, texts, texts, moments
    ),
    ReportSettings: report_settings,
    Edition: st.builds(Edition, texts, report_settings),
    PrintedQuartile: st.builds(
        PrintedQuartile, st.builds(QuartileKey, texts, periods), texts, sources
    ),
    PublishedYear: st.builds(
        PublishedYear,
        st.builds(PublishedKey, st.builds(FrameworkCode, texts, texts, texts), periods),
        texts,
        sources,
    ),
    NeighbourGroup: st.builds(NeighbourGroup, texts, texts, texts, text_tuples, texts, days),
    Population: st.builds(
        Population, st.builds(PopulationKey, texts, texts, texts), whole_numbers, sources
    ),
    Recipe: st.builds(
        Recipe,
        name=texts,
        kind=st.sampled_from(RecipeKind),
        columns=st.lists(
            st.builds(ColumnRule, st.sampled_from(Part), text_tuples, st.booleans()), max_size=2
        ).map(tuple),
        spread=st.sampled_from(Spread),
        sheets=text_tuples,
        file_words=text_tuples,
        title_words=text_tuples,
        filters=st.lists(st.builds(Filter, text_tuples, text_tuples), max_size=1).map(tuple),
        measures=st.lists(
            st.builds(MeasureRule, texts, texts, texts, texts, text_tuples), max_size=1
        ).map(tuple),
        groupings=st.lists(st.builds(Grouping, text_tuples, texts), max_size=1).map(tuple),
        figures=st.sampled_from(FigureKind),
        place=texts,
        period=texts,
        sums=st.booleans(),
        shares=st.booleans(),
        distinct=st.booleans(),
        bands=text_tuples,
        tokens=st.lists(st.tuples(texts, texts), max_size=1).map(tuple),
        quarters_in_last_month=st.booleans(),
        most=whole_numbers,
        zero_needs_a_look=text_tuples,
        month_reading=st.sampled_from(MonthReading),
    ),
    KeptAnswer: st.builds(KeptAnswer, st.builds(AnswerKey, texts, texts, texts), texts, texts),
    SourceFile: st.builds(SourceFile, texts, texts, moments, texts, texts, texts),
    SourceSnippet: st.builds(
        SourceSnippet, sources, texts, st.lists(text_tuples, max_size=2).map(tuple)
    ),
}
"""A strategy for each type; a field with a default is named or given, never left out."""
