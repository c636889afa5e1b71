"""Finding: by beginnings, in any order, with letters left out or wrong; the best stands first."""

import pytest

from perfdesk.app.finding.things import Findable, FoundKind, findables, ranked
from perfdesk.app.session import Session
from perfdesk.core.checks.all_checks import check_pack
from tests.app.sample_measures import REABLEMENT, id_of

THINGS = (
    Findable(FoundKind.MEASURE, "a", "Admissions of older people", "ASCOF 2B, Delay need"),
    Findable(FoundKind.MEASURE, "r", "No need for services after reablement", "ASCOF 2A, Delay"),
    Findable(FoundKind.COMMAND, "export", "Export\u2026", "Ctrl+E"),
    Findable(FoundKind.COMMAND, "import", "Import\u2026", "Ctrl+I"),
    Findable(FoundKind.PROBLEM, "p", "The export of 2A is stale", "Warning"),
    Findable(FoundKind.POSITION, "2023/24", "2023/24", more="position"),
    Findable(FoundKind.PAGE, "delay", "Delay need", "Layer"),
    Findable(FoundKind.HELP, "Exporting", "Exporting"),
)


def titles(typed: str) -> list[str]:
    return [thing.title for thing in ranked(THINGS, typed)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("reab", "No need for services after reablement"),
        ("after services", "No need for services after reablement"),
        ("2a", "No need for services after reablement"),
        ("ascof 2b", "Admissions of older people"),
        ("rblmnt", "No need for services after reablement"),
        ("reablemnet", "No need for services after reablement"),
        ("exp", "Export\u2026"),
        ("ctrl+i", "Import\u2026"),
        ("delay", "Delay need"),
        ("23/24", "2023/24"),
        ("DELAY need", "Delay need"),
    ],
)
def test_that_a_few_letters_are_enough(typed: str, first: str) -> None:
    assert titles(typed)[0] == first


def test_that_what_fits_nowhere_is_not_listed() -> None:
    assert titles("reablement zebra") == []
    assert titles("q") == []


def test_that_a_sign_asks_for_one_kind() -> None:
    assert titles("> ") == ["Export\u2026", "Import\u2026"]
    assert titles("!2a") == ["The export of 2A is stale"]
    assert titles("?exp") == ["Exporting"]
    assert titles("@") == ["2023/24"]


def test_that_nothing_typed_offers_places_and_commands() -> None:
    kinds = {thing.kind for thing in ranked(THINGS, "")}
    assert kinds == {FoundKind.PAGE, FoundKind.COMMAND, FoundKind.POSITION}


def test_that_the_sample_is_found_by_words_that_are_not_printed(session: Session) -> None:
    problems = check_pack(session.pack)
    things = findables(session, problems)
    measures = [thing for thing in things if thing.kind is FoundKind.MEASURE]
    assert len(measures) == len(tuple(session.dashboard.rows))
    assert {thing.target for thing in things if thing.kind is FoundKind.PROBLEM} == set(problems)
    # The code that the measure had in the edition of the framework before.
    assert id_of(session, REABLEMENT) in [thing.target for thing in ranked(things, "2d")]
    session.close()
    assert findables(session, ()) == ()
