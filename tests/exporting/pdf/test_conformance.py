"""The standards, by an independent validator where it is installed (`page-validation`)."""

from pathlib import Path

import pytest

from perfdesk.core.pack import Pack
from perfdesk.exporting.pdf import BodySize, PageSize, PdfOptions
from tests.exporting.pdf.printed import written
from tests.exporting.pdf.published import dashboard_of, pack_2021, pack_2023

validator = pytest.importorskip("page", reason="the validator page-validation is not installed")


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize(
    "options",
    [PdfOptions(), PdfOptions(BodySize.SMALL, PageSize.A3, marking="OFFICIAL")],
)
@pytest.mark.parametrize("pack", [pack_2021(), pack_2023()], ids=["2021/22", "2023/24"])
def test_that_the_document_keeps_every_rule_of_the_standard(
    pack: Pack, options: PdfOptions, profile: str, tmp_path: Path
) -> None:
    dashboard, charts = dashboard_of(pack)
    path = written(tmp_path, dashboard, charts, options)
    report = validator.validate_pdf(path, profile=profile)
    assert report.is_compliant, [failure.message for failure in report.failures]
    assert report.rules.total > 100
