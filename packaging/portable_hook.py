"""Portable mode: with a file `portable.txt` beside the program, its data stays there too.

Run by PyInstaller before the program. Without that file nothing is written beside the program.
"""

import os
import sys
from pathlib import Path

_folder = Path(sys.executable).parent
if (_folder / "portable.txt").is_file():
    os.environ.setdefault("PERFDESK_DATA_DIR", str(_folder / "data"))
