"""The appendices as the product prints them, laid beside the text of the papers themselves."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from perfdesk import cli
from perfdesk.system.pdf_reading import opened_pdf

pytestmark = pytest.mark.corpus

PAPERS = {
    "2021-22": "2022-01-24-benchmarking-and-performance-november-2021.txt",
    "2023-24": "2024-06-03-appendix-a-2023-24.txt",
}
_CODE = re.compile(r"(?:Local|ASCOF \w+(?: pt \w+)?(?: <i>\*BCF\*</i>| \*BCF\*)?)$")
_ARROWS = {"\u25b2", "\u25bc", "\u25c0\u25b6"}
_VERDICTS = frozenset({"", "G", "A", "R", "H", "L", "N/A", "High", "Low", *_ARROWS})
"""Cells that are printed as words or drawn as shapes; other tests hold them to the paper."""


def _compact(text: str) -> str:
    """Without spaces: a printed cell breaks where its column ends."""
    plain = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u00ad", "")
    return re.sub(r"\s|<[^>]*>", "", plain.replace("\ufffe", "").replace("\u2010", "-"))


def _rows(paper: Path) -> list[list[str]]:
    """The rows of the appendix in a paper: those that begin with a code."""
    lines = (line.split("\t") for line in paper.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if len(line) >= 7 and _CODE.match(line[0].strip())]


@pytest.fixture(params=sorted(PAPERS))
def printed(
    request: pytest.FixtureRequest, corpus: Path, tmp_path: Path
) -> tuple[list[list[str]], str]:
    """The rows of a paper, and what the PDF made of its appendix says."""
    year = request.param
    pack, pdf = tmp_path / "p.perfdesk", tmp_path / "p.pdf"
    appendix = corpus / "published" / f"appendix-a-{year}.csv"
    cli.main(["new", str(pack), "--from-appendix", str(appendix), "--council", "E10000018"])
    cli.main(["export", str(pack), "--pdf", str(pdf)])
    return _rows(corpus / "papers" / PAPERS[year]), _text_of(pdf)


def _text_of(pdf: Path) -> str:
    with opened_pdf(pdf.read_bytes()) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def test_that_nothing_that_a_paper_prints_is_lost(printed: tuple[list[list[str]], str]) -> None:
    rows, text = printed
    assert len(rows) >= 29
    shown = _compact(text)
    wanted = Counter(
        _compact(cell) for row in rows for cell in row[1:] if cell.strip() not in _VERDICTS
    )
    lost = {cell: times for cell, times in wanted.items() if shown.count(cell) < times}
    assert lost == {}


@pytest.mark.parametrize(
    ("year", "right", "wrong"),
    [
        ("2021-22",
         ("April 2021 to November 2021", "2021/22 performance", "2020/21 performance",
          "2020/21 quartile"),
         ("March 2022", "Apr-Nov 2020 performance")),
        ("2023-24",
         ("April 2023 to March 2024", "2023/24 performance", "2022/23 performance"),
         ("April 2022 to", "November 2023")),
    ],
)  # fmt: skip
def test_that_no_period_is_wrong(
    corpus: Path, tmp_path: Path, year: str, right: tuple[str, ...], wrong: tuple[str, ...]
) -> None:
    pack, pdf = tmp_path / "p.perfdesk", tmp_path / "p.pdf"
    appendix = corpus / "published" / f"appendix-a-{year}.csv"
    cli.main(["new", str(pack), "--from-appendix", str(appendix), "--council", "E10000018"])
    cli.main(["export", str(pack), "--pdf", str(pdf)])
    shown = _compact(_text_of(pdf)).casefold()
    assert [each for each in right if _compact(each).casefold() not in shown] == []
    # A figure that is due in March 2022 says so in its own cell.
    shown = shown.replace(_compact("due march 2022"), "")
    assert [each for each in wrong if _compact(each).casefold() in shown] == []
