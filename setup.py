"""Name the packages; everything else stands in pyproject.toml.

The rooms under src/ are found, and `resources/` is added as `perfdesk.resources`. A list in
pyproject.toml would have to be kept by hand, and its `find` cannot map a folder to another name.
"""

from setuptools import find_packages, setup

setup(packages=[*find_packages("src"), "perfdesk.resources"])
