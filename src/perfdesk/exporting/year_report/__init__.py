"""The benchmarking report as PDF, workbook, Word document and web page."""
