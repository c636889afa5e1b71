"""The standards, by an independent validator where it is installed (`page-validation`)."""

from pathlib import Path

import pytest

from perfdesk.core.narrative.report import build_report
from perfdesk.core.pack import Pack
from perfdesk.core.reporting.report import Layout, Lettering, Paper, ReportSettings
from tests.exporting.pdf.printed import written_report
from tests.exporting.pdf.published import pack_2021, pack_2023, with_commentary

validator = pytest.importorskip("page", reason="the validator page-validation is not installed")


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("lettering", list(Lettering))
@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("pack", [pack_2021(), pack_2023()], ids=["2021/22", "2023/24"])
def test_that_the_document_keeps_every_rule_of_the_standard(
    pack: Pack, layout: Layout, lettering: Lettering, profile: str, tmp_path: Path
) -> None:
    settings = ReportSettings(
        layout=layout,
        lettering=lettering,
        paper=Paper.A3 if lettering is Lettering.SMALL else Paper.A4,
        marking="OFFICIAL" if lettering is Lettering.SMALL else "",
        layers_explained=True,
        rating_explained=True,
        glossary=True,
        other_formats="To get this document in another format, ask the council.",
    )
    report = build_report(with_commentary(pack), settings=settings, since=None)
    path = written_report(tmp_path, report)
    found = validator.validate_pdf(path, profile=profile)
    assert found.is_compliant, [failure.message for failure in found.failures]
    assert found.rules.total > 100
