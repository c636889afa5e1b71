"""Files of reference data: held by their schemas, read strictly, and added without a release."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import jsonschema
import pytest

from perfdesk import cli
from perfdesk.core.councils import council_named, councils, read_councils
from perfdesk.core.framework.editions import read_edition
from perfdesk.core.periods import financial_year
from perfdesk.core.reference_data import (
    Entry,
    ReferenceDataError,
    ReferenceFile,
    parse_reference,
)
from perfdesk.core.sequels import SequelLayer, layer_of_sequel, read_sequels

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = ROOT / "resources" / "reference"
FILES = [
    *((path, "framework") for path in sorted((REFERENCE / "framework").glob("*.json"))),
    *((path, "template") for path in sorted((REFERENCE / "templates").glob("*.json"))),
    (REFERENCE / "councils.json", "councils"),
    (REFERENCE / "sequels.json", "sequels"),
]


def entry_of(value: Mapping[str, object]) -> Entry:
    """A reference file with some fields, as it is read."""
    return parse_reference(ReferenceFile("next.json", json.dumps(value)))


def next_edition(**changed: object) -> dict[str, object]:
    """A small edition that follows the newest."""
    measure = {"code": "2F", "name": "Waiting", "recognised_by": [["waiting"]]}
    return {
        "edition": "2026/27", "in_force_from": "2026/27", "follows": "2023/24",
        "source": "A handbook", "measures": [measure], **changed,
    }  # fmt: skip


@pytest.mark.parametrize(("path", "schema"), FILES, ids=lambda each: Path(each).name)
def test_that_every_file_of_reference_data_holds_by_its_schema(path: Path, schema: str) -> None:
    text = (REFERENCE / "schemas" / f"{schema}.schema.json").read_text("utf-8")
    jsonschema.validate(json.loads(path.read_text("utf-8")), json.loads(text))


def test_that_an_edition_is_read_with_its_measures_and_notes() -> None:
    note = {"measures": ["2F"], "year": "2026/27", "note": "The first year."}
    edition = read_edition(entry_of(next_edition(notes=[note])))
    assert edition.starts == financial_year(2026)
    assert str(edition.measures[0].code) == "2F"
    assert edition.notes[0].note == "The first year."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"measures": [{"code": "2F", "name": "W", "recognised_by": []}]}, "entry 1 (2F)"),
        ({"measures": [{"code": "2F", "nam": "W"}]}, "\u201cnam\u201d is not one of"),
        ({"in_force_from": "2026/28"}, "financial year such as 2026/27"),
        ({"measures": []}, "at least one measure"),
        ({"source": ""}, "the publication"),
        (
            {"measures": [{"code": "2F", "name": "W", "recognised_by": [["w"]], "aim": "Up"}]},
            "\u201caim\u201d needs one of High, Low",
        ),
        (
            {"measures": 2 * [{"code": "2F", "name": "W", "recognised_by": [["w"]]}]},
            "2F is listed twice",
        ),
    ],
)
def test_that_a_faulty_edition_is_refused_by_its_entry(
    changed: Mapping[str, object], said: str
) -> None:
    with pytest.raises(ReferenceDataError, match=re.escape(said)):
        read_edition(entry_of(next_edition(**changed)))


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, '{"measures": 3}'])
def test_that_a_file_that_is_no_reference_data_is_refused(text: str) -> None:
    with pytest.raises(ReferenceDataError):
        read_edition(parse_reference(ReferenceFile("odd.json", text)))


def test_that_a_council_that_nobody_lists_cannot_be_followed() -> None:
    change = {"from": "2026/27", "ended": ["E10000018"], "followed_by": ["E06000099"]}
    ours = {"code": "E10000018", "name": "Leicestershire", "region": "EM", "type": "S"}
    with pytest.raises(ReferenceDataError, match="E06000099"):
        read_councils(entry_of({"source": "x", "councils": [ours], "successions": [change]}))


def test_that_sequels_need_words() -> None:
    with pytest.raises(ReferenceDataError, match="words"):
        read_sequels(entry_of({"layers": [{"layer": "Meet", "words": []}]}))


@pytest.mark.parametrize(
    ("words", "layer"),
    [
        ("Signposted to other services", SequelLayer.PREVENT),
        ("Short Term Support (ST-Max)", SequelLayer.DELAY),
        ("Long-term support: nursing care", SequelLayer.MEET),
        ("Information & advice", SequelLayer.PREVENT),
        ("Equipment/adaptations", SequelLayer.REDUCE),
        ("Confine to barracks", None),
    ],
)
def test_that_a_sequel_is_told_by_its_words(words: str, layer: SequelLayer | None) -> None:
    assert layer_of_sequel(words) is layer


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Leicestershire CC", "Leicestershire"),
        ("LEICESTERSHIRE COUNTY COUNCIL", "Leicestershire"),
        ("Leicester City", "Leicester"),
        ("Bath & North East Somerset UA", "Bath and North East Somerset"),
        ("City of Bristol", "Bristol, City of"),
        ("London Borough of Brent", "Brent"),
        ("City of London", "City of London"),
        ("Durham CC", "County Durham"),
        ("The Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
        ("St Helens MBC", "St. Helens"),
    ],
)
def test_that_a_council_is_known_by_every_usual_form_of_its_name(written: str, name: str) -> None:
    found = council_named(name=written)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("written", ["London", "County Council", "City", "the", "Dorset CC", ""])
def test_that_words_which_name_no_one_council_name_none(written: str) -> None:
    assert council_named(name=written) is None


def test_that_every_council_is_found_under_each_code_it_has_had() -> None:
    for each in councils():
        for code in each.other_codes:
            found = council_named(code)
            assert found is not None
            assert found.code == each.code


def test_that_the_command_lists_editions_and_checks_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["reference"]) == cli.DONE
    assert "Framework 2023/24, since 2023/24" in capsys.readouterr().out
    path = tmp_path / "2026-27.json"
    path.write_text(json.dumps(next_edition()), "utf-8")
    assert cli.main(["reference", str(path)]) == cli.DONE
    assert "The framework of 2026/27 with 1 measure; new: 1" in capsys.readouterr().out
    path.write_text("{", "utf-8")
    assert cli.main(["reference", str(path)]) == cli.NOT_DONE
    assert "is not JSON" in capsys.readouterr().err


def test_that_the_edition_in_the_page_about_reference_data_can_be_added() -> None:
    page = (ROOT / "docs" / "reference-data.md").read_text("utf-8")
    example = re.search(r"```json\n(.*?)```", page, re.DOTALL)
    assert example is not None
    edition = read_edition(parse_reference(ReferenceFile("page.json", example[1])))
    assert [str(each.code) for each in edition.measures] == ["2A", "2F"]
