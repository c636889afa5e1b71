"""Who is working, and on which machine, for locks and the history."""

from __future__ import annotations

import getpass
import socket


def account_name() -> str:
    """Return the name of the account that runs the program; empty where none can be told."""
    try:
        return getpass.getuser()
    # No variable names one and the system has no entry: ImportError on Windows, KeyError or
    # OSError elsewhere, by version of Python. Work goes on without a name.
    except (ImportError, KeyError, OSError):
        return ""


def machine_name() -> str:
    """Return the machine's own name; empty where it has none. Asks no network."""
    # Not platform.node(): on Windows it asks WMI, which may hang.
    try:
        return socket.gethostname()
    except OSError:
        return ""
