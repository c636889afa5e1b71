"""What is said about a measure in public stands in every export, what is internal in none."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.editing.commentary import commentary_edit
from perfdesk.core.editing.overrides import override_edit
from perfdesk.core.edits import apply_edit
from perfdesk.core.judgements import Judged, OverrideKey
from perfdesk.core.narrative.remarks import internal_texts
from perfdesk.core.narrative.report import Report, build_report
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.reporting.report import ReportSettings
from perfdesk.core.verdicts import RatingWord
from perfdesk.exporting.proof import Proof, prove_nothing_leaked
from perfdesk.operations.exports import ExportKind, UnprovenExportError, export
from perfdesk.operations.sample import sample_pack
from tests.exporting.workbook.boards import CREATED

SAID = "Fewer carers answered: \u0141ukasz & <team> say =1+1.\nWe ask again by June."
NOTE = "Finance doubts this; ask Pat before the meeting."
DRAFT = "A first draft that nobody has agreed to yet."
KEPT, TOLD = "The director asked for it to be so.", "England counts fewer people than we do."


@pytest.fixture(scope="module")
def pack() -> Pack:
    """The sample, with something of everything said about its measures."""
    pack = sample_pack(CREATED)
    position = pack.settings.position
    poor = [
        each.measure
        for each in build_dashboard(pack, position).rows
        if each.rating.word is RatingWord.BELOW and each.rating.override is None
    ]
    first, second, third = poor[:3]
    for measure, audience, text, draft in (
        (first, Audience.PUBLIC, SAID, False),
        (first, Audience.INTERNAL, NOTE, False),
        (second, Audience.PUBLIC, DRAFT, True),
    ):
        edit = commentary_edit(
            pack, position, measure, audience, text, by="", at=CREATED, draft=draft
        )
        pack = apply_edit(pack, edit)[0]
    for measure, reason, public in ((second, KEPT, False), (third, TOLD, True)):
        key = OverrideKey(measure, position, Judged.RATING)
        edit = override_edit(pack, key, "similar", reason, public=public, by="", at=CREATED)
        pack = apply_edit(pack, edit)[0]
    return pack


def words_in(path: Path) -> str:
    """Everything that a file holds, as one text."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(path):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(path) as parts:
        return "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


@pytest.mark.parametrize(
    "kind", [ExportKind.WORKBOOK, ExportKind.ACCESSIBLE, ExportKind.WEB_PAGE, ExportKind.WORD]
)
def test_that_public_words_are_exported_and_internal_ones_are_not(
    pack: Pack, kind: ExportKind, tmp_path: Path
) -> None:
    path = tmp_path / f"out{kind.ending}"
    result = export(pack, {kind: path}, created=CREATED)
    assert result.compared > 200
    whole = words_in(path)
    for text in ("We ask again by June.", TOLD, "&lt;team&gt;"):
        assert text in whole
    for text in (NOTE, DRAFT, KEPT):
        assert text not in whole


def test_that_an_email_says_what_needs_attention_and_nothing_internal(
    pack: Pack, tmp_path: Path
) -> None:
    path = tmp_path / "draft.eml"
    export(pack, {ExportKind.EMAIL: path}, created=CREATED)
    whole = path.read_text("utf-8")
    assert "What needs attention, worst first:" in whole
    assert not [text for text in (NOTE, DRAFT, KEPT) if text[:20] in whole]


@pytest.mark.parametrize("kind", list(ExportKind))
def test_that_a_file_with_an_internal_note_is_never_put_in_place(
    pack: Pack, kind: ExportKind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if a fault put the notes of the position into the title, which stands in every kind."""

    def faulty(
        pack: Pack, position: Period | None = None, *, settings: ReportSettings, since: None
    ) -> Report:
        report = build_report(pack, position, settings=settings, since=since)
        notes = " ".join(internal_texts(pack, report.dashboard.position))
        return replace(report, dashboard=replace(report.dashboard, title=f"Title {notes}"))

    monkeypatch.setattr("perfdesk.operations.exports.build_report", faulty)
    path = tmp_path / f"out{kind.ending}"
    path.write_bytes(b"of last month")
    with pytest.raises(UnprovenExportError, match="would show the internal note") as told:
        export(pack, {kind: path}, created=CREATED, settings=pack.report)
    assert "reword the note, export again" in told.value.message
    assert path.read_bytes() == b"of last month"


@pytest.mark.parametrize("kind", list(ExportKind))
@pytest.mark.parametrize("of", ["the key", "the title", "a heading", "a legend"])
def test_that_a_note_in_words_that_every_report_prints_stops_no_export(
    pack: Pack, kind: ExportKind, of: str, tmp_path: Path
) -> None:
    said = {
        "the key": "Lower is better",
        "the title": pack.settings.title,
        "a heading": "2023/24 performance",
        "a legend": "National average",
    }[of]
    position = pack.settings.position
    measure = next(iter(pack.measures_at(position))).id
    edit = commentary_edit(pack, position, measure, Audience.INTERNAL, said, by="", at=CREATED)
    noted = apply_edit(pack, edit)[0]
    path = tmp_path / f"out{kind.ending}"
    export(noted, {kind: path}, created=CREATED)
    assert path.stat().st_size > 0


def test_that_a_note_found_more_often_than_without_notes_is_named(tmp_path: Path) -> None:
    page, public = tmp_path / "page.tmp", tmp_path / "public.tmp"
    page.write_text("<p>Lower is better</p><p>Lower is better</p>", "utf-8")
    public.write_text("<p>Lower is better</p>", "utf-8")
    proof = prove_nothing_leaked(page, "web page", ("Lower is better",), lambda: public)
    assert len(proof.differences) == 1
    assert prove_nothing_leaked(page, "web page", ("Lower is better",), lambda: page) == Proof(
        1, ()
    )


@pytest.mark.parametrize("markup", ["<p>Ask <b>Pat</b> before</p>", '<p title="Ask Pat before"/>'])
def test_that_a_note_is_found_across_marks_and_in_attributes(markup: str, tmp_path: Path) -> None:
    path = tmp_path / "page.tmp"
    path.write_text(markup, "utf-8")
    public = tmp_path / "public.tmp"
    public.write_text("<p>Nothing</p>", "utf-8")
    assert prove_nothing_leaked(path, "web page", ("Ask Pat before",), lambda: public) == Proof(
        1, ("the web page would show the internal note \u201cAsk Pat before\u201d",)
    )
