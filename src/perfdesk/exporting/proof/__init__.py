"""Proof: what was written is read back and compared with the dashboard it was written from.

Reading takes nothing from the writers but the names of the sheets and what the formats of
numbers mean: cells are found by the headings they stand under.
"""

from perfdesk.exporting.proof.accessible import prove_accessible_workbook
from perfdesk.exporting.proof.comparing import Proof
from perfdesk.exporting.proof.document import prove_word
from perfdesk.exporting.proof.draft import prove_email
from perfdesk.exporting.proof.pages import prove_pdf
from perfdesk.exporting.proof.presentation import prove_workbook
from perfdesk.exporting.proof.secrecy import prove_nothing_leaked
from perfdesk.exporting.proof.web import prove_web_page

__all__ = [
    "Proof",
    "prove_accessible_workbook",
    "prove_email",
    "prove_nothing_leaked",
    "prove_pdf",
    "prove_web_page",
    "prove_word",
    "prove_workbook",
]
