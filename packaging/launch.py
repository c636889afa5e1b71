"""The script that the bundle starts; the program itself is an installed package."""

import sys

from perfdesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
