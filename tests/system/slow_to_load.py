"""A module that takes a second to load, as pandas does on a slow laptop."""

import time

time.sleep(1.0)
