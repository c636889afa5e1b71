"""Some hundred random actions find no crash, no word of Qt, and all can be undone.

Ten thousand: `python -m tests.monkey`.
"""

import pytest

from perfdesk.widgets.application import Desk
from tests.monkey.monkey import Monkey
from tests.widgets.answers import Answers


@pytest.mark.parametrize("seed", [1, 2])
def test_that_random_actions_do_no_harm(sample: Desk, answers: Answers, seed: int) -> None:
    before = sample.session.pack
    monkey = Monkey(sample, answers, seed)
    try:
        monkey.act(150)
        monkey.stop()
        monkey.undo_all()
    except BaseException as fault:
        fault.add_note("\n".join(monkey.done))
        raise
    finally:
        monkey.deleteLater()
    assert sample.session.pack == before
