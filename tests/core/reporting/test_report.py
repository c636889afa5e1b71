"""The report's settings are kept as text that can be read back, and nothing else is."""

from __future__ import annotations

import pytest

from perfdesk.core.reporting.report import Layout, ReportSettings, report_of, report_text


def test_that_settings_are_read_back_as_they_were_written() -> None:
    report = ReportSettings(Layout.PLAIN, marking="OFFICIAL", layers=("delay",), glossary=True)
    assert report_of(report_text(report)) == report


def test_that_a_setting_of_a_later_program_that_is_missing_has_its_default() -> None:
    assert report_of('{"layout": "plain"}') == ReportSettings(Layout.PLAIN)


@pytest.mark.parametrize(
    "text",
    ["[]", '{"colour": "red"}', '{"layout": "poster"}', '{"summary": 1}', '{"layers": [1]}', "{"],
)
def test_that_what_no_report_can_say_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        report_of(text)
