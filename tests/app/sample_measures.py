"""Measures of the sample that tests name, found by their printed words."""

from perfdesk.app.session import Session

REABLEMENT = "% of people who had no need for ongoing services following reablement"
HERITAGE = "Heritage visits"
ADMISSIONS = "Permanent admissions to care (aged 18-64) per 100,000 pop."


def id_of(session: Session, description: str) -> str:
    """The id of the measure with these words."""
    rows = session.dashboard.rows
    return next(row.measure for row in rows if row.description == description)
