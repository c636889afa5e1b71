"""What the report says beside its table: summary, remarks, plain words, appendices.

Everything here is data in words, made once from pack and dashboard, so that PDF, web page, Word,
email and the overview say the same. `report.build_report` puts it together.
"""
