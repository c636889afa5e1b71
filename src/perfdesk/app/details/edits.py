"""What is written in the details, as edits: comments, who answers for a measure, its stage."""

from __future__ import annotations

from datetime import datetime

from perfdesk.app.session import Session
from perfdesk.core.editing.commentary import commentary_edit
from perfdesk.core.editing.stages import owner_edit, stage_edit
from perfdesk.core.reporting.commentary import Audience
from perfdesk.core.reporting.stages import Stage
from perfdesk.system.account import account_name


class DetailEdits:
    """Each returns whether it was done; a field that says what it said is no edit."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def is_allowed(self) -> bool:
        """Whether the open pack may be changed."""
        return self._session.is_open and not self._session.read_only

    def say(self, measure: str, audience: Audience, text: str, *, draft: bool = False) -> bool:
        """Say something of a measure at the position that is shown."""
        edit = commentary_edit(
            self._session.pack,
            self._session.dashboard.position,
            measure,
            audience,
            text,
            by=account_name(),
            at=_now(),
            draft=draft,
        )
        return self._session.perform(edit)

    def own(self, measure: str, owner: str) -> bool:
        """Name who answers for a measure."""
        return self._session.perform(owner_edit(self._session.pack, measure, owner))

    def mark(self, measure: str, stage: Stage) -> bool:
        """Set how far a measure has come."""
        position = self._session.dashboard.position
        edit = stage_edit(
            self._session.pack, position, measure, stage, by=account_name(), at=_now()
        )
        return self._session.perform(edit)


def _now() -> datetime:
    return datetime.now().astimezone()
