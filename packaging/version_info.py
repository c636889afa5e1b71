"""The version resource of the Windows programs: what Explorer's *Properties* shows."""

import re
from pathlib import Path

LANGUAGE_AND_CODE_PAGE = (0x0809, 1200)
"""English (United Kingdom), Unicode."""


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as Windows wants it: `0.1.0rc1` is (0, 1, 0, 0)."""
    release = re.match(r"\d+(?:\.\d+)*", version)
    if release is None:
        raise ValueError(f"{version!r} does not begin with a number")
    first, second, third, fourth, *_ = [*map(int, release[0].split(".")), 0, 0, 0, 0]
    return first, second, third, fourth


def version_info(version: str, program: str, description: str) -> str:
    """The resource in the notation that PyInstaller reads."""
    numbers = four_numbers(version)
    language, code_page = LANGUAGE_AND_CODE_PAGE
    strings = {
        "CompanyName": "PerfDesk contributors",
        "FileDescription": description,
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "PerfDesk contributors, MIT licence",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "PerfDesk",
        "ProductVersion": version,
    }
    structs = ",\n        ".join(
        f"StringStruct({key!r}, {text!r})" for key, text in strings.items()
    )
    return f"""VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0,
    OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)
  ),
  kids=[
    StringFileInfo([
      StringTable('{language:04X}{code_page:04X}', [
        {structs}
      ])
    ]),
    VarFileInfo([VarStruct('Translation', [{language}, {code_page}])])
  ]
)
"""


def write_version_info(folder: Path, version: str, program: str, description: str) -> str:
    """Write the resource of one program; the path as PyInstaller wants it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{program}.version.txt"
    path.write_text(version_info(version, program, description), encoding="utf-8")
    return str(path)
