"""Finding the tolerances that a printed appendix was rated by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from perfdesk.core.building.judging import facts_of, progress_case, rating_case
from perfdesk.core.judgements import Judged
from perfdesk.core.pack import Pack
from perfdesk.core.periods import Period
from perfdesk.core.places import Place
from perfdesk.core.progress_report import ProgressReport, silent
from perfdesk.core.rules.inference import Inference, PrintedVerdict, infer_tolerances
from perfdesk.core.rules.progress import ProgressCase
from perfdesk.core.rules.ratings import RatingCase
from perfdesk.core.settings import Position
from perfdesk.core.verdicts import ProgressWord, RatingWord
from perfdesk.importing.drafts.plan import PrintedWord
from perfdesk.operations.describing import Data, plain_number
from perfdesk.operations.packs import new_from_appendix

_NOT_JUDGED = frozenset({ProgressWord.NONE, RatingWord.NOT_RATED})


@dataclass(frozen=True)
class InferredAppendix:
    """What the verdicts of a printed appendix tell of its tolerances.

    Attributes:
        pack: A pack made of the appendix alone.
        inference: What was found.
    """

    pack: Pack
    inference: Inference

    @property
    def needs_a_look(self) -> bool:
        """Whether some verdict is not explained, or the default tolerances do not fit."""
        found = self.inference
        return bool(found.unexplained) or any(not each.fits for each in found.tolerances)

    def as_data(self) -> Data:
        """Return it as data for `infer --json`."""
        return {
            "position": self.pack.settings.position.label,
            "verdicts": self.inference.verdicts,
            "tolerances": [
                {
                    "name": each.name,
                    "unit": each.unit,
                    "low": plain_number(each.interval.low),
                    "high": plain_number(each.interval.high),
                    "default": plain_number(each.default),
                    "default_fits": each.fits,
                    "rows": each.rows,
                    "reproduced": each.reproduced,
                    "message": each.sentence,
                }
                for each in self.inference.tolerances
            ],
            "unexplained": [
                {
                    "measure": each.verdict.measure,
                    "description": self.pack.measure(each.verdict.measure).description,
                    "printed": each.verdict.word.value,
                    "by_rule": each.by_rule.value,
                    "reason": each.reason,
                }
                for each in self.inference.unexplained
            ],
        }

    def as_text(self) -> str:
        """Return it as lines to read."""
        lines = [f"{self.inference.verdicts} ratings and arrows are printed."]
        lines += [each.sentence for each in self.inference.tolerances if each.rows]
        for each in self.inference.unexplained:
            measure = self.pack.measure(each.verdict.measure)
            lines.append(
                f"No tolerance gives \u201c{each.verdict.word.value}\u201d for "
                f"\u201c{measure.description}\u201d. {each.reason}"
            )
        return "\n".join(lines)


def infer_appendix(
    appendix: Path,
    council: Place,
    *,
    at: datetime,
    position: Period | None = None,
    progress: ProgressReport = silent,
) -> InferredAppendix:
    """Read a printed appendix and find the tolerances that its ratings and arrows follow.

    Args:
        appendix: The table as csv or xlsx.
        council: Whose it is.
        at: When, for the sources of the pack that is made for it.
        position: What it reports; read from the file if None.
        progress: Told of the step.

    Raises:
        UnreadableExtractError: The file cannot be read, or is no such table.
    """
    made = new_from_appendix(appendix, council, at=at, position=position, progress=progress)
    pack, plan = made.pack, made.plan
    words = plan.printed if plan else ()
    verdicts = [_verdict(pack, each) for each in words if each.word not in _NOT_JUDGED]
    return InferredAppendix(pack, infer_tolerances(verdicts, pack.settings.tolerances))


def _verdict(pack: Pack, printed: PrintedWord) -> PrintedVerdict:
    position: Position = pack.position
    measure = pack.measure(printed.measure)
    facts = facts_of(pack, measure, position)
    if printed.of is Judged.RATING:
        case: RatingCase | ProgressCase = rating_case(pack, measure, position, facts)
    else:
        case = progress_case(pack, measure, position, facts)
    return PrintedVerdict(measure.id, case, printed.word)
