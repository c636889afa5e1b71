"""Questions of an import: asked once, and answered by a person now or before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from perfdesk.core.imports.answers import LEFT_OUT, AnswerKey, KeptAnswer
from perfdesk.core.pack import Pack
from perfdesk.core.problems import ImportKind, Problem, Severity
from perfdesk.core.sources import CellReference

SKIP = LEFT_OUT
"""The answer that leaves the figures of a question out, on purpose."""

ALWAYS = "always "
"""What an answer begins with that holds for a label in files of every kind."""

_MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Something in the extract that was not taken, so that nothing is dropped in silence.

    Attributes:
        where: The cells that hold it.
        text: As read.
        message: One sentence: why it was not taken and what to do.
    """

    where: CellReference
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: the value passed back, and the words shown."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that the import would have to guess, and asks instead.

    Attributes:
        id: What the answer is passed under; the same file and pack give the same id.
        text: The question, in one sentence.
        where: The cells it is about.
        choices: The answers to choose from, the likeliest first.
        default: The value to preselect; None where none is likelier. Never taken unasked.
        keeps: What the answer is kept under for later files; None where it is about this file
            alone.
    """

    id: str
    text: str
    where: CellReference
    choices: tuple[Choice, ...]
    default: str | None = None
    keeps: AnswerKey | None = None

    @property
    def may_hold_always(self) -> bool:
        """Whether the answer may hold for the same words in files of every kind."""
        return self.keeps is not None and bool(self.keeps.family and self.keeps.label)


def kept_question(
    key: AnswerKey, text: str, where: CellReference, choices: tuple[Choice, ...]
) -> Question:
    """Return a question whose answer is kept for later files."""
    return Question(str(key), text, where, choices, keeps=key)


@dataclass
class Asking:
    """The questions of one import, and what was answered to them, now or in an earlier import.

    Attributes:
        pack: Whose kept answers count.
        answers: Given in this import, by the ids of their questions; these come first.
        questions: What has no answer yet, each once.
        not_understood: What is left out until it is answered.
    """

    pack: Pack
    answers: Mapping[str, str]
    questions: list[Question] = field(default_factory=list)
    not_understood: list[NotUnderstood] = field(default_factory=list)
    _kept: dict[AnswerKey, KeptAnswer] = field(default_factory=dict)
    _left_out: dict[str, None] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)

    def answer(
        self, question: Question, words: str, left: NotUnderstood | None = None
    ) -> str | None:
        """Return the answer to a question; None where there is none, which is then asked.

        Args:
            question: The question.
            words: What the file says that it is about.
            left: What to say of the figures until it is answered.

        Returns:
            The value of one of its choices. An answer that is no choice any more, such as a
            measure that was removed, is asked for again.
        """
        offered = {each.value for each in question.choices}
        given = self.answers.get(question.id)
        if given is not None:
            value = given.removeprefix(ALWAYS)
            if value in offered:
                self._keep(question, given, words)
                return value
        known = self.known(question.keeps) if question.keeps else None
        if known is not None and known.answer in offered:
            self.note(known)
            return known.answer
        if question.id not in self._ids:
            self._ids.add(question.id)
            self.questions.append(question)
            if left is not None:
                self.not_understood.append(left)
        return None

    def known(self, key: AnswerKey) -> KeptAnswer | None:
        """Return what was answered before of this kind of file, or of every kind."""
        held = self.pack.table(KeptAnswer)
        return held.get(key) or held.get(key.of_any_family)

    def note(self, known: KeptAnswer) -> None:
        """Note that an answer of an earlier import was obeyed: what it leaves out is named."""
        if known.answer == SKIP:
            self._left_out[known.words or known.key.label] = None

    def keep(self, key: AnswerKey, answer: str, words: str) -> None:
        """Keep what was answered for later files."""
        self._kept[key] = KeptAnswer(key, answer, words)

    @property
    def records(self) -> tuple[KeptAnswer, ...]:
        """The answers to keep for later files."""
        return tuple(self._kept.values())

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Say what was left out as answered before: the answer may have been for then."""
        names = [f"\u201c{each}\u201d" for each in self._left_out]
        if not names:
            return ()
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        return (
            Problem(
                Severity.NOTE,
                ImportKind.LEFT_OUT,
                f"Left out, as answered before: {', '.join(names[:_MOST_NAMED])}{more}. The "
                "answers can be changed under Sources.",
            ),
        )

    def _keep(self, question: Question, given: str, words: str) -> None:
        if question.keeps is None:
            return
        key = question.keeps
        if given.startswith(ALWAYS) and question.may_hold_always:
            key = key.of_any_family
        self.keep(key, given.removeprefix(ALWAYS), words)
