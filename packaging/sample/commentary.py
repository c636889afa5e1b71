"""`Commentary return 2023-24.xlsx`: what the services wrote, as the workbook sent round comes back.

The comments are sentences of the committee report of 3 June 2024, some shortened; the figures are
those of its Appendix A. Who commented on what, and when, is in no paper: the workbook has no
owners, and says that its layout is illustrative. The report has no word on the four layers' shares
being outside their bands; here, too, those four cells are empty.
"""

import csv
import io
from datetime import datetime
from pathlib import Path
from typing import Any

SAID = (
    "Illustrative: the layout is made up for this sample. The figures and the comments are those "
    "of the committee report of 3 June 2024 and its Appendix A."
)
HEADINGS = (
    "Reference",
    "Measure",
    "Description",
    "This year",
    "Last year",
    "Compared with",
    "State",
    "Commentary for the committee",
)
WIDTHS = (24, 14, 44, 17, 17, 22, 11, 80)
FIRST_ROW = 5
"""Row of the headings, as Excel counts them."""

FIELDS = ("measure", "description", "current", "previous", "compared_with")
COMMENTED, AWAITED = "commented", "awaited"

# In the printed order: the reference of each measure in the sample pack, and what was written.
COMMENTS = (
    ("percent-of-sequels-that-prevent-need-2", ""),
    (
        "percent-of-sus-who-find-it-easy-to-find-information-2",
        "People in receipt of services have shown a small reduction (from 62% to 59%).",
    ),
    (
        "percent-of-carers-who-find-it-easy-to-find-information-2",
        "There has been significant improvement amongst carers finding information since the "
        "previous survey (up from 49% to 56%).",
    ),
    (
        "hours-of-volunteering-heritage-libraries",
        "2.3k higher than the locally set target for the year, and above the 17.3 hours that took "
        "place during 2022/23.",
    ),
    (
        "heritage-visits",
        "5.5% higher than 127.1k the previous year. In addition, the number of visits met the "
        "locally agreed target for the year of 133.5k visits.",
    ),
    (
        "library-visits",
        "Physical visits to libraries topped 615,000 during 2023/24, a 14% increase on the "
        "previous year and higher than the locally set target for the year of 545,300 visits.",
    ),
    (
        "total-library-loans-2",
        "2.38 million loans in total, up by 5.5% from 2.26 million during the previous year, and "
        "above the target of 2.26 million.",
    ),
    (
        "junior-loans-2",
        "Junior loans have increased by 3.5% (+28k) to 833.3k during 2023/24, surpassing the "
        "target for the year (815k).",
    ),
    (
        "e-loans-2",
        "E-loans continue to rise year-on-year with an 11% increase (+99k) to 1,006.6k during the "
        "past twelve months, more than the target for the year of 908k.",
    ),
    ("total-community-library-issues-2", ""),
    ("community-library-children-s-issues-2", ""),
    ("attendances-at-creative-learning-service-workshops", ""),
    (
        "lals-success-rate-2",
        "The current performance of 85.3% at the end of March 2024 is similar to the position at "
        "the same point in the previous year (84.6%), and just short of the 90% target.",
    ),
    (
        "percent-of-people-living-at-home-or-with-family",
        "The figures used continue to relate to learning disability only and show a consistent "
        "position of 86% (1,151 out of 1,334) in settled accommodation, higher than the latest "
        "national average of 81%.",
    ),
    ("percent-of-sequels-that-reduce-need-2", ""),
    (
        "percent-of-sus-who-had-as-much-social-contact-as-they-would-2",
        "There has been a considerable increase in the proportion of people who use services "
        "feeling they have as much social contact as they would like (up from 39% to 45%).",
    ),
    (
        "percent-of-carers-who-had-as-much-social-contact-as-they-2",
        "For carers, however, the proportion has remained similar to the previous survey at 25%.",
    ),
    (
        "number-of-people-awaiting-a-care-assessment",
        "During the course of 2023/24 the number waiting has reduced by 51% (802) to 773 by the "
        "end of March 2024.",
    ),
    (
        "number-of-people-awaiting-a-care-assessment-for-more-than",
        "The number waiting for six months or more has fallen by 49% (35) from 71 on 1 January "
        "2023 to 36 at the end of March 2024.",
    ),
    ("percent-of-sequels-that-delay-need-2", ""),
    (
        "percent-of-people-who-had-no-need-for-ongoing-services-2",
        "A high level of performance has been maintained during 2023/24 (89.6% or 3,856 out of "
        "4,304) despite the considerable increase in people using the service.",
    ),
    (
        "living-at-home-91-days-after-hospital-discharge-and-2",
        "88% (539 out of 610) of people discharged from hospital to a reablement service between "
        "October and December 2023 were living at home 91 days post discharge.",
    ),
    (
        "permanent-admissions-to-care-aged-18-64-per-100-000-pop-2",
        "There were 58 admissions to a permanent care placement during 2023/24, seven more than "
        "during the previous year.",
    ),
    (
        "permanent-admissions-to-care-aged-65-per-100-000-pop-2",
        "There continues to be a downward trend in the number of people placed in permanent care, "
        "from 824 admissions in 2022/23 down to 798 in 2023/24.",
    ),
    ("percent-of-sequels-that-meet-need-2", ""),
    (
        "adult-aged-18-receiving-direct-payments-2",
        "35% (1,762 out of 4,984) of people in receipt of a long-term community service were doing "
        "so via a direct payment. This is similar to the previous year (36% or 1,939 out of "
        "5,357).",
    ),
    (
        "percent-of-service-users-who-say-that-services-have-made-2",
        "There was a small reduction this year in the proportion who stated that services do help "
        "them feel safe (down from 85% to 83%).",
    ),
    (
        "percent-of-safeguarding-enquiries-where-the-identified-risk",
        "During 2023/24, 96% (524 out of 528) of enquiries involved an identified risk being "
        "reduced or removed, slightly more than 90% (264 out of 292) during the previous year.",
    ),
    (
        "percent-of-service-users-who-received-their-annual-review-2",
        "74% (3,950 out of 5,375) of people who had been in receipt of services for at least a "
        "year had been reviewed in the past 12 months. This reduction is attributed to the "
        "redistribution of review resources.",
    ),
)


