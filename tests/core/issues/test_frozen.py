"""An issued dashboard reads as it was shown, whatever the rules have become since."""

import json

import pytest

from perfdesk.core.building.rows import build_dashboard
from perfdesk.core.issues.frozen import FrozenDashboard, frozen_of, frozen_text
from tests.store.published_packs import published_pack


def test_that_every_cell_and_verdict_comes_back_as_it_was() -> None:
    pack = published_pack()
    for position in pack.positions:
        shown = build_dashboard(pack, position.period)
        frozen = FrozenDashboard(shown, pack.report)
        assert frozen_of(frozen_text(frozen)) == frozen


def test_that_the_same_is_always_written_the_same() -> None:
    pack = published_pack()
    first = FrozenDashboard(build_dashboard(pack), pack.report)
    again = FrozenDashboard(build_dashboard(published_pack()), published_pack().report)
    assert frozen_text(first) == frozen_text(again)


def test_that_a_format_of_a_later_program_is_refused() -> None:
    pack = published_pack()
    told = json.loads(frozen_text(FrozenDashboard(build_dashboard(pack), pack.report)))
    with pytest.raises(ValueError, match="format 2"):
        frozen_of(json.dumps({**told, "format": 2}))
