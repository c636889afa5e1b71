"""The script that the bundle starts; the program itself is an installed package."""

import multiprocessing
import sys

if __name__ == "__main__":
    # Files are read in a process of its own, which the bundle starts as itself: what it was started
    # for has to be seen before anything of the program is loaded.
    multiprocessing.freeze_support()

    from perfdesk.__main__ import main

    sys.exit(main())
