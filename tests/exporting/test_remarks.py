"""What is said about a measure in public stands in every export, what is internal in none."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.dashboard import Column
from perfdesk.core.editing.commentary import commentary_edit
from perfdesk.core.editing.overrides import override_edit
from perfdesk.core.edits import apply_edit
from perfdesk.core.judgements import Judged, OverrideKey
from perfdesk.core.narrative.remarks import Remark, RemarkKind
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.verdicts import RatingWord
from perfdesk.exporting.proof import Proof, prove_nothing_leaked, secrets_of
from perfdesk.operations.exports import ExportKind, UnprovenExportError, export
from perfdesk.operations.sample import sample_pack
from tests.exporting.workbook.boards import CREATED, board, report_on, row, words

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
    """As if what the title says were found to be a note: it stands in every kind."""
    title = pack.settings.title
    monkeypatch.setattr("perfdesk.exporting.proof.secrets_of", lambda *_: (title,))
    path = tmp_path / f"out{kind.ending}"
    path.write_bytes(b"of last month")
    with pytest.raises(UnprovenExportError, match="holds the internal note"):
        export(pack, {kind: path}, created=CREATED)
    assert path.read_bytes() == b"of last month"


def test_that_words_said_in_public_too_and_very_short_ones_are_no_secrets() -> None:
    said = Remark(RemarkKind.COMMENTARY, "Fewer carers answered than before.")
    report = report_on(board(("Delay need", [row()])), remarks={"reablement": (said,)})
    assert secrets_of((said.text, "Yes", "No need for ongoing services", NOTE), report) == (NOTE,)


def test_that_a_reason_the_grid_shows_is_a_secret_where_it_is_not_printed() -> None:
    decided = row()
    cells = {**decided.cells, Column.RATING: replace(words("Similar"), reason=KEPT)}
    report = report_on(board(("Delay need", [replace(decided, cells=cells)])))
    assert secrets_of((KEPT,), report) == (KEPT,)


@pytest.mark.parametrize("markup", ["<p>Ask <b>Pat</b> before</p>", '<p title="Ask Pat before"/>'])
def test_that_a_note_is_found_across_marks_and_in_attributes(markup: str, tmp_path: Path) -> None:
    path = tmp_path / "page.tmp"
    path.write_text(markup, "utf-8")
    assert prove_nothing_leaked(path, "web page", ("Ask Pat before",)) == Proof(
        1, ("The web page holds the internal note \u201cAsk Pat before\u201d",)
    )