def commentary(source: Path, target: Path) -> None:
    """Write the workbook to *target*; the same bytes each time.

    Args:
        source: The printed appendix of 2023/24 as text.
        target: The workbook.
    """
    import xlsxwriter

    rows = list(csv.DictReader(io.StringIO(source.read_text("utf-8"))))
    with xlsxwriter.Workbook(target) as book:
        book.set_properties(
            {
                "title": "Commentary 2023/24 (sample)",
                "comments": SAID,
                "created": datetime(2024, 5, 7),
            }
        )
        cell = {"border": 1, "text_wrap": True, "valign": "top"}
        formats = {
            "title": book.add_format({"bold": True, "font_size": 14}),
            "note": book.add_format({"italic": True}),
            "head": book.add_format(cell | {"bold": True, "bg_color": "#C6D3E3"}),
            "cell": book.add_format(cell),
            "open": book.add_format(cell | {"bg_color": "#FFF9E5", "locked": False}),
        }
        sheet = book.add_worksheet("Commentary")
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(FIRST_ROW, 3)
        sheet.repeat_rows(FIRST_ROW - 1)
        sheet.write_string("A1", "Commentary on the performance dashboard", formats["title"])
        sheet.write_string("A2", "Position 2023/24; please write in the last column and return")
        sheet.write_string("A3", SAID, formats["note"])
        for column, heading in enumerate(HEADINGS):
            sheet.write_string(FIRST_ROW - 1, column, heading, formats["head"])
        written = zip(rows, COMMENTS, strict=True)
        for at, (row, (reference, comment)) in enumerate(written, start=FIRST_ROW):
            write_measure(sheet, at, row, reference, comment, formats)


def write_measure(
    sheet: Any,
    at: int,
    row: dict[str, str],
    reference: str,
    comment: str,
    formats: dict[str, Any],
) -> None:
    """One measure with its comment; *at* counts from 0."""
    known = [row[field] for field in FIELDS]
    state = COMMENTED if comment else AWAITED
    for column, text in enumerate((reference, *known, state)):
        sheet.write_string(at, column, text, formats["cell"])
    if comment:
        sheet.write_string(at, len(HEADINGS) - 1, comment, formats["open"])
    else:
        sheet.write_blank(at, len(HEADINGS) - 1, None, formats["open"])
    lines = max(len(comment) / 78, len(row["description"]) / 42, len(reference) / 23, 2)
    sheet.set_row(at, 15 * int(lines + 0.99))
