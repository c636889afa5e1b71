"""A person at the window who answers as the test decided."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from perfdesk.core.errors import PerfDeskError
from perfdesk.store import Recovery
from perfdesk.widgets.questions import Changed, Leaving, Resuming


@dataclass
class Answers:
    """Stands in for dialog boxes; what was told is kept."""

    open: Path | None = None
    save: Path | None = None
    import_: tuple[Path, ...] = ()
    folder_: Path | None = None
    text: Path | None = None
    leave: Leaving = Leaving.STAY
    changed: Changed = Changed.STAY
    resume: Resuming = Resuming.GO_ON
    told: list[PerfDeskError] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def pack_to_open(self, folder: str) -> Path | None:
        self.asked.append("open")
        return self.open

    def pack_to_save(self, suggested: Path) -> Path | None:
        self.asked.append(f"save {suggested.name}")
        return self.save

    def extracts(self, folder: str) -> tuple[Path, ...]:
        self.asked.append("extracts")
        return self.import_

    def recipe_to_open(self, folder: str) -> Path | None:
        self.asked.append("recipe")
        return self.open

    def recipe_to_save(self, suggested: Path) -> Path | None:
        self.asked.append(f"save {suggested.name}")
        return self.save

    def folder(self, start: str) -> Path | None:
        self.asked.append("folder")
        return self.folder_

    def text_to_save(self, suggested: Path) -> Path | None:
        self.asked.append(f"text {suggested.name}")
        return self.text

    def report_to_open(self, folder: str) -> Path | None:
        self.asked.append("report")
        return self.open

    def report_copy_to_save(self, suggested: Path) -> Path | None:
        self.asked.append(f"save {suggested.name}")
        return self.save

    def leaving(self, name: str) -> Leaving:
        self.asked.append(f"leave {name}")
        return self.leave

    def unsaved_work(self, recovery: Recovery, answer: Callable[[Resuming], object]) -> None:
        self.asked.append(f"go on with {recovery.edits} of {recovery.title}")
        answer(self.resume)

    def changed_underneath(self, problem: PerfDeskError) -> Changed:
        self.asked.append("changed")
        return self.changed

    def tell(self, problem: PerfDeskError) -> None:
        self.told.append(problem)

    def about(self, title: str, text: str) -> None:
        self.asked.append(title)
