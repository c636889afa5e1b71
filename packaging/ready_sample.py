"""Make resources/ready/sample.perfdesk of the printed appendices: `python dev.py sample`."""

import sys
from pathlib import Path

from perfdesk.operations.sample_making import write_ready_sample

READY = Path(__file__).resolve().parent.parent / "resources" / "ready" / "sample.perfdesk"


def main() -> int:
    """Make the pack, in place of the one that is there."""
    write_ready_sample(READY)
    return 0


if __name__ == "__main__":
    sys.exit(main())
