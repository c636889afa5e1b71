"""The pack file: an edit, saving and opening, with one council and with all of them."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from perfdesk.core.edits import edit_between
from perfdesk.core.figures import Content, Figure, FigureKey, FigureKind, Form, Reading
from perfdesk.core.pack import Pack
from perfdesk.core.periods import financial_year
from perfdesk.core.settings import PackSettings
from perfdesk.core.sources import CellReference
from perfdesk.store import OpenPack, create_pack, hold_unsaved, open_pack, read_pack
from tests.bench.timing import Benchmark

MEASURES, YEARS, ALL_COUNCILS = 40, 10, 150
PERIODS = tuple(financial_year(2014 + year) for year in range(YEARS))


def made_up_pack(councils: int) -> Pack:
    """A pack of so many councils, each with every measure in every year."""
    figures = [
        made_up_figure(council, measure, year)
        for council in range(councils)
        for measure in range(MEASURES)
        for year in range(YEARS)
    ]
    return Pack.of([PackSettings("Bench", "C0", PERIODS[-1]), *figures])


def made_up_figure(council: int, measure: int, year: int) -> Figure:
    """A percentage with its counts and the cell it came from."""
    value = Decimal((council * 7 + measure * 3 + year) % 1000) / 10
    return Figure(
        FigureKey(f"measure-{measure}", f"C{council}", PERIODS[year], FigureKind.PUBLISHED),
        Reading(
            f"{value}%", Content.NUMBER, value, 1, Form.PERCENT, Decimal(council), Decimal(1000)
        ),
        CellReference("f" * 64, "time series.ods", "Table 2a", f"F{council}"),
    )


class Desk:
    """A pack that is being worked on in a folder, made when it is first needed."""

    def __init__(self, councils: int, folder: Path) -> None:
        self._councils = councils
        self._folder = folder / f"{councils} councils"
        self._folder.mkdir()
        self._opened: OpenPack | None = None
        self._edits = 0

    @property
    def file(self) -> Path:
        """The pack file."""
        path = self._folder / "bench.perfdesk"
        if not path.exists():
            create_pack(path, made_up_pack(self._councils))
        return path

    @property
    def opened(self) -> OpenPack:
        """The pack, held open."""
        if self._opened is None:
            workspace = self._folder / "held"
            self._opened = hold_unsaved(made_up_pack(self._councils), workspace)
        return self._opened

    def edit(self) -> None:
        """Type over one figure."""
        self._edits += 1
        pack = self.opened.pack
        figure = pack.table(Figure)[FigureKey("measure-0", "C0", PERIODS[0], FigureKind.PUBLISHED)]
        reading = replace(figure.reading, text=f"{self._edits}%", value=Decimal(self._edits))
        self.opened.apply(edit_between(pack, "Edit", [replace(figure, reading=reading)]))

    def publish(self) -> None:
        """Save the pack."""
        self.opened.publish(self._folder / "saved.perfdesk")

    def read(self) -> None:
        """Read the pack."""
        read_pack(self.file)

    def open(self) -> None:
        """Open the pack to work on, and close it."""
        with open_pack(self.file, workspace=self._folder / "opened"):
            pass


def benchmarks(folder: Path) -> list[Benchmark]:
    """What a person waits for when a cell is left, a pack opened or saved."""
    one, every = Desk(1, folder), Desk(ALL_COUNCILS, folder)
    return [
        Benchmark("edit in a pack of 400 figures", one.edit),
        Benchmark("edit in a pack of 60,000 figures", every.edit),
        Benchmark("publish 400 figures", one.publish),
        Benchmark("publish 60,000 figures", every.publish),
        Benchmark("open 400 figures", one.open),
        Benchmark("open 60,000 figures", every.open),
        Benchmark("read 60,000 figures", every.read),
    ]
