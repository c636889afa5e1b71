"""What was exported of a pack is remembered with it, and a spoilt memory is no memory."""

from pathlib import Path

import pytest

from perfdesk.app.exports.memory import ExportChoice, ExportMemory
from perfdesk.app.preferences import EXPORTS, Preferences
from perfdesk.operations.exports import ExportKind

CHOICE = ExportChoice(frozenset({ExportKind.WORD, ExportKind.EMAIL}), "C:\\Papers, \u00e9")


def test_that_each_pack_has_a_memory_of_its_own(tmp_path: Path) -> None:
    memory = ExportMemory(Preferences(tmp_path))
    memory.keep("Adults", CHOICE)
    memory.keep("Children", ExportChoice(frozenset(), "D:\\"))
    memory.keep("Adults", CHOICE)
    again = ExportMemory(Preferences(tmp_path))
    assert again.of("Adults") == CHOICE
    assert again.of("Children").folder == "D:\\"
    assert again.of("Highways") == ExportChoice()


def test_that_the_packs_exported_longest_ago_are_forgotten(tmp_path: Path) -> None:
    memory = ExportMemory(Preferences(tmp_path))
    for number in range(60):
        memory.keep(f"Pack {number}", CHOICE)
    assert memory.of("Pack 59") == CHOICE
    assert memory.of("Pack 0") == ExportChoice()


@pytest.mark.parametrize("line", ["", "{", "[]", '["Adults", ["poster"], ""]', '["Adults", 1, ""]'])
def test_that_a_spoilt_memory_is_none(line: str, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    preferences[EXPORTS] = (line,)
    assert ExportMemory(preferences).of("Adults") == ExportChoice()
