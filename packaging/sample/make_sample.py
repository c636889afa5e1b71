"""Make the sample extracts in resources/sample. Run by hand; what it makes is committed.

    python packaging/sample/make_sample.py [SHARED] [--out FOLDER]

SHARED is a folder that holds `published/` and `extracts/` with the public sources; without it
only the files that need no source are made. resources/sample/README.md names every source.
"""

import argparse
import shutil
import sys
from pathlib import Path

from coloured_appendix import coloured_appendix
from commentary import commentary
from communities import communities
from contacts import contacts
from libraries import libraries, run_to_february
from national_extract import national_extract
from reablement import reablement

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"

APPENDICES = ("appendix-a-2021-22.csv", "appendix-a-2023-24.csv")

# Printed in the committee report of 3 June 2024, paragraphs 11, 12, 15, 16, 18 and 19. The paper
# gives no population, and this year's and last year's counts only where they stand here.
SNAPSHOT_HEADER = ("Measure", "As at", "Numerator", "Denominator", "Population", "Value")
LIVING = "ASCOF 2E Living at home or with family (LD)"
DIRECT_PAYMENTS = "ASCOF 3D Adults receiving direct payments"
SAFEGUARDING = "ASCOF 4B Safeguarding enquiries where the identified risk was reduced or removed"
REVIEWS = "Service users who received their annual review"
WAITING = "People awaiting a care assessment"
WAITING_LONG = "People awaiting a care assessment for more than six months"
ADMISSIONS = "ASCOF 2B Permanent admissions to care (aged 18-64)"
ADMISSIONS_OLDER = "ASCOF 2C Permanent admissions to care (aged 65+)"
THIS_YEAR, LAST_YEAR = "31/03/2024", "31/03/2023"
SNAPSHOT = (
    (LIVING, THIS_YEAR, "1151", "1334", "", "86.3%"),
    (DIRECT_PAYMENTS, THIS_YEAR, "1762", "4984", "", "35.4%"),
    (DIRECT_PAYMENTS, LAST_YEAR, "1939", "5357", "", "36.2%"),
    # Printed so: 524 of 528 are 99.2 %. Whoever made the list typed the share beside the counts.
    (SAFEGUARDING, THIS_YEAR, "524", "528", "", "96%"),
    (SAFEGUARDING, LAST_YEAR, "264", "292", "", "90%"),
    (REVIEWS, THIS_YEAR, "3950", "5375", "", "73.5%"),
    (WAITING, THIS_YEAR, "773", "", "", "773"),
    (WAITING, LAST_YEAR, "1334", "", "", "1334"),
    (WAITING_LONG, THIS_YEAR, "36", "", "", "36"),
    (WAITING_LONG, LAST_YEAR, "116", "", "", "116"),
    (ADMISSIONS, THIS_YEAR, "58", "", "", ""),
    (ADMISSIONS, LAST_YEAR, "51", "", "", ""),
    (ADMISSIONS_OLDER, THIS_YEAR, "798", "", "", ""),
    (ADMISSIONS_OLDER, LAST_YEAR, "824", "", "", ""),
)


def snapshot() -> bytes:
    """The snapshot as a case-management system saves it: UTF-16 with its mark, and tabs."""
    lines = ["\t".join(cells) + "\r\n" for cells in (SNAPSHOT_HEADER, *SNAPSHOT)]
    return b"\xff\xfe" + "".join(lines).encode("utf-16-le")


def main() -> int:
    """Make the files."""
    parser = argparse.ArgumentParser(description="Make the sample extracts.")
    parser.add_argument("shared", nargs="?", type=Path, help="folder of the public sources")
    parser.add_argument("--out", type=Path, default=SAMPLE, help="where the files go")
    choices = parser.parse_args()
    choices.out.mkdir(parents=True, exist_ok=True)
    out: Path = choices.out
    (out / "ASC snapshot 31 March 2024.csv").write_bytes(snapshot())
    (out / "Library activity run 8 March.csv").write_bytes(run_to_february())
    reablement(out / "Reablement Q4.xlsx")
    contacts(out / "Contacts_Sequels_2023-24.xls")
    libraries(out / "Libraries monthly 2023-24.xlsx")
    communities(out / "Communities return Q4.xlsx")
    coloured_appendix(SAMPLE / APPENDICES[0], out / "Appendix A 2021-22.xlsx")
    commentary(SAMPLE / APPENDICES[1], out / "Commentary return 2023-24.xlsx")
    if choices.shared is None:
        print("Without the folder of sources the appendices and the national extract stay.")
        return 0
    for name in APPENDICES:
        shutil.copyfile(choices.shared / "published" / name, choices.out / name)
    extract = national_extract(choices.shared)
    (choices.out / "ascof_national_extract.csv").write_bytes(extract)
    return 0


if __name__ == "__main__":
    sys.exit(main())
