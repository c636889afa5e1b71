"""Reading the body of a reply: which of its passages is about which measure."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from perfdesk.core.collecting.taking import is_bare_answer
from perfdesk.core.measures import Measure

_QUOTED = re.compile(r"^\s*(?:>|\|)")
_ORIGINAL = re.compile(
    r"^\s*(?:-{2,}\s*(?:original|forwarded) message.*|_{10,}|from:\s.*|on .{6,80} wrote:)\s*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^\s*(?:(?:kind|best|warm|many)?\s*(?:regards|wishes)|many thanks|thanks(?: again)?|thank you"
    r"|cheers|yours (?:sincerely|faithfully)|--)\s*[,.!]?\s*$",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\s*(?:(?:hi|hello|dear|good (?:morning|afternoon))\b.{0,40}[,!.]?|(?:please )?(?:see|find) "
    r"(?:my|our) (?:comments|answers|replies)\b.{0,60})\s*$",
    re.IGNORECASE,
)
_FIELD = re.compile(r"^\s*(?P<name>comments?|reason|actions?|by when|due)\s*:\s*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*\u2022]|\d{1,2}[.)])\s+")
_AFTER_NAME = re.compile(r"^[\s:;,.\u2013\u2014-]+")
_WORDS = re.compile(r"[0-9a-z]+")
_LEAST_WORDS = 3
_LEAST_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class ReplyPart:
    """What a reply says about one measure.

    Attributes:
        measure: Id of the measure; empty where no measure is named.
        comment: In their words; several lines where there are several.
        reason: What stands after "Reason:".
        action: What stands after "Action:".
        by_when: What stands after "By when:".
    """

    measure: str
    comment: str
    reason: str = ""
    action: str = ""
    by_when: str = ""


def parts_of_reply(
    text: str, measures: Sequence[Measure], awaited: Collection[str]
) -> tuple[ReplyPart, ...]:
    """Return what a reply says, measure by measure.

    A passage is about the measure that it begins with, by its code or its words; what follows
    belongs to it until another is named. A reply that names none is about the only measure
    there is or is awaited; one that says no more than that there is nothing to say is about all
    that are awaited.

    Args:
        text: As pasted, quotations and signature included.
        measures: What its writer was asked about.
        awaited: Ids of those that are not answered yet.
    """
    said: dict[str, list[str]] = {}
    about = ""
    for line in _own_lines(text):
        named, rest = _named(line, measures)
        if named:
            about = named
            said.setdefault(about, [])
        said.setdefault(about, []).append(rest)
    loose = "\n".join(said.pop("", [])).strip()
    if loose and not said:
        open_ones = [each.id for each in measures if each.id in awaited]
        candidates = open_ones or [each.id for each in measures]
        if is_bare_answer(loose):
            return tuple(ReplyPart(each, loose) for each in candidates)
        if len(candidates) == 1:
            said[candidates[0]] = loose.splitlines()
            loose = ""
    parts = [_part(measure, lines) for measure, lines in said.items()]
    found = tuple(each for each in parts if each.comment or each.reason or each.action)
    return (*found, ReplyPart("", loose)) if loose else found


def _own_lines(text: str) -> list[str]:
    """Return the lines that the writer wrote: no greeting, quotation, original or signature."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if _ORIGINAL.match(line) or (lines and any(lines) and _CLOSING.match(line)):
            break
        if _QUOTED.match(line):
            continue
        lines.append("" if _GREETING.match(line) and not any(lines) else line.rstrip())
    return lines


def _named(line: str, measures: Sequence[Measure]) -> tuple[str, str]:
    """Return the measure that a line begins with, and what follows its name."""
    plain = _BULLET.sub("", line)
    best, length = "", 0
    for each in measures:
        for name in (f"{each.printed_code}: {each.description}", each.description, each.id,
                     each.printed_code, each.code):  # fmt: skip
            taken = _length_of_name(plain, name)
            if taken > length and name != "Local":
                best, length = each.id, taken
    if best:
        return best, _AFTER_NAME.sub("", plain[length:])
    head, mark, rest = plain.partition(":")
    if mark and not _FIELD.match(plain):
        likely = [each.id for each in measures if _is_like(head, each.description)]
        if len(likely) == 1:
            return likely[0], rest.strip()
    return "", line


def _length_of_name(line: str, name: str) -> int:
    """Return how many characters of a line are a name that it begins with; 0 where it does not."""
    words = name.split()
    if not words:
        return 0
    pattern = r"\s+".join(re.escape(word) for word in words)
    found = re.match(rf"\s*{pattern}(?![0-9A-Za-z(])", line, re.IGNORECASE)
    return found.end() if found else 0


def _is_like(head: str, description: str) -> bool:
    one, other = set(_WORDS.findall(head.casefold())), set(_WORDS.findall(description.casefold()))
    shared = len(one & other)
    return shared >= min(_LEAST_WORDS, len(other)) and shared >= _LEAST_SHARE * len(one)


def _part(measure: str, lines: Sequence[str]) -> ReplyPart:
    fields: dict[str, list[str]] = {"comment": [], "reason": [], "action": [], "by when": []}
    at = "comment"
    for each in lines:
        line, found = each, _FIELD.match(each)
        if found is not None:
            at = found["name"].casefold().rstrip("s") if found["name"] else at
            at = {"due": "by when"}.get(at, at)
            line = each[found.end() :]
        fields[at].append(line)
    told = {name: "\n".join(each).strip() for name, each in fields.items()}
    comment = re.sub(r"\n{2,}", "\n", told["comment"])
    return ReplyPart(measure, comment, told["reason"], told["action"], told["by when"])
