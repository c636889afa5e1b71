"""Let the monkey at the window: `python -m tests.monkey [STEPS] [--seed SEED]`.

It stops at the first crash, Python error or word of Qt, and tells what it did last. In the end it
undoes everything: the pack has to be the one it began with.
"""

import argparse
import faulthandler
import os
import sys
import tempfile
import time

STEPS = 10_000


def main() -> int:
    """Run it; 0 if nothing was found."""
    parser = argparse.ArgumentParser(prog="tests.monkey", description=__doc__)
    parser.add_argument("steps", nargs="?", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=2024)
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    faulthandler.enable()
    with tempfile.TemporaryDirectory(prefix="perfdesk-monkey-") as folder:
        os.environ["PERFDESK_DATA_DIR"] = folder
        return run(chosen.steps, chosen.seed)


def run(steps: int, seed: int) -> int:
    """Open the sample and let the monkey act on it."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
    from PySide6.QtTest import QTest

    from perfdesk.app.tasks import ThreadPool
    from perfdesk.widgets.application import Desk, make_application
    from perfdesk.widgets.questions import Leaving
    from tests.monkey.monkey import Monkey
    from tests.widgets.answers import Answers

    said: list[str] = []

    def hear(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        if kind != QtMsgType.QtDebugMsg and not message.startswith("This plugin does not"):
            said.append(message)

    qInstallMessageHandler(hear)
    application = make_application()
    answers = Answers(leave=Leaving.KEEP)
    began = time.monotonic()
    with Desk(ThreadPool(), answers) as desk:
        desk.window.showNormal()
        desk.window.resize(1366, 768)
        desk.window.packs.open_sample()
        while not desk.session.is_open:
            QTest.qWait(10)
        before = desk.session.pack
        monkey = Monkey(desk, answers, seed)
        try:
            for done in range(1, steps + 1):
                monkey.act(1)
                if said:
                    raise AssertionError(f"Qt said: {said}")
                if done % 500 == 0:
                    took = time.monotonic() - began
                    print(f"{done} of {steps}, {took:.0f} s", file=sys.stderr)
            monkey.stop()
            edits = len(desk.session.steps)
            monkey.undo_all()
            assert desk.session.pack == before, "undo of all leads to another pack"
            assert not said, f"Qt said: {said}"
        except BaseException:
            print("\n".join(monkey.done), file=sys.stderr)
            raise
        desk.window.close()
    application.setStyleSheet("")
    print(f"{steps} actions, {edits} edits undone, seed {seed}: nothing found", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
