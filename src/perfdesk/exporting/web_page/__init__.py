"""The dashboard as one web page: no script, no network, real tables, charts as drawings."""

from perfdesk.exporting.web_page.writing import write_web_page

__all__ = ["write_web_page"]
