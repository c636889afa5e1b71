"""Whatever a council types, every view of it can be built, and says the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.building.series import series_of
from perfdesk.core.building.trend import trend_of
from perfdesk.core.checks.all_checks import check_pack
from perfdesk.core.measures import Aim, Limit, LimitKind, Measure, Unit
from perfdesk.core.pack import Pack
from perfdesk.core.settings import Position, Scheme
from perfdesk.core.targets import Target, TargetKey
from perfdesk.core.verdicts import Tone
from perfdesk.core.wording.target_text import read_target
from tests.core.building.series_packs import BEFORE, MEASURE, NOW, local, published, series_pack

AMOUNTS = st.decimals(0, 10**6, places=1, allow_nan=False, allow_infinity=False)
FIGURES = st.one_of(
    st.sampled_from(
        ["", "[x]", "[z]", ":", "N/A", "Due June 2024", "0", "0%", "-0.04%", "12..5", "1,252k",
         "182.0k (Apr-Nov)", "5.4 (23 admissions)", "49.4% (2021/22)", "773 End of March 2024",
         "3,856/4,304", "0/12", "=58/423067*100000", "\u00a31,200", "1.2m", "96% (524 of 528)"]
    ),
    AMOUNTS.map(str),
    AMOUNTS.map(lambda amount: f"{amount:,}%"),
    st.text(max_size=12),
)  # fmt: skip
TARGETS = st.one_of(
    st.sampled_from(
        ["", "N/A", "For Information Only", "0", "0 (2)", "55-60%", "5-10k", "<4.1 (17 Adm's)",
         "at least 90%", "67.2% 22/23 Nat. Ave.", "17.3k Local target 2023/34", "0% Nat. Ave.",
         "163.8k (Apr-Nov)", "75% shire average 22/23", "60-55%"]
    ),
    AMOUNTS.map(str),
    st.text(max_size=12),
)  # fmt: skip
LIMITS = st.none() | st.builds(Limit, AMOUNTS, st.sampled_from(LimitKind))


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """A pack with one measure of any kind, with any texts in its cells."""
    unit, aim = draw(st.sampled_from(Unit)), draw(st.sampled_from(Aim))
    pack = series_pack(
        local("2023/24", draw(FIGURES), unit=unit),
        local("2022/23", draw(FIGURES), unit=unit),
        *draw(st.sampled_from([[], [published("2022/23", "87.8")], [published("2023/24", "[c]")]])),
        Target(TargetKey(MEASURE, NOW), read_target(draw(TARGETS), aim, NOW)),
        Position(NOW, draw(st.sampled_from(Scheme)), BEFORE),
    )
    measure: Measure = replace(
        pack.measure(MEASURE),
        unit=unit,
        aim=aim,
        adds_up=draw(st.booleans()),
        amber_limit=draw(LIMITS),
        similar_limit=draw(LIMITS),
    )
    return Pack.of([*pack.records(), measure])


@given(packs())
@settings(max_examples=300)
def test_that_every_view_can_be_built_of_whatever_is_typed(pack: Pack) -> None:
    (row,) = build_dashboard(pack).rows
    for cell in row.cells.values():
        assert cell.spoken.strip()
        assert "E+" not in cell.reason
        assert not cell.number or f"{cell.before}{cell.number}{cell.after}" == cell.text
    assert row.rating.text
    assert row.rating.reason
    assert row.progress.reason
    assert (row.progress.text == "") <= (row.progress.tone is Tone.NONE)
    spec = trend_of(pack, MEASURE)
    assert spec.alt
    assert bool(spec.empty) == (not spec.series)
    assert all(
        spec.low <= point.value <= spec.high for line in spec.series for point in line.points
    )
    assert len(series_of(pack, MEASURE)) <= 3
    assert all(problem.message for problem in check_pack(pack))


@given(packs())
@settings(max_examples=100)
def test_that_both_schemes_agree_on_what_is_met(pack: Pack) -> None:
    verdicts = {}
    for scheme in Scheme:
        position = replace(pack.table(Position)[NOW], scheme=scheme)
        (row,) = build_dashboard(Pack.of([*pack.records(), position])).rows
        verdicts[scheme] = row.rating
    met = {scheme: rating.tone is Tone.GOOD for scheme, rating in verdicts.items()}
    target = pack.target(MEASURE, NOW)
    if target.kind.value != "average":  # an average may be similar where a target is met
        assert met[Scheme.RAG] == met[Scheme.COMPARISON]
    rated = {rating.tone is Tone.NONE for rating in verdicts.values()}
    assert len(rated) == 1, "what cannot be rated cannot be rated in either"
