"""Where everything begins: a command on the command line, or the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from perfdesk import cli

_SAMPLE = "--sample"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window on the packs named.

    Args:
        arguments: Words of the command line without the program's name; those given to the
            process if None.

    Returns:
        The exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and (cli.is_command(words[0]) or _is_meant_as_command(words[0])):
        return cli.main(words)
    unknown = [word for word in words if word.startswith("-") and word != _SAMPLE]
    if unknown:
        return cli.main(words)
    # Qt is loaded only where a window is wanted: commands start without it.
    from perfdesk.widgets.application import run

    return run([Path(word) for word in words if word != _SAMPLE], sample=_SAMPLE in words)


def _is_meant_as_command(word: str) -> bool:
    """Tell whether a first word is a command mistyped: a bare word that names no file."""
    if word.startswith("-") or Path(word).name != word or Path(word).suffix:
        return False
    try:
        return not Path(word).exists()
    except OSError:  # no name of a file
        return True


if __name__ == "__main__":
    sys.exit(main())
