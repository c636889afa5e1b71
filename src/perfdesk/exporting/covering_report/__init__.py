"""The covering report as a Word document that is a draft."""
